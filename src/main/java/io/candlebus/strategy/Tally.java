package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.List;

/** A number that tells of a condition's past. */
public sealed interface Tally extends Operand {
    /** The condition whose past it tells. */
    Condition condition();

    /**
     * {@code count(condition, n)}: on how many of the last n candles, this one included, it was true; unknown while it was
     * unknown on one of them.
     */
    record Count(Condition condition, Operand candles, Place place) implements Tally {
        @Override
        public String text() {
            return Expression.call("count", inside());
        }

        @Override
        public List<Expression> inside() {
            return List.of(condition, candles);
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.count(this, on);
        }
    }

    /**
     * {@code bars_since(condition, max)}: candles since it was last true, 0 when it is true now; unknown when that is more
     * than {@code max} candles ago, or may have been meanwhile.
     */
    record BarsSince(Condition condition, Operand most, Place place) implements Tally {
        @Override
        public String text() {
            return Expression.call("bars_since", inside());
        }

        @Override
        public List<Expression> inside() {
            return List.of(condition, most);
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.barsSince(this, on);
        }
    }

    /**
     * {@code value_when(condition, x, k, max)}: what x was when the condition was true for the last time but k; unknown when that
     * is more than {@code max} candles ago, or the condition may have been true in between.
     */
    record ValueWhen(Condition condition, Operand x, Operand occurrence, Operand most, Place place) implements Tally {
        @Override
        public String text() {
            return Expression.call("value_when", inside());
        }

        @Override
        public List<Expression> inside() {
            return List.of(condition, x, occurrence, most);
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.valueWhen(this, on);
        }
    }
}
