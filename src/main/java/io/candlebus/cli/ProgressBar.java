package io.candlebus.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** How far long work has come, on one line of a terminal. One thread at a time. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long BETWEEN_NS = 100_000_000;

    private final PrintWriter to;
    private final long total;
    private final String what;
    private final long beganNs = System.nanoTime();
    private long done;
    private long skipped;
    private long shownNs = Long.MIN_VALUE;

    /** @param to null for nowhere */
    ProgressBar(PrintWriter to, long total, String what) {
        this.to = to;
        this.total = total;
        this.what = what;
    }

    /** One on stderr where that is a terminal. */
    static ProgressBar onTerminal(PrintWriter err, long total, String what) {
        return new ProgressBar(System.console() == null ? null : err, total, what);
    }

    /** So much is done already, and took no time. */
    void skip(long count) {
        skipped += count;
        done += count;
    }

    void add(long count) {
        done += count;
        long now = System.nanoTime();
        if (to != null && (shownNs == Long.MIN_VALUE || now - shownNs > BETWEEN_NS || done == total)) {
            shownNs = now;
            to.print("\r" + line(now - beganNs));
            to.flush();
        }
    }

    /** Leaves the line. */
    void end() {
        if (to != null && shownNs != Long.MIN_VALUE) {
            to.println();
        }
    }

    String line(long elapsedNs) {
        int filled = (int) (WIDTH * done / Math.max(1, total));
        long left = done == skipped ? 0 : elapsedNs / (done - skipped) * (total - done) / 1_000_000_000;
        return String.format(
                Locale.ROOT,
                "[%s%s] %d %%  %,d of %,d %s%s ",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * done / Math.max(1, total),
                done,
                total,
                what,
                done < total ? ", " + left + " s left" : "");
    }
}
