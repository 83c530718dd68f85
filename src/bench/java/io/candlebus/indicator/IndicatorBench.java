package io.candlebus.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;

/**
 * Nanoseconds per candle for RSI 14, EMA 20, EMA 50, MACD 12 26 9, Bollinger 20 2 and ATR 14 together: ours candle by
 * candle, ta4j bar by bar, TA-Lib over a whole array, and the least that a loop written by hand must do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(3)
public class IndicatorBench {
    private static final int CANDLES = 8192;

    private final List<Candle> list = CandleSets.random(1, CANDLES, 100);
    private final Candle[] candles = list.toArray(Candle[]::new);
    private final IndicatorRun[] runs = {
        run("rsi", Map.of("period", 14)),
        run("ema", Map.of("period", 20)),
        run("ema", Map.of("period", 50)),
        run("macd", Map.of()),
        run("bollinger", Map.of("period", 20)),
        run("atr", Map.of("period", 14))
    };
    private final int[] places = {0, 1, 2, 3, 6, 11};
    private final double[] out = new double[12];
    private final HandWritten hand = new HandWritten();
    private final Ta4jSix decimals = new Ta4jSix(DecimalNum::valueOf);
    private final Ta4jSix doubles = new Ta4jSix(DoubleNum::valueOf);
    private final Core taLib = new Core();
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();
    private final double[][] columns = new double[10][CANDLES];
    private double[] high;
    private double[] low;
    private double[] close;
    private int next;

    @Setup
    public void fill() {
        high = list.stream().mapToDouble(Candle::high).toArray();
        low = list.stream().mapToDouble(Candle::low).toArray();
        close = list.stream().mapToDouble(Candle::close).toArray();
    }

    @Benchmark
    public double[] candlebusPerCandle() {
        Candle candle = nextCandle();
        double x = candle.close();
        for (int i = 0; i < runs.length; i++) {
            runs[i].update(candle, x, out, places[i]);
        }
        return out;
    }

    @Benchmark
    public double[] handWrittenPerCandle() {
        hand.update(nextCandle(), out);
        return out;
    }

    @Benchmark
    public double ta4jDoublesPerBar() {
        return doubles.add(nextCandle());
    }

    @Benchmark
    public double ta4jDecimalsPerBar() {
        return decimals.add(nextCandle());
    }

    @Benchmark
    @OperationsPerInvocation(CANDLES)
    public double[][] taLibWholeArray() {
        int end = CANDLES - 1;
        taLib.rsi(0, end, close, 14, begin, count, columns[0]);
        taLib.ema(0, end, close, 20, begin, count, columns[1]);
        taLib.ema(0, end, close, 50, begin, count, columns[2]);
        taLib.macd(0, end, close, 12, 26, 9, begin, count, columns[3], columns[4], columns[5]);
        taLib.bbands(0, end, close, 20, 2, 2, MAType.Sma, begin, count, columns[6], columns[7], columns[8]);
        taLib.atr(0, end, high, low, close, 14, begin, count, columns[9]);
        return columns;
    }

    private Candle nextCandle() {
        next = (next + 1) & (CANDLES - 1);
        return candles[next];
    }

    private static IndicatorRun run(String name, Map<String, ?> given) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        return new IndicatorRun(type, type.args(given));
    }
}
