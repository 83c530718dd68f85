package io.candlebus.web;

import io.candlebus.api.History;
import io.candlebus.json.Times;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query of a request. Reading never fails: what is wrong is collected, with the parameter as its place, and a
 * fallback is given in its stead; {@link #verify} then refuses the request with all of it at once.
 */
final class Query {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}");

    private final MultiMap given;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param known every parameter of the route
     */
    Query(RoutingContext ctx, List<String> known) {
        given = ctx.queryParams();
        for (String name : given.names()) {
            if (!known.contains(name)) {
                Problem problem =
                        Problem.error("unknown-parameter", at(name), "there is no parameter \"" + name + "\"");
                problems.add(known.isEmpty() ? problem : problem.suggesting("one of " + String.join(", ", known)));
            } else if (given.getAll(name).size() > 1) {
                complain(name, "is given more than once");
            }
        }
    }

    boolean has(String name) {
        return given.contains(name);
    }

    /** A whole number in a range. */
    int count(String name, int standard, int min, int max) {
        return (int) number(name, standard, min, max);
    }

    /** A whole number in a range. */
    long number(String name, long standard, long min, long max) {
        return read(name, standard, "must be a whole number from " + min + " to " + max, text -> {
            long value = isNumber(text) ? Long.parseLong(text) : Long.MIN_VALUE;
            if (value < min || value > max) {
                throw new IllegalArgumentException("out of range");
            }
            return value;
        });
    }

    /** Whether it is made of Arabic digits, as JSON's numbers are, and of no others that Java reads. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Epoch milliseconds, or ISO-8601. */
    long time(String name, long standard) {
        return read(
                name,
                standard,
                "must be epoch milliseconds or an ISO-8601 time, as 2013-11-24T10:00:00Z",
                Times::parse);
    }

    /** {@code from} and {@code to}: inclusive, exclusive; open where not given. */
    Range range() {
        long from = time("from", 0);
        long to = time("to", Long.MAX_VALUE);
        if (from > to) {
            complain("from", "must not be after to");
        }
        return new Range(from, to);
    }

    /** One of an enum's words, in lower case, or null when it is not given. */
    <E extends Enum<E>> E choice(String name, Class<E> words) {
        List<String> all = Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
        return read(name, null, "must be one of " + String.join(", ", all), text -> {
            int at = all.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException("none of them");
            }
            return words.getEnumConstants()[at];
        });
    }

    /** A symbol, or null when it is not given. */
    Symbol symbol() {
        return read("symbol", null, "must be a symbol, as BTC/USD or BTC-USD", Symbol::parse);
    }

    /** A timeframe, or null when it is not given. */
    Timeframe timeframe() {
        return read("timeframe", null, "must be a timeframe, as 1m, 1h or 1d", Timeframe::parse);
    }

    /** Where another page begins, as {@link #text} wrote it, or null when it is not given. */
    History.Place place(String name) {
        return read(name, null, "must be the next_cursor of a page", text -> {
            String[] parts = text.split("\\.");
            if (parts.length != 3 || !isNumber(parts[2])) {
                throw new IllegalArgumentException("not three parts");
            }
            Series series = new Series(Symbol.parse(parts[0]), Timeframe.parse(parts[1]));
            return new History.Place(series, Long.parseLong(parts[2]));
        });
    }

    /** As BTC-USD.1m.1385337600000. */
    static String text(History.Place place) {
        return place.series().symbol().dashed() + "." + place.series().timeframe() + "." + place.fromMs();
    }

    /** Notes that a parameter is missing. */
    void require(String name) {
        if (!has(name)) {
            problems.add(Problem.error("missing-parameter", at(name), "the parameter \"" + name + "\" is required"));
        }
    }

    /**
     * @throws Rejection 400 with every problem found so far
     */
    void verify() {
        if (!problems.isEmpty()) {
            throw new Rejection(400, problems.get(0).message(), problems);
        }
    }

    private <T> T read(String name, T standard, String complaint, Function<String, T> reader) {
        String text = given.get(name);
        if (text == null) {
            return standard;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            complain(name, complaint);
            return standard;
        }
    }

    private void complain(String name, String complaint) {
        problems.add(Problem.error("bad-parameter", at(name), name + " " + complaint));
    }

    private static Place at(String name) {
        return Place.at("/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /**
     * A span of time, epoch milliseconds.
     *
     * @param fromMs inclusive
     * @param toMs exclusive
     */
    record Range(long fromMs, long toMs) {}
}
