package io.candlebus.cli;

import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The paper account that a command trades with. For mixing into commands. */
final class PaperOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--cash",
            defaultValue = "10000",
            paramLabel = "C",
            description = "at the start, in the quote's currency; ${DEFAULT-VALUE} by default")
    private double cash;

    @Option(
            names = "--fee-bps",
            defaultValue = "10",
            paramLabel = "B",
            description = "fee per side, in hundredths of a percent; ${DEFAULT-VALUE} by default")
    private double feeBps;

    @Option(
            names = "--slippage-bps",
            defaultValue = "2",
            paramLabel = "B",
            description = "slippage per side, in hundredths of a percent; ${DEFAULT-VALUE} by default")
    private double slippageBps;

    @Option(
            names = "--fill",
            defaultValue = "next_open",
            paramLabel = "WHEN",
            description = "when orders fill: next_open, or close, which is optimistic; ${DEFAULT-VALUE} by default")
    private FillAt fill;

    @Option(
            names = "--intrabar",
            defaultValue = "pessimistic",
            paramLabel = "HOW",
            description = "what comes first in a candle that reaches both stop and target: pessimistic (the stop),"
                    + " optimistic (the target) or ohlc; ${DEFAULT-VALUE} by default")
    private Intrabar intrabar;

    @Option(names = "--tick", defaultValue = "0", paramLabel = "P", description = "smallest step of a price")
    private double tick;

    @Option(names = "--lot", defaultValue = "0", paramLabel = "Q", description = "smallest step of a quantity")
    private double lot;

    /** @throws ParameterException when one of them cannot be */
    PaperTerms terms() {
        try {
            return new PaperTerms(cash, feeBps, slippageBps, fill, intrabar, new Instrument(tick, lot));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
