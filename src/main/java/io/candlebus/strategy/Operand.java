package io.candlebus.strategy;

/** A number in a rule, as written; what a name means is settled when the strategy is compiled. */
public sealed interface Operand {
    Place place();

    /** As an author would write it. */
    String text();

    /** A literal number, finite. */
    record Constant(double value, Place place) implements Operand {
        @Override
        public String text() {
            return Labels.number(value);
        }
    }

    /** A name in any of the forms of the document format: an indicator, an output, a parameter, a candle field. */
    record Name(String text, Place place) implements Operand {}

    /** The value some candles ago; 0 is now. */
    record Ago(Operand x, int candles, Place place) implements Operand {
        @Override
        public String text() {
            return x.text() + "[" + candles + "]";
        }
    }
}
