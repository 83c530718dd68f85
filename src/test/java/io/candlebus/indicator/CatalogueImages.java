package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Draws every entry of the catalogue: a pattern as its example, any other over the last hours of the demo week, in the
 * price's pane where it is a price and in one of its own below where it is not.
 */
final class CatalogueImages {
    private static final int WIDTH = 808;
    private static final int LEFT = 8;
    private static final int STEP = 8;
    private static final int HOURS = 100;
    private static final int PRICE_TOP = 36;
    private static final int PRICE_BOTTOM = 200;
    private static final int PANE_TOP = 244;
    private static final int PANE_BOTTOM = 350;
    private static final int PATTERN_STEP = 28;
    private static final int PATTERN_BOTTOM = 220;
    private static final Set<String> BARS = Set.of("volume", "histogram", "awesome", "force_index");
    private static final Set<String> DOTS = Set.of("psar");

    private CatalogueImages() {}

    /** The pictures by the name of their indicator. */
    static Map<String, String> draw(Catalogue catalogue) {
        Map<String, String> pictures = new TreeMap<>();
        for (IndicatorType type : catalogue.types()) {
            pictures.put(type.name(), type.family() == Family.PATTERN ? pattern(type) : chart(type));
        }
        return pictures;
    }

    private static String chart(IndicatorType type) {
        List<Candle> hours = CandleSets.demoHours();
        int from = hours.size() - HOURS;
        double[][] columns = Arrays.stream(Columns.run(type, type.defaults(), hours))
                .map(column -> Arrays.copyOfRange(column, from, column.length))
                .toArray(double[][]::new);
        List<Candle> candles = hours.subList(from, hours.size());
        List<Integer> over = IntStream.range(0, columns.length)
                .filter(o -> isOverlay(type, o, candles, columns[o]))
                .boxed()
                .toList();
        List<Integer> below = IntStream.range(0, columns.length)
                .filter(o -> !over.contains(o))
                .boxed()
                .toList();
        Drawing drawing = new Drawing(WIDTH, below.isEmpty() ? PRICE_BOTTOM + 8 : PANE_BOTTOM + 8);
        DoubleStream prices = candles.stream().flatMapToDouble(c -> DoubleStream.of(c.low(), c.high()));
        var scale = Drawing.Scale.of(DoubleStream.concat(prices, values(columns, over)), PRICE_TOP, PRICE_BOTTOM);
        drawing.candles(candles, scale, LEFT, STEP);
        outputs(drawing, type, columns, over, scale);
        pane(drawing, type, columns, below);
        return drawing.svg(type.title());
    }

    private static void pane(Drawing drawing, IndicatorType type, double[][] columns, List<Integer> below) {
        if (!below.isEmpty()) {
            var scale = Drawing.Scale.of(values(columns, below), PANE_TOP, PANE_BOTTOM);
            boolean hasBars = below.stream().anyMatch(o -> isBars(type, o));
            if (hasBars) {
                double lowest = Math.min(0, scale.lowest());
                scale = new Drawing.Scale(lowest, Math.max(0, scale.highest()), PANE_TOP, PANE_BOTTOM);
            }
            if (scale.lowest() <= 0 && scale.highest() >= 0) {
                drawing.level(scale.y(0));
            }
            outputs(drawing, type, columns, below, scale);
        }
    }

    /** Their lines, and their names above them. */
    private static void outputs(
            Drawing drawing, IndicatorType type, double[][] columns, List<Integer> which, Drawing.Scale scale) {
        int x = LEFT;
        for (int o : which) {
            String name = type.outputs().get(o).name();
            String color = isBars(type, o) ? Drawing.QUIET : Drawing.LINES.get(o % Drawing.LINES.size());
            if (isBars(type, o)) {
                drawing.bars(columns[o], scale, LEFT, STEP);
            } else if (DOTS.contains(type.name())) {
                drawing.dots(columns[o], scale, LEFT, STEP);
            } else {
                drawing.line(columns[o], scale, LEFT, STEP, o);
            }
            drawing.text(x, scale.top() - 12, name, color);
            x += 13 * (name.length() + 2);
        }
    }

    private static boolean isBars(IndicatorType type, int output) {
        String name = type.outputs().get(output).name();
        return BARS.contains(name) || output == 0 && BARS.contains(type.name());
    }

    /** A price that is near those of the candles; a sum of prices is none. */
    private static boolean isOverlay(IndicatorType type, int output, List<Candle> candles, double[] column) {
        var lows = candles.stream().mapToDouble(Candle::low).min().orElseThrow();
        var highs = candles.stream().mapToDouble(Candle::high).max().orElseThrow();
        double span = highs - lows;
        return type.outputs().get(output).unit() == Unit.PRICE
                && DoubleStream.of(column)
                        .filter(v -> !Double.isNaN(v))
                        .allMatch(v -> v > lows - span && v < highs + span);
    }

    private static DoubleStream values(double[][] columns, List<Integer> which) {
        return which.stream().flatMapToDouble(o -> DoubleStream.of(columns[o]));
    }

    private static String pattern(IndicatorType type) {
        Map<Integer, List<Candle>> examples = examples(type);
        int candles = examples.values().stream().mapToInt(List::size).sum();
        Drawing drawing = new Drawing((candles + 2 * examples.size()) * PATTERN_STEP, PATTERN_BOTTOM + 8);
        int x = PATTERN_STEP;
        for (var example : examples.entrySet()) {
            List<Candle> shown = example.getValue();
            DoubleStream prices = shown.stream().flatMapToDouble(c -> DoubleStream.of(c.low(), c.high()));
            drawing.candles(shown, Drawing.Scale.of(prices, PRICE_TOP, PATTERN_BOTTOM), x, PATTERN_STEP);
            String said = String.valueOf(example.getKey()).replace('-', '−');
            String color = example.getKey() > 0 ? Drawing.UP : Drawing.DOWN;
            drawing.text(x + (shown.size() - 1) * PATTERN_STEP - 20, PRICE_TOP - 12, said, color);
            x += (shown.size() + 2) * PATTERN_STEP;
        }
        return drawing.svg(type.title());
    }

    /** One for each thing that it says, turned upside down where it then says the opposite. */
    private static Map<Integer, List<Candle>> examples(IndicatorType type) {
        Map<Integer, List<Candle>> examples = new LinkedHashMap<>();
        for (PatternExample example : PatternExample.all()) {
            if (example.name().equals(type.name())) {
                examples.putIfAbsent(example.signal(), shown(example, example.candles()));
                if (last(type, example.mirrored()) == -example.signal()) {
                    examples.putIfAbsent(-example.signal(), shown(example, example.mirrored()));
                }
            }
        }
        return examples;
    }

    private static double last(IndicatorType type, List<Candle> candles) {
        return Columns.run(type, type.defaults(), candles)[0][candles.size() - 1];
    }

    /** The example and two ordinary candles before it. */
    private static List<Candle> shown(PatternExample example, List<Candle> candles) {
        return candles.subList(candles.size() - example.shape().size() - 2, candles.size());
    }
}
