package io.candlebus.json;

import io.candlebus.backtest.sweep.Axes;
import io.candlebus.backtest.sweep.Axis;
import io.candlebus.backtest.sweep.Maker;
import io.candlebus.backtest.sweep.Ranking;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.ParameterValues;
import io.candlebus.strategy.Problem;
import java.util.List;

/**
 * What a backtest or a sweep is asked for.
 *
 * @param strategy one that the server has; null when the request carries a document
 * @param revision of that one; 0 for the newest
 * @param document its text as it stands in the request; null when a strategy is named
 * @param symbol of the candles; null for the document's first
 * @param timeframe of a document that names none; null for the server's
 * @param fromMs earliest open of a candle, inclusive; {@code Long.MIN_VALUE} for the first there is
 * @param toMs latest, exclusive; {@code Long.MAX_VALUE} for the last
 * @param params in place of the document's
 * @param variation what a sweep varies; null for a backtest
 * @param problems of the request, those of the document apart; where one is an error, the rest is what could be read
 */
public record JobRequest(
        String strategy,
        int revision,
        String document,
        Symbol symbol,
        Timeframe timeframe,
        long fromMs,
        long toMs,
        ParameterValues params,
        PaperTerms terms,
        Variation variation,
        List<Problem> problems) {
    public JobRequest {
        problems = List.copyOf(problems);
    }

    /**
     * What a sweep varies, and how the best is found.
     *
     * @param axes at least one when nothing is wrong
     * @param random so many sets drawn by chance; 0 for all
     * @param seed of the draw
     * @param walkForward how many times is chosen by what was before; 0 for none
     */
    public record Variation(List<AxisAsked> axes, int random, long seed, int walkForward, Ranking ranking) {
        public Variation {
            axes = List.copyOf(axes);
        }
    }

    /**
     * An axis as it is asked for: a list of values, a range, or neither, when the document says it.
     *
     * @param pointer where it stands in the request
     * @param values empty unless they are listed
     * @param from NaN unless there is a range
     */
    public record AxisAsked(String pointer, String name, List<Double> values, double from, double to, double step) {
        /** @throws Maker.Impossible when there is no such axis */
        Axis axis(List<ParameterSpec> params) throws Maker.Impossible {
            if (!values.isEmpty()) {
                return Axes.of(name, values);
            }
            return Double.isNaN(from) ? Axes.declared(name, params) : Axes.range(name, from, to, step);
        }
    }
}
