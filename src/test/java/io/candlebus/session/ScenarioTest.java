package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyReader;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Position;
import io.candlebus.portfolio.Trade;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.strategy.Compiler;
import io.candlebus.strategy.StrategySpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays the files of {@code src/test/resources/scenarios}: what it shows, the terms, a document, a line of dashes, then
 * one-minute candles, each with the facts it gives.
 *
 * <p>Terms are cash, fee and slippage in bps, and after them, where they are not the standard ones, {@code fill}, {@code intrabar},
 * {@code tick} and {@code lot}, each with its value. {@code starts:} is when the first candle opens, the epoch when it is not given.
 * A candle is a price, or open, high, low and close, then {@code v} and its volume when that is not 1. Until when a signal is blocked
 * is told in minutes after the start: the n-th candle closes at minute n.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");

    @TestFactory
    Stream<DynamicTest> factsAreThoseOfTheScenario() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> scenarios = files.sorted().toList();
            assertTrue(scenarios.size() >= 35, scenarios.size() + " scenarios");
            return scenarios.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
        }
    }

    private static void play(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int dashes = lines.indexOf("---");
        List<String> head = lines.subList(0, dashes);
        String document = head.stream().dropWhile(l -> !l.startsWith("{")).collect(Collectors.joining("\n"));
        StrategySpec spec = StrategyReader.read(document, Indicators.ALL, SYMBOL, Timeframe.M1)
                .spec();
        SessionKey key = new SessionKey("s", 1, new Series(SYMBOL, Timeframe.M1));
        Stage stage = new Stage(
                new StrategySession(key, Compiler.compile(spec, Indicators.ALL).strategy(), terms(head)),
                line(head, "starts:").map(Instant::parse).orElse(Instant.EPOCH).toEpochMilli());
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (String line : lines.subList(dashes + 1, lines.size())) {
            String[] sides = line.split("\\|", -1);
            if (sides.length == 1) {
                stage.told(line.strip());
            } else if (Character.isDigit(line.charAt(0))) {
                expected.add(sides[0].strip() + " | " + sides[1].strip());
                actual.add(sides[0].strip() + " | " + stage.facts(sides[0].strip()));
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    private static Optional<String> line(List<String> head, String name) {
        return head.stream()
                .filter(l -> l.startsWith(name))
                .map(l -> l.substring(name.length()).strip())
                .findFirst();
    }

    private static PaperTerms terms(List<String> head) {
        String[] words = line(head, "terms:").orElseThrow().split(" +");
        Map<String, String> options = new HashMap<>();
        for (int i = 3; i < words.length; i += 2) {
            options.put(words[i], words[i + 1]);
        }
        PaperTerms terms = new PaperTerms(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                FillAt.valueOf(option(options, "fill", "next_open")),
                Intrabar.valueOf(option(options, "intrabar", "pessimistic")),
                new Instrument(
                        Double.parseDouble(option(options, "tick", "0")),
                        Double.parseDouble(option(options, "lot", "0"))));
        assertEquals(Map.of(), options, "no such terms");
        return terms;
    }

    private static String option(Map<String, String> options, String name, String otherwise) {
        String given = options.remove(name);
        return (given == null ? otherwise : given).toUpperCase(Locale.ROOT);
    }

    /** A session, and which way its candles go in. */
    private static final class Stage {
        private final StrategySession session;
        private boolean warming;
        private final long startMs;
        private int minute;

        private Stage(StrategySession session, long startMs) {
            this.session = session;
            this.startMs = startMs;
        }

        private void told(String word) {
            switch (word) {
                case "pause" -> session.pause();
                case "resume" -> session.resume();
                case "warm-up" -> warming = true;
                case "run" -> warming = false;
                default -> throw new AssertionError("what is " + word);
            }
        }

        private String facts(String cells) {
            List<Fact> facts = new ArrayList<>();
            boolean synthetic = cells.endsWith("synthetic");
            List<String> words = List.of(cells.replace("synthetic", "").strip().split(" +"));
            double volume = words.stream()
                    .filter(w -> w.startsWith("v"))
                    .mapToDouble(w -> Double.parseDouble(w.substring(1)))
                    .findFirst()
                    .orElse(1);
            double[] prices = words.stream()
                    .filter(w -> !w.startsWith("v"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] all = prices.length == 4
                    ? prices
                    : DoubleStream.generate(() -> prices[0]).limit(4).toArray();
            Candle candle = new Candle(startMs + 60_000L * minute++, all[0], all[1], all[2], all[3], volume);
            if (warming) {
                session.warmUp(candle);
            } else {
                session.process(candle, synthetic ? Provenance.SYNTHETIC : Provenance.REPLAY, facts::add);
            }
            facts.forEach(fact -> assertEquals(startMs + 60_000L * minute, fact.closeTimeMs()));
            return facts.stream().map(this::text).filter(Objects::nonNull).collect(Collectors.joining(", "));
        }

        private String text(Fact fact) {
            if (fact instanceof Fact.SignalFired f) {
                return "fires " + f.signal();
            } else if (fact instanceof Fact.SignalBlocked f) {
                String until = f.block().untilMs() == Block.OPEN_END
                        ? ""
                        : " until " + rounded((f.block().untilMs() - startMs) / 60_000.0);
                return "blocks " + f.signal().signal() + " by " + f.block().protection() + until;
            } else if (fact instanceof Fact.OrderPlaced f) {
                String why = f.opens() || isBySignal(f.reason()) ? "" : " by " + lower(f.reason());
                return "orders " + (f.opens() ? "open " : "close ") + lower(f.side()) + why;
            } else if (fact instanceof Fact.OrderDropped f) {
                return "drops " + lower(f.side()) + " as " + lower(f.reason());
            } else if (fact instanceof Fact.OrderFilled) {
                return null;
            } else if (fact instanceof Fact.PositionOpened f) {
                Position p = f.position();
                return "opens " + lower(p.side()) + " " + rounded(p.quantity()) + " at " + rounded(p.entryPrice());
            } else if (fact instanceof Fact.PositionClosed f) {
                return "closes " + closed(f.trade());
            } else if (fact instanceof Fact.ShadowClosed f) {
                return "shadow of " + f.protection() + " closes " + closed(f.trade());
            }
            Fact.StateChanged f = (Fact.StateChanged) fact;
            return "becomes " + lower(f.to());
        }

        private static String closed(Trade t) {
            return lower(t.side()) + " " + rounded(t.quantity()) + " at " + rounded(t.exitPrice())
                    + (isBySignal(t.reason()) ? "" : " by " + lower(t.reason()))
                    + (t.ambiguous() ? " perhaps" : "") + " earning " + rounded(t.profit());
        }

        private static boolean isBySignal(ExitReason reason) {
            return reason == ExitReason.SIGNAL || reason == ExitReason.OPPOSITE_ENTRY;
        }

        private static String lower(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }

        private static String rounded(double number) {
            return BigDecimal.valueOf(number)
                    .setScale(6, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
