package io.candlebus.strategy;

import static io.candlebus.strategy.Documents.above;
import static io.candlebus.strategy.Documents.ago;
import static io.candlebus.strategy.Documents.compare;
import static io.candlebus.strategy.Documents.cross;
import static io.candlebus.strategy.Documents.document;
import static io.candlebus.strategy.Documents.name;
import static io.candlebus.strategy.Documents.not;
import static io.candlebus.strategy.Documents.number;
import static io.candlebus.strategy.Documents.within;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** T true, F false, ? unknown. Two numbers, {@code a} and {@code b}, are told per candle; {@code ?} for unknown. */
class TruthTableTest {
    private static final Operand A = name("position.entry_price");
    private static final Operand B = name("position.pnl_percent");

    @ParameterizedTest
    @CsvSource({
        "LESS,             T F F ? ?",
        "LESS_OR_EQUAL,    T T F ? ?",
        "GREATER,          F F T ? ?",
        "GREATER_OR_EQUAL, F T T ? ?",
        "EQUAL,            F T F ? ?",
        "NOT_EQUAL,        T F T ? ?"
    })
    void comparisons(Comparison comparison, String expected) {
        assertEquals(expected, table(compare(A, comparison, B), "1 2 3 ? 1", "2 2 2 2 ?"));
        assertEquals(
                expected.replace('T', 't').replace('F', 'T').replace('t', 'F'),
                table(not(compare(A, comparison, B)), "1 2 3 ? 1", "2 2 2 2 ?"));
    }

    @Test
    void crossingUpStartsAtOrBelowAndEndsAbove() {
        Condition up = cross(A, Direction.ABOVE, B);
        assertEquals("F F T F F T F", table(up, "1 1 3 4 2 3 1", "2 2 2 2 2 2 2"));
        assertEquals("F F F T F F F", table(cross(A, Direction.BELOW, B), "3 3 2 1 1 2 3", "2 2 2 2 2 2 2"));
        assertEquals("? F T F T F T", table(cross(A, Direction.EITHER, B), "1 1 3 4 1 2 3", "2 2 2 2 2 2 2"));
    }

    @Test
    void crossingIsKnownAsSoonAsOneHalfIsFalse() {
        assertEquals("? F F ? F F", table(cross(A, Direction.ABOVE, B), "3 ? 1 ? 2 2", "2 2 2 2 2 2"));
        assertEquals("F ? F", table(cross(A, Direction.ABOVE, B), "1 ? 1", "2 2 2"));
    }

    @Test
    void againstAConstantTheConstantIsConstant() {
        assertEquals("F T F T", table(cross(A, Direction.ABOVE, number(2)), "1 3 1 3", "? ? ? ?"));
    }

    @Test
    void rangeIncludesBothEnds() {
        Condition between = new Condition.Between(A, number(1), B, Place.NOWHERE);
        assertEquals("F T T T F F ? ?", table(between, "0 1 2 3 4 0 2 ?", "3 3 3 3 3 ? ? 3"));
    }

    @Test
    void withinCountsThisCandleAsTheFirst() {
        Condition high = compare(A, Comparison.GREATER, number(2));
        assertEquals("? ? F T T T F F", table(within(high, 3), "1 1 1 3 1 1 1 1", "1 1 1 1 1 1 1 1"));
        for (int same : new int[] {0, 1}) {
            assertEquals("F T F", table(within(high, same), "1 3 1", "1 1 1"));
        }
        assertEquals("T T T ? ? ? F", table(within(high, 3), "3 1 1 ? 1 1 1", "1 1 1 1 1 1 1"));
    }

    @Test
    void lookingBackComparesOldValues() {
        Condition old = compare(ago(A, 2), Comparison.GREATER, ago(B, 2));
        assertEquals("? ? F T F", table(old, "1 3 1 9 9", "2 2 2 0 0"));
    }

    @Test
    void equalityHasARelativeTolerance() {
        Condition equal = compare(name("close"), Comparison.EQUAL, number(100_000));
        CompiledStrategy strategy = document().alert("equal", equal).compiled();
        ProgramRun run = strategy.start();
        double[] closes = {100_000, 100_000.00009, 99_999.99991, 100_000.0002, 99_999.9998};
        Truth[] expected = {Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.FALSE, Truth.FALSE};
        for (int i = 0; i < closes.length; i++) {
            run.update(Candle.flat(i * 60_000L, closes[i]), field -> Double.NaN);
            assertEquals(expected[i], run.truth(0), closes[i] + "");
        }
    }

    @Test
    void unknownAndFalseIsFalse() {
        Condition unknown = compare(A, Comparison.GREATER, number(0));
        Condition yes = above("close", 0);
        Condition no = not(yes);
        assertEquals("F", table(Documents.all(unknown, no), "?", "?"));
        assertEquals("T", table(Documents.any(unknown, yes), "?", "?"));
        assertEquals("?", table(Documents.all(unknown, yes), "?", "?"));
        assertEquals("?", table(Documents.any(unknown, no), "?", "?"));
        assertEquals("?", table(not(unknown), "?", "?"));
        assertEquals("T", table(Documents.atLeast(1, unknown, yes, no), "?", "?"));
        assertEquals("?", table(Documents.atLeast(2, unknown, yes, no), "?", "?"));
        assertEquals("F", table(Documents.atLeast(3, unknown, yes, no), "?", "?"));
    }

    @Test
    void sameConditionGivenTwiceCountsTwice() {
        Condition yes = above("close", 0);
        assertEquals("T", table(Documents.atLeast(3, yes, yes, yes, not(yes)), "?", "?"));
    }

    private static String table(Condition condition, String a, String b) {
        ProgramRun run = document().alert("it", condition).compiled().start();
        String[] as = a.split(" ");
        String[] bs = b.split(" ");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < as.length; i++) {
            double x = told(as[i]);
            double y = told(bs[i]);
            run.update(
                    Candle.flat(i * 60_000L, 1),
                    field -> field == PositionField.ENTRY_PRICE ? x : field == PositionField.PNL_PERCENT ? y : 0);
            out.append(i == 0 ? "" : " ").append("TF?".charAt(run.truth(0).ordinal()));
        }
        return out.toString();
    }

    private static double told(String cell) {
        return cell.equals("?") ? Double.NaN : Double.parseDouble(cell);
    }
}
