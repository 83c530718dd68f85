package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A condition at one candle: what it is, and what made it so.
 *
 * @param text as written
 * @param kind what it is
 * @param place where it stands
 * @param on the timeframe whose candles it is about; null for the strategy's own
 * @param truth as of the last candle of that timeframe
 * @param terms the numbers it compares itself, in the order of writing
 * @param distance how far it is from the other truth; null where that is no number
 * @param note what else there is to say about it, or null
 * @param past what it was on the last candles, the newest last, at most 40; empty where it was not asked for, and on higher
 *     timeframes
 * @param sinceMs close time of the candle from which on it has been what it is; of the earliest one that is remembered when it
 *     has not changed since; 0 when {@code past} is empty
 * @param parts the conditions inside it, also those inside its numbers
 */
public record Explained(
        String text,
        Kind kind,
        Place place,
        Timeframe on,
        Truth truth,
        List<Term> terms,
        Distance distance,
        String note,
        List<Truth> past,
        long sinceMs,
        List<Explained> parts) {
    public Explained {
        terms = List.copyOf(terms);
        past = List.copyOf(past);
        parts = List.copyOf(parts);
    }

    /** What a condition can be. */
    public enum Kind {
        COMPARE,
        CROSS,
        BETWEEN,
        NOT,
        ALL,
        ANY,
        AT_LEAST,
        WEIGHTED,
        WITHIN,
        HELD,
        ONCE,
        SEQUENCE,
        STEPS,
        ON_HIGHER;

        static Kind of(Condition condition) {
            String name = condition.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        /** Whether it is as true as its parts make it. */
        private boolean isGroup() {
            return this == ALL || this == ANY || this == AT_LEAST || this == WEIGHTED || this == WITHIN || this == HELD;
        }
    }

    /**
     * A number of a condition.
     *
     * @param text as written
     * @param value NaN while unknown
     * @param before on the candle before, where that matters; NaN where it does not, or is unknown
     * @param unknown why it is unknown, or null
     */
    public record Term(String text, double value, double before, String unknown) {}

    /**
     * How far a comparison is from its other truth.
     *
     * @param gap what must be added to the left side to reach the right one
     * @param near from 0 to 1, as a share of the right side; NaN where that is zero
     * @param candles until they meet, should both go on as from the candle before to this one; NaN when they do not approach
     */
    public record Distance(double gap, double near, double candles) {}

    /**
     * What keeps it from being true, where one has to look first: of several that must be true the first that is false, else the
     * first that is unknown; of several of which one would do, the first. Empty when it is true.
     */
    public Optional<Explained> blocker() {
        if (truth == Truth.TRUE) {
            return Optional.empty();
        }
        if (!kind.isGroup()) {
            return Optional.of(this);
        }
        return first(Truth.FALSE).or(() -> first(Truth.UNKNOWN)).or(() -> Optional.of(this));
    }

    private Optional<Explained> first(Truth wanted) {
        return parts.stream().filter(p -> p.truth == wanted).findFirst().flatMap(Explained::blocker);
    }

    /** What it is and why, in one line: {@code rsi_14 < 30 is false: rsi_14 is 59.9}. */
    public String sentence() {
        String claim = "\"" + text + "\" is " + truth.name().toLowerCase(Locale.ROOT);
        List<String> why = new ArrayList<>();
        for (Term term : terms) {
            if (term.unknown() != null) {
                why.add(term.text() + " is unknown, " + term.unknown());
            } else if (!term.text().equals(Labels.number(term.value()))) {
                String before = Double.isNaN(term.before()) ? "" : " after " + Labels.rounded(term.before());
                why.add(term.text() + " is " + Labels.rounded(term.value()) + before);
            }
        }
        return why.isEmpty() ? claim : claim + ": " + String.join(", ", why);
    }
}
