package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.backtest.sweep.Ranking;
import io.candlebus.backtest.sweep.SweepPlan;
import io.candlebus.backtest.sweep.SweepResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A sweep as one page that needs nothing else: a heat map of numbers, and what stands around the best. */
public final class SweepPage {
    private static final String PLACE = "/*sweep*/null";

    private SweepPage() {}

    /**
     * The page's text.
     *
     * @param standing values of the axes in the document as it is; NaN where there is none
     */
    public static String of(SweepResult result, SweepPlan plan, double[] standing) {
        ObjectNode json = SweepJson.of(result, plan);
        json.set("standing", Numbers.of(standing));
        ArrayNode metrics = json.putArray("metrics");
        for (Metric metric : Metrics.ALL) {
            metrics.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("name", metric.name())
                    .put("title", metric.title())
                    .put("unit", metric.unit().name().toLowerCase(Locale.ROOT))
                    .put("formula", metric.formula())
                    .put("less", new Ranking(metric).isReversed()));
        }
        return template().replace(PLACE, json.toString().replace("<", "\\u003c"));
    }

    private static String template() {
        try (InputStream in = SweepPage.class.getResourceAsStream("/report/sweep.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
