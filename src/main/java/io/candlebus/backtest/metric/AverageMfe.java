package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import io.candlebus.portfolio.Trade;

/** Largest move in favour of a trade, on average. */
final class AverageMfe implements Metric {
    @Override
    public String name() {
        return "average_mfe";
    }

    @Override
    public String title() {
        return "Average favourable move";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "mean of the trades' mfe_percent";
    }

    @Override
    public Measured of(Results results) {
        double[] moves = Numbers.of(results, t -> true, Trade::mfePercent);
        if (moves.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(Numbers.mean(moves), moves.length);
    }
}
