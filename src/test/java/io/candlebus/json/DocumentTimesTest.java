package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTimesTest {
    private static OptionalLong read(String json) {
        Findings findings = new Findings();
        OptionalLong read = DocumentTimes.read(
                DocumentParser.parse("{\"t\": " + json + "}", findings).root().member("t"));
        assertEquals(List.of(), findings.all());
        return read;
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-26T14:00:00Z, 1385474400000",
        "2013-11-26T14:00:00, 1385474400000",
        "2013-11-26T14:00, 1385474400000",
        "2013-11-26t14:00z, 1385474400000",
        "2013-11-26T15:30:00+01:30, 1385474400000",
        "2013-11-26T14:00:00.250Z, 1385474400250",
        "2013-11-26, 1385424000000",
        "1969-12-31T23:59:59.999Z, -1",
        "0001-01-01, -62135596800000",
        "9999-12-31T23:59:59.999Z, 253402300799999"
    })
    void isoTextsAreRead(String text, long expected) {
        assertEquals(OptionalLong.of(expected), read("\"" + text + "\""));
    }

    @ParameterizedTest
    @CsvSource({"1385474400000, 1385474400000", "0, 0", "-60000, -60000", "1.3854744e12, 1385474400000"})
    void numbersAreEpochMilliseconds(String number, long expected) {
        assertEquals(OptionalLong.of(expected), read(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"yesterday\"",
                "\"2013-02-29T00:00:00Z\"",
                "\"2013-11-26T24:00:00Z\"",
                "\"2013-11-26T14:00:60Z\"",
                "\"2013-11-26 14:00:00Z\"",
                "\"2013-11-26T14:00:00.0001Z\"",
                "\"2013-11-26T14:00:00Z \"",
                "\"2013-11-26T14:00:00+19:00\"",
                "\"2013-11-26T14\"",
                "\"1385474400000\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-999999999-01-01\"",
                "\"2013-11-26T14:00:00.00000000000000000000000000000000Z\"",
                "0.5",
                "1e300",
                "-1e300",
                "true",
                "[]",
                "{}"
            })
    void everythingElseIsNoTime(String json) {
        assertEquals(OptionalLong.empty(), read(json));
    }

    @Test
    void inlineCandlesBeginWhereACandleOfEveryTimeframeOpens() {
        Instant beginning = InlineCandles.BEGINNING;
        assertEquals(
                List.of(),
                Arrays.stream(Timeframe.values())
                        .filter(t -> t.openOf(beginning.toEpochMilli()) != beginning.toEpochMilli())
                        .toList());
    }
}
