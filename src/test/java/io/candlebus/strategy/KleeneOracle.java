package io.candlebus.strategy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
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
        if (c instanceof Condition.Weighted x) {
            return eval(x.condition(), at);
        }
        if (c instanceof Condition.Not x) {
            return not(eval(x.condition(), at));
        }
        return c instanceof Event event ? event(event, at) : combined(c, at);
    }

    private Boolean event(Event c, int at) {
        if (c instanceof Event.Within x) {
            Boolean result = false;
            for (int back = 0; back < Math.max(1, whole(x.candles())); back++) {
                result = or(result, eval(x.condition(), at - back));
            }
            return result;
        }
        if (c instanceof Event.Held x) {
            Boolean result = true;
            for (int back = 0; back < whole(x.candles()); back++) {
                result = and(result, eval(x.condition(), at - back));
            }
            return result;
        }
        if (c instanceof Event.Once x) {
            return and(eval(x.condition(), at), not(eval(x.condition(), at - 1)));
        }
        if (c instanceof Event.Steps x) {
            Boolean result = true;
            Condition.Comparison way = x.up() ? Condition.Comparison.GREATER : Condition.Comparison.LESS;
            for (int back = 0; back < whole(x.candles()); back++) {
                result = and(result, compare(value(x.x(), at - back), way, value(x.x(), at - back - 1), 0));
            }
            return result;
        }
        Event.Sequence x = (Event.Sequence) c;
        List<Condition> parts = x.conditions();
        return and(eval(parts.get(parts.size() - 1), at), before(parts, parts.size() - 2, at, at - whole(x.candles())));
    }

    /** Whether the parts up to one were true in order, on candles after one and before another: tried one by one. */
    private Boolean before(List<Condition> parts, int last, int at, int after) {
        if (last < 0) {
            return true;
        }
        Boolean result = false;
        for (int t = at - 1; t > after; t--) {
            result = or(result, and(eval(parts.get(last), t), before(parts, last - 1, t, after)));
        }
        return result;
    }

    private static int whole(Operand candles) {
        return (int) ((Operand.Constant) candles).value();
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
        return atLeast((int) ((Operand.Constant) x.count()).value(), x.conditions(), 0, at);
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
        if (at < 0 && !isConstant(operand)) {
            return Double.NaN;
        }
        if (operand instanceof Operand.Constant constant) {
            return constant.value();
        }
        if (operand instanceof Operand.Name name) {
            return history.get(at).get(name.text());
        }
        if (operand instanceof Operand.Ago ago) {
            return value(ago.x(), at - whole(ago.candles()));
        }
        if (operand instanceof Operand.Negative negative) {
            return finite(-value(negative.x(), at));
        }
        if (operand instanceof Operand.Arithmetic x) {
            return finite(joined(value(x.left(), at), x.operation().sign(), value(x.right(), at)));
        }
        return operand instanceof Tally tally ? told(tally, at) : finite(called((Operand.Call) operand, at));
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Operand.Constant
                || !(expression instanceof Tally)
                        && !expression.inside().isEmpty()
                        && expression.inside().stream().allMatch(KleeneOracle::isConstant);
    }

    private static double finite(double x) {
        return Double.isInfinite(x) ? Double.NaN : x;
    }

    private static double joined(double a, String sign, double b) {
        return switch (sign) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default ->
                Double.isNaN(a - b) || b == 0
                        ? Double.NaN
                        : new BigDecimal(a).remainder(new BigDecimal(b)).doubleValue();
        };
    }

    private double called(Operand.Call call, int at) {
        double[] x = call.arguments().stream().mapToDouble(a -> value(a, at)).toArray();
        boolean unknown = Arrays.stream(x).anyMatch(Double::isNaN);
        return switch (call.function()) {
            case CHANGE -> x[0] - value(call.arguments().get(0), at - (int) x[1]);
            case CHANGE_PCT -> 100 * (x[0] / value(call.arguments().get(0), at - (int) x[1]) - 1);
            case COALESCE ->
                Arrays.stream(x).filter(v -> !Double.isNaN(v)).findFirst().orElse(Double.NaN);
            case MIN -> unknown ? Double.NaN : Arrays.stream(x).min().orElseThrow();
            case MAX -> unknown ? Double.NaN : Arrays.stream(x).max().orElseThrow();
            case CLAMP -> unknown || x[1] > x[2] ? Double.NaN : x[0] < x[1] ? x[1] : x[0] > x[2] ? x[2] : x[0];
            case ABS -> x[0] < 0 ? -x[0] : x[0];
            case FLOOR ->
                unknown
                        ? Double.NaN
                        : new BigDecimal(x[0]).setScale(0, RoundingMode.FLOOR).doubleValue();
            case CEIL ->
                unknown
                        ? Double.NaN
                        : new BigDecimal(x[0]).setScale(0, RoundingMode.CEILING).doubleValue();
            case ROUND ->
                unknown
                        ? Double.NaN
                        : new BigDecimal(x[0]).setScale(0, RoundingMode.HALF_UP).doubleValue();
            case SQRT -> Math.sqrt(x[0]);
            case LOG -> StrictMath.log(x[0]);
            case EXP -> StrictMath.exp(x[0]);
            case POW -> unknown ? Double.NaN : StrictMath.pow(x[0], x[1]);
        };
    }

    private double told(Tally tally, int at) {
        if (tally instanceof Tally.Count x) {
            double count = 0;
            for (int back = 0; back < whole(x.candles()); back++) {
                Boolean held = eval(x.condition(), at - back);
                count += held == null ? Double.NaN : held ? 1 : 0;
            }
            return count;
        }
        Operand most = tally instanceof Tally.BarsSince x ? x.most() : ((Tally.ValueWhen) tally).most();
        int wanted = tally instanceof Tally.ValueWhen x ? whole(x.occurrence()) : 0;
        for (int back = 0; back <= whole(most); back++) {
            Boolean held = eval(tally.condition(), at - back);
            if (held == null) {
                return Double.NaN;
            }
            if (held && wanted-- == 0) {
                return tally instanceof Tally.ValueWhen x ? value(x.x(), at - back) : back;
            }
        }
        return Double.NaN;
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
