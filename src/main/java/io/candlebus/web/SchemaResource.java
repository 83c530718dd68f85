package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Catalogue;
import io.candlebus.json.StrategySchema;
import io.vertx.ext.web.Router;
import java.util.List;

/** The JSON Schema of strategy documents, for editors. */
final class SchemaResource {
    private final ObjectNode schema;

    SchemaResource(Catalogue catalogue) {
        schema = StrategySchema.of(catalogue);
    }

    void mount(Router router) {
        router.get(StrategySchema.ID).handler(Answering.now(ctx -> {
            new Query(ctx, List.of()).verify();
            return Reply.ok(schema).with("Content-Type", "application/schema+json");
        }));
    }
}
