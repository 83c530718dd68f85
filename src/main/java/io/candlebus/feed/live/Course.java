package io.candlebus.feed.live;

import io.candlebus.feed.frames.FrameEvent;
import io.candlebus.feed.frames.FrameLog;
import io.candlebus.market.Series;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happens to a live feed, event by event. All that an event leads to goes by one time, which is recorded with it: so
 * that the same events, at the same times, lead to the same candles again. On the feed's context.
 */
final class Course {
    private final FrameLog log;
    private final long beganNs = System.nanoTime();
    private final Map<Integer, Integer> links = new LinkedHashMap<>();
    private long ns = beganNs;
    private int linkCount;
    private int inquiries;

    /** @param log null when nothing is recorded */
    Course(FrameLog log) {
        this.log = log;
    }

    /** Another event begins: here is its time. */
    void event() {
        ns = System.nanoTime();
    }

    /** The present event's time, of the steady clock. */
    long ns() {
        return ns;
    }

    long beganNs() {
        return beganNs;
    }

    /** Since the beginning. */
    long passedNs() {
        return ns - beganNs;
    }

    /** The connection of each link that is open, by the link's number. */
    Map<Integer, Integer> links() {
        return links;
    }

    /** Gives the number of a new link. */
    int link(int connection) {
        int link = ++linkCount;
        links.put(link, connection);
        note(FrameEvent.LINK, link, String.valueOf(connection));
        return link;
    }

    void unlink(int link) {
        links.remove(link);
    }

    /** A frame came. */
    void in(int link, String frame) {
        event();
        note(FrameEvent.IN, link, frame);
    }

    void binary(int link, int length) {
        event();
        note(FrameEvent.BINARY, link, String.valueOf(length));
    }

    void out(int link, String frame) {
        event();
        note(FrameEvent.OUT, link, frame);
    }

    void up(int connection) {
        note(FrameEvent.UP, connection, "");
    }

    void down(int connection, String why) {
        note(FrameEvent.DOWN, connection, String.valueOf(why));
    }

    void opened() {
        note(FrameEvent.OPENED, 0, "");
    }

    /** Gives the number of a new inquiry, above 0. */
    int ask(Series series, Closing.Ask ask) {
        int inquiry = ++inquiries;
        note(FrameEvent.ASK, inquiry, series + " " + ask.fromMs() + " " + ask.toMs());
        return inquiry;
    }

    void get(int inquiry, String path) {
        event();
        note(FrameEvent.GET, inquiry, path);
    }

    /** Of inquiry 0, that is of anything but candles, only the time is recorded. */
    void got(int inquiry, int status, long dateMs, String body) {
        event();
        if (log != null) {
            note(FrameEvent.GOT, inquiry, status + " " + dateMs + " " + (inquiry == 0 ? "" : body));
        }
    }

    void failed(int inquiry, String why) {
        note(FrameEvent.FAILED, inquiry, why);
    }

    /** Whether it is time for another file. */
    boolean isFull() {
        return log != null && log.isFull();
    }

    /** Begins a file of the recording, if there is one. */
    void begin(String header) {
        if (log != null) {
            log.begin(new FrameEvent(passedNs(), FrameEvent.BEGIN, 0, header));
        }
    }

    private void note(String kind, long number, String text) {
        if (log != null) {
            log.add(new FrameEvent(passedNs(), kind, number, text));
        }
    }
}
