package io.candlebus.engine;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.Conditions;
import io.candlebus.api.EquityCurve;
import io.candlebus.api.Performed;
import io.candlebus.backtest.Curve;
import io.candlebus.backtest.Performance;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.market.Candle;
import io.candlebus.session.Explanation;
import io.candlebus.session.StrategySession;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** What may be asked of a running session; it answers between two candles. Any thread may ask. */
final class SessionQuestions {
    private final StrategyVerticle session;
    private final RecentFrames recent;
    private final Supplier<SessionRun> running;

    /** @param running read on the session's worker alone */
    SessionQuestions(StrategyVerticle session, RecentFrames recent, Supplier<SessionRun> running) {
        this.session = session;
        this.recent = recent;
        this.running = running;
    }

    /**
     * See {@link #news}.
     *
     * @param forming the plots' values if the forming candle closed now; null when there is none
     * @param explained the last candle; null when that is not new
     * @param ifClosed see {@link Conditions}
     * @param performed null when the last candle is not new
     */
    record News(
            RecentFrames.Batch batch,
            double[] forming,
            CandleExplained explained,
            List<Explanation> ifClosed,
            Performed performed) {}

    /** Where a session stands after a candle; null before the first. */
    record Standing(Candle last, long judged, double equity, double cash) {}

    /** What is new after a time, and what would be if the forming candle closed now. */
    Future<News> news(long afterOpenMs, Candle forming) {
        return session.onSession(() -> {
            SessionRun run = running.get();
            double[] peeked = null;
            if (run.isNext(forming)) {
                peeked = new double[run.session().strategy().plots().size()];
                run.session().peekPlots(forming, peeked);
            }
            RecentFrames.Batch batch = recent.since(afterOpenMs);
            boolean isNew = !batch.frames().isEmpty();
            return Future.succeededFuture(new News(
                    batch,
                    peeked,
                    isNew ? run.explained(true) : null,
                    run.ifClosed(forming),
                    isNew ? performed(run) : null));
        });
    }

    /** Its rules at the last candle, and if the forming one closed now. */
    Future<Conditions> conditions(Candle forming) {
        return session.onSession(() -> {
            SessionRun run = running.get();
            return Future.succeededFuture(
                    new Conditions(run.explained(true), run.isNext(forming) ? forming : null, run.ifClosed(forming)));
        });
    }

    /** What its trading has come to. */
    Future<Performed> performance() {
        return session.onSession(() -> Future.succeededFuture(performed(running.get())));
    }

    private static Performed performed(SessionRun run) {
        Performance performance = run.performance();
        Results results = performance.results();
        Curve curve = performance.curve();
        return new Performed(
                run.session().key(),
                results,
                curve.size() == 0 ? 0 : curve.drawdownPercent(curve.size() - 1),
                Metrics.of(results),
                performance.funnel(run.session()),
                performance.shadows());
    }

    /** Its equity over time. */
    Future<EquityCurve> equity() {
        return session.onSession(() -> {
            SessionRun run = running.get();
            Results results = run.performance().results();
            return Future.succeededFuture(curve(run, results));
        });
    }

    private static EquityCurve curve(SessionRun run, Results results) {
        Curve curve = run.performance().curve();
        int size = curve.size();
        int each = 1;
        while ((long) size * each < results.candles()) {
            each *= 2;
        }
        long[] times = new long[size];
        double[] equity = new double[size];
        double[] drawdown = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = curve.timeMs(i);
            equity[i] = curve.equity(i);
            drawdown[i] = curve.drawdownPercent(i);
        }
        return new EquityCurve(run.session().key(), results.cash(), each, times, equity, drawdown, results.days());
    }

    /** Where it stands. */
    Future<Standing> standing() {
        return session.onSession(() -> {
            StrategySession now = running.get().session();
            return Future.succeededFuture(new Standing(now.lastCandle(), now.judged(), now.equity(), now.cash()));
        });
    }
}
