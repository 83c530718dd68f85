package io.candlebus.feed.fetch;

import io.candlebus.market.Candle;
import java.math.BigDecimal;
import java.time.Instant;

/** Candles as downloads write them: one form, so that the same candles give the same bytes. */
public final class CandleText {
    public static final String HEADER = "time,open,high,low,close,volume";

    private CandleText() {}

    /** A row, without its line feed. */
    public static String row(Candle candle) {
        return Instant.ofEpochMilli(candle.openTimeMs()) + "," + plain(candle.open()) + "," + plain(candle.high()) + ","
                + plain(candle.low()) + "," + plain(candle.close()) + "," + plain(candle.volume());
    }

    /** Every digit that the number has, none more, never in scientific notation. */
    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
