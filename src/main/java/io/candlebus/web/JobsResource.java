package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Job;
import io.candlebus.api.Jobs;
import io.candlebus.json.JobJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Backtests and sweeps: begin, look, cancel, and what they have come to. */
final class JobsResource {
    private final Jobs jobs;

    JobsResource(Jobs jobs) {
        this.jobs = jobs;
    }

    void mount(Router router) {
        mount(router, Job.Kind.BACKTEST, "backtests");
        mount(router, Job.Kind.SWEEP, "sweeps");
    }

    private void mount(Router router, Job.Kind kind, String name) {
        String all = Routes.API + "/" + name;
        String one = all + "/:job";
        router.post(all).handler(new Answering(ctx -> begin(ctx, kind, all)));
        router.get(all).handler(Answering.now(ctx -> list(ctx, kind, name)));
        router.get(one).handler(ctx -> give(ctx, kind, Jobs.Form.REPORT));
        router.delete(one).handler(new Answering(ctx -> cancel(ctx, kind)));
        router.get(one + "/page").handler(ctx -> give(ctx, kind, Jobs.Form.PAGE));
    }

    private Future<Reply> begin(RoutingContext ctx, Job.Kind kind, String all) {
        new Query(ctx, List.of()).verify();
        return jobs.begin(kind, JsonBody.text(ctx))
                .map(job -> Reply.of(202, JobJson.of(job)).with("Location", all + "/" + job.id()));
    }

    private Reply list(RoutingContext ctx, Job.Kind kind, String name) {
        new Query(ctx, List.of()).verify();
        return Reply.ok(JobJson.list(name, jobs.all(kind)));
    }

    private Future<Reply> cancel(RoutingContext ctx, Job.Kind kind) {
        new Query(ctx, List.of()).verify();
        return jobs.cancel(kind, ctx.pathParam("job")).map(job -> Reply.ok(JobJson.of(job)));
    }

    /** How far it is; what it has come to when it is over. */
    private void give(RoutingContext ctx, Job.Kind kind, Jobs.Form form) {
        String id = ctx.pathParam("job");
        try {
            new Query(ctx, List.of()).verify();
        } catch (Rejection rejection) {
            ctx.fail(rejection);
            return;
        }
        jobs.job(kind, id).onComplete(found -> {
            if (found.failed()) {
                ctx.fail(found.cause());
            } else if (form == Jobs.Form.REPORT && !found.result().isKept()) {
                ObjectNode progress = JobJson.of(found.result());
                new Answering(same -> Future.succeededFuture(Reply.ok(progress))).handle(ctx);
            } else {
                send(ctx, kind, id, form);
            }
        });
    }

    private void send(RoutingContext ctx, Job.Kind kind, String id, Jobs.Form form) {
        jobs.result(kind, id, form)
                .compose(packed ->
                        ctx.vertx().executeBlocking(() -> PackedAnswer.of(packed, form, ctx.request()), false))
                .onSuccess(answer -> answer.send(ctx))
                .onFailure(ctx::fail);
    }
}
