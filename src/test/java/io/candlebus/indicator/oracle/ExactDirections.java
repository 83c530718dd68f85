package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.ExactFormulas.columns;
import static io.candlebus.indicator.oracle.ExactFormulas.high;
import static io.candlebus.indicator.oracle.ExactFormulas.low;
import static io.candlebus.indicator.oracle.ExactFormulas.trueRange;

import java.util.HashMap;
import java.util.Map;

/** Wilder's directional indicators with 32 digits. */
final class ExactDirections {
    static final Map<String, Oracle> ALL = new HashMap<>();

    static {
        ALL.put("plus_dm", g -> columns(movement(g, true)));
        ALL.put("minus_dm", g -> columns(movement(g, false)));
        ALL.put("plus_di", g -> columns(direction(g, true)));
        ALL.put("minus_di", g -> columns(direction(g, false)));
        ALL.put("dx", g -> columns(dx(g).held(g.n("period"))));
        ALL.put("adx", g -> columns(adx(g), direction(g, true), direction(g, false)));
        ALL.put(
                "adxr",
                g -> columns(adx(g).plus(adx(g).shift(g.n("period") - 1)).times(0.5)));
    }

    private ExactDirections() {}

    private static ExactColumn movement(Given g, boolean isUp) {
        ExactColumn rise = high(g).change(1);
        ExactColumn fall = low(g).change(1).map(Exact::negative);
        ExactColumn wins =
                isUp ? rise.with(fall, ExactDirections::dominant) : fall.with(rise, ExactDirections::dominant);
        return wins.faded(g.n("period"));
    }

    private static ExactColumn direction(Given g, boolean isUp) {
        ExactColumn range = trueRange(g).faded(g.n("period"));
        return movement(g, isUp).over(range, 0).from(g.n("period")).times(100);
    }

    private static ExactColumn dx(Given g) {
        ExactColumn plus = direction(g, true);
        ExactColumn minus = direction(g, false);
        return plus.minus(minus).abs().over(plus.plus(minus), Double.NaN).times(100);
    }

    private static ExactColumn adx(Given g) {
        return dx(g).wilderOverHoles(g.n("period"), g.n("period"));
    }

    /** Decided on doubles: decimal prices that move equally far differ in digits that no price has. */
    private static Exact dominant(Exact one, Exact other) {
        if (!one.isKnown()) {
            return one;
        }
        return one.toDouble() > other.toDouble() && one.toDouble() > 0 ? one : Exact.ZERO;
    }
}
