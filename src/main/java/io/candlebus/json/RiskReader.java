package io.candlebus.json;

import java.util.Set;

/**
 * Reads what a document says about sizes, stops and protections. It is kept and does not act yet; but its shape is
 * checked, and a percent that is really a fraction is told before it costs anything.
 */
final class RiskReader {
    private static final Set<String> FRACTIONS =
            Set.of("max_position_size", "stop_loss_percentage", "take_profit_percentage", "trailing_stop_percentage");
    private static final Set<String> PERCENTS = Set.of(
            "risk_per_trade",
            "stop_loss_percent",
            "take_profit_percent",
            "trailing_stop_percent",
            "max_drawdown_percent",
            "activate_percent");
    private static final Set<String> OTHERS = Set.of(
            "position_size",
            "stop_loss",
            "take_profit",
            "trailing_stop",
            "max_candles_held",
            "on_opposite_entry",
            "position_size_type",
            "overtrading_protection",
            "description");
    private static final Set<String> OVERTRADING = Set.of(
            "enabled",
            "signal_cooldown_minutes",
            "max_trades_per_hour",
            "max_trades_per_day",
            "min_time_between_entries",
            "min_time_between_exits",
            "signal_strength_threshold",
            "volume_spike_detection",
            "description");

    /** Below this a percentage looks like a fraction: nobody stops out at a fifth of a percent by intent. */
    private static final double SMALLEST_PERCENT = 0.2;

    private final Findings findings;

    RiskReader(Findings findings) {
        this.findings = findings;
    }

    void read(Fields top) {
        for (String name : new String[] {"risk", "risk_management"}) {
            Node section = top.take(Node.Kind.OBJECT, name);
            if (section != null) {
                findings.info("kept-not-applied", section, "\"" + name + "\" is kept; it does not act yet");
                risk(section);
            }
        }
        overtrading(top.take(Node.Kind.OBJECT, "overtrading_protection"));
    }

    private void risk(Node section) {
        Fields fields = new Fields(section, findings);
        FRACTIONS.forEach(name -> fraction(fields.take(Node.Kind.NUMBER, name)));
        PERCENTS.forEach(name -> percent(fields.take(Node.Kind.NUMBER, name)));
        fields.keep(OTHERS.toArray(String[]::new));
        for (String name : new String[] {"stop_loss", "take_profit", "trailing_stop"}) {
            measure(section.member(name));
        }
        overtrading(section.member("overtrading_protection"));
        fields.tellUnknown();
    }

    /** {@code {"type": "percent", "value": 1.5}}. */
    private void measure(Node measure) {
        if (measure == null || !measure.is(Node.Kind.OBJECT)) {
            return;
        }
        Node type = measure.member("type");
        boolean isPercent = type != null && type.text().equals("percent");
        if (isPercent) {
            percent(new Fields(measure, findings).take(Node.Kind.NUMBER, "value"));
        }
    }

    private void fraction(Node value) {
        if (value != null && value.number() >= 1) {
            findings.warning(
                    "fraction-smell",
                    value,
                    "\"" + value.step() + "\" is a fraction: " + value.text() + " is " + percentOf(value) + " %",
                    "for " + value.text() + " % write " + value.number() / 100);
        }
    }

    private void percent(Node value) {
        if (value != null && value.number() > 0 && value.number() < SMALLEST_PERCENT) {
            findings.warning(
                    "percent-smell",
                    value,
                    "\"" + value.step() + "\" is in percent: " + value.text() + " is " + value.text() + " %",
                    "for " + percentOf(value) + " % write " + percentOf(value));
        }
    }

    private static String percentOf(Node value) {
        double percent = Math.rint(value.number() * 1e8) / 1e6;
        return percent == Math.rint(percent) && Math.abs(percent) < 1e9
                ? Long.toString((long) percent)
                : Double.toString(percent);
    }

    private void overtrading(Node section) {
        if (section == null) {
            return;
        }
        findings.info("kept-not-applied", section, "\"overtrading_protection\" is kept; it does not act yet");
        Fields fields = new Fields(section, findings);
        fields.keep(OVERTRADING.toArray(String[]::new));
        fields.flag("enabled", true);
        fields.tellUnknown();
    }
}
