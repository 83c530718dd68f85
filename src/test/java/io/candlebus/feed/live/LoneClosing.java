package io.candlebus.feed.live;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.List;
import java.util.function.BiConsumer;

/** What decides that candles are over, without a venue around it, for simulations. Times are the venue's. */
public final class LoneClosing {
    private final Closing closing;

    public LoneClosing(Series series, long edgeMs, BiConsumer<Candle, Provenance> closed) {
        closing = new Closing(series, new Venue.Closes(true, 5_000, 2_000), edgeMs, new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                closed.accept(candle, provenance);
            }

            @Override
            public void forming(Candle candle) {}
        });
    }

    public void connected(long nowMs) {
        closing.connected(nowMs);
    }

    public void broken() {
        closing.broken();
    }

    public void heard(CandleUpdate update, long nowMs) {
        closing.heard(update, nowMs);
    }

    /** The stretch of history to ask for now, from and to; null for none. */
    public long[] due(long nowMs) {
        Closing.Ask ask = closing.due(nowMs);
        return ask == null ? null : new long[] {ask.fromMs(), ask.toMs()};
    }

    public void history(List<CandleUpdate> rows, long newestMs, long nowMs) {
        closing.history(rows, newestMs, nowMs);
    }

    public void failed(long nowMs) {
        closing.failed(nowMs);
    }
}
