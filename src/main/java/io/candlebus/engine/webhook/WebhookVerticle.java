package io.candlebus.engine.webhook;

import io.candlebus.api.Delivery;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.Webhooks;
import io.candlebus.store.Entry;
import io.candlebus.store.Outbox;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.candlebus.webhook.Target;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks of signals. What there is to tell stands in the store's outbox, written with the signals themselves; this
 * reads it from there, one delivery per lane at a time, so that nothing is forgotten over a restart and nothing piles up in
 * memory. Nobody waits for it: signals are stored, shown and acted on whatever receivers do.
 */
public final class WebhookVerticle extends VerticleBase implements Webhooks, Outbox.Routes {
    private static final int LANES_PAGE = 1_000;
    private static final long LOOK_MS = 15_000;
    private static final String KILLED = "the kill switch is thrown: nothing is sent";
    private static final Logger LOG = LoggerFactory.getLogger(WebhookVerticle.class);

    private final List<Target> targets;
    private final Store store;
    private final StoreWriter writer;
    private final Wire wire;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, TargetDesk> desks = new LinkedHashMap<>();
    private Tools tools;
    private Meters meters;
    private boolean halted;

    /**
     * What reaches the world outside.
     *
     * @param timing of a Vert.x
     * @param lookup of names
     * @param options of the connections
     */
    record Wire(Function<Vertx, Timing> timing, Names.Lookup lookup, HttpClientOptions options) {
        static Wire real() {
            return new Wire(Timing::real, Names::system, new HttpClientOptions());
        }
    }

    /** @param targets with different names, at most {@link Target#LIMIT} */
    public WebhookVerticle(List<Target> targets, Store store, StoreWriter writer) {
        this(targets, store, writer, Wire.real());
    }

    WebhookVerticle(List<Target> targets, Store store, StoreWriter writer, Wire wire) {
        this.targets = List.copyOf(targets);
        this.store = store;
        this.writer = writer;
        this.wire = wire;
    }

    @Override
    public Future<?> start() {
        Timing timing = wire.timing().apply(vertx);
        Poster poster = new Poster(vertx, wire.lookup(), wire.options(), timing);
        tools = new Tools(context, store.outbox(), writer, poster, timing);
        meters = new Meters(targets.stream().map(Target::name).toList());
        return forgetOthers()
                .compose(v -> tools.read(store::killSwitch))
                .compose(standing -> {
                    halted = standing.killed();
                    targets.forEach(t -> desks.put(t.name(), new TargetDesk(t, tools, meters, halted)));
                    return targets.isEmpty() ? Future.succeededFuture() : look();
                })
                .onSuccess(v -> lookAgain());
    }

    /** What waits for targets that are gone would else be told whenever they come back. */
    private Future<Void> forgetOthers() {
        return tools.read(() -> !store.outbox().lanes(null, 1).isEmpty())
                .compose(pending -> pending
                        ? tools.commit(new Entry.TargetsNamed(
                                targets.stream().map(Target::name).toList(),
                                tools.timing().nowMs()))
                        : Future.succeededFuture());
    }

    private void lookAgain() {
        if (!targets.isEmpty()) {
            tools.timing()
                    .after(
                            LOOK_MS,
                            () -> look().onComplete(looked -> {
                                if (looked.failed()) {
                                    LOG.warn(
                                            "cannot look into the outbox: {}",
                                            looked.cause().getMessage());
                                }
                                lookAgain();
                            }));
        }
    }

    /** Wakes every lane in which something is pending, however it came to be there. */
    private Future<Void> look() {
        return tools.read(() -> store.outbox().counts())
                .onSuccess(meters::counted)
                .compose(v -> look(null));
    }

    private Future<Void> look(Outbox.Lane after) {
        return tools.read(() -> store.outbox().lanes(after, LANES_PAGE)).compose(page -> {
            page.forEach(lane -> {
                if (desks.containsKey(lane.target())) {
                    desks.get(lane.target()).wake(lane.strategyId());
                }
            });
            return page.size() < LANES_PAGE ? Future.succeededFuture() : look(page.get(page.size() - 1));
        });
    }

    @Override
    public Future<?> stop() {
        return Future.join(desks.values().stream().map(TargetDesk::finish).toList())
                .onComplete(v -> tools.poster().close());
    }

    /** Any thread. */
    @Override
    public List<String> targetsOf(String strategyId) {
        return targets.isEmpty()
                ? List.of()
                : targets.stream()
                        .filter(target -> target.wants(strategyId))
                        .map(Target::name)
                        .toList();
    }

    /** Signals were stored that are sent out; any thread. */
    public void stored(List<StoredSignal> signals) {
        if (targets.isEmpty() || signals.isEmpty()) {
            return;
        }
        context.runOnContext(v -> {
            for (StoredSignal signal : signals) {
                String strategy = signal.fired().session().strategyId();
                targetsOf(strategy).forEach(target -> desks.get(target).wake(strategy));
            }
        });
    }

    /** Done when nothing leaves any more, with whether that was so before; any thread. */
    public Future<Boolean> halt() {
        return mine(() -> {
            boolean before = halted;
            halted = true;
            desks.values().forEach(TargetDesk::halt);
            return Future.succeededFuture(before);
        });
    }

    /** What there is to tell is told again; any thread. */
    public Future<Void> resume() {
        return mine(() -> {
            halted = false;
            desks.values().forEach(TargetDesk::resume);
            return Future.succeededFuture();
        });
    }

    @Override
    public Future<List<Shown>> targets() {
        return mine(() -> tools.read(() -> store.outbox().counts())
                .map(counts -> desks.values().stream()
                        .map(desk ->
                                desk.shown(counts.getOrDefault(desk.target().name(), Map.of())))
                        .toList()));
    }

    @Override
    public Future<List<Delivery>> deliveries(String target, Delivery.State state, int limit, long before) {
        return mine(() -> {
            desk(target);
            return tools.read(() -> store.outbox().deliveries(target, state, limit, before));
        });
    }

    @Override
    public Future<Tried> delivery(String target, long sequence) {
        return mine(() -> {
            desk(target);
            return tools.read(() -> tried(target, sequence));
        });
    }

    private Tried tried(String target, long sequence) {
        Delivery delivery = store.outbox()
                .delivery(target, sequence)
                .orElseThrow(() ->
                        new Refused(Refused.Reason.NOT_FOUND, "webhook " + target + " has no delivery " + sequence));
        return new Tried(delivery, store.outbox().attempts(sequence));
    }

    @Override
    public Future<Tried> replay(String target, long sequence) {
        return mine(() -> {
            TargetDesk desk = desk(target);
            refuseIfKilled();
            return tools.read(() -> tried(target, sequence)).compose(known -> {
                Delivery.State state = known.delivery().state();
                if (state != Delivery.State.SENT && state != Delivery.State.DEAD) {
                    throw new Refused(
                            Refused.Reason.CONFLICT,
                            "delivery " + sequence + " is " + state.name().toLowerCase(Locale.ROOT)
                                    + "; only what was sent or is dead can be told anew");
                }
                return change(new Entry.DeliveriesReplayed(
                                target, sequence, tools.timing().nowMs()))
                        .compose(v -> tools.read(() -> tried(target, sequence)))
                        .onSuccess(v -> desk.wake(
                                known.delivery().signal().fired().session().strategyId()));
            });
        });
    }

    @Override
    public Future<Long> replayDead(String target) {
        return mine(() -> {
            desk(target);
            refuseIfKilled();
            return tools.read(() -> store.outbox().counts().getOrDefault(target, Map.of()))
                    .compose(counts -> change(new Entry.DeliveriesReplayed(
                                    target,
                                    Entry.DeliveriesReplayed.ALL_DEAD,
                                    tools.timing().nowMs()))
                            .compose(v -> look())
                            .map(counts.getOrDefault(Delivery.State.DEAD, 0L)));
        });
    }

    @Override
    public Future<Shown> enable(String target) {
        return mine(() -> {
            TargetDesk desk = desk(target);
            return change(new Entry.DeliveriesHastened(target, tools.timing().nowMs()))
                    .compose(v -> tools.read(() -> store.outbox().counts()))
                    .map(counts -> {
                        desk.enable();
                        return desk.shown(counts.getOrDefault(target, Map.of()));
                    });
        });
    }

    @Override
    public Future<Delivery.Attempt> test(String target) {
        return mine(() -> {
            TargetDesk desk = desk(target);
            refuseIfKilled();
            byte[] id = new byte[8];
            random.nextBytes(id);
            return desk.test("test_" + HexFormat.of().formatHex(id));
        });
    }

    private TargetDesk desk(String target) {
        TargetDesk desk = desks.get(target);
        if (desk == null) {
            throw new Refused(Refused.Reason.NOT_FOUND, "the settings have no webhook " + target);
        }
        return desk;
    }

    private void refuseIfKilled() {
        if (halted) {
            throw new Refused(Refused.Reason.CONFLICT, KILLED);
        }
    }

    /** Nothing is changed while it could not be stored. */
    private Future<Void> change(Entry entry) {
        return writer.failure() == null
                ? tools.commit(entry)
                : Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, writer.failure()));
    }

    private <T> Future<T> mine(Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(v -> {
            try {
                work.get().onComplete(promise);
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }
}
