package io.candlebus.web;

import io.candlebus.api.BackupStatus;
import io.candlebus.api.Engine;
import io.candlebus.api.Jobs;
import io.candlebus.api.Watched;
import io.candlebus.api.Webhooks;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.Surroundings;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the server serves.
 *
 * @param engine answers the questions
 * @param jobs backtests and sweeps
 * @param webhooks who is told of signals
 * @param watched told which bus addresses have subscribers
 * @param storeFailure why nothing is stored at the moment, or null when all is well; any thread
 * @param backup how the nightly backup is doing; any thread
 * @param alarms signals that came out otherwise than they are stored, since the start; any thread
 * @param surroundings of documents that are validated
 */
public record Served(
        Engine engine,
        Jobs jobs,
        Webhooks webhooks,
        Watched watched,
        Supplier<String> storeFailure,
        Supplier<BackupStatus> backup,
        LongSupplier alarms,
        Surroundings surroundings) {
    /** Of indicators. */
    public Catalogue catalogue() {
        return surroundings.catalogue();
    }

    /** An engine with the usual catalogue and defaults. */
    public static Served by(
            Engine engine, Jobs jobs, Webhooks webhooks, Watched watched, Supplier<String> storeFailure) {
        return new Served(
                engine,
                jobs,
                webhooks,
                watched,
                storeFailure,
                () -> BackupStatus.NONE,
                () -> 0,
                new Surroundings(Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1, Surroundings.UNKNOWN));
    }
}
