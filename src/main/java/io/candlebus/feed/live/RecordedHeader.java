package io.candlebus.feed.live;

import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a live feed stands where a file of its recording begins.
 *
 * @param opened whether its past is in
 * @param links the connection of each link that is open, by the link's number
 */
record RecordedHeader(String venue, Time time, boolean opened, List<Line> series, Map<Integer, Integer> links) {
    private static final int FORMAT = 1;

    /**
     * @param wallMs the machine's time when the feed began, at 0 ns
     * @param speed venue time over the steady clock's
     * @param aheadMs how far the venue was ahead of {@code wallMs}'s clock; null before it has said so
     */
    record Time(long wallMs, double speed, Long aheadMs) {}

    /**
     * @param edgeMs open time of the next candle to be decided
     * @param connection over which it comes
     */
    record Line(Series series, long edgeMs, int connection) {}

    static RecordedHeader at(Venue venue, Time time, boolean opened, Map<Series, Track> tracks, Course course) {
        List<Line> lines = new ArrayList<>();
        tracks.forEach((series, track) -> lines.add(
                new Line(series, track.closing().edgeMs(), track.connection().number())));
        return new RecordedHeader(venue.name(), time, opened, lines, course.links());
    }

    String text() {
        JsonArray lines = new JsonArray();
        series.forEach(line -> lines.add(new JsonArray()
                .add(line.series().symbol().toString())
                .add(line.series().timeframe().toString())
                .add(line.edgeMs())
                .add(line.connection())));
        JsonArray open = new JsonArray();
        links.forEach((link, connection) -> open.add(new JsonArray().add(link).add(connection)));
        return new JsonObject()
                .put("format", FORMAT)
                .put("venue", venue)
                .put("wall_ms", time.wallMs())
                .put("speed", time.speed())
                .put("ahead_ms", time.aheadMs())
                .put("opened", opened)
                .put("series", lines)
                .put("links", open)
                .encode();
    }

    /** @throws IllegalArgumentException when it is none */
    static RecordedHeader of(String text) {
        try {
            JsonObject json = new JsonObject(text);
            if (json.getInteger("format") != FORMAT) {
                throw new IllegalArgumentException("frames of format " + json.getInteger("format"));
            }
            List<Line> lines = new ArrayList<>();
            for (Object each : json.getJsonArray("series")) {
                JsonArray line = (JsonArray) each;
                Series series = new Series(Symbol.parse(line.getString(0)), Timeframe.parse(line.getString(1)));
                lines.add(new Line(series, line.getLong(2), line.getInteger(3)));
            }
            Map<Integer, Integer> links = new LinkedHashMap<>();
            for (Object each : json.getJsonArray("links")) {
                JsonArray link = (JsonArray) each;
                links.put(link.getInteger(0), link.getInteger(1));
            }
            Time time = new Time(json.getLong("wall_ms"), json.getDouble("speed"), json.getLong("ahead_ms"));
            return new RecordedHeader(json.getString("venue"), time, json.getBoolean("opened"), lines, links);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("no beginning of recorded frames: " + e.getMessage(), e);
        }
    }

    List<Series> of(int connection) {
        return series.stream()
                .filter(line -> line.connection() == connection)
                .map(Line::series)
                .toList();
    }
}
