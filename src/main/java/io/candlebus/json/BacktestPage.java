package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.BacktestResult;
import io.candlebus.backtest.Hold;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A backtest as one page that needs nothing else, and may reach nothing else. What comes from a document is in its data alone,
 * and its script shows data as text.
 */
public final class BacktestPage {
    /** Bars of the chart; of more candles, several make one. */
    static final int MAX_BARS = 10_000;

    /** Trades in the page, the last ones. */
    static final int MAX_TRADES = 5_000;

    private static final String PLACE = "/*backtest*/null";

    private BacktestPage() {}

    /**
     * The page's text.
     *
     * @param candles that were played
     * @param documentHash see {@link DocumentHash}
     */
    public static String of(BacktestResult result, List<Candle> candles, String documentHash, String engineVersion) {
        ObjectNode json = BacktestJson.of(result, documentHash, engineVersion);
        json.remove("signals");
        ArrayNode trades = (ArrayNode) json.get("trades");
        json.put("trade_count", trades.size());
        ArrayNode last = JsonNodeFactory.instance.arrayNode();
        for (int i = Math.max(0, trades.size() - MAX_TRADES); i < trades.size(); i++) {
            last.add(trades.get(i));
        }
        json.set("trades", last);
        ObjectNode definitions = json.putObject("definitions");
        Metrics.ALL.forEach(metric -> definitions
                .putObject(metric.name())
                .put("title", metric.title())
                .put("formula", metric.formula()));
        Hold hold = result.results().hold();
        json.putObject("hold").put("from_ms", Numbers.time(hold.fromMs())).set("price", Numbers.of(hold.price()));
        json.set(
                "prices",
                prices(judged(result, candles), result.plan().key().series().timeframe()));
        return template().replace(PLACE, json.toString().replace("<", "\\u003c"));
    }

    private static List<Candle> judged(BacktestResult result, List<Candle> candles) {
        int from = Math.toIntExact(result.coverage().history());
        return candles.subList(from, from + Math.toIntExact(result.results().candles()));
    }

    private static ObjectNode prices(List<Candle> candles, Timeframe timeframe) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode time = json.putArray("time");
        ArrayNode end = json.putArray("end");
        ArrayNode open = json.putArray("open");
        ArrayNode high = json.putArray("high");
        ArrayNode low = json.putArray("low");
        ArrayNode close = json.putArray("close");
        int stretch = (candles.size() + MAX_BARS - 1) / MAX_BARS;
        for (int from = 0; from < candles.size(); from += stretch) {
            List<Candle> bar = candles.subList(from, Math.min(candles.size(), from + stretch));
            Candle last = bar.get(bar.size() - 1);
            time.add(bar.get(0).openTimeMs());
            end.add(timeframe.closeOf(last.openTimeMs()));
            open.add(bar.get(0).open());
            high.add(bar.stream().mapToDouble(Candle::high).max().orElseThrow());
            low.add(bar.stream().mapToDouble(Candle::low).min().orElseThrow());
            close.add(last.close());
        }
        return json;
    }

    private static String template() {
        try (InputStream in = BacktestPage.class.getResourceAsStream("/report/backtest.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
