package io.candlebus.engine.webhook;

import io.candlebus.api.Build;
import io.candlebus.webhook.Retry;
import io.candlebus.webhook.Signature;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Sends messages over connections of its own, each for one message. Redirects are not followed, and what a receiver answers is
 * read no further than {@link Post#ANSWER_LIMIT}. The sender's thread.
 */
final class Poster {
    /** How long the name, the connection and the answer may take together. */
    static final long TIMEOUT_MS = 5_000;

    private static final String AGENT = "Candlebus/" + Build.version();

    private final Names names;
    private final HttpClient client;
    private final Timing timing;

    Poster(Vertx vertx, Names.Lookup lookup, HttpClientOptions options, Timing timing) {
        this.names = new Names(vertx, lookup);
        this.timing = timing;
        this.client = vertx.createHttpClient(
                options.setKeepAlive(false).setConnectTimeout((int) TIMEOUT_MS),
                new PoolOptions().setHttp1MaxSize(TargetDesk.IN_FLIGHT + 1));
    }

    /**
     * Sends one.
     *
     * @param id the same at every attempt
     */
    Post post(Target target, String id, byte[] body) {
        Post post = new Post(response -> Retry.askedMs(response.getHeader("Retry-After"), timing.nowMs()));
        long timer = timing.after(TIMEOUT_MS, () -> post.late(TIMEOUT_MS));
        post.answer().onComplete(over -> timing.cancel(timer));
        long seconds = timing.nowMs() / 1000;
        names.addressOf(target)
                .onFailure(post::failed)
                .onSuccess(
                        address -> post.send(client, request(target, address, id, seconds, body), Buffer.buffer(body)));
        return post;
    }

    /** To the address that was looked at; the name is what the receiver must be by its certificate. */
    private static RequestOptions request(Target target, InetAddress address, String id, long seconds, byte[] body) {
        TargetUrl url = target.url();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host().contains(":") ? "[" + url.host() + "]" : url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.path().reveal())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", AGENT)
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(seconds));
        return target.secrets().isEmpty()
                ? options
                : options.putHeader("webhook-signature", Signature.of(id, seconds, body, target.secrets()));
    }

    void close() {
        client.close();
        names.close();
    }
}
