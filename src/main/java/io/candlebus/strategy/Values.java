package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes what the numbers of one strategy are computed from; equal inputs are the same. */
final class Values {
    private final Timeframe base;
    private final Map<Read, Inputs> made = new HashMap<>();

    Values(Timeframe base) {
        this.base = base;
    }

    /** Values as read on the candles of a timeframe. */
    private record Read(List<Value> values, Timeframe on) {}

    Inputs inputs(List<Value> values, Timeframe on) {
        Read read = new Read(List.copyOf(values), on);
        Inputs known = made.get(read);
        if (known != null) {
            return known;
        }
        int warmup = values.stream().mapToInt(x -> Warmup.of(x, on, base)).reduce(1, Math::max);
        Inputs inputs = new Inputs(read.values(), warmup);
        made.put(read, inputs);
        return inputs;
    }

    /** @param sources as many as the type has */
    Value.Run run(IndicatorType type, Args args, List<Value> sources, Timeframe on) {
        return new Value.Run(type, args, inputs(sources, on), on);
    }

    /** The same number, computed at once where all it needs is constant; a result that is unknown stays to be told. */
    Value computed(Operation operation, List<Value> inputs, Timeframe on) {
        if (inputs.stream().allMatch(Value.Constant.class::isInstance)) {
            double[] x = new double[3];
            for (int i = 0; i < inputs.size(); i++) {
                x[i] = ((Value.Constant) inputs.get(i)).value();
            }
            return new Value.Constant(operation.apply(x[0], x[1], x[2]) + 0.0);
        }
        return new Value.Computed(operation, inputs(inputs, on), on);
    }
}
