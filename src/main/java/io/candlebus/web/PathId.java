package io.candlebus.web;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The strategy id of a path. Its letters are such that it can never be a path itself. */
final class PathId {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private PathId() {}

    /**
     * @throws Rejection 400 when it is no id at all; whether it exists is for the engine to say
     */
    static String of(RoutingContext ctx) {
        String id = ctx.pathParam("id");
        if (id == null || !ID.matcher(id).matches()) {
            throw Rejection.badRequest(
                    "a strategy id is 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit");
        }
        return id;
    }
}
