package io.candlebus.feed.live;

import io.candlebus.feed.venue.Conversation;
import io.candlebus.feed.venue.Heard;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One connection to a venue, from its opening to its end: subscribes, keeps it alive, and gives it up when it is silent or
 * does not answer. Used once. On the context that opened it.
 */
final class Link {
    /** Longer frames end the connection. */
    static final int LONGEST_MESSAGE = 4 * 1_024 * 1_024;

    private static final long ANSWER_MS = 10_000;
    private static final long CHECK_MS = 500;

    /** Whom it belongs to. */
    interface Owner extends Heard {
        /** Every subscription stands. Once at most. */
        void ready(Link link);

        /** It is over, and was not closed by its owner. Once at most, and the last call. */
        void lost(Link link, String why);
    }

    private final Vertx vertx;
    private final Venue venue;
    private final Tempo tempo;
    private final Course course;
    private final int number;
    private final Owner owner;
    private final Conversation conversation;
    private final Set<Series> unanswered;
    private final Heard ear;
    private final ArrayDeque<String> unsent = new ArrayDeque<>();
    private WebSocket socket;
    private long timer = -1;
    private long beganNs;
    private long heardNs;
    private long beatNs;
    private long sentNs;
    private boolean heard;
    private boolean ready;
    private boolean over;

    /** @param connection whose link it is, by number */
    Link(Vertx vertx, Venue venue, List<Series> series, Tempo tempo, Course course, int connection, Owner owner) {
        this.vertx = vertx;
        this.venue = venue;
        this.tempo = tempo;
        this.course = course;
        this.number = course.link(connection);
        this.owner = owner;
        this.conversation = venue.converse(series);
        this.unanswered = new HashSet<>(series);
        this.ear = new Ear();
    }

    void open(WebSocketClient client, String url) {
        beganNs = System.nanoTime();
        heardNs = beganNs;
        beatNs = beganNs;
        client.connect(new WebSocketConnectOptions().setAbsoluteURI(url).setTimeout(tempo.linkMs(ANSWER_MS)))
                .onSuccess(this::opened)
                .onFailure(e ->
                        lost("cannot connect: " + String.valueOf(e.getMessage()).strip()));
    }

    boolean isReady() {
        return ready;
    }

    /** How long ago a frame came, on the wall; -1 before the first. */
    long quietNs() {
        return heard ? System.nanoTime() - heardNs : -1;
    }

    /** How long ago it was opened, on the wall. */
    long ageMs() {
        return sinceMs(beganNs);
    }

    private static long sinceMs(long thenNs) {
        return (System.nanoTime() - thenNs) / 1_000_000;
    }

    private void opened(WebSocket opened) {
        if (over) {
            opened.close();
            return;
        }
        socket = opened;
        socket.textMessageHandler(this::hear);
        socket.binaryMessageHandler(b -> {
            course.binary(number, b.length());
            owner.unreadable("a binary frame of " + b.length() + " bytes");
        });
        socket.exceptionHandler(e -> end("broken: " + e.getMessage()));
        socket.closeHandler(v -> lost("closed by the venue: " + socket.closeStatusCode()));
        unsent.addAll(conversation.opening());
        timer = vertx.setPeriodic(1, tempo.linkMs(CHECK_MS), t -> check());
        heardNs = System.nanoTime();
    }

    private void hear(String frame) {
        if (over) {
            return;
        }
        heard = true;
        heardNs = System.nanoTime();
        course.in(number, frame);
        conversation.hear(frame, ear);
        if (!ready && !over && unanswered.isEmpty()) {
            ready = true;
            owner.ready(this);
        }
    }

    private void check() {
        long paceMs = tempo.linkMs(1_000 / venue.limits().messagesPerSecond());
        if (!unsent.isEmpty() && sinceMs(sentNs) >= paceMs) {
            sentNs = System.nanoTime();
            send(unsent.poll());
        }
        Venue.Heartbeat heartbeat = venue.heartbeat();
        if (heartbeat.message() != null && sinceMs(beatNs) >= tempo.linkMs(heartbeat.everyMs())) {
            beatNs = System.nanoTime();
            send(heartbeat.message());
        }
        if (sinceMs(heardNs) >= tempo.linkMs(heartbeat.silenceMs())) {
            end("silent");
        } else if (!ready && unsent.isEmpty() && sinceMs(sentNs) >= tempo.linkMs(ANSWER_MS)) {
            end("no answer to the subscription of " + unanswered);
        }
    }

    private void send(String frame) {
        course.out(number, frame);
        socket.writeTextMessage(frame);
    }

    /** Gives it up, and tells the owner. */
    void end(String why) {
        WebSocket ending = socket;
        lost(why);
        if (ending != null) {
            ending.close();
        }
    }

    /** Closes it without a word to the owner. */
    void close() {
        over = true;
        course.unlink(number);
        vertx.cancelTimer(timer);
        if (socket != null) {
            socket.close();
        }
    }

    private void lost(String why) {
        if (!over) {
            over = true;
            course.unlink(number);
            vertx.cancelTimer(timer);
            owner.lost(this, why);
        }
    }

    private final class Ear extends Relay {
        Ear() {
            super(owner);
        }

        @Override
        public void subscribed(List<Series> series) {
            unanswered.removeAll(series);
            super.subscribed(series);
        }

        /** The loss that follows says it, too. */
        @Override
        public void refused(List<Series> series, String why) {
            super.refused(series, why);
            end("subscription of " + series + " refused: " + why);
        }
    }
}
