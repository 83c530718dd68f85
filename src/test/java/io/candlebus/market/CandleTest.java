package io.candlebus.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleTest {
    @ParameterizedTest
    @CsvSource({
        "NaN, 2, 1, 1, 0",
        "1, NaN, 1, 1, 0",
        "1, 2, NaN, 1, 0",
        "1, 2, 1, NaN, 0",
        "1, 2, 1, 1, NaN",
        "1, Infinity, 1, 1, 0",
        "1, 2, 1, 1, Infinity",
        "0, 2, 0, 1, 0",
        "-1, 2, -1, 1, 0",
        "1, 2, 1, 1, -0.1",
        "3, 2, 1, 1, 0",
        "1, 2, 1, 3, 0",
        "0.5, 2, 1, 1, 0",
        "1, 2, 1, 0.5, 0",
        "1, 1, 2, 1, 0",
    })
    void nonsenseIsRefused(double open, double high, double low, double close, double volume) {
        assertThrows(IllegalArgumentException.class, () -> new Candle(0, open, high, low, close, volume));
    }

    @Test
    void theSmallestAndLargestNumbersMakeCandles() {
        Candle wide = new Candle(-1, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_VALUE, 1, Double.MAX_VALUE);
        assertEquals(Double.MAX_VALUE, wide.high());
        assertEquals(new Candle(5, 2, 2, 2, 2, 0), Candle.flat(5, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTC/USDT", "btc/usdt", " BTC-usdt ", "BTC-USDT"})
    void aSymbolIsReadInEitherFormAndAnyCase(String text) {
        assertEquals(new Symbol("BTC", "USDT"), Symbol.parse(text));
        assertEquals("BTC/USDT", Symbol.parse(text).toString());
        assertEquals("BTC-USDT", Symbol.parse(text).dashed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BTC",
                "BTC/",
                "/USD",
                "BTC/USD/T",
                "B TC/USD",
                "../etc",
                "BTC/\u00dcSD",
                "ABCDEFGHIJKLMNOPQRSTU/USD"
            })
    void whatIsNoSymbolIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Symbol.parse(text));
    }

    @Test
    void holesAreCountedAndFilledUpToTheirLimit() {
        GapFill fill = new GapFill(Timeframe.H1, 2);
        Candle before = new Candle(0, 1, 3, 1, 2, 9);
        List<Candle> filled = new ArrayList<>();
        fill.between(before, 3_600_000, filled::add);
        assertEquals(List.of(), filled);
        fill.between(before, 3 * 3_600_000, filled::add);
        assertEquals(List.of(Candle.flat(3_600_000, 2), Candle.flat(7_200_000, 2)), filled);
        fill.between(before, 4 * 3_600_000, filled::add);
        assertEquals(2, filled.size());
        assertEquals(3, fill.missing(before, 4 * 3_600_000));
        assertEquals(11, new GapFill(Timeframe.MO1, 0).missing(before, Timeframe.MO1.openOf(365L * 86_400_000)));
    }
}
