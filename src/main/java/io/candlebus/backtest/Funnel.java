package io.candlebus.backtest;

import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.Fact;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.SignalSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of signals. One thread. */
final class Funnel {
    private final Map<String, Counts> signals = new LinkedHashMap<>();
    private final Map<String, Shadowed> shadows = new LinkedHashMap<>();

    private static final class Counts {
        private final Map<String, Long> blocked = new LinkedHashMap<>();
        private boolean isExit;
        private long fired;
        private long ordered;
        private long dropped;
        private long filled;
        private long closed;
    }

    private static final class Shadowed {
        private long blocked;
        private long trades;
        private long wins;
        private double profit;
    }

    void accept(Fact fact) {
        if (fact instanceof Fact.SignalFired fired) {
            Counts counts = of(fired.signal());
            counts.isExit = fired.type() == SignalSpec.Type.EXIT;
            counts.fired++;
        } else if (fact instanceof Fact.SignalBlocked blocked) {
            String protection = blocked.block().protection();
            of(blocked.signal().signal()).blocked.merge(protection, 1L, Long::sum);
            shadow(protection).blocked++;
        } else if (fact instanceof Fact.OrderPlaced placed && placed.signalId() != null) {
            ordered(of(placed.signalId()), placed.opens());
        } else if (fact instanceof Fact.OrderDropped dropped && dropped.signalId() != null) {
            of(dropped.signalId()).dropped++;
        } else if (fact instanceof Fact.OrderFilled filled && filled.signalId() != null) {
            filled(of(filled.signalId()), filled.opens());
        } else if (fact instanceof Fact.PositionClosed closed) {
            closed(closed.trade());
        } else if (fact instanceof Fact.ShadowClosed shadow) {
            closed(shadow);
        }
    }

    /** What an entry closes before it opens is not what it is for. */
    private static void ordered(Counts counts, boolean opens) {
        counts.ordered += opens != counts.isExit ? 1 : 0;
    }

    private static void filled(Counts counts, boolean opens) {
        counts.filled += opens != counts.isExit ? 1 : 0;
    }

    private void closed(Trade trade) {
        of(trade.entrySignal()).closed++;
        if (trade.reason() == ExitReason.SIGNAL) {
            of(trade.exitSignal()).closed++;
        }
    }

    private void closed(Fact.ShadowClosed closed) {
        Shadowed shadow = shadow(closed.protection());
        shadow.trades++;
        shadow.wins += closed.trade().profit() > 0 ? 1 : 0;
        shadow.profit += closed.trade().profit();
    }

    private Counts of(String signal) {
        return signals.computeIfAbsent(signal, s -> new Counts());
    }

    private Shadowed shadow(String protection) {
        return shadows.computeIfAbsent(protection, p -> new Shadowed());
    }

    List<FunnelRow> rows(StrategySession session) {
        List<SignalSpec> rules = session.strategy().spec().signals();
        List<FunnelRow> rows = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            SignalSpec rule = rules.get(i);
            Counts counts = signals.getOrDefault(rule.id(), new Counts());
            rows.add(new FunnelRow(
                    rule.id(),
                    rule.type(),
                    session.judged(),
                    session.trueCandles(i),
                    new LinkedHashMap<>(counts.blocked),
                    counts.fired,
                    counts.ordered,
                    counts.dropped,
                    counts.filled,
                    counts.closed));
        }
        return rows;
    }

    List<ShadowSum> shadows() {
        return shadows.entrySet().stream()
                .map(e -> new ShadowSum(
                        e.getKey(), e.getValue().blocked, e.getValue().trades, e.getValue().wins, e.getValue().profit))
                .toList();
    }
}
