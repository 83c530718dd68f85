package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.candlebus.config.BadConfig;
import io.candlebus.config.Config;
import io.candlebus.store.Backup;
import io.candlebus.store.StoreRefused;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Backs the embedded store up now, whether or not a server runs on it. */
@Command(
        name = "backup",
        description = "Backs the embedded store up now, also while the server runs.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        Config config = config();
        if (Server.storeUrl(config).file() == null) {
            throw new Stopped(Exit.CONFIG, "backups are of the embedded store; use pg_dump for a PostgreSQL database");
        }
        try {
            say(Backup.make(Server.backups(config), config.store().backup().keep(), Instant.now()));
            return Exit.OK;
        } catch (IOException | StoreRefused e) {
            throw new Stopped(Exit.PROBLEMS, e.getMessage());
        }
    }

    private Config config() {
        Vertx vertx = Vertx.vertx();
        try {
            return configOption.read(vertx, Map.of()).await();
        } catch (BadConfig bad) {
            throw new Stopped(Exit.CONFIG, bad.getMessage());
        } finally {
            vertx.close().await();
        }
    }

    private void say(Backup made) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("file", made.file().toString())
                    .put("bytes", made.bytes())
                    .put("took_ms", made.tookMs())
                    .toPrettyString());
        } else {
            out.printf(Locale.ROOT, "%s: %,d bytes, sound, in %,d ms%n", made.file(), made.bytes(), made.tookMs());
        }
        out.flush();
    }
}
