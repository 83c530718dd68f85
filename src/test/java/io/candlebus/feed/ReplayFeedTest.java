package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ReplayFeedTest {
    @Test
    void everyTimeframeOfTheWeekEqualsTheNaiveOne(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of("demo", FeedStage.once(0)));
        List<Candle> week = week();
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.consistsOf(Timeframe.M1)) {
                stage.require(timeframe);
            }
        }
        stage.play().awaitState("ended");
        assertEquals(9_399, week.size());
        assertEquals(week, stage.kept.of(FeedStage.M1));
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.consistsOf(Timeframe.M1) && timeframe != Timeframe.M1) {
                List<Candle> naive = naive(week, timeframe);
                assertEquals(naive, stage.kept.of(new Series(FeedStage.BTC, timeframe)), timeframe.toString());
            }
        }
    }

    static List<Candle> week() throws CandleCsv.Fault {
        List<Candle> candles = new ArrayList<>();
        try (CandleCsv csv = Recording.demo().get(0).open(BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }

    /** Every candle whose end lies within the recording, from all its minutes at once. */
    static List<Candle> naive(List<Candle> parts, Timeframe whole) {
        long endMs = Timeframe.M1.closeOf(parts.get(parts.size() - 1).openTimeMs());
        return parts.stream()
                .map(c -> whole.openOf(c.openTimeMs()))
                .distinct()
                .filter(openMs -> whole.closeOf(openMs) <= endMs)
                .map(openMs -> together(
                        openMs,
                        parts.stream()
                                .filter(c -> whole.openOf(c.openTimeMs()) == openMs)
                                .toList()))
                .toList();
    }

    private static Candle together(long openMs, List<Candle> parts) {
        double volume = 0;
        for (Candle part : parts) {
            volume += part.volume();
        }
        return new Candle(
                openMs,
                parts.get(0).open(),
                parts.stream().mapToDouble(Candle::high).max().getAsDouble(),
                parts.stream().mapToDouble(Candle::low).min().getAsDouble(),
                parts.get(parts.size() - 1).close(),
                volume);
    }
}
