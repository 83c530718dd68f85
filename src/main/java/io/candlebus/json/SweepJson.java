package io.candlebus.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.sweep.Axis;
import io.candlebus.backtest.sweep.Grid;
import io.candlebus.backtest.sweep.Moments;
import io.candlebus.backtest.sweep.Outcome;
import io.candlebus.backtest.sweep.SweepPlan;
import io.candlebus.backtest.sweep.SweepResult;
import io.candlebus.backtest.sweep.WalkForward;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sweep came to. The same result gives the same text, to the byte. Any thread. */
public final class SweepJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SweepJson() {}

    /** All of it, but what came of the sets that are not the best: those are in {@code results}, with their metrics alone. */
    public static ObjectNode of(SweepResult result, SweepPlan plan) {
        Grid grid = result.grid();
        ObjectNode json = NODES.objectNode()
                .put("strategy", plan.strategyId())
                .put("symbol", plan.series().symbol().toString())
                .put("timeframe", plan.series().timeframe().toString())
                .put("candles", plan.candles().size());
        json.set("semantics", SemanticsJson.of(plan.terms()));
        json.set("axes", axes(grid.axes()));
        json.put("sets", grid.size())
                .put("tried", result.outcomes().size())
                .put("refused", result.refused())
                .put("whole", result.isWhole())
                .put("rank", result.ranking().metric().name());
        if (result.best() != null) {
            ObjectNode best = row(grid, result.best());
            best.putObject("neighbourhood")
                    .put("sets", result.neighbourhood().count())
                    .set("median", Numbers.of(result.neighbourhood().median()));
            best.set("deflated_sharpe", measured(result.deflatedSharpe()));
            json.set("best", best);
        }
        json.set("walk_forward", walkForward(result));
        ArrayNode results = json.putArray("results");
        result.outcomes().forEach(outcome -> results.add(row(grid, outcome)));
        return json;
    }

    private static ArrayNode axes(List<Axis> axes) {
        ArrayNode array = NODES.arrayNode();
        for (Axis axis : axes) {
            ArrayNode values = array.addObject().put("name", axis.name()).putArray("values");
            axis.values().forEach(value -> values.add(Numbers.of(value)));
        }
        return array;
    }

    private static JsonNode walkForward(SweepResult result) {
        if (result.folds().isEmpty()) {
            return NODES.nullNode();
        }
        ObjectNode json = NODES.objectNode();
        json.set("total_return", Numbers.of(WalkForward.totalReturn(result.folds())));
        ArrayNode folds = json.putArray("folds");
        for (WalkForward.Fold fold : result.folds()) {
            ObjectNode one = folds.addObject()
                    .put("from", Instant.ofEpochMilli(fold.fromMs()).toString())
                    .put("to", Instant.ofEpochMilli(fold.toMs()).toString())
                    .put("set", fold.set());
            one.set("params", params(result.grid(), fold.set()));
            one.set("in_sample", Numbers.of(fold.before()));
            one.set("metrics", values(fold.metrics()));
        }
        return json;
    }

    private static ObjectNode row(Grid grid, Outcome outcome) {
        ObjectNode row = NODES.objectNode().put("set", outcome.set());
        row.set("params", params(grid, outcome.set()));
        if (outcome.problem() != null) {
            return row.put("problem", outcome.problem());
        }
        row.set("metrics", values(outcome.metrics()));
        return row;
    }

    private static ObjectNode params(Grid grid, long set) {
        ObjectNode params = NODES.objectNode();
        double[] values = grid.values(set);
        for (int i = 0; i < values.length; i++) {
            params.set(grid.axes().get(i).name(), Numbers.of(values[i]));
        }
        return params;
    }

    private static ObjectNode values(Map<String, Measured> metrics) {
        ObjectNode json = NODES.objectNode();
        metrics.forEach((name, measured) -> json.set(name, Numbers.of(measured.value())));
        return json;
    }

    private static ObjectNode measured(Measured measured) {
        ObjectNode json = NODES.objectNode();
        json.set("value", Numbers.of(measured.value()));
        json.put("n", measured.n());
        return measured.reason() == null ? json : json.put("reason", measured.reason());
    }

    /** Everything about one set, for going on later. */
    public static ObjectNode kept(Outcome outcome) {
        ObjectNode json = NODES.objectNode().put("set", outcome.set());
        if (outcome.problem() != null) {
            return json.put("problem", outcome.problem());
        }
        ObjectNode metrics = json.putObject("metrics");
        outcome.metrics().forEach((name, m) -> metrics.set(name, measured(m)));
        Moments moments = outcome.moments();
        ObjectNode spread = json.putObject("moments").put("days", moments.days());
        spread.set("sharpe", Numbers.of(moments.sharpe()));
        spread.set("skewness", Numbers.of(moments.skewness()));
        spread.set("kurtosis", Numbers.of(moments.kurtosis()));
        json.set("prefixes", Numbers.of(outcome.prefixes()));
        return json;
    }

    /** Reads back what {@link #kept} wrote. */
    public static Outcome read(JsonNode json) {
        long set = json.get("set").longValue();
        if (json.has("problem")) {
            return Outcome.refused(set, json.get("problem").textValue());
        }
        Map<String, Measured> metrics = new LinkedHashMap<>();
        json.get("metrics").properties().forEach(e -> metrics.put(e.getKey(), readMeasured(e.getValue())));
        JsonNode spread = json.get("moments");
        Moments moments = new Moments(
                spread.get("days").intValue(),
                Numbers.read(spread.get("sharpe")),
                Numbers.read(spread.get("skewness")),
                Numbers.read(spread.get("kurtosis")));
        double[] prefixes = new double[json.get("prefixes").size()];
        for (int i = 0; i < prefixes.length; i++) {
            prefixes[i] = Numbers.read(json.get("prefixes").get(i));
        }
        return new Outcome(set, null, metrics, moments, prefixes);
    }

    private static Measured readMeasured(JsonNode json) {
        return new Measured(
                Numbers.read(json.get("value")),
                json.get("n").longValue(),
                json.has("reason") ? json.get("reason").textValue() : null);
    }
}
