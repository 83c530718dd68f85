package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names of indicators and numbers, for people. */
final class Labels {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Labels() {}

    /** {@code rsi 14}, {@code macd 12 26 9}. */
    static String of(Args args, IndicatorType type) {
        return values(args, type, " ");
    }

    /** What the defaults of a type would be called: {@code rsi_14}, {@code bb_20_2}, by each of its names. */
    static List<String> derivedNames(IndicatorType type) {
        List<String> names = new ArrayList<>();
        String rest = values(type.defaults(), type, "_").substring(type.name().length());
        names.add(type.name() + rest);
        names.add(type.name());
        type.aliases().forEach(alias -> names.add(alias + rest));
        return names;
    }

    /** A number as people write it: without a decimal part when it is whole. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** A number for reading: to six significant digits. */
    static String rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static String values(Args args, IndicatorType type, String separator) {
        return type.params().stream()
                .filter(p -> !(p instanceof Param.OfSource))
                .map(p -> separator + text(args.value(p)))
                .collect(Collectors.joining("", type.name(), ""));
    }

    private static String text(Object value) {
        return value instanceof Number n ? number(n.doubleValue()) : value.toString();
    }
}
