package io.candlebus.session;

import io.candlebus.portfolio.protection.Block;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.time.Instant;

/**
 * Why a rule did or did not fire at a candle.
 *
 * @param signal id of the rule in the document
 * @param name for people
 * @param side null on alerts without one
 * @param verdict what became of it
 * @param reason the first thing that kept it from firing, in one line; what fired it when it did
 * @param confidence it has or would have, 0 to 1; NaN while the number that tells it is unknown
 * @param condition explained
 */
public record Explanation(
        String signal,
        String name,
        SignalSpec.Type type,
        Side side,
        Verdict verdict,
        String reason,
        double confidence,
        Explained condition) {
    /** @param block what keeps it; null for nothing */
    static Explanation of(SignalSpec signal, Verdict verdict, Block block, double confidence, Explained condition) {
        String reason = verdict == Verdict.BLOCKED ? blocked(block) : reason(signal, verdict, condition);
        return new Explanation(
                signal.id(), signal.name(), signal.type(), signal.side(), verdict, reason, confidence, condition);
    }

    private static String reason(SignalSpec signal, Verdict verdict, Explained condition) {
        return switch (verdict) {
            case FIRED -> "its condition is true";
            case FALSE, UNKNOWN -> condition.blocker().orElse(condition).sentence();
            case NOT_NEW ->
                "its condition was not known to be false on the candle before, and with edge it fires only "
                        + "when the condition becomes true";
            case MASKED -> masked(signal);
            case IGNORED -> "a position of the other side is open or ordered, and such entries are ignored";
            case BLOCKED -> throw new IllegalArgumentException("the block tells why");
            case PAUSED -> "the strategy is paused";
            case HISTORY -> "its condition is true, but the candle is history to the session that tells this";
        };
    }

    private static String masked(SignalSpec signal) {
        String side = signal.side() == Side.LONG ? "long" : "short";
        return signal.type() == SignalSpec.Type.ENTRY
                ? "a " + side + " position is open or ordered already"
                : "no " + side + " position is open or ordered";
    }

    private static String blocked(Block block) {
        String until = block.untilMs() == Block.OPEN_END ? "" : ", until " + Instant.ofEpochMilli(block.untilMs());
        return "blocked by " + block.protection() + until + ": " + block.reason();
    }
}
