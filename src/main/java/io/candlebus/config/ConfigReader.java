package io.candlebus.config;

import io.candlebus.strategy.Spelling;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings the configuration together; later wins: built-in defaults, the YAML file, environment variables {@code
 * CANDLEBUS_*}, system properties {@code candlebus.*}, the command line.
 */
public final class ConfigReader {
    /** Read from the working directory, or else from inside the jar. */
    public static final String STANDARD_FILE = "conf/candlebus.yaml";

    /** Names of ours that are no settings: for tests and measurements. */
    private static final Set<String> OTHER_USES = Set.of(
            "CANDLEBUS_MARKETS",
            "candlebus.regenerate",
            "candlebus.golden",
            "candlebus.candles",
            "candlebus.candle.files");

    private static final String WEBHOOKS = "webhooks";

    /** What variables that hold URLs and secrets may begin with, besides any other name. */
    private static final String WEBHOOK_VARIABLE = "CANDLEBUS_WEBHOOK_";

    private ConfigReader() {}

    /**
     * Reads and checks the configuration.
     *
     * @param file a YAML file that must exist, or null for {@link #STANDARD_FILE}
     * @param commandLine settings by path, as {@code server.port}
     * @return fails with {@link BadConfig}, which lists every problem at once
     */
    public static Future<Config> read(Vertx vertx, String file, Map<String, String> commandLine) {
        String path = file == null ? STANDARD_FILE : file;
        Settings settings = new Settings();
        return yaml(vertx, path, file == null)
                .compose(yaml -> webhooks(vertx, yaml, path, settings).map(yaml))
                .compose(yaml -> {
                    flatten("", yaml, path, settings);
                    return tree(vertx, "env", known(Setting::variable), true);
                })
                .compose(env -> {
                    Settings.ALL.forEach(s -> take(env.getValue(s.variable()), s, s.variable(), settings));
                    return tree(vertx, "sys", new JsonObject().put("raw-data", true), true);
                })
                .compose(sys -> {
                    Settings.ALL.forEach(s -> take(sys.getValue(s.property()), s, "-D" + s.property(), settings));
                    commandLine.forEach((name, value) -> settings.put(name, value, "command line"));
                    return checked(settings);
                });
    }

    /** Takes the list out of the tree. Who else can read a file must not find secrets in it. */
    private static Future<Void> webhooks(Vertx vertx, JsonObject yaml, String path, Settings settings) {
        if (!yaml.containsKey(WEBHOOKS)) {
            return Future.succeededFuture();
        }
        WebhookReader reader = new WebhookReader(System::getenv, problem -> settings.problem(path + ": " + problem));
        settings.webhooks(reader.read(yaml.remove(WEBHOOKS)));
        return reader.holdsSecrets() ? readableByUs(vertx, path, settings) : Future.succeededFuture();
    }

    private static Future<Void> readableByUs(Vertx vertx, String path, Settings settings) {
        return vertx.executeBlocking(() -> {
            Path file = Path.of(path);
            if (Files.exists(file)
                    && file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                settings.problem(path + ": it holds secrets, and everybody on this machine may read it: chmod o-r "
                        + path + ", or give them as env:NAME");
            }
            return null;
        });
    }

    private static Future<Config> checked(Settings settings) {
        System.getenv().keySet().forEach(name -> misspelt(name, name, Setting::variable, "CANDLEBUS_", settings));
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> misspelt(name, "-D" + name, Setting::property, "candlebus.", settings));
        Config config = Config.of(settings);
        return settings.problems().isEmpty()
                ? Future.succeededFuture(config)
                : Future.failedFuture(new BadConfig(settings.problems()));
    }

    /** A name that begins as ours do and is none of them is a mistake, not somebody else's. */
    private static void misspelt(
            String name, String origin, Function<Setting, String> ours, String prefix, Settings settings) {
        List<String> known = Settings.ALL.stream().map(ours).toList();
        boolean other = OTHER_USES.contains(name) || name.startsWith(WEBHOOK_VARIABLE);
        if (name.startsWith(prefix) && !known.contains(name) && !other) {
            String question = Spelling.question(name, known);
            settings.problem(origin + ": there is no setting of this name" + (question == null ? "" : "; " + question));
        }
    }

    private static JsonObject known(Function<Setting, String> name) {
        JsonArray keys = new JsonArray();
        Settings.ALL.forEach(s -> keys.add(name.apply(s)));
        return new JsonObject().put("raw-data", true).put("keys", keys);
    }

    /** A file of comments alone is an empty configuration; the retriever would break on it. */
    private static Future<JsonObject> yaml(Vertx vertx, String path, boolean optional) {
        JsonObject options = new JsonObject().put("path", path);
        return vertx.fileSystem()
                .readFile(path)
                .map(text -> text.toString().lines().allMatch(ConfigReader::isComment))
                .otherwise(false)
                .compose(blank ->
                        blank ? Future.succeededFuture(new JsonObject()) : tree(vertx, "file", options, optional));
    }

    private static boolean isComment(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    private static Future<JsonObject> tree(Vertx vertx, String type, JsonObject options, boolean optional) {
        ConfigStoreOptions store =
                new ConfigStoreOptions().setType(type).setConfig(options).setOptional(optional);
        if (type.equals("file")) {
            store.setFormat("yaml");
        }
        ConfigRetriever retriever = ConfigRetriever.create(
                vertx,
                new ConfigRetrieverOptions()
                        .setIncludeDefaultStores(false)
                        .setScanPeriod(-1)
                        .addStore(store));
        return retriever
                .getConfig()
                .recover(cause -> Future.failedFuture(new BadConfig(java.util.List.of(
                        options.getString("path", type) + ": cannot be read: " + cause.getMessage()))))
                .eventually(retriever::close);
    }

    private static void flatten(String prefix, JsonObject tree, String origin, Settings settings) {
        for (Map.Entry<String, Object> entry : tree) {
            String path = prefix + entry.getKey();
            if (entry.getValue() instanceof JsonObject inner) {
                flatten(path + ".", inner, origin, settings);
            } else if (entry.getValue() instanceof JsonArray list) {
                settings.put(path, list.stream().map(String::valueOf).collect(Collectors.joining(", ")), origin);
            } else {
                settings.put(path, String.valueOf(entry.getValue()), origin);
            }
        }
    }

    private static void take(Object value, Setting setting, String origin, Settings settings) {
        if (value != null) {
            settings.put(setting.path(), value.toString(), origin);
        }
    }
}
