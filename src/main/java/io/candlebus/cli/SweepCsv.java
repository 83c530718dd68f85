package io.candlebus.cli;

import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.backtest.sweep.Outcome;
import io.candlebus.backtest.sweep.SweepResult;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Every set of a sweep with all its metrics; empty for what is undefined. */
final class SweepCsv {
    private SweepCsv() {}

    /** @throws Stopped when the file cannot be written */
    static void write(Path file, SweepResult result) {
        ResultFile.write(file, to -> {
            StringBuilder head = new StringBuilder("set");
            result.grid().axes().forEach(axis -> head.append(',').append(quoted(axis.name())));
            Metrics.ALL.forEach(metric -> head.append(',').append(metric.name()));
            to.write(head.append(",problem\n").toString());
            for (Outcome outcome : result.outcomes()) {
                to.write(row(result, outcome));
            }
        });
    }

    private static String row(SweepResult result, Outcome outcome) {
        StringBuilder row = new StringBuilder().append(outcome.set());
        for (double value : result.grid().values(outcome.set())) {
            row.append(',').append(plain(value));
        }
        for (Metric metric : Metrics.ALL) {
            row.append(',').append(plain(outcome.value(metric.name())));
        }
        return row.append(',')
                .append(outcome.problem() == null ? "" : quoted(outcome.problem()))
                .append('\n')
                .toString();
    }

    private static String plain(double value) {
        return Double.isNaN(value)
                ? ""
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return text.matches("[\\w./~-]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
