package io.candlebus.strategy;

import java.util.List;

/** A strategy that can run: every name settled, every condition flattened. Immutable; any thread, any number of runs. */
public final class CompiledStrategy {
    private final StrategySpec spec;
    private final Program program;
    private final List<Rule> rules;
    private final List<ConditionRow> rows;
    private final List<PlotSpec> plots;
    private final int[] plotSlots;
    private final int warmupCandles;

    CompiledStrategy(
            StrategySpec spec,
            Program program,
            List<Rule> rules,
            List<ConditionRow> rows,
            Plots plots,
            int warmupCandles) {
        this.spec = spec;
        this.program = program;
        this.rules = List.copyOf(rules);
        this.rows = List.copyOf(rows);
        this.plots = plots.specs();
        this.plotSlots = plots.slots();
        this.warmupCandles = warmupCandles;
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

    /** The elementary conditions of all rules, as written, in order of appearance; equal ones once. */
    public List<String> conditions() {
        return rows.stream().map(ConditionRow::text).toList();
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

    List<ConditionRow> rows() {
        return rows;
    }

    int[] plotSlots() {
        return plotSlots;
    }
}
