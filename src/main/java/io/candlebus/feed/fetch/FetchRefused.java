package io.candlebus.feed.fetch;

import java.io.IOException;

/** A download cannot be done as it was asked for; the message says what to do instead. */
public final class FetchRefused extends IOException {
    private static final long serialVersionUID = 1L;

    public FetchRefused(String message) {
        super(message);
    }
}
