package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;

/**
 * What a route answers with: a status and a JSON body, none for 204.
 *
 * @param headers further ones, may be empty
 */
record Reply(int status, ObjectNode body, MultiMap headers) {
    static Reply ok(ObjectNode body) {
        return of(200, body);
    }

    static Reply of(int status, ObjectNode body) {
        return new Reply(status, body, MultiMap.caseInsensitiveMultiMap());
    }

    static Reply empty() {
        return of(204, null);
    }

    Reply with(String header, String value) {
        headers.set(header, value);
        return this;
    }
}
