package io.candlebus.backtest.oracle;

import io.candlebus.market.Candle;
import java.util.List;

/** What simple rules say at every close, from indicators computed from scratch, whole columns at a time. */
public record Rules(boolean[] enterLong, boolean[] leaveLong, boolean[] enterShort, boolean[] leaveShort) {
    /** Long when the fast average has come above the slow one while the RSI is low enough, and the other way round. */
    public static Rules cross(List<Candle> candles, int fast, int slow, int rsi, double below) {
        int n = candles.size();
        double[] close = closes(candles);
        double[] f = ema(close, fast);
        double[] s = ema(close, slow);
        double[] r = rsi(close, rsi);
        Rules rules = new Rules(new boolean[n], new boolean[n], new boolean[n], new boolean[n]);
        for (int t = 1; t < n; t++) {
            boolean up = f[t - 1] <= s[t - 1] && f[t] > s[t];
            boolean down = f[t - 1] >= s[t - 1] && f[t] < s[t];
            rules.enterLong[t] = up && r[t] < below;
            rules.leaveLong[t] = down;
            rules.enterShort[t] = down && r[t] > 100 - below;
        }
        return rules;
    }

    /** Long while the RSI is low, until it is high; short the other way round. */
    public static Rules rsi(List<Candle> candles, int period, double low, double high) {
        int n = candles.size();
        double[] r = rsi(closes(candles), period);
        Rules rules = new Rules(new boolean[n], new boolean[n], new boolean[n], new boolean[n]);
        for (int t = 0; t < n; t++) {
            rules.enterLong[t] = r[t] < low;
            rules.leaveLong[t] = r[t] > 50;
            rules.enterShort[t] = r[t] > high;
            rules.leaveShort[t] = r[t] < 50;
        }
        return rules;
    }

    private static double[] closes(List<Candle> candles) {
        return candles.stream().mapToDouble(Candle::close).toArray();
    }

    /** Not a number while unknown. */
    private static double[] ema(double[] x, int period) {
        double[] out = new double[x.length];
        double sum = 0;
        for (int t = 0; t < x.length; t++) {
            if (t < period) {
                sum += x[t];
                out[t] = t == period - 1 ? sum / period : Double.NaN;
            } else {
                double alpha = 2.0 / (period + 1);
                out[t] = alpha * x[t] + (1 - alpha) * out[t - 1];
            }
        }
        return out;
    }

    /** Wilder's: the first averages are plain means of the first changes. */
    private static double[] rsi(double[] x, int period) {
        double[] out = new double[x.length];
        double up = 0;
        double down = 0;
        out[0] = Double.NaN;
        for (int t = 1; t < x.length; t++) {
            double rise = Math.max(0, x[t] - x[t - 1]);
            double fall = Math.max(0, x[t - 1] - x[t]);
            if (t <= period) {
                up += rise / period;
                down += fall / period;
            } else {
                up = (up * (period - 1) + rise) / period;
                down = (down * (period - 1) + fall) / period;
            }
            out[t] = t < period ? Double.NaN : 100 * up / (up + down);
        }
        return out;
    }
}
