package io.candlebus.json;

import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Param;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import io.candlebus.strategy.Confidence;
import io.candlebus.strategy.Event;
import io.candlebus.strategy.Function;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Operation;
import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Strategies that a document could say, made at random. */
final class RandomSpecs {
    private static final List<String> NAMES = List.of(
            "close",
            "hl2",
            "rsi_14",
            "macd_12_26_9.signal",
            "bb_20_2.5.upper",
            "x0",
            "x1",
            "p0",
            "position.pnl_percent");

    /** The parameter that tells those of indicators, and how many conditions must hold. */
    private static final ParameterSpec TELLER = new ParameterSpec("teller", 9, 2, 20, 1, Place.NOWHERE);

    private final Random random;
    private final RandomRisk risk;

    RandomSpecs(long seed) {
        random = new Random(seed);
        risk = new RandomRisk(random, () -> number(2));
    }

    StrategySpec next() {
        return new StrategySpec(
                "strategy-" + random.nextInt(100),
                "Näme \"" + random.nextInt(100) + "\"\t\\",
                random.nextBoolean() ? "" : "line\nbreak \u0001 \u2028",
                random.nextBoolean()
                        ? List.of(Symbol.parse("BTC/USD"))
                        : List.of(Symbol.parse("ETH/BTC"), Symbol.parse("X1/Y2")),
                Timeframe.M5,
                random.nextBoolean(),
                parameters(),
                indicators(),
                signals(),
                risk.risk(),
                listOf(3, risk::protection),
                random.nextBoolean() ? 0 : 1_000L * (1 + random.nextInt(100_000)),
                listOf(2, () -> "tag" + random.nextInt(9)));
    }

    private int parameters;

    private List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>(listOf(3, this::parameter));
        all.add(TELLER);
        return all;
    }

    private ParameterSpec parameter() {
        double value = random.nextInt(100) - 50;
        double min = random.nextBoolean() ? Double.NaN : value - random.nextDouble();
        double max = random.nextBoolean() ? Double.NaN : value + random.nextInt(5);
        double step = random.nextBoolean() ? Double.NaN : 0.25;
        return new ParameterSpec("p" + parameters++ + "_" + random.nextInt(9), value, min, max, step, Place.NOWHERE);
    }

    private List<IndicatorSpec> indicators() {
        List<IndicatorSpec> all = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            all.add(indicator("x" + all.size()));
        }
        return all;
    }

    private IndicatorSpec indicator(String id) {
        List<IndicatorType> types = Indicators.ALL.types();
        IndicatorType type = types.get(random.nextInt(types.size()));
        Map<String, Object> values = new HashMap<>();
        for (Param param : type.params()) {
            if (param instanceof Param.OfInt p && random.nextBoolean()) {
                values.put(p.name(), p.min() + random.nextInt(Math.min(50, p.max() - p.min())));
            } else if (param instanceof Param.OfDouble p && random.nextBoolean()) {
                values.put(p.name(), p.min() + random.nextDouble() * (p.max() - p.min()));
            } else if (param instanceof Param.OfWord p) {
                values.put(p.name(), p.words().get(random.nextInt(p.words().size())));
            }
        }
        Map<String, String> told = new HashMap<>();
        for (Param param : type.params()) {
            if (param instanceof Param.OfInt p && p.max() > TELLER.value() && p.min() < 9 && random.nextBoolean()) {
                values.put(p.name(), (int) TELLER.value());
                told.put(p.name(), TELLER.name());
            }
        }
        boolean sourced = type.hasSource() && random.nextBoolean();
        String output = type.outputs().get(type.outputs().size() - 1).name();
        return new IndicatorSpec(
                id,
                type,
                type.args(values),
                told,
                sourced ? source() : null,
                type.sources() > 1 && random.nextBoolean() ? source() : null,
                random.nextBoolean() ? null : Timeframe.H4,
                random.nextBoolean() ? 0 : random.nextInt(100),
                random.nextBoolean() ? Map.of() : Map.of("Other_" + output, output, "Second", output),
                random.nextBoolean() ? null : "#00ff00",
                Place.NOWHERE);
    }

    private List<SignalSpec> signals() {
        List<SignalSpec> all = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            SignalSpec.Type type = SignalSpec.Type.values()[random.nextInt(3)];
            boolean needsNone = type == SignalSpec.Type.ALERT && random.nextBoolean();
            Side side = needsNone ? null : Side.values()[random.nextInt(2)];
            Condition when = random.nextBoolean() ? text(3) : group(3);
            Confidence confidence = random.nextInt(4) == 0
                    ? new Confidence.Of(new Operand.Arithmetic(number(1), Operation.DIVIDE, number(1), Place.NOWHERE))
                    : new Confidence.Fixed(random.nextInt(101) / 100.0);
            String id = "s-" + all.size();
            all.add(new SignalSpec(id, "Signal", type, side, when, confidence, random.nextBoolean(), Place.NOWHERE));
        }
        return all;
    }

    /** What a tree can say: groups of one, tolerances, and everything that text can say. */
    private Condition group(int depth) {
        List<Condition> parts = listOf(3, () -> inGroup(depth - 1));
        List<Condition> some = parts.isEmpty() ? List.of(leaf(1)) : parts;
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.All(some, Place.NOWHERE);
            case 1 -> new Condition.Any(some, Place.NOWHERE);
            default -> new Condition.AtLeast(count(some), some, Place.NOWHERE);
        };
    }

    private Condition inGroup(int depth) {
        Condition part = random.nextInt(4) == 0
                ? new Condition.Compare(number(1), Comparison.EQUAL, number(1), 0.001, Place.NOWHERE)
                : depth > 0 && random.nextInt(3) == 0 ? group(depth) : text(depth);
        Condition kept = random.nextInt(4) == 0 ? new Condition.Not(part, Place.NOWHERE) : part;
        return random.nextInt(6) == 0
                ? new Condition.Weighted(kept, 0.25 * (1 + random.nextInt(8)), Place.NOWHERE)
                : kept;
    }

    /** What text can say. */
    private Condition text(int depth) {
        if (depth <= 0) {
            return leaf(0);
        }
        List<Condition> two = List.of(text(depth - 1), text(depth - 1));
        return switch (random.nextInt(12)) {
            case 0 -> new Condition.All(two, Place.NOWHERE);
            case 1 -> new Condition.Any(two, Place.NOWHERE);
            case 2 -> new Condition.Not(text(depth - 1), Place.NOWHERE);
            case 3 -> new Event.Within(text(depth - 1), candles(), Place.NOWHERE);
            case 4 -> new Condition.AtLeast(count(two), two, Place.NOWHERE);
            case 5 -> new Event.Held(text(depth - 1), candles(), Place.NOWHERE);
            case 6 -> new Event.Once(text(depth - 1), Place.NOWHERE);
            case 7 -> new Event.Sequence(two, candles(), Place.NOWHERE);
            case 8 -> new Event.OnHigher(text(depth - 1), Timeframe.D1, Place.NOWHERE);
            default -> leaf(depth);
        };
    }

    private Condition leaf(int depth) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Condition.Cross(number(depth), Direction.values()[random.nextInt(3)], number(depth), Place.NOWHERE);
            case 1 -> new Condition.Between(number(depth), number(depth), number(depth), Place.NOWHERE);
            case 2 -> new Event.Steps(number(depth), random.nextBoolean(), candles(), Place.NOWHERE);
            default ->
                new Condition.Compare(
                        number(depth),
                        Comparison.values()[random.nextInt(6)],
                        number(depth),
                        Condition.EPSILON,
                        Place.NOWHERE);
        };
    }

    /** The standard source is not printed, and read back as none. */
    private Operand source() {
        Operand source = number(2);
        return source instanceof Operand.Name ? name("open") : source;
    }

    private Operand count(List<Condition> of) {
        return random.nextInt(5) == 0
                ? name(TELLER.name())
                : new Operand.Constant(1 + random.nextInt(of.size()), Place.NOWHERE);
    }

    private Operand candles() {
        return random.nextInt(5) == 0 ? name("p0_1") : new Operand.Constant(1 + random.nextInt(50), Place.NOWHERE);
    }

    private Operand number(int depth) {
        if (depth <= 0) {
            return operand();
        }
        Operand x = number(depth - 1);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> {
                Operation[] joining = {
                    Operation.ADD, Operation.SUBTRACT, Operation.MULTIPLY, Operation.DIVIDE, Operation.REMAINDER
                };
                yield new Operand.Arithmetic(x, joining[random.nextInt(5)], number(depth - 1), Place.NOWHERE);
            }
            case 3 ->
                new Operand.Negative(
                        x instanceof Operand.Constant c && c.value() >= 0 ? name("close") : x, Place.NOWHERE);
            case 4 -> call(depth);
            case 5 -> new Operand.Inline("ema", List.of(x, candles()), null, Place.NOWHERE);
            case 6 -> new Operand.Inline("bb", List.of(), "upper", Place.NOWHERE);
            case 7 -> new Operand.On(x, Timeframe.H4, Place.NOWHERE);
            case 8 -> new Tally.Count(text(depth - 1), candles(), Place.NOWHERE);
            case 9 -> new Tally.BarsSince(text(depth - 1), candles(), Place.NOWHERE);
            case 10 -> new Tally.ValueWhen(text(depth - 1), x, candles(), candles(), Place.NOWHERE);
            case 11 -> new Operand.Ago(x, candles(), Place.NOWHERE);
            default -> operand();
        };
    }

    private Operand call(int depth) {
        Function function = Function.values()[random.nextInt(Function.values().length)];
        List<Operand> arguments = new ArrayList<>();
        int count = function.least() + random.nextInt(Math.min(3, function.most() - function.least()) + 1);
        for (int i = 0; i < count; i++) {
            arguments.add(number(depth - 1));
        }
        return new Operand.Call(function, arguments, Place.NOWHERE);
    }

    private Operand operand() {
        Operand name = name(NAMES.get(random.nextInt(NAMES.size())));
        return switch (random.nextInt(4)) {
            case 0 -> new Operand.Constant(random.nextInt(200) - 100, Place.NOWHERE);
            case 1 ->
                new Operand.Constant(
                        (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20), Place.NOWHERE);
            case 2 -> new Operand.Ago(name, new Operand.Constant(1 + random.nextInt(9), Place.NOWHERE), Place.NOWHERE);
            default -> name;
        };
    }

    private static Operand name(String text) {
        return new Operand.Name(text, Place.NOWHERE);
    }

    private <T> List<T> listOf(int most, Supplier<T> maker) {
        List<T> all = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            all.add(maker.get());
        }
        return all;
    }
}
