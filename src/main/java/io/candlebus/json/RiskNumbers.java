package io.candlebus.json;

import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Operation;
import java.math.BigDecimal;

/** Reads the numbers of sizes and stops, which may all be names of parameters; their ranges are checked when they are compiled. */
final class RiskNumbers {
    /** Below this a percentage looks like a fraction: nobody stops out at a fifth of a percent by intent. */
    private static final double SMALLEST_PERCENT = 0.2;

    private static final int TO_PERCENT = 2;

    private final OperandReader operands;
    private final Findings findings;

    RiskNumbers(Names names, Findings findings) {
        this.operands = new OperandReader(names, findings);
        this.findings = findings;
    }

    /** Null when there is none, or it is none, which is told. */
    Operand read(Node node) {
        if (node == null) {
            return null;
        }
        if (node.is(Node.Kind.NUMBER) || node.is(Node.Kind.TEXT)) {
            return operands.read(node).orElse(null);
        }
        findings.error(
                "wrong-kind",
                node,
                "\"" + Shown.clipped(node.step()) + "\" must be a number or a text that gives one, not "
                        + node.kind().phrase());
        return null;
    }

    /** As {@link #read}; tells what smells of a fraction. */
    Operand percent(Node node) {
        tellSmall(node, findings);
        return read(node);
    }

    /** A fraction, in percent: 0.02 is 2. */
    Operand fraction(Node node) {
        Operand read = read(node);
        if (!(read instanceof Operand.Constant constant)) {
            return read == null
                    ? null
                    : new Operand.Arithmetic(
                            read, Operation.MULTIPLY, new Operand.Constant(100, node.place()), node.place());
        }
        double percent = inPercent(constant.value());
        if (constant.value() >= 1) {
            findings.warning(
                    "fraction-smell",
                    node,
                    "\"" + node.step() + "\" is a fraction: " + node.text() + " is " + written(percent) + " %",
                    "for " + node.text() + " % write " + written(constant.value() / 100));
        }
        return new Operand.Constant(percent, node.place());
    }

    /** Tells a percentage that is so small that it looks like a fraction. */
    static void tellSmall(Node node, Findings findings) {
        boolean small = node != null && node.number() > 0 && node.number() < SMALLEST_PERCENT;
        if (small) {
            String percent = written(inPercent(node.number()));
            findings.warning(
                    "percent-smell",
                    node,
                    "\"" + node.step() + "\" is in percent: " + node.text() + " is " + node.text() + " %",
                    "for " + percent + " % write " + percent);
        }
    }

    /** By moving the point, so that 0.07 is 7 and nothing beside it. Where that is beyond a double, it is out of every range anyway. */
    private static double inPercent(double fraction) {
        double percent = BigDecimal.valueOf(fraction).movePointRight(TO_PERCENT).doubleValue();
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, percent));
    }

    private static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
