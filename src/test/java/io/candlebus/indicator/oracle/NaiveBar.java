package io.candlebus.indicator.oracle;

/**
 * A candle with what was usual before it, all measured anew from the whole series.
 *
 * @param usual mean body of the ten candles before it
 * @param tiny a tenth of their mean range
 * @param modest half of the mean of both their shadows together
 * @param five mean range of the five candles before it
 */
public record NaiveBar(double o, double h, double l, double c, double usual, double tiny, double modest, double five) {
    /**
     * The candles of a series, with NaN for what is not known.
     *
     * @param slack added to all that is usual
     */
    static NaiveBar[] of(Given g, double slack) {
        NaiveBar[] plain = g.candles().stream()
                .map(c -> new NaiveBar(c.open(), c.high(), c.low(), c.close(), 0, 0, 0, 0))
                .toArray(NaiveBar[]::new);
        NaiveBar[] bars = new NaiveBar[plain.length];
        for (int t = 0; t < bars.length; t++) {
            double bodies = 0;
            double ranges = 0;
            double shadows = 0;
            double fiveRanges = 0;
            for (int i = Math.max(0, t - 10); i < t; i++) {
                bodies += plain[i].body();
                ranges += plain[i].h - plain[i].l;
                shadows += plain[i].up() + plain[i].down();
                fiveRanges += i >= t - 5 ? plain[i].h - plain[i].l : 0;
            }
            NaiveBar p = plain[t];
            double known = (t < 10 ? Double.NaN : 0) + slack;
            double five = (t < 5 ? Double.NaN : fiveRanges / 5) + slack;
            double tiny = known + 0.1 * (ranges / 10);
            bars[t] = new NaiveBar(p.o, p.h, p.l, p.c, known + bodies / 10, tiny, known + shadows / 10 / 2, five);
        }
        return bars;
    }

    int sign() {
        return c >= o ? 1 : -1;
    }

    boolean rose() {
        return c >= o;
    }

    boolean fell() {
        return c < o;
    }

    double body() {
        return Math.abs(c - o);
    }

    double top() {
        return o > c ? o : c;
    }

    double foot() {
        return o < c ? o : c;
    }

    /** Shadow above. */
    double up() {
        return h - top();
    }

    /** Shadow below. */
    double down() {
        return foot() - l;
    }

    boolean big() {
        return body() > usual;
    }

    boolean small() {
        return body() < usual;
    }

    boolean doji() {
        return body() <= tiny;
    }

    boolean bald() {
        return big() && up() < tiny && down() < tiny;
    }

    double near() {
        return 0.2 * five;
    }

    double far() {
        return 0.6 * five;
    }

    double equal() {
        return 0.05 * five;
    }

    boolean above(NaiveBar other) {
        return foot() > other.top();
    }

    boolean below(NaiveBar other) {
        return top() < other.foot();
    }

    /** Whether a price lies strictly between the ends of the body. */
    boolean holds(double price) {
        return price < top() && price > foot();
    }
}
