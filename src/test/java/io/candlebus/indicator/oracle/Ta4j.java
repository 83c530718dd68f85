package io.candlebus.indicator.oracle;

import io.candlebus.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.ChandelierExitShortIndicator;
import org.ta4j.core.indicators.CoppockCurveIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.MMAIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.ZLEMAIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator.FibReversalTyp;
import org.ta4j.core.indicators.pivotpoints.PivotLevel;
import org.ta4j.core.indicators.pivotpoints.PivotPointIndicator;
import org.ta4j.core.indicators.pivotpoints.StandardReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.TimeLevel;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.NVIIndicator;
import org.ta4j.core.indicators.volume.PVIIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * ta4j 0.17, for indicators that TA-Lib does not have. It gives a value at every candle; the ones before the warm-up, and
 * outputs that it does not have, are NaN here.
 */
public final class Ta4j {
    public static final String ORIGIN = "ta4j 0.17 (org.ta4j:ta4j-core)";

    /** ta4j seeds averages with their first value: after so many candles its weight has fallen below 1e-11. */
    public static final int SEEDS_GONE = 600;

    /** By our name; those that equal ours once seeds are gone. */
    public static final Map<String, Oracle> IN_THE_END = new TreeMap<>();

    /** By our name; those that equal ours from the first value on. */
    public static final Map<String, Oracle> ALWAYS = new TreeMap<>();

    private interface Lines {
        List<Indicator<Num>> of(BarSeries series);
    }

    static {
        ALWAYS.put("kst", lines(s -> List.of(new KSTIndicator(new ClosePriceIndicator(s)))));
        ALWAYS.put("rolling_vwap", lines(s -> List.of(new VWAPIndicator(s, 20))));
        ALWAYS.put("awesome", lines(s -> List.of(new AwesomeOscillatorIndicator(s))));
        ALWAYS.put(
                "donchian",
                lines(s -> List.of(
                        new DonchianChannelMiddleIndicator(s, 20),
                        new DonchianChannelUpperIndicator(s, 20),
                        new DonchianChannelLowerIndicator(s, 20))));
        ALWAYS.put("coppock", lines(s -> List.of(new CoppockCurveIndicator(new ClosePriceIndicator(s), 14, 11, 10))));
        ALWAYS.put("dpo", lines(s -> List.of(new DPOIndicator(s, 20))));
        ALWAYS.put("nvi", lines(s -> List.of(new NVIIndicator(s))));
        ALWAYS.put("pvi", lines(s -> List.of(new PVIIndicator(s))));
        ALWAYS.put("chaikin_money_flow", lines(s -> List.of(new ChaikinMoneyFlowIndicator(s, 20))));
        ALWAYS.put("pivot_points", lines(Ta4j::pivots));
        ALWAYS.put("fibonacci_pivots", lines(Ta4j::fibonacci));
        IN_THE_END.put("wilder", lines(s -> List.of(new MMAIndicator(new ClosePriceIndicator(s), 14))));
        IN_THE_END.put(
                "chandelier_exit",
                lines(s -> List.of(
                        new ChandelierExitLongIndicator(s, 22, 3), new ChandelierExitShortIndicator(s, 22, 3))));
        IN_THE_END.put(
                "keltner", lines(s -> List.of(new KeltnerChannelMiddleIndicator(new ClosePriceIndicator(s), 20))));
        IN_THE_END.put("zlema", lines(s -> List.of(new ZLEMAIndicator(new ClosePriceIndicator(s), 20))));
        IN_THE_END.put("mass_index", lines(s -> List.of(new MassIndexIndicator(s, 9, 25))));
        IN_THE_END.put("supertrend", lines(s -> List.of(new SuperTrendIndicator(s, 10, 3.0))));
    }

    private Ta4j() {}

    private static List<Indicator<Num>> pivots(BarSeries series) {
        PivotPointIndicator pivot = new PivotPointIndicator(series, TimeLevel.DAY);
        List<Indicator<Num>> lines = new ArrayList<>(List.of(pivot));
        for (PivotLevel level : List.of(
                PivotLevel.RESISTANCE_1,
                PivotLevel.RESISTANCE_2,
                PivotLevel.RESISTANCE_3,
                PivotLevel.SUPPORT_1,
                PivotLevel.SUPPORT_2,
                PivotLevel.SUPPORT_3)) {
            lines.add(new StandardReversalIndicator(pivot, level));
        }
        return lines;
    }

    private static List<Indicator<Num>> fibonacci(BarSeries series) {
        PivotPointIndicator pivot = new PivotPointIndicator(series, TimeLevel.DAY);
        List<Indicator<Num>> lines = new ArrayList<>(List.of(pivot));
        for (FibReversalTyp side : List.of(FibReversalTyp.RESISTANCE, FibReversalTyp.SUPPORT)) {
            for (double factor : new double[] {0.382, 0.618, 1}) {
                lines.add(new FibonacciReversalIndicator(pivot, factor, side));
            }
        }
        return lines;
    }

    private static Oracle lines(Lines lines) {
        return g -> {
            List<Indicator<Num>> theirs = lines.of(series(g.candles()));
            double[][] columns = new double[g.type().outputs().size()][];
            for (int o = 0; o < columns.length; o++) {
                columns[o] = Naive.unknown(g.size());
                int from = g.type().warmup(g.args(), o) - 1;
                if (o < theirs.size()) {
                    Indicator<Num> line = theirs.get(o);
                    double[] values = IntStream.range(0, g.size())
                            .mapToDouble(t -> line.getValue(t).doubleValue())
                            .toArray();
                    System.arraycopy(values, from, columns[o], from, values.length - from);
                }
            }
            return columns;
        };
    }

    /** A bar is told by when it ends: a moment before the next, so that it ends in the day in which it was. */
    private static BarSeries series(List<Candle> candles) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (Candle c : candles) {
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.ofEpochMilli(c.openTimeMs() + 59_999).atZone(ZoneOffset.UTC),
                    c.open(),
                    c.high(),
                    c.low(),
                    c.close(),
                    c.volume());
        }
        return series;
    }
}
