package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.feed.fetch.Coverage;
import io.candlebus.feed.fetch.Downloaded;
import io.candlebus.feed.fetch.Span;
import io.candlebus.feed.venue.Venue;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What {@code fetch} says in the end. */
record FetchText(Venue venue, List<Downloaded> done, long tookMs) {
    /** More gaps are counted only, in the text; JSON has all that are listed. */
    private static final int GAPS_SHOWN = 10;

    void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(json());
        } else {
            done.forEach(each -> text(each, out));
            out.println(String.format(Locale.ROOT, "took %.1f s", tookMs / 1_000.0));
        }
        out.flush();
    }

    /** What a user should know who looks at the exit status only. */
    void warn(PrintWriter err) {
        for (Downloaded each : done) {
            Span lost = each.lost();
            if (lost != null) {
                err.println("candlebus: " + venue.name() + " keeps the newest " + venue.historyReach()
                        + " candles of a series only: what opens from " + time(lost.fromMs()) + " to before "
                        + time(lost.toMs()) + " can no longer be had of " + each.series());
            }
        }
        err.flush();
    }

    private void text(Downloaded each, PrintWriter out) {
        Coverage coverage = each.coverage();
        if (coverage == null) {
            out.println(each.series() + "  " + venue.name() + " has no candle of that time; nothing was written");
            return;
        }
        out.printf(
                Locale.ROOT,
                "%s  %s: %,d candles from %s to %s, %,d of them new%n",
                each.series(),
                each.where(),
                coverage.candles(),
                time(coverage.firstMs()),
                time(coverage.endMs()),
                each.added());
        if (each.resumed() > 0) {
            out.printf(Locale.ROOT, "  went on behind %,d that an earlier run had brought%n", each.resumed());
        }
        if (coverage.gapCount() == 0) {
            out.println("  no gaps");
            return;
        }
        out.printf(Locale.ROOT, "  missing candles: %,d, in gaps: %,d%n", coverage.missing(), coverage.gapCount());
        coverage.gaps().stream()
                .limit(GAPS_SHOWN)
                .forEach(gap -> out.printf(Locale.ROOT, "    %s  %,d%n", time(gap.fromMs()), gap.candles()));
        if (coverage.gapCount() > GAPS_SHOWN) {
            out.printf(Locale.ROOT, "    and %,d more%n", coverage.gapCount() - GAPS_SHOWN);
        }
    }

    private ObjectNode json() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("venue", venue.name());
        ArrayNode series = answer.putArray("series");
        for (Downloaded each : done) {
            Coverage coverage = each.coverage();
            ObjectNode one = series.addObject()
                    .put("symbol", each.series().symbol().toString())
                    .put("timeframe", each.series().timeframe().toString())
                    .put("into", each.where())
                    .put("candles", coverage == null ? 0 : coverage.candles())
                    .put("added", each.added())
                    .put("resumed", each.resumed())
                    .put("from", coverage == null ? null : time(coverage.firstMs()))
                    .put("to", coverage == null ? null : time(coverage.endMs()))
                    .put("missing", coverage == null ? 0 : coverage.missing())
                    .put("gap_count", coverage == null ? 0 : coverage.gapCount());
            ArrayNode gaps = one.putArray("gaps");
            if (coverage != null) {
                coverage.gaps()
                        .forEach(gap ->
                                gaps.addObject().put("from", time(gap.fromMs())).put("candles", gap.candles()));
            }
            if (each.lost() != null) {
                one.putObject("out_of_reach")
                        .put("from", time(each.lost().fromMs()))
                        .put("to", time(each.lost().toMs()));
            }
        }
        return answer.put("took_ms", tookMs);
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).toString();
    }
}
