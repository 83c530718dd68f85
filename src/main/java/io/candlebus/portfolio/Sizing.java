package io.candlebus.portfolio;

import io.candlebus.strategy.Risk;
import io.candlebus.strategy.RiskSpec.SizeSpec;

/** How much an entry buys or sells. Immutable. */
final class Sizing {
    /** What rounding alone may make a size larger than what there is. */
    private static final double SLACK = 1e-9;

    private final Risk risk;
    private final PaperTerms terms;

    Sizing(Risk risk, PaperTerms terms) {
        this.risk = risk;
        this.terms = terms;
    }

    /**
     * Units of the base, on the grid of the instrument; 0 when it is less than one lot, or more than there is.
     *
     * @param equity of the account, which is flat
     * @param price of the fill
     * @param stop NaN for none
     */
    double quantity(double equity, double price, double stop, int sign) {
        double most = most(equity, price);
        double wanted = wanted(equity, price, stop, sign);
        boolean fits = wanted <= most * (1 + SLACK) || risk.size() == SizeSpec.Type.RISK_PERCENT;
        return fits && most > 0 ? terms.instrument().quantity(Math.min(wanted, most)) : 0;
    }

    /** Whether more is wanted than there is. */
    boolean isTooLarge(double equity, double price, double stop, int sign) {
        return risk.size() != SizeSpec.Type.RISK_PERCENT
                && wanted(equity, price, stop, sign) > most(equity, price) * (1 + SLACK);
    }

    /** As much as the equity, and the leverage on it, can carry. */
    private double most(double equity, double price) {
        return risk.leverage() * equity / costing(price);
    }

    private double wanted(double equity, double price, double stop, int sign) {
        double value = risk.sizeValue();
        return switch (risk.size()) {
            case FIXED_QUANTITY -> value;
            case FIXED_CASH -> value / costing(price);
            case PERCENT_EQUITY -> equity * value / 100 / costing(price);
            case RISK_PERCENT -> equity * value / 100 / losing(price, stop, sign);
        };
    }

    /** What a unit costs, its fee included. */
    private double costing(double price) {
        return price * (1 + terms.feeShare());
    }

    /** What a unit loses at the stop: the distance, the slippage there, and both fees. */
    private double losing(double price, double stop, int sign) {
        double exit = Math.max(0, terms.fillPrice(stop, -sign));
        return sign * (price - exit) + (price + exit) * terms.feeShare();
    }
}
