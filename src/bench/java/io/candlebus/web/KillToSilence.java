package io.candlebus.web;

import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long from the sending of {@code POST /api/v1/kill} until the last signal is with somebody outside: a client of the bus, and
 * two receivers of webhooks. The whole server, in which every strategy fires on every candle, five candles a second. It is
 * killed at a random moment, listened to for a while, and lifted, again and again; the silence must last until then. A round
 * in which nothing arrived after the request counts as zero. Arguments: strategies (200), rounds (120), seed.
 */
public final class KillToSilence {
    private static final String HOST = "127.0.0.1";
    private static final long LISTEN_MS = 400;
    private static final int LEAST_PAUSE_MS = 400;
    private static final int MOST_PAUSE_MS = 1_200;
    private static final int WARM = 10;

    /** Apart from the server's, so that who listens does not wait behind who sends. */
    private final Vertx outside = Vertx.vertx();

    private final HttpClient client = outside.createHttpClient();
    private final Heard bus = new Heard();
    private final Heard webhooks = new Heard();

    public static void main(String[] args) throws Exception {
        int strategies = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 120;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : System.nanoTime();
        System.out.println("seed " + seed);
        new KillToSilence().measure(strategies, rounds, new Random(seed));
    }

    /** What arrived in one way. */
    private static final class Heard {
        private final AtomicLong count = new AtomicLong();
        private volatile long lastNs = Long.MIN_VALUE;

        void now() {
            lastNs = System.nanoTime();
            count.incrementAndGet();
        }

        /** Until the last arrival since a moment; zero when there was none. */
        long sinceNs(long fromNs) {
            return lastNs == Long.MIN_VALUE ? 0 : Math.max(0, lastNs - fromNs);
        }
    }

    private void measure(int strategies, int rounds, Random random) throws Exception {
        Path file = Files.createTempDirectory("candlebus-bench").resolve("bench.db");
        try (Server server = new Server(file, List.of(receiver("one"), receiver("two")))) {
            for (int i = 0; i < strategies; i++) {
                server.send(HttpMethod.POST, "/api/v1/strategies", document(i));
            }
            listen(server);
            long[] answerNs = new long[rounds];
            long[] busNs = new long[rounds];
            long[] webhookNs = new long[rounds];
            long stragglers = 0;
            for (int i = -WARM; i < rounds; i++) {
                TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MS + random.nextInt(MOST_PAUSE_MS - LEAST_PAUSE_MS));
                long fromNs = System.nanoTime();
                ask(server, "/api/v1/kill", "{}");
                long tookNs = System.nanoTime() - fromNs;
                TimeUnit.MILLISECONDS.sleep(LISTEN_MS);
                if (i >= 0) {
                    answerNs[i] = tookNs;
                    busNs[i] = bus.sinceNs(fromNs);
                    webhookNs[i] = webhooks.sinceNs(fromNs);
                    stragglers += busNs[i] > tookNs || webhookNs[i] > tookNs ? 1 : 0;
                } else if (i == -1) {
                    bus.count.set(0);
                    webhooks.count.set(0);
                }
                ask(server, "/api/v1/unkill", "{\"reason\": \"next round\"}");
            }
            System.out.printf(
                    "%d strategies, %d rounds; %d signals on the bus and %d POSTs to webhooks in all%n",
                    strategies, rounds, bus.count.get(), webhooks.count.get());
            report("answer", answerNs);
            report("last signal on the bus", busNs);
            report("last POST to a webhook", webhookNs);
            System.out.printf("rounds in which something arrived after the answer: %d%n", stragglers);
        } finally {
            outside.close().await();
        }
    }

    /** One who takes what it is told, at once. */
    private Target receiver(String name) {
        HttpServer server = outside.createHttpServer()
                .requestHandler(request -> {
                    webhooks.now();
                    request.response().setStatusCode(204).end();
                })
                .listen(0, HOST)
                .await();
        TargetUrl url = TargetUrl.parse("http://" + HOST + ":" + server.actualPort() + "/");
        return new Target(name, url, Template.STANDARD, List.of(), null, List.of(), true, true);
    }

    private void listen(Server server) {
        WebSocketClient sockets = outside.createWebSocketClient();
        WebSocket socket =
                sockets.connect(server.port(), HOST, "/eventbus/websocket").await();
        socket.handler(frame -> bus.now());
        socket.writeTextMessage(new JsonObject()
                        .put("type", "register")
                        .put("address", "ui.signals")
                        .encode())
                .await();
    }

    private void ask(Server server, String path, String body) {
        int status = client.request(HttpMethod.POST, server.port(), HOST, path)
                .compose(request ->
                        request.putHeader("Content-Type", "application/json").send(body.equals("{}") ? "" : body))
                .compose(response -> response.body().map(read -> response.statusCode()))
                .await();
        if (status != 200) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }

    private static String document(int number) {
        int fast = 3 + number % 17;
        return """
                {"id": "s%04d", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
                  {"id": "long", "type": "entry", "side": "long", "when": "crossover(ema(%d), ema(%d))"},
                  {"id": "tick", "type": "alert", "edge": false, "when": "close > 0"}]}
                """.formatted(number, fast, fast + 5 + number % 31);
    }

    private static void report(String what, long[] tookNs) {
        Arrays.sort(tookNs);
        System.out.printf(
                Locale.ROOT,
                "%-24s p50 %7.2f  p99 %7.2f  most %7.2f ms%n",
                what,
                at(tookNs, 0.5),
                at(tookNs, 0.99),
                at(tookNs, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
}
