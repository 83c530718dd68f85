package io.candlebus.strategy;

import io.candlebus.market.Timeframe;

/** A run as of its last closed candle, or as of its last peek at a forming one; for whoever explains it. */
final class Moment {
    private final ProgramRun run;
    private final double[] slots;
    private final boolean peeked;

    private Moment(ProgramRun run, double[] slots, boolean peeked) {
        this.run = run;
        this.slots = slots;
        this.peeked = peeked;
    }

    static Moment closed(ProgramRun run, double[] slots) {
        return new Moment(run, slots, false);
    }

    static Moment peeked(ProgramRun run, double[] slots) {
        return new Moment(run, slots, true);
    }

    /** The timeframe of the strategy's own candles. */
    Timeframe base() {
        return run.strategy().spec().timeframe();
    }

    double number(int slot) {
        return slots[slot];
    }

    double number(Value value) {
        return slots[run.slotOf(value)];
    }

    Truth truth(Claim claim) {
        LaneRun lane = run.lane(claim.on());
        return peeked
                ? ProgramRun.truth(claim.bit(), lane.peekedTruth(), lane.peekedKnown())
                : ProgramRun.truth(claim.bit(), lane.truth(), lane.known());
    }

    /** Candles of a timeframe until then. */
    long candles(Timeframe on) {
        LaneRun lane = run.lane(on);
        return peeked ? lane.peekedCandles() : lane.candles();
    }

    /** What the claim's event remembers; null when the claim is no event. */
    Events.Recall recall(Claim claim) {
        int bit = claim.bit();
        return run.lane(claim.on()).recall(bit < 0 ? ~bit : bit, peeked);
    }
}
