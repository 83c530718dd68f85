package io.candlebus.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options as {@code name=value}, each name once. */
final class Pairs {
    private Pairs() {}

    /**
     * By name, in the order in which they were given.
     *
     * @throws Stopped when one is no pair, or a name is given twice
     */
    static Map<String, String> of(String option, List<String> given) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : given) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new Stopped(Exit.USAGE, option + ": '" + text + "' is no pair, as period=14");
            }
            String name = text.substring(0, equals);
            if (pairs.put(name, text.substring(equals + 1)) != null) {
                throw new Stopped(Exit.USAGE, option + ": \"" + name + "\" is given twice");
            }
        }
        return pairs;
    }

    /** As {@link #of}, with numbers for values. */
    static Map<String, Double> numbers(String option, List<String> given) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        of(option, given).forEach((name, text) -> {
            try {
                numbers.put(name, Double.valueOf(text));
            } catch (NumberFormatException wrong) {
                throw new Stopped(Exit.USAGE, option + ": \"" + name + "\" is no number: '" + text + "'");
            }
        });
        return numbers;
    }
}
