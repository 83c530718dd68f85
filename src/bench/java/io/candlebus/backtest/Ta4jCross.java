package io.candlebus.backtest;

import io.candlebus.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.StopGainRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The same strategy in ta4j: it orders at closes and looks at stops there, which is less work than
 * levels inside a candle. Loaded once; each run computes its indicators anew.
 */
final class Ta4jCross {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BarSeries series;

    /** @param numbers of what kind; ta4j's default are {@code DecimalNum}, the faster ones {@code DoubleNum} */
    Ta4jCross(List<Candle> candles, Function<Number, Num> numbers) {
        series = new BaseBarSeriesBuilder()
                .withNumTypeOf(numbers)
                .withMaxBarCount(Integer.MAX_VALUE)
                .build();
        for (Candle c : candles) {
            series.addBar(
                    MINUTE,
                    Instant.ofEpochMilli(c.openTimeMs()).plus(MINUTE).atZone(ZoneOffset.UTC),
                    c.open(),
                    c.high(),
                    c.low(),
                    c.close(),
                    c.volume());
        }
    }

    /** How many positions it closed. */
    int run() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, CrossStrategy.FAST);
        EMAIndicator slow = new EMAIndicator(close, CrossStrategy.SLOW);
        Rule in = new CrossedUpIndicatorRule(fast, slow)
                .and(new UnderIndicatorRule(new RSIIndicator(close, CrossStrategy.RSI), CrossStrategy.RSI_BELOW));
        Rule out = new CrossedDownIndicatorRule(fast, slow)
                .or(new StopLossRule(close, CrossStrategy.STOP_PERCENT))
                .or(new StopGainRule(close, CrossStrategy.TARGET_PERCENT));
        BarSeriesManager manager = new BarSeriesManager(
                series,
                new LinearTransactionCostModel(CrossStrategy.FEE),
                new ZeroCostModel(),
                new TradeOnNextOpenModel());
        TradingRecord record = manager.run(new BaseStrategy(in, out));
        return record.getPositionCount();
    }
}
