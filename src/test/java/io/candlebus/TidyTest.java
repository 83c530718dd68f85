package io.candlebus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the source, and holds it to the rules of the house: who may know whom, names, sizes. */
class TidyTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;

    private static final Set<String> CORE =
            Set.of("market", "indicator", "strategy", "portfolio", "session", "backtest");

    /** Which packages a package may import from, besides itself. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("market", Set.of()),
            Map.entry("indicator", Set.of("market")),
            Map.entry("strategy", Set.of("indicator", "market")),
            Map.entry("portfolio", Set.of("market", "strategy")),
            Map.entry("session", Set.of("strategy", "portfolio", "indicator", "market")),
            Map.entry("backtest", Set.of("session", "strategy", "portfolio", "indicator", "market")),
            Map.entry("webhook", Set.of("api", "json", "session", "market")),
            Map.entry("config", Set.of("feed", "webhook", "market", "strategy", "portfolio")),
            Map.entry("api", Set.of("session", "strategy", "portfolio", "backtest", "market")),
            Map.entry("json", Set.of("api", "session", "strategy", "portfolio", "indicator", "market", "backtest")),
            Map.entry("feed", Set.of("api", "strategy", "market")),
            Map.entry("store", Set.of("api", "json", "session", "strategy", "portfolio", "market")),
            Map.entry(
                    "engine",
                    Set.of(
                            "api",
                            "webhook",
                            "store",
                            "feed",
                            "json",
                            "backtest",
                            "session",
                            "strategy",
                            "portfolio",
                            "indicator",
                            "market")),
            Map.entry(
                    "web",
                    Set.of("api", "json", "backtest", "session", "strategy", "portfolio", "indicator", "market")),
            Map.entry(
                    "cli",
                    Set.of(
                            "api",
                            "web",
                            "webhook",
                            "engine",
                            "store",
                            "feed",
                            "json",
                            "config",
                            "session",
                            "strategy",
                            "portfolio",
                            "indicator",
                            "market",
                            "backtest")));

    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern BAD_NAME =
            Pattern.compile("\\w*(Manager|Helper|Utils?|Impl|Processor|Service|Data|Info)|(Abstract|Base)[A-Z]\\w*");
    private static final Pattern GETTER = Pattern.compile("public [\\w<>\\[\\], ]+ get[A-Z]\\w*\\(");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    private static final Pattern WALL_CLOCK = Pattern.compile(
            "System\\.currentTimeMillis|System\\.nanoTime|Instant\\.now|LocalDate\\.now|new Random\\b|Math\\.random|"
                    + "UUID\\.randomUUID|new Thread|Executors|\\bFiles\\.");

    /** A source file. */
    private record Source(Path path, String text) {
        String folder() {
            Path inside = MAIN.resolve("io/candlebus").relativize(path);
            return inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
        }

        String name() {
            return path.getFileName().toString().replace(".java", "");
        }
    }

    @Test
    void importsGoOneWay() {
        List<String> wrong = new ArrayList<>();
        for (Source source : sources(MAIN)) {
            if (source.folder().isEmpty()) {
                continue;
            }
            Set<String> known = MAY_KNOW.get(source.folder());
            assertTrue(known != null, () -> "no rule says whom " + source.folder() + " may know");
            Matcher imports = IMPORT.matcher(source.text());
            while (imports.find()) {
                String name = imports.group(1);
                if (name.startsWith("io.candlebus.")) {
                    String other = name.split("\\.")[2];
                    if (!other.equals(source.folder()) && !known.contains(other)) {
                        wrong.add(source.path() + " imports " + name);
                    }
                } else if (CORE.contains(source.folder()) && !name.startsWith("java.")) {
                    wrong.add(source.path() + " is core and imports " + name);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void coreHasNoClockNoChanceNoThreadsNoFiles() {
        assertEquals(
                List.of(),
                offenders(
                        MAIN,
                        s -> CORE.contains(s.folder())
                                && WALL_CLOCK.matcher(s.text()).find()));
    }

    /** Documents come from anybody, over the network too: what reads them must not be able to follow a path in one. */
    @Test
    void whatReadsDocumentsKnowsNoFiles() {
        Pattern files = Pattern.compile("java\\.nio\\.file|java\\.io\\.File|java\\.net\\.");
        assertEquals(
                List.of(),
                offenders(
                        MAIN,
                        s -> (CORE.contains(s.folder()) || s.folder().equals("json"))
                                && files.matcher(s.text()).find()));
    }

    @Test
    void namesSayWhatAThingIs() {
        assertEquals(List.of(), offenders(MAIN, s -> BAD_NAME.matcher(s.name()).matches()));
        assertEquals(
                List.of(),
                offenders(
                        MAIN,
                        s -> GETTER.matcher(s.text().replaceAll("@Override\\s+public", ""))
                                .find()));
        assertEquals(
                List.of(), offenders(MAIN, s -> s.path().toString().matches(".*/(common|utils?|helpers?|misc)/.*")));
    }

    @Test
    void filesAndMethodsStaySmall() {
        for (Path root : List.of(
                MAIN,
                Path.of("src/test/java"),
                Path.of("src/e2e/java"),
                Path.of("src/fuzz/java"),
                Path.of("src/bench/java"))) {
            assertEquals(List.of(), offenders(root, s -> s.text().lines().count() > FILE_LINES));
        }
        assertEquals(List.of(), offenders(MAIN, s -> longestMethod(s.text()) > METHOD_LINES));
    }

    @Test
    void publicTypesExplainThemselves() {
        Pattern declared = Pattern.compile("public (\\w+[ -])*(class|interface|record|enum) .*");
        assertEquals(List.of(), offenders(MAIN, s -> {
            List<String> above = s.text()
                    .lines()
                    .takeWhile(line -> !declared.matcher(line).matches())
                    .filter(line -> line.startsWith(" */") || line.startsWith("/**") || line.startsWith("import "))
                    .toList();
            boolean isPublic =
                    s.text().lines().anyMatch(line -> declared.matcher(line).matches());
            return isPublic && (above.isEmpty() || above.get(above.size() - 1).startsWith("import "));
        }));
    }

    @Test
    void nothingIsLeftUnfinished() {
        for (Path root : List.of(MAIN, Path.of("src/test/java"), Path.of("webroot"), Path.of("conf"))) {
            assertEquals(
                    List.of(),
                    offenders(
                            root,
                            s -> !s.name().equals("TidyTest")
                                    && !s.path().toString().contains("vendor")
                                    && UNFINISHED.matcher(s.text()).find()));
        }
    }

    @Test
    void testsDoNotSleep() {
        String sleep = "Thread." + "sleep(";
        for (Path root : List.of(Path.of("src/test/java"), Path.of("src/e2e/java"), Path.of("src/fuzz/java"))) {
            assertEquals(List.of(), offenders(root, s -> s.text().contains(sleep)));
        }
    }

    /** Lines of the longest block at method depth: one brace inside a type, as the formatter indents it. */
    private static long longestMethod(String text) {
        long longest = 0;
        long start = -1;
        long line = 0;
        for (String l : text.lines().toList()) {
            line++;
            if (l.matches(" {4}\\S.*\\{$") && !l.matches(" {4}(.* )?(class|record|interface|enum) .*")) {
                start = line;
            } else if (l.equals("    }") && start >= 0) {
                longest = Math.max(longest, line - start);
                start = -1;
            }
        }
        return longest;
    }

    private static List<String> offenders(Path root, Predicate<Source> offends) {
        return sources(root).stream()
                .filter(offends)
                .map(s -> s.path().toString())
                .toList();
    }

    private static List<Source> sources(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(p -> p.toString().matches(".*\\.(java|js|mjs|css|html|yaml)$"))
                    .map(TidyTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path path) {
        try {
            return new Source(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
