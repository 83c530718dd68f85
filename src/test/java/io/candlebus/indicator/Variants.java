package io.candlebus.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The catalogue's types, and the parameters that they are tried with. */
final class Variants {
    private Variants() {}

    static Stream<IndicatorType> types() {
        return Indicators.ALL.types().stream();
    }

    /** The defaults, and the defaults with each number of candles made longer in turn. */
    static List<Args> usual(IndicatorType type) {
        List<Args> list = new ArrayList<>(List.of(type.defaults()));
        counts(type).forEach(p -> list.add(type.args(Map.of(p.name(), p.standard() + 7))));
        return list;
    }

    /** The usual ones, and in turn each number of candles at its least, each other number greater, and each other word. */
    static List<Args> all(IndicatorType type) {
        List<Args> list = new ArrayList<>(usual(type));
        counts(type).forEach(p -> list.add(type.args(Map.of(p.name(), p.min()))));
        for (Param param : type.params()) {
            if (param instanceof Param.OfDouble p) {
                list.add(type.args(Map.of(p.name(), Math.min(p.max(), 1.25 * p.standard()))));
            } else if (param instanceof Param.OfWord p) {
                p.words().stream().skip(1).forEach(word -> list.add(type.args(Map.of(p.name(), word))));
            }
        }
        return list;
    }

    /** The defaults, and the defaults with another penetration, where the type has one. */
    static List<Args> penetrations(IndicatorType type) {
        List<Args> list = new ArrayList<>(List.of(type.defaults()));
        if (type.params().stream().anyMatch(p -> p.name().equals("penetration"))) {
            list.add(type.args(Map.of("penetration", 0.0)));
            list.add(type.args(Map.of("penetration", 0.7)));
        }
        return list;
    }

    /** The defaults stretched or shrunk, so that the longest number of candles is as given. */
    static Args reaching(IndicatorType type, int candles) {
        double longest = counts(type).mapToInt(Param.OfInt::standard).max().orElse(1);
        Map<String, Integer> given = new HashMap<>();
        counts(type).forEach(p -> {
            int stretched = (int) Math.round(p.standard() / longest * candles);
            given.put(p.name(), Math.max(p.min(), Math.min(p.max(), stretched)));
        });
        return type.args(given);
    }

    private static Stream<Param.OfInt> counts(IndicatorType type) {
        return type.params().stream().filter(Param.OfInt.class::isInstance).map(Param.OfInt.class::cast);
    }
}
