package io.candlebus.feed;

import io.candlebus.api.FeedHealth;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.GapFill;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What goes out on one series: counted, and with its holes filled where that is asked for. One thread. */
final class Line {
    private final Series series;
    private final GapFill gaps;
    private final Map<Provenance, Long> counts = new EnumMap<>(Provenance.class);
    private long missing;
    private Candle newest;
    private long receivedMs;

    /**
     * @param newest candle of an earlier run; null when there is none
     */
    Line(Series series, FeedOptions options, Candle newest) {
        this.series = series;
        this.gaps = new GapFill(series.timeframe(), options.gapFillMax());
        this.newest = newest;
    }

    Series series() {
        return series;
    }

    long closeOf(Candle candle) {
        return series.timeframe().closeOf(candle.openTimeMs());
    }

    /** Sends a candle on, behind what stands in for those that are missing before it. */
    void emit(Candle candle, Provenance provenance, long nowMs, Consumer<FinalCandle> out) {
        if (newest != null) {
            missing += gaps.missing(newest, candle.openTimeMs());
            gaps.between(newest, candle.openTimeMs(), c -> send(c, Provenance.SYNTHETIC, nowMs, out));
        }
        newest = candle;
        receivedMs = nowMs;
        send(candle, provenance, nowMs, out);
    }

    private void send(Candle candle, Provenance provenance, long nowMs, Consumer<FinalCandle> out) {
        counts.merge(provenance, 1L, Long::sum);
        out.accept(new FinalCandle(series, candle, provenance, nowMs));
    }

    FeedHealth.Line health(FeedHealth.Oddities oddities) {
        return new FeedHealth.Line(series, Map.copyOf(counts), missing, oddities, newest, receivedMs);
    }
}
