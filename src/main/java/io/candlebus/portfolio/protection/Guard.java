package io.candlebus.portfolio.protection;

import io.candlebus.portfolio.Trade;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.ProtectionSpec.MaxDrawdown.Action;
import io.candlebus.strategy.Protections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** All protections of a session. The first in the document that objects is the one that keeps a signal. One thread. */
public final class Guard {
    private final List<ProtectionSpec> specs;
    private final List<Integer> slots;
    private final Protection[] protections;
    private final boolean watchesEquity;

    /**
     * @param candleMs the longest that a candle lasts
     * @param cash that the account begins with
     */
    public Guard(Protections protections, long candleMs, double cash) {
        this.specs = protections.specs();
        this.slots = protections.slots();
        this.protections =
                specs.stream().map(s -> Protection.of(s, candleMs, cash)).toArray(Protection[]::new);
        boolean watches = false;
        for (Protection protection : this.protections) {
            watches |= protection.watchesEquity();
        }
        this.watchesEquity = watches;
    }

    /** Whether there is any. */
    public boolean exists() {
        return protections.length > 0;
    }

    public List<ProtectionSpec> specs() {
        return specs;
    }

    /**
     * What keeps an entry; null when nothing does.
     *
     * @param numbers by slot
     */
    public Block keepsEntry(Asked asked, IntToDoubleFunction numbers) {
        for (int i = 0; i < protections.length; i++) {
            int slot = slots.get(i);
            Block block = protections[i].keepsEntry(slot < 0 ? asked : asked.with(numbers.applyAsDouble(slot)));
            if (block != null) {
                return block;
            }
        }
        return null;
    }

    /** What keeps an exit; null when nothing does. */
    public Block keepsExit(Asked asked) {
        for (Protection protection : protections) {
            Block block = protection.keepsExit(asked);
            if (block != null) {
                return block;
            }
        }
        return null;
    }

    /** An entry was ordered. */
    public void entered(long closeTimeMs, long candle) {
        for (Protection protection : protections) {
            protection.entered(closeTimeMs, candle);
        }
    }

    /** An exit was ordered. */
    public void exited(long closeTimeMs) {
        for (Protection protection : protections) {
            protection.exited(closeTimeMs);
        }
    }

    /** A position was closed. */
    public void closed(Trade trade, long closeTimeMs, long candle) {
        for (Protection protection : protections) {
            protection.closed(trade, closeTimeMs, candle);
        }
    }

    /** What a candle's equity makes them demand, the gravest first: pause, then flatten; null for nothing. */
    public Action marked(double equity, long closeTimeMs) {
        if (!watchesEquity) {
            return null;
        }
        Action demanded = null;
        for (Protection protection : protections) {
            Action action = protection.marked(equity, closeTimeMs);
            demanded = graver(demanded, action);
        }
        return demanded;
    }

    private static Action graver(Action a, Action b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a == Action.PAUSE || b == Action.BLOCK ? a : b;
    }

    /** The strategy was resumed. */
    public void resumed(double equity) {
        for (Protection protection : protections) {
            protection.resumed(equity);
        }
    }
}
