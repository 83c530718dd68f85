package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How sure a signal is of itself, candle by candle; each candle fires. */
class ConfidenceTest {
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");

    private static List<Double> confidences(String signal, double... closes) {
        String text = "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", " + signal + "}]}";
        StrategyCheck.Result checked = StrategyCheck.check(text, Indicators.ALL, SYMBOL, Timeframe.M1);
        StrategySession session = new StrategySession(
                new SessionKey("a", 1, new Series(SYMBOL, Timeframe.M1)), checked.strategy(), PaperTerms.STANDARD);
        List<Double> told = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            session.process(
                    Candle.flat(i * 60_000L, closes[i]), fact -> told.add(((Fact.SignalFired) fact).confidence()));
        }
        return told;
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Test
    void isFullWhenNothingIsSaidAndAsGivenWhenItIs() {
        assertEquals(list(1, 1), confidences("\"when\": \"close > 0\"", 5, 6));
        assertEquals(list(0.25, 0.25), confidences("\"when\": \"close > 0\", \"confidence\": 0.25", 5, 6));
    }

    @Test
    void isHeldBetweenZeroAndOneAndUnknownWhileItsNumberIs() {
        assertEquals(
                list(Double.NaN, 1, 0, 0.5),
                confidences("\"when\": \"close > 0\", \"confidence\": \"close - close[1]\"", 5, 9, 8, 8.5));
    }

    @Test
    void isTheWeightOfWhatIsTrueOverTheWeightOfAll() {
        String weighed = """
                "logic": "OR", "conditions": [
                  "close > 0",
                  { "when": "close > 5", "weight": 1 },
                  { "when": "close > close[1]", "weight": 2 },
                  { "indicator": "close", "operator": "gt", "value": 7, "inverted": true, "weight": 5 } ]""";
        assertEquals(list(6 / 8.0, 8 / 8.0, 3 / 8.0, 6 / 8.0, 5 / 8.0), confidences(weighed, 6, 7, 8, 6, 5));
    }

    @Test
    void isAsGivenEvenBesideWeights() {
        String both = "\"confidence\": 0.9, \"conditions\": [{\"when\": \"close > 0\", \"weight\": 1}]";
        assertEquals(list(0.9), confidences(both, 5));
    }
}
