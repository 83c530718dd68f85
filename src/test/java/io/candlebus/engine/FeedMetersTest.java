package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.Downstream;
import io.candlebus.feed.FeedOptions;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class FeedMetersTest {
    @Test
    void everyFigureOfTheFeedIsInTheDocumentation(Vertx vertx) throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        FeedVerticle feed = new FeedVerticle(
                ReplayFeed.of("demo", new ReplayOptions(0, false, 0, BadRows.REFUSE)),
                FeedOptions.NO_FILL,
                new Downstream(null, null, () -> 0));
        FeedMeters.begin(vertx, feed, registry);
        String docs = Files.readString(Path.of("docs/operations.md"));
        List<String> unknown = registry.getMeters().stream()
                .map(m -> m.getId().getName().replace('.', '_') + (m instanceof FunctionCounter ? "_total" : ""))
                .filter(name ->
                        !docs.contains("`" + name) && !docs.contains("`" + name.replace("candlebus_feed", "") + "`"))
                .toList();
        assertEquals(List.of(), unknown);
        assertTrue(registry.getMeters().size() > 15);
        assertEquals(
                0, registry.get("candlebus.feed.suspects").functionCounter().count());
    }
}
