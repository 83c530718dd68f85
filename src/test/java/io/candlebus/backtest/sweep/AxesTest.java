package io.candlebus.backtest.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.strategy.ParameterSpec;
import io.candlebus.strategy.Place;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values of axes: in decimals, different, not without end. */
class AxesTest {
    private static final ParameterSpec LOW = new ParameterSpec("low", 30, 20, 40, 10, Place.NOWHERE);
    private static final ParameterSpec FREE = new ParameterSpec("free", 30, 20, 40, Double.NaN, Place.NOWHERE);

    @Test
    void stepsAreCountedInDecimals() throws Maker.Impossible {
        assertEquals(List.of(0.1, 0.2, 0.3), Axes.range("x", 0.1, 0.3, 0.1).values());
        assertEquals(List.of(1.0, 3.0), Axes.range("x", 1, 4, 2).values());
        assertEquals(List.of(-1.0, 0.0, 1.0), Axes.range("x", -1, 1, 1).values());
        assertEquals(List.of(5.0), Axes.range("x", 5, 5, 1).values());
    }

    @Test
    void parametersSayTheirRange() throws Maker.Impossible {
        assertEquals(
                List.of(20.0, 30.0, 40.0),
                Axes.declared("low", List.of(FREE, LOW)).values());
        refused("the document gives it no min, max and step", () -> Axes.declared("free", List.of(FREE, LOW)));
        refused("the document has no parameter of this name", () -> Axes.declared("lo", List.of(LOW)));
    }

    @Test
    void whatHasNoEndOrNoSenseIsRefused() {
        refused("more than 10000 values", () -> Axes.range("x", 0, 1e9, 1));
        refused("more than 10000 values", () -> Axes.range("x", -1e308, 1e308, Double.MIN_VALUE));
        refused("more than 10000 values", () -> Axes.of("x", Collections.nCopies(10_001, 1.0)));
        refused("steps above 0", () -> Axes.range("x", 0, 1, 0));
        refused("steps above 0", () -> Axes.range("x", 0, 1, -1));
        refused("steps above 0", () -> Axes.range("x", 2, 1, 1));
        refused("steps above 0", () -> Axes.range("x", 2, 1, Double.MAX_VALUE));
        refused("a value is there twice", () -> Axes.of("x", List.of(1.0, 2.0, 1.0)));
        refused("a value is there twice", () -> Axes.range("x", 1e17, 1e17 + 64, 1));
        refused("there is no value", () -> Axes.of("x", List.of()));
    }

    private static void refused(String why, org.junit.jupiter.api.function.Executable making) {
        String said = assertThrows(Maker.Impossible.class, making).getMessage();
        assertTrue(said.contains(why), said);
    }
}
