package io.candlebus.indicator;

import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.meta.CoreMetaData;
import com.tictactec.ta.lib.meta.annotation.InputParameterInfo;
import com.tictactec.ta.lib.meta.annotation.InputParameterType;
import com.tictactec.ta.lib.meta.annotation.OptInputParameterType;
import com.tictactec.ta.lib.meta.annotation.OutputParameterType;
import io.candlebus.market.Candle;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A function of TA-Lib 0.4.0 over a whole array, found and called by its name, with our defaults as far as it has them. */
final class TaLibWhole {
    private final CoreMetaData function;
    private final int last;
    private final MInteger begin = new MInteger();
    private final MInteger count = new MInteger();

    TaLibWhole(IndicatorType type, List<Candle> candles) {
        last = candles.size() - 1;
        try {
            function = CoreMetaData.getInstance(nameOf(type).orElseThrow());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        bindInputs(type, candles);
        bindParameters(type);
        bindOutputs();
        withoutParameters();
    }

    static boolean has(IndicatorType type) {
        return nameOf(type).isPresent();
    }

    int call() {
        try {
            function.callFunc(0, last, begin, count);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return count.value;
    }

    private static Optional<String> nameOf(IndicatorType type) {
        return TaLibNames.read().stream()
                .filter(row -> row.type().equals(type.name()))
                .map(TaLibNames.Row::function)
                .filter(TaLibWhole::isThere)
                .findFirst();
    }

    private static boolean isThere(String name) {
        try {
            CoreMetaData.getInstance(name);
            return !name.equals("MA");
        } catch (NoSuchMethodException newerThanThis) {
            return false;
        }
    }

    private void bindInputs(IndicatorType type, List<Candle> candles) {
        double[][] sources = {Columns.source(type, candles), Columns.other(type, candles)};
        int source = 0;
        for (int i = 0; i < function.getFuncInfo().nbInput(); i++) {
            InputParameterInfo input = function.getInputParameterInfo(i);
            if (input.type() == InputParameterType.TA_Input_Price) {
                function.setInputParamPrice(
                        i,
                        column(candles, Candle::open),
                        column(candles, Candle::high),
                        column(candles, Candle::low),
                        column(candles, Candle::close),
                        column(candles, Candle::volume),
                        new double[candles.size()]);
            } else if (function.getFuncInfo().name().equals("OBV") && source > 0) {
                function.setInputParamReal(i, column(candles, Candle::volume));
            } else {
                function.setInputParamReal(i, sources[source++]);
            }
        }
    }

    /** Numbers in the order in which both declare them; averages are simple ones, but where ours are exponential. */
    private void bindParameters(IndicatorType type) {
        Iterator<Integer> counts =
                values(type, Param.OfInt.class).map(Integer.class::cast).iterator();
        Iterator<Double> numbers =
                values(type, Param.OfDouble.class).map(Double.class::cast).iterator();
        boolean isExponential = type.name().equals("ppo") || type.name().equals("apo");
        for (int i = 0; i < function.getFuncInfo().nbOptInput(); i++) {
            OptInputParameterType kind = function.getOptInputParameterInfo(i).type();
            if (kind == OptInputParameterType.TA_OptInput_IntegerRange) {
                int standard = function.getOptInputIntegerRange(i).defaultValue();
                function.setOptInputParamInteger(i, counts.hasNext() ? counts.next() : standard);
            } else if (kind == OptInputParameterType.TA_OptInput_RealRange) {
                double standard = function.getOptInputRealRange(i).defaultValue();
                function.setOptInputParamReal(i, numbers.hasNext() ? numbers.next() : standard);
            } else if (kind == OptInputParameterType.TA_OptInput_IntegerList) {
                function.setOptInputParamInteger(i, isExponential ? "Ema" : "Sma");
            }
        }
    }

    /** Its call fails for a function without parameters, unless it has been asked how far that one looks back. */
    private void withoutParameters() {
        try {
            function.getLookback();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bindOutputs() {
        for (int i = 0; i < function.getFuncInfo().nbOutput(); i++) {
            if (function.getOutputParameterInfo(i).type() == OutputParameterType.TA_Output_Integer) {
                function.setOutputParamInteger(i, new int[last + 1]);
            } else {
                function.setOutputParamReal(i, new double[last + 1]);
            }
        }
    }

    private static Stream<Object> values(IndicatorType type, Class<? extends Param> kind) {
        return type.params().stream().filter(kind::isInstance).map(type.defaults()::value);
    }

    private static double[] column(List<Candle> candles, ToDoubleFunction<Candle> field) {
        return candles.stream().mapToDouble(field).toArray();
    }
}
