package io.candlebus.backtest;

import io.candlebus.portfolio.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Trades that have something in common.
 *
 * @param name what they have in common
 * @param wins of them, those that earned
 * @param profit of all, in the quote's currency
 */
public record TradeGroup(String name, long trades, long wins, double profit) {
    /** By the signal that opened them, in the order of their first trades. */
    public static List<TradeGroup> byEntry(List<Trade> trades) {
        return by(trades, Trade::entrySignal);
    }

    /** By why they ended; those ended by a signal by its id, as {@code signal out}. */
    public static List<TradeGroup> byExit(List<Trade> trades) {
        return by(trades, trade -> word(trade.reason()) + (trade.exitSignal() == null ? "" : " " + trade.exitSignal()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<TradeGroup> by(List<Trade> trades, Function<Trade, String> name) {
        Map<String, List<Trade>> groups = new LinkedHashMap<>();
        trades.forEach(trade -> groups.computeIfAbsent(name.apply(trade), n -> new ArrayList<>())
                .add(trade));
        return groups.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }

    private static TradeGroup of(String name, List<Trade> trades) {
        return new TradeGroup(
                name,
                trades.size(),
                trades.stream().filter(t -> t.profit() > 0).count(),
                trades.stream().mapToDouble(Trade::profit).reduce(0, Double::sum));
    }
}
