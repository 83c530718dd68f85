package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Every indicator has a golden file from an independent source, and agrees with it to 1e-9. */
class GoldenTest {
    @EveryIndicator
    void agreesWithItsGoldenFile(IndicatorType type) throws IOException {
        List<String> lines = read("/golden/" + type.name() + ".csv");
        assertTrue(lines.get(0).startsWith("# oracle: "), lines.get(0));
        String names = type.outputs().stream().map(Output::name).collect(Collectors.joining(","));
        assertEquals("candle," + names, lines.get(1));
        assertEquals(GoldenFiles.CANDLES.size(), lines.size() - 2);
        double[][] actual = Columns.run(type, type.defaults(), GoldenFiles.CANDLES);
        for (int o = 0; o < actual.length; o++) {
            double[] expected = column(lines, o + 1);
            double[] ours = actual[o].clone();
            int said = 0;
            for (int t = 0; t < ours.length; t++) {
                said += Double.isNaN(expected[t]) ? 0 : 1;
                ours[t] = Double.isNaN(expected[t]) ? Double.NaN : ours[t];
            }
            String what = type + " " + type.outputs().get(o).name();
            assertTrue(said >= 60, what + " has only " + said + " golden values");
            // TA-Lib's bands carry the rounding of its running sums.
            Agreement.check(what, expected, ours, 0, 10 * Agreement.digits(type, o, 1000, actual));
        }
    }

    private static double[] column(List<String> lines, int place) {
        return lines.stream()
                .skip(2)
                .map(line -> line.split(",", -1)[place])
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    private static List<String> read(String resource) throws IOException {
        try (InputStream in = GoldenTest.class.getResourceAsStream(resource)) {
            assertNotNull(in, resource + " is missing; GoldenFiles writes it");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
