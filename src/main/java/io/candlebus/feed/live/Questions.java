package io.candlebus.feed.live;

import io.candlebus.feed.venue.HistoryAnswer;
import io.candlebus.feed.venue.HistoryPages;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;

/**
 * Asks a venue for history: one question at a time, no faster than its limits, and not at all for as long as it says that
 * it was asked too often. At most one stretch of a series waits at a time. On one context.
 */
final class Questions {
    private static final long ANSWER_MS = 15_000;
    private static final long TOO_MANY_MS = 10_000;
    private static final long BANNED_MS = 120_000;

    /** What became of a stretch. */
    interface Asker {
        void answered(HistoryPages pages);

        /** It could not be had: {@code byVenue} when the venue has said why, and will say it again. */
        void failed(String why, boolean byVenue);

        /** The venue has told the time. */
        void time(long venueMs);

        /** The venue's time by now. */
        long nowMs();
    }

    private record Open(Series series, HistoryPages pages, Asker asker) {}

    private final Vertx vertx;
    private final Venue venue;
    private final WebClient client;
    private final String rest;
    private final Tempo tempo;
    private final ArrayDeque<Open> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean closed;

    Questions(Vertx vertx, Venue venue, WebClient client, String rest, Tempo tempo) {
        this.vertx = vertx;
        this.venue = venue;
        this.client = client;
        this.rest = rest;
        this.tempo = tempo;
    }

    void ask(Series series, Closing.Ask ask, Asker asker) {
        waiting.add(new Open(series, new HistoryPages(venue, series, ask.fromMs(), ask.toMs()), asker));
        next();
    }

    void close() {
        closed = true;
        waiting.clear();
    }

    private void next() {
        if (busy || closed || waiting.isEmpty()) {
            return;
        }
        busy = true;
        Open open = waiting.peek();
        client.getAbs(rest + open.pages().nextPath(open.asker().nowMs()))
                .timeout(tempo.linkMs(ANSWER_MS))
                .send()
                .onComplete(
                        answer -> rest(answered(open, answer)),
                        e -> rest(failed(open, String.valueOf(e.getMessage()), false)));
    }

    /** Goes on after a pause. */
    private void rest(long pauseMs) {
        if (closed) {
            return;
        }
        vertx.setTimer(tempo.linkMs(pauseMs), t -> {
            busy = false;
            next();
        });
    }

    /** Gives how long to pause. */
    private long answered(Open open, HttpResponse<Buffer> response) {
        if (closed) {
            return 1;
        }
        open.asker().time(dateMs(response.getHeader("Date")));
        int status = response.statusCode();
        String body = response.bodyAsString() == null ? "" : response.bodyAsString();
        if (status == 429 || status == 418 || status == 403) {
            failed(open, "HTTP " + status, false);
            return Math.max(retryAfterMs(response), status == 429 ? TOO_MANY_MS : BANNED_MS);
        }
        if (status >= 500) {
            return failed(open, "HTTP " + status, false);
        }
        HistoryAnswer answer = venue.history(open.series(), body);
        if (answer.tooMany()) {
            failed(open, answer.problem(), false);
            return TOO_MANY_MS;
        }
        if (answer.problem() != null || status != 200) {
            return failed(open, answer.problem() == null ? "HTTP " + status : answer.problem(), true);
        }
        open.pages().answered(answer, open.asker().nowMs());
        if (open.pages().isDone()) {
            waiting.remove(open);
            open.asker().answered(open.pages());
        }
        return paceMs();
    }

    private long failed(Open open, String why, boolean byVenue) {
        waiting.remove(open);
        if (!closed) {
            open.asker().failed(why, byVenue);
        }
        return paceMs();
    }

    private long paceMs() {
        return (long) (1_000 / venue.limits().requestsPerSecond());
    }

    private static long retryAfterMs(HttpResponse<Buffer> response) {
        String seconds = response.getHeader("Retry-After");
        return seconds != null && seconds.matches("\\d{1,6}") ? Long.parseLong(seconds) * 1_000 : 0;
    }

    private static long dateMs(String header) {
        try {
            return header == null
                    ? 0
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header))
                            .toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
