package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.NaivePattern.one;
import static io.candlebus.indicator.oracle.NaivePattern.two;

import java.util.HashMap;
import java.util.Map;

/**
 * The patterns of one and of two candles as plain questions to whole series: the first candle of a pattern is {@code a},
 * the last one the candle at which it is told.
 */
public final class NaivePatterns {
    public static final Map<String, NaivePattern> ALL = new HashMap<>();

    static {
        dojis();
        singles();
        pairs();
        necks();
        ALL.putAll(NaiveLongPatterns.ALL);
    }

    private NaivePatterns() {}

    static int when(boolean yes, int signal) {
        return yes ? signal : 0;
    }

    /** Whether x and y are no further apart than the reach, measured from y. */
    static boolean level(double x, double y, double reach) {
        return x >= y - reach && x <= y + reach;
    }

    private static void dojis() {
        ALL.put("doji", one(a -> when(a.doji(), 100)));
        ALL.put("dragonfly_doji", one(a -> when(a.doji() && a.up() < a.tiny() && a.down() > a.tiny(), 100)));
        ALL.put("gravestone_doji", one(a -> when(a.doji() && a.down() < a.tiny() && a.up() > a.tiny(), 100)));
        ALL.put("long_legged_doji", one(a -> when(a.doji() && Math.max(a.up(), a.down()) > a.body(), 100)));
        ALL.put("takuri", one(a -> when(a.doji() && a.up() < a.tiny() && a.down() > 2 * a.body(), 100)));
        ALL.put("rickshaw_man", one(a -> {
            double half = a.l() + (a.h() - a.l()) / 2;
            boolean shadows = Math.min(a.up(), a.down()) > a.body();
            return when(a.doji() && shadows && a.foot() <= half + a.near() && a.top() >= half - a.near(), 100);
        }));
        ALL.put("doji_star", two(11, (a, b) -> {
            boolean jumped = a.rose() ? b.above(a) : b.below(a);
            return when(a.big() && b.doji() && jumped, -100 * a.sign());
        }));
        ALL.put("harami_cross", two(11, (a, b) -> when(a.big() && b.doji(), -a.sign() * womb(a, b))));
    }

    private static void singles() {
        ALL.put("marubozu", one(a -> when(a.bald(), 100 * a.sign())));
        ALL.put("closing_marubozu", one(a -> {
            boolean open = a.rose() ? a.h() - a.c() < a.tiny() : a.c() - a.l() < a.tiny();
            return when(a.big() && open, 100 * a.sign());
        }));
        ALL.put("belt_hold", one(a -> {
            boolean held = a.rose() ? a.o() - a.l() < a.tiny() : a.h() - a.o() < a.tiny();
            return when(a.big() && held, 100 * a.sign());
        }));
        ALL.put("long_line", one(a -> when(a.big() && Math.max(a.up(), a.down()) < a.modest(), 100 * a.sign())));
        ALL.put("short_line", one(a -> when(a.small() && Math.max(a.up(), a.down()) < a.modest(), 100 * a.sign())));
        ALL.put("spinning_top", one(a -> when(a.small() && Math.min(a.up(), a.down()) > a.body(), 100 * a.sign())));
        ALL.put("high_wave", one(a -> when(a.small() && Math.min(a.up(), a.down()) > 2 * a.body(), 100 * a.sign())));
        ALL.put("hammer", two(11, (a, b) -> when(handle(b) && b.foot() <= a.l() + a.near(), 100)));
        ALL.put("hanging_man", two(11, (a, b) -> when(handle(b) && b.foot() >= a.h() - a.near(), -100)));
        ALL.put("inverted_hammer", two(11, (a, b) -> when(mast(b) && b.below(a), 100)));
        ALL.put("shooting_star", two(11, (a, b) -> when(mast(b) && b.above(a), -100)));
    }

    private static void pairs() {
        ALL.put("engulfing", two(2, (a, b) -> {
            boolean strictly = b.top() > a.top() && b.foot() < a.foot();
            boolean onOneSide = b.top() == a.top() ^ b.foot() == a.foot();
            boolean around = b.top() >= a.top() && b.foot() <= a.foot() && (strictly || onOneSide);
            return when(a.sign() == -b.sign() && around, (strictly ? 100 : 80) * b.sign());
        }));
        ALL.put("harami", two(11, (a, b) -> when(a.big() && b.body() <= b.usual(), -a.sign() * womb(a, b))));
        ALL.put(
                "homing_pigeon",
                two(
                        11,
                        (a, b) -> when(
                                a.fell()
                                        && b.fell()
                                        && a.big()
                                        && b.body() <= b.usual()
                                        && b.o() < a.o()
                                        && b.c() > a.c(),
                                100)));
        ALL.put("matching_low", two(6, (a, b) -> when(a.fell() && b.fell() && level(b.c(), a.c(), a.equal()), 100)));
        ALL.put("counterattack", two(11, (a, b) -> {
            boolean bodies = a.sign() == -b.sign() && a.big() && b.big();
            return when(bodies && level(b.c(), a.c(), a.equal()), 100 * b.sign());
        }));
        ALL.put("separating_lines", two(11, (a, b) -> {
            boolean held = b.rose() ? b.o() - b.l() < b.tiny() : b.h() - b.o() < b.tiny();
            boolean bodies = a.sign() == -b.sign() && b.big() && held;
            return when(bodies && level(b.o(), a.o(), a.equal()), 100 * b.sign());
        }));
        ALL.put("kicking", two(11, (a, b) -> when(kicks(a, b), 100 * b.sign())));
        ALL.put("kicking_by_length", two(11, (a, b) -> when(kicks(a, b), 100 * (b.body() > a.body() ? b : a).sign())));
    }

    private static void necks() {
        ALL.put("piercing", two(11, (a, b) -> {
            boolean up = dives(a, b) && b.big() && b.c() < a.o();
            return when(up && b.c() > a.c() + a.body() * 0.5, 100);
        }));
        ALL.put("on_neck", two(11, (a, b) -> when(dives(a, b) && level(b.c(), a.l(), a.equal()), -100)));
        ALL.put("in_neck", two(11, (a, b) -> when(dives(a, b) && b.c() >= a.c() && b.c() <= a.c() + a.equal(), -100)));
        ALL.put("thrusting", two(11, (a, b) -> {
            boolean past = dives(a, b) && b.c() > a.c() + a.equal();
            return when(past && b.c() <= a.c() + a.body() * 0.5, -100);
        }));
        ALL.put("dark_cloud_cover", new NaivePattern(11, (g, bars, t) -> {
            NaiveBar a = bars[t - 1];
            NaiveBar b = bars[t];
            boolean leaps = a.rose() && a.big() && b.fell() && b.o() > a.h();
            return when(leaps && b.c() > a.o() && b.c() < a.c() - a.body() * g.d("penetration"), -100);
        }));
    }

    private static boolean handle(NaiveBar b) {
        return b.small() && b.down() > b.body() && b.up() < b.tiny();
    }

    private static boolean mast(NaiveBar b) {
        return b.small() && b.up() > b.body() && b.down() < b.tiny();
    }

    private static boolean kicks(NaiveBar a, NaiveBar b) {
        boolean apart = a.fell() && b.rose() && b.l() > a.h() || a.rose() && b.fell() && b.h() < a.l();
        return a.bald() && b.bald() && apart;
    }

    private static boolean dives(NaiveBar a, NaiveBar b) {
        return a.fell() && a.big() && b.rose() && b.o() < a.l();
    }

    /** How well the body of b lies in that of a. */
    private static int womb(NaiveBar a, NaiveBar b) {
        if (a.holds(b.o()) && a.holds(b.c())) {
            return 100;
        }
        return b.top() <= a.top() && b.foot() >= a.foot() ? 80 : 0;
    }
}
