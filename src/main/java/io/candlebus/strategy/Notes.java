package io.candlebus.strategy;

import io.candlebus.strategy.Condition.Direction;

/** What there is to say about a condition beyond the numbers it compares, in a phrase for people. */
final class Notes {
    private final Moment moment;

    Notes(Moment moment) {
        this.moment = moment;
    }

    /** Null when there is nothing. */
    String of(Claim claim, Truth truth) {
        Condition condition = claim.condition();
        if (condition instanceof Condition.Cross cross) {
            return truth == Truth.FALSE ? wrongSide(claim, cross.direction()) : null;
        }
        if (condition instanceof Condition.AtLeast) {
            long yes = claim.parts().stream()
                    .filter(part -> moment.truth(part) == Truth.TRUE)
                    .count();
            return yes + " of " + claim.parts().size() + " true";
        }
        if (condition instanceof Condition.Weighted weighted) {
            return "weight " + Labels.number(weighted.weight());
        }
        if (condition instanceof Event.Once) {
            return once(truth, moment.truth(claim.parts().get(0)));
        }
        Events.Recall recall = isPlain(claim) ? null : moment.recall(claim);
        return recall == null ? null : event(condition, recall, truth);
    }

    /** No event, or one over a single candle: that is its condition, whose note it leaves alone. */
    private static boolean isPlain(Claim claim) {
        return !(claim.condition() instanceof Event)
                || claim.parts().size() == 1 && claim.parts().get(0).bit() == claim.bit();
    }

    /** A line that is on the other side already has to come back before it can cross. */
    private String wrongSide(Claim claim, Direction direction) {
        double over = moment.number(claim.slots()[0]) - moment.number(claim.slots()[1]);
        if (direction == Direction.ABOVE && over > 0) {
            return "above already";
        }
        return direction == Direction.BELOW && over < 0 ? "below already" : null;
    }

    private static String once(Truth truth, Truth now) {
        if (truth == Truth.TRUE) {
            return "it has just become true";
        }
        if (now != Truth.TRUE) {
            return null;
        }
        return truth == Truth.FALSE
                ? "it was true on the candle before already"
                : "whether it was true on the candle before is unknown";
    }

    private static String event(Condition condition, Events.Recall recall, Truth truth) {
        if (recall.node() instanceof Node.Sequence sequence) {
            return sequence(sequence, recall, truth);
        }
        if (!(recall.node() instanceof Node.Within within)) {
            return null;
        }
        int candles = within.candles();
        if (truth == Truth.UNKNOWN) {
            return "unknown on one of the last " + candles + " candles";
        }
        if (condition instanceof Event.Within) {
            return truth == Truth.FALSE
                    ? "on none of the last " + candles + " candles"
                    : lately(recall.sinceTrue(), candles);
        }
        long inARow = truth == Truth.TRUE ? candles : recall.sinceTrue();
        if (condition instanceof Event.Held) {
            return "on " + inARow + " of " + candles + " candles in a row";
        }
        if (condition instanceof Event.Steps steps) {
            return inARow + " of " + candles + " steps in a row went " + (steps.up() ? "up" : "down");
        }
        return null;
    }

    private static String lately(long since, int candles) {
        if (since == 0) {
            return "on this candle";
        }
        long left = candles - 1 - since;
        return candles(since) + " ago, " + (left == 0 ? "for the last time" : "counts for " + left + " more");
    }

    private static String sequence(Node.Sequence sequence, Events.Recall recall, Truth truth) {
        int all = sequence.parts().size();
        String within = " within " + sequence.candles() + " candles";
        return switch (truth) {
            case TRUE -> "all " + all + " steps" + within;
            case FALSE -> recall.steps() + " of " + all + " steps" + within;
            case UNKNOWN -> "a step may have been while it was unknown";
        };
    }

    private static String candles(long count) {
        return count + (count == 1 ? " candle" : " candles");
    }
}
