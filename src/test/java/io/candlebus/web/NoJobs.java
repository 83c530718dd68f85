package io.candlebus.web;

import io.candlebus.api.Job;
import io.candlebus.api.Jobs;
import io.candlebus.api.Packed;
import io.candlebus.api.Refused;
import io.vertx.core.Future;
import java.util.List;

/** Takes no jobs, as an engine that is stopping. */
final class NoJobs implements Jobs {
    @Override
    public Future<Job> begin(Job.Kind kind, String request) {
        return Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "the engine is stopping"));
    }

    @Override
    public List<Job> all(Job.Kind kind) {
        return List.of();
    }

    @Override
    public Future<Job> job(Job.Kind kind, String id) {
        return Future.failedFuture(new Refused(Refused.Reason.NOT_FOUND, "there is no such job"));
    }

    @Override
    public Future<Job> cancel(Job.Kind kind, String id) {
        return Future.failedFuture(new Refused(Refused.Reason.NOT_FOUND, "there is no such job"));
    }

    @Override
    public Future<Packed> result(Job.Kind kind, String id, Form form) {
        return Future.failedFuture(new Refused(Refused.Reason.NOT_FOUND, "there is no such job"));
    }
}
