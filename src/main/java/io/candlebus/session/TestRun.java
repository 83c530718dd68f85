package io.candlebus.session;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestSpec;
import io.candlebus.strategy.TestSpec.Expectation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plays the candles of a document's test through a session, as a live session takes them in, and compares what fires with what
 * is expected. Paper trades on {@link PaperTerms#STANDARD}. One thread.
 */
public final class TestRun {
    private final TestSpec test;
    private final Timeframe timeframe;
    private final StrategySession session;
    private final CandleAggregator aggregator;
    private final TestJudge judge;
    private final Map<Long, List<Expectation>> open = new HashMap<>();
    private final List<Fact.SignalFired> firing = new ArrayList<>();
    private long candles;
    private long signals;

    /** @throws IllegalArgumentException when the strategy's candles are not put together from the test's */
    public TestRun(TestSpec test, CompiledStrategy strategy) {
        StrategySpec spec = strategy.spec();
        this.test = test;
        this.timeframe = spec.timeframe();
        SessionKey key = new SessionKey(spec.id(), 1, new Series(test.series().symbol(), timeframe));
        this.session = new StrategySession(key, strategy, PaperTerms.STANDARD);
        Timeframe part = test.series().timeframe();
        this.aggregator = part == timeframe ? null : new CandleAggregator(part, timeframe);
        this.judge = new TestJudge(test, session);
        for (Expectation expectation : test.expectations()) {
            open.computeIfAbsent(expectation.atMs(), at -> new ArrayList<>()).add(expectation);
        }
    }

    /**
     * Takes in the next candle of the test.
     *
     * @throws IllegalArgumentException when it is not later than the last one
     */
    public void accept(Candle candle) {
        if (aggregator == null) {
            play(candle);
        } else {
            aggregator.add(candle, this::play);
        }
    }

    /** What came of it, when all candles are in. */
    public TestReport report() {
        if (candles <= test.warmup()) {
            String message = candles == 0
                    ? "no candle of " + timeframe + " closes"
                    : "nothing can fire: all " + candles + " candles are history";
            judge.withoutCandles(message);
        }
        for (Expectation expectation : test.expectations()) {
            if (open.containsKey(expectation.atMs())) {
                judge.withoutCandle(expectation, "no candle of this test closes");
            }
        }
        return new TestReport(test, candles, signals, judge.failures(), judge.more());
    }

    private void play(Candle candle) {
        List<Expectation> due = open.getOrDefault(timeframe.closeOf(candle.openTimeMs()), List.of());
        firing.clear();
        if (candles++ < test.warmup()) {
            session.warmUp(candle);
            due.forEach(e -> judge.withoutCandle(e, "nothing can fire on the history that closes"));
        } else {
            session.process(candle, Provenance.REPLAY, this::hear);
            due.forEach(e -> judge.judge(e, firing));
        }
        if (test.only()) {
            Set<String> named = new HashSet<>();
            due.forEach(e -> named.add(e.signal()));
            firing.stream().filter(fact -> !named.contains(fact.signal())).forEach(judge::unexpected);
        }
        judge.after(firing);
        signals += firing.size();
        open.remove(timeframe.closeOf(candle.openTimeMs()));
    }

    private void hear(Fact fact) {
        if (fact instanceof Fact.SignalFired fired) {
            firing.add(fired);
        }
    }
}
