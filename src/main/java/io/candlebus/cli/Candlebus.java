package io.candlebus.cli;

import io.candlebus.json.Shown;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: one file per command. Results go to stdout, everything else to stderr. */
@Command(
        name = "candlebus",
        description = "Runs trading strategies written as JSON on live or recorded candles.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            ValidateCommand.class,
            BacktestCommand.class,
            SweepCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            IndicatorCommand.class,
            IndicatorsCommand.class,
            SchemaCommand.class,
            DoctorCommand.class,
            FetchCommand.class,
            BackupCommand.class
        })
public final class Candlebus implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a command; without one, {@code serve}. Returns the exit status (see {@link Exit}). */
    public static int run(String... args) {
        return run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
    }

    /** As {@link #run(String...)}, with other places for results and messages. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return Conversions.in(new CommandLine(new Candlebus()))
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(Candlebus::failed)
                .setParameterExceptionHandler(Candlebus::misused)
                .execute(args.length == 0 ? new String[] {"serve"} : args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    /** What is wrong, what may have been meant, and where help is: a page of usage would hide all three. */
    private static int misused(CommandLine.ParameterException cause, String[] args) {
        CommandLine line = cause.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("candlebus: " + Shown.printable(cause.getMessage()));
        CommandLine.UnmatchedArgumentException.printSuggestions(cause, err);
        err.println("candlebus: see " + line.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private static int failed(Exception cause, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (cause instanceof Stopped stopped) {
            stopped.getMessage().lines().forEach(sentence -> err.println("candlebus: " + sentence));
            return stopped.status();
        }
        err.println("candlebus: internal error, please report it: " + cause);
        cause.printStackTrace(err);
        return Exit.INTERNAL;
    }
}
