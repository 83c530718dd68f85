package io.candlebus.cli;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.statistic.Sum;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Compilation;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.PositionField;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.StrategySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A strategy of one indicator and no rule, so that it is computed exactly as strategies compute it. */
final class SingleIndicator {
    /** There never is a position. */
    static final PositionField.Source FLAT = field -> field == PositionField.SIDE ? 0 : Double.NaN;

    private SingleIndicator() {}

    /**
     * Its first plots are the indicator's outputs, in declared order.
     *
     * @param sources one for each that the type has; null for the type's own
     * @throws Stopped when a source means nothing
     */
    static CompiledStrategy compile(IndicatorType type, Args args, List<Operand> sources, Timeframe timeframe) {
        IndicatorSpec indicator = sources.size() > 1 && sources.get(1) != null
                ? declared(Sum.TYPE, Sum.TYPE.args(Map.of("period", 1)), ofTwo(type, args, sources))
                : declared(type, args, sources.isEmpty() ? null : sources.get(0));
        StrategySpec spec = new StrategySpec(
                "asked_for",
                "",
                "",
                List.of(new Symbol("ANY", "ANY")),
                timeframe,
                true,
                List.of(),
                List.of(indicator),
                List.of(),
                RiskSpec.NONE,
                List.of(),
                List.of());
        Compilation compilation = Compiler.compile(spec, Indicators.ALL);
        if (compilation.strategy() == null) {
            throw new Stopped(
                    Exit.PROBLEMS,
                    compilation.problems().stream()
                            .filter(Problem::isError)
                            .map(Problem::message)
                            .collect(Collectors.joining("\n")));
        }
        return compilation.strategy();
    }

    private static IndicatorSpec declared(IndicatorType type, Args args, Operand source) {
        return new IndicatorSpec("asked_for", type, args, source, null, 0, Map.of(), null, Place.NOWHERE);
    }

    /** A declaration gives the first source only. Both stand in an expression, which is the sum of its one newest value. */
    private static Operand ofTwo(IndicatorType type, Args args, List<Operand> sources) {
        List<Operand> arguments = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Operand source = sources.get(i);
            arguments.add(source == null ? new Operand.Name(type.standardSource(i), Place.NOWHERE) : source);
        }
        for (Param param : type.params()) {
            if (!(param instanceof Param.OfSource)) {
                double value = ((Number) args.value(param)).doubleValue();
                arguments.add(new Operand.Constant(value, Place.NOWHERE));
            }
        }
        return new Operand.Inline(type.name(), arguments, null, Place.NOWHERE);
    }
}
