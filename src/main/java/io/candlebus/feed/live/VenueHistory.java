package io.candlebus.feed.live;

import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.fetch.Span;
import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.HistoryAnswer;
import io.candlebus.feed.venue.HistoryPages;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A venue's history without its live candles: the same questions, in the same measure, as the live feed asks. What fails is
 * asked again after a while; not for ever. Any thread.
 */
public final class VenueHistory {
    /** So often in a row a question may fail. */
    static final int TRIES = 8;

    /** So often in a row, when the venue says why. */
    static final int TRIES_WHEN_TOLD = 3;

    private static final long LONGEST_WAIT_MS = 30_000;
    private static final Set<Integer> SHUT_OUT = Set.of(403, 418, 451);

    private final Vertx vertx;
    private final Context context;
    private final Venue venue;
    private final String rest;
    private final Tempo tempo;
    private final Consumer<String> noted;
    private final VenueClock clock;
    private final WebClient client;
    private final Questions questions;

    /**
     * @param rest beginning of the URLs of history, without a slash at the end
     * @param noted told, in a sentence, what makes it wait; on its own thread
     */
    public VenueHistory(Vertx vertx, Venue venue, String rest, Consumer<String> noted) {
        this(vertx, venue, rest, noted, Tempo.REAL);
    }

    VenueHistory(Vertx vertx, Venue venue, String rest, Consumer<String> noted, Tempo tempo) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.venue = venue;
        this.rest = rest;
        this.tempo = tempo;
        this.noted = noted;
        this.clock = new VenueClock(System.currentTimeMillis(), System.nanoTime(), tempo.market());
        this.client = WebClient.create(vertx);
        this.questions = new Questions(vertx, venue, client, rest, tempo, clock, new Course(null));
    }

    public Venue venue() {
        return venue;
    }

    /**
     * Checks that the venue has the symbols, as far as it tells, and gives the venue's time. Fails with {@link FeedRefused}
     * when it does not have one, or cannot be reached.
     */
    public Future<Long> begin(Collection<Symbol> symbols) {
        Promise<Long> begun = Promise.promise();
        context.runOnContext(v -> begin(symbols, 1, begun));
        return begun.future();
    }

    private void begin(Collection<Symbol> symbols, int attempt, Promise<Long> begun) {
        questions.ask(new ListingInquiry(
                venue,
                listing -> {
                    List<String> unknown = SymbolCheck.unknown(listing, symbols);
                    if (unknown.isEmpty()) {
                        begun.complete(nowMs());
                    } else {
                        begun.fail(new FeedRefused("at " + venue.name() + " " + String.join("\n", unknown)));
                    }
                },
                failure -> {
                    String why = failure.why();
                    if (failure.isSaid()) {
                        noted.accept(venue.name() + ": symbols are not checked, since the list cannot be had: " + why);
                        begun.complete(nowMs());
                    } else if (SHUT_OUT.contains(failure.status())) {
                        begun.fail(shutOut(why));
                    } else if (attempt == TRIES_WHEN_TOLD) {
                        begun.fail(new FeedRefused(venue.name() + " cannot be reached: " + rest + ": " + why));
                    } else {
                        later(attempt, why, () -> begin(symbols, attempt + 1, begun));
                    }
                }));
    }

    private FeedRefused shutOut(String why) {
        return new FeedRefused(venue.name() + " does not let us ask: " + why
                + "; it was asked too often from this address, or answers nobody here: try again later");
    }

    private void later(int failures, String why, Runnable again) {
        long waitMs = Math.min(LONGEST_WAIT_MS, 500L << failures);
        String paused = questions.paused();
        noted.accept(
                venue.name() + ": " + (paused == null ? why + "; asked again in " + waitMs / 1_000 + " s" : paused));
        vertx.setTimer(tempo.linkMs(waitMs), t -> again.run());
    }

    /**
     * The final candles of a stretch, ascending. Fails with {@link FeedRefused} when they cannot be had.
     */
    public Future<List<Candle>> candles(Series series, Span span) {
        Stretch stretch = new Stretch(series, span);
        context.runOnContext(v -> questions.ask(stretch));
        return stretch.done.future();
    }

    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(v -> {
            questions.close();
            client.close();
            closed.complete();
        });
        return closed.future();
    }

    private long nowMs() {
        return clock.nowMs(System.nanoTime());
    }

    private final class Stretch implements Questions.Inquiry {
        private final Series series;
        private final HistoryPages pages;
        private final Promise<List<Candle>> done = Promise.promise();
        private int failures;
        private int told;

        Stretch(Series series, Span span) {
            this.series = series;
            this.pages = new HistoryPages(venue, series, span.fromMs(), span.toMs());
        }

        @Override
        public String nextPath() {
            return pages.nextPath(nowMs());
        }

        @Override
        public Questions.Said answered(String body) {
            HistoryAnswer answer = venue.history(series, body);
            if (answer.problem() != null) {
                told += answer.tooMany() ? 0 : 1;
                return new Questions.Said(answer.problem(), answer.tooMany());
            }
            failures = 0;
            told = 0;
            pages.answered(answer, nowMs());
            if (pages.isDone()) {
                Optional.ofNullable(pages.leftOut()).ifPresent(what -> noted.accept(venue.name() + ": " + what));
                done.complete(pages.rows().stream().map(CandleUpdate::candle).toList());
            }
            return Questions.Said.WELL;
        }

        @Override
        public boolean isDone() {
            return pages.isDone();
        }

        @Override
        public void failed(Questions.Failure failure) {
            String why = failure.why();
            failures++;
            if (SHUT_OUT.contains(failure.status())) {
                done.fail(shutOut(why));
            } else if (told >= TRIES_WHEN_TOLD || failures >= TRIES) {
                done.fail(new FeedRefused(venue.name() + ": " + series + " cannot be had: " + why));
            } else {
                later(failures, why, () -> questions.ask(this));
            }
        }
    }
}
