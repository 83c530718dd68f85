package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.backtest.Performance;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.ProgramRun;
import io.candlebus.strategy.SharedIndicators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents nobody would write, on markets nobody has seen: the books balance, and nothing but the candles decides. */
class HostileTradingTest {
    private static final int SEEDS = 300;
    private static final int CANDLES = 400;
    private static final int PAUSE = 1;
    private static final int RESUME = 2;

    /** A candle, whether it is filled in, and what is commanded after it. */
    private record Step(Candle candle, Provenance provenance, int command) {}

    @Test
    void booksBalanceWhateverHappens() {
        for (int seed = 0; seed < SEEDS; seed++) {
            books(seed);
        }
    }

    @Test
    void nothingButCandlesDecides() {
        for (int seed = 0; seed < SEEDS; seed++) {
            deciding(seed);
        }
    }

    private static void books(int seed) {
        Random random = new Random(seed);
        CompiledStrategy strategy = new HostileDocuments(random).next();
        PaperTerms terms = terms(random);
        List<Step> steps = market(random);
        StrategySession session = session(strategy, terms, Detail.EXPLAINED, strategy.start());
        Performance performance = new Performance(terms);
        Audit audit =
                new Audit(terms, strategy.risk().leverage(), "seed " + seed + " " + terms + " " + strategy.risk());
        for (Step step : steps) {
            List<Fact> facts = new ArrayList<>();
            session.process(step.candle, step.provenance, facts::add);
            facts.forEach(performance::accept);
            performance.candle(step.candle, session);
            audit.candle(facts, step.candle, step.provenance == Provenance.SYNTHETIC, session);
            command(session, step.command);
        }
        audit.funnel(performance.funnel(session));
    }

    /** Neither a second run, nor questions, nor what is told of signals, nor who else computes the numbers, nor the future. */
    private static void deciding(int seed) {
        Random random = new Random(seed);
        CompiledStrategy strategy = new HostileDocuments(random).next();
        PaperTerms terms = terms(random);
        List<Step> steps = market(random);
        String about = "seed " + seed + " " + terms;
        List<Fact> plain = play(session(strategy, terms, Detail.EXPLAINED, strategy.start()), steps, false);
        assertEquals(plain, play(session(strategy, terms, Detail.EXPLAINED, strategy.start()), steps, true), about);
        List<Fact> bare = plain.stream().map(HostileTradingTest::bare).toList();
        assertEquals(bare, play(session(strategy, terms, Detail.BARE, strategy.start()), steps, false), about);
        List<CompiledStrategy> together = List.of(strategy, new HostileDocuments(random).next(), strategy);
        SharedIndicators shared = SharedIndicators.of(together);
        ProgramRun run = shared.start(strategy);
        shared.compute(steps.stream().map(Step::candle).toList(), 0, steps.size());
        assertEquals(bare, play(session(strategy, terms, Detail.BARE, run), steps, false), about + " together");
        int cut = 1 + random.nextInt(steps.size() - 1);
        List<Step> past = steps.subList(0, cut);
        long endMs = past.get(cut - 1).candle.openTimeMs() + 60_000;
        assertEquals(
                plain.stream().filter(fact -> fact.closeTimeMs() <= endMs).toList(),
                play(session(strategy, terms, Detail.EXPLAINED, strategy.start()), past, false),
                about + " cut at " + cut);
    }

    private static Fact bare(Fact fact) {
        if (fact instanceof Fact.SignalFired f) {
            return new Fact.SignalFired(
                    f.session(),
                    f.closeTimeMs(),
                    f.id(),
                    f.signal(),
                    f.name(),
                    f.type(),
                    f.side(),
                    f.openTimeMs(),
                    f.price(),
                    f.confidence(),
                    Map.of(),
                    null);
        }
        return fact instanceof Fact.SignalBlocked b
                ? new Fact.SignalBlocked((Fact.SignalFired) bare(b.signal()), b.block())
                : fact;
    }

    private static List<Fact> play(StrategySession session, List<Step> steps, boolean asks) {
        List<Fact> facts = new ArrayList<>();
        for (Step step : steps) {
            if (asks) {
                session.explainIfClosed(step.candle);
                session.explainIfClosed(Candle.flat(step.candle.openTimeMs(), step.candle.high()));
                session.peekPlots(
                        step.candle, new double[session.strategy().plots().size()]);
            }
            session.process(step.candle, step.provenance, facts::add);
            if (asks) {
                session.explain();
                session.position();
                session.trailingStop();
            }
            command(session, step.command);
        }
        return facts;
    }

    private static StrategySession session(CompiledStrategy strategy, PaperTerms terms, Detail detail, ProgramRun run) {
        SessionKey key = new SessionKey("hostile", 1, new Series(new Symbol("BTC", "USD"), Timeframe.M1));
        return new StrategySession(key, strategy, terms, detail, run);
    }

    private static void command(StrategySession session, int command) {
        if (command == PAUSE) {
            session.pause();
        } else if (command == RESUME && session.paused()) {
            session.resume();
        }
    }

    private static PaperTerms terms(Random random) {
        Instrument[] instruments = {
            Instrument.UNKNOWN,
            new Instrument(0.01, 0.001),
            new Instrument(0.5, 1),
            new Instrument(1e-9, 1e-8),
            new Instrument(1e6, 1e6)
        };
        return new PaperTerms(
                one(random, 10_000.0, 1e-6, 1.0, 1e12),
                one(random, 10.0, 0.0, 0.1, 100.0, 1_000.0, 10_000.0),
                one(random, 2.0, 0.0, 50.0, 5_000.0, 10_000.0),
                one(random, FillAt.values()),
                one(random, Intrabar.values()),
                one(random, instruments));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... all) {
        return all[random.nextInt(3) == 0 ? random.nextInt(all.length) : 0];
    }

    private static List<Step> market(Random random) {
        List<Step> steps = new ArrayList<>();
        double price = one(random, 100.0, 1e-8, 1e8, 0.004, 30_000.0);
        double calm = one(random, 0.004, 0.05, 0.5, 1e-7);
        long minute = random.nextInt(3) == 0 ? -200 : 27_000_000L + random.nextInt(100_000);
        for (int i = 0; i < CANDLES; i++) {
            minute += random.nextInt(30) == 0 ? 1 + random.nextInt(random.nextInt(5) == 0 ? 9_000 : 30) : 1;
            boolean isSynthetic = random.nextInt(12) == 0;
            Candle candle = isSynthetic ? Candle.flat(minute * 60_000, price) : candle(random, minute, price, calm);
            price = Math.min(1e12, Math.max(1e-12, candle.close()));
            int command = random.nextInt(25) == 0 ? PAUSE : random.nextInt(12) == 0 ? RESUME : 0;
            steps.add(new Step(candle, isSynthetic ? Provenance.SYNTHETIC : Provenance.FLAG, command));
        }
        return steps;
    }

    private static Candle candle(Random random, long minute, double last, double calm) {
        double open = last * Math.exp(calm * (random.nextInt(15) == 0 ? 8 : 0.3) * random.nextGaussian());
        double close = open * Math.exp(calm * random.nextGaussian());
        double high = Math.max(open, close) * Math.exp(wick(random, calm));
        double low = Math.min(open, close) * Math.exp(-wick(random, calm));
        double volume = random.nextInt(6) == 0 ? 0 : 1 + 9 * random.nextDouble();
        return new Candle(minute * 60_000, open, high, low, close, volume);
    }

    private static double wick(Random random, double calm) {
        return calm * Math.abs(random.nextGaussian()) * (random.nextInt(40) == 0 ? 20 : 1);
    }
}
