package io.candlebus.backtest;

import io.candlebus.backtest.metric.Measured;
import io.candlebus.session.Holding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a backtest has come to. The same plan and candles give the same, to the bit.
 *
 * @param metrics by name, in the order of reports
 * @param funnel in the order of the document
 * @param shadows of protections that blocked entries, in the order of their first block
 * @param signals that fired or were blocked, in order
 * @param curve equity, in a bounded number of points
 * @param open the position at the end, at the last close; apart from the trades; null while flat
 * @param warnings what a reader should know before the figures, the gravest first
 */
public record BacktestResult(
        BacktestPlan plan,
        Results results,
        Map<String, Measured> metrics,
        Band band,
        List<FunnelRow> funnel,
        List<ShadowSum> shadows,
        List<ToldSignal> signals,
        Curve curve,
        Holding open,
        Coverage coverage,
        List<Warning> warnings) {
    /** Why the figures say nothing about the strategy; empty when they do. */
    public Optional<Warning> refusal() {
        return warnings.stream().filter(Warning::isFatal).findFirst();
    }
}
