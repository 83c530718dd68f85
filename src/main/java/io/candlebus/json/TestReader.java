package io.candlebus.json;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the tests of a document. */
final class TestReader {
    /** The member of a document's top that holds them. */
    static final String KEY = "tests";

    /** Names between slashes; none is {@code .} or {@code ..}, and none can mean a drive, a device or a stream. */
    static final String PATH_PATTERN =
            "^(?!(?:.*/)?\\.{1,2}(?:/|$))[^/\\\\:\\x00-\\x1f\\x7f]+(?:/[^/\\\\:\\x00-\\x1f\\x7f]+)*$";

    private static final Pattern PATH = Pattern.compile(PATH_PATTERN);

    private final StrategySpec spec;
    private final Findings findings;
    private final ExpectationReader expectations;
    private final Set<String> names = new HashSet<>();

    /**
     * @param spec what is tested
     * @param signals ids of all signals of the document, those that are left out included
     */
    TestReader(StrategySpec spec, Set<String> signals, Findings findings) {
        this.spec = spec;
        this.findings = findings;
        this.expectations = new ExpectationReader(signals, spec.timeframe(), findings);
    }

    /** The tests in order; what is wrong with them is told. */
    List<TestSpec> read(Fields top) {
        Node tests = top.take(Node.Kind.LIST, KEY);
        List<TestSpec> read = new ArrayList<>();
        if (tests == null) {
            return read;
        }
        if (tests.items().size() > DocumentLimits.TESTS) {
            findings.error("test-limit", tests, "a document has at most " + DocumentLimits.TESTS + " tests");
            return read;
        }
        for (Node item : tests.items()) {
            if (item.is(Node.Kind.OBJECT)) {
                read.add(test(new Fields(item, findings)));
            } else {
                findings.error(
                        "wrong-kind",
                        item,
                        "a test is an object, not " + item.kind().phrase());
            }
        }
        return read;
    }

    private TestSpec test(Fields fields) {
        fields.keep("description", "comment");
        String name = name(fields);
        Series series = new Series(symbol(fields), timeframe(fields));
        int warmup = fields.wholeNumber("warmup", 0, DocumentLimits.TEST_WARMUP, "out-of-range");
        boolean only = fields.flag("only", false);
        Node candles = fields.take("candles");
        Node from = fields.take("from");
        String file = null;
        Optional<List<Candle>> inline = Optional.empty();
        if (candles == null) {
            findings.error("missing-key", fields.node(), "a test needs \"candles\": a list, or the path of a file");
        } else if (candles.is(Node.Kind.TEXT)) {
            file = path(candles, from);
        } else if (fields.isOf(Node.Kind.LIST, candles)) {
            inline = new InlineCandles(series.timeframe(), findings).read(candles, from);
        }
        Closes closes = inline.map(all -> Closes.of(all, series.timeframe(), spec.timeframe(), warmup))
                .orElse(null);
        if (closes != null && closes.times().isEmpty()) {
            findings.error(
                    "no-candles", candles, "no candle of " + spec.timeframe() + " closes on which a signal can fire");
        }
        TestSpec test = new TestSpec(
                name,
                series,
                file,
                inline.orElse(List.of()),
                warmup,
                expectations.read(fields, only, closes),
                only,
                fields.node().place());
        fields.tellUnknown();
        return test;
    }

    private String name(Fields fields) {
        String name = fields.text("name", "test " + (names.size() + 1));
        if (!names.add(name)) {
            findings.error("duplicate-id", fields.node(), "two tests are called \"" + Shown.clipped(name) + "\"");
        }
        return name;
    }

    private Symbol symbol(Fields fields) {
        Node node = fields.take(Node.Kind.TEXT, "symbol");
        if (node == null) {
            return spec.symbols().get(0);
        }
        Optional<Symbol> symbol = TopReader.symbol(node, findings);
        if (symbol.isPresent() && !spec.symbols().contains(symbol.get())) {
            findings.warning("bad-symbol", node, "the strategy does not run on " + symbol.get());
        }
        return symbol.orElse(spec.symbols().get(0));
    }

    private Timeframe timeframe(Fields fields) {
        Node node = fields.take(Node.Kind.TEXT, "timeframe");
        if (node == null) {
            return spec.timeframe();
        }
        Timeframe timeframe = TopReader.timeframe(node, findings).orElse(spec.timeframe());
        if (spec.timeframe().consistsOf(timeframe)) {
            return timeframe;
        }
        findings.error(
                "bad-timeframe", node, "candles of " + spec.timeframe() + " are not put together from " + timeframe);
        return spec.timeframe();
    }

    private String path(Node candles, Node from) {
        if (from != null) {
            findings.warning("unused-key", from, "the file says when its candles open; \"from\" is ignored");
        }
        String path = candles.text();
        if (path.length() > DocumentLimits.PATH_LENGTH || !PATH.matcher(path).matches()) {
            findings.error(
                    "bad-path",
                    candles,
                    "a candle file lies in the document's folder or below, and is named from there, as fixtures/dip.csv");
        }
        return path;
    }
}
