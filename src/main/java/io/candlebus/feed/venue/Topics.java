package io.candlebus.feed.venue;

import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A venue's names for the series of a connection, and which of them it has not yet answered for. One thread. */
final class Topics {
    private final Map<String, List<Series>> named = new LinkedHashMap<>();
    private final Set<Series> pending = new LinkedHashSet<>();
    private final Map<String, List<Series>> requests = new LinkedHashMap<>();

    Topics(List<Series> series, Function<Series, String> name) {
        pending.addAll(series);
        series.forEach(s -> name(name.apply(s), s));
    }

    /** Makes a further name known; one name may mean several series. */
    void name(String name, Series series) {
        List<Series> all = named.computeIfAbsent(name, n -> new ArrayList<>());
        if (!all.contains(series)) {
            all.add(series);
        }
    }

    /** What a name means; empty when nobody asked for it. */
    List<Series> of(String name) {
        return named.getOrDefault(name, List.of());
    }

    /** Remembers what a request asked for. */
    void asked(String id, List<Series> series) {
        requests.put(id, List.copyOf(series));
    }

    /** What is still open of a request; of an unknown one, everything that is open. */
    List<Series> open(String id) {
        return requests.getOrDefault(id, List.copyOf(pending)).stream()
                .filter(pending::contains)
                .toList();
    }

    /** What is still open and named in a text; everything that is open when the text names none. */
    List<Series> namedIn(String text, Function<Series, String> name) {
        List<Series> found = pending.stream()
                .filter(s -> (" " + text + " ").matches("(?s).*\\W\\Q" + name.apply(s) + "\\E\\W.*"))
                .toList();
        return found.isEmpty() ? List.copyOf(pending) : found;
    }

    /** Counts as answered; gives those that were not before. */
    List<Series> answered(Collection<Series> series) {
        return series.stream().filter(pending::remove).toList();
    }

    /** Portions of at most so many. */
    static <T> List<List<T>> portions(List<T> all, int most) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            portions.add(all.subList(from, Math.min(all.size(), from + most)));
        }
        return portions;
    }
}
