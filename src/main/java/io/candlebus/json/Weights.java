package io.candlebus.json;

import io.candlebus.strategy.Condition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The weights of one signal's conditions: beside each condition, or by its id or name in {@code confidence_calculation}. */
final class Weights {
    private final Findings findings;
    private final Map<String, Node> byName;
    private final Set<String> used = new HashSet<>();
    private boolean some;

    /** @param calculation null when there is none */
    Weights(Node calculation, Findings findings) {
        this.findings = findings;
        Node weights = calculation == null ? null : calculation.member("weights");
        this.byName = weights == null ? Map.of() : weights.members();
        if (calculation != null && byName.isEmpty()) {
            findings.info("unused-weight", calculation, "it gives no \"weights\" by name, and does not act");
        }
    }

    /** Whether a condition has been given one. */
    boolean some() {
        return some;
    }

    /** The same condition, with the weight that stands beside it, or that its id or name has. */
    Condition weighted(Condition condition, Node beside, Node id, Node name) {
        Optional<Node> told = Stream.of(id, name)
                .filter(Objects::nonNull)
                .filter(word -> byName.containsKey(word.text()))
                .peek(word -> used.add(word.text()))
                .map(word -> byName.get(word.text()))
                .findFirst();
        Node weight = beside == null ? told.orElse(null) : beside;
        if (weight == null) {
            return condition;
        }
        if (!weight.is(Node.Kind.NUMBER) || !(weight.number() > 0)) {
            findings.error("out-of-range", weight, "a weight is a number above 0");
            return condition;
        }
        some = true;
        return new Condition.Weighted(condition, weight.number(), condition.place());
    }

    /** Tells the names that no condition has, and all weights when the confidence is given in another way. */
    void tellUnused(Node confidence) {
        List<Node> nameless = byName.entrySet().stream()
                .filter(weight -> !used.contains(weight.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        nameless.forEach(weight -> findings.info(
                "unused-weight",
                weight,
                "no condition has the id or name \"" + Shown.clipped(weight.step())
                        + "\"; its weight is kept, and does not act"));
        if (confidence != null && some) {
            findings.info("unused-weight", confidence, "the confidence is given here, so that the weights do not act");
        }
    }
}
