package io.candlebus.json;

import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A document as written, and where in it every value stands. Immutable; any thread. */
public final class SourceText {
    private static final Set<String> CODES_ABOUT_NAMES = Set.of("unknown-key", "kept-not-applied");

    private final String text;
    private final Node root;
    private final Map<String, Span> repeatedKeys;
    private final int[] lineStarts;

    SourceText(String text, Node root, Map<String, Span> repeatedKeys) {
        this.text = text;
        this.root = root;
        this.repeatedKeys = Map.copyOf(repeatedKeys);
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /** A document as written, whatever it holds. */
    public static SourceText of(String text) {
        return DocumentParser.parse(text, new Findings()).source();
    }

    /**
     * A stretch of the text.
     *
     * @param line from 1
     * @param column from 1, in characters
     * @param offset from the beginning of the text, in characters
     * @param length in characters, at least 1, never beyond the line's end
     */
    public record Spot(int line, int column, int offset, int length) {}

    public String text() {
        return text;
    }

    /** The members of the document's top; empty when it is no document. */
    Map<String, Node> members() {
        return root == null ? Map.of() : root.members();
    }

    /** Where a problem stands: the name where it is about a name, else the value. */
    public Spot locate(Problem problem) {
        Place place = problem.place();
        if (problem.code().equals("duplicate-key") && repeatedKeys.containsKey(place.pointer())) {
            return spot(repeatedKeys.get(place.pointer()));
        }
        if (CODES_ABOUT_NAMES.contains(problem.code())) {
            Node node = find(place.pointer());
            return node == null ? spot(new Span(0, 0)) : spot(node.keySpan());
        }
        return locate(place);
    }

    /** Where a place is; the nearest value around it when the document has no such value. */
    public Spot locate(Place place) {
        Node node = find(place.pointer());
        if (place.length() == 0) {
            return spot(node == null ? new Span(0, 0) : node.span());
        }
        if (node == null || place.pointer().isEmpty()) {
            return spot(new Span(place.offset(), place.length()));
        }
        int from = rawOffset(node.span(), place.offset());
        int to = rawOffset(node.span(), place.offset() + place.length());
        return spot(new Span(from, to - from));
    }

    /** The problems in the order in which they stand in the text, each at a place that is there. */
    public List<Problem> sorted(List<Problem> problems) {
        List<Problem> fitted = problems.stream().map(this::fitted).toList();
        Map<Problem, Integer> offsets = new IdentityHashMap<>();
        fitted.forEach(problem -> offsets.put(problem, locate(problem).offset()));
        return fitted.stream().sorted(Comparator.comparing(offsets::get)).toList();
    }

    /** What is read as something longer than it is written, {@code macd} and {@code signal} as one name, is meant as a whole. */
    private Problem fitted(Problem problem) {
        Place place = problem.place();
        if (place.length() == 0 || place.pointer().isEmpty()) {
            return problem;
        }
        Node node = find(place.pointer());
        boolean fits = node != null
                && node.is(Node.Kind.TEXT)
                && place.offset() + place.length() <= Math.max(1, node.text().length());
        return fits
                ? problem
                : new Problem(
                        problem.severity(),
                        problem.code(),
                        Place.at(place.pointer()),
                        problem.message(),
                        problem.suggestion());
    }

    /** A line's text without its end; empty for lines that are not there. */
    public String line(int number) {
        if (number < 1 || number > lineStarts.length) {
            return "";
        }
        int start = lineStarts[number - 1];
        return text.substring(start, lineEnd(start));
    }

    private Spot spot(Span span) {
        int offset = Math.max(0, Math.min(span.offset(), text.length()));
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int rest = lineEnd(offset) - offset;
        int length = Math.max(1, Math.min(span.length(), rest));
        return new Spot(line + 1, offset - lineStarts[line] + 1, offset, length);
    }

    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        int last = end < 0 ? text.length() : end;
        return last > offset && text.charAt(last - 1) == '\r' ? last - 1 : last;
    }

    /** The value that a pointer leads to, or the last one on the way that is there; null when there is none at all. */
    Node find(String pointer) {
        if (root == null || pointer.isEmpty()) {
            return root;
        }
        Node node = root;
        for (String step : pointer.substring(1).split("/", -1)) {
            Node child = node.child(step.replace("~1", "/").replace("~0", "~"));
            if (child == null) {
                return node;
            }
            node = child;
        }
        return node;
    }

    /** Offset in the text of a character of a JSON string: escapes take more room than what they stand for. */
    private int rawOffset(Span string, int characters) {
        int at = string.offset() + 1;
        int last = string.offset() + string.length() - 1;
        for (int i = 0; i < characters && at < last; i++) {
            boolean escape = text.charAt(at) == '\\';
            at += !escape ? 1 : text.charAt(at + 1) == 'u' ? 6 : 2;
        }
        return Math.min(at, Math.max(last, string.offset()));
    }
}
