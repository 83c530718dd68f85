package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the outside may rely on for every entry of the catalogue. */
class CatalogueContractTest {
    private static final String SNAKE_CASE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";

    @EveryIndicator
    void namesAreSnakeCase(IndicatorType type) {
        assertTrue(type.name().matches(SNAKE_CASE), type.name());
        type.outputs().forEach(o -> assertTrue(o.name().matches(SNAKE_CASE), o.name()));
        type.params().forEach(p -> assertTrue(p.name().matches(SNAKE_CASE), p.name()));
        assertFalse(type.title().isBlank());
    }

    @EveryIndicator
    void namesAreUniqueWithinTheType(IndicatorType type) {
        List<String> outputs = type.outputs().stream().map(Output::name).toList();
        List<String> params = type.params().stream().map(Param::name).toList();
        assertFalse(outputs.isEmpty());
        assertEquals(outputs.stream().distinct().toList(), outputs);
        assertEquals(params.stream().distinct().toList(), params);
    }

    @EveryIndicator
    void isFoundByNameAndByAliasInAnyLetterCase(IndicatorType type) {
        assertEquals(type, Indicators.ALL.find(type.name()).orElseThrow());
        for (String alias : type.aliases()) {
            assertEquals(type, Indicators.ALL.find(alias.toUpperCase()).orElseThrow());
            assertEquals(type, Indicators.ALL.find(alias.replace("_", "")).orElseThrow());
        }
    }

    @EveryIndicator
    void defaultsAreInRange(IndicatorType type) {
        for (Param param : type.params()) {
            if (!(param instanceof Param.OfSource)) {
                Object standard = type.defaults().value(param);
                assertEquals(type.defaults(), type.args(Map.of(param.name(), standard)));
            }
        }
    }

    @EveryIndicator
    void rangesAreEnforced(IndicatorType type) {
        for (Param param : type.params()) {
            if (param instanceof Param.OfInt p) {
                refuses(type, p.name(), p.min() - 1);
                refuses(type, p.name(), p.max() + 1);
                refuses(type, p.name(), p.min() + 0.5);
            } else if (param instanceof Param.OfDouble p) {
                refuses(type, p.name(), Math.nextDown(p.min()));
                refuses(type, p.name(), Math.nextUp(p.max()));
                refuses(type, p.name(), Double.NaN);
            } else if (param instanceof Param.OfWord p) {
                refuses(type, p.name(), "no such word");
            }
        }
        refuses(type, "no_such_parameter", 1);
    }

    @EveryIndicator
    void sourcesComeFirst(IndicatorType type) {
        assertTrue(type.sources() <= 2);
        assertEquals(type.sources() > 0, type.hasSource());
        for (int i = 0; i < type.params().size(); i++) {
            assertEquals(i < type.sources(), type.params().get(i) instanceof Param.OfSource);
        }
        assertEquals(type.sources() == 2, type.create(type.defaults()) instanceof Indicator.OfTwo);
    }

    /** Or rocr over 100 candles could not be asked for. */
    @Test
    void aNumberAtTheEndOfANameIsPartOfItOnlyWithoutAnUnderscore() {
        assertEquals("rocr100", Indicators.ALL.find("ROCR100").orElseThrow().name());
        assertTrue(Indicators.ALL.find("rocr_100").isEmpty());
        assertTrue(Indicators.ALL.find("t_3").isEmpty());
    }

    @Test
    void derivedNamesMeanWhatTradersExpect() {
        assertEquals("[12, 26, 9]", numbers("macd"));
        assertEquals("[14]", numbers("rsi"));
        assertEquals("[20, 2.0]", numbers("bb"));
        assertEquals("[14, 3, 3]", numbers("stoch"));
        assertEquals("[14]", numbers("adx"));
        assertEquals("[14, 14, 3, 3]", numbers("stoch_rsi"));
        assertEquals("[0.02, 0.2]", numbers("sar"));
        assertEquals("[9, 26, 52, 26]", numbers("ichimoku"));
        assertEquals("[20, 2.0, 10]", numbers("keltner"));
    }

    private static String numbers(String name) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        return type.params().stream()
                .filter(p -> !(p instanceof Param.OfSource))
                .map(p -> type.defaults().value(p))
                .toList()
                .toString();
    }

    private static void refuses(IndicatorType type, String param, Object value) {
        Map<String, Object> given = Map.of(param, value);
        assertThrows(IllegalArgumentException.class, () -> type.args(given), () -> type + " takes " + given);
    }
}
