package io.candlebus.feed;

import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays recorded candles as if they were happening: at a speed, on credit, once or for ever. Where candles are known from
 * an earlier run, it goes on behind the newest of them; else it begins by handing on some as the past.
 *
 * <p>Files are read ahead on a worker thread; everything else happens on the context of the feed's verticle.
 */
public final class ReplayFeed implements FeedSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayFeed.class);
    private static final String DEMO = "demo";
    private static final int READ_AHEAD = 1_024;
    private static final int MAX_PER_TICK = 512;
    private static final long CREDIT_POLL_MS = 1;
    private static final int NO_LAP = -1;

    private final Callable<List<Recording>> recordings;
    private final ReplayOptions options;
    private final Pace pace;
    private final FormingShow show;
    private final ArrayDeque<Recorded> ahead = new ArrayDeque<>();
    private Vertx vertx;
    private Outlet outlet;
    private Tape tape;
    private Recorded newest;
    /** The read under way; null when there is none. */
    private Future<Void> reading;

    private boolean atEnd;
    private String fault;
    private int anchoredLap = NO_LAP;
    private boolean closed;

    ReplayFeed(Callable<List<Recording>> recordings, ReplayOptions options) {
        this.recordings = recordings;
        this.options = options;
        this.pace = new Pace(options.speed());
        this.show = new FormingShow(pace);
    }

    /** Plays {@code demo}, the week that comes with the program, or a folder of CSV files. */
    public static ReplayFeed of(String source, ReplayOptions options) {
        return new ReplayFeed(source.equals(DEMO) ? Recording::demo : () -> Recording.folder(Path.of(source)), options);
    }

    @Override
    public String kind() {
        return "replay";
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public Progress progress() {
        return newest == null
                ? new Progress(options.speed(), 0, 0, 0)
                : new Progress(options.speed(), newest.lap(), newest.share(), newest.rejected());
    }

    @Override
    public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
        this.vertx = vertx;
        this.outlet = outlet;
        return vertx.executeBlocking(recordings).compose(found -> {
            List<Series> series = found.stream().map(Recording::series).toList();
            Map<Series, Long> after = known(series);
            return vertx.executeBlocking(() -> new Tape(found, options, after))
                    .compose(wound -> {
                        tape = wound;
                        return read();
                    })
                    .compose(v -> after.isEmpty() ? past() : begun())
                    .map(series);
        });
    }

    private Map<Series, Long> known(List<Series> series) {
        Map<Series, Long> after = new HashMap<>();
        for (Series s : series) {
            long newestMs = outlet.newestOpenMs(s);
            if (newestMs != Past.NONE) {
                after.put(s, newestMs);
            }
        }
        return after;
    }

    private Future<Void> begun() {
        return ahead.isEmpty() && fault != null
                ? Future.failedFuture(new FeedRefused(fault))
                : Future.succeededFuture();
    }

    private Future<Void> past() {
        Promise<Void> done = Promise.promise();
        past(new HashMap<>(), done);
        return done.future();
    }

    private void past(Map<Series, Integer> had, Promise<Void> done) {
        try {
            handOn(had, done);
        } catch (RuntimeException e) {
            done.fail(e);
        }
    }

    /** Hands on the past until one of the series has had its share of it, or there is no more. */
    private void handOn(Map<Series, Integer> had, Promise<Void> done) {
        while (!closed) {
            if (ahead.isEmpty() && fault != null) {
                done.fail(new FeedRefused(fault));
                return;
            }
            if (had.containsValue(options.history()) || options.history() == 0) {
                done.complete();
                return;
            }
            if (ahead.isEmpty() && atEnd) {
                done.fail(new FeedRefused("the recording has no more than the " + options.history()
                        + " candles that are taken in as the past: nothing is left to play; lower feed.history"));
                return;
            }
            if (ahead.isEmpty()) {
                read().onSuccess(v -> past(had, done)).onFailure(done::fail);
                return;
            }
            if (!outlet.room()) {
                vertx.setTimer(CREDIT_POLL_MS, t -> past(had, done));
                return;
            }
            Recorded next = take();
            outlet.past(next.series(), next.candle(), Provenance.REPLAY);
            had.merge(next.series(), 1, Integer::sum);
        }
        done.fail("closed");
    }

    @Override
    public void play() {
        tick();
    }

    /** A bug must not end the replay without a word. */
    private void tick() {
        try {
            turn();
        } catch (RuntimeException e) {
            LOG.error("replay stopped", e);
            outlet.failed(e.toString());
        }
    }

    private void turn() {
        for (int i = 0; i < MAX_PER_TICK && !closed; i++) {
            if (ahead.isEmpty()) {
                waitForMore();
                return;
            }
            if (!outlet.room()) {
                vertx.setTimer(CREDIT_POLL_MS, t -> tick());
                return;
            }
            long nowMs = nowMs();
            Recorded next = ahead.peek();
            anchor(next, nowMs);
            long waitMs = pace.waitMs(next.closeTimeMs(), nowMs);
            if (waitMs > 0) {
                vertx.setTimer(show.until(waitMs, ahead, nowMs, outlet), t -> tick());
                return;
            }
            take();
            outlet.closed(next.series(), next.candle(), Provenance.REPLAY);
        }
        if (!closed) {
            vertx.runOnContext(v -> tick());
        }
    }

    private void waitForMore() {
        if (fault != null) {
            outlet.failed(fault);
        } else if (atEnd) {
            outlet.ended();
        } else {
            read().onSuccess(v -> tick()).onFailure(e -> outlet.failed(e.toString()));
        }
    }

    /** The hole between two laps is not waited for. */
    private void anchor(Recorded next, long nowMs) {
        if (next.lap() != anchoredLap) {
            pace.anchor(next.candle().openTimeMs(), nowMs);
            anchoredLap = next.lap();
        }
    }

    private Recorded take() {
        newest = ahead.poll();
        if (ahead.size() == READ_AHEAD / 2) {
            read().onFailure(e -> outlet.failed(e.toString()));
        }
        return newest;
    }

    /** What the worker has done before anyone listens is dealt with at once, inside this call. */
    private Future<Void> read() {
        if (reading != null || atEnd || fault != null) {
            return reading == null ? Future.succeededFuture() : reading;
        }
        Promise<Void> read = Promise.promise();
        reading = read.future();
        vertx.executeBlocking(this::batch)
                .onSuccess(batch -> {
                    reading = null;
                    ahead.addAll(batch.candles());
                    atEnd = batch.atEnd();
                    fault = batch.fault();
                    read.complete();
                })
                .onFailure(read::fail);
        return read.future();
    }

    /** On a worker thread. */
    private Batch batch() {
        List<Recorded> candles = new ArrayList<>(READ_AHEAD);
        try {
            while (candles.size() < READ_AHEAD) {
                Recorded next = tape.next();
                if (next == null) {
                    return new Batch(candles, true, null);
                }
                candles.add(next);
            }
            return new Batch(candles, false, null);
        } catch (CandleCsv.Fault e) {
            return new Batch(candles, false, e.getMessage());
        }
    }

    private record Batch(List<Recorded> candles, boolean atEnd, String fault) {}

    private static long nowMs() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public Future<Void> close() {
        closed = true;
        if (tape == null) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> {
            tape.close();
            return null;
        });
    }
}
