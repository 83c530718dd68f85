package io.candlebus.cli;

import io.candlebus.backtest.BacktestResult;
import io.candlebus.backtest.Band;
import io.candlebus.backtest.FunnelRow;
import io.candlebus.backtest.MonthRow;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.ShadowSum;
import io.candlebus.backtest.TradeGroup;
import io.candlebus.backtest.Warning;
import io.candlebus.backtest.metric.Measured;
import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.cli.Look.Colour;
import io.candlebus.json.Shown;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Holding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A backtest's report for people: what to know first, then the figures. No control character of a document gets through. */
final class BacktestText {
    private static final String INDENT = "  ";
    /** A decade of months would hide all that stands above. */
    private static final int MONTHS_SHOWN = 24;

    private static final String BETWEEN_HALVES = "     ";
    /** The first metric of the right half. */
    private static final String TRADES_FROM = "trades";
    /** What trading cost stands with the account. */
    private static final String COSTS_FROM = "fees";

    private final Look look;
    private final StringBuilder text = new StringBuilder();

    BacktestText(Look look) {
        this.look = look;
    }

    String of(BacktestResult result) {
        Series series = result.plan().key().series();
        Figures figures = new Figures(series.symbol().quote());
        head(result, series, figures);
        warnings(result.warnings());
        metrics(result.metrics(), figures);
        band(result.band(), figures);
        open(result.open(), figures, series);
        funnel(result.funnel());
        shadows(result.shadows(), figures);
        groups("by entry", TradeGroup.byEntry(result.results().trades()), figures);
        groups("by exit", TradeGroup.byExit(result.results().trades()), figures);
        months(result.results(), figures);
        return text.toString();
    }

    private void head(BacktestResult result, Series series, Figures figures) {
        Results results = result.results();
        PaperTerms terms = result.plan().terms();
        text.append(look.in(Colour.BOLD, result.plan().key().strategyId()))
                .append(INDENT + series.symbol() + " " + series.timeframe() + INDENT)
                .append(Instant.ofEpochMilli(results.fromMs()) + " to " + Instant.ofEpochMilli(results.toMs()))
                .append(INDENT + Figures.count(results.candles()) + " candles\n");
        line(look.in(
                Colour.FAINT,
                figures.amount(terms.cash()) + ", " + number(terms.feeBps()) + " bps fee and "
                        + number(terms.slippageBps()) + " bps slippage a side, orders fill at "
                        + Conversions.word(terms.fillAt()) + ", " + Conversions.word(terms.intrabar())
                        + " inside a candle"));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void warnings(List<Warning> warnings) {
        if (!warnings.isEmpty()) {
            section("before you trust it");
            warnings.forEach(w -> line(look.in(Colour.YELLOW, "!") + " " + Shown.printable(w.sentence())));
        }
    }

    /** The account's figures on the left, those of its trades on the right. */
    private void metrics(Map<String, Measured> metrics, Figures figures) {
        List<String> names = List.copyOf(metrics.keySet());
        int trades = names.indexOf(TRADES_FROM);
        int costs = names.indexOf(COSTS_FROM);
        List<String> left = new ArrayList<>(names.subList(0, trades));
        left.addAll(names.subList(costs, names.size()));
        List<String> leftLines = lines(left, metrics, figures, "account");
        List<String> rightLines = lines(names.subList(trades, costs), metrics, figures, "trades");
        text.append('\n');
        String none = " ".repeat(leftLines.get(0).length());
        for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
            String first = i < leftLines.size() ? leftLines.get(i) : none;
            String second = i < rightLines.size() ? rightLines.get(i) : "";
            String both = (first + BETWEEN_HALVES + second).stripTrailing();
            line(i == 0 ? look.in(Colour.BOLD, both) : both);
        }
        undefined(metrics);
    }

    private static List<String> lines(
            List<String> names, Map<String, Measured> metrics, Figures figures, String title) {
        TextTable table = new TextTable().row(title, "", "n");
        for (String name : names) {
            Metric metric = Metrics.named(name);
            Measured measured = metrics.get(name);
            table.row(metric.title(), figures.of(measured, metric.unit()), Figures.count(measured.n()));
        }
        return table.lines();
    }

    private void undefined(Map<String, Measured> metrics) {
        List<String> told = new ArrayList<>();
        metrics.values().stream()
                .filter(m -> !m.isDefined())
                .map(Measured::reason)
                .distinct()
                .forEach(reason -> told.add("- "
                        + Metrics.ALL.stream()
                                .filter(m -> reason.equals(metrics.get(m.name()).reason()))
                                .map(m -> m.title().toLowerCase(Locale.ROOT))
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("")
                        + ": " + reason));
        if (!told.isEmpty()) {
            text.append('\n');
            told.forEach(reason -> line(look.in(Colour.FAINT, reason)));
        }
    }

    private void band(Band band, Figures figures) {
        if (band.ambiguous() == 0) {
            return;
        }
        section("if every candle that reached both stop and target");
        Metric profit = Metrics.named("net_profit");
        Metric total = Metrics.named("total_return");
        TextTable table = new TextTable();
        for (boolean stopFirst : new boolean[] {true, false}) {
            Results results = stopFirst ? band.pessimistic() : band.optimistic();
            table.row(
                    stopFirst ? "reached the stop first" : "reached the target first",
                    figures.of(profit.of(results), profit.unit()),
                    figures.of(total.of(results), total.unit()));
        }
        table.lines().forEach(this::line);
    }

    private void open(Holding open, Figures figures, Series series) {
        if (open != null) {
            section("still open, in no trade");
            line(Conversions.word(open.side()) + " " + open.quantity() + " "
                    + series.symbol().base() + " at "
                    + open.entryPrice() + " since " + Instant.ofEpochMilli(open.sinceMs()) + ", "
                    + figures.amount(open.unrealised()) + " so far");
        }
    }

    private void funnel(List<FunnelRow> rows) {
        TextTable table = new TextTable()
                .row("funnel", "evaluated", "true", "blocked", "fired", "ordered", "dropped", "filled", "closed");
        for (FunnelRow row : rows) {
            long blocked = row.blocked().values().stream().mapToLong(n -> n).sum();
            table.row(
                    Shown.printable(row.signal()),
                    Figures.count(row.evaluated()),
                    Figures.count(row.isTrue()),
                    Figures.count(blocked),
                    Figures.count(row.fired()),
                    Figures.count(row.ordered()),
                    Figures.count(row.dropped()),
                    Figures.count(row.filled()),
                    Figures.count(row.closed()));
        }
        table(table);
    }

    private void shadows(List<ShadowSum> shadows, Figures figures) {
        TextTable table = new TextTable().row("blocked by", "signals", "would have closed", "won", "earned");
        shadows.forEach(s -> table.row(
                s.protection(),
                Figures.count(s.blocked()),
                Figures.count(s.trades()),
                Figures.count(s.wins()),
                figures.amount(s.profit())));
        table(table);
    }

    private void groups(String title, List<TradeGroup> groups, Figures figures) {
        TextTable table = new TextTable().row(title, "trades", "won", "earned");
        groups.forEach(g -> table.row(
                Shown.printable(g.name()),
                Figures.count(g.trades()),
                Figures.count(g.wins()),
                figures.amount(g.profit())));
        table(table);
    }

    private void months(Results results, Figures figures) {
        TextTable table = new TextTable().row("month", "return", "earned");
        List<MonthRow> months = MonthRow.of(results);
        int left = Math.max(0, months.size() - MONTHS_SHOWN);
        months.subList(left, months.size())
                .forEach(m -> table.row(
                        m.month().toString(),
                        figures.of(m.returnPercent(), Metric.Unit.PERCENT),
                        figures.amount(m.profit())));
        if (months.size() > 1) {
            table(table);
        }
        if (left > 0) {
            line(Figures.count(left) + " earlier months are left out; --json and --html have all");
        }
    }

    /** With its first row as the title; nothing when there is no other. */
    private void table(TextTable table) {
        if (table.size() > 1) {
            List<String> lines = table.lines();
            section(lines.get(0));
            lines.subList(1, lines.size()).forEach(this::line);
        }
    }

    private void section(String title) {
        text.append('\n').append(INDENT).append(look.in(Colour.BOLD, title)).append('\n');
    }

    private void line(String line) {
        text.append(INDENT).append(line).append('\n');
    }
}
