package io.candlebus.portfolio.protection;

import io.candlebus.portfolio.Trade;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;

/** Keeps signals from trading too much. Told of everything in the order of its happening. One thread. */
interface Protection {
    /** What keeps an entry; null when nothing does. */
    default Block keepsEntry(Asked asked) {
        return null;
    }

    /** What keeps an exit; null when nothing does. */
    default Block keepsExit(Asked asked) {
        return null;
    }

    /** An entry was ordered. */
    default void entered(long closeTimeMs, long candle) {}

    /** An exit was ordered. */
    default void exited(long closeTimeMs) {}

    /** A position was closed in the candle of this close. */
    default void closed(Trade trade, long closeTimeMs, long candle) {}

    /** Whether it wants to be told of each candle's equity. */
    default boolean watchesEquity() {
        return false;
    }

    /** What it demands when it is told of a candle's equity; null for nothing. */
    default Action marked(double equity, long closeTimeMs) {
        return null;
    }

    /** The strategy was resumed. */
    default void resumed(double equity) {}

    /**
     * @param candleMs the longest that a candle lasts
     * @param cash that the account begins with
     */
    static Protection of(ProtectionSpec spec, long candleMs, double cash) {
        if (spec instanceof ProtectionSpec.Cooldown cooldown) {
            return new Cooldown(cooldown, candleMs);
        } else if (spec instanceof ProtectionSpec.MaxTrades trades) {
            return new MaxTrades(trades);
        } else if (spec instanceof ProtectionSpec.MinConfidence confidence) {
            return new MinConfidence(confidence);
        } else if (spec instanceof ProtectionSpec.LossStreak streak) {
            return new LossStreak(streak);
        } else if (spec instanceof ProtectionSpec.MaxDrawdown drawdown) {
            return new MaxDrawdown(drawdown, cash);
        } else if (spec instanceof ProtectionSpec.MaxDailyLoss loss) {
            return new MaxDailyLoss(loss, cash);
        } else if (spec instanceof ProtectionSpec.Session session) {
            return new TradingHours(session);
        } else if (spec instanceof ProtectionSpec.MinInterval interval) {
            return new MinInterval(interval);
        }
        return new MinVolume((ProtectionSpec.MinVolume) spec);
    }
}
