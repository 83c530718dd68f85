package io.candlebus.session;

import io.candlebus.market.Candle;
import io.candlebus.portfolio.BrokerListener;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Fill;
import io.candlebus.portfolio.Levels;
import io.candlebus.portfolio.Order;
import io.candlebus.portfolio.PaperBroker;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.function.Consumer;

/**
 * A blocked entry, followed as if it had been ordered by an account that has nothing else and begins with the strategy's cash,
 * until its stop, its target, a limit, or the condition of an exit or of an entry of the other side ends it. One thread.
 */
final class Shadow implements BrokerListener {
    private final SessionKey key;
    private final String protection;
    private final Risk risk;
    private final PaperBroker broker;
    private Consumer<Fact> facts;
    private long closeTimeMs;
    private boolean over;

    Shadow(SessionKey key, String protection, PaperTerms terms, Risk risk, SignalSpec entry, Levels levels) {
        this.key = key;
        this.protection = protection;
        this.risk = risk;
        this.broker = new PaperBroker(terms, risk, this);
        broker.enter(entry.id(), entry.side(), levels);
    }

    String protection() {
        return protection;
    }

    /** Whether there is nothing more to follow. */
    boolean isOver() {
        return over;
    }

    void trade(Candle candle, long closesMs, boolean isSynthetic, Consumer<Fact> into) {
        facts = into;
        closeTimeMs = closesMs;
        if (!isSynthetic) {
            broker.trade(candle, closesMs);
        }
        broker.mark(candle);
        boolean mayBeHeld = risk.maxCandlesHeld() == 0 || broker.candlesHeld() < risk.maxCandlesHeld();
        if (broker.position() != null && !mayBeHeld) {
            broker.exit(null, ExitReason.HOLDING_LIMIT);
        }
    }

    void exit(String signalId, Side side, ExitReason reason) {
        if (broker.standing() == side) {
            broker.exit(signalId, reason);
        }
    }

    void settle(Candle candle, long closesMs) {
        closeTimeMs = closesMs;
        broker.settle(candle, closesMs);
    }

    @Override
    public void placed(Order order) {}

    @Override
    public void dropped(Order order, DropReason reason) {
        over = true;
    }

    @Override
    public void filled(Fill fill) {
        if (fill.trade() != null) {
            over = true;
            facts.accept(new Fact.ShadowClosed(key, closeTimeMs, protection, fill.trade()));
        }
    }
}
