package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tictactec.ta.lib.CoreAnnotated;
import com.tictactec.ta.lib.meta.annotation.FuncInfo;
import io.candlebus.indicator.TaLibNames.Row;
import io.candlebus.indicator.oracle.TaLib;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every function of TA-Lib is found under TA-Lib's own name, or is absent for a reason. */
class TaLibCoverageTest {
    /** What TA-Lib has since 0.6, and its Java edition has not. */
    private static final Set<String> NEWER = Set.of("ACCBANDS", "AVGDEV", "IMI");

    private static final List<Row> ROWS = TaLibNames.read();

    @Test
    void everyFunctionIsListedOnce() {
        List<String> functions = Stream.concat(
                        Arrays.stream(CoreAnnotated.class.getMethods())
                                .map(method -> method.getAnnotation(FuncInfo.class))
                                .filter(info -> info != null)
                                .map(FuncInfo::name),
                        NEWER.stream())
                .distinct()
                .sorted()
                .toList();
        assertEquals(161, functions.size());
        assertEquals(functions, ROWS.stream().map(Row::function).toList());
    }

    @Test
    void aFunctionIsFoundUnderItsOwnName() {
        for (Row row : rows(row -> !row.isAbsent() && !row.isOpen())) {
            Optional<IndicatorType> found = Indicators.ALL.find(row.function());
            assertEquals(row.type(), found.map(IndicatorType::name).orElse("nothing"), row.function());
            assertEquals("", row.reason(), row.function());
        }
    }

    @Test
    void whatIsAbsentIsNotFoundAndSaysWhy() {
        for (Row row : rows(Row::isAbsent)) {
            assertTrue(Indicators.ALL.find(row.function()).isEmpty(), row.function());
            assertFalse(row.reason().isBlank(), row.function());
        }
    }

    @Test
    void onlyPatternsAndCyclesAreOpen() {
        for (Row row : rows(Row::isOpen)) {
            assertTrue(isPatternOrCycle(row), row.function());
            Optional<IndicatorType> found = Indicators.ALL.find(row.function());
            assertTrue(found.isEmpty(), () -> row.function() + " is " + found.orElseThrow() + "; say so in the list");
        }
    }

    @Test
    void whatIsSharedIsHeldToTaLib() {
        for (Row row : rows(row -> !row.isAbsent() && !isPatternOrCycle(row) && !NEWER.contains(row.function()))) {
            assertTrue(TaLib.FUNCTIONS.containsKey(row.type()), row.function());
        }
    }

    private static boolean isPatternOrCycle(Row row) {
        return row.function().matches("CDL.*|HT_.*|MAMA");
    }

    private static List<Row> rows(Predicate<Row> which) {
        return ROWS.stream().filter(which).toList();
    }
}
