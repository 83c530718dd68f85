package io.candlebus.engine.job;

import io.candlebus.api.Job;
import io.candlebus.api.Refused;
import io.candlebus.api.Revision;
import io.candlebus.backtest.BacktestPlan;
import io.candlebus.backtest.sweep.Workers;
import io.candlebus.json.JobCheck;
import io.candlebus.json.JobRequest;
import io.candlebus.json.JobRequestReader;
import io.candlebus.json.Surroundings;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.store.Ledger;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Makes work of requests, or says everything that is wrong with them. Any thread; what takes time is done by workers. */
public final class Preparing {
    private final Vertx vertx;
    private final JobLimits limits;
    private final Setting setting;
    private final Workers workers;
    private final LedgerCandles candles;

    Preparing(Vertx vertx, JobLimits limits, Setting setting, Workers workers) {
        this.vertx = vertx;
        this.limits = limits;
        this.setting = setting;
        this.workers = workers;
        this.candles = new LedgerCandles(setting.ledger(), limits.candles());
    }

    /**
     * Where jobs run.
     *
     * @param revisions gives a strategy's revision by its number, 0 for the newest; NOT_FOUND when there is none
     * @param terms of paper trading where a request says nothing
     * @param history candles beyond its warm-up that a session takes in before it goes live
     */
    public record Setting(
            Ledger ledger,
            BiFunction<String, Integer, Future<Revision>> revisions,
            Surroundings surroundings,
            PaperTerms terms,
            int history) {}

    /** Work, and whose it is. */
    record Prepared(Job.Kind kind, JobCheck.Ready ready, int revision, List<Problem> problems, Work work) {
        /** The job of it, as it waits. */
        Job job(String id) {
            return new Job(
                    id,
                    kind,
                    Job.State.WAITING,
                    ready.checked().spec().id(),
                    revision,
                    ready.series(),
                    System.currentTimeMillis(),
                    Long.MIN_VALUE,
                    0,
                    0,
                    null,
                    problems,
                    false);
        }
    }

    Future<Prepared> prepared(Job.Kind kind, String text) {
        return vertx.executeBlocking(() -> read(kind, text), false)
                .compose(request -> document(request)
                        .compose(document -> vertx.executeBlocking(() -> prepared(kind, request, document), false)));
    }

    private JobRequest read(Job.Kind kind, String text) {
        return kind == Job.Kind.BACKTEST
                ? JobRequestReader.backtest(text, setting.terms())
                : JobRequestReader.sweep(text, setting.terms());
    }

    /** A document's text, and which revision it is. */
    private record Document(String text, int revision, Refused missing) {}

    private Future<Document> document(JobRequest request) {
        if (request.strategy() == null) {
            return Future.succeededFuture(new Document(request.document(), 0, null));
        }
        return setting.revisions()
                .apply(request.strategy(), request.revision())
                .map(found -> new Document(found.document(), found.number(), null))
                .recover(cause -> cause instanceof Refused refused && refused.reason() == Refused.Reason.NOT_FOUND
                        ? Future.succeededFuture(new Document(null, 0, refused))
                        : Future.failedFuture(cause));
    }

    private Prepared prepared(Job.Kind kind, JobRequest request, Document document) {
        JobCheck.Result result = JobCheck.check(request, document.text(), setting.surroundings(), limits.sets());
        if (result.ready() == null) {
            throw refused(result.problems(), document.missing());
        }
        JobCheck.Ready ready = result.ready();
        LedgerCandles.Source source = candles.source(ready.series(), request.fromMs(), request.toMs());
        Work work = kind == Job.Kind.BACKTEST
                ? backtest(request, ready, source, document.revision())
                : new PreparedSweep(request, ready, candles, source, workers, limits.work());
        return new Prepared(kind, ready, document.revision(), result.problems(), work);
    }

    /** What is not there is not found, unless more is wrong than that. */
    private static Refused refused(List<Problem> problems, Refused missing) {
        List<Problem> errors =
                new ArrayList<>(problems.stream().filter(Problem::isError).toList());
        if (missing != null && errors.isEmpty()) {
            return missing;
        }
        List<Problem> all = new ArrayList<>(problems);
        if (missing != null) {
            Problem unknown = Problem.error("unknown-strategy", Place.at("/strategy"), missing.getMessage());
            errors.add(unknown);
            all.add(unknown);
        }
        String more = errors.size() == 1 ? "" : "; and " + (errors.size() - 1) + " more";
        return new Refused(Refused.Reason.INVALID, errors.get(0).message() + more, all);
    }

    private Work backtest(JobRequest request, JobCheck.Ready ready, LedgerCandles.Source source, int revision) {
        // A document that was sent has no revision, as one from a file has none.
        SessionKey key = new SessionKey(ready.checked().spec().id(), Math.max(1, revision), ready.series());
        BacktestPlan plan =
                new BacktestPlan(key, ready.checked().strategy(), request.terms(), request.fromMs(), request.toMs());
        int history = ready.checked().strategy().warmupCandles() + setting.history();
        return new PreparedBacktest(plan, ready, candles, source, history, limits.signals());
    }
}
