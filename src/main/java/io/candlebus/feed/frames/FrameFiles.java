package io.candlebus.feed.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How frame files are named, and in which order they were written. */
final class FrameFiles {
    static final String ENDING = ".frames.gz";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String NAME = "[a-z0-9-]+-\\d{8}T\\d{9}Z-\\d{5}\\.frames\\.gz";

    private FrameFiles() {}

    static String name(String venue, long beganMs, int number) {
        return venue + "-" + TIME.format(Instant.ofEpochMilli(beganMs)) + "-" + String.format("%05d", number) + ENDING;
    }

    /** Those of a folder, the oldest first. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(NAME))
                    .sorted(Comparator.comparing(FrameFiles::order))
                    .toList();
        }
    }

    /** Those of a folder and a venue, the oldest first. */
    static List<Path> in(Path folder, String venue) throws IOException {
        return in(folder).stream().filter(f -> venueOf(f).equals(venue)).toList();
    }

    static String venueOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - order(file).length() - 1);
    }

    private static String order(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.length() - "yyyyMMddTHHmmssSSSZ-00000.frames.gz".length());
    }
}
