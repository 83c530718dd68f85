package io.candlebus.json;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Expression;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The models that a document of the seed's format speaks of. None runs here, so a condition that needs one cannot. */
final class Models {
    private static final Set<String> USUAL_OUTPUTS = Set.of("forecast", "prediction");
    private static final List<String> NAMING_KEYS =
            List.of("id", "name", "output", "outputs", "output_field", "output_fields");

    private final Names names;
    private final Findings findings;
    private final Set<String> outputs = new HashSet<>(USUAL_OUTPUTS);

    /**
     * @param models a list or an object of models; null when there is none
     */
    Models(Node models, Names names, Findings findings) {
        this.names = names;
        this.findings = findings;
        if (models != null) {
            models.members().keySet().forEach(outputs::add);
            Stream.concat(models.items().stream(), models.members().values().stream())
                    .forEach(this::model);
        }
    }

    private void model(Node model) {
        for (String key : NAMING_KEYS) {
            Node named = model.member(key);
            if (named != null && named.is(Node.Kind.TEXT)) {
                outputs.add(named.text());
            } else if (named != null) {
                named.items().forEach(item -> outputs.add(item.text()));
            }
        }
    }

    /** Whether a condition can be computed; when it needs a model, that is told. */
    boolean isFreeOf(Condition condition) {
        List<Operand.Name> needing = names(condition).filter(this::needsModel).toList();
        for (Operand.Name operand : needing) {
            findings.add(Problem.error(
                    "needs-model",
                    operand.place(),
                    "\"" + operand.text() + "\" is the output of a model, and no models run here"));
        }
        return needing.isEmpty();
    }

    private boolean needsModel(Operand.Name name) {
        int dot = name.text().indexOf('.');
        String head = dot < 0 ? name.text() : name.text().substring(0, dot);
        return outputs.contains(head) && !names.isDeclared(head);
    }

    private static Stream<Operand.Name> names(Expression expression) {
        return expression instanceof Operand.Name name
                ? Stream.of(name)
                : expression.inside().stream().flatMap(Models::names);
    }
}
