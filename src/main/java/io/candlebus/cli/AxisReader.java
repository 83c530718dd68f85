package io.candlebus.cli;

import io.candlebus.backtest.sweep.Axes;
import io.candlebus.backtest.sweep.Axis;
import io.candlebus.backtest.sweep.Maker;
import io.candlebus.strategy.ParameterSpec;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code name=from:to:step}, {@code name=a,b,c}, or {@code name} alone for a parameter that has a range. */
final class AxisReader {
    private AxisReader() {}

    /** @throws Stopped with what is wrong, and how it is written */
    static Axis read(String text, List<ParameterSpec> params) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text.strip() : text.substring(0, equals).strip();
        try {
            return equals < 0
                    ? Axes.declared(name, params)
                    : written(name, text.substring(equals + 1).strip());
        } catch (Maker.Impossible e) {
            throw new Stopped(
                    Exit.USAGE,
                    "--grid " + name + ": " + e.getMessage() + "; it is written name=from:to:step, as rsi_low=20:45:5,"
                            + " name=20,25,30, or name alone for a parameter that has a range");
        }
    }

    private static Axis written(String name, String text) throws Maker.Impossible {
        String[] parts = text.split(":", -1);
        if (parts.length == 3) {
            return Axes.range(name, number(parts[0]), number(parts[1]), number(parts[2]));
        }
        if (parts.length != 1) {
            throw new Maker.Impossible("\"" + text + "\" is neither from:to:step nor a list");
        }
        List<Double> values = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            values.add(number(one));
        }
        return Axes.of(name, values);
    }

    private static double number(String text) throws Maker.Impossible {
        try {
            double number = Double.parseDouble(text.strip()) + 0.0;
            if (Double.isFinite(number) && text.strip().matches("[-+.0-9eE]+")) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with those that are too large.
        }
        throw new Maker.Impossible("\"" + text + "\" is no number");
    }
}
