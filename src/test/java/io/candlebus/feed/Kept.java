package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger in memory that insists on its contract: ascending, each once, nothing synthetic. */
final class Kept implements CandleSink, Past {
    /** All of them, in the order they came. */
    final List<FinalCandle> order = Collections.synchronizedList(new ArrayList<>());

    /** Corrections, likewise. */
    final List<FinalCandle> corrected = Collections.synchronizedList(new ArrayList<>());

    private final Map<Series, List<Candle>> bySeries = new ConcurrentHashMap<>();

    @Override
    public void accept(FinalCandle candle) {
        List<Candle> candles = bySeries.computeIfAbsent(candle.series(), s -> new ArrayList<>());
        synchronized (candles) {
            if (!candles.isEmpty()
                    && candle.candle().openTimeMs() <= last(candles).openTimeMs()) {
                throw new IllegalStateException("not ascending: " + candle + " after " + last(candles));
            }
            if (candle.provenance() == Provenance.SYNTHETIC) {
                throw new IllegalStateException("synthetic: " + candle);
            }
            candles.add(candle.candle());
        }
        order.add(candle);
    }

    /** As a ledger does: in the place of what was known, for those who read. */
    @Override
    public Optional<FinalCandle> correct(FinalCandle candle) {
        List<Candle> candles = bySeries.computeIfAbsent(candle.series(), s -> new ArrayList<>());
        synchronized (candles) {
            if (candles.contains(candle.candle())) {
                return Optional.empty();
            }
            candles.removeIf(c -> c.openTimeMs() == candle.candle().openTimeMs());
            candles.add(candle.candle());
            candles.sort(Comparator.comparing(Candle::openTimeMs));
        }
        FinalCandle revised = candle.revised(2);
        corrected.add(revised);
        return Optional.of(revised);
    }

    @Override
    public long newestOpenMs(Series series) {
        List<Candle> candles = of(series);
        return candles.isEmpty() ? NONE : last(candles).openTimeMs();
    }

    @Override
    public List<Candle> since(Series series, long fromMs) {
        return of(series).stream().filter(c -> c.openTimeMs() >= fromMs).toList();
    }

    List<Candle> of(Series series) {
        List<Candle> candles = bySeries.getOrDefault(series, List.of());
        synchronized (candles) {
            return List.copyOf(candles);
        }
    }

    private static Candle last(List<Candle> candles) {
        return candles.get(candles.size() - 1);
    }
}
