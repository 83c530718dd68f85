package io.candlebus.cli;

import io.candlebus.api.CandleExplained;
import io.candlebus.cli.Look.Colour;
import io.candlebus.json.Shown;
import io.candlebus.market.Candle;
import io.candlebus.session.Explanation;
import io.candlebus.session.Verdict;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Explained.Kind;
import io.candlebus.strategy.Truth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One candle explained, for people: each rule with its verdict and the first thing that kept it from firing, and below them what
 * each of its conditions was on the last candles and is now:
 *
 * <pre>
 *   dip  entry long  did not fire
 *     "rsi_14 &lt; 30" is false: rsi_14 is 59.9
 *
 *     FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF  F  all of
 *     FFFFFFFFFFFFTTTTFFFFFFFFFFFFFFFFFFFFFFFF  F    rsi_14 &lt; 30
 *                                                      rsi_14 is 59.9, 29.9 to go, for 24 candles
 *     TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT  T    close &gt; ema_50
 *                                                      close is 812, ema_50 is 800, 12 to spare, for 40 candles or more
 * </pre>
 *
 * Nothing of a document reaches the terminal as a control character.
 */
final class ExplainText {
    private static final String INDENT = "  ";
    /** Candles of a strip. */
    private static final int STRIP = 40;

    private final Look look;

    ExplainText(Look look) {
        this.look = look;
    }

    String of(CandleExplained explained) {
        StringBuilder text = new StringBuilder(head(explained));
        for (Explanation rule : explained.rules()) {
            text.append('\n').append(rule(rule)).append('\n');
            tree(rule.condition(), "", "", text);
        }
        return text.toString();
    }

    private String head(CandleExplained explained) {
        Candle candle = explained.candle();
        Instant closed = Instant.ofEpochMilli(explained.series().timeframe().closeOf(candle.openTimeMs()));
        return look.in(Colour.BOLD, explained.strategyId()) + INDENT
                + explained.series().symbol() + " "
                + explained.series().timeframe() + ", the candle that closed at " + closed + "\n"
                + INDENT + "open " + plain(candle.open()) + "  high " + plain(candle.high()) + "  low "
                + plain(candle.low()) + "  close " + plain(candle.close()) + "  volume " + plain(candle.volume()) + "\n"
                + INDENT + explained.candles() + (explained.candles() == 1 ? " candle" : " candles") + " so far, "
                + explained.warmupCandles() + " to warm up\n";
    }

    private String rule(Explanation rule) {
        String side = rule.side() == null ? "" : " " + word(rule.side());
        boolean fired = rule.verdict() == Verdict.FIRED;
        String verdict = fired ? "fired" : rule.verdict() == Verdict.BLOCKED ? "blocked" : "did not fire";
        return look.in(Colour.BOLD, Shown.printable(rule.signal())) + INDENT + word(rule.type()) + side + INDENT
                + look.in(fired ? Colour.GREEN : Colour.YELLOW, verdict) + "\n"
                + INDENT + Shown.printable(rule.reason()) + "\n";
    }

    /** @param note what its parent has to say about it, or empty */
    private void tree(Explained condition, String indent, String note, StringBuilder into) {
        if (isWrapper(condition)) {
            String own = condition.kind() == Kind.WEIGHTED ? condition.note() : "";
            tree(condition.parts().get(0), indent, own + note, into);
            return;
        }
        into.append(INDENT)
                .append(strip(condition))
                .append(INDENT)
                .append(mark(condition.truth()))
                .append(INDENT)
                .append(indent)
                .append(label(condition))
                .append('\n');
        String details = details(condition, note);
        if (!details.isEmpty()) {
            into.append(" ".repeat(STRIP + 3 * INDENT.length() + 1))
                    .append(indent)
                    .append(INDENT)
                    .append(look.in(Colour.FAINT, details))
                    .append('\n');
        }
        condition.parts().forEach(part -> tree(part, indent + INDENT, "", into));
    }

    /** Says nothing that its only part does not say. */
    private static boolean isWrapper(Explained condition) {
        boolean group = condition.kind() == Kind.ALL || condition.kind() == Kind.ANY;
        return condition.kind() == Kind.WEIGHTED || group && condition.parts().size() == 1;
    }

    private static String label(Explained condition) {
        String on = condition.on() == null ? "" : " on " + condition.on();
        return switch (condition.kind()) {
            case ALL -> "all of" + on;
            case ANY -> "any of" + on;
            case AT_LEAST -> condition.text().replaceFirst("^at_least\\(([^,()]+),.*", "at least $1 of") + on;
            case NOT -> "not" + on;
            default -> Shown.printable(condition.text()) + on;
        };
    }

    private static String details(Explained condition, String note) {
        List<String> details = new ArrayList<>();
        condition.terms().stream()
                .filter(term -> !term.isLiteral())
                .map(Explained.Term::phrase)
                .forEach(details::add);
        details.add(condition.howFar());
        details.add(condition.note() == null ? "" : condition.note());
        details.add(note);
        if (condition.parts().isEmpty() && !condition.past().isEmpty()) {
            int steady = condition.steadyCandles();
            boolean whole = steady == condition.past().size() && steady == STRIP;
            details.add("for " + steady + (steady == 1 ? " candle" : " candles") + (whole ? " or more" : ""));
        }
        return Shown.printable(details.stream().filter(s -> !s.isEmpty()).collect(Collectors.joining(", ")));
    }

    private String strip(Explained condition) {
        String cells = condition.past().stream()
                .map(truth -> look.blocks() ? block(truth) : letter(truth))
                .collect(Collectors.joining());
        return " ".repeat(STRIP - condition.past().size()) + cells;
    }

    private String mark(Truth truth) {
        if (!look.blocks()) {
            return coloured(truth, letter(truth));
        }
        return coloured(truth, truth == Truth.TRUE ? "✓" : truth == Truth.FALSE ? "✗" : "?");
    }

    private String coloured(Truth truth, String text) {
        return look.in(truth == Truth.TRUE ? Colour.GREEN : truth == Truth.FALSE ? Colour.RED : Colour.YELLOW, text);
    }

    private static String block(Truth truth) {
        return truth == Truth.TRUE ? "█" : truth == Truth.FALSE ? "▁" : "░";
    }

    private static String letter(Truth truth) {
        return truth == Truth.TRUE ? "T" : truth == Truth.FALSE ? "F" : "?";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
