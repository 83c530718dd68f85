package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Frames;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A chart's columns. Any thread. */
public final class FramesJson {
    private FramesJson() {}

    /**
     * @param signals those inside the frames' range, ascending
     */
    public static ObjectNode of(Frames frames, List<StoredSignal> signals) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy_id", frames.strategyId())
                .put("revision", frames.revision())
                .put("symbol", frames.series().symbol().toString())
                .put("timeframe", frames.series().timeframe().toString())
                .put("step_ms", frames.series().timeframe().longestMs())
                .put("seq", frames.seq());
        ArrayNode plots = json.putArray("plots");
        frames.plots().forEach(plot -> plots.add(PlotJson.of(plot)));
        candles(json.putObject("candles"), frames.candles());
        ArrayNode columns = json.putArray("columns");
        for (double[] column : frames.columns()) {
            columns.add(Numbers.of(column));
        }
        ArrayNode markers = json.putArray("signals");
        signals.forEach(signal -> markers.add(SignalJson.brief(signal)));
        json.set("forming", frames.forming() == null ? null : CandleJson.of(frames.forming()));
        return json;
    }

    private static void candles(ObjectNode into, List<Candle> candles) {
        ArrayNode times = into.putArray("open_time_ms");
        candles.forEach(candle -> times.add(candle.openTimeMs()));
        into.set("open", column(candles, Candle::open));
        into.set("high", column(candles, Candle::high));
        into.set("low", column(candles, Candle::low));
        into.set("close", column(candles, Candle::close));
        into.set("volume", column(candles, Candle::volume));
    }

    private static ArrayNode column(List<Candle> candles, ToDoubleFunction<Candle> field) {
        return Numbers.of(candles.stream().mapToDouble(field).toArray());
    }
}
