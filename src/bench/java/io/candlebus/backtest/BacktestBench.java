package io.candlebus.backtest;

import io.candlebus.market.Candle;
import io.candlebus.portfolio.PaperTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.num.DoubleNum;

/** Averages that cross, kept by an RSI, with stop, target and fees, over a random walk; nanoseconds per candle. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BacktestBench.CANDLES)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(3)
public class BacktestBench {
    static final int CANDLES = 100_000;

    private final List<Candle> candles = walk();
    private final BacktestPlan plan =
            new BacktestPlan(CrossStrategy.key(), CrossStrategy.compiled(), PaperTerms.STANDARD);
    private final Ta4jCross ta4j = new Ta4jCross(candles, DoubleNum::valueOf);

    /** Session, paper account and the fold of its performance. */
    @Benchmark
    public double candlebus() {
        return Backtest.results(plan, candles).equity();
    }

    /** With the hash of the data, all metrics and warnings. */
    @Benchmark
    public BacktestResult candlebusReport() {
        return Backtest.run(plan, candles);
    }

    @Benchmark
    public int ta4j() {
        return ta4j.run();
    }

    private static List<Candle> walk() {
        Random random = new Random(1);
        List<Candle> candles = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < CANDLES; i++) {
            double close = price * (1 + random.nextGaussian() / 500);
            double high = Math.max(price, close) * 1.001;
            candles.add(new Candle(i * 60_000L, price, high, Math.min(price, close) * 0.999, close, 1 + i % 7));
            price = close;
        }
        return candles;
    }
}
