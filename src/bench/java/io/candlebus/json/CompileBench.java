package io.candlebus.json;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A document of 100 signals and 800 conditions, from its text to a strategy that can run; milliseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CompileBench {
    private final String document = document();

    /** Read, compiled and reviewed. */
    @Benchmark
    public StrategyCheck.Result check() {
        StrategyCheck.Result result =
                StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        if (!result.isValid()) {
            throw new IllegalStateException(result.problems().toString());
        }
        return result;
    }

    private static String document() {
        String signals = IntStream.range(0, 100)
                .mapToObj(i -> """
                        {"id": "s%d", "type": "alert", "edge": true, "when": "crossover(ema(%d), sma(%d)) and rsi_%d < 70 \
                        and close > highest(high, %d)[1] and within(macd.histogram > %d, 5) and (close - open) / atr(14) > 0.5 \
                        and close@1h > ema(20)@1h"}""".formatted(i, 5 + i % 20, 30 + i % 10, 7 + i % 10, 10 + i % 10, i % 7))
                .collect(Collectors.joining(","));
        return "{\"id\": \"bench\", \"signals\": [" + signals + "]}";
    }
}
