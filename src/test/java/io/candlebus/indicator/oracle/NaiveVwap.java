package io.candlebus.indicator.oracle;

/** VWAP since midnight UTC, summed afresh at every candle. */
final class NaiveVwap {
    private static final long DAY_MS = 86_400_000L;

    private NaiveVwap() {}

    static double[] daily(Given g) {
        double[] vwap = Naive.unknown(g.size());
        for (int t = 0; t < g.size(); t++) {
            long day = g.candles().get(t).openTimeMs() / DAY_MS;
            double money = 0;
            double volume = 0;
            for (int i = t; i >= 0 && g.candles().get(i).openTimeMs() / DAY_MS == day; i--) {
                money += g.x()[i] * g.candles().get(i).volume();
                volume += g.candles().get(i).volume();
            }
            vwap[t] = volume == 0 ? Double.NaN : money / volume;
        }
        return vwap;
    }
}
