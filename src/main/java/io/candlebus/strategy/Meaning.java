package io.candlebus.strategy;

/**
 * What a name means.
 *
 * @param value the number
 * @param line the indicator it belongs to; null for anything else
 * @param outputNamed whether an output was asked for by name, or the first was taken
 */
record Meaning(Value value, Line line, boolean outputNamed) {
    static final Meaning UNRESOLVED = new Meaning(Value.UNRESOLVED, null, true);

    static Meaning of(Value value) {
        return new Meaning(value, null, true);
    }

    /**
     * An indicator as a strategy knows it.
     *
     * @param id declared, or the derived name
     * @param run its computation
     * @param lag candles by which its outputs are shifted back
     * @param color for the chart, or null
     */
    record Line(String id, Value.Run run, int lag, String color) {
        Value output(int index) {
            return Value.delayed(new Value.Output(run, index), lag, run.on());
        }

        Meaning first() {
            return new Meaning(output(0), this, false);
        }

        Meaning named(int index) {
            return new Meaning(output(index), this, true);
        }
    }
}
