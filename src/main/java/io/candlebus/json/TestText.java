package io.candlebus.json;

import io.candlebus.session.Fact;
import io.candlebus.session.TestFailure;
import io.candlebus.session.TestReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a document's test, for people:
 *
 * <pre>
 *   passed  rises and falls (44 candles, 2 signals)
 *   FAILED  buys the dip (fixtures/dip.csv, 300 candles, 3 signals)
 *     strategies/pullback.json:61:19: long did not fire at 2013-11-26T14:00:00Z: "close > 830" is false: close is 829.1
 *       values: close 829.1
 *       nearby: long at 2013-11-26T14:05:00Z for 830.5
 * </pre>
 *
 * Nothing of a document reaches the terminal as a control character.
 */
public final class TestText {
    private TestText() {}

    /** A line for the test and some for each failure; ends with a line end. */
    public static String of(String file, TestReport report, SourceText source) {
        StringBuilder text = new StringBuilder(report.passed() ? "  passed  " : "  FAILED  ")
                .append(Shown.printable(report.test().name()))
                .append(" (")
                .append(report.test().file() == null ? "" : report.test().file() + ", ")
                .append(counted(report.candles(), "candle"))
                .append(", ")
                .append(counted(report.signals(), "signal"))
                .append(")\n");
        report.failures().forEach(failure -> text.append(of(file, failure, source)));
        if (report.more() > 0) {
            text.append("    and ").append(report.more()).append(" more that fired and were not expected\n");
        }
        return text.toString();
    }

    /** {@code 1 candle}, {@code 2 candles}. */
    public static String counted(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String of(String file, TestFailure failure, SourceText source) {
        SourceText.Spot spot = source.locate(failure.place());
        return "    " + Shown.printable(file) + ":" + spot.line() + ":" + spot.column() + ": "
                + Shown.printable(failure.message()) + "\n"
                + line(
                        "values",
                        failure.values().entrySet().stream()
                                .map(TestText::value)
                                .collect(Collectors.joining(", ")))
                + line("nearby", failure.nearby().stream().map(TestText::fired).collect(Collectors.joining(", ")));
    }

    private static String line(String what, String text) {
        return text.isEmpty() ? "" : "      " + what + ": " + Shown.printable(text) + "\n";
    }

    private static String value(Map.Entry<String, Double> value) {
        return value.getKey() + " " + (value.getValue().isNaN() ? "unknown" : plain(value.getValue()));
    }

    private static String fired(Fact.SignalFired fact) {
        return fact.signal() + " at " + Instant.ofEpochMilli(fact.closeTimeMs()) + " for " + plain(fact.price());
    }

    /** Every digit that the number has, never in scientific notation. */
    private static String plain(double value) {
        return Double.isInfinite(value)
                ? Double.toString(value)
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
