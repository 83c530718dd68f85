package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** A condition about a stretch of candles. Numbers of candles are whole and known when the document is compiled. */
public sealed interface Event extends Condition {
    /** True on at least one of the last n candles, this one included; 0 and 1 mean this one alone. */
    record Within(Condition condition, Operand candles, Place place) implements Event {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public List<Expression> inside() {
            return List.of(condition, candles);
        }

        @Override
        public String text() {
            return Expression.call("within", inside());
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.within(this);
        }
    }

    /** True on each of the last n candles, this one included. */
    record Held(Condition condition, Operand candles, Place place) implements Event {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public List<Expression> inside() {
            return List.of(condition, candles);
        }

        @Override
        public String text() {
            return Expression.call("held", inside());
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.held(this);
        }
    }

    /** True now and false on the candle before. */
    record Once(Condition condition, Place place) implements Event {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public String text() {
            return Expression.call("once", inside());
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.once(this);
        }
    }

    /**
     * The last one is true now, and each of the others was true on a candle of its own before the next one's, all of them within
     * the last n candles, this one included.
     *
     * @param conditions two or more
     */
    record Sequence(List<Condition> conditions, Operand candles, Place place) implements Event {
        public Sequence {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Condition> parts() {
            return conditions;
        }

        @Override
        public List<Expression> inside() {
            List<Expression> all = new ArrayList<>(conditions);
            all.add(candles);
            return all;
        }

        @Override
        public String text() {
            return Expression.call("sequence", inside());
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.sequence(this);
        }
    }

    /** Each of the last n steps from candle to candle went one way: {@code rising(x, n)} or {@code falling(x, n)}. */
    record Steps(Operand x, boolean up, Operand candles, Place place) implements Event {
        @Override
        public List<Expression> inside() {
            return List.of(x, candles);
        }

        @Override
        public String text() {
            return Expression.call(up ? "rising" : "falling", inside());
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.steps(this);
        }
    }

    /** {@code (condition)@4h}: what it was at the last closed candle of a higher timeframe. */
    record OnHigher(Condition condition, Timeframe timeframe, Place place) implements Event {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public String text() {
            return condition.text(Binding.POSTFIX) + "@" + timeframe;
        }

        @Override
        public Binding binding() {
            return Binding.POSTFIX;
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.onHigher(this);
        }
    }
}
