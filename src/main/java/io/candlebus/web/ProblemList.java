package io.candlebus.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.Problem;
import java.util.List;
import java.util.Locale;

/** The {@code problems} array of an answer. */
final class ProblemList {
    private ProblemList() {}

    /**
     * @param source the text that the problems are about, or null
     */
    static List<ObjectNode> of(List<Problem> problems, String source) {
        return problems.stream().map(ProblemList::json).toList();
    }

    private static ObjectNode json(Problem problem) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("code", problem.code())
                .put("pointer", problem.place().pointer());
        json.putNull("line").putNull("column");
        return json.put("offset", problem.place().offset())
                .put("length", problem.place().length())
                .put("message", problem.message())
                .put("suggestion", problem.suggestion());
    }
}
