package io.candlebus.json;

import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.ProtectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Reads {@code overtrading_protection}, in which other programs keep what we call protections; 0 is none. Each reading is told. */
final class OvertradingReader {
    private static final long HOUR_MS = TimeUnit.HOURS.toMillis(1);
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private final Findings findings;
    private final Amounts amounts;
    private final List<ProtectionSpec> read = new ArrayList<>();

    OvertradingReader(Findings findings) {
        this.findings = findings;
        this.amounts = new Amounts(findings);
    }

    /** None for null. */
    List<ProtectionSpec> read(Node section) {
        read.clear();
        if (section == null) {
            return List.of();
        }
        Fields fields = new Fields(section, findings);
        fields.keep("description");
        boolean enabled = fields.flag("enabled", true);
        cooldown(some(fields, "signal_cooldown_minutes"));
        maxTrades(some(fields, "max_trades_per_hour"), HOUR_MS);
        maxTrades(some(fields, "max_trades_per_day"), DAY_MS);
        minInterval(some(fields, "min_time_between_entries"), some(fields, "min_time_between_exits"));
        minConfidence(some(fields, "signal_strength_threshold"));
        minVolume(fields.take(Node.Kind.OBJECT, "volume_spike_detection"));
        fields.tellUnknown();
        if (!enabled) {
            findings.info("left-out", section, "\"" + section.step() + "\" is not enabled, and is left out");
            return List.of();
        }
        read.forEach(this::tell);
        return List.copyOf(read);
    }

    /** Null for what is not there, and for 0. */
    private static Node some(Fields fields, String name) {
        Node node = fields.take(Node.Kind.NUMBER, name);
        return node == null || node.number() == 0 ? null : node;
    }

    private void cooldown(Node minutes) {
        OptionalLong ms = amounts.minutes(minutes);
        if (ms.isPresent()) {
            read.add(new ProtectionSpec.Cooldown(ms.getAsLong(), 0, minutes.place()));
        }
    }

    private void maxTrades(Node count, long perMs) {
        OptionalInt most = amounts.count(ProtectionReader.MAX_COUNT, count);
        if (most.isPresent()) {
            read.add(new ProtectionSpec.MaxTrades(perMs, most.getAsInt(), count.place()));
        }
    }

    private void minInterval(Node entries, Node exits) {
        OptionalLong entriesMs = amounts.seconds(entries);
        OptionalLong exitsMs = amounts.seconds(exits);
        if (entriesMs.isPresent() || exitsMs.isPresent()) {
            Place place = entriesMs.isPresent() ? entries.place() : exits.place();
            read.add(new ProtectionSpec.MinInterval(entriesMs.orElse(0), exitsMs.orElse(0), place));
        }
    }

    private void minConfidence(Node value) {
        OptionalDouble least = amounts.from(0, 1, value);
        if (least.isPresent()) {
            read.add(new ProtectionSpec.MinConfidence(least.getAsDouble(), value.place()));
        }
    }

    private void minVolume(Node section) {
        if (section == null) {
            return;
        }
        Fields fields = new Fields(section, findings);
        fields.keep("description");
        boolean enabled = fields.flag("enabled", true);
        Node multiplier = some(fields, "min_volume_multiplier");
        OptionalDouble multiple = amounts.above(0, ProtectionReader.MAX_MULTIPLE, multiplier);
        fields.tellUnknown();
        if (enabled && multiple.isPresent()) {
            int period = ProtectionReader.VOLUME_PERIOD;
            read.add(new ProtectionSpec.MinVolume(multiple.getAsDouble(), period, multiplier.place()));
        }
    }

    private void tell(ProtectionSpec protection) {
        String as = Shown.clipped(ProtectionPrinter.protection(protection).toString());
        findings.add(Problem.info("read-as", protection.place(), "read as the protection " + as));
    }
}
