package io.candlebus.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.micrometer.backends.BackendRegistries;

/** The metrics of the process in Prometheus' text format; 503 when the process was started without metrics. */
final class MetricsResource {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    void mount(Router router) {
        router.get("/metrics").handler(this::scrape);
    }

    private void scrape(RoutingContext ctx) {
        MeterRegistry registry = BackendRegistries.getDefaultNow();
        if (registry instanceof PrometheusMeterRegistry prometheus) {
            ctx.response().putHeader("Content-Type", TEXT_FORMAT).end(prometheus.scrape());
        } else {
            ctx.fail(new Rejection(503, "this process was started without metrics"));
        }
    }
}
