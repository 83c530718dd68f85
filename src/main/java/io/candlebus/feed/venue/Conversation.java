package io.candlebus.feed.venue;

import java.util.List;

/** What is said over one connection, from its opening on. Keeps what was asked until it is answered. One thread. */
public interface Conversation {
    /** What to say first, in this order: subscriptions in portions that the venue takes. */
    List<String> opening();

    /** Takes in a text frame. Whatever it is, nothing is thrown: what cannot be read is {@link Heard#unreadable}. */
    void hear(String frame, Heard heard);
}
