package io.candlebus.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a strategy document. */
final class DocumentText {
    private DocumentText() {}

    /**
     * @throws Stopped when it cannot be read as text
     */
    static String of(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new Stopped(Exit.PROBLEMS, file + ": no such file");
        } catch (MalformedInputException notText) {
            throw new Stopped(Exit.PROBLEMS, file + ": not UTF-8 text");
        } catch (IOException unreadable) {
            throw new Stopped(Exit.PROBLEMS, file + ": cannot be read: " + unreadable.getMessage());
        }
    }
}
