package io.candlebus.cli;

import io.candlebus.api.BackupStatus;
import io.candlebus.config.Config;
import io.candlebus.engine.EngineOptions;
import io.candlebus.engine.EngineRuntime;
import io.candlebus.feed.FeedSource;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.Surroundings;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.store.BackupFolder;
import io.candlebus.store.Nightly;
import io.candlebus.store.Retention;
import io.candlebus.store.Safeguard;
import io.candlebus.store.StoreUrl;
import io.candlebus.web.Served;
import io.candlebus.web.SocketLimits;
import io.candlebus.web.WebOptions;
import io.candlebus.web.WebVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine and the page in one process, as configured. */
public final class Server {
    private static final Path WEBROOT = Path.of("webroot");

    private final EngineRuntime engine;
    private final Nightly nightly;
    private final WebVerticle web;

    /** @param nightly null where no backups are made */
    private Server(EngineRuntime engine, Nightly nightly, WebVerticle web) {
        this.engine = engine;
        this.nightly = nightly;
        this.web = web;
    }

    /** A Vert.x that measures itself, for {@code /metrics}. */
    public static Vertx vertx() {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true))
                .setJvmMetricsEnabled(true)
                .setEnabled(true);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory())
                .build();
    }

    /** Ready when candles flow and the port answers. Once per Vert.x. */
    public static Future<Server> start(Vertx vertx, Config config) {
        return start(vertx, config, Feeds.of(config.feed()));
    }

    /** The same on another feed than the configured one. */
    static Future<Server> start(Vertx vertx, Config config, FeedSource feed) {
        return strategies(vertx, Path.of(config.strategies().folder()))
                .compose(folder -> EngineRuntime.start(
                        vertx,
                        options(config, folder),
                        feed,
                        file -> storeUrl(config).open(retention(config), safeguard(config)),
                        config.webhooks()))
                .compose(engine -> {
                    Nightly nightly = nightly(config);
                    WebVerticle web = new WebVerticle(web(config), served(config, engine, nightly));
                    Server server = new Server(engine, nightly, web);
                    return vertx.deployVerticle(web)
                            .map(server)
                            .recover(cause -> server.close().transform(closed -> Future.failedFuture(cause)));
                });
    }

    /** Where the page is. */
    public String url(Config config) {
        return "http://" + config.server().host() + ":" + web.port() + "/";
    }

    public int port() {
        return web.port();
    }

    /** Stops the feed, finishes what is under way, and closes the store. */
    public Future<Void> close() {
        if (nightly != null) {
            nightly.close();
        }
        return engine.close();
    }

    static Retention retention(Config config) {
        Config.Retention retention = config.store().retention();
        return new Retention(retention.candles(), retention.days(), retention.limit());
    }

    private static Nightly nightly(Config config) {
        Config.Backup backup = config.store().backup();
        return backup.at() == null ? null : new Nightly(backups(config), new Nightly.Plan(backup.at(), backup.keep()));
    }

    /** Where backups of the embedded store go. */
    static BackupFolder backups(Config config) {
        Path file = storeUrl(config).file().toAbsolutePath();
        return new BackupFolder(file.resolveSibling(config.store().backup().folder()), file);
    }

    /** Null for another store than the embedded one. */
    private static Safeguard safeguard(Config config) {
        return storeUrl(config).file() == null
                ? null
                : new Safeguard(backups(config), config.store().backup().keep());
    }

    static StoreUrl storeUrl(Config config) {
        return new StoreUrl(config.store().url());
    }

    private static EngineOptions options(Config config, Path folder) {
        Config.Feed feed = config.feed();
        Config.Paper paper = config.paper();
        return new EngineOptions(
                storeUrl(config).file(),
                folder,
                config.strategies().watch(),
                config.strategies().defaultSymbol(),
                config.strategies().defaultTimeframe(),
                Feeds.history(config),
                new PaperTerms(
                        paper.cash(),
                        paper.feeBps(),
                        paper.slippageBps(),
                        FillAt.valueOf(paper.fill().name()),
                        Intrabar.valueOf(paper.intrabar().name()),
                        new Instrument(paper.tick(), paper.lot())),
                feed.gapFill() == Config.GapFill.FLAT ? feed.gapFillMax() : 0,
                feed.jumpFactor(),
                config.session().stepLimitMs(),
                Indicators.ALL);
    }

    private static Served served(Config config, EngineRuntime engine, Nightly nightly) {
        return new Served(
                engine.engine(),
                engine.jobs(),
                engine.webhooks(),
                engine.watched(),
                engine::storeFailure,
                nightly == null ? () -> BackupStatus.NONE : nightly::status,
                engine::determinismAlarms,
                new Surroundings(
                        Indicators.ALL,
                        config.strategies().defaultSymbol(),
                        config.strategies().defaultTimeframe(),
                        Feeds.history(config)));
    }

    private static WebOptions web(Config config) {
        Config.Server server = config.server();
        return new WebOptions(
                server.host(),
                server.port(),
                Files.isDirectory(WEBROOT) ? WEBROOT : null,
                List.of(),
                SocketLimits.STANDARD);
    }

    /** The folder beside the process, or else the examples inside the jar, unpacked. */
    private static Future<Path> strategies(Vertx vertx, Path folder) {
        if (Files.isDirectory(folder)) {
            return Future.succeededFuture(folder);
        }
        return vertx.fileSystem()
                .readDir(folder.toString(), ".*\\.json")
                .map(files -> Path.of(files.get(0)).getParent())
                .recover(cause -> Future.failedFuture(
                        new Stopped(Exit.CONFIG, "strategies.folder: there is no folder \"" + folder + "\"")));
    }
}
