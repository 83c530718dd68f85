package io.candlebus.feed.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is to go wrong, and when, a line each; times are the market's, from the beginning:
 *
 * <pre>
 * at 90s close
 * every 20s late_final
 * random 7 every 15s close silence bad_json
 * </pre>
 *
 * The last brings one of its faults at each time, chosen by the seed before; {@code any} stands for all of them. Empty lines,
 * and what follows a {@code #}, are passed over. One thread.
 */
public final class FaultScript {
    /** Lines that a script may have. */
    public static final int LINES_LIMIT = 1_000;
    /** Bytes that its file may have. */
    public static final int FILE_LIMIT = 100_000;

    private static final String SHAPES =
            "write \"at 90s FAULT\", \"every 20s FAULT\" or \"random SEED every 15s FAULT FAULT …\"";

    /** What is wrong with a script, and on which line. */
    public static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private Wrong(String name, int line, String what) {
            super(name + (line > 0 ? ":" + line : "") + ": " + what);
        }
    }

    /** A line: what happens next, when, and how long after that again; 0 for never. */
    private static final class Rule {
        private final long everyMs;
        private final Supplier<Fault> next;
        private long dueMs;

        Rule(long dueMs, long everyMs, Supplier<Fault> next) {
            this.dueMs = dueMs;
            this.everyMs = everyMs;
            this.next = next;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    private FaultScript() {}

    /**
     * Reads a file.
     *
     * @throws Wrong also when it is too long
     */
    public static FaultScript read(Path file) throws IOException, Wrong {
        if (Files.size(file) > FILE_LIMIT) {
            throw new Wrong(file.toString(), 0, "more than " + FILE_LIMIT + " bytes");
        }
        return parse(file.toString(), Files.readString(file));
    }

    /**
     * Reads a script.
     *
     * @param name of what it is from, for its errors
     */
    public static FaultScript parse(String name, String text) throws Wrong {
        FaultScript script = new FaultScript();
        List<String> lines = text.lines().toList();
        if (lines.size() > LINES_LIMIT) {
            throw new Wrong(name, LINES_LIMIT + 1, "a script has " + LINES_LIMIT + " lines at most");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                script.rules.add(new Line(name, i + 1, line.split("\\s+")).rule());
            }
        }
        return script;
    }

    /** The words of one line. */
    private record Line(String name, int number, String[] words) {
        Rule rule() throws Wrong {
            switch (words[0]) {
                case "at" -> {
                    Fault once = only(2);
                    return new Rule(duration(1), 0, () -> once);
                }
                case "every" -> {
                    Fault always = only(2);
                    return new Rule(duration(1), duration(1), () -> always);
                }
                case "random" -> {
                    return random();
                }
                default -> throw wrong("a line does not begin with \"" + words[0] + "\"; " + SHAPES);
            }
        }

        private Rule random() throws Wrong {
            if (words.length < 5 || !words[2].equals("every") || !words[1].matches("\\d{1,18}")) {
                throw wrong("random lacks something; " + SHAPES);
            }
            List<Fault> choice = new ArrayList<>();
            for (int i = 4; i < words.length; i++) {
                if (words[i].equals("any")) {
                    choice.addAll(Arrays.asList(Fault.values()));
                } else {
                    choice.add(fault(words[i]));
                }
            }
            SplittableRandom random = new SplittableRandom(Long.parseLong(words[1]));
            return new Rule(duration(3), duration(3), () -> choice.get(random.nextInt(choice.size())));
        }

        private Fault only(int at) throws Wrong {
            if (words.length != at + 1) {
                throw wrong(words[0] + " takes a time and one fault; " + SHAPES);
            }
            return fault(words[at]);
        }

        private Fault fault(String word) throws Wrong {
            for (Fault fault : Fault.values()) {
                if (word(fault).equals(word)) {
                    return fault;
                }
            }
            throw wrong("there is no fault \"" + word + "\"; there are "
                    + Arrays.stream(Fault.values()).map(FaultScript::word).collect(Collectors.joining(" ")));
        }

        private long duration(int at) throws Wrong {
            String word = words[at];
            if (!word.matches("[1-9]\\d{0,5}(ms|s|m|h)")) {
                throw wrong("\"" + word + "\" is no time; write 500ms, 90s, 5m or 2h");
            }
            long number = Long.parseLong(word.replaceAll("\\D", ""));
            return switch (word.replaceAll("\\d", "")) {
                case "ms" -> number;
                case "s" -> number * 1_000;
                case "m" -> number * 60_000;
                default -> number * 3_600_000;
            };
        }

        private Wrong wrong(String what) {
            return new Wrong(name, number, what);
        }
    }

    /** How a script writes a fault. */
    public static String word(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What has come due since this was asked the last time, in the order of the lines; of what repeats and came due several
     * times, only the last.
     *
     * @param elapsedMs market time since the beginning
     */
    public List<Fault> due(long elapsedMs) {
        List<Fault> due = new ArrayList<>();
        for (Rule rule : rules) {
            Fault last = null;
            while (rule.dueMs <= elapsedMs) {
                last = rule.next.get();
                rule.dueMs = rule.everyMs == 0 ? Long.MAX_VALUE : rule.dueMs + rule.everyMs;
            }
            if (last != null) {
                due.add(last);
            }
        }
        return due;
    }
}
