package io.candlebus.web;

import io.candlebus.api.Jobs;
import io.candlebus.api.Packed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A long text that is sent as it is kept, compressed, to whoever reads that: compressing it again would hold the event loop.
 *
 * @param policy of a page's own: it runs nothing but its own script and loads nothing; null for the usual one
 */
record PackedAnswer(Buffer body, boolean isPacked, String type, String policy) {
    private static final Pattern GZIP = Pattern.compile("(?i)(^|[ ,])(gzip|\\*)(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))");

    /** Blocks. */
    static PackedAnswer of(Packed packed, Jobs.Form form, HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean isPacked = accepted != null && GZIP.matcher(accepted).find();
        Buffer body = Buffer.buffer(isPacked ? packed.gzip() : packed.plain());
        return form == Jobs.Form.PAGE
                ? new PackedAnswer(body, isPacked, "text/html; charset=utf-8", policy(packed))
                : new PackedAnswer(body, isPacked, "application/json", null);
    }

    private static String policy(Packed packed) {
        String page = new String(packed.plain(), StandardCharsets.UTF_8);
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + hashes(page, "script"),
                "style-src " + hashes(page, "style"),
                // Colours in attributes, which can load nothing under the rest of this.
                "style-src-attr 'unsafe-inline'",
                "img-src data:",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'none'");
    }

    /** Of every such element, whose text never has its own end in it. */
    private static String hashes(String page, String tag) {
        String begin = "<" + tag + ">";
        List<String> hashes = new ArrayList<>();
        for (int at = page.indexOf(begin); at >= 0; at = page.indexOf(begin, at + 1)) {
            String text = page.substring(at + begin.length(), page.indexOf("</" + tag + ">", at));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'");
        }
        return hashes.isEmpty() ? "'none'" : String.join(" ", hashes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The event loop of the request. */
    void send(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        if (response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type).putHeader(HttpHeaders.VARY, "Accept-Encoding");
        // Said in any case: the server compresses what does not say how it is encoded.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, isPacked ? "gzip" : "identity");
        if (policy != null) {
            response.putHeader("Content-Security-Policy", policy);
        }
        response.end(body);
    }
}
