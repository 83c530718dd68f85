package io.candlebus.cli;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategySchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of strategy documents, for editors that complete and check. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema (2020-12) of strategy documents.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "accepted, since the schema is JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(StrategySchema.of(Indicators.ALL).toPrettyString());
        out.flush();
        return Exit.OK;
    }
}
