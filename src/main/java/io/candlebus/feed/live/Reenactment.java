package io.candlebus.feed.live;

import io.candlebus.feed.frames.FrameEvent;
import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.Conversation;
import io.candlebus.feed.venue.Heard;
import io.candlebus.feed.venue.HistoryAnswer;
import io.candlebus.feed.venue.HistoryPages;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets what was recorded of a live feed happen again, to the same protocols and the same decisions: no sockets, no clock
 * but the recorded one. One thread.
 */
final class Reenactment {
    /** What comes of it. */
    interface Out {
        /** @param past whether it was of the past when it was decided */
        void closed(Series series, Candle candle, Provenance provenance, boolean past);

        void forming(Series series, Candle candle);
    }

    private record Asked(Series series, HistoryPages pages) {}

    private final Out out;
    private final Map<Series, Closing> closings = new LinkedHashMap<>();
    private final Map<Long, Conversation> links = new HashMap<>();
    private final Map<Long, Asked> inquiries = new HashMap<>();
    private RecordedHeader header;
    private Venue venue;
    private VenueClock clock;
    private long ns;
    private boolean opened;
    private long unreadable;
    private long dropped;

    Reenactment(Out out) {
        this.out = out;
    }

    /** Whether the past is in; false before the beginning, too. */
    boolean isOpened() {
        return opened;
    }

    /** Of the present recording; empty before the beginning. */
    List<Series> series() {
        return List.copyOf(closings.keySet());
    }

    /** Frames that made no sense, to the live feed neither, and events that do not belong to what was before. */
    long unreadable() {
        return unreadable;
    }

    /** Events that were not recorded. */
    long dropped() {
        return dropped;
    }

    /**
     * Lets one event happen.
     *
     * @throws IllegalArgumentException when a file begins with what cannot be understood
     */
    void take(FrameEvent event) {
        if (event.kind().equals(FrameEvent.BEGIN)) {
            begin(event);
            return;
        }
        if (header == null) {
            unreadable++;
            return;
        }
        ns = event.ns();
        switch (event.kind()) {
            case FrameEvent.OPENED -> opened = true;
            case FrameEvent.LINK -> link(event.number(), Integer.parseInt(event.text()));
            case FrameEvent.IN -> hear(event);
            case FrameEvent.UP -> each(event, closing -> closing.connected(nowMs()));
            case FrameEvent.DOWN -> each(event, Closing::broken);
            case FrameEvent.ASK -> ask(event);
            case FrameEvent.GOT -> got(event);
            case FrameEvent.FAILED -> failed(event);
            case FrameEvent.DROPPED -> dropped += event.number();
            case FrameEvent.BINARY -> unreadable++;
            default -> {
                // What was sent is for people.
            }
        }
    }

    /** A recording that goes on in its next file goes on here; another one begins anew. */
    private void begin(FrameEvent event) {
        RecordedHeader next = RecordedHeader.of(event.text());
        boolean goesOn = header != null
                && next.venue().equals(header.venue())
                && next.time().wallMs() == header.time().wallMs();
        header = next;
        ns = event.ns();
        if (goesOn) {
            return;
        }
        venue = Venues.named(next.venue());
        clock = new VenueClock(next.time().wallMs(), 0, next.time().speed());
        if (next.time().aheadMs() != null) {
            clock.heard(clock.nowMs(ns) + next.time().aheadMs(), ns);
        }
        opened = next.opened();
        closings.clear();
        links.clear();
        inquiries.clear();
        for (RecordedHeader.Line line : next.series()) {
            closings.put(line.series(), new Closing(line.series(), venue.closes(), line.edgeMs(), out(line.series())));
        }
        next.links().forEach((link, connection) -> {
            link(link, connection);
            next.of(connection).forEach(s -> closings.get(s).connected(nowMs()));
        });
    }

    private Closing.Out out(Series series) {
        return new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                out.closed(series, candle, provenance, !opened);
            }

            @Override
            public void forming(Candle candle) {
                out.forming(series, candle);
            }
        };
    }

    private long nowMs() {
        return clock.nowMs(ns);
    }

    private void link(long number, int connection) {
        Conversation conversation = venue.converse(header.of(connection));
        conversation.opening();
        links.put(number, conversation);
    }

    private void hear(FrameEvent event) {
        Conversation conversation = links.get(event.number());
        if (conversation == null) {
            unreadable++;
        } else {
            conversation.hear(event.text(), ear);
        }
    }

    private interface Act {
        void on(Closing closing);
    }

    private void each(FrameEvent event, Act act) {
        header.of((int) event.number()).forEach(s -> act.on(closings.get(s)));
    }

    /** Text: {@code BTC/USDT 1m from to}. */
    private void ask(FrameEvent event) {
        String[] words = event.text().split(" ");
        Series series = new Series(Symbol.parse(words[0]), Timeframe.parse(words[1]));
        Closing.Ask ask = new Closing.Ask(Long.parseLong(words[2]), Long.parseLong(words[3]));
        closings.get(series).asking(ask);
        inquiries.put(event.number(), new Asked(series, new HistoryPages(venue, series, ask.fromMs(), ask.toMs())));
    }

    /** Text: {@code status date body}. An answer that is none is followed by what it led to. */
    private void got(FrameEvent event) {
        String[] words = event.text().split(" ", 3);
        int status = Integer.parseInt(words[0]);
        clock.heard(Long.parseLong(words[1]), ns);
        Asked asked = inquiries.get(event.number());
        if (asked == null || !Questions.isAnswer(status)) {
            return;
        }
        HistoryAnswer answer = venue.history(asked.series(), words[2]);
        if (answer.problem() != null) {
            return;
        }
        asked.pages().answered(answer, nowMs());
        if (asked.pages().isDone()) {
            inquiries.remove(event.number());
            closings.get(asked.series())
                    .history(asked.pages().rows(), asked.pages().newestMs(), nowMs());
        }
    }

    private void failed(FrameEvent event) {
        Asked asked = inquiries.remove(event.number());
        if (asked != null) {
            closings.get(asked.series()).failed(nowMs());
        }
    }

    private final Heard ear = new Heard() {
        @Override
        public void subscribed(List<Series> series) {
            // The link's being up is recorded by itself.
        }

        @Override
        public void refused(List<Series> series, String why) {
            // So is its end.
        }

        @Override
        public void candle(CandleUpdate update) {
            clock.heard(update.venueMs(), ns);
            closings.get(update.series()).heard(update, nowMs());
        }

        @Override
        public void alive(long venueMs) {
            clock.heard(venueMs, ns);
        }

        @Override
        public void leaving(String why) {
            // And what it led to.
        }

        @Override
        public void missed(long frames) {
            // And this.
        }

        @Override
        public void unreadable(String why) {
            unreadable++;
        }
    };
}
