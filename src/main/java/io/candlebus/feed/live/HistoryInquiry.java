package io.candlebus.feed.live;

import io.candlebus.feed.venue.HistoryAnswer;
import io.candlebus.feed.venue.HistoryPages;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Has a venue's history answer for a stretch of a series. One thread. */
final class HistoryInquiry implements Questions.Inquiry {
    private final int number;
    private final Venue venue;
    private final Series series;
    private final Closing closing;
    private final HistoryPages pages;
    private final LongSupplier nowMs;
    private final Consumer<String> failed;
    private final Consumer<String> leftOut;

    /**
     * @param number above 0
     * @param nowMs the venue's time
     * @param failed told why, when it cannot be had
     * @param leftOut told, in a sentence, what of it is no candle
     */
    HistoryInquiry(
            int number,
            Venue venue,
            Series series,
            Closing closing,
            Closing.Ask ask,
            LongSupplier nowMs,
            Consumer<String> failed,
            Consumer<String> leftOut) {
        this.number = number;
        this.venue = venue;
        this.series = series;
        this.closing = closing;
        this.pages = new HistoryPages(venue, series, ask.fromMs(), ask.toMs());
        this.nowMs = nowMs;
        this.failed = failed;
        this.leftOut = leftOut;
    }

    /** Share of the stretch that is in, 0 to 1. */
    double share() {
        return pages.share();
    }

    @Override
    public String nextPath() {
        return pages.nextPath(nowMs.getAsLong());
    }

    @Override
    public Questions.Said answered(String body) {
        HistoryAnswer answer = venue.history(series, body);
        if (answer.problem() != null) {
            return new Questions.Said(answer.problem(), answer.tooMany());
        }
        pages.answered(answer, nowMs.getAsLong());
        if (pages.isDone()) {
            Optional.ofNullable(pages.leftOut()).ifPresent(leftOut);
            closing.history(pages.rows(), pages.newestMs(), nowMs.getAsLong());
        }
        return Questions.Said.WELL;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean isDone() {
        return pages.isDone();
    }

    @Override
    public void failed(Questions.Failure failure) {
        failed.accept(failure.why());
        closing.failed(nowMs.getAsLong());
    }
}
