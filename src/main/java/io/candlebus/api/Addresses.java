package io.candlebus.api;

import io.candlebus.market.Series;

/** Every event-bus address there is. Only {@code ui.*} is bridged to browsers, outbound; nothing asks or answers there. */
public final class Addresses {
    /** JSON {@code {"command","strategyId"}}; replies as the REST route does. */
    public static final String CONTROL = "control.strategies";
    /** Revisions of candles that were final, records, in process only; for the page, never for a rule. */
    public static final String CORRECTIONS = "corrections";
    /** The list of strategies, JSON, conflated. */
    public static final String UI_STRATEGIES = "ui.strategies";
    /** Every stored signal, JSON, never conflated. */
    public static final String UI_SIGNALS = "ui.signals";
    /** Whether signals are sent out, JSON, conflated. */
    public static final String UI_KILL = "ui.kill";
    /** The feed's health, JSON, conflated. */
    public static final String UI_FEED = "ui.feed";

    private Addresses() {}

    /** Final candles of a series, records, in process only. */
    public static String candles(Series series) {
        return "candles." + series.symbol().dashed() + "." + series.timeframe();
    }

    /** How a series' next candle looks by now, records, in process only; for the page, never for a rule. */
    public static String forming(Series series) {
        return "forming." + series.symbol().dashed() + "." + series.timeframe();
    }

    /** One strategy's state and newest frames, JSON, conflated; frames are batched, never dropped. */
    public static String uiStrategy(String id) {
        return "ui.strategy." + id;
    }

    /** One strategy's stored signals, JSON, never conflated. */
    public static String uiSignals(String id) {
        return "ui.signals." + id;
    }

    /** A series' candles, JSON: forming ones conflated, final ones all. */
    public static String uiCandles(Series series) {
        return "ui.candles." + series.symbol().dashed() + "." + series.timeframe();
    }
}
