package io.candlebus.indicator.oracle;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Map;
import java.util.TreeMap;

/** The cycle functions of TA-Lib 0.4.0, unstable periods 0, by our names. */
public final class TaLibCycles {
    public static final Map<String, Oracle> FUNCTIONS = new TreeMap<>();

    private static final Core CORE = new Core();

    private interface Call {
        RetCode run(int end, double[] x, MInteger begin, MInteger count, double[] out, double[] second);
    }

    static {
        FUNCTIONS.put(
                "dominant_cycle_period", g -> call(g, 1, (e, x, b, n, o, p) -> CORE.htDcPeriod(0, e, x, b, n, o)));
        FUNCTIONS.put("dominant_cycle_phase", g -> call(g, 1, (e, x, b, n, o, p) -> CORE.htDcPhase(0, e, x, b, n, o)));
        FUNCTIONS.put("phasor", g -> call(g, 2, (e, x, b, n, o, p) -> CORE.htPhasor(0, e, x, b, n, o, p)));
        FUNCTIONS.put("sine_wave", g -> call(g, 2, (e, x, b, n, o, p) -> CORE.htSine(0, e, x, b, n, o, p)));
        FUNCTIONS.put("hilbert_trendline", g -> call(g, 1, (e, x, b, n, o, p) -> CORE.htTrendline(0, e, x, b, n, o)));
        FUNCTIONS.put("trend_mode", g -> call(g, 1, TaLibCycles::trendMode));
        FUNCTIONS.put(
                "mama",
                g -> call(
                        g,
                        2,
                        (e, x, b, n, o, p) -> CORE.mama(0, e, x, g.d("fast_limit"), g.d("slow_limit"), b, n, o, p)));
    }

    private TaLibCycles() {}

    private static RetCode trendMode(int end, double[] x, MInteger begin, MInteger count, double[] out, double[] none) {
        int[] modes = new int[out.length];
        RetCode code = CORE.htTrendMode(0, end, x, begin, count, modes);
        for (int i = 0; i < out.length; i++) {
            out[i] = modes[i];
        }
        return code;
    }

    private static double[][] call(Given g, int columns, Call function) {
        double[][] raw = new double[2][g.size()];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        RetCode code = function.run(g.size() - 1, g.x(), begin, count, raw[0], raw[1]);
        if (code != RetCode.Success) {
            throw new IllegalArgumentException("TA-Lib answered " + code);
        }
        double[][] aligned = new double[columns][];
        for (int c = 0; c < columns; c++) {
            aligned[c] = Naive.unknown(g.size());
            System.arraycopy(raw[c], 0, aligned[c], begin.value, count.value);
        }
        return aligned;
    }
}
