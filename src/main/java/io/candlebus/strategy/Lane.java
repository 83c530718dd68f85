package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;
import java.util.List;

/**
 * What a program computes on each closed candle of one timeframe, in this order: delayed values, candle fields, then stage by
 * stage numbers and the claims about them. Immutable.
 *
 * @param timeframe of its candles
 * @param delays values of earlier candles
 * @param fields numbers of the candle itself
 * @param stages at least one; the numbers of a later one tell of the claims of earlier ones
 */
record Lane(Timeframe timeframe, List<Delay> delays, List<FieldSlot> fields, List<Stage> stages) {
    Lane {
        delays = List.copyOf(delays);
        fields = List.copyOf(fields);
        stages = List.copyOf(stages);
    }

    /** Words that hold all its bits. */
    int words() {
        Stage last = stages.get(stages.size() - 1);
        return Nodes.words(last.nodes().end());
    }

    /** Slot {@code to} holds what slot {@code from} held some candles ago. */
    record Delay(int from, int to, int candles) {}

    record FieldSlot(CandleField field, int to) {}

    /**
     * What can be computed once the stages before it are.
     *
     * @param steps numbers; what feeds others comes before them
     * @param rows elementary claims about numbers of this and earlier stages
     * @param nodes trees over them
     */
    record Stage(List<Step> steps, Rows rows, Nodes nodes) {
        Stage {
            steps = List.copyOf(steps);
        }
    }

    /** Computes one or more slots. */
    sealed interface Step {}

    /**
     * An indicator.
     *
     * @param from slots of the sources
     * @param to slot of the first output
     */
    record RunStep(IndicatorType type, Args args, int[] from, int to) implements Step {}

    /** Arithmetic; slots of arguments that the operation does not have are 0. */
    record ComputedStep(Operation operation, int a, int b, int c, int to) implements Step {}

    /**
     * What a claim's past tells.
     *
     * @param bit signed
     * @param from slot of what is remembered; 0 when only the claim is
     */
    record ToldStep(TallyKind kind, int bit, int from, int candles, int occurrence, int to) implements Step {}
}
