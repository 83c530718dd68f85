package io.candlebus.cli;

import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.fetch.CandleShelf;
import io.candlebus.feed.fetch.Download;
import io.candlebus.feed.fetch.Downloaded;
import io.candlebus.feed.fetch.FetchRefused;
import io.candlebus.feed.fetch.FileShelf;
import io.candlebus.feed.fetch.Span;
import io.candlebus.feed.live.VenueHistory;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Retention;
import io.candlebus.store.Store;
import io.candlebus.store.StoreInUse;
import io.candlebus.store.StoreRefused;
import io.candlebus.store.StoreUrl;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads a venue's history into candle files, or into the ledger; goes on where it was broken off. */
@Command(
        name = "fetch",
        description = "Downloads a venue's history into candle files or the ledger. Run again, it goes on where it"
                + " broke off, or brings what has come since.",
        mixinStandardHelpOptions = true)
final class FetchCommand implements Callable<Integer> {
    private static final long DAY_MS = 86_400_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "VENUE",
            description = "binance, binance-usdm, bybit, okx, kraken or coinbase")
    private String venueName;

    @Parameters(
            index = "1",
            arity = "1",
            split = ",",
            paramLabel = "SYMBOL",
            description = "as BTC/USDT; several with commas")
    private List<Symbol> symbols;

    @Parameters(
            index = "2",
            arity = "1",
            split = ",",
            paramLabel = "TIMEFRAME",
            description = "as 1m; several with commas")
    private List<Timeframe> timeframes;

    @Option(names = "--from", paramLabel = "TIME", description = "open of the first candle; ISO-8601 or a date")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "candles open before it; by default as new as there are")
    private Instant to;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "so many days back, in place of --from; by default ${DEFAULT-VALUE}",
            defaultValue = "30")
    private int days;

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "file that ends in .csv or .csv.gz, or a folder, in which files are named as BTC-USDT-1m.csv;"
                    + " by default this one")
    private Path out;

    @Option(names = "--gzip", description = "compress the files in a folder")
    private boolean gzip;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "into the ledger of a store that no engine holds, as sqlite:data/candlebus.db")
    private String storeUrl;

    @Option(names = "--endpoint", paramLabel = "URL", description = "in place of the venue's own, as https://host")
    private String endpoint;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Venue venue = venue();
        List<Series> wanted = series(venue);
        check(wanted);
        Vertx vertx = Vertx.vertx();
        VenueHistory history = new VenueHistory(
                vertx,
                venue,
                endpoint == null ? venue.endpoints().rest() : endpoint.replaceAll("/+$", ""),
                note -> err().println("candlebus: " + note));
        try (Store store = store()) {
            long beganNs = System.nanoTime();
            Set<Symbol> asked = wanted.stream().map(Series::symbol).collect(Collectors.toSet());
            long nowMs = history.begin(asked).await();
            List<Downloaded> done = new ArrayList<>();
            for (Series series : wanted) {
                done.add(fetch(history, series, store, nowMs));
            }
            FetchText text = new FetchText(venue, done, (System.nanoTime() - beganNs) / 1_000_000);
            text.print(spec.commandLine().getOut(), json);
            text.warn(err());
            return done.stream().anyMatch(d -> d.coverage() == null) ? Exit.NO_DATA : Exit.OK;
        } catch (FeedRefused refused) {
            throw new Stopped(Exit.NO_DATA, refused.getMessage());
        } finally {
            history.close().await();
            vertx.close().await();
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private Venue venue() {
        return Venues.find(venueName)
                .orElseThrow(() -> wrong("there is no venue \"" + venueName + "\"; known are "
                        + Venues.ALL.stream().map(Venue::name).collect(Collectors.joining(", "))));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private List<Series> series(Venue venue) {
        Set<Series> all = new LinkedHashSet<>();
        for (Symbol symbol : symbols) {
            timeframes.forEach(timeframe -> all.add(new Series(symbol, timeframe)));
        }
        for (Timeframe timeframe : timeframes) {
            if (!venue.timeframes().contains(timeframe)) {
                throw wrong(venue.name() + " has no candles of " + timeframe + "; it has "
                        + venue.timeframes().stream()
                                .sorted()
                                .map(Timeframe::toString)
                                .collect(Collectors.joining(", ")));
            }
        }
        return List.copyOf(all);
    }

    private void check(List<Series> wanted) {
        if (days < 1 || days > 36_500) {
            throw wrong("--days must be from 1 to 36500");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw wrong("--from must be before --to");
        }
        if (out != null && storeUrl != null) {
            throw wrong("either --out or --store");
        }
        if (storeUrl != null && !storeUrl.startsWith("sqlite:") && !storeUrl.startsWith("postgresql://")) {
            throw wrong("--store must be sqlite: and a file, or postgresql://user:password@host/database");
        }
        if (wanted.size() > 1 && isFile()) {
            throw wrong("--out must be a folder for " + wanted.size() + " series");
        }
        if (endpoint != null && !endpoint.matches("https?://[^/\\s]+.*")) {
            throw wrong("--endpoint must be a URL, as https://host");
        }
    }

    private boolean isFile() {
        return out != null && out.toString().matches(".*\\.csv(\\.gz)?");
    }

    /** Null when the ledger is not asked for. */
    private Store store() {
        try {
            return storeUrl == null ? null : new StoreUrl(storeUrl).open(Retention.STANDARD);
        } catch (StoreInUse held) {
            throw new Stopped(
                    Exit.STORE_IN_USE, held.getMessage() + "\nthe engine fetches what it needs itself; end it first");
        } catch (StoreRefused refused) {
            throw new Stopped(Exit.CONFIG, refused.getMessage());
        }
    }

    private Downloaded fetch(VenueHistory history, Series series, Store store, long nowMs) {
        Bar bar = new Bar(series);
        try (CandleShelf shelf = shelf(history.venue(), series, store)) {
            return new Download(history, series, shelf, bar).run(span(history.venue(), series, nowMs), nowMs);
        } catch (FetchRefused refused) {
            throw new Stopped(Exit.PROBLEMS, refused.getMessage());
        } catch (NoSuchFileException nowhere) {
            throw new Stopped(Exit.PROBLEMS, nowhere.getFile() + ": there is no such folder");
        } catch (IOException failed) {
            throw new Stopped(
                    Exit.PROBLEMS,
                    series + " cannot be kept: " + failed.getMessage()
                            + "\nwhat was kept before stays; run again to go on");
        } finally {
            bar.end();
        }
    }

    private CandleShelf shelf(Venue venue, Series series, Store store) throws IOException {
        if (store != null) {
            return new LedgerShelf(store, new StoreUrl(storeUrl).name(), series);
        }
        if (isFile()) {
            return FileShelf.open(out, venue.name(), series);
        }
        Path folder = out == null ? Path.of("") : out;
        Files.createDirectories(folder);
        String name = series.symbol().dashed() + "-" + series.timeframe() + (gzip ? ".csv.gz" : ".csv");
        return FileShelf.open(folder.resolve(name), venue.name(), series);
    }

    private Span span(Venue venue, Series series, long nowMs) {
        Timeframe timeframe = series.timeframe();
        long newestMs = Download.endMs(venue, timeframe, nowMs);
        long endMs = to == null ? newestMs : Math.min(newestMs, firstFrom(timeframe, to.toEpochMilli()));
        long fromMs = firstFrom(timeframe, from == null ? endMs - days * DAY_MS : from.toEpochMilli());
        if (fromMs >= endMs) {
            throw new Stopped(
                    Exit.NO_DATA,
                    "no candle of " + timeframe + " is over yet that opens at " + Instant.ofEpochMilli(fromMs)
                            + " or later, and before " + Instant.ofEpochMilli(Math.max(endMs, newestMs)));
        }
        return new Span(fromMs, endMs);
    }

    /** Open time of the first candle that does not open before a time. */
    private static long firstFrom(Timeframe timeframe, long timeMs) {
        long openMs = timeframe.openOf(timeMs);
        return openMs == timeMs ? openMs : timeframe.closeOf(openMs);
    }

    /** The way to the end of one series. */
    private final class Bar implements Download.Watcher {
        private final Series series;
        private ProgressBar bar;

        Bar(Series series) {
            this.series = series;
        }

        @Override
        public void toDo(long candles) {
            bar = ProgressBar.onTerminal(err(), candles, series + " candles");
        }

        @Override
        public void did(long candles) {
            bar.add(candles);
        }

        void end() {
            if (bar != null) {
                bar.end();
            }
        }
    }
}
