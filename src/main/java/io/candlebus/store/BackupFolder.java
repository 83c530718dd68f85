package io.candlebus.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where backups of a database lie, each under its name and the time at which it was made.
 *
 * @param folder need not exist
 * @param database the file that is backed up
 */
public record BackupFolder(Path folder, Path database) {
    /** No backup takes so long. */
    private static final Duration UNDER_WAY = Duration.ofHours(12);

    /** Of names that sort as the times do. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final String TIMES = "\\d{8}T\\d{6}Z";

    /** As {@code 20131125T033000Z}. */
    static String stamp(Instant at) {
        return TIME.format(at);
    }

    private String stem() {
        String name = database.getFileName().toString();
        return name.endsWith(".db") ? name.substring(0, name.length() - 3) : name;
    }

    Path file(Instant at) {
        return folder.resolve(stem() + "-" + stamp(at) + ".db");
    }

    /** Where one is made, until it is complete. */
    Path part(Instant at) {
        return folder.resolve("." + file(at).getFileName() + ".part");
    }

    /** Removes what a process that was killed left half done; what is younger may be under way. */
    void removeLeftOvers(Instant now) throws IOException {
        Pattern parts = Pattern.compile(Pattern.quote("." + stem()) + "-" + TIMES + "\\.db\\.part");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(
                            f -> parts.matcher(f.getFileName().toString()).matches())
                    .toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(UNDER_WAY))) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Those that are complete, newest first. */
    public List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Pattern ours = Pattern.compile(Pattern.quote(stem()) + "-" + TIMES + "\\.db");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> ours.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .toList();
        }
    }
}
