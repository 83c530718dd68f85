package io.candlebus.feed.live;

import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.FeedSource;
import io.candlebus.feed.Outlet;
import io.candlebus.feed.frames.FrameEvent;
import io.candlebus.feed.frames.FrameReader;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorded frames of a live feed, once more: through the same protocols and decisions, by the recorded times. The past,
 * until where the live feed had opened, is taken in at once.
 */
public final class FramesFeed implements FeedSource {
    private static final Logger LOG = LoggerFactory.getLogger(FramesFeed.class);
    private static final int READ_AT_ONCE = 512;
    private static final int TURN = 256;
    private static final long ROOM_POLL_MS = 1;

    private final Path source;
    private final double speed;
    private final ArrayDeque<FrameEvent> events = new ArrayDeque<>();
    private final ArrayDeque<Decided> decided = new ArrayDeque<>();
    private final Promise<List<Series>> opened = Promise.promise();
    private Vertx vertx;
    private Outlet outlet;
    private FrameReader reader;
    private Reenactment stage;
    /** Shares that are read where the events at hand begin, and end. */
    private double shareFrom;

    private double shareTo;
    private int chunkSize = 1;
    private long torn;
    private long zeroNs;
    private long zeroWallNs = Long.MIN_VALUE;
    private boolean playing;
    private boolean busy;
    private boolean atEnd;
    private boolean closed;

    /**
     * @param source a file, or a folder with those of one venue
     * @param speed recorded time over wall time; 0 = as fast as the sessions take it
     */
    public FramesFeed(Path source, double speed) {
        this.source = source;
        this.speed = speed;
    }

    @Override
    public String kind() {
        return "recording";
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
        this.vertx = vertx;
        this.outlet = outlet;
        this.stage = new Reenactment(new Reenactment.Out() {
            @Override
            public void closed(Series series, Candle candle, Provenance provenance, boolean past) {
                decided.add(new Decided(
                        series, candle, provenance, past && !opened.future().isComplete()));
            }

            @Override
            public void forming(Series series, Candle candle) {
                if (playing && speed > 0) {
                    outlet.forming(series, candle);
                }
            }
        });
        vertx.executeBlocking(() -> FrameReader.open(source))
                .onSuccess(open -> {
                    reader = open;
                    goOn();
                })
                .onFailure(e -> opened.tryFail(new FeedRefused("feed.source: " + e.getMessage())));
        return opened.future();
    }

    @Override
    public void play() {
        playing = true;
        goOn();
    }

    /** Nothing that goes wrong here may end the feed without a word. */
    private void goOn() {
        try {
            for (int i = 0; i < TURN && !busy && !closed; i++) {
                if (!step()) {
                    return;
                }
            }
            if (!busy && !closed) {
                busy = true;
                vertx.runOnContext(v -> again());
            }
        } catch (RuntimeException e) {
            LOG.error("recording stopped", e);
            if (!opened.tryFail(new FeedRefused("feed.source: " + source + ": " + e.getMessage()))) {
                outlet.failed(source + ": " + e.getMessage());
            }
        }
    }

    private void again() {
        busy = false;
        goOn();
    }

    /** One event, or one candle; false when something else will go on. */
    private boolean step() {
        if (!decided.isEmpty()) {
            return handOn();
        }
        if (stage.isOpened() && opened.tryComplete(stage.series())) {
            return false;
        }
        if (opened.future().isComplete() && !playing) {
            return false;
        }
        if (events.isEmpty()) {
            if (atEnd) {
                end();
            } else {
                read();
            }
            return false;
        }
        long waitMs = waitMs(events.peek());
        if (waitMs > 0) {
            busy = true;
            vertx.setTimer(waitMs, t -> again());
            return false;
        }
        stage.take(events.poll());
        return true;
    }

    private boolean handOn() {
        if (!decided.peek().past() && !playing) {
            return false;
        }
        if (!outlet.room()) {
            busy = true;
            vertx.setTimer(ROOM_POLL_MS, t -> again());
            return false;
        }
        decided.poll().goTo(outlet);
        return true;
    }

    /** From one recording to the next there is no wait. */
    private long waitMs(FrameEvent next) {
        if (speed == 0 || !opened.future().isComplete()) {
            return 0;
        }
        if (zeroWallNs == Long.MIN_VALUE || next.ns() < zeroNs) {
            zeroNs = next.ns();
            zeroWallNs = System.nanoTime();
        }
        return (long) (((next.ns() - zeroNs) / speed - (System.nanoTime() - zeroWallNs)) / 1e6);
    }

    private void end() {
        if (stage.series().isEmpty()) {
            opened.tryFail(new FeedRefused("feed.source: " + source + " holds no recorded frames"));
        } else if (!opened.tryComplete(stage.series())) {
            closed = true;
            outlet.ended();
        }
    }

    private void read() {
        busy = true;
        vertx.executeBlocking(this::chunk)
                .onSuccess(some -> {
                    events.addAll(some);
                    chunkSize = Math.max(1, some.size());
                    atEnd = some.size() < READ_AT_ONCE;
                    again();
                })
                .onFailure(e -> {
                    if (!opened.tryFail(new FeedRefused("feed.source: " + e.getMessage()))) {
                        outlet.failed(String.valueOf(e.getMessage()));
                    }
                });
    }

    private List<FrameEvent> chunk() throws IOException {
        List<FrameEvent> some = new ArrayList<>();
        while (some.size() < READ_AT_ONCE) {
            FrameEvent event = reader.next();
            if (event == null) {
                break;
            }
            some.add(event);
        }
        shareFrom = shareTo;
        shareTo = reader.share();
        torn = reader.torn();
        return some;
    }

    @Override
    public Progress progress() {
        double share = shareTo - (shareTo - shareFrom) * events.size() / chunkSize;
        return new Progress(speed, 0, share, torn + (stage == null ? 0 : stage.unreadable() + stage.dropped()));
    }

    @Override
    public Future<Void> close() {
        closed = true;
        opened.tryFail(new FeedRefused("feed.source: closed before it could begin"));
        return reader == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> {
                    reader.close();
                    return null;
                });
    }
}
