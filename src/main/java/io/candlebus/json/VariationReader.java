package io.candlebus.json;

import io.candlebus.backtest.metric.Metric;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.backtest.sweep.Ranking;
import io.candlebus.backtest.sweep.SweepJob;
import io.candlebus.json.JobRequest.AxisAsked;
import java.util.ArrayList;
import java.util.List;

/** Reads what a sweep varies, and how its best is found. */
final class VariationReader {
    /** Axes of a sweep at most. */
    static final int MAX_AXES = 6;

    static final int MAX_FOLDS = 100;

    private static final long MAX_SEED = 1L << 53;
    private static final Ranking STANDARD = Ranking.by("sharpe");

    private final Fields fields;
    private final Findings findings;

    VariationReader(Fields fields) {
        this.fields = fields;
        this.findings = fields.findings();
    }

    JobRequest.Variation read() {
        return new JobRequest.Variation(
                axes(),
                (int) fields.whole("random", 0, 1, SweepJob.MAX_SETS),
                fields.whole("seed", 1, 0, MAX_SEED),
                (int) fields.whole("walk_forward", 0, 0, MAX_FOLDS),
                ranking());
    }

    private List<AxisAsked> axes() {
        Node grid = fields.take(Node.Kind.LIST, "grid");
        List<AxisAsked> axes = new ArrayList<>();
        if (grid == null) {
            if (!fields.has("grid")) {
                findings.error("missing-key", fields.node(), "a sweep needs a \"grid\": a list of what is varied");
            }
            return axes;
        }
        if (grid.items().isEmpty() || grid.items().size() > MAX_AXES) {
            findings.error("axis-limit", grid, "a grid has 1 to " + MAX_AXES + " axes");
            return axes;
        }
        for (Node item : grid.items()) {
            if (fields.isOf(Node.Kind.OBJECT, item)) {
                AxisAsked axis = axis(new Fields(item, findings));
                if (axis != null) {
                    axes.add(axis);
                }
            }
        }
        return axes;
    }

    private AxisAsked axis(Fields own) {
        Node item = own.node();
        Node name = own.take(Node.Kind.TEXT, "name");
        List<Double> values = values(own);
        boolean isRange = own.has("from") || own.has("to") || own.has("step");
        double from = own.number("from", Double.NaN);
        double to = own.number("to", Double.NaN);
        double step = own.number("step", Double.NaN);
        own.refuseUnknown();
        if (name == null) {
            if (!own.has("name")) {
                findings.error(
                        "missing-key",
                        item,
                        "an axis needs the \"name\" of a parameter, or a place, as" + " /risk/stop_loss/value");
            }
            return null;
        }
        if (name.text().length() > DocumentLimits.KEY_LENGTH) {
            findings.error("name-limit", name, "a name has at most " + DocumentLimits.KEY_LENGTH + " characters");
            return null;
        }
        if (isRange && own.has("values")) {
            findings.error("values-and-range", item, "an axis has values or a range, not both");
            return null;
        }
        if (isRange && (Double.isNaN(from) || Double.isNaN(to) || Double.isNaN(step))) {
            findings.error("missing-key", item, "a range needs the numbers from, to and step");
            return null;
        }
        boolean isRead = !own.has("values") || !values.isEmpty();
        return isRead ? new AxisAsked(item.pointer(), name.text(), values, from, to, step) : null;
    }

    /** Empty when there are none, and when one is no number, which is told. */
    private List<Double> values(Fields own) {
        Node list = own.take(Node.Kind.LIST, "values");
        List<Double> values = new ArrayList<>();
        if (list == null) {
            return values;
        }
        if (list.items().isEmpty()) {
            findings.error("no-values", list, "an axis needs a value");
        }
        for (Node value : list.items()) {
            if (!own.isOf(Node.Kind.NUMBER, value)) {
                return List.of();
            }
            values.add(value.number());
        }
        return values;
    }

    private Ranking ranking() {
        Node node = fields.take(Node.Kind.TEXT, "rank");
        if (node == null) {
            return STANDARD;
        }
        if (Metrics.named(node.text()) != null) {
            return Ranking.by(node.text());
        }
        List<String> names = Metrics.ALL.stream().map(Metric::name).toList();
        findings.error(
                "unknown-metric",
                node,
                "there is no metric \"" + Shown.clipped(node.text()) + "\"; there are " + String.join(", ", names),
                findings.question(node.text(), () -> names));
        return STANDARD;
    }
}
