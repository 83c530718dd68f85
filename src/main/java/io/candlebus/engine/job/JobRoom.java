package io.candlebus.engine.job;

import io.candlebus.api.Job;
import io.candlebus.api.Jobs;
import io.candlebus.api.Packed;
import io.candlebus.api.Refused;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes jobs in, has so many of them run at once, and keeps what the newest have come to. Any thread. */
public final class JobRoom implements Jobs {
    private static final long PATIENCE_MS = 5_000;

    private final Vertx vertx;
    private final JobLimits limits;
    private final JobThreads threads;
    private final Preparing preparing;
    private final String prefix;
    /** In the order of their beginning. */
    private final Map<String, JobRun> runs = new LinkedHashMap<>();

    private long count;
    private boolean closing;

    /** Runs nothing yet. */
    public JobRoom(Vertx vertx, JobLimits limits, Preparing.Setting setting) {
        this.vertx = vertx;
        this.limits = limits;
        this.threads = new JobThreads(limits);
        this.preparing = new Preparing(vertx, limits, setting, threads);
        byte[] start = new byte[3];
        new SecureRandom().nextBytes(start);
        this.prefix = HexFormat.of().formatHex(start) + "-";
    }

    @Override
    public Future<Job> begin(Job.Kind kind, String request) {
        Refused full = full();
        return full != null
                ? Future.failedFuture(full)
                : preparing.prepared(kind, request).map(this::admit);
    }

    private synchronized Refused full() {
        if (closing) {
            return new Refused(Refused.Reason.UNAVAILABLE, "the engine is stopping");
        }
        long waiting = runs.values().stream()
                .filter(run -> run.job().state() == Job.State.WAITING)
                .count();
        return waiting < limits.waiting()
                ? null
                : new Refused(
                        Refused.Reason.BUSY,
                        waiting
                                + " backtests and sweeps wait already, which is the most; cancel one, or try again later");
    }

    private synchronized Job admit(Preparing.Prepared prepared) {
        // Asked again: others may have come while this one was prepared.
        Refused full = full();
        if (full != null) {
            throw full;
        }
        JobRun run = new JobRun(prepared.job(prefix + Long.toString(++count, 36)), prepared.work());
        runs.put(run.job().id(), run);
        Job job = run.job();
        threads.execute(() -> {
            run.run();
            forgetOld();
        });
        return job;
    }

    private synchronized void forgetOld() {
        List<JobRun> over = new ArrayList<>(
                runs.values().stream().filter(run -> run.job().state().isOver()).toList());
        long bytes = over.stream().mapToLong(JobRun::size).sum();
        while (over.size() > 1 && (over.size() > limits.kept() || bytes > limits.keptBytes())) {
            JobRun oldest = over.remove(0);
            bytes -= oldest.size();
            runs.remove(oldest.job().id());
        }
    }

    @Override
    public synchronized List<Job> all(Job.Kind kind) {
        List<Job> all = new ArrayList<>(runs.values().stream()
                .map(JobRun::job)
                .filter(job -> job.kind() == kind)
                .toList());
        Collections.reverse(all);
        return all;
    }

    @Override
    public Future<Job> job(Job.Kind kind, String id) {
        return found(kind, id).map(JobRun::job);
    }

    private synchronized Future<JobRun> found(Job.Kind kind, String id) {
        JobRun run = runs.get(id);
        return run == null || run.job().kind() != kind
                ? Future.failedFuture(new Refused(
                        Refused.Reason.NOT_FOUND,
                        "there is no such job; the newest " + limits.kept() + " are kept until the engine ends"))
                : Future.succeededFuture(run);
    }

    @Override
    public Future<Job> cancel(Job.Kind kind, String id) {
        return found(kind, id).compose(run -> {
            Job before = run.job();
            if (before.state().isOver()) {
                forget(id);
                return Future.succeededFuture(before);
            }
            run.cancel();
            return run.ended();
        });
    }

    private synchronized void forget(String id) {
        runs.remove(id);
    }

    @Override
    public Future<Packed> result(Job.Kind kind, String id, Form form) {
        return found(kind, id).compose(run -> {
            Packed result = run.result(form);
            return result != null ? Future.succeededFuture(result) : Future.failedFuture(none(run.job()));
        });
    }

    private static Refused none(Job job) {
        return new Refused(
                Refused.Reason.CONFLICT,
                job.state().isOver()
                        ? "this job has no such result"
                        : "this job is not over yet; its progress is " + Math.round(100 * job.progress()) + " %");
    }

    /** Takes no more, stops all that run, and waits for them, but not for long. */
    public Future<Void> close() {
        List<JobRun> left;
        synchronized (this) {
            closing = true;
            left = List.copyOf(runs.values());
        }
        left.forEach(JobRun::cancel);
        return vertx.executeBlocking(
                () -> {
                    threads.close(PATIENCE_MS);
                    return null;
                },
                false);
    }
}
