package io.candlebus.backtest.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class DeflatedSharpeTest {
    private static final NormalDistribution ORACLE = new NormalDistribution();

    @Test
    void normalDistributionIsThatOfCommonsMath() {
        for (double x = -37; x <= 37; x += 0.01) {
            double wanted = ORACLE.cumulativeProbability(x);
            assertEquals(wanted, Normal.below(x), 1e-12 * Math.max(wanted, 1e-300) + 1e-15, "at " + x);
        }
        for (double p = 0.0005; p < 0.9999; p += 0.0005) {
            assertEquals(ORACLE.inverseCumulativeProbability(p), Normal.quantile(p), 1e-9, "of " + p);
        }
        assertEquals(ORACLE.inverseCumulativeProbability(1 - 1e-6), Normal.quantile(1 - 1e-6), 1e-8);
    }

    /** The example of the paper: a yearly ratio of 2.5 over five years of 250 days, the best of 100 trials. */
    @Test
    void paperExample() {
        double sqrtYear = Math.sqrt(250);
        List<Moments> trials = new ArrayList<>();
        // A hundred ratios whose yearly variance is 1/2: half of them at +d, half at −d, with d² * 100 / 99 = 1/2.
        double d = Math.sqrt(0.5 * 99 / 100) / sqrtYear;
        for (int i = 0; i < 100; i++) {
            trials.add(new Moments(1_250, i % 2 == 0 ? d : -d, 0, 3));
        }
        Moments best = new Moments(1_250, 2.5 / sqrtYear, -3, 10);
        assertEquals(0.1132, Math.sqrt(0.5 / 250) * DeflatedSharpe.expectedBest(100), 5e-5);
        assertEquals(0.9004, DeflatedSharpe.of(best, trials).value(), 5e-5);
    }

    /** The expectation of the largest of so many normal draws, by drawing. */
    @Test
    void expectedBestIsWhatLuckGives() {
        Random random = new Random(11);
        double sum = 0;
        int rounds = 20_000;
        for (int i = 0; i < rounds; i++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < 50; j++) {
                best = Math.max(best, random.nextGaussian());
            }
            sum += best;
        }
        assertEquals(sum / rounds, DeflatedSharpe.expectedBest(50), 0.03);
    }

    @Test
    void oneTrialIsNoChoice() {
        Moments one = new Moments(100, 0.1, 0, 3);
        assertFalse(DeflatedSharpe.of(one, List.of(one)).isDefined());
        assertTrue(
                DeflatedSharpe.of(one, List.of(one, new Moments(100, 0, 0, 3))).isDefined());
    }

    @Test
    void neighbourhoodsHaveTheMedianOfWhatStandsAround() {
        Grid grid = new Grid(List.of(new Axis("a", List.of(1.0, 2.0, 3.0)), new Axis("b", List.of(1.0, 2.0, 3.0))));
        Ranking ranking = Ranking.by("net_profit");
        Map<Long, Outcome> bySet = new java.util.HashMap<>();
        for (long set = 0; set < 9; set++) {
            bySet.put(set, outcome(set, set == 4 ? 100 : set));
        }
        assertEquals(new Neighbourhood(5, 9), Neighbourhood.of(grid, ranking, bySet, 4));
        assertEquals(new Neighbourhood(2, 4), Neighbourhood.of(grid, ranking, bySet, 0));
        bySet.remove(4L);
        assertEquals(new Neighbourhood(1, 3), Neighbourhood.of(grid, ranking, bySet, 0));
    }

    @Test
    void lessIsBetterWhereItIs() {
        List<Outcome> outcomes = List.of(outcome(0, 5), outcome(1, 9), outcome(2, Double.NaN));
        assertEquals(1, Ranking.by("net_profit").best(outcomes).set());
        assertTrue(Ranking.by("max_drawdown").isBetter(1, 2));
        assertTrue(Ranking.by("max_drawdown").isBetter(1, Double.NaN));
    }

    private static Outcome outcome(long set, double profit) {
        var measured = new io.candlebus.backtest.metric.Measured(profit, 1, null);
        return new Outcome(set, null, Map.of("net_profit", measured), null, new double[0]);
    }
}
