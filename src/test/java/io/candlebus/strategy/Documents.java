package io.candlebus.strategy;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Operand.Ago;
import io.candlebus.strategy.Operand.Constant;
import io.candlebus.strategy.Operand.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Strategy documents, written down in Java. */
public final class Documents {
    private final List<IndicatorSpec> indicators = new ArrayList<>();
    private final List<ParameterSpec> params = new ArrayList<>();
    private final List<SignalSpec> signals = new ArrayList<>();
    private Timeframe timeframe = Timeframe.M1;

    public static Documents document() {
        return new Documents();
    }

    public Documents on(Timeframe own) {
        timeframe = own;
        return this;
    }

    public Documents indicator(String id, String type, Map<String, ?> args) {
        return indicator(id, type, args, null, null, 0);
    }

    public Documents indicator(String id, String type, Map<String, ?> args, Operand source, Timeframe higher, int lag) {
        var found = Indicators.ALL.find(type).orElseThrow();
        indicators.add(new IndicatorSpec(
                id,
                found,
                found.args(args),
                Map.of(),
                source,
                null,
                higher,
                lag,
                Map.of(),
                null,
                Place.at("/indicators/" + id)));
        return this;
    }

    /** Declares an indicator whose outputs have further names. */
    public Documents indicatorWithNames(String id, String type, Map<String, ?> args, Map<String, String> outputNames) {
        var found = Indicators.ALL.find(type).orElseThrow();
        indicators.add(new IndicatorSpec(
                id,
                found,
                found.args(args),
                Map.of(),
                null,
                null,
                null,
                0,
                outputNames,
                null,
                Place.at("/indicators/" + id)));
        return this;
    }

    public Documents param(String name, double value) {
        params.add(new ParameterSpec(name, value, Double.NaN, Double.NaN, Double.NaN, Place.NOWHERE));
        return this;
    }

    public Documents signal(String id, SignalSpec.Type type, Side side, Condition when) {
        signals.add(new SignalSpec(id, id, type, side, when, Confidence.FULL, false, Place.at("/signals/" + id)));
        return this;
    }

    public Documents alert(String id, Condition when) {
        return signal(id, SignalSpec.Type.ALERT, null, when);
    }

    /** Adds a signal that fires on the change to true only. */
    public Documents edge(String id, SignalSpec.Type type, Side side, Condition when) {
        signals.add(new SignalSpec(id, id, type, side, when, Confidence.FULL, true, Place.at("/signals/" + id)));
        return this;
    }

    public StrategySpec spec() {
        return new StrategySpec(
                "test",
                "test",
                "",
                List.of(Symbol.parse("BTC/USD")),
                timeframe,
                true,
                params,
                indicators,
                signals,
                RiskSpec.NONE,
                List.of(),
                0,
                List.of());
    }

    public Compilation compile() {
        return Compiler.compile(spec(), Indicators.ALL);
    }

    /** @throws AssertionError when it does not compile */
    public CompiledStrategy compiled() {
        Compilation compilation = compile();
        if (compilation.strategy() == null) {
            throw new AssertionError(compilation.problems().toString());
        }
        return compilation.strategy();
    }

    public static Operand name(String text) {
        return new Name(text, Place.NOWHERE);
    }

    public static Operand number(double value) {
        return new Constant(value, Place.NOWHERE);
    }

    public static Operand ago(Operand x, int candles) {
        return new Ago(x, number(candles), Place.NOWHERE);
    }

    public static Condition compare(Operand left, Condition.Comparison comparison, Operand right) {
        return new Condition.Compare(left, comparison, right, Condition.EPSILON, Place.NOWHERE);
    }

    public static Condition above(String left, double right) {
        return compare(name(left), Condition.Comparison.GREATER, number(right));
    }

    public static Condition below(String left, double right) {
        return compare(name(left), Condition.Comparison.LESS, number(right));
    }

    public static Condition cross(Operand left, Condition.Direction direction, Operand right) {
        return new Condition.Cross(left, direction, right, Place.NOWHERE);
    }

    public static Condition within(Condition condition, int candles) {
        return new Event.Within(condition, number(candles), Place.NOWHERE);
    }

    public static Condition not(Condition condition) {
        return new Condition.Not(condition, Place.NOWHERE);
    }

    public static Condition all(Condition... conditions) {
        return new Condition.All(List.of(conditions), Place.NOWHERE);
    }

    public static Condition any(Condition... conditions) {
        return new Condition.Any(List.of(conditions), Place.NOWHERE);
    }

    public static Condition atLeast(int count, Condition... conditions) {
        return new Condition.AtLeast(new Operand.Constant(count, Place.NOWHERE), List.of(conditions), Place.NOWHERE);
    }
}
