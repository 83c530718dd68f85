package io.candlebus.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a process asked of the disk, in order, as {@code src/test/c/record.c} noted it. */
record WriteLog(List<Note> notes) {
    private static final int HEAD = 15;

    enum Kind {
        CREATED,
        WRITTEN,
        TRUNCATED,
        SYNCED,
        REMOVED,
        RENAMED;

        private static Kind of(byte letter) {
            return values()["CWTSUR".indexOf(letter)];
        }
    }

    /**
     * One request.
     *
     * @param path within the folder; empty for the folder itself
     * @param at where was written, or the new size
     * @param data that were written, or the new path
     */
    record Note(Kind kind, String path, long at, byte[] data) {
        String text() {
            return new String(data, StandardCharsets.UTF_8);
        }
    }

    static WriteLog read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        List<Note> notes = new ArrayList<>();
        while (in.remaining() >= HEAD) {
            Kind kind = Kind.of(in.get());
            byte[] path = new byte[in.getShort()];
            long at = in.getLong();
            byte[] data = new byte[in.getInt()];
            in.get(path).get(data);
            notes.add(new Note(kind, new String(path, StandardCharsets.UTF_8), at, data));
        }
        return new WriteLog(notes);
    }
}
