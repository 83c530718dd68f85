package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.json.IndicatorTypeJson;
import io.candlebus.strategy.Spelling;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the catalogue, or one entry of it. */
@Command(
        name = "indicators",
        description = "Lists the indicators there are, or explains one.",
        mixinStandardHelpOptions = true)
final class IndicatorsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "an indicator's name or alias")
    private String name;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<IndicatorType> types = name == null ? Indicators.ALL.types() : List.of(named(Indicators.ALL, name));
        if (json) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode entries = answer.putArray("indicators");
            types.forEach(type -> entries.add(IndicatorTypeJson.of(type)));
            out.println(answer.toPrettyString());
        } else if (name == null) {
            types.forEach(type -> out.printf(
                    "%-24s %-10s %s%n", type.name(), type.family().name().toLowerCase(Locale.ROOT), type.title()));
        } else {
            explain(types.get(0), out);
        }
        out.flush();
        return Exit.OK;
    }

    /** The type of that name, or a message that names the nearest ones. */
    static IndicatorType named(Catalogue catalogue, String name) {
        return catalogue.find(name).orElseThrow(() -> {
            String question = Spelling.question(
                    name, catalogue.types().stream().map(IndicatorType::name).toList());
            String advice = question == null ? "`candlebus indicators` lists those there are" : question;
            return new Stopped(Exit.PROBLEMS, "there is no indicator called \"" + name + "\"; " + advice);
        });
    }

    private static void explain(IndicatorType type, PrintWriter out) {
        out.println(type.name() + ": " + type.title());
        if (!type.aliases().isEmpty()) {
            out.println("also called " + String.join(", ", type.aliases()));
        }
        out.println();
        for (Param param : type.params()) {
            out.printf("  %-16s %s%n", param.name(), described(param));
        }
        out.println();
        List<Output> outputs = type.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            out.printf(
                    "  %-16s in %s; known from candle %d on%s, with the defaults%n",
                    outputs.get(i).name(),
                    outputs.get(i).unit().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    type.warmup(type.defaults(), i),
                    outputs.get(i).awaited() ? " at the earliest" : "");
        }
    }

    private static String described(Param param) {
        if (param instanceof Param.OfInt p) {
            return "whole number from " + p.min() + " to " + p.max() + ", default " + p.standard();
        }
        if (param instanceof Param.OfDouble p) {
            return "number from " + p.min() + " to " + p.max() + ", default " + p.standard();
        }
        if (param instanceof Param.OfWord p) {
            return "one of " + p.words().stream().collect(Collectors.joining(", ")) + ", default "
                    + p.words().get(0);
        }
        return "what it is computed from, default " + ((Param.OfSource) param).standard();
    }
}
