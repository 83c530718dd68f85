package io.candlebus.feed.live;

import io.candlebus.feed.venue.Listing;
import io.candlebus.market.Symbol;
import io.candlebus.strategy.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what is asked of a venue with what it has. Pure. */
final class SymbolCheck {
    /** Names that are suggested in the place of one that does not exist. */
    private static final int SUGGESTIONS = 3;

    private SymbolCheck() {}

    /** A sentence for each symbol that the venue does not have, with those that may be meant. */
    static List<String> unknown(Listing listing, Collection<Symbol> asked) {
        return asked.stream()
                .filter(s -> !listing.halted().containsKey(s))
                .map(s -> "there is no " + s + suggested(s, listing.halted().keySet()))
                .toList();
    }

    /** A sentence for each symbol that the venue has, but of which nothing is traded now. */
    static List<String> halted(Listing listing, Collection<Symbol> asked) {
        return asked.stream()
                .filter(s -> !listing.halted().getOrDefault(s, "").isEmpty())
                .map(s -> s + " is not traded now: " + listing.halted().get(s))
                .toList();
    }

    private static String suggested(Symbol asked, Set<Symbol> known) {
        Set<Symbol> meant = new LinkedHashSet<>();
        Symbol turned = new Symbol(asked.quote(), asked.base());
        if (known.contains(turned)) {
            meant.add(turned);
        }
        known.stream()
                .filter(s -> s.base().equals(asked.base()))
                .sorted(Comparator.comparingInt((Symbol s) -> -alike(s.quote(), asked.quote()))
                        .thenComparing(s -> s.quote().length())
                        .thenComparing(Symbol::toString))
                .limit(SUGGESTIONS)
                .forEach(meant::add);
        Spelling.nearest(asked.toString(), known.stream().map(Symbol::toString).toList())
                .ifPresent(name -> meant.add(Symbol.parse(name)));
        return meant.isEmpty()
                ? ""
                : "; did you mean "
                        + meant.stream()
                                .limit(SUGGESTIONS)
                                .map(Symbol::toString)
                                .collect(Collectors.joining(", "))
                        + "?";
    }

    /** Letters that two words begin with alike. */
    private static int alike(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
