package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.Num;

/** The six indicators of the benchmark in ta4j, with bars added one by one and the last values asked each time. */
final class Ta4jSix {
    /** As many bars as a live series would keep. */
    private static final int KEPT = 500;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BarSeries series;
    private final List<org.ta4j.core.Indicator<Num>> indicators;
    private ZonedDateTime end = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    Ta4jSix(Function<Number, Num> numbers) {
        series = new BaseBarSeriesBuilder()
                .withMaxBarCount(KEPT)
                .withNumTypeOf(numbers)
                .build();
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        indicators = List.of(
                new RSIIndicator(close, 14),
                new EMAIndicator(close, 20),
                new EMAIndicator(close, 50),
                macd,
                macd.getSignalLine(9),
                middle,
                new BollingerBandsUpperIndicator(middle, deviation),
                new BollingerBandsLowerIndicator(middle, deviation),
                new ATRIndicator(series, 14));
    }

    double add(Candle candle) {
        end = end.plus(MINUTE);
        series.addBar(MINUTE, end, candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
        int last = series.getEndIndex();
        double sum = 0;
        for (int i = 0; i < indicators.size(); i++) {
            sum += indicators.get(i).getValue(last).doubleValue();
        }
        return sum;
    }
}
