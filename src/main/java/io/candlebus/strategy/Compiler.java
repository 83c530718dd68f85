package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a strategy as written into one that can run: settles every name, lays every number into a slot and every condition
 * into rows. Finds all problems, not the first.
 */
public final class Compiler {
    private final StrategySpec spec;
    private final Reports reports = new Reports();
    private final Names names;
    private final ProgramDraft draft;

    private Compiler(StrategySpec spec, Catalogue catalogue) {
        this.spec = spec;
        this.names = new Names(spec, catalogue, reports);
        this.draft = new ProgramDraft(names, spec.timeframe(), reports);
    }

    /** Compiles; any thread. */
    public static Compilation compile(StrategySpec spec, Catalogue catalogue) {
        return new Compiler(spec, catalogue).compile();
    }

    private Compilation compile() {
        limit("signal-limit", spec.signals().size(), Limits.MAX_SIGNALS, "signals");
        limit(
                "condition-limit",
                spec.signals().stream().mapToInt(s -> s.when().size()).sum(),
                Limits.MAX_CONDITIONS,
                "conditions");
        if (reports.hasErrors()) {
            return new Compilation(null, reports.problems());
        }
        List<Drafted> drafted = new ArrayList<>();
        int warmup = 1;
        for (SignalSpec signal : spec.signals()) {
            Node.Ref root = signal.when().addTo(draft);
            warmup = Math.max(warmup, draft.warmup(root));
            drafted.add(new Drafted(signal, root, draft.takeReadings()));
        }
        List<Meaning.Line> lines = names.lines();
        limit("indicator-limit", lines.size(), Limits.MAX_INDICATORS, "indicators");
        if (reports.hasErrors()) {
            return new Compilation(null, reports.problems());
        }
        return new Compilation(finished(drafted, lines, warmup), reports.problems());
    }

    private CompiledStrategy finished(List<Drafted> drafted, List<Meaning.Line> lines, int rulesWarmup) {
        Set<String> declared = spec.indicators().stream().map(IndicatorSpec::id).collect(Collectors.toSet());
        Plots plots = Plots.of(lines, declared, draft);
        int warmup = plots.values().stream().mapToInt(draft::warmup).reduce(rulesWarmup, Math::max);
        ProgramDraft.Finished finished = draft.finish();
        SlotTable slots = draft.slots();
        Program program = new Program(
                slots.initial(),
                slots.baseLane(),
                slots.higherLanes(),
                slots.readings(),
                slots.clocks(),
                finished.rows(),
                finished.laidNodes());
        List<Rule> rules = drafted.stream()
                .map(d -> new Rule(d.signal, finished.bit(d.root), d.readings))
                .toList();
        return new CompiledStrategy(spec, program, rules, finished.conditions(), plots, warmup);
    }

    private void limit(String code, int count, int most, String what) {
        if (count > most) {
            reports.error(
                    code, Place.NOWHERE, count + " " + what + " are more than the " + most + " that are possible");
        }
    }

    private record Drafted(SignalSpec signal, Node.Ref root, Map<String, Integer> readings) {}
}
