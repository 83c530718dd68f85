package io.candlebus.web;

import io.candlebus.api.Delivery;
import io.candlebus.api.Refused;
import io.candlebus.api.Webhooks;
import io.vertx.core.Future;
import java.util.List;

/** Tells nobody anything, as settings without a target. */
final class NoWebhooks implements Webhooks {
    private static <T> Future<T> none() {
        return Future.failedFuture(new Refused(Refused.Reason.NOT_FOUND, "the settings have no such webhook"));
    }

    @Override
    public Future<List<Shown>> targets() {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<Delivery>> deliveries(String target, Delivery.State state, int limit, long before) {
        return none();
    }

    @Override
    public Future<Tried> delivery(String target, long sequence) {
        return none();
    }

    @Override
    public Future<Tried> replay(String target, long sequence) {
        return none();
    }

    @Override
    public Future<Long> replayDead(String target) {
        return none();
    }

    @Override
    public Future<Shown> enable(String target) {
        return none();
    }

    @Override
    public Future<Delivery.Attempt> test(String target) {
        return none();
    }
}
