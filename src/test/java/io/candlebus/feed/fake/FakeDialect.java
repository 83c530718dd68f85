package io.candlebus.feed.fake;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How a venue talks over one connection, seen from its side. Written from the venues' documentation alone. */
interface FakeDialect {
    /** Assets that something is quoted in; one that ends as another does comes first. */
    List<String> QUOTES = List.of("USDT", "USDC", "USD", "EUR", "GBP", "BTC", "ETH", "BNB");

    /** Answers to a message; what it subscribes is added to {@code subscribed}. */
    List<String> answers(String message, Collection<Series> subscribed, long nowMs);

    String candle(Series series, Candle candle, boolean closed, long nowMs);

    /** Whether it says that a candle is over. */
    boolean isFlagged();

    /** A sign of life; null when the venue sends none by itself. */
    String heartbeat(long nowMs);

    /** That the connection will be closed; null when the venue never says so. */
    String notice(long nowMs);

    /** The answer to a question of history. */
    String history(String path, MultiMap query, FakeMarket market, long nowMs);

    /** The answer to a question of what is traded; null when the path asks for something else. */
    String listing(String path, Collection<Symbol> traded);

    static FakeDialect of(String venue) {
        return switch (venue) {
            case "binance", "binance-usdm" -> new FakeBinance();
            case "bybit" -> new FakeBybit();
            case "okx" -> new FakeOkx();
            case "kraken" -> new FakeKraken();
            case "coinbase" -> new FakeCoinbase();
            default -> throw new IllegalArgumentException("no such venue: " + venue);
        };
    }

    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).toPlainString();
    }

    /** The series of a symbol without anything between its parts: BTCUSDT. */
    static Series joined(String symbol, Timeframe timeframe) {
        String quote = QUOTES.stream()
                .filter(symbol::endsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no symbol: " + symbol));
        return new Series(new Symbol(symbol.substring(0, symbol.length() - quote.length()), quote), timeframe);
    }

    static long number(MultiMap query, String name) {
        return Long.parseLong(query.get(name));
    }

    static Timeframe timeframe(Map<String, Timeframe> names, String name) {
        Timeframe found = names.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no interval: " + name);
        }
        return found;
    }
}
