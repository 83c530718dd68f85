package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.venue.Binance;
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
            Questions questions = questions(vertx, port, Tempo.REAL);
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

    @Test
    void aBudgetThatIsEasedComesBackSlower() {
        Budget budget = new Budget(4, 0);
        budget.ease(4);
        for (int i = 0; i < 4; i++) {
            assertEquals(0, budget.take(0), "what is saved up already");
        }
        assertEquals(1_000, budget.take(0));
        assertEquals(0, budget.take(SECOND_NS));
        budget.ease(1);
        assertEquals(250, budget.take(SECOND_NS));
    }

    /** The venue says so of all that its address has asked, by its own clock, before it refuses anything. */
    @Test
    void whatIsNearlyUsedUpIsLeftAloneUntilTheNextMinute(Vertx vertx) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader("Date", "Mon, 01 Jan 2080 00:00:18 GMT")
                        .putHeader("x-mbx-used-weight-1m", "4800")
                        .end("[]"));
        int port = LiveStage.get(server.listen(0, "127.0.0.1")).actualPort();
        Questions questions = questions(vertx, port, Tempo.REAL);
        vertx.runOnContext(v -> {
            questions.ask(inquiry("/first"));
            questions.ask(inquiry("/second"));
        });
        LiveStage.await(() -> came.contains("answered /first"));
        String paused = questions.paused();
        assertTrue(
                paused.matches("history is not asked for another (3\\d|4[0-2]) s: "
                        + "80 % of what binance allows in a minute is used up"),
                paused);
        assertEquals(List.of("answered /first"), came, "the second question waits");
        questions.close();

        came.clear();
        Questions hurried = questions(vertx, port, new Tempo(1, 1_000));
        vertx.runOnContext(v -> {
            hurried.ask(inquiry("/first"));
            hurried.ask(inquiry("/second"));
        });
        LiveStage.await(() -> came.size() == 2);
        assertEquals(List.of("answered /first", "answered /second"), came);
        hurried.close();
        LiveStage.get(server.close());
    }

    private static Questions questions(Vertx vertx, int port, Tempo tempo) {
        VenueClock clock = new VenueClock(System.currentTimeMillis(), System.nanoTime(), 1);
        return new Questions(
                vertx,
                Binance.spot(),
                WebClient.create(vertx),
                "http://127.0.0.1:" + port,
                tempo,
                clock,
                new Course(null));
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
