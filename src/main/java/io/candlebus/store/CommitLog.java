package io.candlebus.store;

import io.candlebus.store.Store.Written;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.micrometer.backends.BackendRegistries;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what is committed, and raises the alarm about facts that came out differently. The writer's thread. */
final class CommitLog {
    private static final int ALARMS_LOGGED = 100;
    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);

    private final Timer commits;
    private final Counter candles;
    private final Counter facts;
    private final Counter corrections;
    private final Counter alarmed;
    private volatile long alarms;

    CommitLog(Supplier<Number> waiting) {
        MeterRegistry known = BackendRegistries.getDefaultNow();
        MeterRegistry registry = known == null ? new SimpleMeterRegistry() : known;
        commits = Timer.builder("candlebus.store.commit")
                .description("Time a group of entries takes until it is on the disk")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        candles = registry.counter("candlebus.store.candles");
        facts = registry.counter("candlebus.store.facts");
        corrections = registry.counter("candlebus.store.corrections");
        alarmed = registry.counter("candlebus.store.alarms");
        Gauge.builder("candlebus.store.waiting", waiting)
                .description("Entries handed over and not yet on the disk")
                .register(registry);
    }

    void committed(List<Entry> entries, long tookNs, Written written) {
        commits.record(tookNs, TimeUnit.NANOSECONDS);
        int closed = 0;
        int happened = 0;
        int corrected = 0;
        for (Entry entry : entries) {
            closed += entry instanceof Entry.CandleClosed ? 1 : 0;
            happened += entry instanceof Entry.FactHappened ? 1 : 0;
            corrected += entry instanceof Entry.CandleCorrected ? 1 : 0;
        }
        candles.increment(closed);
        facts.increment(happened);
        corrections.increment(corrected);
        for (String id : written.alarms()) {
            alarmed.increment();
            alarms++;
            if (alarms <= ALARMS_LOGGED) {
                LOG.error("signal {} came out differently from what is stored: the same candles gave two results", id);
            }
        }
    }

    long alarms() {
        return alarms;
    }
}
