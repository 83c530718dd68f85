package io.candlebus.strategy;

import static io.candlebus.strategy.Documents.compare;
import static io.candlebus.strategy.Documents.cross;
import static io.candlebus.strategy.Documents.document;
import static io.candlebus.strategy.Documents.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<Candle> CANDLES = TestCandles.walk(3, 400);

    @ParameterizedTest
    @CsvSource({
        "macd_12_26_9.signal,    macd_12_26_9_signal",
        "macd_default.signal,    macd_12_26_9.signal",
        "macd.signal,            macd_12_26_9.signal",
        "MACD.signal,            macd_12_26_9.signal",
        "macd,                   macd_12_26_9.macd",
        "rsi,                    rsi_14",
        "rsi_default,            rsi_14",
        "bb_20_2.upper,          bollinger_20_2.upper",
        "bb_20_2_upper,          bollingerBands_20_2.0.upper",
        "bb_20_2.5.lower,        bb_20_2.5_lower",
        "williams_r_14,          williamsr_14",
        "ema_slow.ema_26,        ema_26",
        "typical,                hlc3",
        "Close,                  close",
        "fast,                   ema_5",
        "fast.ema,               ema_5",
        "fast_ema,               ema_5",
        "fast.quick,             ema_5",
        "fast.ema_26,            ema_26",
        "sma,                    slow",
        "sma_4,                  slow"
    })
    void namesThatMeanTheSame(String one, String other) {
        CompiledStrategy strategy = declared()
                .alert("same", compare(name(one), Condition.Comparison.EQUAL, name(other)))
                .compiled();
        ProgramRun run = strategy.start();
        CANDLES.forEach(c -> run.update(c, field -> Double.NaN));
        assertEquals(Truth.TRUE, run.truth(0));
        assertEquals(Double.doubleToRawLongBits(side(run, 0, 0)), Double.doubleToRawLongBits(side(run, 0, 1)));
    }

    @Test
    void equalNumbersShareASlotAndEqualIndicatorsARun() {
        Program program = document()
                .indicator("a", "ema", Map.of("period", 5))
                .indicator("b", "ema", Map.of("period", 5))
                .alert("x", compare(name("ema_5"), Condition.Comparison.LESS, name("a")))
                .alert("y", cross(name("b"), Condition.Direction.ABOVE, name("a")))
                .compiled()
                .program();
        assertEquals(1, program.base().stages().get(0).steps().size());
        assertEquals(3, program.slots().length, "close, the average, and its value a candle ago");
    }

    @Test
    void declaredIndicatorWinsOverParameterFieldAndDerivedName() {
        ProgramRun run = document()
                .indicator("close", "sma", Map.of("period", 3))
                .param("open", 7)
                .alert("field", compare(name("close"), Condition.Comparison.LESS, name("open")))
                .compiled()
                .start();
        TestCandles.closes(1, 2, 6).forEach(c -> run.update(c, field -> Double.NaN));
        assertEquals(3, side(run, 0, 0));
        assertEquals(7, side(run, 0, 1));
    }

    @Test
    void derivedNamesAreReportedOnce() {
        Compilation compilation = document()
                .alert("x", Documents.below("rsi_14", 30))
                .alert("y", Documents.above("rsi_14", 70))
                .compile();
        assertEquals(1, compilation.problems().size(), compilation.problems()::toString);
        assertEquals("derived-name", compilation.problems().get(0).code());
        assertEquals(Problem.Severity.INFO, compilation.problems().get(0).severity());
    }

    @ParameterizedTest
    @CsvSource({
        "clsoe,             unknown-name,    close",
        "rsi_14x,           unknown-name,    rsi_14",
        "fsat,              unknown-name,    fast",
        "position.pnl,      unknown-name,    position.pnl_percent",
        "position.sid,      unknown-name,    position.side",
        "macd.singal,       unknown-output,  macd.signal",
        "time.hours,        unknown-name,    time.hour",
        "rsi_0,             bad-parameter,   ",
        "rsi_14_15,         unknown-name,    rsi_14",
        "zzzzzzzzzz,        unknown-name,    "
    })
    void unknownNamesSuggestTheNearestKnownOne(String written, String code, String suggestion) {
        Compilation compilation =
                declared().alert("x", Documents.above(written, 1)).compile();
        assertNull(compilation.strategy());
        List<Problem> errors =
                compilation.problems().stream().filter(Problem::isError).toList();
        assertEquals(1, errors.size(), errors::toString);
        assertEquals(code, errors.get(0).code());
        assertEquals(
                suggestion == null ? null : "did you mean \"" + suggestion + "\"?",
                errors.get(0).suggestion());
    }

    @Test
    void bareTypeDeclaredTwiceIsAmbiguous() {
        Compilation compilation = document()
                .indicator("a", "ema", Map.of("period", 5))
                .indicator("b", "ema", Map.of("period", 9))
                .alert("x", Documents.above("ema", 1))
                .compile();
        Problem problem = compilation.problems().get(0);
        assertEquals("ambiguous-name", problem.code());
        assertTrue(problem.message().contains("a, b"), problem.message());
    }

    /** A thousand such names among two hundred indicators would otherwise make a megabyte of messages. */
    @Test
    void onlyTheFirstCandidatesOfAnAmbiguousNameAreTold() {
        Documents document = document();
        IntStream.range(0, 200).forEach(i -> document.indicator("i" + i, "ema", Map.of("period", i + 2)));
        Problem problem = document.alert("x", Documents.above("ema", 1))
                .compile()
                .problems()
                .get(0);
        assertEquals("ambiguous-name", problem.code());
        assertEquals("\"ema\" could be any of i0, i1, i2, i3, i4, i5, i6, i7, i8, i9 and 190 more", problem.message());
    }

    /** Two rows of indicators, each computed from the one before twice: 2^99 ways lead from the last to the close. */
    @Test
    void equalIndicatorsAreOneHoweverManyWaysLeadToTheirSource() {
        Documents document = document();
        for (int i = 0; i < 200; i++) {
            Operand before = i < 2 ? name("close") : name("i" + (i - 2));
            document.indicator(
                    "i" + i,
                    "ema",
                    Map.of("period", 3),
                    new Operand.Arithmetic(
                            before,
                            Operation.ADD,
                            new Operand.Ago(before, new Operand.Constant(1, Place.NOWHERE), Place.NOWHERE),
                            Place.NOWHERE),
                    null,
                    0);
        }
        CompiledStrategy strategy =
                document.alert("x", Documents.above("i198", 1)).compile().strategy();
        long runs = strategy.program().slots().length;
        assertTrue(runs < 100 * 4 + 4, () -> runs + " numbers");
        assertEquals(4 + 99 * 3, strategy.warmupCandles());
    }

    @Test
    void sourceThatLeadsBackToItselfIsNamed() {
        Compilation compilation = document()
                .indicator("a", "ema", Map.of(), name("b"), null, 0)
                .indicator("b", "sma", Map.of(), name("c"), null, 0)
                .indicator("c", "rsi", Map.of(), name("a"), null, 0)
                .compile();
        assertNull(compilation.strategy());
        Problem problem = compilation.problems().get(0);
        assertEquals("source-cycle", problem.code());
        assertTrue(problem.message().endsWith("a -> b -> c -> a"), problem.message());
    }

    @Test
    void bandComparedWithItsOwnOutputMeansTheClose() {
        Compilation compilation = document()
                .indicator("bands", "bollingerBands", Map.of())
                .alert("x", cross(name("bands"), Condition.Direction.ABOVE, name("upper")))
                .compile();
        assertEquals(
                List.of("band-close"),
                compilation.problems().stream().map(Problem::code).toList());
        ProgramRun run = compilation.strategy().start();
        CANDLES.forEach(c -> run.update(c, field -> Double.NaN));
        assertEquals(CANDLES.get(CANDLES.size() - 1).close(), side(run, 0, 0));
        assertEquals(List.of("close", "upper"), List.copyOf(run.values(0).keySet()));
    }

    @Test
    void otherIndicatorComparedWithItsOwnOutputMeansItself() {
        ProgramRun run = document()
                .indicator("m", "macd", Map.of())
                .alert("x", cross(name("m"), Condition.Direction.ABOVE, name("signal")))
                .alert("y", cross(name("m.macd"), Condition.Direction.ABOVE, name("m.signal")))
                .compiled()
                .start();
        CANDLES.forEach(c -> run.update(c, field -> Double.NaN));
        assertEquals(
                List.copyOf(run.values(0).values()), List.copyOf(run.values(1).values()));
    }

    @Test
    void timeIsThatOfTheCloseInUtc() {
        CompiledStrategy strategy = document()
                .alert("h", Documents.above("time.hour", 0))
                .alert("m", Documents.above("time.minute", 0))
                .alert("w", Documents.above("time.day_of_week", 0))
                .alert("d", Documents.above("time.day_of_month", 0))
                .compiled();
        Random random = new Random(9);
        for (int i = 0; i < 5_000; i++) {
            long open = Timeframe.M1.openOf(random.nextLong(-4_000_000_000_000L, 8_000_000_000_000L));
            ProgramRun run = strategy.start();
            run.update(Candle.flat(open, 1), field -> Double.NaN);
            var close = Instant.ofEpochMilli(open + 60_000).atZone(ZoneOffset.UTC);
            double[] expected = {
                close.getHour(), close.getMinute(), close.getDayOfWeek().getValue(), close.getDayOfMonth()
            };
            for (int field = 0; field < 4; field++) {
                assertEquals(expected[field], side(run, field, 0), close.toString());
            }
        }
    }

    /** A number of a rule that is one comparison. */
    private static double side(ProgramRun run, int rule, int side) {
        return run.explain(rule, false).terms().get(side).value();
    }

    private static Documents declared() {
        return document()
                .indicator("slow", "sma", Map.of("period", 4))
                .indicatorWithNames("fast", "ema", Map.of("period", 5), Map.of("quick", "ema"));
    }
}
