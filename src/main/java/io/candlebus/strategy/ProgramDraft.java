package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Timeframe;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A strategy's program while its rules are compiled into it: names settled, numbers in slots, claims in lanes. */
final class ProgramDraft {
    private final Timeframe base;
    private final Reports reports;
    private final Values values;
    private final Names names;
    private final Numbers numbers;
    private final SlotTable slots;
    private final Map<Timeframe, LaneDraft> lanes = new LinkedHashMap<>();
    private final Map<Value, Set<Double>> levels = new HashMap<>();
    private Map<String, Integer> readings = new LinkedHashMap<>();

    ProgramDraft(StrategySpec spec, Catalogue catalogue, Reports reports) {
        this.base = spec.timeframe();
        this.reports = reports;
        this.values = new Values(base);
        this.names = new Names(spec, catalogue, reports, this);
        this.numbers = new Numbers(this, catalogue, reports);
        this.slots = new SlotTable(this);
        lane(base);
    }

    Timeframe base() {
        return base;
    }

    Values values() {
        return values;
    }

    Names names() {
        return names;
    }

    Numbers numbers() {
        return numbers;
    }

    SlotTable slots() {
        return slots;
    }

    /** What is computed on the candles of a timeframe. */
    LaneDraft lane(Timeframe timeframe) {
        return lanes.computeIfAbsent(timeframe, t -> new LaneDraft(this, t));
    }

    /** The lanes of higher timeframes. */
    List<LaneDraft> higherLanes() {
        return lanes.values().stream().filter(l -> l.timeframe() != base).toList();
    }

    /** Constants that conditions compare a value with, ascending. */
    List<Double> levels(Value value) {
        return List.copyOf(levels.getOrDefault(value, Set.of()));
    }

    /** The named numbers looked at since the last call: slots by name as written, in order of appearance. */
    Map<String, Integer> takeReadings() {
        Map<String, Integer> taken = readings;
        readings = new LinkedHashMap<>();
        return taken;
    }

    /** Candles of the strategy's timeframe until a value is known. */
    int warmup(Value value) {
        return Warmup.of(value, base, base);
    }

    /**
     * Two numbers that a condition holds against each other.
     *
     * @param names what they are called when that is not as written; else empty
     */
    record Pair(Value left, Value right, List<String> names) {}

    Pair pair(Operand left, Operand right, Timeframe on, Place place) {
        Pair pair = Bands.settle(this, left, right, on, place, reports)
                .map(settled -> {
                    note(settled.leftName(), settled.left(), on);
                    note(right.text(), settled.right(), on);
                    return new Pair(settled.left(), settled.right(), List.of(settled.leftName(), right.text()));
                })
                .orElseGet(
                        () -> new Pair(read(left, on).value(), read(right, on).value(), List.of()));
        level(pair.left, pair.right);
        level(pair.right, pair.left);
        return pair;
    }

    /** What an operand of a condition means; what it is called is kept with the rule. */
    Meaning read(Operand operand, Timeframe on) {
        Meaning meaning = numbers.meaning(operand, on);
        if (!(meaning.value() instanceof Value.Constant) || operand instanceof Operand.Name) {
            note(operand.text(), meaning.value(), on);
        }
        return meaning;
    }

    /** Keeps a number that a rule looks at, as the author called it. */
    void note(String name, Value value, Timeframe on) {
        readings.put(on == base ? name : name + "@" + on, slots.of(value));
    }

    /** Keeps the constant that a value is compared with. */
    void level(Value value, Value against) {
        if (against instanceof Value.Constant constant && Double.isFinite(constant.value())) {
            levels.computeIfAbsent(value, v -> new TreeSet<>()).add(constant.value());
        }
    }
}
