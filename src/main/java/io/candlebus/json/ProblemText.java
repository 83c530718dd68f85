package io.candlebus.json;

import io.candlebus.strategy.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Problems as a compiler prints them:
 *
 * <pre>
 *   strategies/pullback.json:14:31  error  unknown-name  /signals/0/when
 *     |  "when": "crossover(fast, ema_26) and clsoe > trend"
 *     |                                       ^^^^^
 *     no indicator, parameter or candle field is called "clsoe"; did you mean "close"?
 * </pre>
 *
 * Nothing of a document reaches the terminal as a control character.
 */
public final class ProblemText {
    /** Characters of a source line that are shown. */
    private static final int WIDTH = 100;

    /** Characters shown before what is underlined, when the line is longer. */
    private static final int BEFORE = 40;

    private ProblemText() {}

    /** All of them, a blank line between two; empty when there is none. */
    public static String of(String file, List<Problem> problems, SourceText source) {
        return problems.stream().map(problem -> of(file, problem, source)).collect(Collectors.joining("\n"));
    }

    /** One of them, ending with a line end. */
    public static String of(String file, Problem problem, SourceText source) {
        SourceText.Spot spot = source.locate(problem);
        String suggestion = problem.suggestion() == null ? "" : "; " + problem.suggestion();
        return Shown.printable(file) + ":" + spot.line() + ":" + spot.column() + "  "
                + problem.severity().name().toLowerCase(Locale.ROOT) + "  " + problem.code()
                + Shown.printable(pointer(problem)) + "\n"
                + excerpt(source.line(spot.line()), spot)
                + "  " + Shown.printable(problem.message() + suggestion) + "\n";
    }

    private static String pointer(Problem problem) {
        String pointer = problem.place().pointer();
        return pointer.isEmpty() ? "" : "  " + Shown.clipped(pointer);
    }

    private static String excerpt(String line, SourceText.Spot spot) {
        int mark = Math.min(spot.column() - 1, line.length());
        int indent = line.length() - line.stripLeading().length();
        int from = Math.min(mark, line.length() <= WIDTH ? indent : Math.max(indent, mark - BEFORE));
        int to = Math.min(line.length(), from + WIDTH);
        String before = Shown.printable(line.substring(from, mark));
        String marked = Shown.printable(line.substring(mark, Math.min(to, mark + spot.length())));
        String after = Shown.printable(line.substring(Math.min(to, mark + spot.length()), to));
        return "  |  " + before + marked + after + "\n" + "  |  " + " ".repeat(before.length())
                + "^".repeat(Math.max(1, marked.length())) + "\n";
    }
}
