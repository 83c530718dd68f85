package io.candlebus.feed;

/** A source that cannot begin; the message says which, where and why. Not a bug: whoever chose the source can mend it. */
public final class FeedRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedRefused(String message) {
        super(message, null, false, false);
    }
}
