package io.candlebus.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command writes results to, in UTF-8. */
final class ResultFile {
    private ResultFile() {}

    /** Writes what the file is to hold. */
    interface Content {
        void write(BufferedWriter to) throws IOException;
    }

    /** @throws Stopped when the file cannot be written */
    static void write(Path file, Content content) {
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            content.write(to);
        } catch (IOException failed) {
            throw unwritable(file, failed);
        }
    }

    private static Stopped unwritable(Path file, IOException failed) {
        String reason = failed instanceof NoSuchFileException
                ? "there is no such folder"
                : failed.getClass().getSimpleName() + ": " + failed.getMessage();
        return new Stopped(Exit.PROBLEMS, file + ": cannot be written: " + reason);
    }
}
