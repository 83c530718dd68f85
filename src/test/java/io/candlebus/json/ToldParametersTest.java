package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.ParameterValues;
import io.candlebus.strategy.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A parameter of the strategy may tell those of a declared indicator, and how many conditions must be true; sweeps vary it. */
class ToldParametersTest {
    private static final Map<String, Double> NO_VALUES = Map.of();

    private static StrategyCheck.Result checked(String members, String when, Map<String, Double> values) {
        String text = """
                {"id": "a", "symbol": "BTC/USD", "timeframe": "1m", %s,
                 "signals": [{"id": "s", "type": "alert", "edge": true, "when": "%s"}]}""".formatted(members, when);
        return StrategyCheck.check(
                text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1, new ParameterValues(values));
    }

    private static CompiledStrategy strategy(String members, String when, Map<String, Double> values) {
        StrategyCheck.Result result = checked(members, when, values);
        assertEquals(List.of(), told(result));
        return result.strategy();
    }

    /** Errors and warnings. */
    private static List<String> told(StrategyCheck.Result result) {
        return result.problems().stream()
                .filter(p -> p.severity() != Problem.Severity.INFO)
                .map(p -> p.code() + " " + p.place().pointer() + ": " + p.message())
                .toList();
    }

    private static final String FAST = """
            "params": {"fast": {"default": 12, "min": 2, "max": 90}},
            "indicators": [{"id": "x", "type": "sma", "params": {"period": "fast"}}]""";

    @Test
    void anIndicatorTakesTheValueThatTheParameterHas() {
        assertEquals(13, strategy(FAST, "crossover(close, x)", NO_VALUES).warmupCandles());
        assertEquals(
                41, strategy(FAST, "crossover(close, x)", Map.of("fast", 40.0)).warmupCandles());
    }

    @Test
    void aValueThatTheIndicatorCannotHaveIsTold() {
        StrategyCheck.Result result = checked(FAST, "crossover(close, x)", Map.of("fast", 2.5));
        assertNull(result.strategy());
        assertEquals(
                List.of("bad-parameter /indicators/0: period of sma must be a whole number from 1 to 100000, not 2.5"),
                told(result));
        assertEquals(told(result), told(checked(FAST.replace("12", "2.5"), "crossover(close, x)", NO_VALUES)));
    }

    @Test
    void aNameThatIsNoParameterIsToldWithTheNearestOne() {
        StrategyCheck.Result result = checked(FAST.replace("\"fast\"}", "\"fats\"}"), "crossover(close, x)", NO_VALUES);
        Problem problem =
                result.problems().stream().filter(Problem::isError).findFirst().orElseThrow();
        assertEquals("/indicators/0/params/period", problem.place().pointer());
        assertEquals(
                "period must be a number or a parameter of the strategy, and \"fats\" is neither", problem.message());
        assertEquals("did you mean \"fast\"?", problem.suggestion());
    }

    @Test
    void withoutAnIdItIsCalledByTheParametersName() {
        String unnamed = FAST.replace("\"id\": \"x\", ", "");
        assertEquals(
                13, strategy(unnamed, "crossover(close, sma_fast)", NO_VALUES).warmupCandles());
    }

    @Test
    void aDeclaredIndicatorHasTwoSourcesAsOneThatIsCalledHas() {
        String declared = """
                "indicators": [{"id": "x", "type": "correlation", "source": "high", "other": "hl2 + 1", "params": {"period": 9}}]""";
        CompiledStrategy one = strategy(declared, "crossover(x, correlation(high, hl2, 9))", NO_VALUES);
        assertEquals("high", one.spec().indicators().get(0).source().text());
        assertEquals("hl2 + 1", one.spec().indicators().get(0).other().text());
        StrategyCheck.Result same = checked(declared, "x > correlation(high, hl2 + 1, 9)", NO_VALUES);
        assertEquals(
                List.of(
                        "never-true /signals/0/when: \"x > correlation(high, hl2 + 1, 9)\" is never true: both sides are the same number"),
                told(same));
    }

    @Test
    void theSecondSourceMayStandAmongTheParameters() {
        String inside = """
                "indicators": [{"id": "x", "type": "beta", "params": {"other": "open", "period": 9}}]""";
        assertEquals(
                "open",
                strategy(inside, "crossover(x, 1)", NO_VALUES)
                        .spec()
                        .indicators()
                        .get(0)
                        .other()
                        .text());
        String ofOne = """
                "indicators": [{"id": "x", "type": "ema", "other": "open"}]""";
        assertEquals(
                List.of("unknown-key /indicators/0/other: \"other\" is not known here, and is ignored"),
                told(checked(ofOne, "crossover(x, 1)", NO_VALUES)));
    }

    @Test
    void aParameterSaysHowManyMustBeTrue() {
        String params = "\"params\": {\"k\": {\"default\": 1, \"min\": 1, \"max\": 5}}";
        String when = "at_least(k, crossover(close, 5), crossover(close, 6))";
        assertEquals(1, strategy(params, when, NO_VALUES).spec().signals().size());
        assertEquals(
                List.of("out-of-range /signals/0/when: \"k\" says how many of 2 conditions must be true: "
                        + "a whole number from 1 to 2 or a parameter that is one"),
                told(checked(params, when, Map.of("k", 3.0))));
    }
}
