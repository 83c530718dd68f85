package io.candlebus.engine;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.FactJson;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Documents that trade, what the store keeps of them, and what a plain loop over the same candles tells. */
final class Traders {
    private static final List<String> CONDITIONS = List.of(
            "crossover(ema(3), ema(8))",
            "crossunder(ema(3), ema(8))",
            "rsi(5) < 35",
            "rsi(5) > 65",
            "close > highest(high, 6)[1]",
            "close < lowest(low, 6)[1]",
            "rising(close, 2)",
            "falling(close, 2)",
            "within(rsi(4) < 30, 5) and close > open",
            "position.pnl_percent > 0.7",
            "position.candles_held > 9 or macd(5, 9, 3).macd > 0",
            "close > bb(10, 1.5).upper",
            "count(close > open, 6) >= 4");
    private static final List<String> SIZES = List.of(
            "{\"type\": \"percent_equity\", \"value\": 40}",
            "{\"type\": \"fixed_cash\", \"value\": 900}",
            "{\"type\": \"fixed_quantity\", \"value\": 0.7}");
    private static final List<String> STOPS = List.of(
            "\"stop_loss\": {\"type\": \"percent\", \"value\": 0.8}, \"take_profit\": {\"type\": \"reward\", \"ratio\": 1.5}",
            "\"stop_loss\": {\"type\": \"atr\", \"period\": 7, \"multiple\": 2}",
            "\"stop_loss\": {\"type\": \"price\", \"value\": \"lowest(low, 4)\"}",
            "\"take_profit\": {\"type\": \"percent\", \"value\": 1.1}",
            "\"trailing_stop\": {\"type\": \"percent\", \"value\": 0.9, \"activate_percent\": 0.4}",
            "\"max_candles_held\": 7",
            "\"on_opposite_entry\": \"close\"",
            "\"on_opposite_entry\": \"ignore\"");
    private static final List<String> PROTECTIONS = List.of(
            "{\"type\": \"cooldown\", \"minutes\": 6}",
            "{\"type\": \"cooldown\", \"candles\": 3}",
            "{\"type\": \"max_trades\", \"per\": \"1h\", \"count\": 2}",
            "{\"type\": \"min_confidence\", \"value\": 0.6}",
            "{\"type\": \"loss_streak\", \"count\": 2, \"minutes\": 30}",
            "{\"type\": \"max_drawdown\", \"percent\": 4, \"action\": \"block\"}",
            "{\"type\": \"max_drawdown\", \"percent\": 5, \"action\": \"flatten\"}",
            "{\"type\": \"max_drawdown\", \"percent\": 6, \"action\": \"pause\"}",
            "{\"type\": \"max_daily_loss\", \"percent\": 3}",
            "{\"type\": \"min_interval\", \"entries_seconds\": 300, \"exits_seconds\": 120}",
            "{\"type\": \"min_volume\", \"multiple\": 1.2, \"period\": 5}");

    private Traders() {}

    /** A kind and the JSON of a fact, as the store keeps them. */
    record Row(String kind, String payload) {}

    /** A document that nothing keeps from trading but chance. */
    static String random(String id, SplittableRandom random) {
        List<String> signals = new ArrayList<>();
        for (String side : List.of("long", "short")) {
            signals.add(signal(id + "_in_" + side, "entry", side, random));
            if (random.nextInt(4) > 0) {
                signals.add(signal(id + "_out_" + side, "exit", side, random));
            }
        }
        if (random.nextBoolean()) {
            signals.add(signal(id + "_tells", "alert", null, random));
        }
        List<String> risk = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            risk.add("\"position_size\": " + any(SIZES, random));
        }
        List<String> keys = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String part = any(STOPS, random);
            String key = part.substring(0, part.indexOf(':'));
            if (!keys.contains(key)
                    && !(part.contains("take_profit") && risk.toString().contains("take_profit"))) {
                keys.add(key);
                risk.add(part);
            }
        }
        TreeSet<String> kept = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            kept.add(any(PROTECTIONS, random));
        }
        return "{\"id\": \"" + id + "\", \"symbol\": \"BTC/USD\", \"timeframe\": \"1m\", \"signals\": ["
                + String.join(", ", signals) + "], \"risk\": {" + String.join(", ", risk) + "}, \"protections\": ["
                + String.join(", ", kept) + "]}";
    }

    private static String signal(String id, String type, String side, SplittableRandom random) {
        return "{\"id\": \"" + id + "\", \"type\": \"" + type + "\", "
                + (side == null ? "" : "\"side\": \"" + side + "\", ")
                + "\"edge\": " + (random.nextInt(3) == 0) + ", \"confidence\": " + random.nextInt(40, 100) / 100.0
                + ", \"when\": \"" + any(CONDITIONS, random) + "\"}";
    }

    private static String any(List<String> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    static CompiledStrategy compiled(String document) {
        StrategyCheck.Result checked =
                StrategyCheck.check(document, Indicators.ALL, new Symbol("BTC", "USD"), Timeframe.M1);
        if (checked.strategy() == null) {
            throw new AssertionError(checked.problems() + "\n" + document);
        }
        return checked.strategy();
    }

    /**
     * What a loop tells: a session alone, given the candles one after the other. Those before {@code history} fire nothing.
     */
    static List<Fact> loop(String document, List<Candle> candles, int history) {
        CompiledStrategy strategy = compiled(document);
        Series series =
                new Series(strategy.spec().symbols().get(0), strategy.spec().timeframe());
        StrategySession session =
                new StrategySession(new SessionKey(strategy.spec().id(), 1, series), strategy, PaperTerms.STANDARD);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            if (i < history) {
                session.warmUp(candles.get(i));
            } else {
                session.process(candles.get(i), facts::add);
            }
        }
        return facts;
    }

    /** As rows; signals first, then all others, each once. */
    static List<Row> rows(List<Fact> facts) {
        List<Row> signals = new ArrayList<>();
        List<Row> others = new ArrayList<>();
        for (Fact fact : facts) {
            boolean isSignal = fact instanceof Fact.SignalFired || fact instanceof Fact.SignalBlocked;
            Row row = new Row(FactJson.kind(fact), FactJson.of(fact).toString());
            if (isSignal) {
                signals.add(row);
            } else if (!others.contains(row)) {
                others.add(row);
            }
        }
        signals.addAll(others);
        return signals;
    }

    /** What the store keeps of a strategy's facts, read without our code; signals first. */
    static List<Row> stored(Path file, String id) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String sql : List.of(
                    "SELECT 'signal_' || status, payload FROM signal WHERE strategy = ? ORDER BY sequence",
                    "SELECT kind, payload FROM fact WHERE strategy = ? ORDER BY sequence")) {
                PreparedStatement statement = connection.prepareStatement(sql);
                statement.setString(1, id);
                ResultSet result = statement.executeQuery();
                while (result.next()) {
                    rows.add(new Row(result.getString(1), result.getString(2)));
                }
            }
        }
        return rows;
    }
}
