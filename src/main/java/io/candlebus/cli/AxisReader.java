package io.candlebus.cli;

import io.candlebus.backtest.sweep.Axis;
import io.candlebus.strategy.ParameterSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Reads {@code name=from:to:step}, {@code name=a,b,c}, or {@code name} alone for a parameter that has a range. Steps are counted
 * in decimals, so that 0.1:0.3:0.1 ends at 0.3.
 */
final class AxisReader {
    /** Values of an axis at most. */
    static final int MAX_VALUES = 10_000;

    private AxisReader() {}

    /** @throws Stopped with what is wrong, and how it is written */
    static Axis read(String text, List<ParameterSpec> params) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text.strip() : text.substring(0, equals).strip();
        List<Double> values = equals < 0
                ? declared(name, params)
                : values(name, text.substring(equals + 1).strip());
        if (new HashSet<>(values).size() < values.size()) {
            throw wrong(name, "a value is there twice");
        }
        return new Axis(name, values);
    }

    private static List<Double> declared(String name, List<ParameterSpec> params) {
        for (ParameterSpec param : params) {
            if (param.name().equals(name)) {
                if (Double.isNaN(param.min()) || Double.isNaN(param.max()) || Double.isNaN(param.step())) {
                    throw wrong(name, "the document gives it no min, max and step");
                }
                return range(name, decimal(param.min()), decimal(param.max()), decimal(param.step()));
            }
        }
        throw wrong(name, "the document has no parameter of this name that could say its range");
    }

    private static List<Double> values(String name, String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 3) {
            return range(name, number(name, parts[0]), number(name, parts[1]), number(name, parts[2]));
        }
        if (parts.length != 1) {
            throw wrong(name, "\"" + text + "\" is neither from:to:step nor a list");
        }
        List<Double> values = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            values.add(number(name, one).doubleValue());
        }
        return values;
    }

    private static List<Double> range(String name, BigDecimal from, BigDecimal to, BigDecimal step) {
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw wrong(name, "a range goes up by steps above 0: " + from + ":" + to + ":" + step);
        }
        List<Double> values = new ArrayList<>();
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
            if (values.size() == MAX_VALUES) {
                throw wrong(name, "more than " + MAX_VALUES + " values");
            }
            values.add(value.doubleValue());
        }
        return values;
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value);
    }

    private static BigDecimal number(String name, String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, with those that are too large.
        }
        throw wrong(name, "\"" + text + "\" is no number");
    }

    private static Stopped wrong(String name, String why) {
        return new Stopped(
                Exit.USAGE,
                "--grid " + name + ": " + why + "; it is written name=from:to:step, as rsi_low=20:45:5,"
                        + " name=20,25,30, or name alone for a parameter that has a range");
    }
}
