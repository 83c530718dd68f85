package io.candlebus.recipes;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.TestCandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The demo's week in whole columns, put together and computed with as little thought as possible: a second opinion. */
final class NaiveWeek {
    final List<Candle> candles = new ArrayList<>();
    final double[] open;
    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;
    /** Epoch milliseconds. */
    final long[] closeMs;

    private final long lengthMs;

    /** @param timeframe of a fixed length, that a day is a multiple of */
    NaiveWeek(Timeframe timeframe) {
        lengthMs = timeframe.longestMs();
        List<Candle> minutes = TestCandles.demoWeek();
        for (int from = 0, to; from < minutes.size(); from = to) {
            long opens = minutes.get(from).openTimeMs() / lengthMs * lengthMs;
            for (to = from; to < minutes.size() && minutes.get(to).openTimeMs() < opens + lengthMs; ) {
                to++;
            }
            List<Candle> parts = minutes.subList(from, to);
            boolean complete =
                    to < minutes.size() || parts.get(parts.size() - 1).openTimeMs() + 60_000 == opens + lengthMs;
            if (complete) {
                candles.add(whole(opens, parts));
            }
        }
        open = column(Candle::open);
        high = column(Candle::high);
        low = column(Candle::low);
        close = column(Candle::close);
        volume = column(Candle::volume);
        closeMs = candles.stream().mapToLong(c -> c.openTimeMs() + lengthMs).toArray();
    }

    private static Candle whole(long opens, List<Candle> parts) {
        return new Candle(
                opens,
                parts.get(0).open(),
                parts.stream().mapToDouble(Candle::high).max().orElseThrow(),
                parts.stream().mapToDouble(Candle::low).min().orElseThrow(),
                parts.get(parts.size() - 1).close(),
                parts.stream().mapToDouble(Candle::volume).reduce(0, Double::sum));
    }

    private double[] column(ToDoubleFunction<Candle> field) {
        return candles.stream().mapToDouble(field).toArray();
    }

    int size() {
        return candles.size();
    }

    /** An output of an indicator, by its formula over the whole column. */
    double[] of(String name, double[] source, String output, Map<String, ?> params) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        Args args = type.args(params);
        double[][] columns = Formulas.ALL.get(type.name()).columns(new Given(type, args, candles, source));
        return columns[type.outputs().stream().map(o -> o.name()).toList().indexOf(output)];
    }

    double[] of(String name, double[] source, int period) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        return of(name, source, type.outputs().get(0).name(), Map.of("period", period));
    }

    /** For each of its candles the place of the last candle of a longer timeframe that has closed by then; −1 for none. */
    int[] lastClosed(NaiveWeek longer) {
        int[] places = new int[size()];
        for (int t = 0; t < places.length; t++) {
            int last = -1;
            while (last + 1 < longer.size() && longer.closeMs[last + 1] <= closeMs[t]) {
                last++;
            }
            places[t] = last;
        }
        return places;
    }
}
