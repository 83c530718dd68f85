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

    /** Of what a venue allows in a minute, from this share on it is asked at a quarter of the pace. */
    static final double SLOW_FROM = 0.5;

    /** And from this one on, not at all until the next minute: the rest is left to others at this address. */
    static final double REST_FROM = 0.8;

    private static final double SLOWER = 4;
    private static final long MINUTE_MS = 60_000;
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
        void failed(Failure failure);
    }

    /**
     * Why something could not be had.
     *
     * @param why for people
     * @param reached whether the venue answered at all
     * @param status of an answer that says nothing else; 0 for any other
     */
    record Failure(String why, boolean reached, int status) {
        private static Failure unreached(Throwable cause) {
            String why = String.valueOf(cause.getMessage()).split(" while executing")[0];
            return new Failure("no answer: " + why.strip(), false, 0);
        }

        private static Failure ofStatus(int status) {
            return new Failure("HTTP " + status, true, status);
        }

        private static Failure said(String problem) {
            return new Failure(problem, true, 0);
        }

        /** Whether the venue says itself what is wrong. */
        boolean isSaid() {
            return reached && status == 0;
        }
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
    private final Venue venue;
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

    Questions(Vertx vertx, Venue venue, WebClient client, String rest, Tempo tempo, VenueClock clock, Course course) {
        this.vertx = vertx;
        this.venue = venue;
        this.client = client;
        this.rest = rest;
        this.tempo = tempo;
        this.clock = clock;
        this.course = course;
        this.budget = new Budget(venue.limits().requestsPerSecond() * tempo.links(), System.nanoTime());
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
        long leftMs = pausedMs();
        return leftMs <= 0
                ? null
                : "history is not asked for another " + (leftMs + 999) / 1_000 + " s: " + pausedBecause;
    }

    private long pausedMs() {
        return pausedUntilNs == Long.MIN_VALUE ? 0 : (pausedUntilNs - System.nanoTime()) / 1_000_000;
    }

    private void next() {
        if (busy || closed || waiting.isEmpty()) {
            return;
        }
        busy = true;
        long pausedMs = pausedMs();
        long waitMs = pausedMs > 0 ? pausedMs : budget.take(System.nanoTime());
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
                    failed(inquiry, Failure.unreached(e));
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
        heed(venue.used(response::getHeader));
        if (isTooMany(status)) {
            long leastMs = status == 429 ? TOO_MANY_MS : BANNED_MS << Math.min(bans++, 5);
            refused(inquiry, Failure.ofStatus(status), Math.max(retryAfterMs(response), leastMs));
            return;
        }
        if (!isAnswer(status)) {
            failed(inquiry, Failure.ofStatus(status));
            return;
        }
        Said said = inquiry.answered(body);
        if (said.tooMany()) {
            refused(inquiry, Failure.said(said.problem()), TOO_MANY_MS);
        } else if (said.problem() != null || status != 200) {
            failed(inquiry, said.problem() == null ? Failure.ofStatus(status) : Failure.said(said.problem()));
        } else {
            bans = 0;
            if (inquiry.isDone()) {
                waiting.remove(inquiry);
            }
            goOn();
        }
    }

    /** Slows down before the venue has to say so: its minutes are those of its clock. */
    private void heed(double used) {
        budget.ease(used >= SLOW_FROM ? SLOWER : 1);
        if (used >= REST_FROM) {
            long leftMs = MINUTE_MS - Math.floorMod(clock.nowMs(course.ns()), MINUTE_MS);
            pauseFor(leftMs, Math.round(used * 100) + " % of what " + venue.name() + " allows in a minute is used up");
        }
    }

    /** A longer pause is not cut short. Gives how long this one is on the wall. */
    private long pauseFor(long ms, String why) {
        long wallMs = tempo.linkMs(ms);
        if (wallMs > pausedMs()) {
            pausedUntilNs = System.nanoTime() + wallMs * 1_000_000;
            pausedBecause = why;
        }
        return wallMs;
    }

    private static boolean isTooMany(int status) {
        return status == 429 || status == 418 || status == 403;
    }

    /** Whether an answer with a status is about what was asked. */
    static boolean isAnswer(int status) {
        return !isTooMany(status) && status < 500;
    }

    /** It was asked too often. */
    private void refused(Inquiry inquiry, Failure failure, long pauseMs) {
        long wallMs = pauseFor(Math.min(pauseMs, LONGEST_PAUSE_MS), failure.why());
        fail(inquiry, failure);
        pause(wallMs);
    }

    private void failed(Inquiry inquiry, Failure failure) {
        if (!closed) {
            fail(inquiry, failure);
            goOn();
        }
    }

    private void fail(Inquiry inquiry, Failure failure) {
        waiting.remove(inquiry);
        course.failed(inquiry.number(), failure.why());
        inquiry.failed(failure);
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
