package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every metric there is. */
public final class Metrics {
    /** In the order of reports. */
    public static final List<Metric> ALL = List.of(
            new NetProfit(),
            new TotalReturn(),
            new BuyAndHold(),
            new Cagr(),
            new Volatility(),
            new Sharpe(),
            new Sortino(),
            new Calmar(),
            new MaxDrawdown(),
            new DrawdownLength(),
            new DrawdownRecovery(),
            new TimeUnderWater(),
            new Ulcer(),
            new Exposure(),
            new Trades(),
            new Wins(),
            new Losses(),
            new BreakEven(),
            new LongTrades(),
            new ShortTrades(),
            new WinRate(),
            new ProfitFactor(),
            new AverageWin(),
            new AverageLoss(),
            new Payoff(),
            new Expectancy(),
            new Sqn(),
            new BestTrade(),
            new WorstTrade(),
            new MedianTrade(),
            new AverageDuration(),
            new LongestDuration(),
            new WinStreak(),
            new LossStreak(),
            new AverageMae(),
            new AverageMfe(),
            new Fees(),
            new Slippage(),
            new AmbiguousTrades());

    private Metrics() {}

    /** The metric of a name; null when there is none. */
    public static Metric named(String name) {
        return ALL.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
    }

    /** All of them, by name, in the order of reports. */
    public static Map<String, Measured> of(Results results) {
        Map<String, Measured> all = new LinkedHashMap<>();
        ALL.forEach(metric -> all.put(metric.name(), metric.of(results)));
        return all;
    }
}
