package io.candlebus.engine;

import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What is traded at a fake exchange, and the strategies that look at it.
 *
 * @param beginMs the exchange's time when it opens; that need not be this machine's
 * @param speed market time over wall time
 * @param traded every candle that there will be
 * @param joined series that are put together from those of another
 * @param documents by id
 * @param tellsAll whether the venue tells of candles without trades, too
 */
record Fixture(
        long beginMs,
        double speed,
        Map<Series, List<Candle>> traded,
        Map<Series, Series> joined,
        Map<String, String> documents,
        boolean tellsAll) {
    private static final int BEFORE = 400;

    /** Of candles that go by until a connection is lost, and another one stands. */
    private static final int CANDLES_PER_LOSS = 60;

    /** How far venues' clocks are ahead of this machine's. */
    private static final Map<String, Long> AHEAD_MS =
            Map.of("binance", 0L, "bybit", -45_000L, "okx", 30_000L, "kraken", 5_000L, "coinbase", -5_000L);

    static Fixture of(Ordeal.Terms terms, SplittableRandom random) {
        boolean slow = terms.venue().equals("coinbase");
        boolean dollars = slow || terms.venue().equals("kraken");
        boolean whole = Venues.named(terms.venue()).closes().flagged();
        long beginMs = System.currentTimeMillis() + AHEAD_MS.get(terms.venue());
        double speed = slow ? 3 * terms.market() : terms.market();
        Map<Series, List<Candle>> traded = new LinkedHashMap<>();
        Map<Series, Series> joined = new LinkedHashMap<>();
        Map<String, String> documents = new LinkedHashMap<>();
        for (String base : List.of("BTC", "ETH", "SOL")) {
            Symbol symbol = new Symbol(base, dollars ? "USD" : "USDT");
            boolean minutes = !slow || base.equals("SOL");
            Series series = new Series(symbol, minutes ? Timeframe.M1 : Timeframe.M5);
            int after = (5 + terms.losses()) * CANDLES_PER_LOSS * (slow && minutes ? 5 : 1);
            traded.put(series, MadeUpMarket.walk(series, beginMs, BEFORE, after, whole, random));
            for (int i = 0; i < 3; i++) {
                add(documents, base.toLowerCase() + i, series, random);
            }
            documents.put(base.toLowerCase() + "_busy", busy(base.toLowerCase() + "_busy", series));
            if (base.equals("BTC")) {
                Series longer = new Series(symbol, slow ? Timeframe.M15 : Timeframe.M5);
                joined.put(longer, series);
                add(documents, "joined", longer, random);
            }
        }
        return new Fixture(beginMs, speed, traded, joined, documents, whole);
    }

    private static void add(Map<String, String> documents, String id, Series series, SplittableRandom random) {
        documents.put(id, of(Traders.random(id, random), series));
    }

    private static String busy(String id, Series series) {
        return of("""
                {"id": "%s", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
                  {"id": "in", "type": "entry", "side": "long", "when": "close > open"},
                  {"id": "out", "type": "exit", "side": "long", "when": "close < open"}],
                 "risk": {"stop_loss": {"type": "percent", "value": 0.5}, "take_profit": {"type": "percent", "value": 0.7}}}
                """.formatted(id), series);
    }

    private static String of(String document, Series series) {
        return document.replace("\"BTC/USD\"", "\"" + series.symbol() + "\"")
                .replace("\"timeframe\": \"1m\"", "\"timeframe\": \"" + series.timeframe() + "\"");
    }

    /** Every series that there is to be in the ledger. */
    List<Series> all() {
        List<Series> all = new ArrayList<>(traded.keySet());
        all.addAll(joined.keySet());
        return all;
    }

    long shortestMs() {
        return traded.keySet().stream()
                .mapToLong(s -> s.timeframe().longestMs())
                .min()
                .getAsLong();
    }

    long longestMs() {
        return all().stream().mapToLong(s -> s.timeframe().longestMs()).max().getAsLong();
    }
}
