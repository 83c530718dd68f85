package io.candlebus.session;

import io.candlebus.session.TestFailure.Kind;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.TestSpec;
import io.candlebus.strategy.TestSpec.Expectation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what fires on a candle with what is expected, and says why it is not so. One thread. */
final class TestJudge {
    /** Unexpected signals that are listed; more help nobody. */
    static final int UNEXPECTED_LISTED = 50;

    /** Relative difference up to which two numbers are equal. */
    private static final double TOLERANCE = 1e-9;

    private final TestSpec test;
    private final StrategySession session;
    private final Map<String, Integer> rules = new HashMap<>();
    private final Map<String, Fact.SignalFired> latest = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    /** By signal, the failures that miss it and have not seen it fire again. */
    private final Map<String, List<Draft>> waiting = new HashMap<>();

    private long unexpected;

    /** A failure of which it is not yet known what fires after it. */
    private record Draft(TestFailure failure, List<Fact.SignalFired> nearby) {
        private TestFailure finished() {
            return new TestFailure(
                    failure.kind(),
                    failure.signal(),
                    failure.atMs(),
                    failure.place(),
                    failure.message(),
                    failure.values(),
                    nearby);
        }
    }

    TestJudge(TestSpec test, StrategySession session) {
        this.test = test;
        this.session = session;
        List<SignalSpec> signals = session.strategy().spec().signals();
        for (int i = 0; i < signals.size(); i++) {
            rules.put(signals.get(i).id(), i);
        }
    }

    /** After the candle has been taken in. */
    void judge(Expectation expectation, List<Fact.SignalFired> firing) {
        Optional<Fact.SignalFired> found = firing.stream()
                .filter(fact -> fact.signal().equals(expectation.signal()))
                .findFirst();
        if (found.isPresent()) {
            judge(expectation, found.get());
        } else if (expectation.fires()) {
            missed(expectation, firing);
        }
    }

    private void judge(Expectation expectation, Fact.SignalFired fact) {
        if (!expectation.fires()) {
            fired(Kind.UNWANTED, fact, expectation.place(), ", and must not");
            return;
        }
        if (differ(expectation.price(), fact.price())) {
            String how = " at the price " + fact.price() + ", not " + expectation.price();
            fired(Kind.PRICE, fact, expectation.place(), how);
        }
        if (differ(expectation.confidence(), fact.confidence())) {
            String own =
                    Double.isNaN(fact.confidence()) ? "an unknown confidence" : "the confidence " + fact.confidence();
            fired(Kind.CONFIDENCE, fact, expectation.place(), " with " + own + ", not " + expectation.confidence());
        }
    }

    /** Something fired that no expectation names. */
    void unexpected(Fact.SignalFired fact) {
        if (unexpected++ < UNEXPECTED_LISTED) {
            fired(Kind.UNEXPECTED, fact, test.place(), ", and nothing but what is expected may");
        }
    }

    /** An expectation about a time at which it cannot be met. */
    void withoutCandle(Expectation expectation, String why) {
        drafts.add(new Draft(
                new TestFailure(
                        Kind.NO_CANDLE,
                        expectation.signal(),
                        expectation.atMs(),
                        expectation.place(),
                        why + " at " + Instant.ofEpochMilli(expectation.atMs()),
                        Map.of(),
                        List.of()),
                List.of()));
    }

    void withoutCandles(String why) {
        drafts.add(new Draft(TestFailure.ofCandles(test.place(), why), List.of()));
    }

    /** At the end of each candle. */
    void after(List<Fact.SignalFired> firing) {
        for (Fact.SignalFired fact : firing) {
            latest.put(fact.signal(), fact);
            List<Draft> missing = waiting.remove(fact.signal());
            if (missing != null) {
                missing.forEach(draft -> draft.nearby().add(fact));
            }
        }
    }

    /** In the order of their candles. */
    List<TestFailure> failures() {
        return drafts.stream()
                .map(Draft::finished)
                .sorted(Comparator.comparing(TestFailure::atMs))
                .toList();
    }

    /** Unexpected signals beyond those that are listed. */
    long more() {
        return Math.max(0, unexpected - UNEXPECTED_LISTED);
    }

    private void fired(Kind kind, Fact.SignalFired fact, Place place, String how) {
        drafts.add(new Draft(
                new TestFailure(
                        kind,
                        fact.signal(),
                        fact.closeTimeMs(),
                        place,
                        fact.signal() + " fired at " + Instant.ofEpochMilli(fact.closeTimeMs()) + how,
                        fact.values(),
                        List.of()),
                List.of()));
    }

    private void missed(Expectation expectation, List<Fact.SignalFired> firing) {
        String signal = expectation.signal();
        Integer rule = rules.get(signal);
        List<Fact.SignalFired> nearby = new ArrayList<>();
        if (latest.containsKey(signal)) {
            nearby.add(latest.get(signal));
        }
        nearby.addAll(firing);
        Draft draft = new Draft(
                new TestFailure(
                        Kind.MISSED,
                        signal,
                        expectation.atMs(),
                        expectation.place(),
                        signal + " did not fire at " + Instant.ofEpochMilli(expectation.atMs()) + ": "
                                + (rule == null
                                        ? "it is left out"
                                        : session.explain().get(rule).reason()),
                        rule == null ? Map.of() : session.values(rule),
                        List.of()),
                nearby);
        drafts.add(draft);
        waiting.computeIfAbsent(signal, s -> new ArrayList<>()).add(draft);
    }

    private static boolean differ(double wanted, double actual) {
        boolean equal = Math.abs(wanted - actual) <= TOLERANCE * Math.max(Math.abs(wanted), Math.abs(actual));
        return !Double.isNaN(wanted) && !equal;
    }
}
