package io.candlebus.session;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.CompiledStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Documents that size, stop and protect in every way, made at random, with numbers that nobody would choose. */
final class HostileDocuments {
    private static final String[] CONDITIONS = {
        "close > open",
        "close < open",
        "close >= close",
        "crossover(ema(3), ema(8))",
        "crossunder(ema(3), ema(8))",
        "rsi(5) < 35",
        "rsi(5) > 65",
        "close > highest(high, 6)[1]",
        "close > sma(3)@5m",
        "crossunder(close, ema(2)@15m)",
        "position.pnl_percent > 0.7",
        "position.side != 1",
        "position.side == -1 or close < open[2]",
        "position.candles_held > 3",
        "position.high_since > close * 1.01",
        "volume > 0 and close != close[1]",
    };
    private static final String[] PRICES = {
        "lowest(low, 4)",
        "highest(high, 3)",
        "sma(20)",
        "close * 0.9",
        "close * 1.1",
        "sma(4)@15m",
        "low - atr(5)",
        "0 - close"
    };
    private static final String[] SIZES = {
        "percent_equity\", \"value\": 100",
        "percent_equity\", \"value\": 0.001",
        "percent_equity\", \"value\": 37",
        "fixed_cash\", \"value\": 900",
        "fixed_quantity\", \"value\": 0.7",
        "fixed_quantity\", \"value\": 1e9",
        "risk_percent\", \"value\": 1",
        "risk_percent\", \"value\": 100",
    };
    private static final String[] PROTECTIONS = {
        "cooldown\", \"minutes\": 6",
        "cooldown\", \"candles\": 3",
        "max_trades\", \"per\": \"1h\", \"count\": 3",
        "min_confidence\", \"value\": 0.6",
        "loss_streak\", \"count\": 2, \"minutes\": 30",
        "max_drawdown\", \"percent\": 4, \"action\": \"block\"",
        "max_drawdown\", \"percent\": 5, \"action\": \"flatten\"",
        "max_drawdown\", \"percent\": 6, \"action\": \"pause\"",
        "max_drawdown\", \"percent\": 100, \"action\": \"pause\"",
        "max_daily_loss\", \"percent\": 3",
        "session\", \"from\": \"22:30\", \"to\": \"07:15\", \"days\": [\"mon\", \"thu\", \"sun\"], \"zone\": \"America/New_York\"",
        "min_interval\", \"entries_seconds\": 300, \"exits_seconds\": 120",
        "min_volume\", \"multiple\": 1.2, \"period\": 5",
    };

    private final Random random;

    HostileDocuments(Random random) {
        this.random = random;
    }

    CompiledStrategy next() {
        String text = text();
        StrategyCheck.Result checked =
                StrategyCheck.check(text, Indicators.ALL, new Symbol("BTC", "USD"), Timeframe.M1);
        if (checked.strategy() == null) {
            throw new AssertionError(checked.problems() + "\n" + text);
        }
        return checked.strategy();
    }

    private String text() {
        List<String> signals = new ArrayList<>();
        for (String side : List.of("long", "short")) {
            for (int i = 0; i < 1 + random.nextInt(2); i++) {
                signals.add(signal("entry", side, i));
                if (random.nextInt(3) > 0) {
                    signals.add(signal("exit", side, i));
                }
            }
        }
        if (random.nextBoolean()) {
            signals.add("{\"id\": \"tells\", \"type\": \"alert\", \"when\": \"" + any(CONDITIONS) + "\"}");
        }
        Collections.shuffle(signals, random);
        Set<String> kept = new TreeSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            kept.add("{\"type\": \"" + any(PROTECTIONS) + "}");
        }
        return "{\"id\": \"hostile\", \"symbol\": \"BTC/USD\", \"timeframe\": \"1m\", \"signals\": ["
                + String.join(", ", signals) + "], \"risk\": {" + String.join(", ", risk()) + "}, \"protections\": ["
                + String.join(", ", kept) + "]}";
    }

    private String signal(String type, String side, int number) {
        String confidence = random.nextInt(3) == 0 ? "\"rsi(4) / 100\"" : Double.toString(random.nextDouble());
        return "{\"id\": \"" + type + "_" + side + number + "\", \"type\": \"" + type + "\", \"side\": \"" + side
                + "\", \"edge\": " + (random.nextInt(3) == 0) + ", \"confidence\": " + confidence + ", \"when\": \""
                + any(CONDITIONS) + "\"}";
    }

    private List<String> risk() {
        List<String> risk = new ArrayList<>();
        String leverage = random.nextInt(2) == 0 ? any("125", "1.5", "20") : "1";
        String size = random.nextInt(3) == 0
                ? "percent_equity\", \"value\": " + 100 * Double.parseDouble(leverage)
                : any(SIZES);
        boolean byRisk = size.startsWith("risk");
        risk.add("\"position_size\": {\"type\": \"" + size + "}");
        boolean stops = byRisk || random.nextBoolean();
        if (stops) {
            risk.add("\"stop_loss\": " + level(true));
        }
        if (random.nextBoolean()) {
            risk.add("\"take_profit\": "
                    + (stops && random.nextBoolean() ? "{\"type\": \"reward\", \"ratio\": 1.5}" : level(true)));
        }
        if (random.nextInt(3) == 0) {
            String trail = level(false);
            risk.add("\"trailing_stop\": " + trail.substring(0, trail.length() - 1)
                    + (random.nextBoolean() ? "}" : ", \"activate_percent\": 0.3}"));
        }
        if (random.nextInt(3) == 0) {
            risk.add("\"max_candles_held\": " + (1 + random.nextInt(8)));
        }
        risk.add("\"on_opposite_entry\": \"" + any("reverse", "close", "ignore") + "\"");
        risk.add("\"leverage\": " + leverage);
        return risk;
    }

    private String level(boolean mayBePrice) {
        return switch (random.nextInt(mayBePrice ? 3 : 2)) {
            case 0 -> "{\"type\": \"percent\", \"value\": " + any("0.01", "0.8", "3", "100") + "}";
            case 1 -> "{\"type\": \"atr\", \"period\": 7, \"multiple\": " + any("0.1", "2", "1000") + "}";
            default -> "{\"type\": \"price\", \"value\": \"" + any(PRICES) + "\"}";
        };
    }

    private String any(String... all) {
        return all[random.nextInt(all.length)];
    }
}
