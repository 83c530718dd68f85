package io.candlebus.indicator;

import io.candlebus.indicator.trend.Ema;
import java.util.List;

/** The catalogue of the house: one line per indicator. */
public final class Indicators {
    public static final Catalogue ALL = new Catalogue(List.of(
            // trend
            Ema.TYPE));

    private Indicators() {}
}
