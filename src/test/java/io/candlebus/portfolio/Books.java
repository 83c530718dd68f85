package io.candlebus.portfolio;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Risk;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a broker tells. */
final class Books implements BrokerListener {
    final List<Order> orders = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    final List<DropReason> drops = new ArrayList<>();
    final PaperBroker broker;

    Books(PaperTerms terms, Risk risk) {
        broker = new PaperBroker(terms, risk, this);
    }

    /** A candle of one minute goes by. */
    void candle(Candle candle) {
        broker.trade(candle, candle.openTimeMs() + 60_000);
        broker.mark(candle);
    }

    Fill last() {
        return fills.get(fills.size() - 1);
    }

    @Override
    public void placed(Order order) {
        orders.add(order);
    }

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
        if (fill.trade() != null) {
            trades.add(fill.trade());
        }
    }

    @Override
    public void dropped(Order order, DropReason reason) {
        drops.add(reason);
    }
}
