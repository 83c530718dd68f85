package io.candlebus.feed.live;

import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.venue.Listing;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a venue has the symbols that are asked of it. A venue that cannot be reached is asked again; one that answers, and
 * has no list for us, is believed to have them. On one context.
 */
final class Admission {
    /** Who starts a feed waits so long for the answer, no longer. */
    static final long WAIT_MS = 5_000;

    /** Answers that are no list, before it is done without. */
    private static final int TRIES = 3;

    private static final long AGAIN_MS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Vertx vertx;
    private final Venue venue;
    private final Tempo tempo;
    private final Questions questions;
    private final Set<Symbol> symbols = new TreeSet<>(Comparator.comparing(Symbol::toString));
    private final Consumer<FeedRefused> refused;
    private final Consumer<String> noted;
    private final Promise<Void> known = Promise.promise();
    private int failures;
    private String told;
    private boolean over;

    /**
     * @param refused told when a symbol does not exist
     * @param noted told, in a sentence, what whoever runs it should know
     */
    Admission(
            Vertx vertx,
            Venue venue,
            List<Series> series,
            Tempo tempo,
            Questions questions,
            Consumer<FeedRefused> refused,
            Consumer<String> noted) {
        this.vertx = vertx;
        this.venue = venue;
        this.tempo = tempo;
        this.questions = questions;
        this.refused = refused;
        this.noted = noted;
        series.forEach(s -> symbols.add(s.symbol()));
    }

    void begin() {
        ask();
        vertx.setTimer(tempo.linkMs(WAIT_MS), t -> known.tryComplete());
    }

    /** Fails when a symbol is known not to exist; done when all do, and when nobody can tell by now. */
    Future<Void> known() {
        return known.future();
    }

    /** Nothing is asked any more: the feed has what it wants, or is closed. */
    void end() {
        over = true;
        known.tryComplete();
    }

    private void ask() {
        if (!over) {
            questions.ask(new ListingInquiry(venue, this::judge, this::failed));
        }
    }

    private void judge(Listing listing) {
        over = true;
        List<String> unknown = SymbolCheck.unknown(listing, symbols);
        if (!unknown.isEmpty()) {
            FeedRefused why = new FeedRefused("feed.symbols: at " + venue.name() + " " + String.join("\n", unknown));
            known.tryFail(why);
            refused.accept(why);
            return;
        }
        SymbolCheck.halted(listing, symbols).forEach(noted);
        known.tryComplete();
    }

    private void failed(Questions.Failure failure) {
        known.tryComplete();
        String why = failure.why();
        boolean answered = failure.reached() && failure.status() < 500;
        if (answered && ++failures >= TRIES && !over) {
            over = true;
            noted.accept("symbols are not checked, since the venue's list cannot be had: " + why);
            return;
        }
        if (!why.equals(told)) {
            LOG.info("{}: the list of symbols cannot be had: {}; it is asked for again", venue.name(), why);
        }
        told = why;
        vertx.setTimer(tempo.linkMs(AGAIN_MS), t -> ask());
    }
}
