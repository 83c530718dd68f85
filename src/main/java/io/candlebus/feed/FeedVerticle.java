package io.candlebus.feed;

import io.candlebus.api.Addresses;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.Refused;
import io.candlebus.api.VenueHealth;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a source of candles: lets through what is new, fills holes where asked, puts higher timeframes together, has every
 * final candle kept, and publishes it on {@link Addresses#candles}. At most {@link #IN_FLIGHT_LIMIT} candles are on their
 * way at a time.
 *
 * <p>Deploying it opens the source and takes in the past, or as much of that as the source would have one wait for; it
 * fails when the source cannot begin. {@link #opened} is done when all of the past is in. Candles flow from {@link #play} on,
 * so that whoever needs them can get ready in between. A source that fails later is stopped, and {@link #health} says why. Needs {@link io.candlebus.api.LocalCodec} on the bus. Its public methods may be called from any thread once
 * it is deployed.
 */
public final class FeedVerticle extends VerticleBase {
    /** Candles that were published and not yet dealt with by everyone. */
    public static final int IN_FLIGHT_LIMIT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(FeedVerticle.class);
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);
    private static final long CREDIT_POLL_MS = 1;

    private enum State {
        STARTING,
        LIVE,
        ENDED,
        FAILED
    }

    private record Demand(Series series, Promise<Void> met) {}

    /** A candle that is final, or a correction of one, on its way. */
    private record Due(FinalCandle candle, Branch branch, boolean corrects) {}

    private final FeedSource source;
    private final FeedOptions options;
    private final Downstream downstream;
    private final Correcting correcting;
    private final LongSupplier clock;
    private final Map<Series, Branch> branches = new LinkedHashMap<>();
    private final Map<Series, String> addresses = new HashMap<>();
    private final ArrayDeque<Due> due = new ArrayDeque<>();
    private final ArrayDeque<Demand> demands = new ArrayDeque<>();
    private State state = State.STARTING;
    private String reason;
    private final Promise<Void> past = Promise.promise();
    private boolean accepted;
    private boolean stopping;
    private boolean opened;
    private boolean polling;

    public FeedVerticle(FeedSource source, FeedOptions options, Downstream downstream) {
        this(source, options, downstream, System::currentTimeMillis);
    }

    /** The same with another wall clock, epoch milliseconds. */
    public FeedVerticle(FeedSource source, FeedOptions options, Downstream downstream, LongSupplier clock) {
        this.clock = clock;
        this.source = source;
        this.options = options;
        this.downstream = downstream;
        this.correcting =
                new Correcting(downstream, revised -> vertx.eventBus().publish(Addresses.CORRECTIONS, revised, LOCAL));
    }

    @Override
    public Future<?> start() {
        Future<List<Series>> opening = source.open(vertx, outlet())
                .onSuccess(series -> {
                    series.forEach(this::branch);
                    opened = true;
                    meetDemands();
                    past.complete();
                })
                .onFailure(e -> {
                    if (accepted && !stopping) {
                        fail(e.getMessage());
                    }
                    source.close();
                    past.fail(e);
                });
        return source.accepted(opening).onSuccess(v -> accepted = true);
    }

    /** Done when the past is in and it is known which series there are; fails when the source could not begin after all. */
    public Future<Void> opened() {
        return past.future();
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        return source.close();
    }

    /** Whether its candles are of another time than that in which they are given. */
    public boolean isRecorded() {
        return source.isRecorded();
    }

    /** Lets candles flow, once the past is in. Calls after the first change nothing. */
    public Future<Void> play() {
        return onContext(done -> {
            past.future().onSuccess(v -> {
                if (state == State.STARTING) {
                    state = State.LIVE;
                    source.play();
                }
            });
            done.complete();
        });
    }

    /**
     * Makes sure that a series is published from now on, and that its past is kept as far as the candles it is made of
     * are. Fails with {@link Refused} when the source gives nothing that it could be made of.
     */
    public Future<Void> require(Series series) {
        return onContext(met -> {
            demands.add(new Demand(series, met));
            if (opened && due.isEmpty()) {
                meetDemands();
            }
        });
    }

    /** How the feed is doing. */
    public Future<FeedHealth> health() {
        return onContext(told -> told.complete(snapshot()));
    }

    private <T> Future<T> onContext(Consumer<Promise<T>> action) {
        if (context == null) {
            return Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "the feed is not deployed"));
        }
        Promise<T> promise = Promise.promise();
        context.runOnContext(v -> action.accept(promise));
        return promise.future();
    }

    private FeedHealth snapshot() {
        FeedSource.Progress progress = source.progress();
        VenueHealth venue = source.venue();
        return new FeedHealth(
                source.kind(),
                phase(venue),
                venue == null || state == State.FAILED ? reason : venue.reason(),
                progress.speed(),
                progress.lap(),
                progress.share(),
                progress.rejectedRows(),
                venue,
                branches.values().stream().flatMap(Branch::health).toList());
    }

    /** At a venue, its own word for it, unless the past is in and nothing plays yet. */
    private String phase(VenueHealth venue) {
        boolean begins =
                venue != null && state == State.STARTING && venue.phase().equals("live");
        return venue == null || state == State.FAILED || begins ? state.name().toLowerCase(Locale.ROOT) : venue.phase();
    }

    private Branch branch(Series series) {
        return branches.computeIfAbsent(series, s -> new Branch(s, downstream.past(), options));
    }

    /** Only while nothing is due: what is kept and what is being put together then agree. */
    private void meetDemands() {
        for (Demand demand = demands.poll(); demand != null; demand = demands.poll()) {
            meet(demand);
        }
    }

    private void meet(Demand demand) {
        Series series = demand.series();
        if (branches.containsKey(series)) {
            demand.met().complete();
            return;
        }
        List<Branch> able =
                branches.values().stream().filter(b -> b.makes(series)).toList();
        if (able.isEmpty()) {
            String given = branches.keySet().stream().map(Series::toString).collect(Collectors.joining(", "));
            demand.met()
                    .fail(new Refused(
                            Refused.Reason.CONFLICT,
                            "the feed has no candles of " + series + " nor any to make them of; it has " + given));
            return;
        }
        able.stream()
                .max(Comparator.comparing(b -> b.series().timeframe()))
                .get()
                .require(series, clock.getAsLong(), this::keep);
        demand.met().complete();
    }

    private void keep(FinalCandle candle) {
        if (candle.provenance() != Provenance.SYNTHETIC) {
            downstream.sink().accept(candle);
        }
    }

    /** What contradicts or completes the past goes behind what is on its way: the candle it is about may be there. */
    private void taken(Series series, Candle candle, Provenance provenance, Consumer<FinalCandle> out) {
        Branch branch = branch(series);
        long nowMs = clock.getAsLong();
        Finalizer.Verdict verdict = branch.accept(candle, provenance, nowMs, out);
        if (verdict == Finalizer.Verdict.CORRECTION || verdict == Finalizer.Verdict.LATE) {
            due.add(new Due(new FinalCandle(series, candle, provenance, nowMs), branch, true));
        }
    }

    private void drain() {
        try {
            while (!due.isEmpty() && hasCredit()) {
                handOn(due.poll());
            }
        } catch (RuntimeException e) {
            LOG.error("candle was not taken", e);
            fail("candle was not taken: " + e.getMessage());
        }
        if (due.isEmpty()) {
            if (opened) {
                meetDemands();
            }
        } else if (!polling) {
            polling = true;
            vertx.setTimer(CREDIT_POLL_MS, t -> {
                polling = false;
                drain();
            });
        }
    }

    private void handOn(Due next) {
        if (next.corrects()) {
            correcting.corrected(next.candle(), next.branch().highers(), clock.getAsLong());
            return;
        }
        keep(next.candle());
        publish(next.candle());
        if (next.candle().provenance() == Provenance.AGGREGATED) {
            correcting.closed(next.candle(), next.branch().series(), clock.getAsLong());
        }
    }

    private boolean hasCredit() {
        return downstream.credit().inFlight() < IN_FLIGHT_LIMIT;
    }

    private void publish(FinalCandle candle) {
        String address = addresses.computeIfAbsent(candle.series(), Addresses::candles);
        vertx.eventBus().publish(address, candle, LOCAL);
    }

    private void fail(String why) {
        if (state == State.FAILED) {
            return;
        }
        state = State.FAILED;
        reason = why;
        due.clear();
        LOG.error("feed {} stopped: {}", source.kind(), why);
        source.close();
    }

    private Outlet outlet() {
        return new Outlet() {
            @Override
            public boolean room() {
                return due.isEmpty() && hasCredit();
            }

            @Override
            public long newestOpenMs(Series series) {
                return downstream.past().newestOpenMs(series);
            }

            @Override
            public void past(Series series, Candle candle, Provenance provenance) {
                taken(series, candle, provenance, FeedVerticle.this::keep);
                if (!due.isEmpty()) {
                    drain();
                }
            }

            @Override
            public void closed(Series series, Candle candle, Provenance provenance) {
                Branch branch = branch(series);
                taken(series, candle, provenance, c -> due.add(new Due(c, branch, false)));
                drain();
            }

            @Override
            public void forming(Series series, Candle candle) {
                branch(series).forming(candle, f -> vertx.eventBus().publish(Addresses.forming(f.series()), f, LOCAL));
            }

            @Override
            public void ended() {
                state = State.ENDED;
                LOG.info("feed {} ended", source.kind());
            }

            @Override
            public void failed(String why) {
                fail(why);
            }
        };
    }
}
