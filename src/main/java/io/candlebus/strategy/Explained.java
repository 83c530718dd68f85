package io.candlebus.strategy;

import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
    }

    /**
     * A number of a condition.
     *
     * @param text as written
     * @param value NaN while unknown
     * @param before on the candle before, where that matters; NaN where it does not, or is unknown
     * @param unknown why it is unknown; where it is known, that it was not on the candle before; or null
     */
    public record Term(String text, double value, double before, String unknown) {
        /** {@code rsi_14 is 59.9}, {@code ema_5 is 3 after 2}, {@code rsi_14 is unknown (warming up: 3 of 15 candles)}. */
        public String phrase() {
            if (Double.isNaN(value)) {
                return text + " is unknown" + (unknown == null ? "" : " (" + unknown + ")");
            }
            String after = Double.isNaN(before) ? "" : " after " + Labels.rounded(before);
            return text + " is " + Labels.rounded(value) + after + (unknown == null ? "" : " and " + unknown);
        }

        /** Whether it says all by itself: a number as written. */
        public boolean isLiteral() {
            return text.equals(Labels.number(value));
        }
    }

    /**
     * How far a comparison is from its other truth.
     *
     * @param gap what must be added to the left side to reach the right one; of a range, its nearer end
     * @param near from 0 to 1, as a share of the right side; NaN where that is zero
     * @param candles until they cross, should both go on as from the candle before to this one; NaN when they do not approach
     *     each other from the side that counts, and for what is no crossing
     */
    public record Distance(double gap, double near, double candles) {}

    /**
     * What keeps it from being true, where one has to look first: of several that must be true the first that is false, else the
     * first that is unknown; of several of which one would do likewise. Empty when it is true.
     */
    public Optional<Explained> blocker() {
        return truth == Truth.TRUE ? Optional.empty() : Optional.of(cause());
    }

    /** The condition inside that makes it what it is, where one has to look first; itself when that is all of it. */
    Explained cause() {
        boolean passesOn = switch (kind) {
            case ALL, AT_LEAST -> truth != Truth.TRUE || parts.size() == 1;
            case ANY -> true;
            case WEIGHTED, ON_HIGHER -> true;
            case COMPARE, CROSS, BETWEEN, NOT, WITHIN, HELD, ONCE, SEQUENCE, STEPS -> false;
        };
        return passesOn ? first(truth).orElse(this) : this;
    }

    private Optional<Explained> first(Truth wanted) {
        return parts.stream().filter(p -> p.truth == wanted).findFirst().map(Explained::cause);
    }

    /** How far it is from its other truth, in a phrase, as {@code 29.9 to go}; empty where that is no number. */
    public String howFar() {
        if (distance == null || truth == Truth.UNKNOWN || truth == Truth.TRUE && kind == Kind.CROSS) {
            return "";
        }
        String gap = Labels.rounded(Math.abs(distance.gap()));
        if (kind != Kind.CROSS) {
            return gap + (truth == Truth.TRUE ? " to spare" : " to go");
        }
        double candles = distance.candles();
        return gap + " apart"
                + (Double.isNaN(candles)
                        ? ""
                        : ", " + Labels.rounded(candles) + (candles == 1 ? " candle" : " candles") + " at this pace");
    }

    /** On how many of the last candles it has been what it is; as many as are remembered when it may be more. */
    public int steadyCandles() {
        int steady = 0;
        while (steady < past.size() && past.get(past.size() - 1 - steady) == truth) {
            steady++;
        }
        return steady;
    }

    /** What it is and why, in one line: {@code "rsi_14 < 30" is false: rsi_14 is 59.9}. */
    public String sentence() {
        String claim = "\"" + text + "\" is " + truth.name().toLowerCase(Locale.ROOT);
        String why = why().stream().distinct().collect(Collectors.joining(", "));
        return why.isEmpty() ? claim : claim + ": " + why;
    }

    /** Its own numbers and note; of what is about one other condition, also why that one is what it is. */
    private List<String> why() {
        List<String> why = new ArrayList<>();
        terms.stream().filter(term -> !term.isLiteral()).map(Term::phrase).forEach(why::add);
        if (note != null && kind != Kind.WEIGHTED) {
            why.add(note);
        }
        switch (kind) {
            case NOT -> {
                Explained inside = parts.get(0).cause();
                why.addAll(inside == parts.get(0) ? inside.why() : List.of(inside.sentence()));
            }
            case WITHIN, HELD, ONCE -> {
                // What its condition is now says nothing when it was another candle that counts.
                if (parts.get(0).truth == truth) {
                    why.addAll(parts.get(0).cause().why());
                }
            }
            case ALL, ANY, AT_LEAST, WEIGHTED, ON_HIGHER ->
                parts.stream().filter(p -> p.truth == truth).forEach(p -> why.addAll(p.why()));
            case COMPARE, CROSS, BETWEEN, SEQUENCE, STEPS -> {}
        }
        return why;
    }
}
