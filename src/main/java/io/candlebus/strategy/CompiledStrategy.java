package io.candlebus.strategy;

import java.util.List;

/** A strategy that can run: every name settled, every condition flattened. Immutable; any thread, any number of runs. */
public final class CompiledStrategy {
    private final StrategySpec spec;
    private final Program program;
    private final List<Rule> rules;
    private final List<PlotSpec> plots;
    private final int[] plotSlots;
    private final int warmupCandles;
    private final Risk risk;
    private final Protections protections;

    CompiledStrategy(
            StrategySpec spec, Program program, List<Rule> rules, Plots plots, int warmupCandles, RiskDraft risk) {
        this.spec = spec;
        this.program = program;
        this.rules = List.copyOf(rules);
        this.plots = plots.specs();
        this.plotSlots = plots.slots();
        this.warmupCandles = warmupCandles;
        this.risk = risk.risk();
        this.protections = risk.protections();
    }

    public StrategySpec spec() {
        return spec;
    }

    /**
     * Candles of the strategy's timeframe, none missing, until everything that its rules and plots use is known; higher
     * timeframes and looks back included. Less may do: a higher candle already under way at the first candle ends sooner.
     */
    public int warmupCandles() {
        return warmupCandles;
    }

    /** What a chart can draw, in the order in which runs give the values. */
    public List<PlotSpec> plots() {
        return plots;
    }

    /** What a run remembers of earlier candles. */
    public Memory memory() {
        return Memory.of(program);
    }

    /** How large positions are, and what ends them apart from signals. */
    public Risk risk() {
        return risk;
    }

    /** What keeps entries. */
    public Protections protections() {
        return protections;
    }

    /** A new run that has seen nothing. */
    public ProgramRun start() {
        return new ProgramRun(this);
    }

    Program program() {
        return program;
    }

    List<Rule> rules() {
        return rules;
    }

    int[] plotSlots() {
        return plotSlots;
    }
}
