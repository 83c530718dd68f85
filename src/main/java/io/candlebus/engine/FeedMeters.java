package io.candlebus.engine;

import io.candlebus.api.FeedHealth;
import io.candlebus.api.VenueHealth;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.market.Provenance;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The feed's health as metrics, looked at once a second. Those of a venue are NaN, or 0, where there is none. */
final class FeedMeters {
    private static final long LOOK_MS = 1_000;
    private static final String PREFIX = "candlebus.feed.";

    private final MeterRegistry registry;
    private volatile FeedHealth latest;

    private FeedMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Gives the number of the timer that looks. */
    static long begin(Vertx vertx, FeedVerticle feed, MeterRegistry registry) {
        FeedMeters meters = new FeedMeters(registry);
        meters.register();
        return vertx.setPeriodic(1, LOOK_MS, t -> feed.health().onSuccess(health -> meters.latest = health));
    }

    private void register() {
        gauge("up", "1 while the feed is live, or has come to its end", h -> isUp(h) ? 1 : 0);
        gauge("speed", "Candle time over wall time", FeedHealth::speed);
        gauge("warmup.share", "Share of the past that is in", venue(VenueHealth::warmup));
        gauge(
                "connections",
                "With every subscription standing",
                venue(v -> v.connections().up()));
        gauge("frame.age.seconds", "Since the newest frame of the quietest connection", venue(FeedMeters::ageS));
        gauge(
                "lag.p50.seconds",
                "From a candle's end to its being final",
                venue(v -> v.lag().p50Ms() / 1e3));
        gauge(
                "lag.p99.seconds",
                "From a candle's end to its being final",
                venue(v -> v.lag().p99Ms() / 1e3));
        gauge(
                "clock.ahead.seconds",
                "How far the venue's clock is ahead",
                venue(v -> v.clock().aheadMs() / 1e3));
        gauge(
                "clock.skewed",
                "1 while the machine's clock is wrong",
                venue(v -> v.clock().isSkewed() ? 1 : 0));
        counter(
                "reconnects",
                "Connections that were lost",
                venue(v -> v.connections().losses()));
        counter(
                "missed.frames",
                "That never arrived",
                venue(v -> v.connections().missedFrames()));
        counter(
                "unreadable",
                "Frames and candles that made no sense",
                venue(v -> v.connections().unreadable()));
        recorder();
        oddities();
        for (Provenance provenance : Provenance.values()) {
            ToDoubleFunction<FeedHealth> count = lines(l -> l.candles().getOrDefault(provenance, 0L));
            FunctionCounter.builder(PREFIX + "candles", this, m -> m.read(count, 0))
                    .description("Final candles")
                    .tag("provenance", provenance.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void recorder() {
        gauge("recorder.up", "1 while frames are recorded, 0 after a failure", recorder(FeedMeters::isRecording));
        counter("recorder.bytes", "Compressed, written to the disk", recorder(VenueHealth.Recorder::bytes));
        counter("recorder.frames", "Written", recorder(VenueHealth.Recorder::events));
        counter("recorder.dropped", "Not taken by the disk in time", recorder(VenueHealth.Recorder::dropped));
    }

    private void oddities() {
        counter("missing", "Intervals that had no candle", lines(FeedHealth.Line::missing));
        counter(
                "corrections",
                "Contradicted what was final",
                lines(l -> l.oddities().corrections()));
        counter(
                "duplicates",
                "Said what was known already",
                lines(l -> l.oddities().duplicates()));
        counter("late", "Came after a later one", lines(l -> l.oddities().late()));
        counter(
                "jumps",
                "Opened far from the close before",
                lines(l -> l.oddities().jumps()));
        counter(
                "suspects",
                "Closed far off, and the next one opened back",
                lines(l -> l.oddities().suspects()));
    }

    private static boolean isUp(FeedHealth health) {
        return health.state().equals("live") || health.state().equals("ended");
    }

    private static double ageS(VenueHealth venue) {
        long ageMs = venue.connections().frameAgeMs();
        return ageMs < 0 ? Double.NaN : ageMs / 1e3;
    }

    private static ToDoubleFunction<FeedHealth> venue(ToDoubleFunction<VenueHealth> figure) {
        return h -> h.venue() == null ? Double.NaN : figure.applyAsDouble(h.venue());
    }

    private static double isRecording(VenueHealth.Recorder recorder) {
        return recorder.reason() == null ? 1 : 0;
    }

    /** Of what records frames; NaN where nothing does. */
    private static ToDoubleFunction<FeedHealth> recorder(ToDoubleFunction<VenueHealth.Recorder> figure) {
        return venue(v -> v.recorder() == null ? Double.NaN : figure.applyAsDouble(v.recorder()));
    }

    private static ToDoubleFunction<FeedHealth> lines(ToLongFunction<FeedHealth.Line> figure) {
        return h -> h.series().stream().mapToLong(figure).sum();
    }

    private void gauge(String name, String meaning, ToDoubleFunction<FeedHealth> figure) {
        Gauge.builder(PREFIX + name, this, m -> m.read(figure, Double.NaN))
                .description(meaning)
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, String meaning, ToDoubleFunction<FeedHealth> figure) {
        FunctionCounter.builder(PREFIX + name, this, m -> {
                    double count = m.read(figure, 0);
                    return Double.isNaN(count) ? 0 : count;
                })
                .description(meaning)
                .register(registry);
    }

    private double read(ToDoubleFunction<FeedHealth> figure, double unknown) {
        FeedHealth health = latest;
        return health == null ? unknown : figure.applyAsDouble(health);
    }
}
