package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What the winners earned over what the losers lost, in currency. */
final class ProfitFactor implements Metric {
    @Override
    public String name() {
        return "profit_factor";
    }

    @Override
    public String title() {
        return "Profit factor";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String formula() {
        return "sum of profits / |sum of losses|";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        double lost = Numbers.sum(Numbers.losses(results));
        return lost == 0
                ? Measured.undefined(profits.length, Numbers.NO_LOSS)
                : Measured.of(Numbers.sum(Numbers.gains(results)) / -lost, profits.length);
    }
}
