package io.candlebus.strategy;

import io.candlebus.indicator.IndicatorRun;
import io.candlebus.market.Candle;
import java.util.Arrays;

/** One running lane: its indicators and what it remembers of earlier candles. One thread. */
final class LaneRun {
    private final int[] delayFrom;
    private final int[] delayTo;
    private final double[][] earlier;
    private final int[] oldest;
    private final CandleField[] fields;
    private final int[] fieldTo;
    private final IndicatorRun[] runs;
    private final int[] runFrom;
    private final int[] runTo;

    LaneRun(Lane lane) {
        delayFrom = lane.delays().stream().mapToInt(Lane.Delay::from).toArray();
        delayTo = lane.delays().stream().mapToInt(Lane.Delay::to).toArray();
        earlier = new double[delayFrom.length][];
        oldest = new int[delayFrom.length];
        for (int i = 0; i < earlier.length; i++) {
            earlier[i] = new double[lane.delays().get(i).candles() - 1];
            Arrays.fill(earlier[i], Double.NaN);
        }
        fields = lane.fields().stream().map(Lane.FieldSlot::field).toArray(CandleField[]::new);
        fieldTo = lane.fields().stream().mapToInt(Lane.FieldSlot::to).toArray();
        runs = lane.runs().stream()
                .map(r -> new IndicatorRun(r.type(), r.args()))
                .toArray(IndicatorRun[]::new);
        runFrom = lane.runs().stream().mapToInt(Lane.RunSlot::from).toArray();
        runTo = lane.runs().stream().mapToInt(Lane.RunSlot::to).toArray();
    }

    /** Moves values on by a candle; comes first, while every slot still holds what the last candle gave. */
    void delay(double[] slots) {
        for (int i = 0; i < delayFrom.length; i++) {
            double[] ring = earlier[i];
            double newest = slots[delayFrom[i]];
            if (ring.length == 0) {
                slots[delayTo[i]] = newest;
                continue;
            }
            int at = oldest[i];
            slots[delayTo[i]] = ring[at];
            ring[at] = newest;
            oldest[i] = at + 1 == ring.length ? 0 : at + 1;
        }
    }

    /** As {@link #delay}, into a copy of the slots, and forgetting nothing. */
    void peekDelay(double[] slots, double[] into) {
        for (int i = 0; i < delayFrom.length; i++) {
            double[] ring = earlier[i];
            into[delayTo[i]] = ring.length == 0 ? slots[delayFrom[i]] : ring[oldest[i]];
        }
    }

    void load(Candle candle, double[] slots) {
        for (int i = 0; i < fields.length; i++) {
            slots[fieldTo[i]] = fields[i].of(candle);
        }
    }

    void compute(Candle candle, double[] slots) {
        for (int i = 0; i < runs.length; i++) {
            int from = runFrom[i];
            runs[i].update(candle, from < 0 ? 0 : slots[from], slots, runTo[i]);
        }
    }

    /** As {@link #compute}, without the indicators taking it in. */
    void peek(Candle candle, double[] into) {
        for (int i = 0; i < runs.length; i++) {
            int from = runFrom[i];
            runs[i].peek(candle, from < 0 ? 0 : into[from], into, runTo[i]);
        }
    }
}
