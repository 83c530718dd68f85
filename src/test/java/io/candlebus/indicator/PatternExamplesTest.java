package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pattern is told when it is there. */
class PatternExamplesTest {
    /** Both of its bodies are white, whichever way it gaps. */
    private static final Set<String> NOT_MIRRORED = Set.of("gap_side_by_side_white");

    static Stream<PatternExample> examples() {
        return PatternExample.all().stream();
    }

    @Test
    void everyPatternHasAnExampleOfEachThingItSays() {
        var drawn = new TreeMap<String, TreeSet<Double>>();
        examples().forEach(e -> {
            var signals = drawn.computeIfAbsent(e.name(), name -> new TreeSet<>(Set.of(0.0)));
            signals.add((double) e.signal());
            if (isTwoSided(e.name()) && !NOT_MIRRORED.contains(e.name())) {
                signals.add((double) -e.signal());
            }
        });
        var declared = Variants.types()
                .filter(type -> type.family() == Family.PATTERN)
                .map(type -> type.outputs().get(0))
                .collect(Collectors.toMap(Output::name, o -> List.of(o.low(), o.high())));
        assertEquals(declared.keySet(), drawn.keySet());
        assertEquals(61, drawn.size());
        drawn.forEach(
                (name, signals) -> assertEquals(declared.get(name), List.of(signals.first(), signals.last()), name));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTold(PatternExample example) {
        assertEquals(example.signal(), lastOf(example, example.candles()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void upsideDownItSaysTheOppositeOrNothing(PatternExample example) {
        boolean opposite = isTwoSided(example.name()) && !NOT_MIRRORED.contains(example.name());
        if (example.shape().size() > 1 || opposite) {
            assertEquals(opposite ? -example.signal() : 0, lastOf(example, example.mirrored()));
        }
    }

    /** Ours and the formula's. */
    private static int lastOf(PatternExample example, List<Candle> candles) {
        IndicatorType type = Indicators.ALL.find(example.name()).orElseThrow();
        double[] ours = Columns.run(type, type.defaults(), candles)[0];
        double[] zeros = new double[candles.size()];
        double[] naive = Formulas.ALL.get(type.name()).columns(new Given(type, type.defaults(), candles, zeros))[0];
        assertEquals(naive[naive.length - 1], ours[ours.length - 1], example.toString());
        return (int) ours[ours.length - 1];
    }

    private static boolean isTwoSided(String name) {
        Output output = Indicators.ALL.find(name).orElseThrow().outputs().get(0);
        return output.low() == -output.high();
    }
}
