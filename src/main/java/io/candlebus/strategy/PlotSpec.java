package io.candlebus.strategy;

import io.candlebus.indicator.Unit;
import java.util.List;

/**
 * A line of numbers that the chart can draw.
 *
 * @param id unique within the strategy, as {@code macd_12_26_9.signal}
 * @param label for people, as {@code MACD 12 26 9 signal}
 * @param type catalogue name of the indicator
 * @param output which of its outputs
 * @param unit what it is measured in
 * @param pane {@code price} when it is drawn over the candles, else the id of the indicator whose pane it shares
 * @param color as the document gives it, or null
 * @param levels constants that conditions compare it with, for level lines; in ascending order
 */
public record PlotSpec(
        String id,
        String label,
        String type,
        String output,
        Unit unit,
        String pane,
        String color,
        List<Double> levels) {
    public PlotSpec {
        levels = List.copyOf(levels);
    }
}
