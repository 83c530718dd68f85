package io.candlebus.cli;

import io.candlebus.backtest.DataHash;
import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.backtest.sweep.Axis;
import io.candlebus.backtest.sweep.Grid;
import io.candlebus.backtest.sweep.Maker;
import io.candlebus.backtest.sweep.Outcome;
import io.candlebus.backtest.sweep.Ranking;
import io.candlebus.backtest.sweep.SweepJob;
import io.candlebus.backtest.sweep.SweepListener;
import io.candlebus.backtest.sweep.SweepPlan;
import io.candlebus.backtest.sweep.SweepResult;
import io.candlebus.backtest.sweep.WalkForward;
import io.candlebus.feed.CandleFile;
import io.candlebus.json.DocumentHash;
import io.candlebus.json.StrategyCheck;
import io.candlebus.json.SweepJson;
import io.candlebus.json.SweepPage;
import io.candlebus.json.SweepSets;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.strategy.StrategySpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Backtests a document with many sets of numbers. */
@Command(
        name = "sweep",
        description =
                "Backtests a document with many sets of numbers, and says which is best and whether that is luck.",
        mixinStandardHelpOptions = true)
final class SweepCommand implements Callable<Integer> {
    private static final int MAX_FOLDS = 100;
    private static final int MAX_THREADS = 1_024;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private CandleOptions candles;

    @Mixin
    private PaperOptions paper;

    @Option(
            names = "--grid",
            required = true,
            paramLabel = "A",
            description =
                    "what is varied: name=from:to:step, name=a,b,c, or name alone for a parameter that has a range;"
                            + " a place in the document is named by a pointer, as /risk/stop_loss/value; may be given several"
                            + " times, and all combinations are tried")
    private List<String> axes;

    @Option(names = "--random", paramLabel = "N", description = "try only so many sets of the grid, drawn by chance")
    private Integer random;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "of the draw; the same seed draws the same sets; ${DEFAULT-VALUE} by default")
    private long seed;

    @Option(
            names = "--walk-forward",
            paramLabel = "N",
            defaultValue = "0",
            description = "choose so many times by the candles before, and judge by those that follow")
    private int walkForward;

    @Option(
            names = "--rank",
            paramLabel = "METRIC",
            defaultValue = "sharpe",
            description = "what the best is found by; ${DEFAULT-VALUE} by default")
    private String rank;

    @Option(names = "--threads", paramLabel = "N", description = "by default as many as there are processors")
    private Integer threads;

    @Option(
            names = "--resume",
            paramLabel = "F",
            description = "keep what is done in this file, and go on from what it holds")
    private Path resume;

    @Option(names = "--csv", paramLabel = "F.csv", description = "write every set with its metrics")
    private Path csv;

    @Option(names = "--report", paramLabel = "F.html", description = "write the heat map as one page")
    private Path report;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        StrategyCheck.Result checked = strategy.check(err);
        Grid grid = new Grid(axes.stream()
                .map(axis -> AxisReader.read(axis, checked.spec().params()))
                .toList());
        SweepSets sets = sets(checked, grid);
        List<Long> wanted = wanted(grid);
        SweepPlan plan = plan(checked);
        SweepResult result = run(new SweepJob(grid, plan, sets), wanted, what(grid, plan), err);
        if (result.refused() == result.outcomes().size()) {
            Outcome first = result.outcomes().get(0);
            throw new Stopped(
                    Exit.PROBLEMS,
                    strategy.file() + ": no set can run; the first, " + SweepText.params(grid, first.set()) + ": "
                            + first.problem());
        }
        if (csv != null) {
            SweepCsv.write(csv, result);
        }
        if (report != null) {
            String page = SweepPage.of(result, plan, sets.standing());
            ResultFile.write(report, to -> to.write(page));
        }
        out.print(json ? SweepJson.of(result, plan).toPrettyString() + "\n" : new SweepText(result, plan).text());
        out.flush();
        return Exit.OK;
    }

    private SweepSets sets(StrategyCheck.Result checked, Grid grid) {
        try {
            return SweepSets.of(checked, strategy.text(), strategy.where(), grid.axes());
        } catch (Maker.Impossible e) {
            throw new Stopped(Exit.PROBLEMS, strategy.file() + ": " + e.getMessage());
        }
    }

    private List<Long> wanted(Grid grid) {
        if (random != null && (random < 1 || random > SweepJob.MAX_SETS)) {
            throw usage("--random must be 1 to " + SweepJob.MAX_SETS);
        }
        long size = size(grid);
        if (random == null && size > SweepJob.MAX_SETS) {
            throw usage("the grid has " + size + " sets; " + SweepJob.MAX_SETS
                    + " are the most, or draw some with --random");
        }
        return random == null ? SweepJob.all(grid) : SweepJob.drawn(grid, random, seed);
    }

    private long size(Grid grid) {
        try {
            return grid.size();
        } catch (ArithmeticException e) {
            throw usage("the grid has more sets than can be counted");
        }
    }

    private SweepPlan plan(StrategyCheck.Result checked) {
        if (walkForward < 0 || walkForward > MAX_FOLDS) {
            throw usage("--walk-forward must be 0 to " + MAX_FOLDS);
        }
        StrategySpec document = checked.spec();
        CandleFile file = candles.read(document.timeframe());
        List<Candle> all = file.candles();
        if (all.size() <= walkForward) {
            throw new Stopped(Exit.NO_DATA, candles.file() + " gives " + all.size() + " candles, which are too few");
        }
        return new SweepPlan(
                document.id(),
                new Series(strategy.symbol(checked.strategy()), document.timeframe()),
                all,
                paper.terms(),
                ranking(),
                WalkForward.cuts(all.size(), walkForward));
    }

    private Ranking ranking() {
        try {
            return Ranking.by(rank);
        } catch (IllegalArgumentException e) {
            throw usage("--rank: " + e.getMessage() + "; there are "
                    + Metrics.ALL.stream().map(Metric::name).collect(Collectors.joining(", ")));
        }
    }

    /** Everything that results depend on. */
    private String what(Grid grid, SweepPlan plan) {
        String all = strategy.text()
                + grid.axes().stream().map(Axis::toString).collect(Collectors.joining())
                + plan.series()
                + plan.terms()
                + plan.ranking().metric().name()
                + plan.cuts()
                + DataHash.of(plan.candles(), Long.MAX_VALUE)
                + strategy.params()
                + Version.number();
        return DocumentHash.of(all);
    }

    private SweepResult run(SweepJob job, List<Long> wanted, String what, PrintWriter err) {
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (count < 1 || count > MAX_THREADS) {
            throw usage("--threads must be 1 to " + MAX_THREADS);
        }
        ProgressBar bar = ProgressBar.onTerminal(err, wanted.size(), "sets");
        try (SweepState state = resume == null ? null : SweepState.open(resume, what)) {
            List<Outcome> known = state == null ? List.of() : state.known();
            bar.skip(known.stream()
                    .map(Outcome::set)
                    .distinct()
                    .filter(wanted::contains)
                    .count());
            return job.run(wanted, known, new SweepWorkers(count), new SweepListener() {
                @Override
                public void done(List<Outcome> outcomes) {
                    if (state != null) {
                        state.keep(outcomes);
                    }
                    bar.add(outcomes.size());
                }
            });
        } finally {
            bar.end();
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
