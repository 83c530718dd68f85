package io.candlebus.backtest;

import java.util.Arrays;

/**
 * Equity over time in a bounded number of points: each stands for a stretch of candles, all of the same number but the last;
 * when there are too many, two neighbours become one. The same candles give the same points.
 */
public final class Curve {
    /** Points that are kept at most. */
    public static final int MAX_POINTS = 4_096;

    private long[] times = new long[64];
    private double[] equity = new double[64];
    private double[] drawdown = new double[64];
    private int size;
    private int stretch = 1;
    private int inLast;

    void add(long closeTimeMs, double worth, double percentBelowPeak) {
        if (size > 0 && inLast < stretch) {
            int last = size - 1;
            times[last] = closeTimeMs;
            equity[last] = worth;
            drawdown[last] = Math.max(drawdown[last], percentBelowPeak);
            inLast++;
            return;
        }
        if (size == MAX_POINTS) {
            halve();
        }
        if (size == times.length) {
            grow();
        }
        times[size] = closeTimeMs;
        equity[size] = worth;
        drawdown[size++] = percentBelowPeak;
        inLast = 1;
    }

    private void halve() {
        for (int i = 0; i < MAX_POINTS / 2; i++) {
            times[i] = times[2 * i + 1];
            equity[i] = equity[2 * i + 1];
            drawdown[i] = Math.max(drawdown[2 * i], drawdown[2 * i + 1]);
        }
        size = MAX_POINTS / 2;
        stretch *= 2;
    }

    private void grow() {
        int room = Math.min(MAX_POINTS, 2 * size);
        times = Arrays.copyOf(times, room);
        equity = Arrays.copyOf(equity, room);
        drawdown = Arrays.copyOf(drawdown, room);
    }

    /** How many points there are. */
    public int size() {
        return size;
    }

    /** Close of the last candle of a stretch. */
    public long timeMs(int point) {
        return times[point];
    }

    /** At that close. */
    public double equity(int point) {
        return equity[point];
    }

    /** Deepest of the stretch, in percent below the running peak. */
    public double drawdownPercent(int point) {
        return drawdown[point];
    }
}
