package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page about sweeps shows is what happens. */
class SweepDocsTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);
    private static final String JAR = "java -jar target/candlebus.jar ";

    @Test
    void theCommandPrintsWhatIsShown() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/sweep.md")));
        assertTrue(blocks.find());
        String command = blocks.group(2).strip();
        assertTrue(command.startsWith(JAR), command);
        Ran ran = Ran.candlebus(command.substring(JAR.length()).split(" "));
        assertEquals(0, ran.status(), ran.err());
        assertTrue(blocks.find());
        assertEquals(blocks.group(2).strip(), ran.out().strip());
    }
}
