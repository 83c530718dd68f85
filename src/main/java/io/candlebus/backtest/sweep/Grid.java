package io.candlebus.backtest.sweep;

import java.util.ArrayList;
import java.util.List;

/**
 * Every combination of the axes' values. The last axis varies fastest.
 *
 * @param axes at least one
 */
public record Grid(List<Axis> axes) {
    public Grid {
        axes = List.copyOf(axes);
    }

    /** How many combinations there are. */
    public long size() {
        long size = 1;
        for (Axis axis : axes) {
            size = Math.multiplyExact(size, axis.values().size());
        }
        return size;
    }

    /** The values of one combination, one for each axis. */
    public double[] values(long set) {
        double[] values = new double[axes.size()];
        int[] steps = steps(set);
        for (int i = 0; i < values.length; i++) {
            values[i] = axes.get(i).values().get(steps[i]);
        }
        return values;
    }

    /** Which value of each axis a combination has. */
    public int[] steps(long set) {
        int[] steps = new int[axes.size()];
        long rest = set;
        for (int i = steps.length - 1; i >= 0; i--) {
            int count = axes.get(i).values().size();
            steps[i] = (int) (rest % count);
            rest /= count;
        }
        return steps;
    }

    /** Those that differ from a combination by at most one step on every axis, itself included, ascending. */
    public List<Long> neighbourhood(long set) {
        int[] centre = steps(set);
        List<Long> all = List.of(0L);
        for (int i = 0; i < centre.length; i++) {
            int count = axes.get(i).values().size();
            List<Long> wider = new ArrayList<>();
            for (long before : all) {
                for (int step = Math.max(0, centre[i] - 1); step <= Math.min(count - 1, centre[i] + 1); step++) {
                    wider.add(before * count + step);
                }
            }
            all = wider;
        }
        return all;
    }
}
