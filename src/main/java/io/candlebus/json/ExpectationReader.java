package io.candlebus.json;

import io.candlebus.market.Timeframe;
import io.candlebus.strategy.TestSpec.Expectation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what a test expects. */
final class ExpectationReader {
    private final Set<String> signals;
    private final Timeframe timeframe;
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    /**
     * @param signals ids of the document's signals
     * @param timeframe the strategy's
     */
    ExpectationReader(Set<String> signals, Timeframe timeframe, Findings findings) {
        this.signals = signals;
        this.timeframe = timeframe;
        this.findings = findings;
    }

    /**
     * The expectations in order; what is wrong with them is told.
     *
     * @param only whether the test allows nothing else
     * @param closes when signals can fire; null when that is not known
     */
    List<Expectation> read(Fields test, boolean only, Closes closes) {
        Node list = test.take(Node.Kind.LIST, "expect");
        if (list == null) {
            if (!test.has("expect")) {
                findings.error("missing-key", test.node(), "a test needs \"expect\", a list of what must fire");
            }
            return List.of();
        }
        if (list.items().isEmpty() && !only) {
            findings.warning(
                    "no-expectation",
                    list,
                    "nothing is expected, so the test cannot fail",
                    "write \"only\": true if nothing may fire");
        }
        if (list.items().size() > DocumentLimits.EXPECTATIONS) {
            findings.error(
                    "expectation-limit", list, "a test expects at most " + DocumentLimits.EXPECTATIONS + " things");
            return List.of();
        }
        List<Expectation> read = new ArrayList<>();
        seen.clear();
        for (Node item : list.items()) {
            if (item.is(Node.Kind.OBJECT)) {
                expectation(new Fields(item, findings), closes).ifPresent(read::add);
            } else {
                findings.error(
                        "wrong-kind",
                        item,
                        "an expectation is an object, not " + item.kind().phrase());
            }
        }
        return read;
    }

    private Optional<Expectation> expectation(Fields fields, Closes closes) {
        fields.keep("description", "comment");
        String signal = signal(fields);
        OptionalLong at = at(fields, closes);
        boolean fires = fields.flag("fires", true);
        double price = number(fields, "price", Double.MAX_VALUE);
        double confidence = number(fields, "confidence", 1);
        if (!fires) {
            unused(fields.take("price"));
            unused(fields.take("confidence"));
        }
        fields.tellUnknown();
        if (at.isEmpty()) {
            return Optional.empty();
        }
        if (!seen.add(signal + "\n" + at.getAsLong())) {
            findings.error(
                    "expected-twice", fields.node(), "something is expected of this signal at this time already");
        }
        return Optional.of(new Expectation(
                signal, at.getAsLong(), fires, price, confidence, fields.node().place()));
    }

    private String signal(Fields fields) {
        Node node = fields.take(Node.Kind.TEXT, "signal");
        if (node == null) {
            if (!fields.has("signal")) {
                findings.error("missing-key", fields.node(), "an expectation needs \"signal\", the id of a signal");
            }
            return "";
        }
        if (!signals.contains(node.text())) {
            findings.error(
                    "unknown-signal",
                    node,
                    "no signal is called \"" + Shown.clipped(node.text()) + "\"",
                    findings.question(node.text(), () -> signals));
        }
        return node.text();
    }

    /** Epoch milliseconds; empty when it cannot be read, which is told. */
    private OptionalLong at(Fields fields, Closes closes) {
        Node node = fields.take("at");
        if (node == null) {
            findings.error("missing-key", fields.node(), "an expectation needs \"at\", the close of a candle");
            return OptionalLong.empty();
        }
        OptionalLong ms = DocumentTimes.read(node);
        if (ms.isEmpty()) {
            findings.error("bad-time", node, "\"" + Shown.clipped(node.text()) + "\" is " + DocumentTimes.NOT_A_TIME);
            return ms;
        }
        long atMs = ms.getAsLong();
        long openMs = timeframe.openOf(atMs);
        if (openMs != atMs) {
            findings.error(
                    "not-a-close",
                    node,
                    "no candle of " + timeframe + " closes at " + Instant.ofEpochMilli(atMs),
                    "write \"" + Instant.ofEpochMilli(timeframe.closeOf(openMs)) + "\"");
        } else if (closes != null && !closes.times().isEmpty() && !closes.contains(atMs)) {
            findings.error(
                    "not-a-close",
                    node,
                    "no candle of this test closes at " + Instant.ofEpochMilli(atMs)
                            + " on which a signal can fire; they close " + closes.range());
        }
        return ms;
    }

    private double number(Fields fields, String name, double max) {
        Node node = fields.take(Node.Kind.NUMBER, name);
        if (node == null) {
            return Double.NaN;
        }
        if (!(node.number() >= 0 && node.number() <= max)) {
            findings.error("out-of-range", node, name + " must be " + (max == 1 ? "from 0 to 1" : "0 or more"));
        }
        return node.number();
    }

    private void unused(Node node) {
        if (node != null) {
            findings.warning("unused-key", node, "it must not fire: \"" + node.step() + "\" is ignored");
        }
    }
}
