package io.candlebus.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The description of the REST interface: as OpenAPI for programs, as a page for people. */
final class ApiResource {
    private static final String FOLDER = "openapi/";

    private final Buffer description = read("openapi.yaml");
    private final Buffer page = Buffer.buffer(new DocsPage(description.toString(StandardCharsets.UTF_8)).html());
    private final Buffer style = read("docs.css");

    void mount(Router router) {
        give(router, Routes.API + "/openapi.yaml", "application/yaml", description);
        give(router, Routes.API + "/asyncapi.yaml", "application/yaml", read("asyncapi.yaml"));
        give(router, "/docs", "text/html; charset=utf-8", page);
        give(router, "/docs/docs.css", "text/css; charset=utf-8", style);
    }

    private static void give(Router router, String path, String type, Buffer bytes) {
        router.get(path)
                .handler(ctx -> ctx.response()
                        .putHeader("Content-Type", type)
                        .putHeader("Cache-Control", "no-cache")
                        .end(bytes));
    }

    private static Buffer read(String name) {
        try (InputStream in = ApiResource.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + FOLDER + name);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + FOLDER + name, e);
        }
    }
}
