package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Second thoughts on a strategy that can run, but perhaps not as meant: conditions that nothing can change, rules without
 * their counterpart, indicators and parameters for nothing.
 */
public final class Review {
    private final StrategySpec spec;
    private final Reports reports = new Reports();
    private final ProgramDraft program;
    private final Set<Value.Run> used = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Condition> excluded = Collections.newSetFromMap(new IdentityHashMap<>());

    private Review(StrategySpec spec, Catalogue catalogue) {
        this.spec = spec;
        this.program = new ProgramDraft(spec, catalogue, Reports.unheard());
    }

    /** Warnings and infos, never errors; names that mean nothing are passed over. */
    public static List<Problem> of(StrategySpec spec, Catalogue catalogue) {
        Review review = new Review(spec, catalogue);
        spec.signals().forEach(review::signal);
        spec.risk().operands().forEach(review::number);
        new RiskReview(spec, review.reports).protections();
        review.sources();
        spec.indicators().forEach(review::indicator);
        spec.params().forEach(review::parameter);
        return review.reports.problems();
    }

    private void signal(SignalSpec signal) {
        note(signal.when());
        expression(signal.when());
        if (signal.confidence() instanceof Confidence.Of told) {
            number(told.number());
        }
        counterpart(signal);
        trigger(signal);
    }

    private void number(Operand operand) {
        note(operand);
        expression(operand);
    }

    private void counterpart(SignalSpec signal) {
        if (signal.type() == SignalSpec.Type.EXIT && !has(SignalSpec.Type.ENTRY, signal.side())) {
            reports.warning(
                    "exit-without-entry",
                    signal.place(),
                    "\"" + signal.id() + "\" closes what no signal opens: there is no entry for the same side");
        }
        boolean reversed =
                spec.risk().onOppositeEntry() != RiskSpec.OnOpposite.IGNORE && hasOppositeEntry(signal.side());
        boolean closed = has(SignalSpec.Type.EXIT, signal.side()) || reversed || RiskReview.endsPositions(spec.risk());
        if (signal.type() == SignalSpec.Type.ENTRY && !closed) {
            reports.warning(
                    "entry-without-exit",
                    signal.place(),
                    "nothing closes what \"" + signal.id()
                            + "\" opens: there is no exit for the same side, no stop, no target and no limit");
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
        if (signal.edge() || isMoment(signal.when())) {
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

    /** Whether it is over with the candle on which it came true. */
    private static boolean isMoment(Condition condition) {
        if (condition instanceof Condition.All || condition instanceof Condition.Weighted) {
            return condition.parts().stream().anyMatch(Review::isMoment);
        }
        if (condition instanceof Condition.Any || condition instanceof Condition.AtLeast) {
            return condition.parts().stream().allMatch(Review::isMoment);
        }
        return condition instanceof Condition.Cross
                || condition instanceof Event.Once
                || condition instanceof Event.Sequence;
    }

    private void expression(Expression expression) {
        expression.inside().forEach(this::expression);
        if (expression instanceof Condition.Compare compare) {
            compare(compare);
        } else if (expression instanceof Condition.Cross cross) {
            cross(cross);
        } else if (expression instanceof Condition.Between between) {
            between(between);
        } else if (expression instanceof Condition.All all) {
            together(all);
        } else if (expression instanceof Event.Sequence sequence) {
            sequence(sequence);
        } else if (expression instanceof Operand operand) {
            Value value = value(operand);
            use(value);
            known(operand, value);
        }
    }

    private void known(Operand operand, Value value) {
        String why = value instanceof Value.Computed computed ? Interval.unknown(computed) : null;
        boolean isWritten = operand instanceof Operand.Arithmetic || operand instanceof Operand.Call;
        if (why != null && isWritten) {
            reports.warning("never-known", operand.place(), "\"" + operand.shortText() + "\" is never known: " + why);
        }
    }

    /** Remembers the names in it. */
    private void note(Expression expression) {
        if (expression instanceof Operand.Name name) {
            names.add(name.text());
        }
        expression.inside().forEach(this::note);
    }

    private void compare(Condition.Compare compare) {
        Value leftValue = value(compare.left());
        Value rightValue = value(compare.right());
        if (leftValue.equals(rightValue) && !(leftValue instanceof Value.Constant)) {
            itself(compare);
            return;
        }
        Interval left = Interval.of(leftValue);
        Interval right = Interval.of(rightValue);
        if (left.never(compare.comparison(), right, compare.epsilon())) {
            never(compare, because(compare.left(), left));
        } else if (left.always(compare.comparison(), right, compare.epsilon())) {
            always(compare, because(compare.left(), left));
        }
    }

    private void itself(Condition.Compare compare) {
        boolean holds = compare.comparison() == Comparison.EQUAL
                || compare.comparison() == Comparison.LESS_OR_EQUAL
                || compare.comparison() == Comparison.GREATER_OR_EQUAL;
        String why = ": both sides are the same number";
        if (holds) {
            always(compare, why);
        } else {
            never(compare, why);
        }
    }

    private void cross(Condition.Cross cross) {
        Value leftValue = value(cross.left());
        Value rightValue = value(cross.right());
        if (leftValue.equals(rightValue) && !(leftValue instanceof Value.Constant)) {
            never(cross, ": both sides are the same number");
            return;
        }
        Interval left = Interval.of(leftValue);
        Interval right = Interval.of(rightValue);
        boolean above = !left.never(Comparison.GREATER, right) && !left.never(Comparison.LESS_OR_EQUAL, right);
        boolean below = !left.never(Comparison.LESS, right) && !left.never(Comparison.GREATER_OR_EQUAL, right);
        boolean possible = cross.direction() == Direction.ABOVE
                ? above
                : cross.direction() == Direction.BELOW ? below : above || below;
        if (!possible) {
            never(cross, because(cross.left(), left));
        }
    }

    private void between(Condition.Between between) {
        Interval x = Interval.of(value(between.x()));
        Interval low = Interval.of(value(between.low()));
        Interval high = Interval.of(value(between.high()));
        boolean empty = low.never(Comparison.LESS_OR_EQUAL, high);
        if (empty || x.never(Comparison.GREATER_OR_EQUAL, low) || x.never(Comparison.LESS_OR_EQUAL, high)) {
            never(between, because(between.x(), x));
        }
    }

    /** Conditions that hold one by one, but never all at once: {@code rsi_14 < 30 and rsi_14 > 70}. */
    private void together(Condition.All all) {
        Map<Value, Interval> left = new HashMap<>();
        for (Condition part : all.parts()) {
            Condition plain = part instanceof Condition.Weighted weighted ? weighted.condition() : part;
            if (plain instanceof Condition.Compare compare) {
                narrow(left, compare, all);
            } else if (plain instanceof Condition.Between between
                    && value(between.low()) instanceof Value.Constant low
                    && value(between.high()) instanceof Value.Constant high) {
                narrow(left, value(between.x()), new Interval(low.value(), high.value()), all);
            }
        }
    }

    private void narrow(Map<Value, Interval> left, Condition.Compare compare, Condition.All all) {
        if (!(value(compare.right()) instanceof Value.Constant constant)) {
            return;
        }
        double end = constant.value();
        Interval wanted = switch (compare.comparison()) {
            case LESS -> new Interval(Double.NEGATIVE_INFINITY, Math.nextDown(end));
            case LESS_OR_EQUAL -> new Interval(Double.NEGATIVE_INFINITY, end);
            case GREATER -> new Interval(Math.nextUp(end), Double.POSITIVE_INFINITY);
            case GREATER_OR_EQUAL -> new Interval(end, Double.POSITIVE_INFINITY);
            case EQUAL, NOT_EQUAL -> Interval.ANY;
        };
        narrow(left, value(compare.left()), wanted, all);
    }

    /** Told once of all that must hold together; parts that never hold by themselves are told elsewhere. */
    private void narrow(Map<Value, Interval> left, Value value, Interval wanted, Condition.All all) {
        Interval before = left.getOrDefault(value, Interval.of(value));
        Interval after = before.and(wanted);
        boolean alone = Interval.of(value).and(wanted).isEmpty();
        if (after.isEmpty() && !alone && !(value instanceof Value.Constant) && excluded.add(all)) {
            never(all, ": its conditions exclude each other");
        }
        if (!alone) {
            left.put(value, after);
        }
    }

    private void sequence(Event.Sequence sequence) {
        boolean fits = !(value(sequence.candles()) instanceof Value.Constant candles)
                || candles.value() >= sequence.conditions().size();
        if (!fits) {
            never(sequence, ": each of its conditions needs a candle of its own");
        }
    }

    private void never(Condition condition, String why) {
        reports.warning("never-true", condition.place(), "\"" + condition.shortText() + "\" is never true" + why);
    }

    private void always(Condition condition, String why) {
        reports.warning("always-true", condition.place(), "\"" + condition.shortText() + "\" is always true" + why);
    }

    private static String because(Operand about, Interval values) {
        boolean known = Double.isFinite(values.low()) && Double.isFinite(values.high()) && values.low() < values.high();
        return known ? ": " + about.shortText() + " is " + values : "";
    }

    private Value value(Operand operand) {
        return program.numbers().meaning(operand, spec.timeframe()).value();
    }

    private void use(Value value) {
        if (!(value instanceof Value.Output output) || used.add(output.run())) {
            value.inputs().forEach(this::use);
        }
    }

    /** Looks at what the indicators in use are computed from, which may bring others into use. */
    private void sources() {
        List<IndicatorSpec> left = new ArrayList<>(spec.indicators());
        left.removeIf(indicator -> indicator.given().isEmpty());
        left.forEach(indicator -> indicator.given().forEach(this::note));
        spec.indicators().forEach(indicator -> names.addAll(indicator.told().values()));
        for (int before = -1; before != left.size(); ) {
            before = left.size();
            List<IndicatorSpec> found = left.stream().filter(this::isUsed).toList();
            left.removeAll(found);
            found.forEach(indicator -> indicator.given().forEach(this::expression));
        }
    }

    private void indicator(IndicatorSpec indicator) {
        if (!isUsed(indicator)) {
            reports.warning(
                    "unused-indicator",
                    indicator.place(),
                    "no signal uses \"" + indicator.id() + "\"; it is computed and drawn, no more");
        }
    }

    private boolean isUsed(IndicatorSpec indicator) {
        Value value = value(new Operand.Name(indicator.id(), indicator.place()));
        Value line = value instanceof Value.Delayed delayed ? delayed.x() : value;
        return !(line instanceof Value.Output output) || used.contains(output.run());
    }

    private void parameter(ParameterSpec parameter) {
        if (!names.contains(parameter.name())) {
            reports.warning(
                    "unused-parameter", parameter.place(), "nothing uses the parameter \"" + parameter.name() + "\"");
        }
    }
}
