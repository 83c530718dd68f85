package io.candlebus.engine.job;

import io.candlebus.backtest.sweep.Workers;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of all jobs: each job has one of its own, and sweeps share what is left. All of them have the lowest priority that
 * the system knows, and none is an event loop's or a session's.
 */
final class JobThreads implements Workers {
    private static final long IDLE_S = 30;

    private final AtomicInteger made = new AtomicInteger();
    private final ThreadPoolExecutor own;
    private final ThreadPoolExecutor shared;

    JobThreads(JobLimits limits) {
        own = pool(limits.running());
        shared = limits.threads() == limits.running() ? null : pool(limits.threads() - limits.running());
    }

    private ThreadPoolExecutor pool(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "job-" + made.incrementAndGet());
                    thread.setPriority(Thread.MIN_PRIORITY);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** When a thread is free. */
    void execute(Runnable job) {
        own.execute(job);
    }

    /** The caller's thread works, too, so that it never waits for threads that other sweeps have. */
    @Override
    public void run(List<Runnable> tasks) {
        SharedTasks left = new SharedTasks(tasks);
        int helpers = shared == null ? 0 : Math.min(shared.getMaximumPoolSize(), tasks.size() - 1);
        for (int i = 0; i < helpers; i++) {
            shared.execute(left::help);
        }
        left.help();
        left.finish();
    }

    /** Waits for what runs, which should have been told to stop, but not for long. */
    void close(long patienceMs) {
        own.shutdown();
        if (shared != null) {
            shared.shutdown();
        }
        try {
            own.awaitTermination(patienceMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
