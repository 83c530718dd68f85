package io.candlebus.feed.venue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;

/** Notes what is heard, a line each. */
final class Noted implements Heard {
    final List<String> lines = new ArrayList<>();
    final List<CandleUpdate> candles = new ArrayList<>();

    static Series series(String text) {
        String[] parts = text.split(" ");
        return new Series(Symbol.parse(parts[0]), Timeframe.parse(parts[1]));
    }

    static Noted hearing(Conversation conversation, String... frames) {
        Noted noted = new Noted();
        for (String frame : frames) {
            conversation.hear(frame, noted);
        }
        return noted;
    }

    static List<String> rows(HistoryAnswer answer) {
        return answer.rows().stream().map(Noted::told).toList();
    }

    private static String told(CandleUpdate u) {
        Candle c = u.candle();
        return u.series() + " " + c.openTimeMs() + " " + c.open() + " " + c.high() + " " + c.low() + " " + c.close()
                + " " + c.volume() + " " + u.flag() + " " + u.venueMs();
    }

    @Override
    public void subscribed(List<Series> series) {
        lines.add("subscribed " + series);
    }

    @Override
    public void refused(List<Series> series, String why) {
        lines.add("refused " + series + " " + why);
    }

    @Override
    public void candle(CandleUpdate update) {
        candles.add(update);
        lines.add(told(update));
    }

    @Override
    public void alive(long venueMs) {
        lines.add("alive " + venueMs);
    }

    @Override
    public void leaving(String why) {
        lines.add("leaving " + why);
    }

    @Override
    public void missed(long frames) {
        lines.add("missed " + frames);
    }

    @Override
    public void unreadable(String why) {
        lines.add("unreadable " + why);
    }
}
