package io.candlebus.cli;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
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
        IndicatorSpec indicator = new IndicatorSpec(
                "asked_for",
                type,
                args,
                Map.of(),
                source(sources, 0),
                source(sources, 1),
                null,
                0,
                Map.of(),
                null,
                Place.NOWHERE);
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
                0,
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

    private static Operand source(List<Operand> sources, int index) {
        return index < sources.size() ? sources.get(index) : null;
    }
}
