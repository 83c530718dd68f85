package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.List;

/** A number in a rule, as written; what a name means is settled when the strategy is compiled. */
public sealed interface Operand extends Expression
        permits Operand.Constant,
                Operand.Name,
                Operand.Ago,
                Operand.On,
                Operand.Negative,
                Operand.Arithmetic,
                Operand.Call,
                Operand.Inline,
                Tally {
    /** What it means on the candles of a timeframe. */
    Meaning meaning(Numbers numbers, Timeframe on);

    /** A literal number, finite. */
    record Constant(double value, Place place) implements Operand {
        @Override
        public String text() {
            return Labels.number(value);
        }

        @Override
        public Binding binding() {
            return value < 0 ? Binding.SIGN : Binding.WHOLE;
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return Meaning.of(new Value.Constant(value));
        }
    }

    /** A name in any of the forms of the document format: an indicator, an output, a parameter, a candle field. */
    record Name(String text, Place place) implements Operand {
        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.named(this, on);
        }
    }

    /**
     * The value some candles ago.
     *
     * @param candles a whole number known when the document is compiled; 0 is now
     */
    record Ago(Operand x, Operand candles, Place place) implements Operand {
        @Override
        public String text() {
            return x.text(Binding.POSTFIX) + "[" + candles.text() + "]";
        }

        @Override
        public List<Expression> inside() {
            return List.of(x, candles);
        }

        @Override
        public Binding binding() {
            return Binding.POSTFIX;
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.ago(this, on);
        }
    }

    /** {@code x@4h}: the value at the last closed candle of a higher timeframe. */
    record On(Operand x, Timeframe timeframe, Place place) implements Operand {
        @Override
        public String text() {
            return x.text(Binding.POSTFIX) + "@" + timeframe;
        }

        @Override
        public List<Expression> inside() {
            return List.of(x);
        }

        @Override
        public Binding binding() {
            return Binding.POSTFIX;
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.higher(this, on);
        }
    }

    /** {@code -x}; a negative literal is a constant. */
    record Negative(Operand x, Place place) implements Operand {
        @Override
        public String text() {
            return "-" + x.text(Binding.SIGN);
        }

        @Override
        public List<Expression> inside() {
            return List.of(x);
        }

        @Override
        public Binding binding() {
            return Binding.SIGN;
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.computed(Operation.NEGATE, inside(), on, place);
        }
    }

    /** Two numbers joined by one of {@code + - * / %}; what is written without parentheses is read from the left. */
    record Arithmetic(Operand left, Operation operation, Operand right, Place place) implements Operand {
        @Override
        public String text() {
            return left.text(binding()) + " " + operation.sign() + " "
                    + right.text(binding() == Binding.SUM ? Binding.PRODUCT : Binding.SIGN);
        }

        @Override
        public List<Expression> inside() {
            return List.of(left, right);
        }

        @Override
        public Binding binding() {
            return operation.isSum() ? Binding.SUM : Binding.PRODUCT;
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.computed(operation, inside(), on, place);
        }
    }

    /** A function of the numbers of one candle, {@code max(open, close)}, or of two, {@code change(x, n)}. */
    record Call(Function function, List<Operand> arguments, Place place) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return Expression.call(function.toString(), arguments);
        }

        @Override
        public List<Expression> inside() {
            return List.copyOf(arguments);
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.call(this, on);
        }
    }

    /**
     * An indicator that is not declared but written where it is used: {@code bb(close, 20, 2).upper}.
     *
     * @param type a name or alias of the catalogue
     * @param arguments its source, where it has one and it is not the standard one, then its parameters in the catalogue's order
     * @param output which of its outputs; null for the first
     */
    record Inline(String type, List<Operand> arguments, String output, Place place) implements Operand {
        public Inline {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return Expression.call(type, arguments) + (output == null ? "" : "." + output);
        }

        @Override
        public List<Expression> inside() {
            return List.copyOf(arguments);
        }

        @Override
        public Meaning meaning(Numbers numbers, Timeframe on) {
            return numbers.inline(this, on);
        }
    }
}
