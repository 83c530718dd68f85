package io.candlebus.strategy;

import io.candlebus.strategy.Condition.Direction;
import java.util.ArrayList;
import java.util.List;

/** Reads out of a run what its conditions are and why. Costs nothing until asked. */
final class Explainer {
    private final Moment moment;
    private final History history;
    private final Unknowns unknowns;
    private final Notes notes;

    /** @param history what is told of the past; null for nothing */
    Explainer(Moment moment, History history) {
        this.moment = moment;
        this.history = history;
        this.unknowns = new Unknowns(moment);
        this.notes = new Notes(moment);
    }

    Explained explain(Claim claim) {
        Truth truth = moment.truth(claim);
        boolean own = claim.on() == moment.base();
        List<Truth> past = own && history != null ? past(claim.bit()) : List.of();
        return new Explained(
                claim.condition().text(),
                Explained.Kind.of(claim.condition()),
                claim.condition().place(),
                own ? null : claim.on(),
                truth,
                terms(claim),
                distance(claim),
                notes.of(claim, truth),
                past,
                sinceMs(past),
                claim.parts().stream().map(this::explain).toList());
    }

    private List<Truth> past(int bit) {
        List<Truth> past = new ArrayList<>();
        for (int ago = history.size() - 1; ago >= 0; ago--) {
            past.add(history.truth(bit, ago));
        }
        return past;
    }

    private long sinceMs(List<Truth> past) {
        if (past.isEmpty()) {
            return 0;
        }
        int ago = 0;
        Truth now = past.get(past.size() - 1);
        while (ago + 1 < past.size() && past.get(past.size() - 2 - ago) == now) {
            ago++;
        }
        return history.closeTimeMs(ago);
    }

    private List<Explained.Term> terms(Claim claim) {
        Condition condition = claim.condition();
        if (condition instanceof Condition.Compare c) {
            return List.of(term(claim, 0, c.left()), term(claim, 1, c.right()));
        }
        if (condition instanceof Condition.Cross c) {
            return List.of(term(claim, 0, c.left(), 2), term(claim, 1, c.right(), 3));
        }
        if (condition instanceof Condition.Between c) {
            return List.of(term(claim, 0, c.x()), term(claim, 1, c.low()), term(claim, 2, c.high()));
        }
        return condition instanceof Event.Steps c ? List.of(term(claim, 0, c.x(), 1)) : List.of();
    }

    private Explained.Term term(Claim claim, int index, Operand written) {
        double value = number(claim, index);
        return new Explained.Term(name(claim, index, written), value, Double.NaN, why(claim, index, value));
    }

    /** @param before which of the claim's values it was on the candle before */
    private Explained.Term term(Claim claim, int index, Operand written, int before) {
        if (claim.values().get(index) instanceof Value.Constant) {
            return term(claim, index, written);
        }
        double value = number(claim, index);
        double earlier = number(claim, before);
        String unknown = why(claim, index, value);
        if (unknown == null && Double.isNaN(earlier)) {
            unknown = "was unknown on the candle before";
        }
        return new Explained.Term(name(claim, index, written), value, earlier, unknown);
    }

    private String why(Claim claim, int index, double value) {
        return Double.isNaN(value) ? unknowns.why(claim.values().get(index), claim.on()) : null;
    }

    private static String name(Claim claim, int index, Operand written) {
        return claim.names().isEmpty() ? written.text() : claim.names().get(index);
    }

    private double number(Claim claim, int index) {
        return moment.number(claim.slots()[index]);
    }

    private Explained.Distance distance(Claim claim) {
        double left = claim.slots().length == 0 ? Double.NaN : number(claim, 0);
        if (claim.condition() instanceof Condition.Compare) {
            return distance(left, number(claim, 1), Double.NaN);
        }
        if (claim.condition() instanceof Condition.Cross cross) {
            double right = number(claim, 1);
            return distance(left, right, candlesToMeet(claim, cross.direction()));
        }
        if (claim.condition() instanceof Condition.Between) {
            return distance(left, nearest(left, number(claim, 1), number(claim, 2)), Double.NaN);
        }
        return null;
    }

    private static Explained.Distance distance(double left, double right, double candles) {
        double gap = right - left;
        if (Double.isNaN(gap)) {
            return null;
        }
        return new Explained.Distance(gap, right == 0 ? Double.NaN : Math.max(0, 1 - Math.abs(gap / right)), candles);
    }

    /** An end that is unknown is never the nearest one. */
    private static double nearest(double x, double low, double high) {
        return Double.isNaN(low) || Math.abs(high - x) < Math.abs(low - x) ? high : low;
    }

    /** At the pace of the last candle; NaN when they do not approach each other, or from the side that does not count. */
    private double candlesToMeet(Claim claim, Direction direction) {
        double gap = number(claim, 1) - number(claim, 0);
        double before = number(claim, 3) - number(claim, 2);
        boolean counts = direction == Direction.EITHER || gap > 0 == (direction == Direction.ABOVE);
        double closing = counts && before * gap > 0 ? Math.abs(before) - Math.abs(gap) : 0;
        return closing > 0 ? Math.ceil(Math.abs(gap) / closing) : Double.NaN;
    }
}
