package io.candlebus.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Addresses;
import io.candlebus.json.CandleJson;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.store.Ledger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One series as watched: every candle that closed since the last look, and the forming one. */
final class CandlesView implements FanOutVerticle.View {
    /**
     * Closed candles in one look; more than that and the watcher is told that some were lost to it. Each is a message to
     * every watcher: a client's event loop must not be given more than it can send, for what waits there has no bound.
     */
    private static final int LIMIT = 32;

    private final Series series;
    private final String address;
    private final Ledger ledger;
    private final FanOutVerticle out;
    private final Deque<FinalCandle> corrections = new ArrayDeque<>();
    private long sentMs;
    private Candle sentForming;

    CandlesView(Series series, Ledger ledger, FanOutVerticle out) {
        this.series = series;
        this.address = Addresses.uiCandles(series);
        this.ledger = ledger;
        this.out = out;
        FinalCandle newest = ledger.newest(series);
        // The newest closed candle is told at once, so that a new watcher has a beginning.
        this.sentMs = newest == null ? Long.MIN_VALUE : newest.candle().openTimeMs() - 1;
        out.follow(series);
    }

    @Override
    public void tick() {
        if (ledger.newestOpenMs(series) > sentMs) {
            if (ledger.newerThan(series, sentMs, LIMIT + 1) > LIMIT) {
                out.skip(address);
            }
            List<FinalCandle> closed = ledger.recent(series, sentMs + 1, Long.MAX_VALUE, LIMIT);
            closed.forEach(c -> publish(c.candle(), true));
            sentMs = closed.get(closed.size() - 1).candle().openTimeMs();
        }
        for (FinalCandle next = corrections.poll(); next != null; next = corrections.poll()) {
            out.publish(
                    address,
                    "correction",
                    null,
                    CandleJson.revision(next)
                            .put("symbol", series.symbol().toString())
                            .put("timeframe", series.timeframe().toString()));
        }
        Candle forming = out.forming(series);
        if (forming != null && forming.openTimeMs() > sentMs && !forming.equals(sentForming)) {
            sentForming = forming;
            publish(forming, false);
        }
    }

    /** A candle that was final is another by now. */
    void corrected(FinalCandle revised) {
        corrections.add(revised);
        if (corrections.size() > LIMIT) {
            corrections.remove();
            out.skip(address);
        }
    }

    private void publish(Candle candle, boolean closed) {
        ObjectNode data = CandleJson.of(candle)
                .put("symbol", series.symbol().toString())
                .put("timeframe", series.timeframe().toString())
                .put("final", closed);
        out.publish(address, "candle", null, data);
    }
}
