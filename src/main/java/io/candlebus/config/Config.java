package io.candlebus.config;

import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.webhook.Target;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Everything that can be configured, checked.
 *
 * @param webhooks who is told of signals
 */
public record Config(
        Server server,
        Feed feed,
        Store store,
        Strategies strategies,
        Paper paper,
        Session session,
        List<Target> webhooks) {

    /**
     * @param host loopback name or address
     * @param port 0 to 65535; 0 takes a free one
     */
    public record Server(String host, int port) {}

    /** How holes in the candles are treated before strategies see them. */
    public enum GapFill {
        NONE,
        FLAT
    }

    /**
     * @param kind {@code replay}, {@code recording}, or a venue's name
     * @param source {@code demo}, or a folder of candle CSV files; of a recording, its folder or one of its files
     * @param speed candle time over wall time; 0 = as fast as the strategies follow
     * @param loop begin again at the end
     * @param history candles of each series that are taken in as the past, before the first that moves anybody
     * @param gapFillMax longest gap that is filled, in candles
     * @param jumpFactor a candle that reaches so many times the close before it, or one part in so many, is counted
     * @param live what is taken from a venue; of no account to a replay
     */
    public record Feed(
            String kind,
            String source,
            double speed,
            boolean loop,
            int history,
            GapFill gapFill,
            int gapFillMax,
            double jumpFactor,
            Live live) {}

    /**
     * What is taken from a venue: every symbol in every timeframe.
     *
     * @param symbols each once, at least one
     * @param timeframes likewise
     * @param socket URL of its WebSocket; empty for the venue's own
     * @param rest beginning of the URLs of its history, likewise
     * @param frames how its frames are recorded; null when they are not
     */
    public record Live(List<Symbol> symbols, List<Timeframe> timeframes, String socket, String rest, Frames frames) {
        public Live {
            symbols = List.copyOf(symbols);
            timeframes = List.copyOf(timeframes);
        }
    }

    /**
     * @param folder is made when it is not there
     * @param fileMb size of a file, compressed
     * @param files that are kept
     */
    public record Frames(String folder, int fileMb, int files) {}

    /**
     * @param url {@code sqlite:} and a file, or {@code postgresql://user:password@host/database}
     */
    public record Store(String url, Retention retention, Backup backup) {
        /** There may be a password in it. */
        @Override
        public String toString() {
            return "Store[url=" + Settings.withoutSecrets(url) + ", " + retention + ", " + backup + "]";
        }
    }

    /**
     * @param candles newest ones of each series that are kept in any case
     * @param days those of the newest so many days are kept as well; 0 for none
     * @param limit most candles of a series in any case
     */
    public record Retention(int candles, int days, int limit) {}

    /**
     * @param at time of day, UTC; null when none are made
     * @param folder beside the database unless absolute
     * @param keep newest backups that are kept
     */
    public record Backup(LocalTime at, String folder, int keep) {}

    /**
     * @param folder of strategy documents
     * @param watch take up changes while running
     */
    public record Strategies(String folder, boolean watch, Symbol defaultSymbol, Timeframe defaultTimeframe) {}

    /**
     * @param cash in the quote's currency, above 0
     * @param feeBps per side
     * @param slippageBps per side
     * @param tick smallest step of a price; 0 for any
     * @param lot smallest step of a quantity; 0 for any
     */
    public record Paper(
            double cash, double feeBps, double slippageBps, Fill fill, Intrabar intrabar, double tick, double lot) {}

    /** When market orders fill. */
    public enum Fill {
        NEXT_OPEN,
        CLOSE
    }

    /** What comes first in a candle that reached both the stop and the target. */
    public enum Intrabar {
        PESSIMISTIC,
        OPTIMISTIC,
        OHLC
    }

    /**
     * @param stepLimitMs a session that takes longer over one candle is reported
     */
    public record Session(int stepLimitMs) {}

    /** Reads every setting; what is wrong is added to its problems. */
    static Config of(Settings settings) {
        Strategies strategies = strategies(settings);
        return new Config(
                server(settings),
                FeedSettings.of(settings, strategies),
                store(settings),
                strategies,
                paper(settings),
                new Session(settings.whole("session.step_limit_ms", 10, 3_600_000)),
                settings.webhooks());
    }

    private static Server server(Settings settings) {
        String host = settings.text("server.host");
        if (!List.of("127.0.0.1", "localhost", "::1", "[::1]").contains(host)) {
            settings.wrong(
                    "server.host",
                    "must be a loopback address (127.0.0.1, localhost or ::1),"
                            + " since nothing here asks who is calling: put a proxy with TLS and a login in front");
        }
        return new Server(host, settings.whole("server.port", 0, 65535));
    }

    /** One of an enum's words; the standard one when what is given is none. */
    static <E extends Enum<E>> E choice(Settings settings, String path, E standard) {
        E[] all = standard.getDeclaringClass().getEnumConstants();
        List<String> words = Arrays.stream(all).map(Config::word).toList();
        int given = words.indexOf(settings.word(path, words));
        return given < 0 ? standard : all[given];
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Store store(Settings settings) {
        String url = settings.text("store.url");
        boolean file = url.startsWith("sqlite:") && url.length() > "sqlite:".length();
        if (!file && !url.startsWith("postgresql://")) {
            settings.wrong("store.url", "must be \"sqlite:\" and a file, or postgresql://user:password@host/database");
        }
        return new Store(url, retention(settings), backup(settings, file));
    }

    private static Retention retention(Settings settings) {
        Retention retention = new Retention(
                settings.whole("store.keep_candles", 1_000, 100_000_000),
                settings.whole("store.keep_days", 0, 100_000),
                settings.whole("store.keep_limit", 1_000, 100_000_000));
        if (retention.limit() < retention.candles()) {
            settings.wrong("store.keep_limit", "must not be less than store.keep_candles, " + retention.candles());
        }
        return retention;
    }

    private static Backup backup(Settings settings, boolean file) {
        for (String path : List.of("store.backup.at", "store.backup.folder", "store.backup.keep")) {
            if (!file && settings.isGiven(path) && !settings.text(path).equals("off")) {
                settings.wrong(path, "is for the embedded store; back a PostgreSQL database up with pg_dump");
            }
        }
        String at = settings.text("store.backup.at");
        LocalTime time = null;
        if (!at.equals("off")) {
            try {
                time = LocalTime.parse(at);
            } catch (DateTimeParseException notOne) {
                settings.wrong("store.backup.at", "must be a time of day, as 03:30, or off");
            }
        }
        return new Backup(
                file ? time : null,
                settings.text("store.backup.folder"),
                settings.whole("store.backup.keep", 1, 1_000));
    }

    private static Strategies strategies(Settings settings) {
        return new Strategies(
                settings.text("strategies.folder"),
                settings.flag("strategies.watch"),
                symbol(settings),
                timeframe(settings));
    }

    private static Symbol symbol(Settings settings) {
        try {
            return Symbol.parse(settings.text("strategies.default_symbol"));
        } catch (IllegalArgumentException notOne) {
            settings.wrong("strategies.default_symbol", "must be BASE/QUOTE, as BTC/USD");
            return new Symbol("BTC", "USD");
        }
    }

    private static Timeframe timeframe(Settings settings) {
        return Timeframe.of(settings.text("strategies.default_timeframe")).orElseGet(() -> {
            settings.wrong("strategies.default_timeframe", "must be a timeframe, as 1m or 1h");
            return Timeframe.M1;
        });
    }

    private static Paper paper(Settings settings) {
        return new Paper(
                settings.number("paper.cash", x -> x > 0 && x <= 1e15, "must be a number above 0"),
                settings.number("paper.fee_bps", x -> x >= 0 && x < 10_000, "must be a number from 0 to below 10000"),
                settings.number(
                        "paper.slippage_bps", x -> x >= 0 && x < 10_000, "must be a number from 0 to below 10000"),
                choice(settings, "paper.fill", Fill.NEXT_OPEN),
                choice(settings, "paper.intrabar", Intrabar.PESSIMISTIC),
                step(settings, "paper.tick"),
                step(settings, "paper.lot"));
    }

    private static double step(Settings settings, String path) {
        return settings.number(path, x -> x >= 0 && x <= 1e9, "must be a number from 0 to 1e9");
    }
}
