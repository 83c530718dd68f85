package io.candlebus.indicator;

import io.candlebus.indicator.cycle.DominantCyclePeriod;
import io.candlebus.indicator.cycle.DominantCyclePhase;
import io.candlebus.indicator.cycle.HilbertTrendline;
import io.candlebus.indicator.cycle.Mama;
import io.candlebus.indicator.cycle.Phasor;
import io.candlebus.indicator.cycle.SineWave;
import io.candlebus.indicator.cycle.TrendMode;
import io.candlebus.indicator.momentum.Apo;
import io.candlebus.indicator.momentum.Aroon;
import io.candlebus.indicator.momentum.AroonOscillator;
import io.candlebus.indicator.momentum.Awesome;
import io.candlebus.indicator.momentum.Bop;
import io.candlebus.indicator.momentum.Cci;
import io.candlebus.indicator.momentum.Cmo;
import io.candlebus.indicator.momentum.ConnorsRsi;
import io.candlebus.indicator.momentum.Coppock;
import io.candlebus.indicator.momentum.Dpo;
import io.candlebus.indicator.momentum.ElderRay;
import io.candlebus.indicator.momentum.FastStochastic;
import io.candlebus.indicator.momentum.Fisher;
import io.candlebus.indicator.momentum.IntradayMomentum;
import io.candlebus.indicator.momentum.Kst;
import io.candlebus.indicator.momentum.Macd;
import io.candlebus.indicator.momentum.MacdExtended;
import io.candlebus.indicator.momentum.MacdFix;
import io.candlebus.indicator.momentum.Momentum;
import io.candlebus.indicator.momentum.Ppo;
import io.candlebus.indicator.momentum.Qstick;
import io.candlebus.indicator.momentum.RelativeVigor;
import io.candlebus.indicator.momentum.Roc;
import io.candlebus.indicator.momentum.Rocp;
import io.candlebus.indicator.momentum.Rocr;
import io.candlebus.indicator.momentum.Rocr100;
import io.candlebus.indicator.momentum.Rsi;
import io.candlebus.indicator.momentum.SchaffTrendCycle;
import io.candlebus.indicator.momentum.SqueezeMomentum;
import io.candlebus.indicator.momentum.StochRsi;
import io.candlebus.indicator.momentum.Stochastic;
import io.candlebus.indicator.momentum.StochasticMomentum;
import io.candlebus.indicator.momentum.Trix;
import io.candlebus.indicator.momentum.Tsi;
import io.candlebus.indicator.momentum.Ultimate;
import io.candlebus.indicator.momentum.WilliamsR;
import io.candlebus.indicator.pattern.Patterns;
import io.candlebus.indicator.statistic.Beta;
import io.candlebus.indicator.statistic.CandlesSinceHighest;
import io.candlebus.indicator.statistic.CandlesSinceLowest;
import io.candlebus.indicator.statistic.Correlation;
import io.candlebus.indicator.statistic.Highest;
import io.candlebus.indicator.statistic.Hurst;
import io.candlebus.indicator.statistic.Kurtosis;
import io.candlebus.indicator.statistic.LinearRegression;
import io.candlebus.indicator.statistic.LinearRegressionAngle;
import io.candlebus.indicator.statistic.LinearRegressionIntercept;
import io.candlebus.indicator.statistic.LinearRegressionSlope;
import io.candlebus.indicator.statistic.Lowest;
import io.candlebus.indicator.statistic.MeanDeviation;
import io.candlebus.indicator.statistic.Median;
import io.candlebus.indicator.statistic.MinMax;
import io.candlebus.indicator.statistic.MinMaxIndex;
import io.candlebus.indicator.statistic.PercentRank;
import io.candlebus.indicator.statistic.Percentile;
import io.candlebus.indicator.statistic.Skewness;
import io.candlebus.indicator.statistic.StdDev;
import io.candlebus.indicator.statistic.Sum;
import io.candlebus.indicator.statistic.TimeSeriesForecast;
import io.candlebus.indicator.statistic.Variance;
import io.candlebus.indicator.statistic.ZScore;
import io.candlebus.indicator.trend.Adx;
import io.candlebus.indicator.trend.Adxr;
import io.candlebus.indicator.trend.Alligator;
import io.candlebus.indicator.trend.Alma;
import io.candlebus.indicator.trend.AveragePrice;
import io.candlebus.indicator.trend.CamarillaPivots;
import io.candlebus.indicator.trend.Dema;
import io.candlebus.indicator.trend.Dx;
import io.candlebus.indicator.trend.Ema;
import io.candlebus.indicator.trend.Envelopes;
import io.candlebus.indicator.trend.FibonacciPivots;
import io.candlebus.indicator.trend.Fractal;
import io.candlebus.indicator.trend.Gator;
import io.candlebus.indicator.trend.HeikinAshi;
import io.candlebus.indicator.trend.Hma;
import io.candlebus.indicator.trend.Ichimoku;
import io.candlebus.indicator.trend.Kama;
import io.candlebus.indicator.trend.McGinley;
import io.candlebus.indicator.trend.MedianPrice;
import io.candlebus.indicator.trend.MidPoint;
import io.candlebus.indicator.trend.MidPrice;
import io.candlebus.indicator.trend.MinusDi;
import io.candlebus.indicator.trend.MinusDm;
import io.candlebus.indicator.trend.PivotPoints;
import io.candlebus.indicator.trend.PlusDi;
import io.candlebus.indicator.trend.PlusDm;
import io.candlebus.indicator.trend.Psar;
import io.candlebus.indicator.trend.PsarExtended;
import io.candlebus.indicator.trend.Sma;
import io.candlebus.indicator.trend.StandardErrorBands;
import io.candlebus.indicator.trend.Supertrend;
import io.candlebus.indicator.trend.T3;
import io.candlebus.indicator.trend.Tema;
import io.candlebus.indicator.trend.Trima;
import io.candlebus.indicator.trend.TypicalPrice;
import io.candlebus.indicator.trend.Vidya;
import io.candlebus.indicator.trend.Vortex;
import io.candlebus.indicator.trend.Vwma;
import io.candlebus.indicator.trend.WeightedClose;
import io.candlebus.indicator.trend.Wilder;
import io.candlebus.indicator.trend.Wma;
import io.candlebus.indicator.trend.ZigZag;
import io.candlebus.indicator.trend.Zlema;
import io.candlebus.indicator.volatility.AccelerationBands;
import io.candlebus.indicator.volatility.Atr;
import io.candlebus.indicator.volatility.Bollinger;
import io.candlebus.indicator.volatility.ChandelierExit;
import io.candlebus.indicator.volatility.Choppiness;
import io.candlebus.indicator.volatility.Donchian;
import io.candlebus.indicator.volatility.GarmanKlass;
import io.candlebus.indicator.volatility.HistoricalVolatility;
import io.candlebus.indicator.volatility.Keltner;
import io.candlebus.indicator.volatility.MassIndex;
import io.candlebus.indicator.volatility.Natr;
import io.candlebus.indicator.volatility.Parkinson;
import io.candlebus.indicator.volatility.PriceChannel;
import io.candlebus.indicator.volatility.RelativeVolatility;
import io.candlebus.indicator.volatility.RogersSatchell;
import io.candlebus.indicator.volatility.TrueRange;
import io.candlebus.indicator.volatility.UlcerIndex;
import io.candlebus.indicator.volatility.YangZhang;
import io.candlebus.indicator.volume.Adl;
import io.candlebus.indicator.volume.ChaikinMoneyFlow;
import io.candlebus.indicator.volume.ChaikinOscillator;
import io.candlebus.indicator.volume.EaseOfMovement;
import io.candlebus.indicator.volume.ForceIndex;
import io.candlebus.indicator.volume.Klinger;
import io.candlebus.indicator.volume.Mfi;
import io.candlebus.indicator.volume.NegativeVolumeIndex;
import io.candlebus.indicator.volume.Obv;
import io.candlebus.indicator.volume.PositiveVolumeIndex;
import io.candlebus.indicator.volume.PriceVolumeTrend;
import io.candlebus.indicator.volume.RollingVwap;
import io.candlebus.indicator.volume.Volume;
import io.candlebus.indicator.volume.Vwap;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of the house: one line per indicator; those of patterns are in {@link Patterns}. */
public final class Indicators {
    private static final List<IndicatorType> LINES = List.of(
            // trend
            Sma.TYPE,
            Ema.TYPE,
            Wma.TYPE,
            Wilder.TYPE,
            Hma.TYPE,
            Dema.TYPE,
            Tema.TYPE,
            Psar.TYPE,
            Ichimoku.TYPE,
            Adx.TYPE,
            T3.TYPE,
            Trima.TYPE,
            Kama.TYPE,
            MidPoint.TYPE,
            MidPrice.TYPE,
            PsarExtended.TYPE,
            Adxr.TYPE,
            Dx.TYPE,
            PlusDi.TYPE,
            MinusDi.TYPE,
            PlusDm.TYPE,
            MinusDm.TYPE,
            AveragePrice.TYPE,
            MedianPrice.TYPE,
            TypicalPrice.TYPE,
            WeightedClose.TYPE,
            Vwma.TYPE,
            Alma.TYPE,
            Zlema.TYPE,
            McGinley.TYPE,
            Vidya.TYPE,
            Supertrend.TYPE,
            Alligator.TYPE,
            Gator.TYPE,
            Envelopes.TYPE,
            StandardErrorBands.TYPE,
            HeikinAshi.TYPE,
            ZigZag.TYPE,
            Fractal.TYPE,
            Vortex.TYPE,
            PivotPoints.TYPE,
            FibonacciPivots.TYPE,
            CamarillaPivots.TYPE,
            // momentum
            Rsi.TYPE,
            Macd.TYPE,
            Ppo.TYPE,
            Stochastic.TYPE,
            StochRsi.TYPE,
            Cci.TYPE,
            WilliamsR.TYPE,
            Roc.TYPE,
            Momentum.TYPE,
            Trix.TYPE,
            Kst.TYPE,
            Awesome.TYPE,
            Tsi.TYPE,
            Ultimate.TYPE,
            MacdExtended.TYPE,
            MacdFix.TYPE,
            Apo.TYPE,
            FastStochastic.TYPE,
            Rocp.TYPE,
            Rocr.TYPE,
            Rocr100.TYPE,
            Cmo.TYPE,
            Aroon.TYPE,
            AroonOscillator.TYPE,
            Bop.TYPE,
            IntradayMomentum.TYPE,
            SqueezeMomentum.TYPE,
            Coppock.TYPE,
            ConnorsRsi.TYPE,
            Fisher.TYPE,
            RelativeVigor.TYPE,
            ElderRay.TYPE,
            StochasticMomentum.TYPE,
            SchaffTrendCycle.TYPE,
            Dpo.TYPE,
            Qstick.TYPE,
            // volatility
            TrueRange.TYPE,
            Atr.TYPE,
            Bollinger.TYPE,
            Keltner.TYPE,
            Donchian.TYPE,
            ChandelierExit.TYPE,
            Natr.TYPE,
            AccelerationBands.TYPE,
            PriceChannel.TYPE,
            Choppiness.TYPE,
            MassIndex.TYPE,
            UlcerIndex.TYPE,
            RelativeVolatility.TYPE,
            HistoricalVolatility.TYPE,
            Parkinson.TYPE,
            GarmanKlass.TYPE,
            RogersSatchell.TYPE,
            YangZhang.TYPE,
            // volume
            Volume.TYPE,
            Obv.TYPE,
            Adl.TYPE,
            Mfi.TYPE,
            Vwap.TYPE,
            RollingVwap.TYPE,
            ForceIndex.TYPE,
            ChaikinOscillator.TYPE,
            Klinger.TYPE,
            ChaikinMoneyFlow.TYPE,
            EaseOfMovement.TYPE,
            NegativeVolumeIndex.TYPE,
            PositiveVolumeIndex.TYPE,
            PriceVolumeTrend.TYPE,
            // statistic
            StdDev.TYPE,
            Variance.TYPE,
            LinearRegressionSlope.TYPE,
            Highest.TYPE,
            Lowest.TYPE,
            Sum.TYPE,
            Median.TYPE,
            PercentRank.TYPE,
            Correlation.TYPE,
            Beta.TYPE,
            LinearRegression.TYPE,
            LinearRegressionAngle.TYPE,
            LinearRegressionIntercept.TYPE,
            TimeSeriesForecast.TYPE,
            CandlesSinceHighest.TYPE,
            CandlesSinceLowest.TYPE,
            MinMax.TYPE,
            MinMaxIndex.TYPE,
            MeanDeviation.TYPE,
            ZScore.TYPE,
            Percentile.TYPE,
            Skewness.TYPE,
            Kurtosis.TYPE,
            Hurst.TYPE,
            // cycle
            DominantCyclePeriod.TYPE,
            DominantCyclePhase.TYPE,
            Phasor.TYPE,
            SineWave.TYPE,
            HilbertTrendline.TYPE,
            TrendMode.TYPE,
            Mama.TYPE);

    /** All of them, and the patterns. */
    public static final Catalogue ALL =
            new Catalogue(Stream.of(LINES, Patterns.ALL).flatMap(List::stream).toList());

    private Indicators() {}
}
