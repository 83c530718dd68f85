package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import io.candlebus.strategy.SignalSpec.Type;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** Second thoughts on a strategy's risk and protections: what ends no position, what never keeps a signal, what keeps all of them. */
final class RiskReview {
    private final StrategySpec spec;
    private final Reports reports;

    RiskReview(StrategySpec spec, Reports reports) {
        this.spec = spec;
        this.reports = reports;
    }

    /** Whether an open position ends by itself at some price, or some time. */
    static boolean endsPositions(RiskSpec risk) {
        return risk.stopLoss() != null
                || risk.takeProfit() != null
                || risk.trailingStop() != null
                || risk.maxCandlesHeld() != null;
    }

    void protections() {
        List<ProtectionSpec> before = new ArrayList<>();
        for (ProtectionSpec protection : spec.protections()) {
            String idle = idle(protection);
            if (idle != null) {
                reports.warning(
                        "idle-protection", protection.place(), protection.type() + " never keeps a signal: " + idle);
            }
            if (keepsAll(protection)) {
                reports.warning(
                        "closed-protection",
                        protection.place(),
                        protection.type() + " keeps every entry: none is as sure as that");
            }
            if (before.stream().anyMatch(other -> isSame(other, protection))) {
                reports.warning(
                        "same-protection",
                        protection.place(),
                        "there is another " + protection.type() + ": an entry must pass both");
            }
            before.add(protection);
        }
    }

    /** Limits of trades over different stretches of time go well together. */
    private static boolean isSame(ProtectionSpec a, ProtectionSpec b) {
        boolean otherStretch = a instanceof ProtectionSpec.MaxTrades x
                && b instanceof ProtectionSpec.MaxTrades y
                && x.perMs() != y.perMs();
        return a.type().equals(b.type()) && !otherStretch;
    }

    /** Why it can never act; null when it can. */
    private String idle(ProtectionSpec protection) {
        boolean exitsOnly = protection instanceof ProtectionSpec.MinInterval interval && interval.entriesMs() == 0;
        if (!exitsOnly && !has(Type.ENTRY)) {
            return "there is no entry";
        }
        if (protection instanceof ProtectionSpec.MaxTrades trades) {
            return isAlwaysPast(trades.perMs(), trades.count())
                    ? "no more than " + trades.count() + " candles of " + spec.timeframe() + " close in that time"
                    : null;
        } else if (protection instanceof ProtectionSpec.MinConfidence least) {
            return spec.signals().stream().filter(s -> s.type() == Type.ENTRY).allMatch(s -> isSure(s, least.value()))
                    ? "every entry is as sure as that"
                    : null;
        } else if (protection instanceof ProtectionSpec.Session session) {
            boolean always =
                    session.from().equals(session.to()) && session.days().size() == DayOfWeek.values().length;
            return always ? "it is always open" : null;
        } else if (protection instanceof ProtectionSpec.MinInterval interval) {
            boolean entries = interval.entriesMs() > 0 && !isAlwaysPast(interval.entriesMs(), 1);
            boolean exits = interval.exitsMs() > 0 && !isAlwaysPast(interval.exitsMs(), 1) && has(Type.EXIT);
            return entries || exits ? null : "candles of " + spec.timeframe() + " close no sooner after each other";
        }
        return null;
    }

    /** Whether so many candles later a stretch of time is over. A month is no fixed number of days. */
    private boolean isAlwaysPast(long ms, int candles) {
        return spec.timeframe() != Timeframe.MO1 && candles * spec.timeframe().longestMs() >= ms;
    }

    private boolean keepsAll(ProtectionSpec protection) {
        return protection instanceof ProtectionSpec.MinConfidence least
                && has(Type.ENTRY)
                && spec.signals().stream()
                        .filter(s -> s.type() == Type.ENTRY)
                        .allMatch(
                                s -> s.confidence() instanceof Confidence.Fixed fixed && fixed.value() < least.value());
    }

    private static boolean isSure(SignalSpec signal, double least) {
        return signal.confidence() instanceof Confidence.Fixed fixed && fixed.value() >= least;
    }

    private boolean has(Type type) {
        return spec.signals().stream().anyMatch(s -> s.type() == type);
    }
}
