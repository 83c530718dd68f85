package io.candlebus.engine;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.Conditions;
import io.candlebus.market.Candle;
import io.candlebus.session.Explanation;
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
     */
    record News(RecentFrames.Batch batch, double[] forming, CandleExplained explained, List<Explanation> ifClosed) {}

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
            CandleExplained explained = batch.frames().isEmpty() ? null : run.explained(true);
            return Future.succeededFuture(new News(batch, peeked, explained, run.ifClosed(forming)));
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
}
