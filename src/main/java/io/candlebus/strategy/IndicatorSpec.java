package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;
import java.util.Map;

/**
 * A declared indicator.
 *
 * @param id unique in the document; the derived name ({@code rsi_14}) when none was given
 * @param type catalogue entry
 * @param args its parameters, in range
 * @param source what it is computed from; null for types without a source and for the type's standard source
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
        Operand source,
        Timeframe timeframe,
        int lag,
        Map<String, String> outputNames,
        String color,
        Place place) {
    public IndicatorSpec {
        outputNames = Map.copyOf(outputNames);
    }
}
