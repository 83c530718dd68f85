package io.candlebus.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/**
 * The page. Paths without a file extension belong to the page's own router and give {@code index.html}. Our files are
 * asked for again each time (a tag saves the transfer), so that a new version never runs half; vendored ones may be kept.
 */
final class PageResource {
    /** What is not the page's: an unknown path under these is an error, not the page. */
    private static final String NOT_OURS = "^/(?!(?:api|eventbus|health|schema|docs)(?:/|$)|metrics$).*";

    private static final String INDEX = "index.html";
    /** Browsers ask for it whatever the page says; a page without one gives its drawing. */
    private static final String ICON = "favicon.ico";

    private static final String DRAWN_ICON = "favicon.svg";
    private static final String REVALIDATE = "no-cache";
    private static final String KEEP_A_DAY = "public, max-age=86400";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final PageFiles files;

    PageResource(PageFiles files) {
        this.files = files;
    }

    void mount(Router router) {
        router.routeWithRegex(NOT_OURS)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::serve);
    }

    private void serve(RoutingContext ctx) {
        serve(ctx, name(ctx.normalizedPath()));
    }

    private void serve(RoutingContext ctx, String name) {
        ctx.vertx().executeBlocking(() -> files.find(name), false).onComplete(found -> {
            if (found.failed()) {
                ctx.fail(found.cause());
            } else if (found.result().isEmpty() && name.equals(ICON)) {
                serve(ctx, DRAWN_ICON);
            } else {
                answer(ctx, name, found.result());
            }
        });
    }

    private static String name(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(".") ? path.substring(1) : INDEX;
    }

    private static void answer(RoutingContext ctx, String name, Optional<PageFiles.PageFile> found) {
        if (found.isEmpty()) {
            ctx.fail(404);
            return;
        }
        PageFiles.PageFile file = found.get();
        HttpServerResponse response = ctx.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, name.startsWith("vendor/") ? KEEP_A_DAY : REVALIDATE)
                .putHeader(HttpHeaders.ETAG, file.etag());
        if (file.etag().equals(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, TYPES.getOrDefault(extension(name), "application/octet-stream"));
        if (ctx.request().method() == HttpMethod.HEAD) {
            response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(file.bytes().length()))
                    .end();
        } else {
            response.end(file.bytes());
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
