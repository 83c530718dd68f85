package io.candlebus.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of strategy documents. It is only ever read. Blocks; one thread at a time. */
final class StrategyFolder {
    /** Documents in the folder. */
    static final int FILES_LIMIT = 2_000;
    /** Size of a document. */
    static final long BYTES_LIMIT = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(StrategyFolder.class);

    private final Path folder;
    private final Map<String, String> known = new HashMap<>();
    private Set<String> present = Set.of();
    /** What was complained of at the last look, so that it is said once; and at this one. */
    private Set<String> complaints = Set.of();

    private final Set<String> complaining = new HashSet<>();

    StrategyFolder(Path folder) {
        this.folder = folder;
    }

    /** A file that is new or has changed. */
    record Document(String name, String text) {}

    /**
     * What is in the folder.
     *
     * @param changed since the last look, by name
     * @param present the names of all files that are there
     */
    record Look(List<Document> changed, Set<String> present) {}

    /** A folder that is not there holds nothing; one that cannot be read, what it held before. */
    Look look() {
        List<Document> changed = new ArrayList<>();
        try {
            List<Path> files = files();
            present = files.stream().map(f -> f.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
            known.keySet().retainAll(present);
            for (Path file : files) {
                String name = file.getFileName().toString();
                String text = read(file);
                if (text != null && !text.equals(known.put(name, text))) {
                    changed.add(new Document(name, text));
                }
            }
        } catch (IOException e) {
            complain("cannot read the strategies in " + folder + ": " + e);
        }
        complaints = Set.copyOf(complaining);
        complaining.clear();
        return new Look(changed, present);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(f -> f.getFileName().toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.size() > FILES_LIMIT) {
                complain(folder + " holds more than " + FILES_LIMIT + " documents; the rest is left out");
            }
            return files.size() > FILES_LIMIT ? files.subList(0, FILES_LIMIT) : files;
        }
    }

    private String read(Path file) {
        try {
            if (Files.size(file) > BYTES_LIMIT) {
                complain(file + " is larger than " + BYTES_LIMIT + " bytes and is left out");
                return null;
            }
            return Files.readString(file);
        } catch (IOException e) {
            complain("cannot read " + file + ": " + e);
            return null;
        }
    }

    private void complain(String what) {
        if (complaining.add(what) && !complaints.contains(what)) {
            LOG.error("{}", what);
        }
    }
}
