package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CorrectingTest {
    private static final Series FIVES = new Series(FeedStage.BTC, Timeframe.M5);

    private final Vertx vertx = Vertx.vertx();
    private final Said said = new Said();
    private FeedStage stage;

    @BeforeEach
    void start() throws Exception {
        stage = new FeedStage(vertx).deploy(said).hear(FeedStage.M1).hear(FIVES);
        stage.require(Timeframe.M5).play();
    }

    @AfterEach
    void stop() throws Exception {
        FeedStage.get(vertx.close());
    }

    /** A source that says what it is told to. */
    private final class Said implements FeedSource {
        private Outlet outlet;
        private io.vertx.core.Context context;

        void close(Candle... candles) {
            context.runOnContext(v -> {
                for (Candle candle : candles) {
                    outlet.closed(FeedStage.M1, candle, Provenance.FLAG);
                }
            });
        }

        @Override
        public String kind() {
            return "said";
        }

        @Override
        public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
            this.outlet = outlet;
            context = vertx.getOrCreateContext();
            return Future.succeededFuture(List.of(FeedStage.M1));
        }

        @Override
        public void play() {}

        @Override
        public Progress progress() {
            return new Progress(1, 0, 0, 0);
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }

    private static Candle at(int minute, double price) {
        return new Candle(minute * 60_000L, price, price, price, price, 1);
    }

    private String corrected() {
        StringBuilder all = new StringBuilder();
        for (FinalCandle c : List.copyOf(stage.kept.corrected)) {
            all.append(c.series().timeframe()).append(' ').append(c.candle().openTimeMs() / 60_000);
            all.append(' ').append(c.provenance().name().toLowerCase(java.util.Locale.ROOT));
            all.append(" h").append((int) c.candle().high()).append("; ");
        }
        return all.toString();
    }

    @Test
    void aCorrectedPartCorrectsTheWholeAndNeitherIsPublished() throws Exception {
        said.close(at(0, 10), at(1, 11), at(2, 12), at(3, 13), at(4, 14), at(5, 15));
        stage.awaitKept(7);
        int heard = stage.heard.size();
        said.close(at(1, 99), at(1, 99), at(5, 16), at(6, 16));
        stage.awaitKept(8);
        FeedStage.await(() -> stage.heard.size() == heard + 1);
        assertEquals("1m 1 flag h99; 5m 0 aggregated h99; 1m 5 flag h16; ", corrected());
        assertEquals(2, stage.health().series().get(0).oddities().corrections() - 1);
    }

    @Test
    void aPartThatIsCorrectedBeforeItsWholeIsFinalCorrectsItOnceItIs() throws Exception {
        said.close(at(0, 10), at(1, 11), at(1, 50), at(2, 12), at(3, 13), at(4, 14));
        stage.awaitKept(6);
        FeedStage.await(() -> stage.kept.corrected.size() == 2);
        assertEquals("1m 1 flag h50; 5m 0 aggregated h50; ", corrected());
        assertEquals(14, stage.kept.order.get(5).candle().high(), "what was final first is what its parts were then");
    }

    @Test
    void aLateCandleCompletesTheWhole() throws Exception {
        said.close(at(0, 10), at(2, 12), at(5, 15), at(1, 40));
        stage.awaitKept(4);
        FeedStage.await(() -> stage.kept.corrected.size() == 2);
        assertEquals("1m 1 flag h40; 5m 0 aggregated h40; ", corrected());
    }
}
