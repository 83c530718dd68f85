package io.candlebus.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Addresses;
import io.candlebus.api.KillSwitch;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Watched;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.feed.FormingCandle;
import io.candlebus.json.FeedHealthJson;
import io.candlebus.json.KillSwitchJson;
import io.candlebus.json.SignalJson;
import io.candlebus.json.StrategyStatusJson;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Ledger;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows the engine on {@code ui.*}: whole JSON views, at most {@link #PER_SECOND} a second per address, and only where
 * somebody watches; stored signals too, each once, at most {@link #SIGNALS_LIMIT} in a tenth of a second.
 *
 * <p>Messages are numbered per address. A number is left out only when candles were lost to a view, so that who sees a hole
 * fetches them. The first message to a newly watched strategy repeats its recent frames: what closed between a
 * subscription's request and its taking effect is among them.
 */
public final class FanOutVerticle extends VerticleBase implements Watched {
    /** Messages a second on an address, signals aside. */
    public static final int PER_SECOND = 10;

    /** Signals in one tick; of more, the newest are told, and a hole in the numbers says that there were others. */
    public static final int SIGNALS_LIMIT = 32;

    private static final long TICK_MS = 1_000 / PER_SECOND;
    private static final int LIST_EVERY = 5;
    private static final int FEED_EVERY = 10;
    private static final int KILL_EVERY = 10;
    private static final int FOLLOW_EVERY = 10;
    private static final Pattern STRATEGY = Pattern.compile("ui\\.strategy\\.([a-z0-9_-]{1,64})");
    private static final Pattern CANDLES = Pattern.compile("ui\\.candles\\.([A-Z0-9]+-[A-Z0-9]+)\\.(\\w+)");

    private final Supervisor supervisor;
    private final FeedVerticle feed;
    private final Ledger ledger;
    private final KillSwitch killSwitch;
    private final Map<String, AtomicLong> sequences = new ConcurrentHashMap<>();
    private final Map<Series, Candle> forming = new ConcurrentHashMap<>();
    private final Map<String, View> watched = new HashMap<>();
    private final Set<Series> following = new HashSet<>();
    private final Deque<StoredSignal> waiting = new ArrayDeque<>();
    private int told;
    private List<StrategyStatus> listed = List.of();
    private long ticks;

    /** One watched address. */
    interface View {
        /** A tenth of a second has passed. */
        void tick();
    }

    FanOutVerticle(
            Supervisor supervisor, FeedVerticle feed, Ledger ledger, Function<FanOutVerticle, KillSwitch> killing) {
        this.killSwitch = killing.apply(this);
        this.supervisor = supervisor;
        this.feed = feed;
        this.ledger = ledger;
    }

    @Override
    public Future<?> start() {
        vertx.eventBus().<FinalCandle>localConsumer(Addresses.CORRECTIONS, m -> corrected(m.body()));
        vertx.setPeriodic(TICK_MS, t -> {
            if (ticks++ % FOLLOW_EVERY == 0) {
                followSessions();
            }
            told = 0;
            tellSignals();
            watched.values().forEach(View::tick);
        });
        return Future.succeededFuture();
    }

    private void corrected(FinalCandle revised) {
        if (watched.get(Addresses.uiCandles(revised.series())) instanceof CandlesView view) {
            view.corrected(revised);
        }
    }

    @Override
    public void watch(String address) {
        context.runOnContext(v -> {
            View view = view(address);
            if (view != null) {
                watched.put(address, view);
                view.tick();
            }
        });
    }

    @Override
    public void unwatch(String address) {
        context.runOnContext(v -> watched.remove(address));
    }

    /** Number of the last message on an address; 0 before the first. Any thread. */
    public long seq(String address) {
        AtomicLong sequence = sequences.get(address);
        return sequence == null ? 0 : sequence.get();
    }

    /** The candle of a series that is not closed yet, as it was last seen; null when none was. Any thread. */
    public Candle forming(Series series) {
        return forming.get(series);
    }

    /** Signals were stored; any thread. Told at once, until there are too many of them in a tenth of a second. */
    void stored(List<StoredSignal> signals) {
        context.runOnContext(v -> {
            for (StoredSignal signal : signals) {
                waiting.add(signal);
                if (waiting.size() > SIGNALS_LIMIT) {
                    StoredSignal untold = waiting.remove();
                    skip(Addresses.UI_SIGNALS);
                    skip(Addresses.uiSignals(untold.fired().session().strategyId()));
                }
            }
            tellSignals();
        });
    }

    /** Done when every signal that was stored by now is told, however many there are; any thread. */
    Future<Void> toldAll() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(v -> {
            told = 0;
            tellSignals();
            if (watched.containsKey(Addresses.UI_KILL)) {
                killSwitched();
            }
            done.complete();
        });
        return done.future();
    }

    KillSwitch killSwitch() {
        return killSwitch;
    }

    private void tellSignals() {
        while (!waiting.isEmpty() && told < SIGNALS_LIMIT) {
            StoredSignal signal = waiting.remove();
            String id = signal.fired().session().strategyId();
            ObjectNode data = SignalJson.of(signal);
            publish(Addresses.UI_SIGNALS, "signal", id, data);
            publish(Addresses.uiSignals(id), "signal", id, data);
            told++;
        }
    }

    private View view(String address) {
        if (address.equals(Addresses.UI_STRATEGIES)) {
            listed = List.of();
            return this::list;
        }
        if (address.equals(Addresses.UI_FEED)) {
            return every(FEED_EVERY, this::feedHealth);
        }
        if (address.equals(Addresses.UI_KILL)) {
            return every(KILL_EVERY, this::killSwitched);
        }
        Matcher strategy = STRATEGY.matcher(address);
        if (strategy.matches()) {
            return new StrategyView(strategy.group(1), supervisor, this);
        }
        Matcher candles = CANDLES.matcher(address);
        if (candles.matches()) {
            return Timeframe.of(candles.group(2))
                    .map(tf -> new Series(Symbol.parse(candles.group(1)), tf))
                    .map(series -> new CandlesView(series, ledger, this))
                    .orElse(null);
        }
        return null;
    }

    /** At once, then at every so manieth tick. */
    private View every(int period, Runnable action) {
        long first = ticks;
        return () -> {
            if ((ticks - first) % period == 0) {
                action.run();
            }
        };
    }

    private void list() {
        if (ticks % LIST_EVERY != 0 && !listed.isEmpty()) {
            return;
        }
        List<StrategyStatus> now = supervisor.statuses();
        if (!now.equals(listed)) {
            listed = now;
            publish(Addresses.UI_STRATEGIES, "strategies", null, StrategyStatusJson.list(now));
        }
    }

    private void feedHealth() {
        feed.health()
                .onSuccess(health ->
                        context.runOnContext(v -> publish(Addresses.UI_FEED, "feed", null, FeedHealthJson.of(health))));
    }

    private void killSwitched() {
        killSwitch
                .standing()
                .onSuccess(now ->
                        context.runOnContext(v -> publish(Addresses.UI_KILL, "kill", null, KillSwitchJson.of(now))));
    }

    /** Who asks by REST wants to know of the forming candle, too, whether or not anybody watches. */
    private void followSessions() {
        for (StrategyDesk desk : supervisor.desks()) {
            desk.sessions().forEach(session -> follow(session.gauge().series()));
        }
    }

    /** Keeps an eye on a series' forming candle from now on. */
    void follow(Series series) {
        if (following.add(series)) {
            vertx.eventBus()
                    .<FormingCandle>localConsumer(
                            Addresses.forming(series),
                            m -> forming.put(series, m.body().candle()));
        }
    }

    /** Does something on this verticle's thread. */
    void onContext(Runnable action) {
        context.runOnContext(v -> action.run());
    }

    /** Leaves out a number: something was lost to this view. */
    void skip(String address) {
        sequence(address).incrementAndGet();
    }

    private AtomicLong sequence(String address) {
        return sequences.computeIfAbsent(address, a -> new AtomicLong());
    }

    void publish(String address, String type, String strategyId, ObjectNode data) {
        JsonObject envelope = new JsonObject().put("type", type);
        if (strategyId != null) {
            envelope.put("strategyId", strategyId);
        }
        envelope.put("seq", sequence(address).incrementAndGet())
                .put("timestamp", System.currentTimeMillis())
                .put("data", BusJson.of(data));
        vertx.eventBus().publish(address, envelope);
    }
}
