package io.candlebus.engine;

import io.candlebus.api.Difference;
import io.candlebus.api.Refused;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.store.Ledger;
import io.candlebus.store.StoreFailure;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Compares what revisions make of the same stored candles, with sessions of its own that begin, flat and warmed up, where the
 * stretch does. Blocks.
 */
final class Differences {
    private static final Comparator<SignalFired> NEWEST_FIRST =
            Comparator.comparingLong(SignalFired::closeTimeMs).reversed();

    private final Ledger ledger;
    private final EngineOptions options;

    Differences(Ledger ledger, EngineOptions options) {
        this.ledger = ledger;
        this.options = options;
    }

    /**
     * One that is compared.
     *
     * @param revision its number; 0 when it is not stored
     */
    record Contender(int revision, CompiledStrategy strategy) {
        /** Its candles on a symbol; null when it is not for it. */
        private Series series(Symbol symbol) {
            return strategy.spec().symbols().contains(symbol)
                    ? new Series(symbol, strategy.spec().timeframe())
                    : null;
        }
    }

    /** What makes two signals the same, whatever revision fires them. */
    private record Sign(Series series, String signal, long closeTimeMs, SignalSpec.Type type, Side side, double price) {
        static Sign of(SignalFired fired) {
            return new Sign(
                    fired.session().series(),
                    fired.signal(),
                    fired.closeTimeMs(),
                    fired.type(),
                    fired.side(),
                    fired.price());
        }
    }

    /**
     * @param candles of each series, the newest; of two series the shorter stretch is taken
     * @throws Refused as a conflict when one of them fails over the candles
     */
    Difference between(String id, Contender before, Contender after, int candles) {
        Set<Symbol> symbols = new LinkedHashSet<>(after.strategy().spec().symbols());
        symbols.addAll(before.strategy().spec().symbols());
        List<Difference.Stretch> stretches = new ArrayList<>();
        Map<Sign, SignalFired> old = new LinkedHashMap<>();
        Map<Sign, SignalFired> fresh = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Difference.Stretch stretch = stretch(symbol, after.series(symbol), before.series(symbol), candles);
            if (stretch != null) {
                stretches.add(stretch);
                fired(id, before, symbol, stretch).forEach(fired -> old.put(Sign.of(fired), fired));
                fired(id, after, symbol, stretch).forEach(fired -> fresh.put(Sign.of(fired), fired));
            }
        }
        return new Difference(
                id,
                before.revision(),
                after.revision(),
                stretches,
                group(old, sign -> !fresh.containsKey(sign)),
                group(fresh, sign -> !old.containsKey(sign)),
                group(fresh, old::containsKey));
    }

    /** Null when no candle is known; either series may be null. */
    private Difference.Stretch stretch(Symbol symbol, Series preferred, Series other, int candles) {
        List<List<FinalCandle>> known = Stream.of(preferred, other)
                .filter(Objects::nonNull)
                .distinct()
                .map(series -> ledger.range(series, Long.MIN_VALUE, Long.MAX_VALUE, candles))
                .filter(found -> !found.isEmpty())
                .toList();
        if (known.isEmpty()) {
            return null;
        }
        long fromMs =
                known.stream().mapToLong(found -> openMs(found.get(0))).max().orElseThrow();
        long toMs = known.stream()
                .map(found -> found.get(found.size() - 1))
                .mapToLong(last -> last.series().timeframe().closeOf(openMs(last)))
                .max()
                .orElseThrow();
        long inside =
                known.get(0).stream().filter(candle -> openMs(candle) >= fromMs).count();
        return new Difference.Stretch(symbol, fromMs, toMs, (int) inside);
    }

    private static long openMs(FinalCandle candle) {
        return candle.candle().openTimeMs();
    }

    private List<SignalFired> fired(String id, Contender who, Symbol symbol, Difference.Stretch stretch) {
        Series series = who.series(symbol);
        if (series == null) {
            return List.of();
        }
        int history = who.strategy().warmupCandles() + StrategyVerticle.HISTORY;
        long known = ledger.corrections();
        List<FinalCandle> before = ledger.range(series, Long.MIN_VALUE, stretch.fromMs(), history, known);
        long originMs = before.isEmpty() ? stretch.fromMs() : openMs(before.get(0));
        SessionKey key = new SessionKey(id, who.revision(), series);
        SessionPlan plan = new SessionPlan(
                        key, who.strategy(), options.terms(), options.gapFillMax(), null, List.of(), false)
                .live(originMs, stretch.fromMs(), known);
        List<SignalFired> signals = new ArrayList<>();
        SessionRun run = new SessionRun(
                plan,
                fact -> {
                    if (fact instanceof SignalFired fired) {
                        signals.add(fired);
                    }
                },
                (candle, session) -> {});
        try {
            plan.replay(ledger, candle -> {
                if (series.timeframe().closeOf(openMs(candle)) <= stretch.toMs()) {
                    run.take(candle.candle(), candle.provenance());
                }
            });
        } catch (StoreFailure unread) {
            throw unread;
        } catch (RuntimeException | StackOverflowError bug) {
            throw new Refused(Refused.Reason.CONFLICT, key + " fails over these candles: " + bug);
        }
        return signals;
    }

    private static Difference.Group group(Map<Sign, SignalFired> signals, Predicate<Sign> belongs) {
        List<SignalFired> all = signals.entrySet().stream()
                .filter(entry -> belongs.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted(NEWEST_FIRST)
                .toList();
        return new Difference.Group(all.size(), all.subList(0, Math.min(all.size(), Difference.LISTED_LIMIT)));
    }
}
