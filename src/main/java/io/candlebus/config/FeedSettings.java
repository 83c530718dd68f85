package io.candlebus.config;

import io.candlebus.config.Config.GapFill;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads where candles come from; what is wrong is added to the settings' problems. */
final class FeedSettings {
    static final String REPLAY = "replay";

    static final String RECORDING = "recording";

    /** Stands for the one symbol, or timeframe, of documents that name none. */
    static final String DEFAULT = "default";

    /** Stands for the venue's own address. */
    static final String VENUE = "venue";

    /** Symbols times timeframes. */
    static final int SERIES_LIMIT = 2_000;

    private FeedSettings() {}

    static List<String> kinds() {
        return Stream.concat(Stream.of(REPLAY, RECORDING), Venues.ALL.stream().map(Venue::name))
                .toList();
    }

    static Config.Feed of(Settings settings, Config.Strategies strategies) {
        String kind = settings.word("feed.kind", kinds());
        return new Config.Feed(
                kind,
                source(settings, kind),
                settings.number("feed.speed", x -> x >= 0 && x <= 1e9, "must be a number from 0 to 1e9"),
                settings.flag("feed.loop"),
                settings.whole("feed.history", 0, 100_000),
                Config.choice(settings, "feed.gap_fill", GapFill.NONE),
                settings.whole("feed.gap_fill_max", 1, 100_000),
                settings.number("feed.jump_factor", x -> x > 1 && x <= 1e6, "must be a number above 1"),
                live(settings, strategies, kind));
    }

    private static Config.Live live(Settings settings, Config.Strategies strategies, String kind) {
        Config.Live live = new Config.Live(
                symbols(settings, strategies.defaultSymbol()),
                timeframes(settings, strategies.defaultTimeframe(), kind),
                endpoint(settings, "feed.endpoints.live", List.of("wss://", "ws://")),
                endpoint(settings, "feed.endpoints.rest", List.of("https://", "http://")),
                frames(settings));
        if (live.symbols().size() * live.timeframes().size() > SERIES_LIMIT) {
            settings.wrong("feed.symbols", "times feed.timeframes must not be more than " + SERIES_LIMIT);
        }
        return live;
    }

    private static String source(Settings settings, String kind) {
        String source = settings.text("feed.source");
        if (kind.equals(RECORDING) && source.equals("demo")) {
            settings.wrong("feed.source", "must be a folder of recorded frames, or one of its files");
        }
        return source;
    }

    private static Config.Frames frames(Settings settings) {
        Config.Frames frames = new Config.Frames(
                settings.text("feed.record_folder"),
                settings.whole("feed.record_file_mb", 1, 10_000),
                settings.whole("feed.record_files", 2, 10_000));
        return settings.flag("feed.record") ? frames : null;
    }

    private static List<Symbol> symbols(Settings settings, Symbol standard) {
        if (settings.text("feed.symbols").equals(DEFAULT)) {
            return List.of(standard);
        }
        List<Symbol> symbols = new ArrayList<>();
        for (String word : words(settings, "feed.symbols")) {
            try {
                symbols.add(Symbol.parse(word));
            } catch (IllegalArgumentException notOne) {
                settings.wrong("feed.symbols", "must be BASE/QUOTE each, as BTC/USDT");
            }
        }
        refuseRepeated(settings, "feed.symbols", symbols);
        return symbols;
    }

    private static List<Timeframe> timeframes(Settings settings, Timeframe standard, String kind) {
        boolean isDefault = settings.text("feed.timeframes").equals(DEFAULT);
        List<Timeframe> timeframes = new ArrayList<>();
        for (String word : isDefault ? List.of(standard.toString()) : words(settings, "feed.timeframes")) {
            Timeframe.of(word)
                    .ifPresentOrElse(
                            timeframes::add,
                            () -> settings.wrong("feed.timeframes", "must be a timeframe each, as 1m or 1h"));
        }
        refuseRepeated(settings, "feed.timeframes", timeframes);
        Venues.find(kind).ifPresent(venue -> {
            if (!venue.timeframes().containsAll(timeframes)) {
                settings.wrong(
                        "feed.timeframes",
                        "must be among what " + kind + " sends (" + listed(venue.timeframes())
                                + "; longer ones are made of them)");
            }
        });
        return timeframes;
    }

    private static String listed(Set<Timeframe> timeframes) {
        return timeframes.stream().sorted().map(Timeframe::toString).collect(Collectors.joining(" "));
    }

    private static List<String> words(Settings settings, String path) {
        List<String> words = Arrays.stream(settings.text(path).split("[,\\s]+"))
                .filter(w -> !w.isEmpty())
                .toList();
        if (words.isEmpty()) {
            settings.wrong(path, "must name at least one");
        }
        return words;
    }

    private static void refuseRepeated(Settings settings, String path, List<?> all) {
        if (all.stream().distinct().count() != all.size()) {
            settings.wrong(path, "must name each once");
        }
    }

    private static String endpoint(Settings settings, String path, List<String> schemes) {
        String text = settings.text(path);
        if (text.equals(VENUE)) {
            return "";
        }
        boolean fits = schemes.stream()
                .anyMatch(s -> text.toLowerCase(Locale.ROOT).startsWith(s) && text.length() > s.length());
        if (!fits || text.chars().anyMatch(Character::isWhitespace)) {
            settings.wrong(path, "must be " + VENUE + ", or a URL that begins with " + String.join(" or ", schemes));
        }
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
