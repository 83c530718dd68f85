package io.candlebus.engine.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.backtest.sweep.Outcome;
import io.candlebus.backtest.sweep.SweepJob;
import io.candlebus.backtest.sweep.SweepListener;
import io.candlebus.backtest.sweep.SweepPlan;
import io.candlebus.backtest.sweep.SweepResult;
import io.candlebus.backtest.sweep.WalkForward;
import io.candlebus.backtest.sweep.Workers;
import io.candlebus.engine.job.LedgerCandles.Stretch;
import io.candlebus.json.JobCheck;
import io.candlebus.json.JobRequest;
import io.candlebus.json.Numbers;
import io.candlebus.json.SweepJson;
import io.candlebus.json.SweepPage;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.util.List;

/** A sweep that has its document and knows where its candles are. */
final class PreparedSweep implements Work {
    private final JobRequest request;
    private final JobCheck.Ready ready;
    private final LedgerCandles ledger;
    private final LedgerCandles.Source source;
    private final Workers workers;
    private final long maxWork;

    PreparedSweep(
            JobRequest request,
            JobCheck.Ready ready,
            LedgerCandles ledger,
            LedgerCandles.Source source,
            Workers workers,
            long maxWork) {
        this.request = request;
        this.ready = ready;
        this.ledger = ledger;
        this.source = source;
        this.workers = workers;
        this.maxWork = maxWork;
    }

    @Override
    public Shown run(Progress progress) {
        Series series = ready.series();
        Stretch stretch = new Stretch(request.fromMs(), request.toMs());
        List<Candle> candles = ledger.read(source, series.timeframe(), stretch, 0, progress::isCancelled);
        if (progress.isCancelled()) {
            return null;
        }
        JobRequest.Variation variation = request.variation();
        refuse(candles.size(), variation.walkForward());
        progress.total(ready.wanted().size());
        SweepPlan plan = new SweepPlan(
                ready.checked().spec().id(),
                series,
                candles,
                request.terms(),
                variation.ranking(),
                WalkForward.cuts(candles.size(), variation.walkForward()));
        SweepResult result = new SweepJob(ready.grid(), plan, ready.sets())
                .run(ready.wanted(), List.of(), workers, new Listener(progress));
        return result.outcomes().isEmpty() ? null : shown(result, plan);
    }

    private void refuse(int candles, int folds) {
        if (candles <= folds) {
            throw new JobFailure("there are " + candles + " candles in that time, which are too few");
        }
        long sets = ready.wanted().size();
        if (sets * candles > maxWork) {
            throw new JobFailure(sets + " sets over " + candles + " candles are too much work: together at most "
                    + maxWork + "; choose a shorter time, or draw fewer sets with \"random\"");
        }
    }

    private Shown shown(SweepResult result, SweepPlan plan) {
        if (result.refused() == result.outcomes().size()) {
            throw new JobFailure("no set can run; the first of them: "
                    + result.outcomes().get(0).problem());
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("report", SweepJson.of(result, plan));
        double[] standing = ready.sets().standing();
        json.set("standing", Numbers.of(standing));
        return new Shown(json, SweepPage.of(result, plan, standing));
    }

    private static final class Listener implements SweepListener {
        private final Progress progress;
        private long done;

        private Listener(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void done(List<Outcome> outcomes) {
            done += outcomes.size();
            progress.done(done);
        }

        @Override
        public boolean cancelled() {
            return progress.isCancelled();
        }
    }
}
