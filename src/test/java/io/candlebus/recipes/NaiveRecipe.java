package io.candlebus.recipes;

import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** A recipe said in Java: its rules as plain functions of a candle's place, played as docs/paper.md says. */
final class NaiveRecipe {
    /** Stands for no position. */
    static final int FLAT = -1;

    /** What a rule's condition is at a candle. */
    interface Claim {
        /**
         * @param t place of the candle
         * @param entry place of the candle whose signal opened the position; {@link #FLAT} without one
         * @return null for unknown
         */
        Boolean at(int t, int entry);
    }

    private record Rule(String id, SignalSpec.Type type, Side side, boolean edge, Claim claim) {}

    private final NaiveWeek week;
    private final List<Rule> rules = new ArrayList<>();
    private IntToDoubleFunction confidence = t -> 1;

    NaiveRecipe(NaiveWeek week) {
        this.week = week;
    }

    NaiveRecipe buy(String id, Claim claim) {
        rules.add(new Rule(id, SignalSpec.Type.ENTRY, Side.LONG, false, claim));
        return this;
    }

    /** Only when it becomes true. */
    NaiveRecipe buyAtEdge(String id, Claim claim) {
        rules.add(new Rule(id, SignalSpec.Type.ENTRY, Side.LONG, true, claim));
        return this;
    }

    NaiveRecipe sell(String id, Claim claim) {
        rules.add(new Rule(id, SignalSpec.Type.EXIT, Side.LONG, false, claim));
        return this;
    }

    NaiveRecipe sellShort(String id, Claim claim) {
        rules.add(new Rule(id, SignalSpec.Type.ENTRY, Side.SHORT, false, claim));
        return this;
    }

    NaiveRecipe cover(String id, Claim claim) {
        rules.add(new Rule(id, SignalSpec.Type.EXIT, Side.SHORT, false, claim));
        return this;
    }

    NaiveRecipe alertAtEdge(String id, Claim claim) {
        rules.add(new Rule(id, SignalSpec.Type.ALERT, null, true, claim));
        return this;
    }

    /** Of entries; exits are sure. */
    NaiveRecipe sureBy(IntToDoubleFunction entries) {
        confidence = entries;
        return this;
    }

    /** What fires: close time, signal, and the confidence to six digits. */
    List<String> signals() {
        List<String> fired = new ArrayList<>();
        Side standing = null;
        int entry = FLAT;
        boolean[] wasFalse = new boolean[rules.size()];
        for (int t = 0; t < week.size(); t++) {
            Side now = standing;
            Side next = standing;
            Side opened = null;
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                Boolean truth = rule.claim.at(t, entry);
                boolean fires = Boolean.TRUE.equals(truth) && (!rule.edge || wasFalse[i]) && !masked(rule, now);
                wasFalse[i] = Boolean.FALSE.equals(truth);
                if (fires) {
                    double sure = rule.type == SignalSpec.Type.ENTRY ? confidence.applyAsDouble(t) : 1;
                    fired.add("%s %s %.6f".formatted(Instant.ofEpochMilli(week.closeMs[t]), rule.id, sure));
                    next = rule.type == SignalSpec.Type.EXIT ? null : next;
                    opened = rule.type == SignalSpec.Type.ENTRY && opened == null ? rule.side : opened;
                }
            }
            standing = opened == null ? next : opened;
            entry = standing == null ? FLAT : opened == null ? entry : t;
        }
        return fired;
    }

    private static boolean masked(Rule rule, Side standing) {
        return switch (rule.type) {
            case ENTRY -> standing == rule.side;
            case EXIT -> standing != rule.side;
            case ALERT -> false;
        };
    }

    /** Whether one number is above another; null when one is unknown. */
    static Boolean above(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? null : a > b;
    }

    static boolean crossesAbove(double[] a, double[] b, int t) {
        return t > 0 && a[t - 1] <= b[t - 1] && a[t] > b[t];
    }

    static boolean crossesBelow(double[] a, double[] b, int t) {
        return crossesAbove(b, a, t);
    }

    /** Of the places from one to another, both included; NaN when there is none before the first. */
    static double highest(double[] x, int from, int to) {
        double highest = from < 0 ? Double.NaN : x[from];
        for (int t = Math.max(0, from); t <= to; t++) {
            highest = Math.max(highest, x[t]);
        }
        return highest;
    }

    static double lowest(double[] x, int from, int to) {
        double lowest = from < 0 ? Double.NaN : x[from];
        for (int t = Math.max(0, from); t <= to; t++) {
            lowest = Math.min(lowest, x[t]);
        }
        return lowest;
    }
}
