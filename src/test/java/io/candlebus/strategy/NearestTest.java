package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KNOWN = List.of("open", "close", "rsi_14", "volume");

    @Test
    void findsAWordWithSwappedLetters() {
        assertEquals(Optional.of("close"), Nearest.to("clsoe", KNOWN));
    }

    @Test
    void findsAWordWithALetterTooMany() {
        assertEquals(Optional.of("rsi_14"), Nearest.to("rsi_14x", KNOWN));
    }

    @Test
    void letterCaseDoesNotCount() {
        assertEquals(Optional.of("volume"), Nearest.to("VOLUME", KNOWN));
    }

    @Test
    void takesTheNearestOfSeveral() {
        assertEquals(Optional.of("ema_21"), Nearest.to("ema_12", List.of("sma_1", "ema_21")));
    }

    @Test
    void aStrangeWordIsNearToNothing() {
        assertEquals(Optional.empty(), Nearest.to("moonphase", KNOWN));
        assertNull(Nearest.asQuestion("moonphase", KNOWN));
    }

    @Test
    void anEndlessWordIsNotCompared() {
        assertEquals(Optional.empty(), Nearest.to("x".repeat(1_000_000), List.of("x".repeat(1_000_000))));
    }

    @Test
    void asksAQuestion() {
        assertEquals("did you mean \"open\"?", Nearest.asQuestion("oepn", KNOWN));
    }
}
