package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Second thoughts on a strategy that can run, but perhaps not as meant: conditions that nothing can change, rules without
 * their counterpart, indicators for nothing.
 */
public final class Review {
    private final StrategySpec spec;
    private final Reports reports = new Reports();
    private final ProgramDraft program;
    private final Set<Value.Run> used = new HashSet<>();

    private Review(StrategySpec spec, Catalogue catalogue) {
        this.spec = spec;
        this.program = new ProgramDraft(spec, catalogue, new Reports());
    }

    /** Warnings and infos, never errors; names that mean nothing are passed over. */
    public static List<Problem> of(StrategySpec spec, Catalogue catalogue) {
        Review review = new Review(spec, catalogue);
        spec.signals().forEach(review::signal);
        spec.indicators().forEach(review::indicator);
        return review.reports.problems();
    }

    private void signal(SignalSpec signal) {
        condition(signal.when());
        counterpart(signal);
        trigger(signal);
    }

    private void counterpart(SignalSpec signal) {
        if (signal.type() == SignalSpec.Type.EXIT && !has(SignalSpec.Type.ENTRY, signal.side())) {
            reports.warning(
                    "exit-without-entry",
                    signal.place(),
                    "\"" + signal.id() + "\" closes what no signal opens: there is no entry for the same side");
        }
        boolean closed = has(SignalSpec.Type.EXIT, signal.side()) || hasOppositeEntry(signal.side());
        if (signal.type() == SignalSpec.Type.ENTRY && !closed) {
            reports.warning(
                    "entry-without-exit",
                    signal.place(),
                    "no signal closes what \"" + signal.id() + "\" opens: there is no exit for the same side");
        }
    }

    private boolean has(SignalSpec.Type type, Side side) {
        return spec.signals().stream().anyMatch(s -> s.type() == type && s.side() == side);
    }

    private boolean hasOppositeEntry(Side side) {
        return spec.signals().stream().anyMatch(s -> s.type() == SignalSpec.Type.ENTRY && s.side() != side);
    }

    /** A condition that lasts fires again and again, where a moment was probably meant. */
    private void trigger(SignalSpec signal) {
        if (signal.edge() || crosses(signal.when())) {
            return;
        }
        if (signal.type() == SignalSpec.Type.ALERT) {
            reports.warning(
                    "level-as-trigger",
                    signal.place(),
                    "\"" + signal.id() + "\" fires on each candle on which its condition holds; "
                            + "with \"edge\": true it fires when the condition becomes true");
        } else if (signal.type() == SignalSpec.Type.ENTRY) {
            reports.info(
                    "level-as-trigger",
                    signal.place(),
                    "\"" + signal.id()
                            + "\" can fire on any candle on which its condition holds, except while its side is "
                            + "open; with \"edge\": true only when the condition becomes true");
        }
    }

    private static boolean crosses(Condition condition) {
        return condition instanceof Condition.Cross
                || !(condition instanceof Condition.Not)
                        && condition.parts().stream().anyMatch(Review::crosses);
    }

    private void condition(Condition condition) {
        condition.parts().forEach(this::condition);
        if (condition instanceof Condition.Compare compare) {
            compare(compare);
        } else if (condition instanceof Condition.Cross cross) {
            cross(cross);
        } else if (condition instanceof Condition.Between between) {
            between(between);
        }
    }

    private void compare(Condition.Compare compare) {
        Interval left = interval(compare.left());
        Interval right = interval(compare.right());
        if (left.never(compare.comparison(), right)) {
            never(compare, compare.left(), left);
        } else if (left.always(compare.comparison(), right)) {
            reports.warning(
                    "always-true",
                    compare.place(),
                    "\"" + compare.text() + "\" is always true" + because(compare.left(), left));
        }
    }

    private void cross(Condition.Cross cross) {
        Interval left = interval(cross.left());
        Interval right = interval(cross.right());
        boolean above = !left.never(Comparison.GREATER, right) && !left.never(Comparison.LESS_OR_EQUAL, right);
        boolean below = !left.never(Comparison.LESS, right) && !left.never(Comparison.GREATER_OR_EQUAL, right);
        boolean possible = cross.direction() == Direction.ABOVE
                ? above
                : cross.direction() == Direction.BELOW ? below : above || below;
        if (!possible) {
            never(cross, cross.left(), left);
        }
    }

    private void between(Condition.Between between) {
        Interval x = interval(between.x());
        Interval low = interval(between.low());
        Interval high = interval(between.high());
        boolean empty = low.never(Comparison.LESS_OR_EQUAL, high);
        if (empty || x.never(Comparison.GREATER_OR_EQUAL, low) || x.never(Comparison.LESS_OR_EQUAL, high)) {
            never(between, between.x(), x);
        }
    }

    private void never(Condition condition, Operand about, Interval values) {
        reports.warning(
                "never-true", condition.place(), "\"" + condition.text() + "\" is never true" + because(about, values));
    }

    private static String because(Operand about, Interval values) {
        boolean known = Double.isFinite(values.low()) && Double.isFinite(values.high()) && values.low() < values.high();
        return known ? ": " + about.text() + " is " + values : "";
    }

    private Interval interval(Operand operand) {
        Value value = program.numbers().meaning(operand, spec.timeframe()).value();
        use(value);
        return Interval.of(value);
    }

    private void use(Value value) {
        if (!(value instanceof Value.Output output) || used.add(output.run())) {
            value.inputs().forEach(this::use);
        }
    }

    private void indicator(IndicatorSpec indicator) {
        Value value = program.names()
                .meaning(new Operand.Name(indicator.id(), indicator.place()), spec.timeframe())
                .value();
        Value line = value instanceof Value.Delayed delayed ? delayed.x() : value;
        if (line instanceof Value.Output output && !used.contains(output.run())) {
            reports.warning(
                    "unused-indicator",
                    indicator.place(),
                    "no signal uses \"" + indicator.id() + "\"; it is computed and drawn, no more");
        }
    }
}
