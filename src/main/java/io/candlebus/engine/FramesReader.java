package io.candlebus.engine;

import io.candlebus.api.Engine;
import io.candlebus.api.Frames;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.store.Ledger;
import io.candlebus.strategy.CompiledStrategy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a chart's columns anew, with a session of its own that takes the candles the running one took: so the values
 * are the same, to the bit. Blocks.
 */
final class FramesReader {
    private final Ledger ledger;

    FramesReader(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is asked for; see {@link Engine#frames}. */
    record Range(long fromMs, long toMs, int limit) {}

    private record Row(Candle candle, double[] values) {}

    /**
     * @param plan of the running session, or of one that would begin now
     * @param seq see {@link Frames}
     */
    Frames read(SessionPlan plan, Range range, long seq, Candle forming) {
        CompiledStrategy strategy = plan.strategy();
        int past = strategy.warmupCandles() + Math.max(range.limit, StrategyVerticle.HISTORY);
        SessionPlan placed = plan.placed() == null ? plan.asHistory(ledger, range.toMs, past) : plan;
        ArrayDeque<Row> rows = new ArrayDeque<>();
        SessionRun run = new SessionRun(placed, fact -> {}, (candle, session) -> {
            long openMs = candle.openTimeMs();
            if (openMs >= range.fromMs && openMs < range.toMs) {
                Row row = rows.size() == range.limit
                        ? rows.poll()
                        : new Row(null, new double[strategy.plots().size()]);
                session.plots(row.values);
                rows.add(new Row(candle, row.values));
            }
        });
        placed.replay(ledger, c -> {
            if (c.candle().openTimeMs() < range.toMs) {
                run.take(c.candle(), c.provenance());
            }
        });
        boolean shows = forming != null && forming.openTimeMs() > run.lastOpenMs() && forming.openTimeMs() < range.toMs;
        return frames(plan, new ArrayList<>(rows), seq, shows ? forming : null);
    }

    private static Frames frames(SessionPlan plan, List<Row> rows, long seq, Candle forming) {
        Series series = plan.series();
        double[][] columns = new double[plan.strategy().plots().size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int p = 0; p < columns.length; p++) {
                columns[p][i] = rows.get(i).values[p];
            }
        }
        return new Frames(
                plan.key().strategyId(),
                plan.key().revision(),
                series,
                plan.strategy().plots(),
                rows.stream().map(Row::candle).toList(),
                columns,
                seq,
                forming);
    }
}
