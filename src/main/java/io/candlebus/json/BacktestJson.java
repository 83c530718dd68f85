package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.BacktestResult;
import io.candlebus.backtest.Band;
import io.candlebus.backtest.Coverage;
import io.candlebus.backtest.Curve;
import io.candlebus.backtest.FunnelRow;
import io.candlebus.backtest.MonthRow;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.ShadowSum;
import io.candlebus.backtest.ToldSignal;
import io.candlebus.backtest.TradeGroup;
import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.Holding;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.StrategySpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A backtest's report. The same result gives the same text, to the byte, in any process. Any thread. */
public final class BacktestJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> IN_BAND =
            List.of("net_profit", "total_return", "sharpe", "max_drawdown", "trades");

    private BacktestJson() {}

    /** @param documentHash see {@link DocumentHash} */
    public static ObjectNode of(BacktestResult result, String documentHash, String engineVersion) {
        SessionKey key = result.plan().key();
        Results results = result.results();
        StrategySpec spec = result.plan().strategy().spec();
        ObjectNode json = NODES.objectNode()
                .put("strategy", key.strategyId())
                .put("name", spec.name())
                .put("revision", key.revision())
                .put("document_hash", documentHash);
        ObjectNode params = json.putObject("params");
        for (ParameterSpec param : spec.params()) {
            params.set(param.name(), Numbers.of(param.value()));
        }
        json.put("symbol", key.series().symbol().toString())
                .put("timeframe", key.series().timeframe().toString())
                .put("from", time(results.fromMs()))
                .put("to", time(results.toMs()))
                .put("candles", results.candles())
                .put("data_hash", result.coverage().dataHash())
                .put("engine_version", engineVersion);
        json.set("coverage", coverage(result.coverage()));
        json.set("semantics", SemanticsJson.of(result.plan().terms()));
        json.set(
                "warnings",
                array(result.warnings().stream()
                        .map(w -> NODES.objectNode().put("code", w.code()).put("message", w.sentence()))
                        .toList()));
        json.set("metrics", metrics(result.metrics()));
        json.set("band", band(result.band()));
        json.set("funnel", funnel(result.funnel()));
        json.set(
                "shadows",
                array(result.shadows().stream().map(BacktestJson::shadow).toList()));
        json.set("by_entry", groups(TradeGroup.byEntry(results.trades())));
        json.set("by_exit", groups(TradeGroup.byExit(results.trades())));
        json.set(
                "months",
                array(MonthRow.of(results).stream().map(BacktestJson::month).toList()));
        json.set(
                "trades",
                array(results.trades().stream().map(BacktestJson::trade).toList()));
        json.set(
                "signals",
                array(result.signals().stream().map(BacktestJson::signal).toList()));
        json.set("equity", equity(result.curve()));
        if (result.open() != null) {
            json.set("open_position", open(result.open()));
        }
        return json;
    }

    private static ObjectNode coverage(Coverage coverage) {
        return NODES.objectNode()
                .put("history", coverage.history())
                .put("warmup", coverage.warmup())
                .put("holes", coverage.holes())
                .put("missing", coverage.missing())
                .put("longest_hole", coverage.longest())
                .put("longest_hole_from", time(coverage.longestMs()));
    }

    private static ObjectNode metrics(Map<String, Measured> metrics) {
        ObjectNode json = NODES.objectNode();
        metrics.forEach((name, measured) -> json.set(name, measured(measured, Metrics.named(name))));
        return json;
    }

    private static ObjectNode measured(Measured measured, Metric metric) {
        ObjectNode json = NODES.objectNode();
        json.set("value", Numbers.of(measured.value()));
        json.put("n", measured.n());
        if (measured.reason() != null) {
            json.put("reason", measured.reason());
        }
        return json.put("unit", word(metric.unit()));
    }

    private static ObjectNode band(Band band) {
        ObjectNode json = NODES.objectNode().put("ambiguous_trades", band.ambiguous());
        json.set("pessimistic", reading(band.pessimistic()));
        json.set("optimistic", reading(band.optimistic()));
        return json;
    }

    private static ObjectNode reading(Results results) {
        ObjectNode json = NODES.objectNode();
        IN_BAND.forEach(name ->
                json.set(name, Numbers.of(Metrics.named(name).of(results).value())));
        return json;
    }

    static ObjectNode funnel(List<FunnelRow> rows) {
        ObjectNode json = NODES.objectNode();
        for (FunnelRow row : rows) {
            ObjectNode counts = json.putObject(row.signal())
                    .put("type", word(row.type()))
                    .put("evaluated", row.evaluated())
                    .put("true", row.isTrue());
            ObjectNode blocked = counts.putObject("blocked");
            row.blocked().forEach(blocked::put);
            counts.put("fired", row.fired())
                    .put("ordered", row.ordered())
                    .put("dropped", row.dropped())
                    .put("filled", row.filled())
                    .put("closed", row.closed());
        }
        return json;
    }

    static ObjectNode shadow(ShadowSum sum) {
        ObjectNode json = NODES.objectNode()
                .put("protection", sum.protection())
                .put("blocked", sum.blocked())
                .put("trades", sum.trades())
                .put("wins", sum.wins());
        json.set("pnl", Numbers.of(sum.profit()));
        return json;
    }

    private static ArrayNode groups(List<TradeGroup> groups) {
        return array(groups.stream().map(BacktestJson::group).toList());
    }

    private static ObjectNode group(TradeGroup group) {
        ObjectNode json = NODES.objectNode()
                .put("name", group.name())
                .put("trades", group.trades())
                .put("wins", group.wins());
        json.set("pnl", Numbers.of(group.profit()));
        return json;
    }

    private static ObjectNode month(MonthRow row) {
        ObjectNode json = NODES.objectNode().put("month", row.month().toString());
        json.set("return_percent", Numbers.of(row.returnPercent()));
        json.set("pnl", Numbers.of(row.profit()));
        return json;
    }

    private static ObjectNode trade(Trade trade) {
        ObjectNode json =
                NODES.objectNode().put("entry_time", time(trade.entryMs())).put("exit_time", time(trade.exitMs()));
        ObjectNode rest = TradeJson.of(trade);
        rest.remove(List.of("entry_time_ms", "exit_time_ms"));
        return json.setAll(rest);
    }

    private static ObjectNode signal(ToldSignal told) {
        ObjectNode json = NODES.objectNode()
                .put("time", time(told.signal().closeTimeMs()))
                .put("signal", told.signal().signal())
                .put("type", word(told.signal().type()))
                .put("side", word(told.signal().side()));
        json.set("price", Numbers.of(told.signal().price()));
        json.set("confidence", Numbers.of(told.signal().confidence()));
        return json.put("status", told.status())
                .put("blocked_by", told.block() == null ? null : told.block().protection());
    }

    private static ArrayNode equity(Curve curve) {
        ArrayNode points = NODES.arrayNode(curve.size());
        for (int i = 0; i < curve.size(); i++) {
            ObjectNode point = points.addObject().put("time", time(curve.timeMs(i)));
            point.set("equity", Numbers.of(curve.equity(i)));
            point.set("drawdown_percent", Numbers.of(curve.drawdownPercent(i)));
        }
        return points;
    }

    private static ObjectNode open(Holding open) {
        ObjectNode json = NODES.objectNode().put("side", word(open.side()));
        json.set("quantity", Numbers.of(open.quantity()));
        json.set("entry_price", Numbers.of(open.entryPrice()));
        json.put("since", time(open.sinceMs()));
        json.set("unrealised", Numbers.of(open.unrealised()));
        return json;
    }

    private static ArrayNode array(List<ObjectNode> nodes) {
        return NODES.arrayNode(nodes.size()).addAll(nodes);
    }

    private static String time(long timeMs) {
        return timeMs == Long.MIN_VALUE ? null : Instant.ofEpochMilli(timeMs).toString();
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
