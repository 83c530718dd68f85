package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one indicator would give if a forming candle closed now. The indicator's numbers are noted, it takes the candle
 * in, and its numbers are put back: every later value is the same, to the bit, however often one peeks, and no
 * indicator needs code of its own for it.
 *
 * <p>This works because an indicator's state is only ever numbers: fields of primitive types, and arrays of them, in
 * itself and in the parts it holds in final fields. Anything else is refused, so that it cannot be forgotten.
 *
 * <p>One thread, the indicator's own. Costs time and memory in proportion to the indicator's state.
 */
final class Peek {
    private static final String PARTS = "io.candlebus.indicator.";
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return stateOf(type);
        }
    };

    private final Indicator indicator;
    private final List<Saved> state = new ArrayList<>();

    Peek(Indicator indicator) {
        this.indicator = indicator;
        collect(indicator, new IdentityHashMap<>());
    }

    /**
     * Writes the outputs as {@link Indicator#update} would, and leaves the indicator as it was.
     *
     * @param y the second source's value; ignored by an indicator without one
     */
    void update(Candle candle, double x, double y, double[] out, int at) {
        state.forEach(Saved::note);
        try {
            if (indicator instanceof Indicator.OfTwo two) {
                two.update(candle, x, y, out, at);
            } else {
                indicator.update(candle, x, out, at);
            }
        } finally {
            state.forEach(Saved::putBack);
        }
    }

    /** How many numbers the indicator remembers. */
    long numbers() {
        return state.stream().mapToLong(Saved::numbers).sum();
    }

    private void collect(Object part, Map<Object, Boolean> seen) {
        if (seen.put(part, true) != null) {
            return;
        }
        for (Field field : FIELDS.get(part.getClass())) {
            if (field.getType().isPrimitive()) {
                state.add(new SavedField(part, field));
            } else if (field.getType().isArray()) {
                state.add(new SavedArray(read(part, field)));
            } else {
                collect(read(part, field), seen);
            }
        }
    }

    /** The fields that hold state or lead to it. */
    private static List<Field> stateOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            boolean fixed = Modifier.isFinal(field.getModifiers());
            boolean number = field.getType().isPrimitive();
            if (Modifier.isStatic(field.getModifiers()) || (fixed && (number || isConstant(field.getType())))) {
                continue;
            }
            if (!number && !(fixed && leadsToState(field.getType()))) {
                throw new IllegalStateException(field + " cannot be put back after a peek: state must be numbers,"
                        + " or final arrays and parts that hold numbers");
            }
            field.setAccessible(true);
            fields.add(field);
        }
        return List.copyOf(fields);
    }

    private static boolean isConstant(Class<?> type) {
        return type.isEnum() || type == String.class;
    }

    private static boolean leadsToState(Class<?> type) {
        return type.isArray()
                ? type.getComponentType().isPrimitive()
                : type.getName().startsWith(PARTS);
    }

    private static Object read(Object part, Field field) {
        try {
            return field.get(part);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    private interface Saved {
        void note();

        void putBack();

        default int numbers() {
            return 1;
        }
    }

    private static final class SavedField implements Saved {
        private final Object part;
        private final Field field;
        private Object value;

        SavedField(Object part, Field field) {
            this.part = part;
            this.field = field;
        }

        @Override
        public void note() {
            value = read(part, field);
        }

        @Override
        public void putBack() {
            try {
                field.set(part, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " was made accessible", e);
            }
        }
    }

    private static final class SavedArray implements Saved {
        private final Object array;
        private final int length;
        private final Object copy;

        SavedArray(Object array) {
            this.array = array;
            length = Array.getLength(array);
            copy = Array.newInstance(array.getClass().getComponentType(), length);
        }

        @Override
        public int numbers() {
            return length;
        }

        @Override
        public void note() {
            System.arraycopy(array, 0, copy, 0, length);
        }

        @Override
        public void putBack() {
            System.arraycopy(copy, 0, array, 0, length);
        }
    }
}
