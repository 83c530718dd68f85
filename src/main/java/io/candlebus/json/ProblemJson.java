package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.Problem;
import java.util.List;
import java.util.Locale;

/** A problem as REST answers and the command line give it. Any thread. */
public final class ProblemJson {
    private ProblemJson() {}

    /** A problem of a document: {@code line} and {@code column} count from 1, {@code length} is in characters. */
    public static ObjectNode of(Problem problem, SourceText source) {
        SourceText.Spot spot = source.locate(problem);
        return json(problem, spot.line(), spot.column(), spot.length());
    }

    /** A problem of something that is no document: its line and column are null. */
    public static ObjectNode of(Problem problem) {
        return json(problem, null, null, problem.place().length());
    }

    /** The {@code problems} array of an answer. */
    public static ArrayNode of(List<Problem> problems, SourceText source) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> array.add(of(problem, source)));
        return array;
    }

    private static ObjectNode json(Problem problem, Integer line, Integer column, int length) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("code", problem.code())
                .put("pointer", problem.place().pointer())
                .put("line", line)
                .put("column", column)
                .put("offset", problem.place().offset())
                .put("length", length)
                .put("message", problem.message())
                .put("suggestion", problem.suggestion());
    }
}
