package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.feed.venue.Listing;
import io.candlebus.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a venue does not have is told, with what may be meant. */
class SymbolCheckTest {
    private static final Listing LISTING = new Listing(
            Map.of(
                    Symbol.parse("BTC/USDT"), "",
                    Symbol.parse("BTC/USDC"), "",
                    Symbol.parse("BTC/EUR"), "",
                    Symbol.parse("BTC/TRY"), "",
                    Symbol.parse("ETH/USDT"), "",
                    Symbol.parse("LUNA/USDT"), "BREAK"),
            null);

    private static List<String> unknown(String... symbols) {
        return SymbolCheck.unknown(
                LISTING, Stream.of(symbols).map(Symbol::parse).toList());
    }

    @Test
    void whatExistsIsNotTold() {
        assertEquals(List.of(), unknown("BTC/USDT", "LUNA/USDT"));
    }

    @Test
    void theSameAgainstAnotherQuoteIsSuggestedTheMostAlikeFirst() {
        assertEquals(List.of("there is no BTC/USD; did you mean BTC/USDC, BTC/USDT, BTC/EUR?"), unknown("BTC/USD"));
    }

    @Test
    void slipsOfTheFingerAndTurnedPairsAreUnderstood() {
        assertEquals(List.of("there is no EHT/USDT; did you mean ETH/USDT?"), unknown("EHT/USDT"));
        assertEquals(List.of("there is no USDT/ETH; did you mean ETH/USDT?"), unknown("USDT/ETH"));
    }

    @Test
    void whatResemblesNothingIsToldAlone() {
        assertEquals(List.of("there is no XXXXXXXX/QQQQQQQ"), unknown("XXXXXXXX/QQQQQQQ"));
    }

    @Test
    void whatIsHaltedIsToldInTheVenuesWords() {
        assertEquals(
                List.of("LUNA/USDT is not traded now: BREAK"),
                SymbolCheck.halted(LISTING, List.of(Symbol.parse("LUNA/USDT"), Symbol.parse("BTC/USDT"))));
    }
}
