package io.candlebus.strategy;

import java.util.List;
import java.util.Map;

/**
 * Conditions by definition: recursive, over the whole history, one candle at a time. Null stands for unknown.
 */
final class KleeneOracle {
    private final List<Map<String, Double>> history;

    /** @param history the value of each name at each candle, NaN when unknown */
    KleeneOracle(List<Map<String, Double>> history) {
        this.history = history;
    }

    Truth truth(Condition condition, int at) {
        Boolean result = eval(condition, at);
        return result == null ? Truth.UNKNOWN : result ? Truth.TRUE : Truth.FALSE;
    }

    private Boolean eval(Condition c, int at) {
        if (at < 0) {
            return null;
        }
        if (c instanceof Condition.Compare x) {
            return compare(value(x.left(), at), x.comparison(), value(x.right(), at), x.epsilon());
        }
        if (c instanceof Condition.Cross x) {
            return cross(x, at);
        }
        if (c instanceof Condition.Between x) {
            double value = value(x.x(), at);
            return and(
                    compare(value, Condition.Comparison.GREATER_OR_EQUAL, value(x.low(), at), 0),
                    compare(value, Condition.Comparison.LESS_OR_EQUAL, value(x.high(), at), 0));
        }
        if (c instanceof Condition.Not x) {
            return not(eval(x.condition(), at));
        }
        if (c instanceof Condition.Within x) {
            Boolean result = false;
            for (int back = 0; back < Math.max(1, x.candles()); back++) {
                result = or(result, eval(x.condition(), at - back));
            }
            return result;
        }
        return combined(c, at);
    }

    private Boolean combined(Condition c, int at) {
        if (c instanceof Condition.All x) {
            Boolean result = true;
            for (Condition part : x.conditions()) {
                result = and(result, eval(part, at));
            }
            return result;
        }
        if (c instanceof Condition.Any x) {
            Boolean result = false;
            for (Condition part : x.conditions()) {
                result = or(result, eval(part, at));
            }
            return result;
        }
        Condition.AtLeast x = (Condition.AtLeast) c;
        return atLeast(x.count(), x.conditions(), 0, at);
    }

    /** By cases: k of the rest, when the first is false or when it is true; both must agree while it is unknown. */
    private Boolean atLeast(int count, List<Condition> parts, int from, int at) {
        if (from == parts.size()) {
            return count <= 0;
        }
        Boolean first = eval(parts.get(from), at);
        Boolean without = atLeast(count, parts, from + 1, at);
        Boolean with = atLeast(count - 1, parts, from + 1, at);
        if (first != null) {
            return first ? with : without;
        }
        return with != null && with.equals(without) ? with : null;
    }

    private Boolean cross(Condition.Cross x, int at) {
        double left = value(x.left(), at);
        double right = value(x.right(), at);
        double leftBefore = value(x.left(), at - 1);
        double rightBefore = value(x.right(), at - 1);
        Boolean above = and(
                compare(leftBefore, Condition.Comparison.LESS_OR_EQUAL, rightBefore, 0),
                compare(left, Condition.Comparison.GREATER, right, 0));
        Boolean below = and(
                compare(leftBefore, Condition.Comparison.GREATER_OR_EQUAL, rightBefore, 0),
                compare(left, Condition.Comparison.LESS, right, 0));
        return switch (x.direction()) {
            case ABOVE -> above;
            case BELOW -> below;
            case EITHER -> or(above, below);
        };
    }

    private double value(Operand operand, int at) {
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        if (operand instanceof Operand.Ago ago) {
            return value(ago.x(), at - ago.candles());
        }
        return at < 0 ? Double.NaN : history.get(at).get(operand.text());
    }

    private static Boolean compare(double a, Condition.Comparison comparison, double b, double epsilon) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return null;
        }
        boolean same = a == b || Math.abs(a - b) <= epsilon * Math.max(Math.abs(a), Math.abs(b));
        return switch (comparison) {
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
            case EQUAL -> same;
            case NOT_EQUAL -> !same;
        };
    }

    private static Boolean and(Boolean a, Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : true;
    }

    private static Boolean or(Boolean a, Boolean b) {
        return not(and(not(a), not(b)));
    }

    private static Boolean not(Boolean a) {
        return a == null ? null : !a;
    }
}
