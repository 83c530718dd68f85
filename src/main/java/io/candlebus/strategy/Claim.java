package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A condition as compiled, with all it is made of.
 *
 * @param condition as written
 * @param on the timeframe whose candles it is about
 * @param bit signed, in the lane of that timeframe
 * @param values the numbers that it compares itself; see {@link LaneDraft.Claimed}
 * @param slots theirs
 * @param names likewise
 * @param parts the conditions inside it, also those inside its numbers
 */
record Claim(
        Condition condition,
        Timeframe on,
        int bit,
        List<Value> values,
        int[] slots,
        List<String> names,
        List<Claim> parts) {
    /** Makes claims of conditions that were compiled into a draft. */
    static final class Reader {
        private final ProgramDraft program;
        private final Map<Timeframe, LaneDraft.Finished> finished;

        Reader(ProgramDraft program, Map<Timeframe, LaneDraft.Finished> finished) {
            this.program = program;
            this.finished = finished;
        }

        Claim claim(Condition condition, Timeframe on) {
            LaneDraft.Claimed claimed = program.lane(on).claimed(condition);
            List<Claim> parts = new ArrayList<>();
            Timeframe inside = condition instanceof Event.OnHigher higher ? higher.timeframe() : on;
            condition.inside().forEach(part -> collect(part, inside, parts));
            return new Claim(
                    condition,
                    on,
                    finished.get(on).bit(claimed.ref()),
                    claimed.values(),
                    claimed.values().stream().mapToInt(program.slots()::of).toArray(),
                    claimed.names(),
                    List.copyOf(parts));
        }

        private void collect(Expression expression, Timeframe on, List<Claim> into) {
            if (expression instanceof Condition condition) {
                into.add(claim(condition, on));
                return;
            }
            Timeframe inside = expression instanceof Operand.On higher ? higher.timeframe() : on;
            expression.inside().forEach(part -> collect(part, inside, into));
        }
    }
}
