package io.candlebus.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A YAML description whose JSON Schemas real messages are held against. */
final class Yamls {
    private final JsonNode root;

    Yamls(String yaml) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        root = new JsonMapper().valueToTree(tree);
    }

    JsonNode at(String pointer) {
        return root.at(pointer);
    }

    /** What in a message does not fit a schema inside this description. */
    Set<ValidationMessage> misfits(JsonNode schema, JsonNode message) {
        JsonNode alone =
                new JsonMapper().createObjectNode().setAll((com.fasterxml.jackson.databind.node.ObjectNode) schema);
        ((com.fasterxml.jackson.databind.node.ObjectNode) alone).set("components", root.path("components"));
        JsonSchema compiled =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(alone);
        return compiled.validate(message);
    }
}
