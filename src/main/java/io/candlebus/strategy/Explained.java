package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.Optional;

/**
 * A condition at one candle: what it is, and what made it so.
 *
 * @param condition as written
 * @param on the timeframe whose candles it is about; null for the strategy's own
 * @param truth as of the last candle of that timeframe
 * @param terms the numbers it compares itself, in the order of writing
 * @param distance how far it is from the other truth; null where that is no number
 * @param note what else there is to say about it, or null
 * @param past what it was on the last candles, the newest last, at most 40; empty on higher timeframes
 * @param sinceMs close time of the candle from which on it has been what it is; of the earliest one that is remembered when it
 *     has not changed since; {@code Long.MIN_VALUE} when {@code past} is empty
 * @param parts the conditions inside it
 */
public record Explained(
        Condition condition,
        Timeframe on,
        Truth truth,
        List<Term> terms,
        Distance distance,
        String note,
        List<Truth> past,
        long sinceMs,
        List<Explained> parts) {
    public Explained {
        terms = List.copyOf(terms);
        past = List.copyOf(past);
        parts = List.copyOf(parts);
    }

    /**
     * A number of a condition.
     *
     * @param text as written
     * @param value NaN while unknown
     * @param before on the candle before, where that matters; NaN where it does not, or is unknown
     * @param unknown why it is unknown, or null
     */
    public record Term(String text, double value, double before, String unknown) {}

    /**
     * How far a comparison is from its other truth.
     *
     * @param gap what must be added to the left side to reach the right one
     * @param near from 0 to 1, as a share of the right side; NaN where that is zero
     * @param candles until they meet, should both go on as from the candle before to this one; NaN when they do not approach
     */
    public record Distance(double gap, double near, double candles) {}

    /**
     * What keeps it from being true, where one has to look first: of several that must be true the first that is false, else the
     * first that is unknown; of several of which one would do, the first. Empty when it is true.
     */
    public Optional<Explained> blocker() {
        if (truth == Truth.TRUE) {
            return Optional.empty();
        }
        boolean group = condition instanceof Condition.All
                || condition instanceof Condition.Any
                || condition instanceof Condition.AtLeast
                || condition instanceof Condition.Weighted
                || condition instanceof Event.Within
                || condition instanceof Event.Held;
        if (!group) {
            return Optional.of(this);
        }
        return first(Truth.FALSE).or(() -> first(Truth.UNKNOWN)).or(() -> Optional.of(this));
    }

    private Optional<Explained> first(Truth wanted) {
        return parts.stream().filter(p -> p.truth == wanted).findFirst().flatMap(Explained::blocker);
    }
}
