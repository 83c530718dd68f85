package io.candlebus.fuzz;

import io.candlebus.strategy.Word;
import java.util.ArrayList;
import java.util.List;

/** Expressions made of the language's words, in any order. */
final class WordSoup {
    private static final int LONGEST = 400;

    private static final List<String> NUMBERS = List.of(
            "close open high low volume hl2 typical rsi rsi_14 ema_20 sma_3 macd_12_26_9.signal bb_20_2.5.lower macd_default"
                    .split(" "));
    private static final List<String> OTHER_NUMBERS = List.of(
            "x p rsi_0 position.side position.pnl_percent time.hour _ X9 close[1] rsi_14[2] close[-1] close@4h close[p]"
                    .split(" "));
    private static final List<String> LITERALS =
            List.of("0 1 2 3 14 0.5 .5 5. 1e3 1E-3 1e400 100000 100001 99999999999999999999 00 0x10 1e".split(" "));
    private static final List<String> SIGNS =
            List.of("( ) ( ) [ ] , , . < <= > >= == != = ! + - * / % @ ; : ? & && | || ^ ~ { } ' # $ \\".split(" "));
    private static final List<String> WORDS = List.of(
            "and or not between AND Or NOT true false null 4h 1M 3m highest lowest sum avg median ema sma bb macd nothing"
                    .split(" "));

    private static final List<String> CLAUSES = List.of(
            "close > 1",
            "crossover(close, ema_20)",
            "rsi_14 between 20 and 30",
            "within(rsi_14 < 30, 10)",
            "at_least(2, close > 1, open > 1, high > 1)",
            "not (close < open)",
            "ema(close, 9) > sma(20)",
            "ema(rsi(14), 9)",
            "bb(20, 2).upper",
            "count(close > 1, 5) >= 2",
            "value_when(close > open, low, 1, 20)",
            "sequence(close > 1, open > 1, 5)",
            "once(rising(close, 3))",
            "clamp(close / open, 0, 1)",
            "(close - open)@1d",
            "${jndi:ldap://x}",
            "T(java.lang.Runtime)",
            "\u00a0",
            "\u2028",
            "\ud800",
            "\u0000",
            "\n",
            "x".repeat(130));

    private static final List<String> ALL = all();

    private WordSoup() {}

    static String of(Choices choices) {
        StringBuilder soup = new StringBuilder();
        for (int i = 0; i < LONGEST && choices.hasMore(); i++) {
            int choice = choices.octet();
            if (choice >= 240) {
                soup.append(choices.of(CLAUSES)).append(' ');
            } else if (choice >= 235) {
                soup.append((char) choices.below(0x10000));
            } else {
                soup.append(ALL.get(choice % ALL.size()));
                soup.append(choice % 7 == 0 ? "" : " ");
            }
        }
        return soup.toString();
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        List.of(NUMBERS, OTHER_NUMBERS, LITERALS, SIGNS, WORDS, Word.names()).forEach(all::addAll);
        return List.copyOf(all);
    }
}
