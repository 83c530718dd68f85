package io.candlebus.cli;

import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.backtest.sweep.Grid;
import io.candlebus.backtest.sweep.Outcome;
import io.candlebus.backtest.sweep.Ranking;
import io.candlebus.backtest.sweep.SweepPlan;
import io.candlebus.backtest.sweep.SweepResult;
import io.candlebus.backtest.sweep.WalkForward;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A sweep for people: the best sets, what stands around the best, and what choosing by the past would have brought. */
final class SweepText {
    /** Sets that are listed. */
    static final int LISTED = 10;

    /** Below this share of the best the neighbourhood's median makes it a spike. */
    private static final double PLATEAU = 0.5;

    private static final double SURE = 0.95;

    private final SweepResult result;
    private final SweepPlan plan;
    private final Metric metric;
    private final Figures figures;
    private final StringBuilder text = new StringBuilder();

    SweepText(SweepResult result, SweepPlan plan) {
        this.result = result;
        this.plan = plan;
        this.metric = result.ranking().metric();
        this.figures = new Figures(plan.series().symbol().quote());
    }

    String text() {
        head();
        if (result.best() == null) {
            text.append("no set has a figure for ").append(metric.name()).append('\n');
        } else {
            best();
            around();
        }
        refused();
        folds();
        return text.toString();
    }

    private void head() {
        text.append(String.format(
                Locale.ROOT,
                "%s on %s %s: %,d candles, %,d of %,d sets%s%n",
                plan.strategyId(),
                plan.series().symbol(),
                plan.series().timeframe(),
                plan.candles().size(),
                result.outcomes().size(),
                result.grid().size(),
                result.isWhole() ? "" : ", stopped before the end"));
    }

    private void best() {
        List<Outcome> sorted = result.outcomes().stream()
                .filter(o -> !Double.isNaN(o.value(metric.name())))
                .sorted(SweepText.by(result.ranking()))
                .limit(LISTED)
                .toList();
        Set<String> shown = new LinkedHashSet<>(
                List.of(metric.name(), "total_return", "max_drawdown", "trades", "win_rate", "profit_factor"));
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of("best by " + metric.title().toLowerCase(Locale.ROOT)));
        shown.forEach(name -> head.add(Metrics.named(name).title().toLowerCase(Locale.ROOT)));
        table.row(head.toArray(String[]::new));
        for (Outcome outcome : sorted) {
            List<String> cells = new ArrayList<>(List.of("  " + params(result.grid(), outcome.set())));
            shown.forEach(name -> cells.add(
                    figures.of(outcome.metrics().get(name), Metrics.named(name).unit())));
            table.row(cells.toArray(String[]::new));
        }
        table.lines().forEach(line -> text.append(line).append('\n'));
    }

    private static Comparator<Outcome> by(Ranking ranking) {
        String name = ranking.metric().name();
        return (a, b) -> ranking.isBetter(a.value(name), b.value(name))
                ? -1
                : ranking.isBetter(b.value(name), a.value(name)) ? 1 : Long.compare(a.set(), b.set());
    }

    private void around() {
        double best = result.best().value(metric.name());
        double median = result.neighbourhood().median();
        text.append(String.format(
                Locale.ROOT,
                "around the best: the median of %d sets is %s, where the best has %s: %s%n",
                result.neighbourhood().count(),
                figures.of(median, metric.unit()),
                figures.of(best, metric.unit()),
                shape(best, median)));
        if (result.deflatedSharpe().isDefined()) {
            double sure = result.deflatedSharpe().value();
            text.append(String.format(
                    Locale.ROOT,
                    "deflated Sharpe: %.3f, the probability that its Sharpe ratio is no luck of %,d trials%s%n",
                    sure,
                    result.deflatedSharpe().n(),
                    sure < SURE ? "; below 0.95 it may well be" : ""));
        }
    }

    private String shape(double best, double median) {
        boolean isReversed = result.ranking().isReversed();
        if (result.neighbourhood().count() < 2) {
            return "nothing stands around it";
        } else if (!isReversed && best <= 0) {
            return "even the best is no gain";
        }
        boolean holds = isReversed ? median * PLATEAU <= best : median >= best * PLATEAU;
        return holds ? "a plateau" : "a spike, which chance makes easily";
    }

    private void refused() {
        if (result.refused() > 0) {
            Outcome first = result.outcomes().stream()
                    .filter(o -> o.problem() != null)
                    .findFirst()
                    .orElseThrow();
            text.append(String.format(
                    Locale.ROOT,
                    "%,d %s cannot run; the first, %s: %s%n",
                    result.refused(),
                    result.refused() == 1 ? "set" : "sets",
                    params(result.grid(), first.set()),
                    first.problem()));
        }
    }

    private void folds() {
        if (result.folds().isEmpty()) {
            return;
        }
        TextTable table = new TextTable()
                .row(
                        "walk forward, judged from",
                        "chosen then",
                        metric.name() + " before",
                        metric.name(),
                        "total return");
        for (WalkForward.Fold fold : result.folds()) {
            table.row(
                    "  " + Instant.ofEpochMilli(fold.fromMs()),
                    params(result.grid(), fold.set()),
                    figures.of(fold.before(), metric.unit()),
                    figures.of(fold.metrics().get(metric.name()), metric.unit()),
                    figures.of(fold.metrics().get("total_return"), Metric.Unit.PERCENT));
        }
        table.lines().forEach(line -> text.append(line).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "together, chosen by the past alone: %s%n",
                figures.of(WalkForward.totalReturn(result.folds()), Metric.Unit.PERCENT)));
    }

    /** {@code fast=5 slow=20}. */
    static String params(Grid grid, long set) {
        double[] values = grid.values(set);
        return IntStream.range(0, values.length)
                .mapToObj(i -> grid.axes().get(i).name() + "="
                        + BigDecimal.valueOf(values[i]).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" "));
    }
}
