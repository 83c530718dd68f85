package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.config.BadConfig;
import io.candlebus.config.Config;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.store.Restore;
import io.candlebus.store.Store;
import io.candlebus.store.StoreInUse;
import io.candlebus.store.StoreRefused;
import io.candlebus.store.StoreUrl;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at everything a server needs, and at the one that runs, and changes nothing unless it is told to restore. */
@Command(
        name = "doctor",
        description =
                "Checks configuration, strategies, store and the running server; only --restore changes anything.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    /** How long a running server may take to answer. */
    private static final int PATIENCE_MS = 3_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Option(
            names = "--restore",
            description = "puts the newest sound backup in the place of a damaged database, which is kept aside")
    private boolean restore;

    private final List<Finding> findings = new ArrayList<>();

    /** What was looked at, whether it is well, and a sentence. */
    private record Finding(String what, boolean well, String sentence) {}

    @Override
    public Integer call() {
        Vertx vertx = Vertx.vertx();
        try {
            found("java", true, Runtime.version().toString());
            Config config = configOption.read(vertx, Map.of()).await();
            found("configuration", true, "no mistakes");
            strategies(Path.of(config.strategies().folder()), config);
            boolean running = server(vertx, config);
            if (restore) {
                restore(config);
            }
            store(config, running);
        } catch (BadConfig bad) {
            bad.problems().forEach(problem -> found("configuration", false, problem));
        } finally {
            vertx.close().await();
        }
        tell(spec.commandLine().getOut());
        return findings.stream().allMatch(Finding::well) ? Exit.OK : Exit.PROBLEMS;
    }

    private void strategies(Path folder, Config config) {
        if (!Files.isDirectory(folder)) {
            found("strategies", true, "no folder " + folder + ": the bundled examples would run");
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path document :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                StrategyCheck.Result result = StrategyCheck.check(
                        Files.readString(document),
                        Indicators.ALL,
                        config.strategies().defaultSymbol(),
                        config.strategies().defaultTimeframe());
                found(
                        "strategies",
                        result.isValid(),
                        document
                                + (result.isValid()
                                        ? " is valid"
                                        : " is not valid: see candlebus validate " + document));
            }
        } catch (IOException unreadable) {
            found("strategies", false, folder + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** Whether one answers where this configuration would listen. */
    private boolean server(Vertx vertx, Config config) {
        String address = config.server().host() + ":" + config.server().port();
        WebClient client = WebClient.create(
                vertx, new WebClientOptions().setConnectTimeout(PATIENCE_MS).setFollowRedirects(false));
        try {
            HttpResponse<Buffer> answer = client.get(
                            config.server().port(), config.server().host(), "/health/ready")
                    .timeout(PATIENCE_MS)
                    .send()
                    .await();
            found(
                    "server",
                    answer.statusCode() == 200,
                    address + " answers " + answer.statusCode() + " " + answer.bodyAsString());
            return true;
        } catch (Exception silent) {
            found("server", true, "none answers at " + address);
            return false;
        } finally {
            client.close();
        }
    }

    private void restore(Config config) {
        if (Server.storeUrl(config).file() == null) {
            found("restore", false, "backups are of the embedded store; restore a PostgreSQL database with pg_restore");
            return;
        }
        try {
            Restore done = Restore.newest(Server.backups(config), Instant.now());
            done.unsound().forEach(backup -> found("restore", true, backup + " is damaged, and was passed over"));
            found(
                    "restore",
                    true,
                    done.backup() + " took its place; "
                            + (done.aside() == null ? "there was none before" : "the damaged one is " + done.aside())
                            + ". The next start brings what is missing since from the feed");
        } catch (StoreRefused refused) {
            found("restore", false, refused.getMessage());
        }
    }

    private void store(Config config, boolean running) {
        StoreUrl url = Server.storeUrl(config);
        if (url.file() != null && !Files.exists(url.file())) {
            found("store", true, url.file() + " is not there yet");
            return;
        }
        try (Store store = url.open(Server.retention(config))) {
            List<String> bad = store.findings();
            bad.forEach(sentence -> found("store", false, sentence));
            if (bad.isEmpty()) {
                found("store", true, url.name() + " is sound");
            }
        } catch (StoreInUse held) {
            found(
                    "store",
                    running,
                    url.name() + " is in use" + (running ? " by the running server" : ", but no server answers"));
        } catch (StoreRefused refused) {
            found("store", false, refused.getMessage());
        }
    }

    private void found(String what, boolean well, String sentence) {
        findings.add(new Finding(what, well, sentence));
    }

    private void tell(PrintWriter out) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = answer.putArray("findings");
        for (Finding finding : findings) {
            if (json) {
                entries.addObject()
                        .put("what", finding.what())
                        .put("well", finding.well())
                        .put("sentence", finding.sentence());
            } else {
                out.printf("%-4s %-14s %s%n", finding.well() ? "ok" : "BAD", finding.what(), finding.sentence());
            }
        }
        if (json) {
            out.println(answer.toPrettyString());
        }
        out.flush();
    }
}
