package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author is told about an expression, word by word. */
class ExpressionProblemsTest {
    private static StrategyCheck.Result checked(String when) {
        String text = "{\"id\": \"a\", \"symbol\": \"BTC/USD\", \"timeframe\": \"1m\","
                + " \"params\": {\"half\": 0.5},"
                + " \"indicators\": [{\"id\": \"own\", \"type\": \"ema\", \"source\": \"position.pnl_percent\"}],"
                + " \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"edge\": true, \"when\": \"" + when + "\"}]}";
        return StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
    }

    private static String errors(String when) {
        return checked(when).problems().stream()
                .filter(Problem::isError)
                .map(p -> p.code() + " " + p.place().offset() + ": " + p.message()
                        + (p.suggestion() == null ? "" : "; " + p.suggestion()))
                .collect(Collectors.joining(" / "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "clsoe > 5                 |unknown-name 0: no indicator, parameter or candle field is called \"clsoe\"; did you mean \"close\"?",
                "emma(50) > 3              |unknown-function 0: no function or indicator is called \"emma\"; did you mean \"ema\"?",
                "witin(close > 3, 5)       |wrong-kind 6: \"witin\" takes no condition, and \"close > 3\" is one; did you mean \"within\"?",
                "if(close > 3, 1, 2) > 1   |wrong-kind 3: \"if\" takes no condition, and \"close > 3\" is one",
                "close = 5                 |bad-expression 6: expected the end of the expression, found \"=\"; write \"==\"",
                "close => open             |bad-expression 6: expected the end of the expression, found \"=>\"; write \">=\"",
                "close =< open             |bad-expression 6: expected the end of the expression, found \"=<\"; write \"<=\"",
                "close <> open             |bad-expression 6: expected the end of the expression, found \"<>\"; write \"!=\"",
                "close is open             |bad-expression 6: expected the end of the expression, found \"is\"; write \"==\"",
                "close above open          |bad-expression 6: expected the end of the expression, found \"above\"; write \">\"",
                "close crossover open      |bad-expression 6: expected the end of the expression, found \"crossover\"; write \"crossover(a, b)\"",
                "close crosses_below open  |bad-expression 6: expected the end of the expression, found \"crosses_below\"; write \"crossunder(a, b)\"",
                "close > 5 & close < 9     |bad-expression 10: expected the end of the expression, found \"&\"; write \"and\"",
                "close not between 1 and 2 |bad-expression 6: \"not\" stands before what it negates; write \"not (close between … and …)\"",
                "true                      |wrong-kind 0: there is no condition \"true\"; compare numbers, as \"close > open\", or leave it out",
                "close > 1 and FALSE       |wrong-kind 14: there is no condition \"FALSE\"; compare numbers, as \"close > open\", or leave it out",
                "crosover(close, open)     |wrong-kind 0: a condition is wanted here, and \"crosover(close, open)\" is a number; did you mean \"crossover\"?",
                "ta.crossunder(close, open)|wrong-kind 0: a condition is wanted here, and \"ta.crossunder(close, open)\" is a number; did you mean \"crossunder\"?",
                "crosses_above(close, open)|wrong-kind 0: a condition is wanted here, and \"crosses_above(close, open)\" is a number; did you mean \"crossover\"?",
                "held(riseing(close, 2), 3)|wrong-kind 5: a condition is wanted here, and \"riseing(close, 2)\" is a number; did you mean \"rising\"?",
                "ema(9)                    |wrong-kind 0: a condition is wanted here, and \"ema(9)\" is a number; compare it, as \"ema(9) > 0\"",
                "close > '5'               |bad-expression 8: expected a number, a name or a condition, found \"'\"",
                "close > \\\"5\\\"           |bad-expression 8: expected a number, a name or a condition, found a quotation mark",
                "close > 5 > 3             |bad-expression 10: expected \"and\" between two comparisons, found \">\"",
                "close                     |wrong-kind 0: a condition is wanted here, and \"close\" is a number; compare it, as \"close > 0\"",
                "close[half] > 3           |out-of-range 6: a number of candles is whole and at least 0, not 0.5",
                "close[open] > 3           |not-constant 6: \"open\" is a number of candles, and must be known before the strategy runs: a whole number or a parameter",
                "within(close > 3, -1)     |look-ahead 18: nothing can look ahead: a number of candles is not negative",
                "close[100001] > 3         |lookback-limit 6: looks back 100001 candles; 100000 is the most",
                "ema_0 > 3                 |bad-parameter 0: period of ema must be a whole number from 1 to 100000, not 0",
                "ema(half) > 3             |bad-parameter 0: period of ema must be a whole number from 1 to 100000, not 0.5",
                "ema(close, open) > 3      |not-constant 11: \"period\" of ema must be known before the strategy runs: a number or a parameter, not \"open\"",
                "ema(close, 5, 6) > 3      |too-many-arguments 0: ema takes at most 2 arguments: source, period",
                "bb(20, 2).uper > 3        |unknown-output 0: bollinger has no output \"uper\"; it has middle, upper, lower, percent_b, bandwidth; did you mean \".upper\"?",
                "close@7m > 3              |bad-timeframe 6: \"7m\" is not a timeframe; known are 1s 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w 1M",
                "close@1s > 3              |bad-timeframe 0: candles of 1s cannot be put together from those of 1m",
                "(close@15m)@5m > 3        |mixed-timeframes 1: what is computed on 5m cannot look at candles of 15m",
                "1 / 0 > close             |bad-number 0: this has no finite value",
                "rising(close) > 3         |wrong-arguments 0: rising(x, n) takes 2 arguments, not 1",
                "max(close) > 3            |wrong-arguments 0: max(a, b, …) takes 2 to 20 arguments, not 1",
                "at_least(half, close > 1) |out-of-range 9: \"half\" says how many of 1 conditions must be true: a whole number from 1 to 1 or a parameter that is one",
                "at_least(close, close > 1)|not-constant 9: \"close\" says how many of 1 conditions must be true: a whole number from 1 to 1 or a parameter that is one",
                "at_least(-half, close > 1)|out-of-range 0: at_least begins with how many must be true: a whole number from 1 to that of its conditions",
                "at_least(0, close > 1)    |out-of-range 0: at_least begins with how many must be true: a whole number from 1 to that of its conditions"
            })
    void anErrorSaysWhatIsWrongAndWhere(String when, String expected) {
        assertEquals(expected, errors(when));
    }

    @Test
    void aSingleBarIsAnOr() {
        assertEquals(
                "bad-expression 10: expected the end of the expression, found \"|\"; write \"or\"",
                errors("close > 5 | close < 9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time.hour@5m > 3|0",
                "(time.hour + 1)@5m > 3|1",
                "(time.hour == 3)@5m|1",
                "held(position.side == 1, 3)@5m|5",
                "ema(position.pnl_percent, 3)@5m > 3|4",
                "own@5m > 3|0"
            })
    void positionAndTimeBelongToTheStrategysOwnCandles(String when, int offset) {
        assertEquals("bad-source " + offset + ": position and time are not known on 5m", errors(when));
    }

    @Test
    void aWrongParameterIsNotToldAsComputed() {
        assertEquals(
                List.of("bad-parameter"),
                checked("ema_0 > 3").problems().stream()
                        .filter(p -> p.place().pointer().contains("when"))
                        .map(Problem::code)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bb_20_2 > upper|close > bb_20_2.upper",
                "bb(20, 2) > upper|close > bb_20_2.upper",
                "bb(20, 2) > bb(20, 2).upper|close > bb_20_2.upper",
                "crossover(bb(20, 2), bb_20_2.upper)|crossover(close, bb_20_2.upper)",
                "macd(12, 26, 9) > signal|macd_12_26_9.macd > macd_12_26_9.signal",
                "bb(20, 2).middle > bb(20, 2).upper|bb_20_2.middle > bb_20_2.upper",
                "bb(20, 2) > bb(30, 2).upper|bb_20_2.middle > bb_30_2.upper"
            })
    void anIndicatorAgainstItsOwnLineIsReadTheSameHoweverItIsWritten(String one, String other) {
        ProgramRun a = checked(one).strategy().start();
        ProgramRun b = checked(other).strategy().start();
        for (var candle : TestCandles.walk(5, 300)) {
            a.update(candle, field -> Double.NaN);
            b.update(candle, field -> Double.NaN);
            assertEquals(
                    List.copyOf(b.values(0).values()), List.copyOf(a.values(0).values()));
            assertEquals(b.truth(0), a.truth(0));
        }
    }
}
