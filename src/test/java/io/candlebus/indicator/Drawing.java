package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A small SVG picture, built mark by mark. Its colours are told apart from white as well as from black; whole pixels only,
 * so that it is the same to the byte on every machine.
 */
final class Drawing {
    static final String UP = "#2da44e";
    static final String DOWN = "#e5534b";
    static final String QUIET = "#848d97";
    static final List<String> LINES = List.of("#2f81f7", "#d9730d", "#a371f7", "#2da44e", "#e5534b");
    private static final List<String> DASHES = List.of("", "9 5", "3 4", "14 4 3 4", "1 6");

    private final int width;
    private final int height;
    private final StringBuilder marks = new StringBuilder();

    Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Where values come to lie: the lowest at the bottom, the highest at the top.
     *
     * @param top pixels from the picture's top
     * @param bottom more of them
     */
    record Scale(double lowest, double highest, int top, int bottom) {
        /** For all of the values that are known. */
        static Scale of(DoubleStream values, int top, int bottom) {
            var known = values.filter(v -> !Double.isNaN(v)).summaryStatistics();
            return new Scale(known.getMin(), known.getMax(), top, bottom);
        }

        int y(double value) {
            double span = highest - lowest;
            double part = span > 0 ? (highest - value) / span : 0.5;
            return (int) Math.round(top + part * (bottom - top));
        }
    }

    /** Candles as wicks and bodies, a step of pixels apart. */
    void candles(List<Candle> candles, Scale scale, int left, int step) {
        StringBuilder[] bodies = {new StringBuilder(), new StringBuilder()};
        StringBuilder wicks = new StringBuilder();
        for (int i = 0; i < candles.size(); i++) {
            Candle c = candles.get(i);
            int x = left + i * step;
            stroke(wicks, x, scale.y(c.high()), scale.y(c.low()));
            int top = scale.y(Math.max(c.open(), c.close()));
            int bottom = scale.y(Math.min(c.open(), c.close()));
            stroke(bodies[c.close() >= c.open() ? 0 : 1], x, top, Math.max(top + 2, bottom));
        }
        int thick = Math.max(4, step / 2);
        path(wicks, QUIET, Math.max(1, step / 12), "");
        path(bodies[0], UP, thick, "");
        path(bodies[1], DOWN, thick, "");
    }

    /** A line through the values that are known, the nth of its picture. */
    void line(double[] values, Scale scale, int left, int step, int nth) {
        StringBuilder path = new StringBuilder();
        int beforeX = 0;
        int beforeY = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            int x = left + i * step;
            int y = scale.y(values[i]);
            boolean goesOn = i > 0 && !Double.isNaN(values[i - 1]);
            path.append(goesOn ? "l" + (x - beforeX) + signed(y - beforeY) : "M" + x + " " + y);
            beforeX = x;
            beforeY = y;
        }
        path(path, LINES.get(nth % 5), 3, DASHES.get(nth % 5));
    }

    /** A bar from zero per value. */
    void bars(double[] values, Scale scale, int left, int step) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                stroke(path, left + i * step, scale.y(0), scale.y(values[i]));
            }
        }
        path(path, QUIET, 4, "");
    }

    /** A dot per value. */
    void dots(double[] values, Scale scale, int left, int step) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                path.append('M')
                        .append(left + i * step)
                        .append(' ')
                        .append(scale.y(values[i]))
                        .append("h0");
            }
        }
        path(path, LINES.get(0), 5, "");
    }

    void level(int y) {
        marks.append("<path d=\"M0 %dH%d\" stroke=\"%s\" stroke-opacity=\".5\"/>\n".formatted(y, width, QUIET));
    }

    void text(int x, int y, String text, String color) {
        marks.append("<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n".formatted(x, y, color, text));
    }

    /** The picture, shown at half its pixels. */
    String svg(String title) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" fill=\"none\" "
                        + "stroke-linejoin=\"round\" stroke-linecap=\"round\" font-family=\"sans-serif\" font-size=\"22\">\n"
                        + "<title>%s</title>\n%s</svg>\n")
                .formatted(width / 2, height / 2, width, height, title, marks);
    }

    private static void stroke(StringBuilder path, int x, int from, int to) {
        if (to != from) {
            path.append('M').append(x).append(' ').append(from).append('v').append(to - from);
        }
    }

    private static String signed(int number) {
        return number < 0 ? Integer.toString(number) : " " + number;
    }

    private void path(StringBuilder path, String color, int thickness, String dash) {
        if (path.length() > 0) {
            String butt =
                    color.equals(UP) || color.equals(DOWN) || color.equals(QUIET) ? " stroke-linecap=\"butt\"" : "";
            String dashes = dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"";
            marks.append(String.format(
                    Locale.ROOT,
                    "<path d=\"%s\" stroke=\"%s\" stroke-width=\"%d\"%s%s/>\n",
                    path,
                    color,
                    thickness,
                    butt,
                    dashes));
        }
    }
}
