package io.candlebus.feed.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTest {
    @TempDir
    Path folder;

    private static List<Fault> play(FaultScript script, long untilMs) {
        List<Fault> all = new ArrayList<>();
        for (long ms = 0; ms <= untilMs; ms += 500) {
            all.addAll(script.due(ms));
        }
        return all;
    }

    @Test
    void onceIsOnceAndEveryIsAgainAndAgain() throws Exception {
        FaultScript script = FaultScript.parse("faults.txt", """
                # An exchange on a bad day
                at 5s notice

                every 2s bad_json   # half a frame
                """);
        assertEquals(List.of(), script.due(1_999));
        assertEquals(List.of(Fault.BAD_JSON), script.due(2_000));
        assertEquals(List.of(), script.due(3_999));
        assertEquals(List.of(Fault.NOTICE, Fault.BAD_JSON), script.due(5_000));
        assertEquals(List.of(Fault.BAD_JSON), script.due(60_000), "what was slept through comes once");
        assertEquals(List.of(), script.due(60_001));
    }

    @Test
    void aSeedRepeatsItsChoice() throws Exception {
        String script = "random 7 every 1s close silence late_final";
        List<Fault> first = play(FaultScript.parse("", script), 200_000);
        assertEquals(200, first.size());
        assertEquals(Set.of(Fault.CLOSE, Fault.SILENCE, Fault.LATE_FINAL), EnumSet.copyOf(first));
        assertEquals(first, play(FaultScript.parse("", script), 200_000));
        assertNotEquals(first, play(FaultScript.parse("", script.replace("7", "8")), 200_000));
    }

    @Test
    void anyStandsForAll() throws Exception {
        assertEquals(
                EnumSet.allOf(Fault.class),
                EnumSet.copyOf(play(FaultScript.parse("", "random 1 every 1s any"), 1_000_000)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whenever 5s close | does not begin with \"whenever\"",
                "at 5s clsoe | there is no fault \"clsoe\"; there are close silence",
                "at soon close | \"soon\" is no time; write 500ms, 90s, 5m or 2h",
                "at 0s close | \"0s\" is no time",
                "every 5s | takes a time and one fault",
                "every 5s close silence | takes a time and one fault",
                "random every 5s close | random lacks something",
                "random 7 every 5s | random lacks something",
                "random 7 every 5s close nonsense | there is no fault \"nonsense\"",
            })
    void whatIsWrongIsToldWithItsLine(String line, String says) {
        FaultScript.Wrong wrong =
                assertThrows(FaultScript.Wrong.class, () -> FaultScript.parse("faults.txt", "at 1s close\n" + line));
        assertTrue(wrong.getMessage().startsWith("faults.txt:2: "), wrong.getMessage());
        assertTrue(wrong.getMessage().contains(says), wrong.getMessage());
    }

    @Test
    void aScriptHasLimits() throws Exception {
        String long1 = "at 1s close\n".repeat(FaultScript.LINES_LIMIT);
        FaultScript.parse("", long1);
        assertThrows(FaultScript.Wrong.class, () -> FaultScript.parse("", long1 + "at 1s close"));
        Path file = Files.writeString(folder.resolve("faults.txt"), "#".repeat(FaultScript.FILE_LIMIT + 1));
        assertThrows(FaultScript.Wrong.class, () -> FaultScript.read(file));
    }
}
