package io.candlebus.web;

import static io.candlebus.web.SmallEngine.FIRST_MS;
import static io.candlebus.web.SmallEngine.SERIES;
import static io.candlebus.web.SmallEngine.STEP_MS;
import static io.candlebus.web.SmallEngine.candle;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.EquityCurve;
import io.candlebus.api.KillSwitch;
import io.candlebus.api.Performed;
import io.candlebus.api.VenueHealth;
import io.candlebus.backtest.Days;
import io.candlebus.backtest.Performance;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Explanation;
import io.candlebus.session.SessionKey;
import io.candlebus.session.Verdict;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.Truth;
import io.vertx.core.Future;
import java.util.List;

/** What the small engine's strategies say of themselves: accounts that never traded, and a rule that fires now and then. */
final class SmallAccounts {
    /** A feed's venue, with a figure of its own in every place. */
    static final VenueHealth VENUE = new VenueHealth(
            "live",
            null,
            List.of("the venue keeps few candles"),
            0.5,
            new VenueHealth.Connections(1, 2, 3, 4, 5, 60),
            new VenueHealth.Lag(7, Double.NaN),
            new VenueHealth.Clock(-2_500),
            new VenueHealth.Recorder("failed", 8, 9, 10, "the disk is full"));

    /** Never thrown, and stays so. */
    static final KillSwitch KILL_SWITCH = new KillSwitch() {
        @Override
        public Future<Standing> standing() {
            return Future.succeededFuture(Standing.NEVER);
        }

        @Override
        public Future<Standing> kill(String reason) {
            return standing();
        }

        @Override
        public Future<Standing> unkill(String reason) {
            return standing();
        }
    };

    private SmallAccounts() {}

    static SessionKey key(String id) {
        return new SessionKey(id, 1, SERIES);
    }

    static Performed performed(String id) {
        Results results = new Performance(PaperTerms.STANDARD).results();
        return new Performed(key(id), results, 0, Metrics.of(results), List.of(), List.of());
    }

    static EquityCurve equity(String id) {
        return new EquityCurve(
                key(id),
                10_000,
                1,
                new long[] {FIRST_MS + STEP_MS},
                new double[] {10_000},
                new double[] {0},
                new Days(FIRST_MS / 86_400_000, new double[] {10_000}));
    }

    /** Its rule looks at the RSI of each candle, which is the candle's number, and fires on every tenth. */
    static CandleExplained explained(String id, int i) {
        boolean fires = i % 10 == 9;
        Explained rsi = new Explained(
                "rsi_14 < 30",
                Explained.Kind.COMPARE,
                new Place("/signals/0/when", 0, 11),
                null,
                fires ? Truth.TRUE : Truth.FALSE,
                List.of(
                        new Explained.Term("rsi_14", i, Double.NaN, null),
                        new Explained.Term("30", 30, Double.NaN, null)),
                new Explained.Distance(30 - i, 0.5, Double.NaN),
                null,
                List.of(Truth.UNKNOWN, fires ? Truth.TRUE : Truth.FALSE),
                candle(i).openTimeMs() + STEP_MS,
                List.of());
        Explanation rule = new Explanation(
                "buy",
                "Buy",
                SignalSpec.Type.ENTRY,
                Side.LONG,
                fires ? Verdict.FIRED : Verdict.FALSE,
                fires ? "its condition is true" : rsi.sentence(),
                0.75,
                rsi);
        return new CandleExplained(id, 1, SERIES, candle(i), false, i + 1, 20, List.of(rule));
    }
}
