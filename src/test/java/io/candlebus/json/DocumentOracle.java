package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.session.TestRun;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.TestSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What holds of every document, whatever it says. */
public final class DocumentOracle {
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)+");

    /** Strategies that remember more are not run: thousands of runs would mostly clear memory. */
    private static final int WARMUP_RUN = 500;

    private static final int CANDLES = 40;

    private DocumentOracle() {}

    /**
     * Checks a document, and that what is said of it makes sense: every problem stands somewhere in the text, and what is valid runs, is
     * printed, and is read back equal.
     *
     * @throws AssertionError when it does not
     */
    public static void verify(String text) {
        StrategyCheck.Result result = StrategyCheck.check(text, Indicators.ALL, SYMBOL, Timeframe.M1);
        assertEquals(
                !result.isValid(), result.problems().stream().anyMatch(Problem::isError), "valid is without errors");
        assertTrue(result.problems().size() <= DocumentLimits.PROBLEMS + 2, "problems are limited");
        int before = 0;
        for (Problem problem : result.problems()) {
            verify(problem, result.source());
            int offset = result.source().locate(problem).offset();
            assertTrue(offset >= before, "problems are in order");
            before = offset;
        }
        String shown = ProblemText.of("file", result.problems(), result.source());
        assertTrue(shown.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), "nothing controls terminals");
        ProblemJson.of(result.problems(), result.source());
        if (result.isValid()) {
            run(result);
            verifyPrinted(result);
        }
    }

    private static void verify(Problem problem, SourceText source) {
        assertTrue(CODE.matcher(problem.code()).matches(), problem.code());
        assertFalse(problem.message().isBlank(), problem.code());
        SourceText.Spot spot = source.locate(problem);
        String text = source.text();
        assertTrue(spot.offset() >= 0 && spot.offset() <= text.length(), () -> problem + " at " + spot);
        assertTrue(
                spot.length() >= 1 && spot.offset() + spot.length() <= text.length() + 1,
                () -> problem + " at " + spot);
        assertEquals(spot.offset(), offsetOf(text, spot.line(), spot.column()), () -> problem + " at " + spot);
        Place place = problem.place();
        if (place.pointer().isEmpty()) {
            assertTrue(place.offset() + place.length() <= text.length() + 1, () -> problem + " beyond the document");
            return;
        }
        Node node = source.find(place.pointer());
        assertTrue(node != null && node.pointer().equals(place.pointer()), () -> problem + " points to nothing");
        if (place.length() > 0) {
            assertTrue(node.is(Node.Kind.TEXT), () -> problem + " has a place in what is no text");
            int end = place.offset() + place.length();
            assertTrue(
                    place.offset() >= 0 && end <= Math.max(1, node.text().length()),
                    () -> problem + " beyond its text");
        }
    }

    private static int offsetOf(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
            assertTrue(start > 0, "there is no such line");
        }
        return start + column - 1;
    }

    private static void run(StrategyCheck.Result result) {
        CompiledStrategy strategy = result.strategy();
        if (strategy.warmupCandles() > WARMUP_RUN) {
            return;
        }
        Series series = new Series(SYMBOL, result.spec().timeframe());
        StrategySession session =
                new StrategySession(new SessionKey(result.spec().id(), 1, series), strategy, PaperTerms.STANDARD);
        for (Candle candle : candles(series.timeframe())) {
            session.process(candle, fact -> assertNotNull(fact.session()));
        }
        session.plots(new double[strategy.plots().size()]);
        for (TestSpec test : result.tests()) {
            TestRun run = new TestRun(test, strategy);
            test.candles().forEach(run::accept);
            assertNotNull(TestText.of("file", run.report(), result.source()));
        }
    }

    private static List<Candle> candles(Timeframe timeframe) {
        List<Candle> candles = new ArrayList<>();
        long openMs = 0;
        for (int i = 0; i < CANDLES; i++) {
            double open = 100 + 10 * Math.sin(i);
            double close = 100 + 10 * Math.sin(i + 1);
            candles.add(new Candle(openMs, open, Math.max(open, close) + 1, Math.min(open, close) - 1, close, i % 5));
            openMs = timeframe.closeOf(openMs);
        }
        return candles;
    }

    private static void verifyPrinted(StrategyCheck.Result result) {
        String printed =
                StrategyPrinter.document(result.spec(), result.source()).toPrettyString();
        if (printed.getBytes(StandardCharsets.UTF_8).length > DocumentLimits.DOCUMENT_BYTES) {
            // A canonical document says everything, and may say too much.
            return;
        }
        StrategyCheck.Result again = StrategyCheck.check(printed, Indicators.ALL, SYMBOL, Timeframe.M1);
        assertTrue(
                again.isValid(),
                () -> "not valid when printed:\n" + ProblemText.of("printed", again.problems(), again.source())
                        + printed);
        assertEquals(result.spec(), again.spec(), () -> "not equal when printed:\n" + printed);
        assertEquals(result.tests(), again.tests(), () -> "tests not equal when printed:\n" + printed);
        assertEquals(
                printed,
                StrategyPrinter.document(again.spec(), again.source()).toPrettyString(),
                "not canonical when printed");
    }
}
