package io.candlebus.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.sweep.Axis;
import io.candlebus.backtest.sweep.Maker;
import io.candlebus.strategy.Compilation;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.ParameterValues;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Spelling;
import io.candlebus.strategy.StrategySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The strategies of a sweep: a valid document with other numbers for its parameters, or at places of its text. Immutable; any
 * thread.
 */
public final class SweepSets implements Maker {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double WHOLE = 1e15;

    private final StrategySpec spec;
    private final JsonNode document;
    private final Surroundings where;
    private final List<Axis> axes;
    private final boolean hasPointers;

    private SweepSets(StrategySpec spec, JsonNode document, Surroundings where, List<Axis> axes) {
        this.spec = spec;
        this.document = document;
        this.where = where;
        this.axes = axes;
        this.hasPointers = axes.stream().anyMatch(Axis::isPointer);
    }

    /**
     * The sets of a document.
     *
     * @param checked valid
     * @param text that was checked
     * @throws Impossible when an axis names nothing that can be varied, or two name the same
     */
    public static SweepSets of(StrategyCheck.Result checked, String text, Surroundings where, List<Axis> axes)
            throws Impossible {
        SweepSets sets = new SweepSets(checked.spec(), tree(text), where, axes);
        TreeSet<String> names = new TreeSet<>();
        for (Axis axis : axes) {
            if (!names.add(axis.name())) {
                throw new Impossible("\"" + axis.name() + "\" is varied twice");
            }
            if (axis.isPointer()) {
                sets.number(axis.name());
            } else {
                sets.parameter(axis.name());
            }
        }
        return sets;
    }

    /** What the document has where the axes vary it. */
    public double[] standing() {
        return axes.stream().mapToDouble(this::standing).toArray();
    }

    private double standing(Axis axis) {
        try {
            return axis.isPointer()
                    ? number(axis.name()).doubleValue()
                    : parameter(axis.name()).value();
        } catch (Impossible e) {
            throw new IllegalStateException("an axis was checked", e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a valid document is JSON", e);
        }
    }

    /** The parameter that an axis names. */
    private ParameterSpec parameter(String name) throws Impossible {
        List<String> names = spec.params().stream().map(ParameterSpec::name).toList();
        for (ParameterSpec param : spec.params()) {
            if (param.name().equals(name)) {
                return param;
            }
        }
        String has = names.isEmpty()
                ? "the document has none; a place in it is named by a pointer, as /risk/stop_loss/value"
                : "the document has " + String.join(", ", names);
        String question = Spelling.question(name, names);
        throw new Impossible(
                "there is no parameter \"" + name + "\"; " + has + (question == null ? "" : "; " + question));
    }

    /** The number at the place that an axis names. */
    private JsonNode number(String pointer) throws Impossible {
        JsonNode at = document;
        String done = "";
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            JsonNode next = at.isArray() && name.matches("[0-9]{1,9}") ? at.get(Integer.parseInt(name)) : at.get(name);
            if (next == null) {
                throw new Impossible("the document has no " + pointer + ": " + (done.isEmpty() ? "it" : done) + " has "
                        + members(at));
            }
            at = next;
            done += "/" + step;
        }
        if (!at.isNumber()) {
            throw new Impossible(pointer + " is no number but " + shortened(at.toString()));
        }
        return at;
    }

    private static String members(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? "no entries" : "entries 0 to " + (node.size() - 1);
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "no members" : shortened(String.join(", ", names));
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    @Override
    public CompiledStrategy make(double[] values) throws Impossible {
        List<Problem> errors = new ArrayList<>();
        CompiledStrategy strategy = hasPointers ? rewritten(values, errors) : varied(spec, values, errors);
        List<Problem> fatal = errors.stream().filter(Problem::isError).toList();
        if (strategy == null || !fatal.isEmpty()) {
            throw new Impossible(fatal.isEmpty() ? "it cannot be compiled" : message(fatal.get(0)));
        }
        return strategy;
    }

    private static String message(Problem problem) {
        Place place = problem.place();
        return place.pointer().isEmpty() ? problem.message() : place.pointer() + ": " + problem.message();
    }

    private CompiledStrategy varied(StrategySpec from, double[] values, List<Problem> problems) {
        Map<String, Double> byName = new LinkedHashMap<>();
        spec.params().forEach(param -> byName.put(param.name(), param.value()));
        for (int i = 0; i < values.length; i++) {
            if (!axes.get(i).isPointer()) {
                byName.put(axes.get(i).name(), values[i]);
            }
        }
        StrategySpec with = new ParameterValues(byName).in(from, problems::add);
        Compilation compilation = Compiler.compile(with, where.catalogue());
        problems.addAll(compilation.problems());
        return compilation.strategy();
    }

    private CompiledStrategy rewritten(double[] values, List<Problem> problems) {
        JsonNode copy = document.deepCopy();
        for (int i = 0; i < values.length; i++) {
            if (axes.get(i).isPointer()) {
                replace(copy, JsonPointer.compile(axes.get(i).name()), values[i]);
            }
        }
        Reading reading = StrategyReader.read(copy.toString(), where.catalogue(), where.symbol(), where.timeframe());
        problems.addAll(reading.problems());
        return reading.spec() == null ? null : varied(reading.spec(), values, problems);
    }

    private static void replace(JsonNode root, JsonPointer at, double value) {
        JsonNode parent = root.at(at.head());
        JsonNode number = value == Math.rint(value) && Math.abs(value) < WHOLE
                ? LongNode.valueOf((long) value)
                : DoubleNode.valueOf(value);
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), number);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), number);
        }
    }
}
