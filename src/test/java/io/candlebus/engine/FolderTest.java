package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.StrategyStatus;
import io.candlebus.session.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderTest {
    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("strategies"));
    }

    private Rig rig() {
        return new Rig(EngineOptions.with(home.resolve("candlebus.db")).folder(folder));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void documentsInTheFolderRunWhenTheyAreEnabled() throws Exception {
        write("on.json", cross("on", 3, 8));
        write("off.json", cross("off", 3, 8).replaceFirst("\\{", "{\"enabled\": false, "));
        write("notes.txt", "not a document");
        try (Rig rig = rig()) {
            assertEquals(State.RUNNING, rig.state("on"));
            assertEquals(State.STOPPED, rig.state("off"));
            assertEquals("on.json", now(rig.engine.revision("on", 0)).origin());
            assertEquals(2, now(rig.engine.strategies()).size());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(3, files.count(), "the folder is only read");
        }
    }

    @Test
    void aChangedFileIsANewRevisionAndAnUnchangedOneIsNot() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            write("cross.json", cross("cross", 5, 13));
            Rig.eventually(2, () -> rig.status("cross").revision());
            Rig.eventually(State.RUNNING, () -> rig.state("cross"));
            write("new.json", cross("new", 3, 8));
            Rig.eventually(2, () -> now(rig.engine.strategies()).size());
        }
        try (Rig rig = rig()) {
            assertEquals(2, rig.status("cross").revision());
        }
    }

    @Test
    void whatWasStoppedStaysStoppedAlthoughItsFileIsEnabled() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            now(rig.engine.command("cross", Command.STOP));
        }
        try (Rig rig = rig()) {
            assertEquals(State.STOPPED, rig.state("cross"));
        }
    }

    @Test
    void aNewerRevisionOverRestOutlivesTheUnchangedFile() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
        }
        try (Rig rig = rig()) {
            assertEquals(2, rig.status("cross").revision());
            assertEquals(
                    cross("cross", 5, 13), now(rig.engine.revision("cross", 0)).document());
        }
    }

    @Test
    void aFileThatTurnsBadDisturbsNothingAndTheProblemIsVisible() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            write("cross.json", cross("cross", 3, 8).replace("crossover", "crosses-the-road"));
            Rig.eventually(
                    true,
                    () -> now(rig.engine.revision("cross", 0)).problems().stream()
                            .anyMatch(p -> p.code().equals("file-not-taken-up")));
            assertEquals(1, rig.status("cross").revision());
            rig.play(Rig.PAST, 200, "cross");
            write("cross.json", cross("cross", 4, 9));
            Rig.eventually(2, () -> rig.status("cross").revision());
            assertTrue(now(rig.engine.revision("cross", 0)).problems().stream()
                    .noneMatch(p -> p.code().equals("file-not-taken-up")));
        }
    }

    @Test
    void ofTwoFilesWithOneIdTheSecondIsNotTakenUp() throws Exception {
        write("a.json", cross("cross", 3, 8));
        write("b.json", cross("cross", 5, 13));
        write("rest.json", cross("mine", 5, 13).replaceFirst("mine", "other"));
        try (Rig rig = rig()) {
            assertEquals("a.json", now(rig.engine.revision("cross", 0)).origin());
            now(rig.engine.create(cross("mine", 3, 8)));
            write("mine.json", cross("mine", 5, 13));
            write("last.json", cross("last", 5, 13));
            Rig.eventually(
                    List.of("cross", "last", "mine", "other"),
                    () -> now(rig.engine.strategies()).stream()
                            .map(StrategyStatus::id)
                            .toList());
            assertEquals("rest", now(rig.engine.revision("mine", 0)).origin());
            assertEquals(1, rig.status("cross").revision());
        }
    }

    @Test
    void aBadFileKeepsNoOtherFromRunning() throws Exception {
        write("a-bad.json", "{ this is not JSON");
        write("good.json", cross("good", 3, 8));
        try (Rig rig = rig()) {
            assertEquals(
                    List.of("good"),
                    now(rig.engine.strategies()).stream()
                            .map(StrategyStatus::id)
                            .toList());
        }
    }
}
