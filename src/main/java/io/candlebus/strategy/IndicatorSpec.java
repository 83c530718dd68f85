package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.market.Timeframe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A declared indicator.
 *
 * @param id unique in the document; the derived name ({@code rsi_14}) when none was given
 * @param type catalogue entry
 * @param args its parameters, in range; of those that the strategy's parameters tell, what the document says
 * @param told its parameters that are told by parameters of the strategy: name to name
 * @param source what it is computed from; null for types without a source and for the type's standard source
 * @param other its second source; null likewise, and for types with one
 * @param timeframe a higher timeframe to compute it on; null for the strategy's own
 * @param lag candles by which its outputs are shifted back; 0 for none
 * @param outputNames further names for its outputs: given name to output name
 * @param color for the chart, as written; null when none was given
 * @param place where it stands
 */
public record IndicatorSpec(
        String id,
        IndicatorType type,
        Args args,
        Map<String, String> told,
        Operand source,
        Operand other,
        Timeframe timeframe,
        int lag,
        Map<String, String> outputNames,
        String color,
        Place place) {
    public IndicatorSpec {
        told = Map.copyOf(told);
        outputNames = Map.copyOf(outputNames);
    }

    /** The sources that are given. */
    List<Operand> given() {
        return source == null
                ? other == null ? List.of() : List.of(other)
                : other == null ? List.of(source) : List.of(source, other);
    }

    /**
     * Its parameters with the values that the strategy's have.
     *
     * @throws IllegalArgumentException when one is out of its range, in one sentence
     */
    Args args(List<ParameterSpec> params) {
        if (told.isEmpty()) {
            return args;
        }
        Map<String, Object> values = new HashMap<>();
        for (Param param : type.params()) {
            if (!(param instanceof Param.OfSource)) {
                values.put(param.name(), args.value(param));
            }
        }
        for (ParameterSpec param : params) {
            told.forEach(
                    (own, name) -> values.replace(own, name.equals(param.name()) ? param.value() : values.get(own)));
        }
        return type.args(values);
    }
}
