package io.candlebus.engine.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Build;
import io.candlebus.backtest.Backtest;
import io.candlebus.backtest.BacktestPlan;
import io.candlebus.backtest.BacktestResult;
import io.candlebus.backtest.Curve;
import io.candlebus.backtest.Hold;
import io.candlebus.backtest.Warning;
import io.candlebus.engine.job.LedgerCandles.Stretch;
import io.candlebus.json.BacktestJson;
import io.candlebus.json.BacktestPage;
import io.candlebus.json.DocumentHash;
import io.candlebus.json.JobCheck;
import io.candlebus.json.Numbers;
import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.function.IntSupplier;

/** A backtest that has its document and knows where its candles are. */
final class PreparedBacktest implements Work {
    /** Candles between two looks at whether it is still wanted. */
    private static final int STRETCH = 4_096;

    private final BacktestPlan plan;
    private final JobCheck.Ready ready;
    private final LedgerCandles ledger;
    private final LedgerCandles.Source source;
    private final int history;
    private final int maxSignals;

    /** @param history candles that it takes in before the first one it judges, if there are so many */
    PreparedBacktest(
            BacktestPlan plan,
            JobCheck.Ready ready,
            LedgerCandles ledger,
            LedgerCandles.Source source,
            int history,
            int maxSignals) {
        this.plan = plan;
        this.ready = ready;
        this.ledger = ledger;
        this.source = source;
        this.history = history;
        this.maxSignals = maxSignals;
    }

    @Override
    public Shown run(Progress progress) {
        Timeframe timeframe = plan.key().series().timeframe();
        Stretch stretch = new Stretch(plan.fromMs(), plan.toMs());
        int before = plan.fromMs() == BacktestPlan.ALWAYS ? 0 : history;
        List<Candle> candles = ledger.read(source, timeframe, stretch, before, progress::isCancelled);
        progress.total(candles.size());
        Backtest backtest = new Backtest(plan);
        for (int at = 0; at < candles.size(); at += STRETCH) {
            if (progress.isCancelled()) {
                return null;
            }
            candles.subList(at, Math.min(candles.size(), at + STRETCH)).forEach(backtest::add);
            refuseTooMany(backtest::signalCount);
            progress.done(Math.min(candles.size(), at + STRETCH));
        }
        if (progress.isCancelled()) {
            return null;
        }
        return shown(backtest.result(candles), candles);
    }

    private void refuseTooMany(IntSupplier signals) {
        if (signals.getAsInt() > maxSignals) {
            throw new JobFailure("it gives more than " + maxSignals
                    + " signals; choose a shorter time, or put \"edge\" or a protection into its rules");
        }
    }

    private Shown shown(BacktestResult result, List<Candle> candles) {
        Warning refusal = result.refusal().orElse(null);
        if (refusal != null) {
            throw new JobFailure(refusal.sentence());
        }
        String hash = DocumentHash.of(ready.text());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("report", BacktestJson.of(result, hash, Build.version()));
        json.set("hold", Numbers.of(hold(result, candles)));
        return new Shown(json, BacktestPage.of(result, candles, hash, Build.version()));
    }

    /** What the account would be worth at each point of the curve, had it bought once and held; NaN before it could. */
    private static double[] hold(BacktestResult result, List<Candle> candles) {
        Curve curve = result.curve();
        Hold hold = result.results().hold();
        Timeframe timeframe = result.plan().key().series().timeframe();
        double[] worth = new double[curve.size()];
        int at = 0;
        for (int point = 0; point < worth.length; point++) {
            while (at + 1 < candles.size() && closeMs(timeframe, candles.get(at)) < curve.timeMs(point)) {
                at++;
            }
            boolean isBought =
                    hold.fromMs() != Long.MIN_VALUE && candles.get(at).openTimeMs() >= hold.fromMs();
            worth[point] = isBought
                    ? result.plan().terms().cash()
                            / hold.price()
                            * candles.get(at).close()
                    : Double.NaN;
        }
        return worth;
    }

    private static long closeMs(Timeframe timeframe, Candle candle) {
        return timeframe.closeOf(candle.openTimeMs());
    }
}
