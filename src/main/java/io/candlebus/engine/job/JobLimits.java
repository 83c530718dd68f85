package io.candlebus.engine.job;

/**
 * What backtests and sweeps may cost.
 *
 * @param running jobs at once
 * @param waiting jobs that have not begun; more are refused
 * @param threads of all jobs together
 * @param kept jobs that are over, the newest
 * @param keptBytes of their results, compressed; the oldest go first
 * @param candles that a job reads from the ledger
 * @param signals of a backtest, fired or blocked
 * @param sets of a sweep
 * @param work candles times sets of a sweep
 */
public record JobLimits(
        int running,
        int waiting,
        int threads,
        int kept,
        long keptBytes,
        int candles,
        int signals,
        int sets,
        long work) {
    public JobLimits {
        if (running < 1 || waiting < 1 || threads < running || kept < 1 || candles < 1 || sets < 1) {
            throw new IllegalArgumentException("limits must be at least 1, and threads as many as jobs");
        }
    }

    /** One processor is left to what is live, where there are more than two. */
    public static JobLimits standard() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors() - 1);
        return new JobLimits(2, 16, threads, 50, 64L << 20, 500_000, 50_000, 10_000, 2_000_000_000L);
    }
}
