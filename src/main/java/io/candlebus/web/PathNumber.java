package io.candlebus.web;

import io.vertx.ext.web.RoutingContext;

/** The revision's number in a path. */
final class PathNumber {
    private PathNumber() {}

    /**
     * @throws Rejection 400 when it is no number; whether there is such a revision is for the engine to say
     */
    static int of(RoutingContext ctx) {
        String text = ctx.pathParam("number");
        try {
            int number = Query.isNumber(text) ? Integer.parseInt(text) : 0;
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below, as for a number that is too small.
        }
        throw Rejection.badRequest("a revision is a whole number from 1 to " + Integer.MAX_VALUE);
    }
}
