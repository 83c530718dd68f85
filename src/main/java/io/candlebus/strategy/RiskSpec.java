package io.candlebus.strategy;

import java.util.List;
import java.util.stream.Stream;

/**
 * How large a position is, and what ends it apart from signals, as written. Numbers are constants or name parameters.
 *
 * @param size how much an entry buys or sells
 * @param stopLoss null for none
 * @param takeProfit null for none
 * @param trailingStop percent or atr; null for none
 * @param activatePercent profit in percent from which the trailing stop follows; null for at once
 * @param maxCandlesHeld candles after which a position is closed; null for no limit
 * @param onOppositeEntry what an entry against an open position does
 * @param leverage how many times its equity the account may hold; null for once
 */
public record RiskSpec(
        SizeSpec size,
        LevelSpec stopLoss,
        LevelSpec takeProfit,
        LevelSpec trailingStop,
        Operand activatePercent,
        Operand maxCandlesHeld,
        OnOpposite onOppositeEntry,
        Operand leverage) {
    /** All of the equity, and nothing that ends a position but signals. */
    public static final RiskSpec NONE = new RiskSpec(
            new SizeSpec(SizeSpec.Type.PERCENT_EQUITY, new Operand.Constant(100, Place.NOWHERE), Place.NOWHERE),
            null,
            null,
            null,
            null,
            null,
            OnOpposite.REVERSE,
            null);

    /** What an entry against an open position does. */
    public enum OnOpposite {
        /** Closes it, and opens its own. */
        REVERSE,
        /** Closes it, and opens nothing. */
        CLOSE,
        /** Nothing: it does not fire. */
        IGNORE
    }

    /**
     * How much an entry buys or sells.
     *
     * @param value units of the base, units of the quote, or percent of equity
     */
    public record SizeSpec(Type type, Operand value, Place place) {
        /** What the value counts. */
        public enum Type {
            /** Units of the base. */
            FIXED_QUANTITY,
            /** Units of the quote, the entry's fee included. */
            FIXED_CASH,
            /** Percent of equity, the entry's fee included. */
            PERCENT_EQUITY,
            /** Percent of equity that is lost, all costs included, when the position ends at its stop. */
            RISK_PERCENT
        }
    }

    /**
     * A price that ends a position, by its distance or by itself.
     *
     * @param value percent of the price, multiple of the average true range, multiple of the stop's distance, or the price
     * @param period of the average true range; null for other types
     */
    public record LevelSpec(Type type, Operand value, Operand period, Place place) {
        /** How the level is told. */
        public enum Type {
            /** Percent of the entry's price; of the best price since for a trailing stop. */
            PERCENT,
            /** Multiples of the average true range at the candle that gave the order. */
            ATR,
            /** Multiples of the stop's distance from the entry's price. */
            REWARD,
            /** A price, as of the candle that gave the order. */
            PRICE
        }
    }

    /** Every number it is written with. */
    List<Operand> operands() {
        return Stream.of(
                        Stream.of(size.value(), activatePercent, maxCandlesHeld, leverage),
                        Stream.of(stopLoss, takeProfit, trailingStop)
                                .filter(l -> l != null)
                                .flatMap(l -> Stream.of(l.value(), l.period())))
                .flatMap(s -> s)
                .filter(o -> o != null)
                .toList();
    }
}
