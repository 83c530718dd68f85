package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.backtest.metric.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page about backtests shows is what happens; the README shows its beginning. */
class BacktestDocsTest {
    private static final Path PAGE = Path.of("docs/backtest.md");
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    /** A literal that is one word, hyphens included. */
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");

    private static final String JAR = "java -jar target/candlebus.jar ";

    @Test
    void theCommandPrintsWhatIsShown() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        assertTrue(blocks.find());
        String command = blocks.group(2).strip();
        Ran ran = Ran.candlebus(command.substring(JAR.length()).split(" "));
        assertEquals(0, ran.status(), ran.err());
        assertTrue(blocks.find());
        assertEquals(blocks.group(2).strip(), ran.out().strip());
        String readme = Files.readString(Path.of("README.md"));
        Matcher shown = BLOCK.matcher(readme.substring(readme.indexOf(command)));
        assertTrue(shown.find());
        assertTrue(ran.out().startsWith(shown.group(2)), shown.group(2));
    }

    @Test
    void everyMetricIsInTheTable() throws IOException {
        String table = Metrics.ALL.stream()
                .map(m -> "| `" + m.name() + "` | " + m.title() + " | "
                        + m.unit().name().toLowerCase(Locale.ROOT) + " | "
                        + m.formula().replace("|", "\\|") + " |\n")
                .collect(Collectors.joining());
        String page = Files.readString(PAGE);
        assertEquals(table, page.substring(page.indexOf("| `net_profit`")));
    }

    @Test
    void everyNameOfTheObjectIsInTheTable() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        assertTrue(blocks.find());
        String command = blocks.group(2).strip() + " --json";
        JsonNode json = new ObjectMapper()
                .readTree(Ran.candlebus(command.substring(JAR.length()).split(" "))
                        .out());
        String page = Files.readString(PAGE);
        json.fieldNames().forEachRemaining(name -> assertTrue(page.contains('`' + name + '`'), name));
    }

    @Test
    void everyWarningIsInTheTable() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/candlebus/backtest/Warnings.java"));
        TreeSet<String> codes =
                CODE.matcher(source).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(PAGE);
        TreeSet<String> documented = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]* \\|$")
                .matcher(page.substring(page.indexOf("| code | says |"), page.indexOf("## Figures")))
                .results()
                .map(r -> r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(documented, codes);
    }
}
