package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategySchemaTest {
    private static final Pattern RECIPE = Pattern.compile("```json document\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema SCHEMA = FACTORY.getSchema(withoutAddress());

    /** Its address is relative to the server; without one the validator asks for none. */
    private static JsonNode withoutAddress() {
        return StrategySchema.of(Indicators.ALL).without("$id");
    }

    @Test
    void isItselfASchema() {
        JsonSchema meta = FACTORY.getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(Set.of(), meta.validate(StrategySchema.of(Indicators.ALL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ema_cross", "macd_momentum", "bollinger_breakout"})
    void takesTheCanonicalExamples(String name) throws IOException {
        assertEquals(
                Set.of(), SCHEMA.validate(MAPPER.readTree(Files.readString(Path.of("strategies", name + ".json")))));
    }

    /** All of the pages but what is shown of other programs, whose dialects are the reader's alone. */
    static List<String> documentsOfThePages() throws IOException {
        List<String> documents = new ArrayList<>(StrategyLanguagePageTest.documents());
        documents.removeIf(
                document -> document.contains("\"bollingerBands\": {}") || document.contains("\"risk_per_trade\""));
        Matcher recipes = RECIPE.matcher(Files.readString(Path.of("docs/recipes.md")));
        while (recipes.find()) {
            documents.add(recipes.group(1));
        }
        assertTrue(documents.size() >= 27, documents.size() + " documents");
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documentsOfThePages")
    void takesTheDocumentsOfThePages(String document) throws IOException {
        assertEquals(Set.of(), SCHEMA.validate(MAPPER.readTree(document)), document);
        assertTrue(StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1)
                .isValid());
    }

    @Test
    void saysOfEveryMemberWhatItIs() {
        List<String> silent = new ArrayList<>();
        collectSilent(StrategySchema.of(Indicators.ALL), "", silent);
        assertEquals(List.of(), silent);
    }

    /** Conditions of {@code if} are for validators, not for people. */
    private static void collectSilent(JsonNode schema, String path, List<String> silent) {
        schema.properties().forEach(member -> {
            String here = path + "/" + member.getKey();
            if (member.getKey().equals("properties")) {
                member.getValue().properties().forEach(property -> {
                    boolean told = property.getValue().has("$ref")
                            || property.getValue().path("description").asText().length() > 10;
                    if (!told) {
                        silent.add(here + "/" + property.getKey());
                    }
                });
            }
            if (!member.getKey().equals("if")) {
                collectSilent(member.getValue(), here, silent);
            }
        });
        if (schema.isArray()) {
            schema.forEach(item -> collectSilent(item, path, silent));
        }
    }

    @Test
    void everyConditionThatItShowsCanRun() {
        List<String> shown = new ArrayList<>();
        StrategySchema.of(Indicators.ALL)
                .at("/$defs/signal/properties/when/examples")
                .forEach(example -> shown.add(example.asText()));
        assertTrue(shown.size() >= 5, shown.toString());
        StrategySchema.of(Indicators.ALL)
                .at("/$defs/operand/examples")
                .forEach(example -> shown.add(example.asText() + " > 50"));
        for (String when : shown) {
            String document =
                    "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"edge\": true, \"when\": \""
                            + when + "\"}]}";
            StrategyCheck.Result result =
                    StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
            assertTrue(result.isValid(), when);
            assertFalse(result.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.WARNING), when);
        }
    }

    @Test
    void takesTestsOfEveryForm() throws JsonProcessingException {
        String document = TestReaderTest.document("""
                {"name": "x", "description": "x", "symbol": "ETH/USD", "timeframe": "1m", "warmup": 1, "only": true,
                 "from": "2024-03-05T07:10:00Z", "expect": [
                   {"signal": "up", "at": "2024-03-05T07:20+01:00", "price": 2.5, "confidence": 1, "fires": true}],
                 "candles": [1, [1, 2, 0.5, 1.5], [1, 2, 0.5, 1.5, 0],
                   {"time": 1709622780000, "open": 1, "high": 2, "low": 1, "close": 1.5, "volume": 3}, {"close": 1}]},
                {"candles": "fixtures/a.csv", "expect": []}""");
        assertEquals(Set.of(), SCHEMA.validate(MAPPER.readTree(document)));
    }

    @Test
    void takesWhateverThePrinterWrites() throws IOException {
        RandomSpecs specs = new RandomSpecs(7);
        for (int i = 0; i < 200; i++) {
            JsonNode document = StrategyPrinter.document(specs.next());
            assertEquals(Set.of(), SCHEMA.validate(document), document::toPrettyString);
        }
        for (StrategyCheck.Result example : ExamplesTest.examples()) {
            assertEquals(Set.of(), SCHEMA.validate(StrategyPrinter.document(example.spec())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": \"a\", \"signals\": []}",
                "{\"id\": \"../a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"entry\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\"}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"buy\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"sinals\": [], \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"valid_for\": \"1M\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"timeframe\": \"7m\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}], \"tests\": {}}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}],"
                        + " \"tests\": [{\"candles\": [1]}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}],"
                        + " \"tests\": [{\"candles\": \"../a.csv\", \"expect\": []}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}],"
                        + " \"tests\": [{\"candles\": [[1, 2, 3]], \"expect\": []}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}],"
                        + " \"tests\": [{\"candles\": [1], \"expect\": [{\"signal\": \"s\", \"at\": \"noon\"}]}]}",
                "{\"id\": \"a\", \"indicators\": [{\"type\": \"rsl\"}],"
                        + " \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"indicators\": [{\"type\": \"rsi\", \"params\": {\"period\": 0}}],"
                        + " \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"indicators\": [{\"type\": \"rsi\", \"params\": {\"perod\": 14}}],"
                        + " \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"indicators\": [{\"type\": \"rsi\", \"params\": {\"other\": \"high\"}}],"
                        + " \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x\"}]}",
                "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\","
                        + " \"conditions\": [{\"indicator\": \"rsi\", \"operator\": \"is\", \"value\": 1}]}]}"
            })
    void refusesWhatTheReaderRefuses(String text) throws JsonProcessingException {
        assertFalse(SCHEMA.validate(MAPPER.readTree(text)).isEmpty(), "by the schema");
        Reading reading = StrategyReaderTest.read(text);
        boolean unknownKeyOnly =
                reading.problems().stream().anyMatch(p -> p.code().equals("unknown-key"));
        assertFalse(reading.isReadable() && !unknownKeyOnly, "by the reader");
    }
}
