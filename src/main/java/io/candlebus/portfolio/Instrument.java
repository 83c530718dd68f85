package io.candlebus.portfolio;

/**
 * What an exchange rounds to.
 *
 * @param tick smallest step of a price; 0 when not known
 * @param lot smallest step of a quantity; 0 when not known
 */
public record Instrument(double tick, double lot) {
    /** Nothing is rounded. */
    public static final Instrument UNKNOWN = new Instrument(0, 0);

    /** Steps that a binary fraction falls short of by rounding alone. */
    private static final double SLACK = 1e-9;

    public Instrument {
        if (!(tick >= 0 && tick < Double.POSITIVE_INFINITY && lot >= 0 && lot < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tick and lot are finite and not negative: " + tick + ", " + lot);
        }
    }

    /** The next price on the grid, up for a way of 1, down for −1; a price on the grid stays. */
    double price(double price, int way) {
        if (tick == 0) {
            return price;
        }
        double ticks = price / tick;
        double whole = way > 0 ? Math.ceil(ticks - SLACK) : Math.floor(ticks + SLACK);
        return onGrid(whole, tick);
    }

    /** The largest quantity on the grid that is not above one. */
    double quantity(double quantity) {
        return lot == 0 ? quantity : onGrid(Math.floor(quantity / lot + SLACK), lot);
    }

    /** Divides where the step is one over a whole number, so that 3 steps of 0.1 are 0.3. */
    private static double onGrid(double steps, double step) {
        double parts = Math.rint(1 / step);
        return parts >= 1 && Math.abs(parts * step - 1) < SLACK ? steps / parts : steps * step;
    }
}
