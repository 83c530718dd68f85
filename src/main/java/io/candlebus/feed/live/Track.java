package io.candlebus.feed.live;

import java.util.function.Function;

/** A series, as it is followed at a venue. One thread. */
final class Track {
    private final Closing closing;
    private final Connection connection;
    private HistoryInquiry inquiry;

    Track(Closing closing, Connection connection) {
        this.closing = closing;
        this.connection = connection;
    }

    Closing closing() {
        return closing;
    }

    Connection connection() {
        return connection;
    }

    /** Asks history what is due, if anything is. */
    void ask(long nowMs, Function<Closing.Ask, HistoryInquiry> asking, Questions questions) {
        Closing.Ask ask = closing.due(nowMs);
        if (ask != null) {
            inquiry = asking.apply(ask);
            questions.ask(inquiry);
        }
    }

    /** Share of the first stretch of history that is in, 0 to 1. */
    double warmup() {
        return closing.isAnsweredOnce() ? 1 : inquiry == null ? 0 : inquiry.share();
    }
}
