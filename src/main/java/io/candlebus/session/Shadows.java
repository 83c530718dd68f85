package io.candlebus.session;

import io.candlebus.market.Candle;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Levels;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Follows blocked entries as if they had not been blocked, at most one at a time for each protection. One thread. */
final class Shadows {
    private final SessionKey key;
    private final PaperTerms terms;
    private final Risk risk;
    private final List<Shadow> open = new ArrayList<>();

    Shadows(SessionKey key, PaperTerms terms, Risk risk) {
        this.key = key;
        this.terms = terms;
        this.risk = risk;
    }

    boolean any() {
        return !open.isEmpty();
    }

    void enter(String protection, SignalSpec entry, Levels levels) {
        for (Shadow shadow : open) {
            if (shadow.protection().equals(protection)) {
                return;
            }
        }
        open.add(new Shadow(key, protection, terms, risk, entry, levels));
    }

    void trade(Candle candle, long closeTimeMs, boolean isSynthetic, Consumer<Fact> facts) {
        open.forEach(shadow -> shadow.trade(candle, closeTimeMs, isSynthetic, facts));
        open.removeIf(Shadow::isOver);
    }

    /** An exit's condition is true, or an entry of the other side's. */
    void exit(String signalId, Side side, ExitReason reason) {
        open.forEach(shadow -> shadow.exit(signalId, side, reason));
        open.removeIf(Shadow::isOver);
    }

    void settle(Candle candle, long closeTimeMs) {
        if (any()) {
            open.forEach(shadow -> shadow.settle(candle, closeTimeMs));
            open.removeIf(Shadow::isOver);
        }
    }
}
