package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AwesomeOscillatorIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.ChandelierExitLongIndicator;
import org.ta4j.core.indicators.ChandelierExitShortIndicator;
import org.ta4j.core.indicators.ChopIndicator;
import org.ta4j.core.indicators.CoppockCurveIndicator;
import org.ta4j.core.indicators.DPOIndicator;
import org.ta4j.core.indicators.DoubleEMAIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.FisherIndicator;
import org.ta4j.core.indicators.HMAIndicator;
import org.ta4j.core.indicators.IntraDayMomentumIndexIndicator;
import org.ta4j.core.indicators.KAMAIndicator;
import org.ta4j.core.indicators.KSTIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.MMAIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.StochasticRSIIndicator;
import org.ta4j.core.indicators.TripleEMAIndicator;
import org.ta4j.core.indicators.UlcerIndexIndicator;
import org.ta4j.core.indicators.WMAIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.ZLEMAIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.DXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonOscillatorIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.candles.BearishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BearishHaramiIndicator;
import org.ta4j.core.indicators.candles.BullishEngulfingIndicator;
import org.ta4j.core.indicators.candles.BullishHaramiIndicator;
import org.ta4j.core.indicators.candles.DojiIndicator;
import org.ta4j.core.indicators.candles.HammerIndicator;
import org.ta4j.core.indicators.candles.HangingManIndicator;
import org.ta4j.core.indicators.candles.InvertedHammerIndicator;
import org.ta4j.core.indicators.candles.ShootingStarIndicator;
import org.ta4j.core.indicators.candles.ThreeBlackCrowsIndicator;
import org.ta4j.core.indicators.candles.ThreeWhiteSoldiersIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.CombineIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.MedianPriceIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.RunningTotalIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanAIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanBIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator.FibReversalTyp;
import org.ta4j.core.indicators.pivotpoints.PivotLevel;
import org.ta4j.core.indicators.pivotpoints.PivotPointIndicator;
import org.ta4j.core.indicators.pivotpoints.StandardReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.TimeLevel;
import org.ta4j.core.indicators.statistics.CorrelationCoefficientIndicator;
import org.ta4j.core.indicators.statistics.MeanDeviationIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator.SimpleLinearRegressionType;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.statistics.VarianceIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.AccumulationDistributionIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.NVIIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.PVIIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;

/**
 * An indicator in ta4j 0.17 with our defaults, as a live series would run it: bars added one by one, 500 of them kept, the lines
 * that make up our outputs asked for each time.
 */
final class Ta4jLines {
    private static final int KEPT = 500;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, Lines> ALL = new HashMap<>();

    private interface Lines {
        List<Indicator<?>> of(BarSeries series, ClosePriceIndicator close);
    }

    static {
        averages();
        trends();
        oscillators();
        channels();
        volumes();
        statistics();
        patterns();
    }

    private final BarSeries series = new BaseBarSeriesBuilder()
            .withMaxBarCount(KEPT)
            .withNumTypeOf(DoubleNum.class)
            .build();
    private final List<Indicator<?>> lines;
    private ZonedDateTime end = ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    Ta4jLines(String name) {
        lines = ALL.get(name).of(series, new ClosePriceIndicator(series));
    }

    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    /** Adds a bar; returns some number that takes every line's value. */
    int add(Candle candle) {
        end = end.plus(MINUTE);
        series.addBar(MINUTE, end, candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
        int last = series.getEndIndex();
        int sum = 0;
        for (int i = 0; i < lines.size(); i++) {
            sum += lines.get(i).getValue(last).hashCode();
        }
        return sum;
    }

    private static void averages() {
        ALL.put("sma", (s, c) -> List.of(new SMAIndicator(c, 20)));
        ALL.put("ema", (s, c) -> List.of(new EMAIndicator(c, 20)));
        ALL.put("wma", (s, c) -> List.of(new WMAIndicator(c, 20)));
        ALL.put("wilder", (s, c) -> List.of(new MMAIndicator(c, 14)));
        ALL.put("hma", (s, c) -> List.of(new HMAIndicator(c, 20)));
        ALL.put("dema", (s, c) -> List.of(new DoubleEMAIndicator(c, 20)));
        ALL.put("tema", (s, c) -> List.of(new TripleEMAIndicator(c, 20)));
        ALL.put("kama", (s, c) -> List.of(new KAMAIndicator(c, 10, 2, 30)));
        ALL.put("zlema", (s, c) -> List.of(new ZLEMAIndicator(c, 20)));
        ALL.put("median_price", (s, c) -> List.of(new MedianPriceIndicator(s)));
        ALL.put("typical_price", (s, c) -> List.of(new TypicalPriceIndicator(s)));
    }

    private static void trends() {
        ALL.put("psar", (s, c) -> List.of(new ParabolicSarIndicator(s)));
        ALL.put(
                "ichimoku",
                (s, c) -> List.of(
                        new IchimokuTenkanSenIndicator(s),
                        new IchimokuKijunSenIndicator(s),
                        new IchimokuSenkouSpanAIndicator(s),
                        new IchimokuSenkouSpanBIndicator(s),
                        c));
        ALL.put(
                "adx",
                (s, c) -> List.of(new ADXIndicator(s, 14), new PlusDIIndicator(s, 14), new MinusDIIndicator(s, 14)));
        ALL.put("dx", (s, c) -> List.of(new DXIndicator(s, 14)));
        ALL.put("plus_di", (s, c) -> List.of(new PlusDIIndicator(s, 14)));
        ALL.put("minus_di", (s, c) -> List.of(new MinusDIIndicator(s, 14)));
        ALL.put("plus_dm", (s, c) -> List.of(new MMAIndicator(new PlusDMIndicator(s), 14)));
        ALL.put("minus_dm", (s, c) -> List.of(new MMAIndicator(new MinusDMIndicator(s), 14)));
        ALL.put("supertrend", (s, c) -> List.of(new SuperTrendIndicator(s, 10, 3.0)));
        ALL.put("pivot_points", (s, c) -> {
            PivotPointIndicator pivot = new PivotPointIndicator(s, TimeLevel.DAY);
            return List.of(
                    pivot,
                    new StandardReversalIndicator(pivot, PivotLevel.RESISTANCE_1),
                    new StandardReversalIndicator(pivot, PivotLevel.RESISTANCE_2),
                    new StandardReversalIndicator(pivot, PivotLevel.RESISTANCE_3),
                    new StandardReversalIndicator(pivot, PivotLevel.SUPPORT_1),
                    new StandardReversalIndicator(pivot, PivotLevel.SUPPORT_2),
                    new StandardReversalIndicator(pivot, PivotLevel.SUPPORT_3));
        });
        ALL.put("fibonacci_pivots", (s, c) -> {
            PivotPointIndicator pivot = new PivotPointIndicator(s, TimeLevel.DAY);
            return List.of(
                    pivot,
                    new FibonacciReversalIndicator(pivot, 0.382, FibReversalTyp.RESISTANCE),
                    new FibonacciReversalIndicator(pivot, 0.618, FibReversalTyp.RESISTANCE),
                    new FibonacciReversalIndicator(pivot, 1, FibReversalTyp.RESISTANCE),
                    new FibonacciReversalIndicator(pivot, 0.382, FibReversalTyp.SUPPORT),
                    new FibonacciReversalIndicator(pivot, 0.618, FibReversalTyp.SUPPORT),
                    new FibonacciReversalIndicator(pivot, 1, FibReversalTyp.SUPPORT));
        });
    }

    private static void oscillators() {
        ALL.put("rsi", (s, c) -> List.of(new RSIIndicator(c, 14)));
        ALL.put("macd", (s, c) -> {
            MACDIndicator macd = new MACDIndicator(c, 12, 26);
            return List.of(macd, macd.getSignalLine(9), macd.getHistogram(9));
        });
        ALL.put("ppo", (s, c) -> {
            PPOIndicator ppo = new PPOIndicator(c, 12, 26);
            EMAIndicator signal = new EMAIndicator(ppo, 9);
            return List.of(ppo, signal, CombineIndicator.minus(ppo, signal));
        });
        ALL.put("stochastic", (s, c) -> {
            SMAIndicator k = new SMAIndicator(new StochasticOscillatorKIndicator(s, 14), 3);
            return List.of(k, new SMAIndicator(k, 3));
        });
        ALL.put("fast_stochastic", (s, c) -> {
            StochasticOscillatorKIndicator k = new StochasticOscillatorKIndicator(s, 14);
            return List.of(k, new StochasticOscillatorDIndicator(k));
        });
        ALL.put("stochrsi", (s, c) -> {
            SMAIndicator k = new SMAIndicator(new StochasticRSIIndicator(c, 14), 3);
            return List.of(k, new SMAIndicator(k, 3));
        });
        ALL.put("cci", (s, c) -> List.of(new CCIIndicator(s, 20)));
        ALL.put("williams_r", (s, c) -> List.of(new WilliamsRIndicator(s, 14)));
        ALL.put("roc", (s, c) -> List.of(new ROCIndicator(c, 10)));
        ALL.put("momentum", (s, c) -> List.of(CombineIndicator.minus(c, new PreviousValueIndicator(c, 10))));
        ALL.put("kst", (s, c) -> {
            KSTIndicator kst = new KSTIndicator(c);
            return List.of(kst, new SMAIndicator(kst, 9));
        });
        ALL.put("awesome", (s, c) -> List.of(new AwesomeOscillatorIndicator(s)));
        ALL.put("cmo", (s, c) -> List.of(new CMOIndicator(c, 14)));
        ALL.put(
                "aroon",
                (s, c) -> List.of(
                        new AroonUpIndicator(s, 25),
                        new AroonDownIndicator(s, 25),
                        new AroonOscillatorIndicator(s, 25)));
        ALL.put("aroon_oscillator", (s, c) -> List.of(new AroonOscillatorIndicator(s, 25)));
        ALL.put("imi", (s, c) -> List.of(new IntraDayMomentumIndexIndicator(s, 14)));
        ALL.put("coppock", (s, c) -> List.of(new CoppockCurveIndicator(c, 14, 11, 10)));
        ALL.put("dpo", (s, c) -> List.of(new DPOIndicator(c, 20)));
        ALL.put("fisher", (s, c) -> {
            FisherIndicator fisher = new FisherIndicator(new MedianPriceIndicator(s), 9);
            return List.of(fisher, new PreviousValueIndicator(fisher));
        });
    }

    private static void channels() {
        ALL.put("true_range", (s, c) -> List.of(new TRIndicator(s)));
        ALL.put("atr", (s, c) -> List.of(new ATRIndicator(s, 14)));
        ALL.put("bollinger", (s, c) -> {
            BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(c, 20));
            StandardDeviationIndicator deviation = new StandardDeviationIndicator(c, 20);
            BollingerBandsUpperIndicator upper = new BollingerBandsUpperIndicator(middle, deviation);
            BollingerBandsLowerIndicator lower = new BollingerBandsLowerIndicator(middle, deviation);
            return List.of(
                    middle,
                    upper,
                    lower,
                    new PercentBIndicator(c, 20, 2),
                    new BollingerBandWidthIndicator(upper, middle, lower));
        });
        ALL.put("keltner", (s, c) -> {
            KeltnerChannelMiddleIndicator middle = new KeltnerChannelMiddleIndicator(c, 20);
            return List.of(
                    middle,
                    new KeltnerChannelUpperIndicator(middle, 2, 10),
                    new KeltnerChannelLowerIndicator(middle, 2, 10));
        });
        ALL.put(
                "donchian",
                (s, c) -> List.of(
                        new DonchianChannelMiddleIndicator(s, 20),
                        new DonchianChannelUpperIndicator(s, 20),
                        new DonchianChannelLowerIndicator(s, 20)));
        ALL.put(
                "chandelier_exit",
                (s, c) ->
                        List.of(new ChandelierExitLongIndicator(s, 22, 3), new ChandelierExitShortIndicator(s, 22, 3)));
        ALL.put("mass_index", (s, c) -> List.of(new MassIndexIndicator(s, 9, 25)));
        ALL.put("choppiness", (s, c) -> List.of(new ChopIndicator(s, 14, 100)));
        ALL.put("ulcer_index", (s, c) -> List.of(new UlcerIndexIndicator(c, 14)));
    }

    private static void volumes() {
        ALL.put("volume", (s, c) -> {
            VolumeIndicator volume = new VolumeIndicator(s);
            return List.of(volume, new SMAIndicator(volume, 20));
        });
        ALL.put("obv", (s, c) -> List.of(new OnBalanceVolumeIndicator(s)));
        ALL.put("adl", (s, c) -> List.of(new AccumulationDistributionIndicator(s)));
        ALL.put("mfi", (s, c) -> List.of(new MoneyFlowIndexIndicator(s, 14)));
        ALL.put("rolling_vwap", (s, c) -> List.of(new VWAPIndicator(s, 20)));
        ALL.put("chaikin_oscillator", (s, c) -> List.of(new ChaikinOscillatorIndicator(s, 3, 10)));
        ALL.put("chaikin_money_flow", (s, c) -> List.of(new ChaikinMoneyFlowIndicator(s, 20)));
        ALL.put("nvi", (s, c) -> List.of(new NVIIndicator(s)));
        ALL.put("pvi", (s, c) -> List.of(new PVIIndicator(s)));
    }

    private static void statistics() {
        ALL.put("stddev", (s, c) -> List.of(new StandardDeviationIndicator(c, 20)));
        ALL.put("variance", (s, c) -> List.of(new VarianceIndicator(c, 20)));
        ALL.put("mean_deviation", (s, c) -> List.of(new MeanDeviationIndicator(c, 20)));
        ALL.put("highest", (s, c) -> List.of(new HighestValueIndicator(c, 20)));
        ALL.put("lowest", (s, c) -> List.of(new LowestValueIndicator(c, 20)));
        ALL.put("min_max", (s, c) -> List.of(new LowestValueIndicator(c, 20), new HighestValueIndicator(c, 20)));
        ALL.put("sum", (s, c) -> List.of(new RunningTotalIndicator(c, 20)));
        ALL.put("correlation", (s, c) -> List.of(new CorrelationCoefficientIndicator(c, new VolumeIndicator(s), 20)));
        ALL.put("linear_regression_slope", (s, c) -> line(c, SimpleLinearRegressionType.SLOPE));
        ALL.put("linear_regression_intercept", (s, c) -> line(c, SimpleLinearRegressionType.INTERCEPT));
    }

    private static List<Indicator<?>> line(ClosePriceIndicator close, SimpleLinearRegressionType what) {
        return List.of(new SimpleLinearRegressionIndicator(close, 14, what));
    }

    /** Where ours tells both directions, both of ta4j's. */
    private static void patterns() {
        ALL.put("doji", (s, c) -> List.of(new DojiIndicator(s, 10, 0.1)));
        ALL.put("engulfing", (s, c) -> List.of(new BullishEngulfingIndicator(s), new BearishEngulfingIndicator(s)));
        ALL.put("harami", (s, c) -> List.of(new BullishHaramiIndicator(s), new BearishHaramiIndicator(s)));
        ALL.put("three_black_crows", (s, c) -> List.of(new ThreeBlackCrowsIndicator(s, 10, 0.1)));
        ALL.put(
                "three_white_soldiers",
                (s, c) -> List.of(new ThreeWhiteSoldiersIndicator(s, 10, DoubleNum.valueOf(0.1))));
        ALL.put("hammer", (s, c) -> List.of(new HammerIndicator(s)));
        ALL.put("hanging_man", (s, c) -> List.of(new HangingManIndicator(s)));
        ALL.put("inverted_hammer", (s, c) -> List.of(new InvertedHammerIndicator(s)));
        ALL.put("shooting_star", (s, c) -> List.of(new ShootingStarIndicator(s)));
    }
}
