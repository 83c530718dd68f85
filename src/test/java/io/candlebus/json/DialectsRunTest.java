package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestCandles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of other programs run, and what they are printed as runs in the same way: on the demo's week, fact for fact. */
class DialectsRunTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialects");
    private static final List<Candle> WEEK = TestCandles.demoWeek();

    /** Those of which no signal fires in this week, and why. */
    private static final Map<String, String> SILENT = Map.of(
            "logic_in_any_case",
                    "an RSI below 30 while the close is above its average of 20 does not happen on minutes",
            "logic_absent", "the same condition",
            "weights", "nor does it above the average of 50",
            "symbols_dashed_and_lower_case", "on its 40 candles of four hours the RSI stays above 43");

    static Stream<String> names() throws IOException {
        return DialectsTest.documents().stream()
                .filter(document -> document.words("fails").isEmpty())
                .map(DialectsTest.Expected::name);
    }

    private static CompiledStrategy original(String name) throws IOException {
        return compiled(Files.readString(FOLDER.resolve(name + ".json")));
    }

    private static CompiledStrategy compiled(String text) {
        StrategyCheck.Result checked = StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        assertTrue(checked.isValid(), () -> ProblemText.of("document", checked.problems(), checked.source()));
        return checked.strategy();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theCanonicalPrintGivesTheSameFacts(String name) throws IOException {
        CompiledStrategy original = original(name);
        CompiledStrategy printed = compiled(StrategyPrinter.print(original.spec()));
        List<Fact> facts = facts(original);
        List<Fact> again = facts(printed);
        assertEquals(facts.size(), again.size());
        for (int i = 0; i < facts.size(); i++) {
            assertEquals(facts.get(i), again.get(i));
        }
        boolean fires = facts.stream().anyMatch(Fact.SignalFired.class::isInstance);
        assertEquals(SILENT.containsKey(name), !fires, name + " fires");
    }

    /** What is taken out of the printed document is missed: tolerances, weights and negations are part of the meaning. */
    @ParameterizedTest
    @CsvSource({
        "tolerances, epsilon",
        "tolerances, inverted",
        "weights_tell_the_confidence, weight",
        "weights_tell_the_confidence, logic"
    })
    void everyPartOfThePrintMatters(String name, String member) throws IOException {
        CompiledStrategy original = original(name);
        ObjectNode printed = StrategyPrinter.document(original.spec());
        assertTrue(remove(printed, member), () -> "no " + member + " in " + printed);
        assertNotEquals(facts(original), facts(compiled(new ObjectMapper().writeValueAsString(printed))));
    }

    private static boolean remove(JsonNode node, String member) {
        boolean found = node instanceof ObjectNode object && object.remove(member) != null;
        for (JsonNode part : node) {
            found |= remove(part, member);
        }
        return found;
    }

    @Test
    void fortyAndMoreRunAndMostOfThemFire() throws IOException {
        List<String> all = names().toList();
        assertTrue(all.size() >= 40, all.size() + " documents run");
        assertTrue(new TreeSet<>(all).containsAll(SILENT.keySet()), SILENT + " in " + all);
        assertTrue(all.size() - SILENT.size() >= 40, all.size() - SILENT.size() + " fire");
    }

    private static List<Fact> facts(CompiledStrategy strategy) {
        StrategySpec spec = strategy.spec();
        Series series = new Series(spec.symbols().get(0), spec.timeframe());
        StrategySession session =
                new StrategySession(new SessionKey(spec.id(), 1, series), strategy, PaperTerms.STANDARD);
        List<Fact> facts = new ArrayList<>();
        CandleAggregator aggregator =
                spec.timeframe() == Timeframe.M1 ? null : new CandleAggregator(Timeframe.M1, spec.timeframe());
        for (Candle minute : WEEK) {
            if (aggregator == null) {
                session.process(minute, facts::add);
            } else {
                aggregator.add(minute, candle -> session.process(candle, facts::add));
            }
        }
        return facts;
    }
}
