package io.candlebus.store;

/** The disk or the database does not do its work. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean entryAtFault;

    private StoreFailure(String message, Throwable cause, boolean entryAtFault) {
        super(message, cause);
        this.entryAtFault = entryAtFault;
    }

    /** Trying again later may help. */
    public static StoreFailure of(String what, Throwable cause) {
        return new StoreFailure(what + ": " + cause.getMessage(), cause, false);
    }

    /** The entry can never be stored: a mistake of ours. */
    public static StoreFailure ofEntry(String what, Throwable cause) {
        return new StoreFailure(what + ": " + cause.getMessage(), cause, true);
    }

    /** Whether trying the same entry again is in vain. */
    public boolean entryAtFault() {
        return entryAtFault;
    }
}
