package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Settles what the numbers of one document mean. Reports what it cannot settle. */
final class Numbers {
    private static final Value HUNDRED = new Value.Constant(100);
    private static final Value ONE = new Value.Constant(1);

    private final ProgramDraft program;
    private final InlineIndicators inlines;
    private final Reports reports;

    Numbers(ProgramDraft program, Catalogue catalogue, Reports reports) {
        this.program = program;
        this.inlines = new InlineIndicators(program, this, catalogue, reports);
        this.reports = reports;
    }

    /** What an operand means on the candles of a timeframe. */
    Meaning meaning(Operand operand, Timeframe on) {
        return operand.meaning(this, on);
    }

    Meaning named(Operand.Name name, Timeframe on) {
        return program.names().meaning(name, on);
    }

    Meaning inline(Operand.Inline inline, Timeframe on) {
        return inlines.meaning(inline, on);
    }

    Meaning ago(Operand.Ago ago, Timeframe on) {
        Value x = part(ago.x(), on);
        return Meaning.of(Value.delayed(x, candles(ago.candles(), 0), on));
    }

    Meaning higher(Operand.On higher, Timeframe on) {
        Timeframe wanted = higher(higher.timeframe(), on, higher.place());
        return Meaning.of(meaning(higher.x(), wanted).value());
    }

    /** A timeframe that is asked for on candles of another one; that one when it cannot be had, which is told. */
    Timeframe higher(Timeframe wanted, Timeframe on, Place place) {
        if (wanted == on) {
            return on;
        }
        if (!wanted.consistsOf(program.base())
                || wanted.longestMs() < program.base().longestMs()) {
            reports.error(
                    "bad-timeframe",
                    place,
                    "candles of " + wanted + " cannot be put together from those of " + program.base());
            return on;
        }
        if (on != program.base()) {
            reports.error(
                    "mixed-timeframes", place, "what is computed on " + on + " cannot look at candles of " + wanted);
            return on;
        }
        return wanted;
    }

    Meaning computed(Operation operation, List<Expression> inside, Timeframe on, Place place) {
        List<Value> inputs = new ArrayList<>();
        for (Expression part : inside) {
            inputs.add(part((Operand) part, on));
        }
        return Meaning.of(told(program.values().computed(operation, inputs, on), inputs, place));
    }

    Meaning call(Operand.Call call, Timeframe on) {
        List<Operand> arguments = call.arguments();
        Value first = part(arguments.get(0), on);
        if (call.function().operation() == null) {
            Value before = Value.delayed(first, candles(arguments.get(1), 0), on);
            Value change = call.function() == Function.CHANGE
                    ? program.values().computed(Operation.SUBTRACT, List.of(first, before), on)
                    : percent(first, before, on);
            return Meaning.of(told(change, List.of(first, before), call.place()));
        }
        List<Value> inputs = new ArrayList<>(List.of(first));
        arguments.subList(1, arguments.size()).forEach(argument -> inputs.add(part(argument, on)));
        Operation operation = call.function().operation();
        Value result = inputs.size() <= 2 || call.function().most() == inputs.size()
                ? program.values().computed(operation, inputs, on)
                : inputs.stream()
                        .reduce((a, b) -> program.values().computed(operation, List.of(a, b), on))
                        .orElseThrow();
        return Meaning.of(told(result, inputs, call.place()));
    }

    private Value percent(Value now, Value before, Timeframe on) {
        Value ratio = program.values().computed(Operation.DIVIDE, List.of(now, before), on);
        Value change = program.values().computed(Operation.SUBTRACT, List.of(ratio, ONE), on);
        return program.values().computed(Operation.MULTIPLY, List.of(HUNDRED, change), on);
    }

    Meaning count(Tally.Count count, Timeframe on) {
        return told(TallyKind.COUNT, count, null, new int[] {candles(count.candles(), 1), 0}, on);
    }

    Meaning barsSince(Tally.BarsSince since, Timeframe on) {
        return told(TallyKind.BARS_SINCE, since, null, new int[] {candles(since.most(), 0), 0}, on);
    }

    Meaning valueWhen(Tally.ValueWhen when, Timeframe on) {
        Value x = part(when.x(), on);
        int most = candles(when.most(), 0);
        return told(TallyKind.VALUE_WHEN, when, x, new int[] {most, candles(when.occurrence(), 0)}, on);
    }

    /** @param limits candles of the look back, and which occurrence */
    private Meaning told(TallyKind kind, Tally tally, Value x, int[] limits, Timeframe on) {
        LaneDraft lane = program.lane(on);
        Node.Ref claim = lane.add(tally.condition());
        int known = x == null ? lane.warmup(claim) : Math.max(lane.warmup(claim), Warmup.of(x, on, program.base()));
        return Meaning.of(new Value.Told(kind, claim, x, limits[0], limits[1], on, known));
    }

    /** A number inside another one; what it is called is kept with the rule. */
    Value part(Operand operand, Timeframe on) {
        Value value = meaning(operand, on).value();
        boolean called = operand instanceof Operand.Name
                || operand instanceof Operand.Inline
                || operand instanceof Operand.Ago
                || operand instanceof Operand.On
                || operand instanceof Tally;
        if (called && !value.equals(Value.UNRESOLVED)) {
            program.note(operand.text(), value, on);
        }
        return value;
    }

    /** A constant that has no finite value is no number at all. */
    private Value told(Value value, List<Value> inputs, Place place) {
        if (value.equals(Value.UNRESOLVED) && inputs.stream().noneMatch(Value.UNRESOLVED::equals)) {
            reports.error("bad-number", place, "this has no finite value");
        }
        return value;
    }

    /** How many conditions must be true; 1 when that is no such number, which is told. A literal one was looked at when it was read. */
    int count(Condition.AtLeast some) {
        Operand operand = some.count();
        if (operand instanceof Operand.Constant literal) {
            return (int) literal.value();
        }
        int before = reports.errors();
        Value value = meaning(operand, program.base()).value();
        double count = value instanceof Value.Constant constant ? constant.value() : 0;
        int most = some.conditions().size();
        if (count == Math.rint(count) && count >= 1 && count <= most) {
            return (int) count;
        }
        if (reports.errors() == before) {
            reports.error(
                    value instanceof Value.Constant ? "out-of-range" : "not-constant",
                    operand.place(),
                    "\"" + operand.text() + "\" says how many of " + most
                            + " conditions must be true: a whole number from 1 to " + most
                            + " or a parameter that is one");
        }
        return 1;
    }

    /** A number of candles; {@code least} when it is none, which is told. */
    int candles(Operand operand, int least) {
        int before = reports.errors();
        Value value = meaning(operand, program.base()).value();
        if (!(value instanceof Value.Constant constant)) {
            reports.error(
                    "not-constant",
                    operand.place(),
                    "\"" + operand.text() + "\" is a number of candles, and must be known before the strategy runs: "
                            + "a whole number or a parameter");
            return least;
        }
        double candles = constant.value();
        if (reports.errors() > before) {
            return least;
        }
        if (candles < 0) {
            reports.error("look-ahead", operand.place(), "nothing can look ahead: a number of candles is not negative");
            return least;
        }
        if (candles != Math.rint(candles) || candles < least) {
            reports.error(
                    "out-of-range",
                    operand.place(),
                    "a number of candles is whole and at least " + least + ", not " + Labels.number(candles));
            return least;
        }
        if (candles > Limits.MAX_LOOKBACK) {
            reports.error(
                    "lookback-limit",
                    operand.place(),
                    "looks back " + Labels.number(candles) + " candles; " + Limits.MAX_LOOKBACK + " is the most");
            return least;
        }
        return (int) candles;
    }
}
