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
import java.util.ArrayList;
import java.util.Collections;
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
            Rig.eventually(
                    true,
                    () -> now(rig.engine.revision("cross", 0)).problems().stream()
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

    private static boolean complainsOf(Rig rig, String id) {
        return now(rig.engine.revision(id, 0)).problems().stream()
                .anyMatch(p -> p.code().equals("file-not-taken-up"));
    }

    private static String document(Rig rig, String id) {
        return now(rig.engine.revision(id, 0)).document();
    }

    private void rename(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to));
    }

    /** Returns when the folder has been looked into again. */
    private void looked(Rig rig, String marker) throws IOException {
        write(marker + ".json", cross(marker, 3, 8));
        Rig.eventually(true, () -> now(rig.engine.strategies()).stream().anyMatch(s -> s.id().equals(marker)));
    }

    @Test
    void aRestartDoesNotHandTheStrategyToAFileThatWasRefused() throws Exception {
        write("m.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            write("a.json", cross("cross", 5, 13));
            looked(rig, "z-one");
            assertEquals("m.json", now(rig.engine.revision("cross", 0)).origin());
        }
        try (Rig rig = rig()) {
            assertEquals("m.json", now(rig.engine.revision("cross", 0)).origin());
            Files.delete(folder.resolve("a.json"));
            looked(rig, "z-two");
            assertEquals(cross("cross", 3, 8), document(rig, "cross"));
            assertEquals(1, rig.status("cross").revision());
        }
    }

    @Test
    void aFileThatIsBadAtTheStartKeepsItsStrategyAndTheProblemIsVisible() throws Exception {
        write("m.json", cross("cross", 3, 8));
        rig().close();
        write("m.json", "{ broken");
        write("a.json", cross("cross", 5, 13));
        try (Rig rig = rig()) {
            assertEquals(cross("cross", 3, 8), document(rig, "cross"));
            assertTrue(complainsOf(rig, "cross"));
        }
    }

    @Test
    void aRefusedFileGetsItsTurnWhenTheOtherIsRemoved() throws Exception {
        write("a.json", cross("cross", 3, 8));
        write("b.json", cross("cross", 5, 13));
        try (Rig rig = rig()) {
            assertEquals(cross("cross", 3, 8), document(rig, "cross"));
            Files.delete(folder.resolve("a.json"));
            Rig.eventually(cross("cross", 5, 13), () -> document(rig, "cross"));
            write("a.json", cross("cross", 3, 8));
            looked(rig, "z-one");
            assertEquals("b.json", now(rig.engine.revision("cross", 0)).origin());
            write("b.json", cross("other", 5, 13));
            Rig.eventually(cross("cross", 3, 8), () -> document(rig, "cross"));
            Rig.eventually(3, () -> rig.status("cross").revision());
        }
    }

    @Test
    void theProblemIsGoneWhenTheFileSaysAgainWhatRuns() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            write("cross.json", "{ broken");
            Rig.eventually(true, () -> complainsOf(rig, "cross"));
            write("cross.json", cross("cross", 3, 8));
            Rig.eventually(false, () -> complainsOf(rig, "cross"));
            assertEquals(1, rig.status("cross").revision());
        }
    }

    @Test
    void aRenamedFileIsNoNewRevision() throws Exception {
        write("old.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
            rename("old.json", "new.json");
            looked(rig, "z-one");
            assertEquals(2, rig.status("cross").revision());
            assertEquals(cross("cross", 5, 13), document(rig, "cross"));
        }
        try (Rig rig = rig()) {
            assertEquals(2, rig.status("cross").revision());
            write("new.json", cross("cross", 4, 9));
            Rig.eventually(cross("cross", 4, 9), () -> document(rig, "cross"));
        }
    }

    @Test
    void aFileRenamedWhileTheEngineWasOffGoesOnGivingItsStrategy() throws Exception {
        write("old.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
        }
        rename("old.json", "new.json");
        try (Rig rig = rig()) {
            assertEquals(cross("cross", 5, 13), document(rig, "cross"));
            write("new.json", cross("cross", 4, 9));
            Rig.eventually(cross("cross", 4, 9), () -> document(rig, "cross"));
            assertEquals("new.json", now(rig.engine.revision("cross", 0)).origin());
        }
    }

    @Test
    void whatWasDeletedComesBackOnlyWithAnotherText() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
            now(rig.engine.delete("cross"));
        }
        rename("cross.json", "renamed.json");
        try (Rig rig = rig()) {
            assertEquals(List.of(), now(rig.engine.strategies()));
            write("renamed.json", cross("cross", 4, 9));
            Rig.eventually(1, () -> now(rig.engine.strategies()).size());
            Rig.eventually(cross("cross", 4, 9), () -> document(rig, "cross"));
            Rig.eventually(State.RUNNING, () -> rig.state("cross"));
        }
    }

    @Test
    void aFileThatChangesItsIdMakesASecondStrategy() throws Exception {
        write("cross.json", cross("first", 3, 8));
        try (Rig rig = rig()) {
            write("cross.json", cross("second", 3, 8));
            Rig.eventually(2, () -> now(rig.engine.strategies()).size());
            assertEquals(State.RUNNING, rig.state("first"));
            Rig.eventually(State.RUNNING, () -> rig.state("second"));
        }
    }

    @Test
    void theEngineClosesWhileFilesAreBeingTakenUp() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            try (Rig rig = rig()) {
                for (String name : List.of("a", "b", "c", "d")) {
                    String id = name + round;
                    ids.add(id);
                    write(id + ".json", cross(id, 3, 8));
                }
                String first = "a" + round;
                Rig.eventually(true, () -> now(rig.engine.strategies()).stream().anyMatch(s -> s.id().equals(first)));
            }
        }
        Collections.sort(ids);
        try (Rig rig = rig()) {
            List<StrategyStatus> all = now(rig.engine.strategies());
            assertEquals(ids, all.stream().map(StrategyStatus::id).toList());
            assertEquals(
                    List.of(),
                    all.stream().filter(s -> s.state() != State.RUNNING).toList());
        }
    }

    @Test
    void aFileThatIsOnlyWrittenOtherwiseIsNoNews() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            write("cross.json", cross("cross", 3, 8) + "\n");
            looked(rig, "z-one");
            assertEquals(1, rig.status("cross").revision());
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
        }
        try (Rig rig = rig()) {
            assertEquals(cross("cross", 5, 13), document(rig, "cross"));
        }
    }

    @Test
    void aFileThatSaysWhatWasSentIsNoNewsAndNotLaterEither() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
            write("cross.json", cross("cross", 5, 13));
            looked(rig, "z-one");
            assertEquals(2, rig.status("cross").revision());
            now(rig.engine.replace("cross", cross("cross", 4, 9)));
        }
        try (Rig rig = rig()) {
            assertEquals(cross("cross", 4, 9), document(rig, "cross"));
            assertEquals(3, rig.status("cross").revision());
        }
    }

    @Test
    void whatWasBroughtBackOutlivesTheFileUntilThatIsEdited() throws Exception {
        write("cross.json", cross("cross", 3, 8));
        try (Rig rig = rig()) {
            write("cross.json", cross("cross", 5, 13));
            Rig.eventually(2, () -> rig.status("cross").revision());
            assertEquals(
                    "restore:1", now(rig.engine.restore("cross", 1)).revision().origin());
            looked(rig, "z-one");
            assertEquals(3, rig.status("cross").revision());
        }
        try (Rig rig = rig()) {
            assertEquals(cross("cross", 3, 8), document(rig, "cross"));
            assertEquals(3, rig.status("cross").revision());
            write("cross.json", cross("cross", 4, 9));
            Rig.eventually(4, () -> rig.status("cross").revision());
            assertEquals("cross.json", now(rig.engine.revision("cross", 0)).origin());
        }
    }
}
