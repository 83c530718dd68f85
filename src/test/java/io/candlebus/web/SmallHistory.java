package io.candlebus.web;

import static io.candlebus.web.SmallEngine.CANDLES;
import static io.candlebus.web.SmallEngine.SERIES;
import static io.candlebus.web.SmallEngine.STEP_MS;
import static io.candlebus.web.SmallEngine.candle;

import io.candlebus.api.History;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What the small engine knows of its candles: none was ever corrected. */
final class SmallHistory implements History {
    @Override
    public Future<List<FinalCandle>> revisions(Series series, long openMs) {
        return Future.succeededFuture(between(openMs, openMs + 1, 1).stream()
                .filter(candle -> series.equals(SERIES))
                .map(candle -> new FinalCandle(SERIES, candle, Provenance.REPLAY, candle.openTimeMs() + STEP_MS))
                .toList());
    }

    @Override
    public Future<Page> gaps(Asked asked) {
        return Future.succeededFuture(new Page(List.of(), null));
    }

    static List<Candle> between(long fromMs, long toMs, int limit) {
        List<Candle> found = new ArrayList<>();
        for (int i = 0; i < CANDLES; i++) {
            Candle candle = candle(i);
            if (candle.openTimeMs() >= fromMs && candle.openTimeMs() < toMs) {
                found.add(candle);
            }
        }
        return found.subList(Math.max(0, found.size() - limit), found.size());
    }
}
