package io.candlebus.session;

import io.candlebus.portfolio.PaperBroker;
import io.candlebus.portfolio.Position;
import io.candlebus.strategy.PositionField;

/** What conditions can ask about the open position. */
record PositionNumbers(PaperBroker broker) implements PositionField.Source {
    @Override
    public double read(PositionField field) {
        Position position = broker.position();
        if (position == null) {
            return field == PositionField.SIDE ? 0 : Double.NaN;
        }
        return switch (field) {
            case SIDE -> position.side().sign();
            case ENTRY_PRICE -> position.entryPrice();
            case PNL_PERCENT -> position.movePercent(broker.lastPrice());
            case CANDLES_HELD -> broker.candlesHeld();
            case HIGH_SINCE -> broker.highSince();
            case LOW_SINCE -> broker.lowSince();
        };
    }
}
