package io.candlebus.indicator;

import java.util.Set;

/** How long an indicator remembers a candle. */
enum Memory {
    /** While it is in a window: after that, it has never been. */
    WINDOW,
    /** Ever less, or until a line is drawn anew: in the end, it has never been. */
    FADING,
    /** For ever, as a part of a sum or a product. */
    ENDLESS;

    private static final Set<String> SUMS = Set.of("obv", "adl", "nvi", "pvi", "pvt");

    /** Averages of all that came before, what is made of them, and lines that wait for an event. */
    private static final Set<String> RECURSIONS = Set.of(
            "adx",
            "adxr",
            "alligator",
            "apo",
            "atr",
            "chaikin_oscillator",
            "chandelier_exit",
            "camarilla_pivots",
            "cmo",
            "connors_rsi",
            "dema",
            "dominant_cycle_period",
            "dominant_cycle_phase",
            "dx",
            "elder_ray",
            "ema",
            "fibonacci_pivots",
            "fisher",
            "force_index",
            "fractal",
            "gator",
            "heikin_ashi",
            "hilbert_trendline",
            "kama",
            "keltner",
            "klinger",
            "macd",
            "macd_extended",
            "macdfix",
            "mama",
            "mass_index",
            "mcginley",
            "minus_di",
            "minus_dm",
            "natr",
            "phasor",
            "pivot_points",
            "plus_di",
            "plus_dm",
            "ppo",
            "psar",
            "psar_extended",
            "relative_volatility",
            "rsi",
            "schaff_trend_cycle",
            "sine_wave",
            "stochastic_momentum",
            "stochrsi",
            "supertrend",
            "t3",
            "tema",
            "trend_mode",
            "trix",
            "tsi",
            "vidya",
            "vwap",
            "wilder",
            "zigzag",
            "zlema");

    static Memory of(IndicatorType type) {
        if (SUMS.contains(type.name())) {
            return ENDLESS;
        }
        return RECURSIONS.contains(type.name()) ? FADING : WINDOW;
    }
}
