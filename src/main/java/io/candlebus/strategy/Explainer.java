package io.candlebus.strategy;

import java.util.ArrayList;
import java.util.List;

/** Reads out of a run what its conditions are and why. Costs nothing until asked. */
final class Explainer {
    private final ProgramRun run;
    private final Unknowns unknowns;
    private final boolean withPast;

    /** @param withPast whether what the last candles were is told, too */
    Explainer(ProgramRun run, boolean withPast) {
        this.run = run;
        this.withPast = withPast;
        this.unknowns = new Unknowns(run);
    }

    Explained explain(Claim claim) {
        LaneRun lane = run.lane(claim.on());
        Truth truth = ProgramRun.truth(claim.bit(), lane.truth(), lane.known());
        boolean own = claim.on() == run.strategy().spec().timeframe();
        List<Truth> past = own && withPast ? past(claim.bit()) : List.of();
        return new Explained(
                claim.condition().text(),
                Explained.Kind.of(claim.condition()),
                claim.condition().place(),
                own ? null : claim.on(),
                truth,
                terms(claim),
                distance(claim),
                note(claim, truth),
                past,
                sinceMs(past),
                claim.parts().stream().map(this::explain).toList());
    }

    private List<Truth> past(int bit) {
        History history = run.history();
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
        return run.history().closeTimeMs(ago);
    }

    private List<Explained.Term> terms(Claim claim) {
        Condition condition = claim.condition();
        if (condition instanceof Condition.Compare c) {
            return List.of(term(claim, 0, c.left(), -1), term(claim, 1, c.right(), -1));
        }
        if (condition instanceof Condition.Cross c) {
            return List.of(term(claim, 0, c.left(), 2), term(claim, 1, c.right(), 3));
        }
        if (condition instanceof Condition.Between c) {
            return List.of(term(claim, 0, c.x(), -1), term(claim, 1, c.low(), -1), term(claim, 2, c.high(), -1));
        }
        return condition instanceof Event.Steps c ? List.of(term(claim, 0, c.x(), 1)) : List.of();
    }

    private Explained.Term term(Claim claim, int index, Operand written, int before) {
        double value = value(claim, index);
        String unknown = Double.isNaN(value) ? unknowns.why(claim.values().get(index), claim.on()) : null;
        String text = claim.names().isEmpty() ? written.text() : claim.names().get(index);
        return new Explained.Term(text, value, before < 0 ? Double.NaN : value(claim, before), unknown);
    }

    private double value(Claim claim, int index) {
        return run.slots()[claim.slots()[index]];
    }

    private Explained.Distance distance(Claim claim) {
        boolean compares = claim.condition() instanceof Condition.Compare;
        if (!compares && !(claim.condition() instanceof Condition.Cross)) {
            return null;
        }
        double right = value(claim, 1);
        double gap = right - value(claim, 0);
        if (Double.isNaN(gap)) {
            return null;
        }
        double near = right == 0 ? Double.NaN : Math.max(0, 1 - Math.abs(gap / right));
        double before = compares ? Double.NaN : value(claim, 3) - value(claim, 2);
        double closing = before * gap > 0 ? Math.abs(before) - Math.abs(gap) : 0;
        return new Explained.Distance(gap, near, closing > 0 ? Math.ceil(Math.abs(gap) / closing) : Double.NaN);
    }

    private String note(Claim claim, Truth truth) {
        if (claim.condition() instanceof Event.Within && truth == Truth.TRUE) {
            int bit = claim.bit() < 0 ? ~claim.bit() : claim.bit();
            long since = run.lane(claim.on()).sinceTrue(bit);
            return since < 0 ? null : "last true " + ago(since);
        }
        return null;
    }

    private static String ago(long candles) {
        if (candles == 0) {
            return "on this candle";
        }
        return candles + (candles == 1 ? " candle ago" : " candles ago");
    }
}
