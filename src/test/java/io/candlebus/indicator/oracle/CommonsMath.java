package io.candlebus.indicator.oracle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.stat.Frequency;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/** Statistics over a window that TA-Lib does not have, from Apache Commons Math. */
public final class CommonsMath {
    public static final String ORIGIN = "Apache Commons Math 3.6.1";

    /** By our name. */
    public static final Map<String, Oracle> FUNCTIONS = new HashMap<>();

    static {
        FUNCTIONS.put("median", g ->
                new double[][] {Naive.window(g.x(), g.n("period"), w -> StatUtils.percentile(w, 50))});
        FUNCTIONS.put(
                "mean_deviation", g -> new double[][] {Naive.window(g.x(), g.n("period"), CommonsMath::meanDeviation)});
        FUNCTIONS.put("percentile", g ->
                new double[][] {Naive.window(g.x(), g.n("period"), w -> percentile(w, g.d("percent")))});
        FUNCTIONS.put("percent_rank", g ->
                new double[][] {Naive.window(g.x(), g.n("period") + 1, CommonsMath::percentRank)});
    }

    private CommonsMath() {}

    private static double meanDeviation(double[] w) {
        double mean = StatUtils.mean(w);
        return StatUtils.mean(Naive.map(w, x -> Math.abs(x - mean)));
    }

    private static double percentile(double[] w, double percent) {
        // It knows no percentile 0, which is the lowest value.
        return percent == 0
                ? StatUtils.min(w)
                : new Percentile(percent).withEstimationType(EstimationType.R_7).evaluate(w);
    }

    private static double percentRank(double[] w) {
        Frequency before = new Frequency();
        Arrays.stream(w, 0, w.length - 1).forEach(before::addValue);
        return 100 * before.getCumPct(w[w.length - 1]);
    }
}
