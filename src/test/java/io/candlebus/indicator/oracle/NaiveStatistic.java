package io.candlebus.indicator.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Statistics straight from their formulas. */
final class NaiveStatistic {
    private NaiveStatistic() {}

    static void addTo(Map<String, Oracle> all) {
        all.put("z_score", g -> {
            double[] distance = Naive.minus(g.x(), Naive.sma(g.x(), g.n("period")));
            double[] deviation = Naive.map(Naive.variance(g.x(), g.n("period")), Math::sqrt);
            return Formulas.columns(Naive.ratio(distance, deviation, Double.NaN));
        });
        all.put(
                "percentile",
                g -> Formulas.columns(Naive.window(g.x(), g.n("period"), w -> {
                    Arrays.sort(w);
                    double place = g.d("percent") / 100 * (w.length - 1);
                    int floor = (int) Math.floor(place);
                    int ceiling = (int) Math.ceil(place);
                    return w[floor] * (1 - (place - floor)) + w[ceiling] * (place - floor);
                })));
        all.put(
                "skewness",
                g -> Formulas.columns(Naive.window(g.x(), g.n("period"), w -> {
                    double n = w.length;
                    double s = Math.sqrt(moment(w, 2) * n / (n - 1));
                    return s == 0 ? Double.NaN : n * n / ((n - 1) * (n - 2)) * moment(w, 3) / (s * s * s);
                })));
        all.put(
                "kurtosis",
                g -> Formulas.columns(Naive.window(g.x(), g.n("period"), w -> {
                    double n = w.length;
                    double v = moment(w, 2) * n / (n - 1);
                    double first = n * n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * moment(w, 4) / (v * v);
                    return v == 0 ? Double.NaN : first - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
                })));
        all.put("hurst", g -> {
            double[] change = Naive.map(g.x(), Naive.shift(g.x(), 1), (a, b) -> Math.log(a) - Math.log(b));
            return Formulas.columns(Naive.window(change, g.n("period"), NaiveStatistic::hurst));
        });
    }

    /** Measured from the first value, for an average of prices is not known to more digits than a price has. */
    private static double moment(double[] w, int power) {
        double[] d = Arrays.stream(w).map(v -> v - w[0]).toArray();
        double mean = Arrays.stream(d).sum() / d.length;
        return Arrays.stream(d).map(v -> Math.pow(v - mean, power)).sum() / d.length;
    }

    private static double hurst(double[] r) {
        List<double[]> points = new ArrayList<>();
        for (int chunks = 1; chunks <= 32 && r.length / chunks >= 8; chunks *= 2) {
            int size = r.length / chunks;
            double sum = 0;
            for (int c = 0; c < chunks; c++) {
                int end = r.length - c * size;
                sum += rescaledRange(Arrays.copyOfRange(r, end - size, end));
            }
            points.add(new double[] {Math.log10(size), Math.log10(sum / chunks)});
        }
        double meanX = points.stream().mapToDouble(p -> p[0]).average().getAsDouble();
        double meanY = points.stream().mapToDouble(p -> p[1]).average().getAsDouble();
        double above = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY))
                .sum();
        return above
                / points.stream().mapToDouble(p -> Math.pow(p[0] - meanX, 2)).sum();
    }

    private static double rescaledRange(double[] r) {
        double mean = Naive.mean(r);
        double[] way = Arrays.stream(r).map(v -> v - mean).toArray();
        double deviation = Math.sqrt(Arrays.stream(way).map(v -> v * v).sum() / r.length);
        Arrays.parallelPrefix(way, Double::sum);
        double top = Arrays.stream(way).max().getAsDouble();
        double bottom = Arrays.stream(way).min().getAsDouble();
        return deviation == 0 ? 0 : (top - bottom) / deviation;
    }
}
