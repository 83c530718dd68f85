package io.candlebus.json;

import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.ParameterValues;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads what a backtest or a sweep is asked for. Nothing is read in part: whatever is wrong is told, all at once. */
public final class JobRequestReader {
    private static final double MAX_BPS = 10_000;
    private static final double MAX_AMOUNT = 1e15;

    private final String text;
    private final Fields fields;
    private final Findings findings;
    private final PaperTerms standard;

    private JobRequestReader(String text, Fields fields, PaperTerms standard) {
        this.text = text;
        this.fields = fields;
        this.findings = fields.findings();
        this.standard = standard;
    }

    /**
     * What a backtest is asked for.
     *
     * @param standard terms where the request says nothing
     */
    public static JobRequest backtest(String text, PaperTerms standard) {
        return read(text, standard, fields -> null);
    }

    /** What a sweep is asked for; as {@link #backtest}. */
    public static JobRequest sweep(String text, PaperTerms standard) {
        return read(text, standard, fields -> new VariationReader(fields).read());
    }

    private static JobRequest read(String text, PaperTerms standard, Function<Fields, JobRequest.Variation> variation) {
        Findings findings = new Findings();
        DocumentParser.Document request = DocumentParser.parse(text, "a request", findings);
        if (request.root() == null) {
            return new JobRequest(
                    null,
                    0,
                    null,
                    null,
                    null,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    ParameterValues.NONE,
                    standard,
                    null,
                    findings.all());
        }
        return new JobRequestReader(text, new Fields(request.root(), findings), standard).request(variation);
    }

    private JobRequest request(Function<Fields, JobRequest.Variation> variation) {
        String strategy = strategy();
        int revision = (int) fields.whole("revision", 0, 1, Integer.MAX_VALUE);
        String document = document(strategy);
        Symbol symbol = parsed("symbol", "a symbol, as BTC/USD", Symbol::parse);
        Timeframe timeframe = parsed("timeframe", "a timeframe, as 1m, 1h or 1d", Timeframe::parse);
        long fromMs = time("from", Long.MIN_VALUE);
        long toMs = time("to", Long.MAX_VALUE);
        if (fromMs >= toMs) {
            findings.error("bad-range", fields.take("from", "to"), "from must be earlier than to");
        }
        ParameterValues params = params();
        PaperTerms terms = terms();
        JobRequest.Variation varied = variation.apply(fields);
        fields.refuseUnknown();
        return new JobRequest(
                strategy, revision, document, symbol, timeframe, fromMs, toMs, params, terms, varied, findings.all());
    }

    private String strategy() {
        Node node = fields.take(Node.Kind.TEXT, "strategy");
        if (node == null || Identifiers.isDocumentId(node.text())) {
            return node == null ? null : node.text();
        }
        findings.error(
                "bad-id", node, "a strategy's id is 1 to 64 of a-z, 0-9, _ and -, beginning with a letter or digit");
        return null;
    }

    private String document(String strategy) {
        Node node = fields.take(Node.Kind.OBJECT, "document");
        if (node != null && fields.has("strategy")) {
            findings.error("strategy-and-document", node, "name a strategy or send a document, not both");
        } else if (node != null && fields.has("revision")) {
            findings.error("revision-of-document", fields.take("revision"), "a document that is sent has no revision");
        } else if (!fields.has("document") && !fields.has("strategy")) {
            findings.error("missing-key", fields.node(), "name a \"strategy\", or send a \"document\"");
        }
        Span span = node == null || strategy != null ? null : node.span();
        return span == null ? null : text.substring(span.offset(), span.offset() + span.length());
    }

    private <T> T parsed(String name, String phrase, Function<String, T> parser) {
        Node node = fields.take(Node.Kind.TEXT, name);
        if (node == null) {
            return null;
        }
        try {
            return parser.apply(node.text());
        } catch (IllegalArgumentException wrong) {
            findings.error("bad-" + name, node, name + " must be " + phrase);
            return null;
        }
    }

    /** A text, or a number of milliseconds. */
    private long time(String name, long otherwise) {
        Node node = fields.take(name);
        if (node == null) {
            return otherwise;
        }
        try {
            if (node.is(Node.Kind.TEXT) || node.is(Node.Kind.NUMBER)) {
                return Times.parse(node.text());
            }
        } catch (IllegalArgumentException wrong) {
            // Told below, with those that are of another kind.
        }
        findings.error(
                "bad-time", node, name + " must be an ISO-8601 time, as 2013-11-24T10:00:00Z, or epoch milliseconds");
        return otherwise;
    }

    private ParameterValues params() {
        Node node = fields.take(Node.Kind.OBJECT, "params");
        Map<String, Double> values = new LinkedHashMap<>();
        if (node != null) {
            for (Node value : node.members().values()) {
                if (fields.isOf(Node.Kind.NUMBER, value)) {
                    values.put(value.step(), value.number());
                }
            }
        }
        return new ParameterValues(values);
    }

    private PaperTerms terms() {
        return new PaperTerms(
                number("cash", standard.cash(), Double.MIN_VALUE, MAX_AMOUNT),
                number("fee_bps", standard.feeBps(), 0, MAX_BPS),
                number("slippage_bps", standard.slippageBps(), 0, MAX_BPS),
                word("fill", FillAt.class, standard.fillAt()),
                word("intrabar", Intrabar.class, standard.intrabar()),
                new Instrument(
                        number("tick", standard.instrument().tick(), 0, MAX_AMOUNT),
                        number("lot", standard.instrument().lot(), 0, MAX_AMOUNT)));
    }

    private double number(String name, double otherwise, double min, double max) {
        Node node = fields.take(Node.Kind.NUMBER, name);
        if (node == null || node.number() >= min && node.number() <= max) {
            return node == null ? otherwise : node.number();
        }
        String range = min == Double.MIN_VALUE ? "above 0 and at most 1e15" : "from 0 to " + Numbers.of(max);
        findings.error("out-of-range", node, name + " must be " + range + ", not " + Shown.clipped(node.text()));
        return otherwise;
    }

    private <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        Node node = fields.take(Node.Kind.TEXT, name);
        if (node == null) {
            return otherwise;
        }
        List<String> all = Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = all.indexOf(node.text());
        if (at < 0) {
            findings.error(
                    "unknown-word",
                    node,
                    name + " must be one of " + String.join(", ", all),
                    findings.question(node.text(), () -> all));
        }
        return at < 0 ? otherwise : words.getEnumConstants()[at];
    }
}
