package io.candlebus.indicator;

import io.candlebus.indicator.momentum.Awesome;
import io.candlebus.indicator.momentum.Cci;
import io.candlebus.indicator.momentum.Kst;
import io.candlebus.indicator.momentum.Macd;
import io.candlebus.indicator.momentum.Momentum;
import io.candlebus.indicator.momentum.Ppo;
import io.candlebus.indicator.momentum.Roc;
import io.candlebus.indicator.momentum.Rsi;
import io.candlebus.indicator.momentum.StochRsi;
import io.candlebus.indicator.momentum.Stochastic;
import io.candlebus.indicator.momentum.Trix;
import io.candlebus.indicator.momentum.Tsi;
import io.candlebus.indicator.momentum.Ultimate;
import io.candlebus.indicator.momentum.WilliamsR;
import io.candlebus.indicator.statistic.Beta;
import io.candlebus.indicator.statistic.Correlation;
import io.candlebus.indicator.statistic.Highest;
import io.candlebus.indicator.statistic.LinearRegressionSlope;
import io.candlebus.indicator.statistic.Lowest;
import io.candlebus.indicator.statistic.Median;
import io.candlebus.indicator.statistic.PercentRank;
import io.candlebus.indicator.statistic.StdDev;
import io.candlebus.indicator.statistic.Sum;
import io.candlebus.indicator.statistic.Variance;
import io.candlebus.indicator.trend.Adx;
import io.candlebus.indicator.trend.Dema;
import io.candlebus.indicator.trend.Ema;
import io.candlebus.indicator.trend.Hma;
import io.candlebus.indicator.trend.Ichimoku;
import io.candlebus.indicator.trend.Psar;
import io.candlebus.indicator.trend.Sma;
import io.candlebus.indicator.trend.Tema;
import io.candlebus.indicator.trend.Wilder;
import io.candlebus.indicator.trend.Wma;
import io.candlebus.indicator.volatility.Atr;
import io.candlebus.indicator.volatility.Bollinger;
import io.candlebus.indicator.volatility.ChandelierExit;
import io.candlebus.indicator.volatility.Donchian;
import io.candlebus.indicator.volatility.Keltner;
import io.candlebus.indicator.volatility.TrueRange;
import io.candlebus.indicator.volume.Adl;
import io.candlebus.indicator.volume.ForceIndex;
import io.candlebus.indicator.volume.Mfi;
import io.candlebus.indicator.volume.Obv;
import io.candlebus.indicator.volume.RollingVwap;
import io.candlebus.indicator.volume.Volume;
import io.candlebus.indicator.volume.Vwap;
import java.util.List;

/** The catalogue of the house: one line per indicator. */
public final class Indicators {
    public static final Catalogue ALL = new Catalogue(List.of(
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
            // volatility
            TrueRange.TYPE,
            Atr.TYPE,
            Bollinger.TYPE,
            Keltner.TYPE,
            Donchian.TYPE,
            ChandelierExit.TYPE,
            // volume
            Volume.TYPE,
            Obv.TYPE,
            Adl.TYPE,
            Mfi.TYPE,
            Vwap.TYPE,
            RollingVwap.TYPE,
            ForceIndex.TYPE,
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
            Beta.TYPE));

    private Indicators() {}
}
