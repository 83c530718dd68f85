package io.candlebus.json;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads candles that stand in a document: closes, rows of four or five numbers, or objects. Each opens where the one before
 * closes, unless it says otherwise. What is left out is what a candle without surprises has: it opens at the last close, reaches no
 * further than from there to its close, and has no volume.
 */
final class InlineCandles {
    /** When candles begin that do not say: a Monday and the first of a month, where a candle of every timeframe opens. */
    static final Instant BEGINNING = Instant.parse("2018-01-01T00:00:00Z");

    private final Timeframe timeframe;
    private final Findings findings;
    private final List<Candle> candles = new ArrayList<>();
    private long nextMs;

    InlineCandles(Timeframe timeframe, Findings findings) {
        this.timeframe = timeframe;
        this.findings = findings;
    }

    /**
     * Once per instance.
     *
     * @param from when the first opens; null when it is not said
     * @return ascending; empty when something is wrong, which is told
     */
    Optional<List<Candle>> read(Node list, Node from) {
        int before = findings.errors();
        if (list.items().isEmpty() || list.items().size() > DocumentLimits.TEST_CANDLES) {
            boolean none = list.items().isEmpty();
            findings.error(
                    none ? "no-candles" : "candle-limit",
                    list,
                    none
                            ? "a test needs at least one candle"
                            : "a test has at most " + DocumentLimits.TEST_CANDLES
                                    + " candles inline; put them into a file");
            return Optional.empty();
        }
        nextMs = from == null ? BEGINNING.toEpochMilli() : opening(from);
        for (Node item : list.items()) {
            if (findings.errors() - before > DocumentLimits.PROBLEMS) {
                break;
            }
            candle(item);
        }
        return findings.errors() == before ? Optional.of(candles) : Optional.empty();
    }

    private void candle(Node item) {
        long openMs = nextMs;
        double[] numbers;
        if (item.is(Node.Kind.OBJECT)) {
            Fields fields = new Fields(item, findings);
            Node time = fields.take("time");
            openMs = time == null ? nextMs : opening(time);
            numbers = object(fields);
        } else {
            numbers = item.is(Node.Kind.NUMBER) ? around(item.number()) : row(item);
        }
        if (numbers != null) {
            add(item, openMs, numbers);
        }
        nextMs = timeframe.closeOf(openMs);
    }

    private void add(Node item, long openMs, double[] numbers) {
        long lastMs = candles.isEmpty()
                ? Long.MIN_VALUE
                : candles.get(candles.size() - 1).openTimeMs();
        if (openMs <= lastMs) {
            findings.error("bad-time", item, "it opens no later than the candle before it");
            return;
        }
        try {
            candles.add(new Candle(openMs, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]));
        } catch (IllegalArgumentException impossible) {
            findings.error("bad-candle", item, impossible.getMessage());
        }
    }

    /** Open, high, low, close and volume of a candle of which only the close is known. */
    private double[] around(double close) {
        double open =
                candles.isEmpty() ? close : candles.get(candles.size() - 1).close();
        return new double[] {open, Math.max(open, close), Math.min(open, close), close, 0};
    }

    private double[] row(Node item) {
        List<Node> cells = item.items();
        boolean wellFormed =
                (cells.size() == 4 || cells.size() == 5) && cells.stream().allMatch(cell -> cell.is(Node.Kind.NUMBER));
        if (!wellFormed) {
            findings.error(
                    "bad-candle",
                    item,
                    "a candle is a close, [open, high, low, close], [open, high, low, close, volume], or an object");
            return null;
        }
        double[] numbers = new double[5];
        for (int i = 0; i < cells.size(); i++) {
            numbers[i] = cells.get(i).number();
        }
        return numbers;
    }

    private double[] object(Fields fields) {
        double close = fields.number("close", Double.NaN);
        double[] numbers = around(close);
        double open = fields.number("open", numbers[0]);
        numbers[0] = open;
        numbers[1] = fields.number("high", Math.max(open, close));
        numbers[2] = fields.number("low", Math.min(open, close));
        numbers[4] = fields.number("volume", 0);
        fields.tellUnknown();
        if (!fields.has("close")) {
            findings.error("missing-key", fields.node(), "a candle needs \"close\"");
        }
        return Double.isNaN(close) ? null : numbers;
    }

    /** The open time that a value gives; when it gives none, which is told, where the next candle would open. */
    private long opening(Node value) {
        OptionalLong ms = DocumentTimes.read(value);
        if (ms.isEmpty()) {
            findings.error("bad-time", value, "\"" + Shown.clipped(value.text()) + "\" is " + DocumentTimes.NOT_A_TIME);
            return timeframe.openOf(Math.max(nextMs, BEGINNING.toEpochMilli()));
        }
        long openMs = timeframe.openOf(ms.getAsLong());
        if (openMs != ms.getAsLong()) {
            findings.error(
                    "bad-time",
                    value,
                    "no candle of " + timeframe + " opens at " + Instant.ofEpochMilli(ms.getAsLong()),
                    "write \"" + Instant.ofEpochMilli(openMs) + "\"");
        }
        return openMs;
    }
}
