package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandleCsvTest {
    private static final String HEADER = "time,open,high,low,close,volume\n";
    private static final Candle FIRST = new Candle(1385337600000L, 800.01, 807.47, 800.01, 807.47, 2.85664446);
    private static final String FIRST_ROW = "1385337600000,800.01,807.47,800.01,807.47,2.85664446\n";

    @TempDir
    Path folder;

    @Test
    void columnsComeInAnyOrderAndCaseAndOthersArePassedOver() throws IOException {
        assertEquals(
                List.of(FIRST),
                read(
                        "Close,VOLUME,trades,Low,High,Open,Timestamp\n807.47,2.85664446,12,800.01,807.47,800.01,1385337600\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"time", "open_time", "Open Time", "timestamp", "date", "DATE"})
    void theTimeColumnHasSeveralNames(String name) throws IOException {
        assertEquals(List.of(FIRST), read(HEADER.replace("time", name) + FIRST_ROW));
    }

    @Test
    void volumeMayBeMissing() throws IOException {
        assertEquals(
                List.of(new Candle(60_000, 2, 3, 1, 2, 0)),
                read("time,open,high,low,close\n1970-01-01T00:01Z,2,3,1,2\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "1385337600, 1385337600000",
        "1385337600000, 1385337600000",
        "1385337600000000, 1385337600000",
        "2013-11-25, 1385337600000",
        "2013-11-25T00:00Z, 1385337600000",
        "2013-11-25 00:00:00, 1385337600000",
        "2013-11-25T00:00:00.000000Z, 1385337600000",
        "2013-11-25T01:30:00+01:30, 1385337600000",
        "2013-11-24T19:00:00-0500, 1385337600000",
        "2013-11-25T01:00:00.250+01, 1385337600250",
        "2016-02-29T23:59:59Z, 1456790399000",
        "-60, -60000",
        "1969-12-31T23:59:00Z, -60000",
        "99999999999, 99999999999000",
        "100000000000, 100000000000",
    })
    void timesAreIsoOrEpochByMagnitude(String text, long ms) throws IOException {
        assertEquals(ms, read(HEADER + text + ",1,1,1,1,1\n").get(0).openTimeMs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2013-13-25",
                "2013-02-29",
                "2013-11-25T24:00Z",
                "2013-11-25T00:60Z",
                "2013-11-25T00:00:00.0001Z",
                "2013-11-25T00:00:00+1",
                "2013-11-25T",
                "1385337600000001",
                "138533760000000000",
                "99999999999999999999",
                "1.3e9",
                "-"
            })
    void whatIsNoTimeIsABadRow(String text) {
        CandleCsv.Fault fault = assertThrows(CandleCsv.Fault.class, () -> read(HEADER + text + ",1,1,1,1,1\n"));
        assertEquals(2, fault.line());
        assertTrue(fault.reason().startsWith("time \"" + text + "\" is neither"), fault.reason());
    }

    @Test
    void carriageReturnsAByteOrderMarkQuotesAndEmptyLinesDoNoHarm() throws IOException {
        String text = "\uFEFF\"time\",\"open\",high,low,close,volume\r\n"
                + "\"1385337600000\", 800.01 ,807.47,800.01,807.47," + "\"2.85664446\"\r\n\r\n";
        assertEquals(List.of(FIRST), read(text));
        assertEquals(List.of(FIRST), read(HEADER + FIRST_ROW.strip()));
        assertEquals(List.of(), read(HEADER));
    }

    @Test
    void gzipIsRecognisedByItsBytes() throws IOException {
        Path file = folder.resolve("candles.txt");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + FIRST_ROW).getBytes(StandardCharsets.UTF_8));
        }
        try (CandleCsv csv = CandleCsv.open(file, Timeframe.M1, BadRows.REFUSE)) {
            assertEquals(FIRST, csv.next());
            assertNull(csv.next());
            assertEquals(Files.size(file), csv.bytesRead());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1385337660,1,1,1,1 | 5 fields where the header has 6",
                "1385337660,1,1,1,1,1,1 | 7 fields where the header has 6",
                "1385337660,1,1,1,one,1 | close \"one\" is no number",
                "1385337660,NaN,1,1,1,1 | open \"NaN\" is no number",
                "1385337660,1,0x1p3,1,1,1 | high \"0x1p3\" is no number",
                "1385337660,1,1,1d,1,1 | low \"1d\" is no number",
                "1385337660,1,1,1,1, | volume \"\" is no number",
                "1385337660,1,1e400,1,1,1 | prices must be finite and above zero: low 1.0, high Infinity",
                "1385337660,0,1,0,1,1 | prices must be finite and above zero: low 0.0, high 1.0",
                "1385337660,1,1,-1,1,1 | prices must be finite and above zero: low -1.0, high 1.0",
                "1385337660,3,2,1,1,1 | open 3.0 and close 1.0 must lie between low 1.0 and high 2.0",
                "1385337660,1,1,1,1,-1 | volume must be finite and not negative: -1.0",
                "1385337600,1,1,1,1,1 | time 2013-11-25T00:00:00Z is there twice",
                "1385337540,1,1,1,1,1 | time 2013-11-24T23:59:00Z comes after the later 2013-11-25T00:00:00Z",
                "1385337661,1,1,1,1,1 | time 2013-11-25T00:01:01Z is not where a candle of 1m opens",
            })
    void aBadRowIsRefusedWithItsLineAndReason(String row, String reason) throws IOException {
        String text = HEADER + FIRST_ROW + row + "\n" + "1385337720,1,2,1,2,1\n";
        CandleCsv.Fault fault = assertThrows(CandleCsv.Fault.class, () -> read(text));
        assertEquals("test.csv:3: " + reason, fault.getMessage());
        assertEquals("test.csv", fault.file());

        CandleCsv skipping = CandleCsv.of("test.csv", bytes(text), Timeframe.M1, BadRows.SKIP);
        assertEquals(List.of(FIRST, new Candle(1385337720000L, 1, 2, 1, 2, 1)), all(skipping));
        assertEquals(1, skipping.rejected());
    }

    @Test
    void aHeaderMustNameWhatACandleNeeds() {
        assertEquals(
                "test.csv:1: the first line must be a header: time,open,high,low,close[,volume]; it lacks time, low",
                fault("t,open,high,close\n"));
        assertEquals("test.csv:1: the header names open twice", fault("time,open,open,high,low,close\n"));
        assertTrue(fault("").startsWith("test.csv:1: the first line must be a header"));
        assertTrue(fault(FIRST_ROW).startsWith("test.csv:1: the first line must be a header"));
    }

    @Test
    void aMissingFileIsAFaultOfItsOwn() {
        Path file = folder.resolve("none.csv");
        CandleCsv.Fault fault =
                assertThrows(CandleCsv.Fault.class, () -> CandleCsv.open(file, Timeframe.M1, BadRows.REFUSE));
        assertEquals(file + ": no such file", fault.getMessage());
    }

    @Test
    void anEndlessLineIsABadRowAndTheNextOneIsRead() throws IOException {
        String text = HEADER + "9".repeat(300_000) + "\n" + FIRST_ROW;
        CandleCsv csv = CandleCsv.of("test.csv", bytes(text), Timeframe.M1, BadRows.SKIP);
        assertEquals(List.of(FIRST), all(csv));
        assertEquals(1, csv.rejected());
    }

    @ParameterizedTest
    @CsvSource({"60;120;300, 1m", "0;86400;604800, 1d", "1385856000;1388534400;1391212800, 1M"})
    void theTimeframeIsTheSmallestStep(String times, String timeframe) throws IOException {
        assertEquals(timeframe, CandleCsv.timeframeOf(file(times)).toString());
    }

    @Test
    void aStepThatIsNoTimeframeIsAFault() throws IOException {
        Path odd = file("0;420");
        CandleCsv.Fault fault = assertThrows(CandleCsv.Fault.class, () -> CandleCsv.timeframeOf(odd));
        assertEquals("the smallest step of 420000 ms is no timeframe's length: name one", fault.reason());
        Path one = file("0");
        assertThrows(CandleCsv.Fault.class, () -> CandleCsv.timeframeOf(one));
    }

    @Test
    void numbersEqualTheJavaParserToTheBit() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50_000; i++) {
            String text = number(random);
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
            assertEquals(expected, Double.doubleToRawLongBits(CsvNumber.parse(bytes, 0, bytes.length)), text);
        }
    }

    private static String number(SplittableRandom random) {
        switch (random.nextInt(5)) {
            case 0:
                return Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7fdfffffffffffffL));
            case 1:
                return Long.toString(random.nextLong());
            case 2:
                return random.nextInt(100_000) + "." + random.nextLong(1_000_000_000L);
            case 3:
                return "." + random.nextLong(1L << 60) + "E+" + random.nextInt(400);
            default:
                return random.nextInt(1_000) + ".e-" + random.nextInt(40);
        }
    }

    @Test
    void mutilatedFilesNeverThrowAnythingButTheirOwnFault() throws IOException {
        long seed = 20131125;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] plain = (HEADER + FIRST_ROW
                        + "2013-11-25T00:01:00Z,807,8.07e2,806.99,806.99,0.3\n1385337720,1,2,1,2,0\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] zipped = zipped(plain);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = (i % 10 == 0 ? zipped : plain).clone();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
            BadRows badRows = random.nextBoolean() ? BadRows.SKIP : BadRows.REFUSE;
            try (CandleCsv csv =
                    CandleCsv.of("test.csv", new ByteArrayInputStream(bytes, 0, length), Timeframe.M1, badRows)) {
                assertTrue(all(csv).size() <= 3);
            } catch (CandleCsv.Fault expected) {
                assertEquals("test.csv", expected.file());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + i, e);
            }
        }
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private Path file(String times) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (String time : times.split(";")) {
            text.append(time).append(",1,1,1,1,1\n");
        }
        return Files.writeString(folder.resolve("steps.csv"), text);
    }

    private static String fault(String text) {
        return assertThrows(CandleCsv.Fault.class, () -> read(text)).getMessage();
    }

    private static List<Candle> read(String text) throws IOException {
        return all(CandleCsv.of("test.csv", bytes(text), timeframe(text), BadRows.REFUSE));
    }

    /** Odd times are read without alignment, so that each test shows one thing. */
    private static Timeframe timeframe(String text) {
        return text.contains(FIRST_ROW) ? Timeframe.M1 : null;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Candle> all(CandleCsv csv) throws IOException {
        List<Candle> candles = new ArrayList<>();
        for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
            candles.add(candle);
        }
        return candles;
    }
}
