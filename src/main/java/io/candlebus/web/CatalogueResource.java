package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Catalogue;
import io.candlebus.json.IndicatorTypeJson;
import io.vertx.ext.web.Router;
import java.util.List;

/** Which indicators there are. */
final class CatalogueResource {
    private final ObjectNode catalogue = JsonNodeFactory.instance.objectNode();

    CatalogueResource(Catalogue types) {
        ArrayNode indicators = catalogue.putArray("indicators");
        types.types().forEach(type -> indicators.add(IndicatorTypeJson.of(type)));
    }

    void mount(Router router) {
        router.get(Routes.API + "/indicators").handler(Answering.now(ctx -> {
            new Query(ctx, List.of()).verify();
            return Reply.ok(catalogue);
        }));
    }
}
