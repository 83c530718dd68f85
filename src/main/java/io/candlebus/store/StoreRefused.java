package io.candlebus.store;

/** The file cannot be used as our store, and was not touched: not ours, damaged, newer than we know, or in use. */
public class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreRefused(String message) {
        super(message);
    }

    public StoreRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
