package io.candlebus.backtest.sweep;

import io.candlebus.strategy.ParameterSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Makes axes of lists and ranges. Steps are counted in decimals, so that 0.1 to 0.3 by 0.1 ends at 0.3. */
public final class Axes {
    /** Values of an axis at most. */
    public static final int MAX_VALUES = 10_000;

    private Axes() {}

    /**
     * These values.
     *
     * @param values finite
     */
    public static Axis of(String name, List<Double> values) throws Maker.Impossible {
        if (values.isEmpty()) {
            throw new Maker.Impossible("there is no value");
        }
        if (values.size() > MAX_VALUES) {
            throw new Maker.Impossible("more than " + MAX_VALUES + " values");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new Maker.Impossible("a value is there twice");
        }
        return new Axis(name, values);
    }

    /** From a value up to another, included when a step ends there; all of them finite. */
    public static Axis range(String name, double from, double to, double step) throws Maker.Impossible {
        if (!(step > 0) || from > to) {
            throw new Maker.Impossible("a range goes up by steps above 0: " + BigDecimal.valueOf(from) + ":"
                    + BigDecimal.valueOf(to) + ":" + BigDecimal.valueOf(step));
        }
        // Made of doubles: a number as written may have more digits than there is memory.
        BigDecimal last = BigDecimal.valueOf(to);
        BigDecimal by = BigDecimal.valueOf(step);
        List<Double> values = new ArrayList<>();
        for (BigDecimal value = BigDecimal.valueOf(from); value.compareTo(last) <= 0; value = value.add(by)) {
            if (values.size() == MAX_VALUES) {
                throw new Maker.Impossible("more than " + MAX_VALUES + " values");
            }
            values.add(value.doubleValue() + 0.0);
        }
        return of(name, values);
    }

    /** As the document says of a parameter. */
    public static Axis declared(String name, List<ParameterSpec> params) throws Maker.Impossible {
        for (ParameterSpec param : params) {
            if (param.name().equals(name)) {
                if (Double.isNaN(param.min()) || Double.isNaN(param.max()) || Double.isNaN(param.step())) {
                    throw new Maker.Impossible("the document gives it no min, max and step");
                }
                return range(name, param.min(), param.max(), param.step());
            }
        }
        throw new Maker.Impossible("the document has no parameter of this name that could say its range");
    }
}
