package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.StoredSignal;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalJsonTest {
    private static final Series BTC = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);

    private static SignalFired signal(Side side, Map<String, Double> values) {
        return new SignalFired(
                new SessionKey("ema-cross", 3, BTC),
                120_000,
                "00ff",
                "long",
                "Go long",
                side == null ? SignalSpec.Type.ALERT : SignalSpec.Type.ENTRY,
                side,
                60_000,
                641.01,
                0.8,
                values,
                side == null ? null : why());
    }

    private static Explained why() {
        Place place = new Place("/signals/0/when", 3, 12);
        Explained part = new Explained(
                "rsi_14 < 30",
                Explained.Kind.COMPARE,
                place,
                Timeframe.H4,
                Truth.UNKNOWN,
                List.of(
                        new Explained.Term("rsi_14", Double.NaN, Double.NaN, "warming up: 3 of 15 candles"),
                        new Explained.Term("30", 30, 29.5, null)),
                new Explained.Distance(1.5, Double.NaN, 3),
                "a note",
                List.of(Truth.TRUE, Truth.FALSE, Truth.UNKNOWN),
                180_000,
                List.of());
        return new Explained(
                "not (rsi_14 < 30)",
                Explained.Kind.NOT,
                Place.NOWHERE,
                null,
                Truth.UNKNOWN,
                List.of(),
                null,
                null,
                List.of(),
                0,
                List.of(part));
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("rsi_14", 28.300000000000004);
        values.put("ema_50", Double.NaN);
        values.put("close", 641.01);
        for (SignalFired fired : List.of(signal(Side.LONG, values), signal(null, Map.of()))) {
            SignalFired read = SignalJson.read(SignalJson.of(fired));
            assertEquals(fired, read);
            assertEquals(
                    List.copyOf(fired.values().keySet()),
                    List.copyOf(read.values().keySet()));
        }
    }

    @Test
    void anUnknownNumberIsNullAndNeverText() {
        String text = SignalJson.of(signal(Side.SHORT, Map.of("x", Double.NaN))).toString();
        assertTrue(text.contains("\"values\":{\"x\":null}"), text);
    }

    @Test
    void aBlockedSignalTellsWhatKeptItAndUntilWhenAndIsReadBack() {
        for (long until : new long[] {1_000, Block.OPEN_END}) {
            var stored = new StoredSignal(7, 99, signal(Side.LONG, Map.of()), new Block("cooldown", until, "too soon"));
            var json = SignalJson.of(stored);
            assertEquals("blocked", json.get("status").textValue());
            assertEquals("cooldown", json.get("blocked_by").textValue());
            assertEquals("too soon", json.get("blocked_because").textValue());
            assertEquals(until == Block.OPEN_END, json.get("blocked_until_ms").isNull());
            assertEquals(stored, SignalJson.read(7, 99, json));
        }
    }

    @Test
    void aStoredSignalCarriesItsPlaceInTheStore() {
        var json = SignalJson.of(new StoredSignal(7, 99, signal(Side.LONG, Map.of())));
        assertEquals(7, json.get("sequence").longValue());
        assertEquals(99, json.get("stored_ms").longValue());
        assertEquals("entry", json.get("type").textValue());
        assertEquals("long", json.get("side").textValue());
    }
}
