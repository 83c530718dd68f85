package io.candlebus.config;

import io.candlebus.strategy.Spelling;
import io.candlebus.webhook.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Every setting there is, and values for them as they come together from the places a user may set them. What is wrong
 * is collected, not thrown, so that all of it can be told at once.
 */
final class Settings {
    static final List<Setting> ALL = List.of(
            new Setting("server.host", "127.0.0.1", "loopback address to listen on"),
            new Setting("server.port", "8080", "port to listen on; 0 takes a free one"),
            new Setting(
                    "feed.kind",
                    "replay",
                    "where candles come from: `replay`, or live from `binance`, `binance-usdm`, `bybit`, `okx`, `kraken`, `coinbase`; `recording` plays what `feed.record` recorded"),
            new Setting(
                    "feed.symbols",
                    "default",
                    "what is taken from a venue, as `BTC/USDT, ETH/USDT`; `default` is `strategies.default_symbol`"),
            new Setting(
                    "feed.timeframes",
                    "default",
                    "of each symbol, as `1m, 1h`; `default` is `strategies.default_timeframe`; longer ones are made of shorter ones where a strategy asks for them"),
            new Setting(
                    "feed.endpoints.live",
                    "venue",
                    "URL of the WebSocket; `venue` is the venue's own, else a testnet's, a mirror's, a fake exchange's"),
            new Setting("feed.endpoints.rest", "venue", "beginning of the URLs of its history, likewise"),
            new Setting(
                    "feed.source",
                    "demo",
                    "what is replayed: `demo`, or a folder of candle CSV files; of a recording, its folder or one of its files"),
            new Setting("feed.record", "false", "record a venue's frames and answers, to be played again"),
            new Setting("feed.record_folder", "data/frames", "where they are recorded"),
            new Setting("feed.record_file_mb", "8", "size of a file, compressed, after which the next is begun"),
            new Setting("feed.record_files", "8", "files of a venue that are kept; older ones are deleted"),
            new Setting("feed.speed", "60", "candle time over wall time; 0 as fast as the strategies follow"),
            new Setting("feed.loop", "true", "begin again at the end, one or more whole weeks later"),
            new Setting(
                    "feed.history",
                    "1800",
                    "candles of each series that are taken in as the past at the first start, for warm-up"),
            new Setting("feed.gap_fill", "none", "`none`, or `flat`: fill missing candles, flat and without volume"),
            new Setting("feed.gap_fill_max", "50", "longest gap, in candles, that is filled"),
            new Setting(
                    "feed.jump_factor",
                    "2",
                    "a candle reaching so many times the last close, or one part in so many, is counted"),
            new Setting(
                    "store.url",
                    "sqlite:data/candlebus.db",
                    "where revisions, states, candles and signals are kept: `sqlite:` and a file, or `postgresql://user:password@host/database`"),
            new Setting("store.keep_candles", "200000", "newest candles of each series that are kept in any case"),
            new Setting("store.keep_days", "0", "those of the newest so many days are kept as well"),
            new Setting(
                    "store.keep_limit",
                    "5000000",
                    "most candles of a series, also where a session that is to run has seen more"),
            new Setting(
                    "store.backup.at",
                    "03:30",
                    "time of day, UTC, at which the embedded store is backed up; `off` for never"),
            new Setting(
                    "store.backup.folder",
                    "backups",
                    "where backups go; beside the database unless the path is absolute"),
            new Setting("store.backup.keep", "7", "newest backups that are kept"),
            new Setting("strategies.folder", "strategies", "folder of strategy documents; never written to"),
            new Setting("strategies.watch", "true", "take up new and changed documents while running"),
            new Setting("strategies.default_symbol", "BTC/USD", "symbol of documents that name none"),
            new Setting("strategies.default_timeframe", "1m", "timeframe of documents that name none"),
            new Setting("paper.cash", "10000", "paper money a session begins with, in the quote's currency"),
            new Setting("paper.fee_bps", "10", "fee per side, in hundredths of a percent"),
            new Setting("paper.slippage_bps", "2", "slippage per side, in hundredths of a percent"),
            new Setting(
                    "paper.fill",
                    "next_open",
                    "when a market order fills: `next_open`, or `close`, which nobody could have traded at"),
            new Setting(
                    "paper.intrabar",
                    "pessimistic",
                    "what a candle that reached stop and target reached first: `pessimistic`, `optimistic`, `ohlc`"),
            new Setting("paper.tick", "0", "smallest step of a price, to which fills are rounded; 0 for none"),
            new Setting("paper.lot", "0", "smallest step of a quantity, likewise"),
            new Setting("session.step_limit_ms", "5000", "a session that takes longer over one candle is reported"));

    private final Map<String, Given> given = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private List<Target> webhooks = List.of();

    /** A value and the place that gave it. */
    private record Given(String text, String origin) {}

    static Optional<Setting> byPath(String path) {
        return ALL.stream().filter(s -> s.path().equals(path)).findFirst();
    }

    /** Puts a value; later ones win. An unknown path is a problem. */
    void put(String path, String text, String origin) {
        if (byPath(path).isPresent()) {
            given.put(path, new Given(text, origin));
            return;
        }
        String question =
                Spelling.question(path, ALL.stream().map(Setting::path).toList());
        problems.add(origin + ": there is no setting \"" + path + "\"" + (question == null ? "" : "; " + question));
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** The one list among the settings; only the file has it. */
    void webhooks(List<Target> targets) {
        webhooks = targets;
    }

    List<Target> webhooks() {
        return webhooks;
    }

    /** Whether somebody set it. */
    boolean isGiven(String path) {
        return given.containsKey(path);
    }

    String text(String path) {
        Given value = given.get(path);
        return value == null ? byPath(path).orElseThrow().standard() : value.text();
    }

    String word(String path, List<String> words) {
        String text = text(path);
        if (!words.contains(text)) {
            wrong(path, "must be one of " + String.join(", ", words));
        }
        return text;
    }

    boolean flag(String path) {
        return word(path, List.of("true", "false")).equals("true");
    }

    int whole(String path, int min, int max) {
        return (int) number(
                path,
                x -> x == Math.rint(x) && x >= min && x <= max,
                "must be a whole number from " + min + " to " + max);
    }

    double number(String path, DoublePredicate fits, String claim) {
        try {
            double value = Double.parseDouble(text(path).strip());
            if (fits.test(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below, as any other unfit value
        }
        wrong(path, claim);
        return Double.parseDouble(byPath(path).orElseThrow().standard());
    }

    /** Notes that a setting's value does not fit. */
    void wrong(String path, String claim) {
        Given value = given.get(path);
        String origin = value == null ? "built-in defaults" : value.origin();
        problems.add(origin + ": " + path + " " + claim + ", not \"" + withoutSecrets(text(path)) + "\"");
    }

    /** An address without who asks and the password. */
    static String withoutSecrets(String text) {
        return text.replaceAll("//[^@]*@", "//***@");
    }
}
