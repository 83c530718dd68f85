package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyReader;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedIndicatorsTest {
    private static final PositionField.Source FLAT = field -> field == PositionField.SIDE ? 0 : Double.NaN;

    /** Things to compare, of which a random document takes some: sources, chains, delays, arithmetic, higher timeframes, pasts. */
    private static final String[] NUMBERS = {
        "ema(%d)",
        "rsi(close, %d)",
        "ema(rsi(14), %d)",
        "bb(%d, 2).upper",
        "sma(close[1], %d)[2]",
        "macd(12, 26, %d).signal@5m",
        "ema(%d)@5m[1]",
        "ema(sma(9)@5m, %d)",
        "sma(max(open, close) - low, %d)",
        "correlation(close, rsi(14), %d)",
        "sma(count(close > open, 5), %d)",
        "sma(position.candles_held, %d)",
        "stdev(close, %d) / 2",
        "ema(time.minute, %d)",
        "atr(%d)@15m"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void borrowedNumbersAreTheOwnOnesToTheBit(long seed) {
        Random random = new Random(seed);
        List<CompiledStrategy> strategies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            strategies.add(compiled(random));
        }
        SharedIndicators shared = SharedIndicators.of(strategies);
        List<ProgramRun> own = strategies.stream().map(CompiledStrategy::start).toList();
        List<ProgramRun> borrowing = strategies.stream().map(shared::start).toList();
        List<Candle> candles = TestCandles.walk(seed, 3_000);
        int at = 0;
        while (at < candles.size()) {
            int end = Math.min(candles.size(), at + 1 + random.nextInt(300));
            shared.compute(candles, at, end);
            for (int run = 0; run < own.size(); run++) {
                for (int i = at; i < end; i++) {
                    own.get(run).update(candles.get(i), FLAT);
                    borrowing.get(run).update(candles.get(i), FLAT);
                    assertArrayEquals(own.get(run).slots(), borrowing.get(run).slots());
                    assertEquals(own.get(run).truth(0), borrowing.get(run).truth(0));
                }
            }
            at = end;
        }
    }

    private static CompiledStrategy compiled(Random random) {
        String left = NUMBERS[random.nextInt(NUMBERS.length)].formatted(2 + random.nextInt(4));
        String right = NUMBERS[random.nextInt(NUMBERS.length)].formatted(2 + random.nextInt(4));
        return compiled(left + " > " + right, Timeframe.M1);
    }

    private static CompiledStrategy compiled(String when, Timeframe timeframe) {
        String document = """
                { "id": "s", "symbol": "BTC/USD", "timeframe": "%s", "signals": [
                  { "id": "tell", "type": "alert", "when": "%s" } ] }""".formatted(timeframe, when);
        return Compiler.compile(
                        StrategyReader.read(document, Indicators.ALL, Symbol.parse("BTC/USD"), timeframe)
                                .spec(),
                        Indicators.ALL)
                .strategy();
    }

    @Test
    void equalComputationsAreDoneOnce() {
        List<CompiledStrategy> strategies = List.of(
                compiled("ema(rsi(14), 9) > 50", Timeframe.M1),
                compiled("rsi(14) > 70 and ema(9) > close", Timeframe.M1),
                compiled("ema(rsi(14), 9) < rsi(14)", Timeframe.M1),
                compiled("ema(9) > ema(10)", Timeframe.M1));
        // rsi(14), ema(rsi(14), 9), ema(9), ema(10)
        assertEquals(4, SharedIndicators.of(strategies).size());
    }

    @Test
    void differentTimeframesHaveNothingInCommon() {
        List<CompiledStrategy> strategies =
                List.of(compiled("rsi > 70", Timeframe.M1), compiled("rsi > 70", Timeframe.M5));
        Exception refused = assertThrows(IllegalArgumentException.class, () -> SharedIndicators.of(strategies));
        assertTrue(refused.getMessage().contains("1m and 5m"), refused.getMessage());
    }
}
