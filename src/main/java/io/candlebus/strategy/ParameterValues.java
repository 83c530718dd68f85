package io.candlebus.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Values for a document's parameters in place of those it gives.
 *
 * @param byName finite
 */
public record ParameterValues(Map<String, Double> byName) {
    /** The document's own values stay. */
    public static final ParameterValues NONE = new ParameterValues(Map.of());

    public ParameterValues {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        byName.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be a finite number, not " + value);
            }
        });
    }

    /**
     * A strategy with these values.
     *
     * @param problems is given an error for each name that is no parameter's and each value out of its range
     */
    public StrategySpec in(StrategySpec spec, Consumer<Problem> problems) {
        if (byName.isEmpty()) {
            return spec;
        }
        List<String> names = spec.params().stream().map(ParameterSpec::name).toList();
        byName.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.accept(unknown(name, names)));
        List<ParameterSpec> params = new ArrayList<>();
        for (ParameterSpec param : spec.params()) {
            Double value = byName.get(param.name());
            if (value != null && (value < param.min() || value > param.max())) {
                problems.accept(outOfRange(param, value));
            }
            params.add(value == null ? param : param.with(value));
        }
        return spec.with(params);
    }

    private static Problem unknown(String name, List<String> names) {
        String has = names.isEmpty() ? "the document has none" : "the document has " + String.join(", ", names);
        return Problem.error("unknown-parameter", Place.NOWHERE, "there is no parameter \"" + name + "\"; " + has)
                .suggesting(Spelling.question(name, names));
    }

    private static Problem outOfRange(ParameterSpec param, double value) {
        String range = Double.isNaN(param.min())
                ? "at most " + Labels.number(param.max())
                : Double.isNaN(param.max())
                        ? "at least " + Labels.number(param.min())
                        : "from " + Labels.number(param.min()) + " to " + Labels.number(param.max());
        return Problem.error(
                "out-of-range", param.place(), param.name() + " must be " + range + ", not " + Labels.number(value));
    }
}
