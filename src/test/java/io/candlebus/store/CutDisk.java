package io.candlebus.store;

import io.candlebus.store.WriteLog.Kind;
import io.candlebus.store.WriteLog.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A disk of which the power is cut. What was synced is there; of what was not, a seed says what is: nothing, what came first,
 * or here and there some of it, in sectors of 512 bytes. A name that was given or taken is sure when its folder was synced.
 */
final class CutDisk {
    private static final int SECTOR = 512;

    /** What becomes of that which was not synced. */
    private enum Unsynced {
        DROPPED,
        FIRST,
        TORN
    }

    /** A file's bytes. */
    private static final class Bytes {
        private byte[] bytes;
        private int size;

        private Bytes(byte[] bytes) {
            this.bytes = bytes;
            this.size = bytes.length;
        }

        /** Obeys a request, or of a writing one a part. */
        private void obey(Note note, int from, int to) {
            int end = note.kind() == Kind.TRUNCATED ? (int) note.at() : Math.max(size, (int) note.at() + to);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            if (end < size) {
                Arrays.fill(bytes, end, size, (byte) 0);
            }
            size = end;
            System.arraycopy(note.data(), from, bytes, (int) note.at() + from, to - from);
        }

        private void obey(Note note) {
            obey(note, 0, note.data().length);
        }

        private byte[] copy() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** A file, whatever it is called: as it is for sure, and what was asked since. */
    private static final class Content {
        private final Bytes synced = new Bytes(new byte[0]);
        private final List<Note> since = new ArrayList<>();

        /** From now on it is for sure as it is now. */
        private void sync() {
            since.forEach(synced::obey);
            since.clear();
        }
    }

    private final Map<String, Content> names = new HashMap<>();
    private final Map<String, Content> sureNames = new HashMap<>();
    private final List<Map<String, Content>> namesSince = new ArrayList<>();

    /** Does what was asked for. */
    void take(Note note) {
        switch (note.kind()) {
            case CREATED -> named(() -> names.put(note.path(), new Content()));
            case REMOVED -> named(() -> names.remove(note.path()));
            case RENAMED -> named(() -> names.put(note.text(), names.remove(note.path())));
            case SYNCED -> sync(note.path());
            default -> names.get(note.path()).since.add(note);
        }
    }

    private void named(Runnable change) {
        change.run();
        namesSince.add(new HashMap<>(names));
    }

    private void sync(String path) {
        if (path.isEmpty()) {
            sureNames.clear();
            sureNames.putAll(names);
            namesSince.clear();
        } else if (names.containsKey(path)) {
            names.get(path).sync();
        }
    }

    /** What there is, written into a folder, when the power is cut now; the disk itself goes on. */
    void cut(Path folder, SplittableRandom random) throws IOException {
        Unsynced unsynced = Unsynced.values()[random.nextInt(Unsynced.values().length)];
        Map<String, Content> left = sureNames;
        if (unsynced != Unsynced.DROPPED && !namesSince.isEmpty()) {
            int changes = random.nextInt(namesSince.size() + 1);
            left = changes == 0 ? sureNames : namesSince.get(changes - 1);
        }
        for (Map.Entry<String, Content> file : new TreeMap<>(left).entrySet()) {
            Files.write(folder.resolve(file.getKey()), left(file.getValue(), unsynced, random));
        }
    }

    private static byte[] left(Content content, Unsynced unsynced, SplittableRandom random) {
        Bytes left = new Bytes(content.synced.copy());
        if (unsynced == Unsynced.FIRST) {
            int first = random.nextInt(content.since.size() + 1);
            content.since.subList(0, first).forEach(left::obey);
        } else if (unsynced == Unsynced.TORN) {
            content.since.forEach(note -> tear(left, note, random));
        }
        return left.copy();
    }

    private static void tear(Bytes left, Note note, SplittableRandom random) {
        if (note.kind() == Kind.TRUNCATED && random.nextBoolean()) {
            left.obey(note);
        }
        for (int from = 0; from < note.data().length; from += SECTOR) {
            if (random.nextInt(3) > 0) {
                left.obey(note, from, Math.min(note.data().length, from + SECTOR));
            }
        }
    }
}
