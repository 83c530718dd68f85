package io.candlebus.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Renders an OpenAPI description as one plain page: no script, no file of anybody else's. */
final class DocsPage {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    private final JsonNode api;
    private final StringBuilder out = new StringBuilder(64 * 1024);

    DocsPage(String yaml) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        api = new JsonMapper().valueToTree(tree);
    }

    String html() {
        String title = text(api.at("/info/title")) + " REST interface";
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<link rel=\"stylesheet\" href=\"/docs/docs.css\"></head><body><h1>")
                .append(title)
                .append("</h1>");
        paragraphs(api.at("/info/description"));
        out.append("<p><a href=\"/\">The page</a> · <a href=\"")
                .append(Routes.API)
                .append("/openapi.yaml\">openapi.yaml</a></p>");
        api.path("tags").forEach(this::group);
        schemas();
        return out.append("</body></html>\n").toString();
    }

    private void group(JsonNode tag) {
        out.append("<h2>").append(text(tag.path("name"))).append("</h2>");
        paragraphs(tag.path("description"));
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (operation.at("/tags/0").equals(tag.path("name"))) {
                    operation(method, path.getKey(), path.getValue(), operation);
                }
            }
        }
    }

    private void operation(String method, String path, JsonNode item, JsonNode operation) {
        out.append("<details><summary><b>")
                .append(method.toUpperCase(Locale.ROOT))
                .append("</b><code>")
                .append(escape(path))
                .append("</code> <span class=\"dim\">")
                .append(text(operation.path("summary")))
                .append("</span></summary>");
        paragraphs(operation.path("description"));
        if (item.has("parameters") || operation.has("parameters")) {
            out.append("<table><tr><th>Parameter</th><th>In</th><th>Type</th><th>Meaning</th></tr>");
            item.path("parameters").forEach(this::parameter);
            operation.path("parameters").forEach(this::parameter);
            out.append("</table>");
        }
        if (operation.has("requestBody")) {
            out.append("<p>Body:</p>");
            content(resolved(operation.path("requestBody")));
        }
        operation.path("responses").properties().forEach(answer -> {
            JsonNode response = resolved(answer.getValue());
            out.append("<p><b>").append(escape(answer.getKey())).append("</b> ");
            out.append(text(response.path("description"))).append("</p>");
            content(response);
        });
        out.append("</details>");
    }

    private void parameter(JsonNode given) {
        JsonNode parameter = resolved(given);
        row(
                text(parameter.path("name")) + (parameter.path("required").asBoolean() ? " *" : ""),
                text(parameter.path("in")),
                type(parameter.path("schema")),
                text(parameter.path("description")));
    }

    private void content(JsonNode body) {
        body.path("content").properties().forEach(media -> {
            out.append("<p class=\"dim\">").append(escape(media.getKey())).append(": ");
            out.append(type(media.getValue().path("schema"))).append("</p>");
            if (media.getValue().has("example")) {
                out.append("<pre>")
                        .append(text(media.getValue().path("example")))
                        .append("</pre>");
            }
        });
    }

    private void schemas() {
        out.append("<h2>schemas</h2>");
        api.at("/components/schemas").properties().forEach(schema -> {
            out.append("<details id=\"").append(escape(schema.getKey())).append("\"><summary><code>");
            out.append(escape(schema.getKey())).append("</code></summary>");
            paragraphs(schema.getValue().path("description"));
            if (schema.getValue().has("properties")) {
                out.append("<table>");
                members(schema.getValue());
                out.append("</table>");
            } else {
                out.append("<p>").append(type(schema.getValue())).append("</p>");
            }
            out.append("</details>");
        });
    }

    private void members(JsonNode schema) {
        schema.path("properties")
                .properties()
                .forEach(member -> row(
                        "<code>" + escape(member.getKey()) + "</code>",
                        type(member.getValue()),
                        text(member.getValue().path("description"))));
    }

    private void row(String... cells) {
        out.append("<tr><td>").append(String.join("</td><td>", cells)).append("</td></tr>");
    }

    /** A schema in a few words; one that has a name as a link to it. */
    private String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = escape(name(schema));
            return "<a href=\"#" + name + "\">" + name + "</a>";
        }
        if (schema.has("oneOf")) {
            return type(schema.at("/oneOf/1")) + " or null";
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        if (schema.has("enum") || schema.has("const")) {
            return text(schema.has("enum") ? schema.path("enum") : schema.path("const"));
        }
        StringBuilder words = new StringBuilder(text(schema.path("type")));
        for (String limit : List.of("minimum", "exclusiveMinimum", "maximum", "default", "pattern")) {
            if (schema.has(limit)) {
                words.append(", ").append(limit).append(' ').append(text(schema.path(limit)));
            }
        }
        return words.toString();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String name(JsonNode reference) {
        String path = reference.path("$ref").asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void paragraphs(JsonNode description) {
        for (String paragraph : description.asText("").split("\n\n")) {
            if (!paragraph.isBlank()) {
                out.append("<p>").append(escape(paragraph.strip())).append("</p>");
            }
        }
    }

    private static String text(JsonNode node) {
        return escape(node.isValueNode() ? node.asText() : node.isMissingNode() ? "" : node.toPrettyString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
