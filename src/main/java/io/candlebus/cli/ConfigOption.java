package io.candlebus.cli;

import io.candlebus.config.Config;
import io.candlebus.config.ConfigReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which configuration a command goes by. For mixing into commands. */
final class ConfigOption {
    @Option(names = "--config", paramLabel = "F", description = "YAML file; by default " + ConfigReader.STANDARD_FILE)
    private String file;

    /**
     * Reads it; see {@link ConfigReader#read}.
     *
     * @param commandLine settings by path
     */
    Future<Config> read(Vertx vertx, Map<String, String> commandLine) {
        return ConfigReader.read(vertx, file, commandLine);
    }
}
