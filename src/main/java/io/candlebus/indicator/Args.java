package io.candlebus.indicator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values for a type's parameters, all of them, all in range. Sources are not among them: they are bound by whoever runs
 * the indicator. Two equal {@code Args} of one type describe the same computation.
 */
public final class Args {
    private final IndicatorType type;
    private final Object[] values;

    private Args(IndicatorType type, Object[] values) {
        this.type = type;
        this.values = values;
    }

    /** The type's defaults. */
    static Args defaults(IndicatorType type) {
        Object[] values = type.params().stream().map(Args::standard).toArray();
        return new Args(type, values);
    }

    /**
     * The defaults, with some values replaced.
     *
     * @param given by parameter name: a Number for numbers, a String for words
     * @throws IllegalArgumentException for an unknown name, a wrong kind or a value out of range, in one sentence
     */
    static Args of(IndicatorType type, Map<String, ?> given) {
        Args args = defaults(type);
        Map<String, Object> rest = new HashMap<>(given);
        List<Param> params = type.params();
        for (int i = 0; i < params.size(); i++) {
            Object value = rest.remove(params.get(i).name());
            if (value != null) {
                args.values[i] = checked(type, params.get(i), value);
            }
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException(type.name() + " has no parameter \""
                    + rest.keySet().iterator().next() + "\"; it has "
                    + params.stream().map(Param::name).toList());
        }
        return args;
    }

    public int get(Param.OfInt param) {
        return (Integer) value(param);
    }

    public double get(Param.OfDouble param) {
        return (Double) value(param);
    }

    public String get(Param.OfWord param) {
        return (String) value(param);
    }

    /** The value of any parameter but a source, as Integer, Double or String. */
    public Object value(Param param) {
        int index = type.params().indexOf(param);
        return Objects.requireNonNull(values[index], () -> "no value for " + param.name());
    }

    private static Object standard(Param param) {
        if (param instanceof Param.OfInt p) {
            return p.standard();
        }
        if (param instanceof Param.OfDouble p) {
            return p.standard();
        }
        return param instanceof Param.OfWord p ? p.words().get(0) : null;
    }

    private static Object checked(IndicatorType type, Param param, Object value) {
        if (param instanceof Param.OfInt p && value instanceof Number n) {
            double exact = n.doubleValue();
            if (exact != Math.rint(exact) || exact < p.min() || exact > p.max()) {
                throw outOfRange(type, p.name(), "a whole number from " + p.min() + " to " + p.max(), value);
            }
            return (int) exact;
        }
        if (param instanceof Param.OfDouble p && value instanceof Number n) {
            double exact = n.doubleValue();
            if (!(exact >= p.min() && exact <= p.max())) {
                throw outOfRange(type, p.name(), "a number from " + p.min() + " to " + p.max(), value);
            }
            return exact;
        }
        if (param instanceof Param.OfWord p
                && value instanceof String word
                && p.words().contains(word)) {
            return word;
        }
        String wanted = param instanceof Param.OfWord p ? "one of " + p.words() : "a number";
        throw outOfRange(type, param.name(), wanted, value);
    }

    private static IllegalArgumentException outOfRange(IndicatorType type, String name, String wanted, Object value) {
        return new IllegalArgumentException(
                name + " of " + type.name() + " must be " + wanted + ", not " + shown(value));
    }

    private static Object shown(Object value) {
        boolean whole = value instanceof Double x && x == Math.rint(x) && Math.abs(x) < 1e15;
        return whole ? (Object) ((Double) value).longValue() : value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Args that && type == that.type && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return type.name() + Arrays.toString(values);
    }
}
