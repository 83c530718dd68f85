package io.candlebus.indicator.oracle;

import static io.candlebus.indicator.oracle.NaivePatterns.level;
import static io.candlebus.indicator.oracle.NaivePatterns.when;

import io.candlebus.indicator.oracle.NaivePattern.Kind;
import java.util.HashMap;
import java.util.Map;

/** The patterns of three candles and more as plain questions to whole series; {@code a} is the first candle. */
final class NaiveLongPatterns {
    static final Map<String, NaivePattern> ALL = new HashMap<>();

    static {
        stars();
        threes();
        gaps();
        steps();
        fours();
        fives();
        ALL.put("hikkake", new NaivePattern(5, (g, bars, t) -> trap(bars, t, NaiveLongPatterns::broken)));
        ALL.put(
                "modified_hikkake",
                new NaivePattern(10, (g, bars, t) -> trap(bars, t, NaiveLongPatterns::brokenTwice)));
    }

    private NaiveLongPatterns() {}

    interface Three {
        int of(NaiveBar a, NaiveBar b, NaiveBar c);
    }

    interface Deep {
        boolean of(NaiveBar a, NaiveBar b, NaiveBar c, double depth);
    }

    interface Four {
        int of(NaiveBar a, NaiveBar b, NaiveBar c, NaiveBar d);
    }

    interface Five {
        int of(NaiveBar a, NaiveBar b, NaiveBar c, NaiveBar d, NaiveBar e);
    }

    /** −1, 0 or 1: the direction in which the break at t is suspected to fail. */
    interface Break {
        int at(NaiveBar[] bars, int t);
    }

    private static NaivePattern three(int first, Three shape) {
        return new NaivePattern(first, (g, bars, t) -> shape.of(bars[t - 2], bars[t - 1], bars[t]));
    }

    /** Three candles of which the last one has the sign and the first one has not, with how far it must come back. */
    private static Kind deep(int sign, Deep shape) {
        return (g, bars, t) -> {
            NaiveBar a = bars[t - 2];
            NaiveBar c = bars[t];
            boolean turns = a.sign() == -sign && c.sign() == sign && a.big() && c.big();
            double depth = a.body() * g.d("penetration");
            return when(turns && shape.of(a, bars[t - 1], c, depth), 100 * sign);
        };
    }

    private static NaivePattern four(int first, Four shape) {
        return new NaivePattern(first, (g, bars, t) -> shape.of(bars[t - 3], bars[t - 2], bars[t - 1], bars[t]));
    }

    private static NaivePattern five(Five shape) {
        return new NaivePattern(
                14, (g, bars, t) -> shape.of(bars[t - 4], bars[t - 3], bars[t - 2], bars[t - 1], bars[t]));
    }

    private static void stars() {
        star("morning_star", deep(1, (a, b, c, d) -> !b.big() && b.below(a) && c.c() > a.c() + d));
        star("morning_doji_star", deep(1, (a, b, c, d) -> b.doji() && b.below(a) && c.c() > a.c() + d));
        star("evening_star", deep(-1, (a, b, c, d) -> !b.big() && b.above(a) && c.c() < a.c() - d));
        star("evening_doji_star", deep(-1, (a, b, c, d) -> b.doji() && b.above(a) && c.c() < a.c() - d));
        Kind up = deep(1, (a, b, c, d) -> b.doji() && b.h() < Math.min(a.l(), c.l()) && c.c() > a.c() + d);
        Kind down = deep(-1, (a, b, c, d) -> b.doji() && b.l() > Math.max(a.h(), c.h()) && c.c() < a.c() - d);
        star("abandoned_baby", (g, bars, t) -> up.at(g, bars, t) + down.at(g, bars, t));
        ALL.put("tristar", three(12, (a, b, c) -> {
            boolean dojis = Math.max(a.body(), Math.max(b.body(), c.body())) <= a.tiny();
            boolean peak = b.above(a) && c.top() < b.top();
            boolean pit = b.below(a) && c.foot() > b.foot();
            return when(dojis && (peak || pit), peak ? -100 : 100);
        }));
    }

    private static void star(String name, Kind kind) {
        ALL.put(name, new NaivePattern(12, kind));
    }

    private static void threes() {
        ALL.put("three_inside", three(12, (a, b, c) -> {
            boolean womb = a.big() && b.body() <= b.usual() && a.holds(b.o()) && a.holds(b.c());
            boolean past = a.fell() && c.rose() && c.c() > a.o() || a.rose() && c.fell() && c.c() < a.o();
            return when(womb && past, -100 * a.sign());
        }));
        ALL.put("three_outside", three(3, (a, b, c) -> {
            boolean up = a.fell() && b.rose() && b.c() > a.o() && b.o() < a.c() && c.c() > b.c();
            boolean down = a.rose() && b.fell() && b.o() > a.c() && b.c() < a.o() && c.c() < b.c();
            return when(up || down, up ? 100 : -100);
        }));
        ALL.put("two_crows", three(12, (a, b, c) -> {
            boolean sides = a.rose() && a.big() && b.fell() && b.above(a) && c.fell();
            return when(sides && b.holds(c.o()) && a.holds(c.c()), -100);
        }));
        ALL.put("upside_gap_two_crows", three(12, (a, b, c) -> {
            boolean sides = a.rose() && a.big() && b.fell() && !b.big() && b.above(a) && c.fell();
            return when(sides && c.o() > b.o() && c.c() < b.c() && c.c() > a.c(), -100);
        }));
        ALL.put("unique_three_river", three(12, (a, b, c) -> {
            boolean second = b.fell() && b.c() > a.c() && b.o() <= a.o() && b.l() < a.l();
            return when(a.fell() && a.big() && second && c.rose() && c.small() && c.o() > b.l(), 100);
        }));
        ALL.put("stick_sandwich", three(7, (a, b, c) -> {
            boolean colors = a.fell() && b.rose() && c.fell();
            return when(colors && b.l() > a.c() && level(c.c(), a.c(), a.equal()), 100);
        }));
        ALL.put("three_stars_in_the_south", three(12, (a, b, c) -> {
            boolean first = a.fell() && a.big() && a.down() > a.body();
            boolean second = b.fell() && b.body() < a.body() && b.o() > a.c() && b.o() <= a.h();
            boolean reach = b.l() < a.c() && b.l() >= a.l() && b.down() > b.tiny();
            boolean third = c.fell() && c.small() && Math.max(c.up(), c.down()) < c.tiny();
            return when(first && second && reach && third && c.l() > b.l() && c.h() < b.h(), 100);
        }));
    }

    private static void gaps() {
        ALL.put("gap_side_by_side_white", three(7, (a, b, c) -> {
            boolean up = b.above(a) && c.above(a);
            boolean down = b.below(a) && c.below(a);
            boolean alike = level(c.body(), b.body(), b.near()) && level(c.o(), b.o(), b.equal());
            return when(b.rose() && c.rose() && alike && (up || down), up ? 100 : -100);
        }));
        ALL.put("tasuki_gap", three(7, (a, b, c) -> {
            boolean alike = Math.abs(b.body() - c.body()) < b.near() && b.holds(c.o());
            boolean up = b.rose() && c.fell() && b.above(a) && c.c() < b.o() && c.c() > a.top();
            boolean down = b.fell() && c.rose() && b.below(a) && c.c() > b.o() && c.c() < a.foot();
            return when(alike && (up || down), 100 * b.sign());
        }));
        ALL.put("gap_three_methods", three(2, (a, b, c) -> {
            boolean colors = a.sign() == b.sign() && b.sign() == -c.sign();
            boolean gap = a.rose() && b.above(a) || a.fell() && b.below(a);
            return when(colors && gap && b.holds(c.o()) && a.holds(c.c()), 100 * a.sign());
        }));
    }

    private static void steps() {
        ALL.put("three_white_soldiers", three(12, (a, b, c) -> {
            boolean topped = a.up() < a.tiny() && b.up() < b.tiny() && c.up() < c.tiny();
            boolean bodies = b.body() > a.body() - a.far() && c.body() > b.body() - b.far() && c.big();
            return when(climbs(a, b) && climbs(b, c) && topped && bodies, 100);
        }));
        ALL.put("advance_block", three(12, (a, b, c) -> {
            boolean start = climbs(a, b) && climbs(b, c) && a.big() && a.up() < a.modest();
            boolean shrinks = c.body() < b.body() && b.body() < a.body();
            boolean weak = b.body() < a.body() - a.far() && c.body() < b.body() + b.near()
                    || c.body() < b.body() - b.far()
                    || shrinks && (c.up() > c.modest() || b.up() > b.modest())
                    || c.body() < b.body() && c.up() > c.body();
            return when(start && weak, -100);
        }));
        ALL.put("stalled_pattern", three(12, (a, b, c) -> {
            boolean start = climbs(a, b) && a.big() && b.big() && b.up() < b.tiny();
            boolean small = c.rose() && c.c() > b.c() && c.small();
            return when(start && small && c.o() >= b.c() - c.body() - b.near(), -100);
        }));
        ALL.put("identical_three_crows", three(12, (a, b, c) -> {
            boolean crows = crow(a) && crow(b) && crow(c) && a.c() > b.c() && b.c() > c.c();
            return when(crows && level(b.o(), a.c(), a.equal()) && level(c.o(), b.c(), b.equal()), -100);
        }));
    }

    private static void fours() {
        ALL.put("three_black_crows", four(13, (a, b, c, d) -> {
            boolean crows = crow(b) && crow(c) && crow(d) && b.c() > c.c() && c.c() > d.c();
            return when(a.rose() && a.h() > b.c() && crows && b.holds(c.o()) && c.holds(d.o()), -100);
        }));
        ALL.put("three_line_strike", four(8, (a, b, c, d) -> {
            boolean colors = a.sign() == b.sign() && b.sign() == c.sign() && d.sign() == -c.sign();
            boolean opens = b.o() >= a.foot() - a.near() && b.o() <= a.top() + a.near();
            opens &= c.o() >= b.foot() - b.near() && c.o() <= b.top() + b.near();
            boolean up = c.rose() && c.c() > b.c() && b.c() > a.c() && d.o() > c.c() && d.c() < a.o();
            boolean down = c.fell() && c.c() < b.c() && b.c() < a.c() && d.o() < c.c() && d.c() > a.o();
            return when(colors && opens && (up || down), 100 * c.sign());
        }));
        ALL.put("concealing_baby_swallow", four(13, (a, b, c, d) -> {
            boolean fall = a.fell() && b.fell() && c.fell() && d.fell() && c.below(b);
            boolean bare = Math.max(a.up(), a.down()) < a.tiny() && Math.max(b.up(), b.down()) < b.tiny();
            boolean hole = c.up() > c.tiny() && c.h() > b.c();
            return when(fall && bare && hole && d.h() > c.h() && d.l() < c.l(), 100);
        }));
    }

    private static void fives() {
        ALL.put("breakaway", five((a, b, c, d, e) -> {
            boolean colors = a.big() && a.sign() == b.sign() && b.sign() == d.sign() && d.sign() == -e.sign();
            boolean lower = c.h() < b.h() && c.l() < b.l() && d.h() < c.h() && d.l() < c.l();
            boolean higher = c.h() > b.h() && c.l() > b.l() && d.h() > c.h() && d.l() > c.l();
            boolean down = a.fell() && b.below(a) && lower && e.c() > b.o() && e.c() < a.c();
            boolean up = a.rose() && b.above(a) && higher && e.c() < b.o() && e.c() > a.c();
            return when(colors && (down || up), 100 * e.sign());
        }));
        ALL.put("ladder_bottom", five((a, b, c, d, e) -> {
            boolean fall = a.fell() && b.fell() && c.fell() && d.fell();
            boolean rungs = a.o() > b.o() && b.o() > c.o() && a.c() > b.c() && b.c() > c.c();
            return when(fall && rungs && d.up() > d.tiny() && e.rose() && e.o() > d.o() && e.c() > d.h(), 100);
        }));
        ALL.put("mat_hold", new NaivePattern(14, (g, bars, t) -> {
            NaiveBar a = bars[t - 4];
            NaiveBar b = bars[t - 3];
            NaiveBar c = bars[t - 2];
            NaiveBar d = bars[t - 1];
            NaiveBar e = bars[t];
            double floor = a.c() - a.body() * g.d("penetration");
            boolean start = a.rose() && a.big() && b.fell() && b.small() && b.above(a);
            boolean rest = c.small() && d.small() && Math.max(c.foot(), d.foot()) < a.c();
            boolean holds = Math.min(c.foot(), d.foot()) > floor && c.top() < b.o() && d.top() < c.top();
            boolean on = e.rose() && e.o() > d.c() && e.c() > Math.max(b.h(), Math.max(c.h(), d.h()));
            return when(start && rest && holds && on, 100);
        }));
        ALL.put("rising_falling_three_methods", five((a, b, c, d, e) -> {
            int s = a.sign();
            boolean colors = b.sign() == -s && c.sign() == -s && d.sign() == -s && e.sign() == s;
            boolean bodies = a.big() && b.small() && c.small() && d.small() && e.big();
            boolean within = touches(a, b) && touches(a, c) && touches(a, d);
            boolean against = s * c.c() < s * b.c() && s * d.c() < s * c.c();
            return when(
                    colors && bodies && within && against && s * e.o() > s * d.c() && s * e.c() > s * a.c(), 100 * s);
        }));
    }

    private static boolean climbs(NaiveBar a, NaiveBar b) {
        boolean white = a.rose() && b.rose() && b.c() > a.c();
        return white && b.o() > a.o() && b.o() <= a.c() + a.near();
    }

    private static boolean crow(NaiveBar a) {
        return a.fell() && a.c() - a.l() < a.tiny();
    }

    private static boolean touches(NaiveBar a, NaiveBar b) {
        return b.foot() < a.h() && b.top() > a.l();
    }

    private static boolean encloses(NaiveBar a, NaiveBar b) {
        return b.h() < a.h() && b.l() > a.l();
    }

    private static int broken(NaiveBar[] bars, int t) {
        if (t < 2 || !encloses(bars[t - 2], bars[t - 1])) {
            return 0;
        }
        boolean down = bars[t].h() < bars[t - 1].h() && bars[t].l() < bars[t - 1].l();
        boolean up = bars[t].h() > bars[t - 1].h() && bars[t].l() > bars[t - 1].l();
        return down ? 1 : when(up, -1);
    }

    private static int brokenTwice(NaiveBar[] bars, int t) {
        int way = broken(bars, t);
        if (way == 0 || t < 7 || !encloses(bars[t - 3], bars[t - 2])) {
            return 0;
        }
        NaiveBar first = bars[t - 2];
        boolean low = way > 0 && first.c() <= first.l() + first.near();
        return when(low || way < 0 && first.c() >= first.h() - first.near(), way);
    }

    /** The break at t; else the one within three candles before it, if this close is the first to confirm it. */
    private static int trap(NaiveBar[] bars, int t, Break suspected) {
        if (suspected.at(bars, t) != 0) {
            return 100 * suspected.at(bars, t);
        }
        for (int set = t - 1; set >= Math.max(1, t - 3); set--) {
            int way = suspected.at(bars, set);
            if (way != 0) {
                NaiveBar inside = bars[set - 1];
                for (int i = set + 1; i <= t; i++) {
                    if (way > 0 ? bars[i].c() > inside.h() : bars[i].c() < inside.l()) {
                        return when(i == t, 200 * way);
                    }
                }
                return 0;
            }
        }
        return 0;
    }
}
