package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Turns a strategy as written into one that can run: settles every name, lays every number into a slot and every condition
 * into rows. Finds all problems, not the first.
 */
public final class Compiler {
    private final StrategySpec spec;
    private final Reports reports = new Reports();
    private final ProgramDraft draft;

    private Compiler(StrategySpec spec, Catalogue catalogue) {
        this.spec = spec;
        this.draft = new ProgramDraft(spec, catalogue, reports);
    }

    /** Compiles; any thread. */
    public static Compilation compile(StrategySpec spec, Catalogue catalogue) {
        return new Compiler(spec, catalogue).compile();
    }

    private Compilation compile() {
        limit("signal-limit", spec.signals().size(), Limits.MAX_SIGNALS, "signals");
        limit("condition-limit", total(spec, Expression::conditionCount), Limits.MAX_CONDITIONS, "conditions");
        limit("term-limit", total(spec, Expression::termCount), Limits.MAX_TERMS, "numbers, conditions and functions");
        if (reports.hasErrors()) {
            return new Compilation(null, reports.problems());
        }
        List<Drafted> drafted = new ArrayList<>();
        int warmup = 1;
        for (SignalSpec signal : spec.signals()) {
            LaneDraft lane = draft.lane(spec.timeframe());
            Node.Ref root = lane.add(signal.when());
            warmup = Math.max(warmup, lane.warmup(root));
            Map<String, Integer> readings = draft.takeReadings();
            drafted.add(new Drafted(signal, root, readings, confidenceSlot(signal)));
        }
        RiskDraft risk = RiskDraft.of(spec, draft, reports);
        List<Meaning.Line> lines = draft.names().lines();
        limit("indicator-limit", lines.size(), Limits.MAX_INDICATORS, "indicators");
        if (reports.hasErrors()) {
            return new Compilation(null, reports.problems());
        }
        CompiledStrategy strategy = finished(drafted, lines, Math.max(warmup, risk.warmup()), risk);
        limit("number-limit", strategy.program().slots().length, Rows.MAX_SLOTS, "numbers");
        limit("memory-limit", strategy.memory().bytes(), Limits.MAX_MEMORY_BYTES, "bytes of memory");
        return new Compilation(reports.hasErrors() ? null : strategy, reports.problems());
    }

    private static int total(StrategySpec spec, ToIntFunction<Expression> of) {
        int rules =
                spec.signals().stream().mapToInt(s -> of.applyAsInt(s.when())).sum();
        return rules + spec.risk().operands().stream().mapToInt(of).sum();
    }

    /** −1 when no number tells the confidence. Its name is none that the rule looks at. */
    private int confidenceSlot(SignalSpec signal) {
        if (!(signal.confidence() instanceof Confidence.Of told)) {
            return -1;
        }
        int slot = draft.slots().of(draft.read(told.number(), spec.timeframe()).value());
        draft.takeReadings();
        return slot;
    }

    private CompiledStrategy finished(
            List<Drafted> drafted, List<Meaning.Line> lines, int rulesWarmup, RiskDraft risk) {
        Set<String> declared = spec.indicators().stream().map(IndicatorSpec::id).collect(Collectors.toSet());
        Plots plots = Plots.of(lines, declared, draft);
        int warmup = plots.values().stream().mapToInt(draft::warmup).reduce(rulesWarmup, Math::max);
        Map<Timeframe, LaneDraft.Finished> finished = new HashMap<>();
        LaneDraft base = draft.lane(spec.timeframe());
        finished.put(spec.timeframe(), base.finish());
        draft.higherLanes().forEach(lane -> finished.put(lane.timeframe(), lane.finish()));
        SlotTable slots = draft.slots();
        Claim.Reader claims = new Claim.Reader(draft, finished);
        List<Rule> rules = drafted.stream()
                .map(d -> d.rule(finished.get(spec.timeframe()), claims.claim(d.signal.when(), spec.timeframe())))
                .toList();
        Program program = new Program(
                slots.initial(),
                slots.slots(),
                base.lane(finished.get(spec.timeframe())),
                draft.higherLanes().stream()
                        .map(lane -> lane.lane(finished.get(lane.timeframe())))
                        .toList(),
                slots.readings(),
                slots.clocks());
        return new CompiledStrategy(spec, program, rules, plots, warmup, risk);
    }

    private void limit(String code, long count, long most, String what) {
        if (count > most) {
            reports.error(
                    code, Place.NOWHERE, count + " " + what + " are more than the " + most + " that are possible");
        }
    }

    private record Drafted(SignalSpec signal, Node.Ref root, Map<String, Integer> readings, int confidenceSlot) {
        private Rule rule(LaneDraft.Finished lane, Claim claim) {
            return new Rule(signal, lane.bit(root), readings, sureness(claim), claim);
        }

        private Sureness sureness(Claim claim) {
            if (confidenceSlot >= 0) {
                return Sureness.number(confidenceSlot);
            }
            if (signal.confidence() instanceof Confidence.Fixed fixed) {
                return Sureness.fixed(fixed.value());
            }
            List<Claim> weighted = new ArrayList<>();
            collect(claim, weighted);
            return Sureness.weights(
                    weighted.stream().mapToInt(Claim::bit).toArray(),
                    weighted.stream()
                            .mapToDouble(c -> ((Condition.Weighted) c.condition()).weight())
                            .toArray());
        }

        private static void collect(Claim claim, List<Claim> weighted) {
            if (claim.condition() instanceof Condition.Weighted) {
                weighted.add(claim);
            }
            claim.parts().forEach(part -> collect(part, weighted));
        }
    }
}
