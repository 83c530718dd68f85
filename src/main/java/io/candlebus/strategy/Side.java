package io.candlebus.strategy;

/** Which way a position profits. */
public enum Side {
    LONG(1),
    SHORT(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** 1 when a rising price is profit, −1 when a falling one is. */
    public int sign() {
        return sign;
    }

    /** The other one. */
    public Side opposite() {
        return this == LONG ? SHORT : LONG;
    }
}
