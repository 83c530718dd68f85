package io.candlebus.json;

import io.candlebus.indicator.Catalogue;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestSpec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads strategy documents, ours and the seed's. Whatever the text is, the answer is a value, never an exception. */
public final class StrategyReader {
    private StrategyReader() {}

    /**
     * Reads a document.
     *
     * @param defaultSymbol where it runs when it does not say
     * @param defaultTimeframe likewise
     */
    public static Reading read(String text, Catalogue catalogue, Symbol defaultSymbol, Timeframe defaultTimeframe) {
        Draft draft = draft(text, catalogue, defaultSymbol, defaultTimeframe);
        boolean errors = draft.problems().stream().anyMatch(Problem::isError);
        return new Reading(errors ? null : draft.spec(), draft.source().sorted(draft.problems()), draft.source());
    }

    /**
     * What could be read in spite of errors, so that what remains can be checked too.
     *
     * @param spec null when nothing could be read
     */
    record Draft(StrategySpec spec, List<TestSpec> tests, List<Problem> problems, SourceText source) {}

    static Draft draft(String text, Catalogue catalogue, Symbol defaultSymbol, Timeframe defaultTimeframe) {
        Findings findings = new Findings();
        DocumentParser.Document document = DocumentParser.parse(text, findings);
        if (document.root() == null) {
            return new Draft(null, List.of(), findings.all(), document.source());
        }
        Fields fields = new Fields(document.root(), findings);
        StrategySpec spec = spec(fields, catalogue, defaultSymbol, defaultTimeframe);
        List<TestSpec> tests = new TestReader(spec, signalIds(document.root()), findings).read(fields);
        new KeptSections(fields).read();
        fields.tellUnknown();
        return new Draft(spec, tests, findings.all(), document.source());
    }

    private static StrategySpec spec(
            Fields fields, Catalogue catalogue, Symbol defaultSymbol, Timeframe defaultTimeframe) {
        TopReader top = new TopReader(fields);
        String id = top.id();
        Timeframe timeframe = top.timeframe(defaultTimeframe);
        List<ParameterSpec> params = top.params();
        List<IndicatorSpec> indicators = indicators(fields, catalogue, timeframe, params);
        Names names = new Names(catalogue, indicators, params);
        RiskReader.Sections risk = new RiskReader(names, fields.findings()).read(fields);
        return new StrategySpec(
                id,
                fields.text("name", id),
                fields.text("description", ""),
                top.symbols(defaultSymbol),
                timeframe,
                fields.flag("enabled", true),
                params,
                indicators,
                signals(fields, names),
                risk.risk(),
                risk.protections(),
                top.validForMs(),
                top.tags());
    }

    /** Of all signals, those too that are left out. */
    private static Set<String> signalIds(Node root) {
        Node signals = root.member("signals");
        return signals == null
                ? Set.of()
                : signals.items().stream()
                        .map(signal -> signal.member("id"))
                        .filter(id -> id != null)
                        .map(Node::text)
                        .collect(Collectors.toSet());
    }

    private static List<IndicatorSpec> indicators(
            Fields fields, Catalogue catalogue, Timeframe timeframe, List<ParameterSpec> params) {
        Node node = fields.take("indicators");
        return node == null
                ? List.of()
                : new IndicatorReader(catalogue, timeframe, params, fields.findings()).read(node);
    }

    private static List<SignalSpec> signals(Fields fields, Names names) {
        Node node = fields.take(Node.Kind.LIST, "signals");
        if (node == null || node.items().isEmpty()) {
            fields.findings()
                    .error(
                            "no-signals",
                            node == null ? fields.node() : node,
                            "a strategy needs a list of at least one signal in \"signals\"");
            return List.of();
        }
        Models models = new Models(fields.take("ml_models", "models"), names, fields.findings());
        return new SignalReader(names, models, fields.findings()).read(node);
    }
}
