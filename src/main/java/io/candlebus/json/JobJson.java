package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Job;
import java.util.List;
import java.util.Locale;

/** A backtest or a sweep that the server runs. Any thread. */
public final class JobJson {
    private JobJson() {}

    /** How far it is; without results. */
    public static ObjectNode of(Job job) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", job.id())
                .put("kind", word(job.kind()))
                .put("state", word(job.state()))
                .put("strategy", job.strategyId())
                .put("revision", job.revision() == 0 ? null : Integer.valueOf(job.revision()))
                .put("symbol", job.series().symbol().toString())
                .put("timeframe", job.series().timeframe().toString())
                .put("asked_ms", job.askedMs())
                .put("ended_ms", Numbers.time(job.endedMs()))
                .put("done", job.done())
                .put("total", job.total());
        json.set("progress", Numbers.of(job.progress()));
        json.put("failure", job.failure());
        ArrayNode problems = json.putArray("problems");
        job.problems().forEach(problem -> problems.add(ProblemJson.of(problem)));
        return json;
    }

    /** All of a kind. */
    public static ObjectNode list(String name, List<Job> jobs) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode list = json.putArray(name);
        jobs.forEach(job -> list.add(of(job)));
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
