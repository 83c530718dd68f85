package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Confidence;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.StrategySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyReaderTest {
    private static final Symbol SYMBOL = Symbol.parse("ETH/EUR");

    static Reading read(String text) {
        return StrategyReader.read(text, Indicators.ALL, SYMBOL, Timeframe.H1);
    }

    private static List<String> codes(Reading reading) {
        return reading.problems().stream().map(Problem::code).toList();
    }

    /** Twelve groups, and in the innermost a text of so many calls. */
    private static String nested(int calls) {
        String text = "within(".repeat(calls) + "close > 1" + ", 2)".repeat(calls);
        return "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"conditions\": ["
                + "{\"inverted\": true, \"conditions\": [\"open > 1\", ".repeat(12) + "\"" + text + "\""
                + "]}".repeat(12)
                + "]}]}";
    }

    @Test
    void groupsAndTextsTogetherNestNoDeeperThanATextMay() {
        Reading reading = read(nested(20));
        assertEquals(reading.spec(), read(StrategyPrinter.print(reading.spec())).spec());
        assertEquals(
                List.of("nesting-limit"),
                read(nested(21)).problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::code)
                        .toList());
    }

    @Test
    void readsTheSeedsOwnExample() {
        Reading reading = read("""
                {
                  "id": "enhanced_rsi_ema_strategy",
                  "name": "Enhanced RSI + EMA Strategy",
                  "description": "Advanced strategy combining RSI with EMA trend confirmation",
                  "indicators": [
                    {"RSI": {"description": "Relative Strength Index", "params": [
                      {"name": "period", "default": 14, "type": "number"},
                      {"name": "price", "default": "close", "type": "string"}]}},
                    {"EMA": {"description": "Exponential Moving Average",
                      "params": [{"name": "period", "default": 20, "type": "number"}]}}
                  ],
                  "signals": [{
                    "id": "rsi_oversold_long", "name": "RSI Oversold Long Entry", "type": "entry", "side": "long",
                    "confidence": 0.7, "logic": "AND",
                    "conditions": [
                      {"indicator": "rsi_14", "operator": "lt", "value": 30},
                      {"indicator": "ema_20", "operator": "gt", "value": "ema_50"}]}]
                }""");
        assertEquals(
                List.of(), reading.problems().stream().filter(Problem::isError).toList());
        StrategySpec spec = reading.spec();
        assertEquals("enhanced_rsi_ema_strategy", spec.id());
        assertEquals(List.of(SYMBOL), spec.symbols());
        assertEquals(Timeframe.H1, spec.timeframe());
        assertTrue(spec.enabled());
        assertEquals(
                List.of("rsi_14", "ema_20"),
                spec.indicators().stream().map(IndicatorSpec::id).toList());
        SignalSpec expected = new SignalSpec(
                "rsi_oversold_long",
                "RSI Oversold Long Entry",
                SignalSpec.Type.ENTRY,
                Side.LONG,
                new Condition.All(
                        List.of(
                                compare(name("rsi_14"), Comparison.LESS, constant(30)),
                                compare(name("ema_20"), Comparison.GREATER, name("ema_50"))),
                        Place.NOWHERE),
                new Confidence.Fixed(0.7),
                false,
                Place.NOWHERE);
        assertEquals(List.of(expected), spec.signals());
    }

    @Test
    void everyDialectReadingIsTold() {
        Reading reading = read("""
                {"id": "a", "indicators": [{"RSI": {"params": [{"name": "price", "default": "high"}]}}],
                 "signals": [{"id": "s", "type": "alert", "conditions": [
                   {"indicator": "rsi_14", "operator": "lt", "value": "30"}]}]}""");
        assertEquals(
                List.of(
                        "default-timeframe",
                        "default-symbol",
                        "keyed-indicator",
                        "params-list",
                        "price-is-source",
                        "numeric-text"),
                codes(reading));
    }

    @Test
    void aDocumentWithAnErrorIsNoStrategy() {
        Reading reading = read("{\"id\": \"a\", \"signals\": []}");
        assertNull(reading.spec());
        assertTrue(codes(reading).contains("no-signals"));
    }

    private static Condition compare(Operand left, Comparison comparison, Operand right) {
        return new Condition.Compare(left, comparison, right, Condition.EPSILON, Place.NOWHERE);
    }

    private static Operand name(String text) {
        return new Operand.Name(text, Place.NOWHERE);
    }

    private static Operand constant(double value) {
        return new Operand.Constant(value, Place.NOWHERE);
    }

    @Test
    void anUnknownParameterIsToldWithThoseThereAre() {
        String document = "{\"id\": \"a\", \"indicators\": [{\"type\": \"correlation\", \"params\": {\"%s\": 9}}], "
                + "\"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"correlation > 0.5\"}]}";
        Problem misspelt = error(document.formatted("perod"));
        assertEquals("correlation has no parameter \"perod\"; it has source, other, period", misspelt.message());
        assertEquals("did you mean \"period\"?", misspelt.suggestion());
    }

    private static Problem error(String document) {
        return read(document).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .orElseThrow();
    }
}
