package io.candlebus.store;

/** Another process, or another engine of this one, holds the store's file. */
public final class StoreInUse extends StoreRefused {
    private static final long serialVersionUID = 1L;

    public StoreInUse(String message) {
        super(message);
    }
}
