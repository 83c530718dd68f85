package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.EquityCurve;
import io.candlebus.api.Performed;
import io.candlebus.backtest.Days;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.session.SessionKey;
import java.util.Locale;

/** What a session's trading has come to. Any thread. */
public final class PerformanceJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PerformanceJson() {}

    /** All of it, each figure with what it is and how it is computed. */
    public static ObjectNode of(Performed performed) {
        Results results = performed.results();
        ObjectNode json = session(performed.session())
                .put("from_ms", Numbers.time(results.fromMs()))
                .put("to_ms", Numbers.time(results.toMs()))
                .put("candles", results.candles());
        json.set("cash", Numbers.of(results.cash()));
        json.set("equity", Numbers.of(results.equity()));
        json.set("drawdown_percent", Numbers.of(performed.drawdownPercent()));
        ObjectNode metrics = json.putObject("metrics");
        performed.metrics().forEach((name, measured) -> metrics.set(name, explained(Metrics.named(name), measured)));
        json.set("funnel", BacktestJson.funnel(performed.funnel()));
        ArrayNode shadows = json.putArray("shadows");
        performed.shadows().forEach(sum -> shadows.add(BacktestJson.shadow(sum)));
        return json;
    }

    /** What changes from candle to candle. */
    public static ObjectNode brief(Performed performed) {
        ObjectNode json =
                NODES.objectNode().put("to_ms", Numbers.time(performed.results().toMs()));
        json.set("equity", Numbers.of(performed.results().equity()));
        json.set("drawdown_percent", Numbers.of(performed.drawdownPercent()));
        ObjectNode metrics = json.putObject("metrics");
        performed.metrics().forEach((name, measured) -> metrics.set(name, figure(measured)));
        return json;
    }

    private static ObjectNode explained(Metric metric, Measured measured) {
        ObjectNode json = NODES.objectNode()
                .put("title", metric.title())
                .put("unit", metric.unit().name().toLowerCase(Locale.ROOT))
                .put("formula", metric.formula());
        return json.setAll(figure(measured));
    }

    private static ObjectNode figure(Measured measured) {
        ObjectNode json = NODES.objectNode();
        json.set("value", Numbers.of(measured.value()));
        json.put("n", measured.n());
        return measured.reason() == null ? json : json.put("reason", measured.reason());
    }

    /**
     * In columns.
     *
     * @param fromMs earliest close, inclusive
     * @param toMs latest close, exclusive
     */
    public static ObjectNode of(EquityCurve curve, long fromMs, long toMs) {
        ObjectNode json = session(curve.session());
        json.set("cash", Numbers.of(curve.cash()));
        json.put("candles_per_point", curve.candlesPerPoint());
        ObjectNode points = json.putObject("points");
        ArrayNode times = points.putArray("close_time_ms");
        ArrayNode equity = points.putArray("equity");
        ArrayNode drawdown = points.putArray("drawdown_percent");
        for (int i = 0; i < curve.timesMs().length; i++) {
            if (curve.timesMs()[i] >= fromMs && curve.timesMs()[i] < toMs) {
                times.add(curve.timesMs()[i]);
                equity.add(Numbers.of(curve.equity()[i]));
                drawdown.add(Numbers.of(curve.drawdownPercent()[i]));
            }
        }
        json.set("days", days(curve.days()));
        return json;
    }

    private static ObjectNode days(Days days) {
        ObjectNode json = NODES.objectNode();
        ArrayNode dates = json.putArray("date");
        for (int i = 0; i < days.equity().length; i++) {
            dates.add(days.date(i).toString());
        }
        json.set("equity", Numbers.of(days.equity()));
        return json;
    }

    private static ObjectNode session(SessionKey session) {
        return NODES.objectNode()
                .put("strategy_id", session.strategyId())
                .put("revision", session.revision())
                .put("symbol", session.series().symbol().toString())
                .put("timeframe", session.series().timeframe().toString());
    }
}
