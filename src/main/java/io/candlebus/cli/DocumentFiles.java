package io.candlebus.cli;

import io.candlebus.json.DocumentLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The strategy documents that are named on a command line, by themselves or by a folder that they are in. */
final class DocumentFiles {
    /** Documents that are looked at. */
    static final int LIMIT = 10_000;

    /** Folders inside each other that are looked into. */
    private static final int DEPTH = 32;

    private DocumentFiles() {}

    /**
     * The files that are named, and in the place of a folder every {@code .json} file in it and below, by name. Hidden ones and
     * links to folders are passed over there. Each file is there once.
     *
     * @throws Stopped when one is not there, or there are too many
     */
    static List<Path> of(List<Path> paths) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(inside(path));
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new Stopped(Exit.PROBLEMS, path + ": no such file");
            }
        }
        if (files.size() > LIMIT) {
            throw new Stopped(Exit.PROBLEMS, "more than " + LIMIT + " documents");
        }
        return List.copyOf(files);
    }

    private static List<Path> inside(Path folder) {
        // A dot at the end leads into a folder that is a link, too.
        Path root = folder.resolve(".");
        try (Stream<Path> found = Files.walk(root, DEPTH)) {
            return found.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> !isHidden(file))
                    .map(folder::resolve)
                    .sorted()
                    .limit(LIMIT + 1L)
                    .toList();
        } catch (UncheckedIOException | IOException unreadable) {
            throw new Stopped(Exit.PROBLEMS, folder + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean isHidden(Path inside) {
        for (Path name : inside) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a document says; of one that is too large, so much that this can be told.
     *
     * @throws Stopped when it cannot be read
     */
    static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(DocumentLimits.DOCUMENT_BYTES + 1);
            return bytes.length > DocumentLimits.DOCUMENT_BYTES
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (NoSuchFileException missing) {
            throw new Stopped(Exit.PROBLEMS, file + ": no such file");
        } catch (AccessDeniedException denied) {
            throw new Stopped(Exit.PROBLEMS, file + ": cannot be read: permission denied");
        } catch (CharacterCodingException notText) {
            throw new Stopped(Exit.PROBLEMS, file + ": not UTF-8 text");
        } catch (IOException unreadable) {
            throw new Stopped(Exit.PROBLEMS, file + ": cannot be read: " + unreadable.getMessage());
        }
    }
}
