package io.candlebus.json;

import io.candlebus.backtest.sweep.Axis;
import io.candlebus.backtest.sweep.Grid;
import io.candlebus.backtest.sweep.Maker;
import io.candlebus.backtest.sweep.SweepJob;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.StrategySpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that can be said about a backtest or a sweep before it runs. Any thread. */
public final class JobCheck {
    private static final String DOCUMENT = "/document";

    private final JobRequest request;
    private final String text;
    private final Surroundings where;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private JobCheck(JobRequest request, String text, Surroundings server) {
        this.request = request;
        this.text = text;
        this.where = new Surroundings(
                server.catalogue(),
                request.symbol() == null ? server.symbol() : request.symbol(),
                request.timeframe() == null ? server.timeframe() : request.timeframe(),
                Surroundings.UNKNOWN);
    }

    /**
     * What came of it.
     *
     * @param checked the document; valid
     * @param text of the document
     * @param series of the candles that it runs on
     * @param grid of a sweep; null for a backtest
     * @param wanted sets of the grid that are to be tried
     * @param sets of a sweep; null for a backtest
     */
    public record Ready(
            StrategyCheck.Result checked, String text, Series series, Grid grid, List<Long> wanted, SweepSets sets) {}

    /**
     * What came of it.
     *
     * @param ready null when a problem is an error
     * @param problems all of them: of the request, and of the document and its parameters, with their places in the request
     */
    public record Result(Ready ready, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Checks a request against its document.
     *
     * @param text of the document; null when there is none, which the request's problems tell
     * @param server what documents run on that do not say it
     * @param maxSets of a sweep
     */
    public static Result check(JobRequest request, String text, Surroundings server, int maxSets) {
        return new JobCheck(request, text, server).result(maxSets);
    }

    private Result result(int maxSets) {
        request.problems().forEach(this::add);
        if (text == null) {
            return new Result(null, problems);
        }
        StrategyCheck.Result checked =
                StrategyCheck.check(text, where.catalogue(), where.symbol(), where.timeframe(), request.params());
        checked.problems().forEach(problem -> add(placed(problem)));
        if (!checked.isValid()) {
            return new Result(null, problems);
        }
        StrategySpec spec = checked.spec();
        Timeframe own = spec.timeframe();
        if (request.timeframe() != null && request.timeframe() != own) {
            error("timeframe-of-document", "/timeframe", "the document runs on " + own + ", and on nothing else");
        }
        Ready ready = ready(checked, maxSets);
        boolean isWrong = problems.stream().anyMatch(Problem::isError);
        return new Result(isWrong ? null : ready, problems);
    }

    private Ready ready(StrategyCheck.Result checked, int maxSets) {
        StrategySpec spec = checked.spec();
        Series series =
                new Series(request.symbol() == null ? spec.symbols().get(0) : request.symbol(), spec.timeframe());
        JobRequest.Variation variation = request.variation();
        if (variation == null) {
            return new Ready(checked, text, series, null, List.of(), null);
        }
        List<Axis> axes = new ArrayList<>();
        for (JobRequest.AxisAsked asked : variation.axes()) {
            try {
                Axis axis = asked.axis(spec.params());
                SweepSets.of(checked, text, where, List.of(axis));
                axes.add(axis);
            } catch (Maker.Impossible e) {
                error("bad-axis", asked.pointer(), Shown.clipped(asked.name()) + ": " + e.getMessage());
            }
        }
        if (axes.isEmpty() || axes.size() < variation.axes().size()) {
            return null;
        }
        Grid grid = new Grid(axes);
        return isTooLarge(grid, variation.random(), maxSets) ? null : ready(checked, series, grid);
    }

    private Ready ready(StrategyCheck.Result checked, Series series, Grid grid) {
        int random = request.variation().random();
        List<Long> wanted = random == 0
                ? SweepJob.all(grid)
                : SweepJob.drawn(grid, random, request.variation().seed());
        try {
            SweepSets sets = SweepSets.of(checked, text, where, grid.axes());
            return new Ready(checked, text, series, grid, wanted, sets);
        } catch (Maker.Impossible e) {
            error("bad-axis", "/grid", e.getMessage());
            return null;
        }
    }

    private boolean isTooLarge(Grid grid, int random, int maxSets) {
        long size;
        try {
            size = grid.size();
        } catch (ArithmeticException e) {
            error("set-limit", "/grid", "the grid has more sets than can be counted");
            return true;
        }
        if (random > maxSets) {
            error("set-limit", "/random", "at most " + maxSets + " sets are tried");
        } else if (random == 0 && size > maxSets) {
            error(
                    "set-limit",
                    "/grid",
                    "the grid has " + size + " sets; " + maxSets + " are the most, or draw some with \"random\"");
        }
        return random > maxSets || random == 0 && size > maxSets;
    }

    /** In the request, where it carries the document; a stored document has its own places. */
    private Problem placed(Problem problem) {
        Place own = problem.place();
        boolean isOfParams =
                problem.code().equals("unknown-parameter") && own.pointer().isEmpty();
        String pointer = isOfParams ? "/params" : DOCUMENT + own.pointer();
        return new Problem(
                problem.severity(),
                problem.code(),
                new Place(pointer, own.offset(), own.length()),
                problem.message(),
                problem.suggestion());
    }

    private void error(String code, String pointer, String message) {
        add(Problem.error(code, Place.at(pointer), message));
    }

    /** What the reader of the request and that of the document both found is told once. */
    private void add(Problem problem) {
        if (told.add(problem.code() + " " + problem.place().pointer() + " " + problem.message())) {
            problems.add(problem);
        }
    }
}
