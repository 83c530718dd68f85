package io.candlebus.store;

import io.candlebus.api.BackupStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.micrometer.backends.BackendRegistries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup every night, on a thread of its own. One that was due while nothing ran is made soon after the start. A
 * failure is told, and tried again the next night.
 */
public final class Nightly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final Duration OVERDUE = Duration.ofHours(25);
    private static final Duration SOON = Duration.ofMinutes(1);

    /**
     * When and how many.
     *
     * @param at UTC
     * @param keep the newest so many
     */
    public record Plan(LocalTime at, int keep) {}

    private final BackupFolder folder;
    private final Plan plan;
    private final Clock clock;
    private final Timer durations;
    private final Counter failures;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "store-backup");
        made.setDaemon(true);
        made.setPriority(Thread.MIN_PRIORITY);
        return made;
    });
    private volatile BackupStatus status = BackupStatus.NONE;

    /** Starts the thread. */
    public Nightly(BackupFolder folder, Plan plan) {
        this(folder, plan, Clock.systemUTC());
    }

    Nightly(BackupFolder folder, Plan plan, Clock clock) {
        this.folder = folder;
        this.plan = plan;
        this.clock = clock;
        MeterRegistry known = BackendRegistries.getDefaultNow();
        MeterRegistry registry = known == null ? new SimpleMeterRegistry() : known;
        durations = registry.timer("candlebus.backup");
        failures = registry.counter("candlebus.backup.failures");
        Gauge.builder("candlebus.backup.last", () -> status.lastMs() / 1_000)
                .description("When the newest backup was made, epoch seconds; 0 for none")
                .register(registry);
        status = found();
        plan(overdue() ? clock.instant().plus(SOON) : next(plan.at(), clock.instant()));
    }

    /** The first time of day after a moment. */
    static Instant next(LocalTime at, Instant now) {
        ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(at);
        return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private boolean overdue() {
        return status.lastMs() > 0
                && Instant.ofEpochMilli(status.lastMs()).plus(OVERDUE).isBefore(clock.instant());
    }

    /** What earlier runs made. */
    private BackupStatus found() {
        try {
            List<Path> all = folder.newestFirst();
            if (all.isEmpty()) {
                return BackupStatus.NONE;
            }
            Path newest = all.get(0);
            return new BackupStatus(
                    Files.getLastModifiedTime(newest).toMillis(), newest.toString(), Files.size(newest), 0, null);
        } catch (IOException e) {
            return new BackupStatus(0, null, 0, 0, folder.folder() + " cannot be read: " + e.getMessage());
        }
    }

    private void plan(Instant next) {
        BackupStatus s = status;
        status = new BackupStatus(s.lastMs(), s.file(), s.bytes(), next.toEpochMilli(), s.failure());
        long waitMs = Math.max(0, Duration.between(clock.instant(), next).toMillis());
        thread.schedule(this::night, waitMs, TimeUnit.MILLISECONDS);
    }

    private void night() {
        make();
        plan(next(plan.at(), clock.instant()));
    }

    /** Makes one now; blocks. What fails is told in the status. */
    void make() {
        BackupStatus s = status;
        try {
            Backup made = Backup.make(folder, plan.keep(), clock.instant());
            durations.record(made.tookMs(), TimeUnit.MILLISECONDS);
            status = new BackupStatus(made.atMs(), made.file().toString(), made.bytes(), s.nextMs(), null);
            LOG.info("backup {}: {} bytes in {} ms", made.file(), made.bytes(), made.tookMs());
        } catch (IOException | RuntimeException e) {
            failures.increment();
            status = new BackupStatus(s.lastMs(), s.file(), s.bytes(), s.nextMs(), e.getMessage());
            LOG.error("no backup was made: {}", e.getMessage());
        }
    }

    /** How it is doing. Any thread. */
    public BackupStatus status() {
        return status;
    }

    /** Makes no more; one that is under way is left to its fate, and leaves nothing under a backup's name. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
