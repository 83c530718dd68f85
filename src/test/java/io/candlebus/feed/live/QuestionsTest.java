package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.venue.Venue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a venue is asked, and when it is left alone. */
@ExtendWith(VertxExtension.class)
class QuestionsTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final List<String> came = new CopyOnWriteArrayList<>();

    @Test
    void aBudgetIsSpentAtOnceAndComesBackWithTime() {
        Budget budget = new Budget(4, 0);
        for (int i = 0; i < 4; i++) {
            assertEquals(0, budget.take(0));
        }
        assertEquals(250, budget.take(0));
        assertEquals(0, budget.take(SECOND_NS / 4));
        assertEquals(250, budget.take(SECOND_NS / 4));
        for (int i = 0; i < 4; i++) {
            assertEquals(0, budget.take(100 * SECOND_NS), "no more than a second's worth is saved up");
        }
        assertTrue(budget.take(100 * SECOND_NS) > 0);
        assertEquals(0, new Budget(0.5, 0).take(0), "one is always at hand at first");
    }

    @Test
    void lagsAreThoseOfTheNewestCandles() {
        Lags lags = new Lags();
        assertTrue(Double.isNaN(lags.lag().p50Ms()));
        lags.add(7);
        assertEquals(7, lags.lag().p99Ms());
        for (int i = 1; i <= Lags.KEPT; i++) {
            lags.add(i);
        }
        assertEquals(Lags.KEPT / 2, lags.lag().p50Ms());
        assertEquals(1_014, lags.lag().p99Ms());
    }

    @Test
    void whoWasAskedTooOftenIsLeftAloneAndSaysForHowLong(Vertx vertx) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .setStatusCode(request.path().equals("/banned") ? 418 : 429)
                        .putHeader("Retry-After", request.path().equals("/banned") ? "7" : "30")
                        .end());
        int port = LiveStage.get(server.listen(0, "127.0.0.1")).actualPort();
        for (String path : List.of("/toomany", "/banned")) {
            VenueClock clock = new VenueClock(System.currentTimeMillis(), System.nanoTime(), 1);
            Questions questions = new Questions(
                    vertx,
                    new Venue.Limits(1, 1, 1, 10),
                    WebClient.create(vertx),
                    "http://127.0.0.1:" + port,
                    Tempo.REAL,
                    clock,
                    new Course(null));
            assertNull(questions.paused());
            int before = came.size();
            vertx.runOnContext(v -> {
                questions.ask(inquiry(path));
                questions.ask(inquiry("/second"));
            });
            LiveStage.await(() -> came.size() > before);
            assertEquals("failed " + path + (path.equals("/banned") ? " HTTP 418" : " HTTP 429"), came.get(before));
            String paused = questions.paused();
            assertNotNull(paused);
            assertTrue(
                    paused.matches("history is not asked for another (2[89]|30|11[89]|120) s: HTTP 4\\d\\d"), paused);
            assertEquals(before + 1, came.size(), "the second question waits");
            questions.close();
        }
        LiveStage.get(server.close());
    }

    private Questions.Inquiry inquiry(String path) {
        return new Questions.Inquiry() {
            @Override
            public String nextPath() {
                return path;
            }

            @Override
            public Questions.Said answered(String body) {
                came.add("answered " + path);
                return Questions.Said.WELL;
            }

            @Override
            public boolean isDone() {
                return true;
            }

            @Override
            public void failed(Questions.Failure failure) {
                came.add("failed " + path + " " + failure.why());
            }
        };
    }
}
