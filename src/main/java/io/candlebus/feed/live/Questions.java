package io.candlebus.feed.live;

import io.candlebus.feed.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;

/**
 * Asks a venue over HTTP: one question at a time, no faster than its limits, and not at all for as long as it says that it
 * was asked too often. On one context.
 */
final class Questions {
    /** After status 429, when the venue does not say how long to wait, and at least. */
    static final long TOO_MANY_MS = 10_000;

    /** After the first status 403 or 418; doubled with each that follows it. */
    static final long BANNED_MS = 120_000;

    /** However long a venue says, and however often it has said so. */
    static final long LONGEST_PAUSE_MS = 3_600_000;

    /** What a failure begins with when the venue was not reached. */
    static final String NO_ANSWER = "no answer: ";

    private static final long ANSWER_MS = 15_000;

    /** What is to be found out, in as many questions as it takes. */
    interface Inquiry {
        /** Path and query of the next question. */
        String nextPath();

        /** Takes in an answer's body. */
        Said answered(String body);

        boolean isDone();

        /** By which a recording knows it; 0 for what is not about candles. */
        default int number() {
            return 0;
        }

        /** It could not be had; it is over. */
        void failed(String why);
    }

    /**
     * What an answer came to.
     *
     * @param problem null when there is none
     * @param tooMany whether the problem is that too much was asked
     */
    record Said(String problem, boolean tooMany) {
        static final Said WELL = new Said(null, false);
    }

    private final Vertx vertx;
    private final VenueClock clock;
    private final Course course;
    private final WebClient client;
    private final String rest;
    private final Tempo tempo;
    private final Budget budget;
    private final ArrayDeque<Inquiry> waiting = new ArrayDeque<>();
    private int bans;
    private long pausedUntilNs = Long.MIN_VALUE;
    private String pausedBecause;
    private boolean busy;
    private boolean closed;

    Questions(
            Vertx vertx,
            Venue.Limits limits,
            WebClient client,
            String rest,
            Tempo tempo,
            VenueClock clock,
            Course course) {
        this.vertx = vertx;
        this.client = client;
        this.rest = rest;
        this.tempo = tempo;
        this.clock = clock;
        this.course = course;
        this.budget = new Budget(limits.requestsPerSecond() * tempo.links(), System.nanoTime());
    }

    void ask(Inquiry inquiry) {
        waiting.add(inquiry);
        next();
    }

    void close() {
        closed = true;
        waiting.clear();
    }

    /** Why nothing is asked at the moment; null when it is. */
    String paused() {
        long leftMs = (pausedUntilNs - System.nanoTime()) / 1_000_000;
        return pausedUntilNs == Long.MIN_VALUE || leftMs <= 0
                ? null
                : "history is not asked for another " + (leftMs + 999) / 1_000 + " s: " + pausedBecause;
    }

    private void next() {
        if (busy || closed || waiting.isEmpty()) {
            return;
        }
        busy = true;
        long waitMs = budget.take(System.nanoTime());
        if (waitMs > 0) {
            pause(waitMs);
            return;
        }
        Inquiry inquiry = waiting.peek();
        String path = inquiry.nextPath();
        course.get(inquiry.number(), path);
        client.getAbs(rest + path)
                .timeout(tempo.linkMs(ANSWER_MS))
                .send()
                .onComplete(answer -> answered(inquiry, answer), e -> {
                    course.event();
                    failed(
                            inquiry,
                            NO_ANSWER
                                    + String.valueOf(e.getMessage())
                                            .split(" while executing")[0]
                                            .strip());
                });
    }

    private void pause(long wallMs) {
        vertx.setTimer(wallMs, t -> goOn());
    }

    private void goOn() {
        busy = false;
        next();
    }

    private void answered(Inquiry inquiry, HttpResponse<Buffer> response) {
        if (closed) {
            return;
        }
        int status = response.statusCode();
        long dateMs = dateMs(response.getHeader("Date"));
        String body = response.bodyAsString() == null ? "" : response.bodyAsString();
        course.got(inquiry.number(), status, dateMs, body);
        clock.heard(dateMs, course.ns());
        if (status == 429 || status == 418 || status == 403) {
            long leastMs = status == 429 ? TOO_MANY_MS : BANNED_MS << Math.min(bans++, 5);
            refused(inquiry, "HTTP " + status, Math.max(retryAfterMs(response), leastMs));
            return;
        }
        if (status != 200 && status >= 500) {
            failed(inquiry, "HTTP " + status);
            return;
        }
        Said said = inquiry.answered(body);
        if (said.tooMany()) {
            refused(inquiry, said.problem(), TOO_MANY_MS);
        } else if (said.problem() != null || status != 200) {
            failed(inquiry, said.problem() == null ? "HTTP " + status : said.problem());
        } else {
            bans = 0;
            if (inquiry.isDone()) {
                waiting.remove(inquiry);
            }
            goOn();
        }
    }

    /** It was asked too often. */
    private void refused(Inquiry inquiry, String why, long pauseMs) {
        long wallMs = tempo.linkMs(Math.min(pauseMs, LONGEST_PAUSE_MS));
        pausedUntilNs = System.nanoTime() + wallMs * 1_000_000;
        pausedBecause = why;
        fail(inquiry, why);
        pause(wallMs);
    }

    private void failed(Inquiry inquiry, String why) {
        if (!closed) {
            fail(inquiry, why);
            goOn();
        }
    }

    private void fail(Inquiry inquiry, String why) {
        waiting.remove(inquiry);
        course.failed(inquiry.number(), why);
        inquiry.failed(why);
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
