package io.candlebus.web;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.Command;
import io.candlebus.api.Conditions;
import io.candlebus.api.Difference;
import io.candlebus.api.Engine;
import io.candlebus.api.EquityCurve;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.Frames;
import io.candlebus.api.History;
import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Parity;
import io.candlebus.api.Performed;
import io.candlebus.api.Preview;
import io.candlebus.api.Refused;
import io.candlebus.api.Revised;
import io.candlebus.api.Revision;
import io.candlebus.api.Revisions;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredTrade;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Swap;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.session.State;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.PlotSpec;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * An engine in memory with the real one's rules and none of its work: a hundred candles, a signal on every tenth. For
 * tests of what the server makes of requests, where the engine's own behaviour is not the question.
 */
final class SmallEngine implements Engine {
    static final Series SERIES = new Series(Symbol.parse("BTC/USD"), Timeframe.parse("1m"));
    static final long FIRST_MS = 1_385_251_200_000L;
    static final int CANDLES = 100;
    static final long STEP_MS = 60_000;

    private final Map<String, List<Revision>> documents = new TreeMap<>();
    private final Map<String, State> states = new TreeMap<>();
    private final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
    private volatile String feedState = "live";
    private volatile RuntimeException bug;

    void feedState(String state) {
        feedState = state;
    }

    /** From now on every question for the list of strategies fails as a bug would. */
    void breakWith(RuntimeException failure) {
        bug = failure;
    }

    @Override
    public synchronized Future<List<StrategyStatus>> strategies() {
        if (bug != null) {
            return Future.failedFuture(bug);
        }
        return Future.succeededFuture(states.keySet().stream().map(this::status).toList());
    }

    @Override
    public synchronized Future<StrategyStatus> strategy(String id, Symbol symbol) {
        if (symbol != null && !symbol.equals(SERIES.symbol())) {
            return refuse(Refused.Reason.NOT_FOUND, id + " does not trade " + symbol);
        }
        return states.containsKey(id) ? Future.succeededFuture(status(id)) : unknown(id);
    }

    @Override
    public synchronized Future<Revision> revision(String id, int revision) {
        List<Revision> all = documents.get(id);
        if (all == null) {
            return unknown(id);
        }
        if (revision > all.size()) {
            return refuse(Refused.Reason.NOT_FOUND, id + " has no revision " + revision);
        }
        return Future.succeededFuture(all.get(revision == 0 ? all.size() - 1 : revision - 1));
    }

    @Override
    public synchronized Future<Revision> create(String document) {
        String id;
        try {
            id = new JsonObject(document).getString("id");
        } catch (RuntimeException wrong) {
            Problem problem = Problem.error("not-json", Place.NOWHERE, "the document is not JSON");
            return Future.failedFuture(
                    new Refused(Refused.Reason.INVALID, "the document has 1 error", List.of(problem)));
        }
        if (states.containsKey(id)) {
            return refuse(Refused.Reason.CONFLICT, "there is a strategy " + id + " already");
        }
        documents.put(id, new ArrayList<>());
        states.put(id, State.RUNNING);
        return save(id, document, "rest").map(Revised::revision);
    }

    private Future<Revised> save(String id, String document, String origin) {
        List<Revision> all = documents.get(id);
        if (all == null) {
            return unknown(id);
        }
        int before = all.size();
        if (before > 0 && all.get(before - 1).document().equals(document)) {
            return Future.succeededFuture(new Revised(all.get(before - 1), false, List.of(), null));
        }
        Problem info = Problem.info("derived-name", Place.at("/signals/0"), "rsi_14 was derived");
        Revision made = new Revision(id, before + 1, document, origin, clock.incrementAndGet(), List.of(info));
        all.add(made);
        return Future.succeededFuture(
                new Revised(made, true, swaps(before, before + 1), difference(id, before, before + 1)));
    }

    private static List<Swap> swaps(int from, int to) {
        StrategyStatus.Holding held = new StrategyStatus.Holding(Side.LONG, 0.5, 800, FIRST_MS, 12.5);
        return List.of(new Swap(SERIES.symbol(), from, to, FIRST_MS + CANDLES * STEP_MS, held, null));
    }

    private static Difference difference(String id, int before, int after) {
        Difference.Group none = new Difference.Group(0, List.of());
        Difference.Group one = new Difference.Group(1, List.of(signal(id, 1).fired()));
        Difference.Stretch all =
                new Difference.Stretch(SERIES.symbol(), FIRST_MS, FIRST_MS + CANDLES * STEP_MS, CANDLES);
        return new Difference(id, before, after, List.of(all), none, one, one);
    }

    @Override
    public synchronized Future<Revised> replace(String id, String document) {
        return save(id, document, "rest");
    }

    @Override
    public synchronized Future<Revised> restore(String id, int revision) {
        return revision(id, revision).compose(old -> save(id, old.document(), "restore:" + revision));
    }

    @Override
    public synchronized Future<Preview> preview(String id, String document, int candles) {
        return revision(id, 0).map(newest -> {
            int number = newest.number();
            boolean changes = !newest.document().equals(document);
            return new Preview(true, changes, newest.problems(), swaps(number, number + 1), difference(id, number, 0));
        });
    }

    @Override
    public synchronized Future<Difference> difference(String id, int revision, int against, int candles) {
        int before = against == 0 ? revision - 1 : against;
        if (before == 0) {
            return refuse(Refused.Reason.NOT_FOUND, "revision 1 of " + id + " has none before it");
        }
        return revision(id, revision).compose(r -> revision(id, before)).map(r -> difference(id, before, revision));
    }

    @Override
    public synchronized Future<Revisions> revisions(String id, int before, int limit) {
        return revision(id, 0).map(newest -> {
            List<Revision> page = new ArrayList<>(documents.get(id));
            Collections.reverse(page);
            page.removeIf(revision -> revision.number() >= before);
            Revisions.Run run = new Revisions.Run(SERIES.symbol(), newest.number(), states.get(id), Long.MIN_VALUE);
            Problem complaint = Problem.warning("file-not-taken-up", Place.NOWHERE, "a.json cannot run");
            return new Revisions(
                    id,
                    newest.number(),
                    List.of(run),
                    List.of(Swap.failed(SERIES.symbol(), 1, 2, "no such luck")),
                    List.of(complaint),
                    page.subList(0, Math.min(limit, page.size())));
        });
    }

    @Override
    public synchronized Future<Void> delete(String id) {
        documents.remove(id);
        return states.remove(id) == null ? unknown(id) : Future.succeededFuture();
    }

    @Override
    public synchronized Future<StrategyStatus> command(String id, Command command) {
        State now = states.get(id);
        if (now == null) {
            return unknown(id);
        }
        State next = switch (command) {
            case START -> now == State.STOPPED ? State.RUNNING : null;
            case STOP -> now == State.STOPPED ? null : State.STOPPED;
            case PAUSE -> now == State.RUNNING ? State.PAUSED : null;
            case RESUME -> now == State.PAUSED ? State.RUNNING : null;
        };
        if (next == null) {
            return refuse(Refused.Reason.CONFLICT, id + " is " + now);
        }
        states.put(id, next);
        return Future.succeededFuture(status(id));
    }

    @Override
    public synchronized Future<List<StoredSignal>> signals(String id, StoredSignal.Status status, Page page) {
        if (!states.containsKey(id)) {
            return unknown(id);
        }
        return Future.succeededFuture(LongStream.iterate(CANDLES / 10, n -> n > 0, n -> n - 1)
                .mapToObj(n -> signal(id, n))
                .filter(s -> status == null || status == StoredSignal.Status.FIRED)
                .filter(s ->
                        s.fired().closeTimeMs() >= page.fromMs() && s.fired().closeTimeMs() < page.toMs())
                .filter(s -> s.sequence() < page.before())
                .limit(page.limit())
                .toList());
    }

    @Override
    public synchronized Future<Performed> performance(String id, Symbol symbol) {
        return of(id, SmallAccounts.performed(id));
    }

    @Override
    public synchronized Future<EquityCurve> equity(String id, Symbol symbol) {
        return of(id, SmallAccounts.equity(id));
    }

    @Override
    public synchronized Future<List<StoredTrade>> trades(String id, Page page) {
        return of(id, List.of());
    }

    @Override
    public synchronized Future<Parity> parity(String id, Symbol symbol) {
        return of(id, Parity.checking(SmallAccounts.key(id)));
    }

    private <T> Future<T> of(String id, T answer) {
        return states.containsKey(id) ? Future.succeededFuture(answer) : unknown(id);
    }

    @Override
    public synchronized Future<Frames> frames(String id, Symbol symbol, long fromMs, long toMs, int limit) {
        if (!states.containsKey(id)) {
            return unknown(id);
        }
        List<Candle> candles = SmallHistory.between(fromMs, toMs, limit);
        double[] average = candles.stream().mapToDouble(Candle::close).toArray();
        double[] strength = new double[average.length];
        Arrays.fill(strength, Double.NaN);
        List<PlotSpec> plots = List.of(
                new PlotSpec("ema_20", "EMA 20", "ema", "ema", Unit.PRICE, "price", null, List.of()),
                new PlotSpec("rsi_14", "RSI 14", "rsi", "rsi", Unit.PERCENT, "rsi_14", "#ff0000", List.of(30.0, 70.0)));
        return Future.succeededFuture(
                new Frames(id, 1, SERIES, plots, candles, new double[][] {average, strength}, 7, null));
    }

    @Override
    public synchronized Future<CandleExplained> explain(String id, Symbol symbol, long atMs, int revision) {
        if (!states.containsKey(id)) {
            return unknown(id);
        }
        long last = atMs == Long.MAX_VALUE ? CANDLES - 1 : Math.min(CANDLES, (atMs - FIRST_MS) / STEP_MS) - 1;
        if (symbol != null && !symbol.equals(SERIES.symbol())
                || last < 0
                || revision > documents.get(id).size()) {
            return refuse(Refused.Reason.NOT_FOUND, "there is no such candle, symbol or revision");
        }
        return Future.succeededFuture(SmallAccounts.explained(id, (int) last));
    }

    @Override
    public Future<Conditions> conditions(String id, Symbol symbol) {
        return explain(id, symbol, Long.MAX_VALUE, 0)
                .map(closed -> new Conditions(closed, candle(CANDLES), closed.rules()));
    }

    @Override
    public Future<List<FinalCandle>> candles(Series series, long fromMs, long toMs, int limit) {
        if (!series.equals(SERIES)) {
            return refuse(Refused.Reason.NOT_FOUND, "there are no candles of " + series);
        }
        return Future.succeededFuture(SmallHistory.between(fromMs, toMs, limit).stream()
                .map(candle -> new FinalCandle(SERIES, candle, Provenance.REPLAY, candle.openTimeMs() + STEP_MS))
                .toList());
    }

    @Override
    public History history() {
        return new SmallHistory();
    }

    @Override
    public Future<List<Series>> series() {
        return Future.succeededFuture(List.of(SERIES));
    }

    @Override
    public KillSwitch killSwitch() {
        return SmallAccounts.KILL_SWITCH;
    }

    @Override
    public Future<FeedHealth> feed() {
        FeedHealth.Line line = new FeedHealth.Line(
                SERIES,
                Map.of(Provenance.REPLAY, (long) CANDLES),
                0,
                FeedHealth.Oddities.NONE,
                candle(CANDLES - 1),
                clock.get());
        return Future.succeededFuture(
                new FeedHealth("kraken", feedState, null, 60, 0, 0.25, 0, SmallAccounts.VENUE, List.of(line)));
    }

    private StrategyStatus status(String id) {
        List<Revision> all = documents.get(id);
        return new StrategyStatus(
                id,
                "Strategy " + id,
                "",
                SERIES,
                List.of("BTC/USD"),
                all.size(),
                FIRST_MS,
                states.get(id),
                clock.get(),
                20,
                20,
                CANDLES,
                candle(CANDLES - 1),
                signal(id, CANDLES / 10),
                CANDLES / 10,
                0,
                new StrategyStatus.Holding(Side.LONG, 0.5, 800, FIRST_MS, 12.5),
                10_012.5,
                null,
                null,
                List.of("test"));
    }

    private static StoredSignal signal(String id, long n) {
        long openMs = FIRST_MS + (n * 10 - 1) * STEP_MS;
        return new StoredSignal(
                n,
                openMs + STEP_MS,
                new SignalFired(
                        new SessionKey(id, 1, SERIES),
                        openMs + STEP_MS,
                        String.format("%032x", n),
                        "buy",
                        "Buy",
                        SignalSpec.Type.ENTRY,
                        Side.LONG,
                        openMs,
                        800 + n,
                        0.75,
                        Map.of("rsi_14", 28.3),
                        null));
    }

    static Candle candle(int i) {
        double price = 800 + i;
        return new Candle(FIRST_MS + i * STEP_MS, price, price + 2, price - 2, price + 1, 3.5);
    }

    private static <T> Future<T> unknown(String id) {
        return refuse(Refused.Reason.NOT_FOUND, "there is no strategy " + id);
    }

    private static <T> Future<T> refuse(Refused.Reason reason, String message) {
        return Future.failedFuture(new Refused(reason, message));
    }
}
