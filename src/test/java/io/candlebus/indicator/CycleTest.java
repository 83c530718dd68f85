package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cycle measures say of a cycle that is known. */
class CycleTest {
    private static final int COUNT = 600;
    private static final int SETTLED = 300;

    @ParameterizedTest
    @ValueSource(ints = {10, 15, 20, 30, 40})
    void aPureCycleIsMeasured(int length) {
        double[] period = run("dominant_cycle_period", length, 0)[0];
        double[] phase = run("dominant_cycle_phase", length, 0)[0];
        double[] line = run("hilbert_trendline", length, 0)[0];
        double[] mode = run("trend_mode", length, 0)[0];
        double[][] sines = run("sine_wave", length, 0);
        for (int t = SETTLED; t < COUNT; t++) {
            assertEquals(length, period[t], 0.03 * length, "period at " + t);
            assertEquals(100, line[t], 0.1, "trend line at " + t);
            assertEquals(0, mode[t], "mode at " + t);
            assertEquals(Math.sin(2 * Math.PI * t / length), sines[0][t], 0.25, "sine at " + t);
            assertEquals(Math.sin(2 * Math.PI * t / length + Math.PI / 4), sines[1][t], 0.25, "lead sine at " + t);
            double turn = (phase[t] - phase[t - 1] + 360) % 360;
            assertEquals(360.0 / length, turn, 0.25 * 360.0 / length, "turn at " + t);
        }
    }

    @Test
    void aSteadyRiseIsATrend() {
        double[] mode = run("trend_mode", 20, 1)[0];
        for (int t = SETTLED; t < COUNT; t++) {
            assertEquals(1, mode[t], "mode at " + t);
        }
    }

    /** A wave of one percent around 100, or around a line that rises by so much per candle. */
    private static double[][] run(String name, int length, double rise) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        List<Candle> candles = IntStream.range(0, COUNT)
                .mapToObj(t -> Candle.flat(t * 60_000L, 100 + rise * t + Math.sin(2 * Math.PI * t / length)))
                .toList();
        return Columns.run(type, type.defaults(), candles);
    }
}
