package io.candlebus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.sweep.Outcome;
import io.candlebus.json.SweepJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done of a sweep, in a file, so that it can go on where it was stopped: a line that tells what is swept, then one for
 * each set. A last line that was cut off is of no account.
 */
final class SweepState implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final List<Outcome> known;
    private final BufferedWriter out;

    private SweepState(Path file, List<Outcome> known, BufferedWriter out) {
        this.file = file;
        this.known = known;
        this.out = out;
    }

    /**
     * Opens a file, or begins one.
     *
     * @param what names everything that results depend on
     * @throws Stopped when it is of another sweep, or cannot be used
     */
    static SweepState open(Path file, String what) {
        try {
            List<Outcome> known = Files.exists(file) ? read(file, what) : List.of();
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (BufferedWriter copy = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                ObjectNode head = JsonNodeFactory.instance.objectNode().put("sweep", what);
                copy.write(head + "\n");
                write(copy, known);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            return new SweepState(file, known, out);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static List<Outcome> read(Path file, String what) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            return List.of();
        }
        JsonNode head = tree(lines.get(0));
        if (head == null || !head.path("sweep").asText().equals(what)) {
            throw new Stopped(
                    Exit.PROBLEMS,
                    file
                            + " is not of this sweep: its document, candles, axes, terms or engine are others; name another"
                            + " file, or remove it");
        }
        List<Outcome> known = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            JsonNode outcome = tree(line);
            if (outcome != null && outcome.has("set")) {
                known.add(SweepJson.read(outcome));
            }
        }
        return known;
    }

    private static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException cutOff) {
            return null;
        }
    }

    List<Outcome> known() {
        return known;
    }

    /** Keeps what is done; one thread at a time. */
    void keep(List<Outcome> outcomes) {
        try {
            write(out, outcomes);
            out.flush();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static void write(BufferedWriter to, List<Outcome> outcomes) throws IOException {
        for (Outcome outcome : outcomes) {
            to.write(SweepJson.kept(outcome) + "\n");
        }
    }

    private static Stopped unusable(Path file, IOException e) {
        String why = e instanceof CharacterCodingException ? "it is no text" : e.getMessage();
        return new Stopped(Exit.PROBLEMS, file + ": cannot be used: " + why);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }
}
