package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per candle for one entry of the catalogue with its defaults: ours candle by candle, TA-Lib over a whole array, ta4j
 * bar by bar. {@link CatalogueTable} runs it for all of them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(3)
public class CatalogueBench {
    private static final int CANDLES = 8192;

    /** The candles, round and round. */
    @State(Scope.Thread)
    public static class Market {
        private final List<Candle> list = CandleSets.random(1, CANDLES, 100);
        private final Candle[] candles = list.toArray(Candle[]::new);
        private int next;

        private int step() {
            next = (next + 1) & (CANDLES - 1);
            return next;
        }
    }

    /** Candle by candle. */
    @State(Scope.Thread)
    public static class Ours {
        @Param("sma")
        public String name;

        private IndicatorRun run;
        private double[] x;
        private double[] y;
        private double[] out;

        @Setup
        public void start(Market market) {
            IndicatorType type = Indicators.ALL.find(name).orElseThrow();
            run = new IndicatorRun(type, type.defaults());
            x = Columns.source(type, market.list);
            y = Columns.other(type, market.list);
            out = new double[type.outputs().size()];
        }
    }

    /** A whole array at once. */
    @State(Scope.Thread)
    public static class Whole {
        @Param("sma")
        public String name;

        private TaLibWhole function;

        @Setup
        public void start(Market market) {
            function = new TaLibWhole(Indicators.ALL.find(name).orElseThrow(), market.list);
        }
    }

    /** Bar by bar. */
    @State(Scope.Thread)
    public static class Bars {
        @Param("sma")
        public String name;

        private Ta4jLines lines;

        @Setup
        public void start() {
            lines = new Ta4jLines(name);
        }
    }

    @Benchmark
    public double[] candlebus(Ours ours, Market market) {
        int t = market.step();
        ours.run.update(market.candles[t], ours.x[t], ours.y[t], ours.out, 0);
        return ours.out;
    }

    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public int taLib(Whole whole) {
        return whole.function.call();
    }

    @Benchmark
    public int ta4j(Bars bars, Market market) {
        return bars.lines.add(market.candles[market.step()]);
    }
}
