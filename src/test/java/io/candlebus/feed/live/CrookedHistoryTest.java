package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.feed.fetch.Span;
import io.candlebus.feed.venue.Binance;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** As Binance has it of the winter of 2018: some minutes open 14 seconds late. One row more is no candle at all. */
@ExtendWith(VertxExtension.class)
class CrookedHistoryTest {
    private static final Series BTC = new Series(new Symbol("BTC", "USDT"), Timeframe.M1);
    private static final long FROM_MS = 1_518_170_340_000L;
    private static final String BODY = "[" + row(0, "2") + "," + row(60_000, "3") + "," + row(134_000, "4") + ","
            + row(180_000, "0") + "," + row(240_000, "5") + "]";
    private static final String TOLD =
            "rows of history that are no candles of BTC/USDT 1m: 2, one of which opens at 2018-02-09T10:01:14Z";

    private static String row(long ms, String close) {
        return "[" + (FROM_MS + ms) + ",\"3\",\"6\",\"1\",\"" + close + "\",\"7\"]";
    }

    private static Candle candle(int minute, double close) {
        return new Candle(FROM_MS + minute * 60_000L, 3, 6, 1, close, 7);
    }

    @Test
    void q12ADownloadLeavesThemOutAndSaysSo(Vertx vertx) throws Exception {
        HttpServer server =
                vertx.createHttpServer().requestHandler(r -> r.response().end(BODY));
        int port = LiveStage.get(server.listen(0, "127.0.0.1")).actualPort();
        List<String> noted = new CopyOnWriteArrayList<>();
        VenueHistory history = new VenueHistory(vertx, Binance.spot(), "http://127.0.0.1:" + port, noted::add);
        assertEquals(
                List.of(candle(0, 2), candle(1, 3), candle(4, 5)),
                LiveStage.get(history.candles(BTC, new Span(FROM_MS, FROM_MS + 300_000))));
        assertEquals(List.of("binance: " + TOLD), noted);
        LiveStage.get(history.close());
        LiveStage.get(server.close());
    }

    @Test
    void q12AFeedGoesOnWithoutThemAndSaysSo() {
        List<Candle> closed = new ArrayList<>();
        Closing closing = new Closing(BTC, new Venue.Closes(true, 5_000, 2_000), FROM_MS, new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                closed.add(candle);
            }

            @Override
            public void forming(Candle candle) {}
        });
        long nowMs = FROM_MS + 400_000;
        Closing.Ask ask = closing.due(FROM_MS + 305_000);
        List<String> leftOut = new ArrayList<>();
        HistoryInquiry inquiry = new HistoryInquiry(
                1, Binance.spot(), BTC, closing, ask, () -> nowMs, why -> leftOut.add("failed " + why), leftOut::add);
        while (!inquiry.isDone()) {
            assertEquals(Questions.Said.WELL, inquiry.answered(BODY));
        }
        assertEquals(List.of(candle(0, 2), candle(1, 3), candle(4, 5)), closed);
        assertEquals(List.of(TOLD), leftOut);
    }
}
