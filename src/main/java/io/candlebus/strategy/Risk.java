package io.candlebus.strategy;

/**
 * How large a position is, and what ends it apart from signals, compiled.
 *
 * @param size what {@code sizeValue} counts
 * @param sizeValue above 0
 * @param stopLoss {@link Level#NONE} for none
 * @param takeProfit likewise
 * @param trailingStop likewise
 * @param activatePercent profit in percent of the entry's price from which the trailing stop follows; 0 for at once
 * @param maxCandlesHeld 0 for no limit
 * @param onOppositeEntry what an entry against an open position does
 * @param leverage 1 or above
 */
public record Risk(
        RiskSpec.SizeSpec.Type size,
        double sizeValue,
        Level stopLoss,
        Level takeProfit,
        Level trailingStop,
        double activatePercent,
        int maxCandlesHeld,
        RiskSpec.OnOpposite onOppositeEntry,
        double leverage) {
    /** All of the equity, and nothing that ends a position but signals. */
    public static final Risk NONE = new Risk(
            RiskSpec.SizeSpec.Type.PERCENT_EQUITY,
            100,
            Level.NONE,
            Level.NONE,
            Level.NONE,
            0,
            0,
            RiskSpec.OnOpposite.REVERSE,
            1);

    /**
     * A price that ends a position.
     *
     * @param type null for none
     * @param value percent or multiple; no account for a price
     * @param slot of the number it needs as of the order, for {@link ProgramRun#number}; −1 when it needs none
     */
    public record Level(RiskSpec.LevelSpec.Type type, double value, int slot) {
        /** Ends nothing. */
        public static final Level NONE = new Level(null, Double.NaN, -1);

        /** Whether it can end a position. */
        public boolean exists() {
            return type != null;
        }
    }
}
