package io.candlebus.strategy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code position.*}: what a rule can ask about the open position. All but the side are unknown while flat. */
public enum PositionField {
    /** 1 long, −1 short, 0 flat. */
    SIDE,
    /** Price of the entry's fill. */
    ENTRY_PRICE,
    /** Move of the close from the entry in the position's favour, in percent of the entry; fees left out. */
    PNL_PERCENT,
    /** Candles whose close the position has seen, counting the one it was opened in. */
    CANDLES_HELD,
    /** Highest price since the entry, counting the candle it was opened in. */
    HIGH_SINCE,
    /** Lowest price since the entry, counting the candle it was opened in. */
    LOW_SINCE;

    /** The field after {@code position.}, in lower case. */
    static Optional<PositionField> of(String name) {
        return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the numbers come from. Asked once per candle for each field a strategy uses, after marking to market. */
    public interface Source {
        /** The field's value, NaN while there is none. */
        double read(PositionField field);
    }
}
