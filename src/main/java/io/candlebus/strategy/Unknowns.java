package io.candlebus.strategy;

import io.candlebus.market.Timeframe;

/** Tells why a number is unknown, in a phrase for people. */
final class Unknowns {
    private final Moment moment;
    private final Timeframe base;

    Unknowns(Moment moment) {
        this.moment = moment;
        this.base = moment.base();
    }

    /** @param on the timeframe on whose candles it is looked at */
    String why(Value value, Timeframe on) {
        Timeframe own = value.timeframe(base);
        long seen = moment.candles(own);
        if (own != on && seen == 0) {
            return "no candle of " + own + " has closed yet";
        }
        if (seen < value.warmup(base) && !(value instanceof Value.Reading)) {
            return "warming up: " + seen + " of " + value.warmup(base) + " candles" + (own == base ? "" : " of " + own);
        }
        if (value instanceof Value.Reading) {
            return "no position is open";
        }
        if (value instanceof Value.Delayed delayed) {
            return "it was unknown " + delayed.candles() + (delayed.candles() == 1 ? " candle ago" : " candles ago");
        }
        if (value instanceof Value.Computed computed) {
            return computed(computed, own);
        }
        if (value instanceof Value.Told told) {
            return told(told);
        }
        for (Value input : value.inputs()) {
            if (isUnknown(input)) {
                return why(input, own);
            }
        }
        return value instanceof Value.Output output
                ? Labels.of(output.run().args(), output.run().type())
                        + " has no value here: its candles do not give it one"
                : "it is unknown";
    }

    private String computed(Value.Computed computed, Timeframe own) {
        for (Value input : computed.inputs()) {
            if (isUnknown(input)) {
                return why(input, own);
            }
        }
        return switch (computed.operation()) {
            case DIVIDE, REMAINDER -> "division by zero";
            case SQRT -> "the square root of a negative number";
            case LOG -> "the logarithm of a number that is not positive";
            case CLAMP -> "its low is above its high";
            default -> "the result is no finite number";
        };
    }

    private static String told(Value.Told told) {
        return switch (told.kind()) {
            case COUNT -> "its condition was unknown on one of the last " + told.candles() + " candles";
            case BARS_SINCE -> "its condition was not known to be true within the last " + told.candles() + " candles";
            case VALUE_WHEN ->
                "its condition was not known to be true " + (told.occurrence() + 1) + " times within the last "
                        + told.candles() + " candles";
        };
    }

    private boolean isUnknown(Value value) {
        return Double.isNaN(moment.number(value));
    }
}
