package io.candlebus.backtest.sweep;

import java.util.List;
import java.util.Map;

/**
 * What stands around a set on the grid: a plateau or a spike.
 *
 * @param median of the ranking figure over the set and those at most one step away on every axis
 * @param count of them with a figure
 */
public record Neighbourhood(double median, int count) {
    /**
     * Around one set.
     *
     * @param bySet outcomes by their numbers; sets that were not tried are left out
     */
    public static Neighbourhood of(Grid grid, Ranking ranking, Map<Long, Outcome> bySet, long set) {
        String metric = ranking.metric().name();
        List<Long> around = grid.neighbourhood(set);
        double[] values = around.stream()
                .map(bySet::get)
                .filter(o -> o != null)
                .mapToDouble(o -> o.value(metric))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        return new Neighbourhood(median(values), values.length);
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
