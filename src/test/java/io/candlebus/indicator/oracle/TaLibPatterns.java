package io.candlebus.indicator.oracle;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.candlebus.market.Candle;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The patterns of TA-Lib 0.4.0 with its default candle settings, by our names. */
public final class TaLibPatterns {
    public static final Map<String, Oracle> FUNCTIONS = new TreeMap<>();

    private static final Map<String, Plain> PLAIN = new HashMap<>();
    private static final Map<String, Deep> DEEP = new HashMap<>();

    /** A TA-Lib function of four prices. */
    private interface Plain {
        RetCode run(
                Core core,
                int from,
                int to,
                double[] open,
                double[] high,
                double[] low,
                double[] close,
                MInteger begin,
                MInteger count,
                int[] out);
    }

    /** One that is told a penetration too. */
    private interface Deep {
        RetCode run(
                Core core,
                int from,
                int to,
                double[] open,
                double[] high,
                double[] low,
                double[] close,
                double penetration,
                MInteger begin,
                MInteger count,
                int[] out);
    }

    static {
        single();
        pairs();
        longer();
        DEEP.put("dark_cloud_cover", Core::cdlDarkCloudCover);
        DEEP.put("morning_star", Core::cdlMorningStar);
        DEEP.put("morning_doji_star", Core::cdlMorningDojiStar);
        DEEP.put("evening_star", Core::cdlEveningStar);
        DEEP.put("evening_doji_star", Core::cdlEveningDojiStar);
        DEEP.put("abandoned_baby", Core::cdlAbandonedBaby);
        DEEP.put("mat_hold", Core::cdlMatHold);
        PLAIN.forEach((name, function) -> FUNCTIONS.put(name, g -> columns(g, function)));
        DEEP.forEach((name, function) -> FUNCTIONS.put(
                name,
                g -> columns(
                        g,
                        (k, from, to, o, h, l, c, b, n, out) ->
                                function.run(k, from, to, o, h, l, c, g.d("penetration"), b, n, out))));
    }

    private TaLibPatterns() {}

    private static void single() {
        PLAIN.put("doji", Core::cdlDoji);
        PLAIN.put("dragonfly_doji", Core::cdlDragonflyDoji);
        PLAIN.put("gravestone_doji", Core::cdlGravestoneDoji);
        PLAIN.put("long_legged_doji", Core::cdlLongLeggedDoji);
        PLAIN.put("rickshaw_man", Core::cdlRickshawMan);
        PLAIN.put("takuri", Core::cdlTakuri);
        PLAIN.put("inverted_hammer", Core::cdlInvertedHammer);
        PLAIN.put("shooting_star", Core::cdlShootingStar);
        PLAIN.put("marubozu", Core::cdlMarubozu);
        PLAIN.put("closing_marubozu", Core::cdlClosingMarubozu);
        PLAIN.put("belt_hold", Core::cdlBeltHold);
        PLAIN.put("long_line", Core::cdlLongLine);
        PLAIN.put("short_line", Core::cdlShortLine);
        PLAIN.put("spinning_top", Core::cdlSpinningTop);
        PLAIN.put("high_wave", Core::cdlHignWave);
    }

    private static void pairs() {
        PLAIN.put("doji_star", Core::cdlDojiStar);
        PLAIN.put("hammer", Core::cdlHammer);
        PLAIN.put("hanging_man", Core::cdlHangingMan);
        PLAIN.put("engulfing", Core::cdlEngulfing);
        PLAIN.put("harami", Core::cdlHarami);
        PLAIN.put("harami_cross", Core::cdlHaramiCross);
        PLAIN.put("piercing", Core::cdlPiercing);
        PLAIN.put("on_neck", Core::cdlOnNeck);
        PLAIN.put("in_neck", Core::cdlInNeck);
        PLAIN.put("thrusting", Core::cdlThrusting);
        PLAIN.put("counterattack", Core::cdlCounterAttack);
        PLAIN.put("separating_lines", Core::cdlSeperatingLines);
        PLAIN.put("matching_low", Core::cdlMatchingLow);
        PLAIN.put("homing_pigeon", Core::cdlHomingPigeon);
        PLAIN.put("kicking", Core::cdlKicking);
        PLAIN.put("kicking_by_length", Core::cdlKickingByLength);
    }

    private static void longer() {
        PLAIN.put("two_crows", Core::cdl2Crows);
        PLAIN.put("upside_gap_two_crows", Core::cdlUpsideGap2Crows);
        PLAIN.put("three_inside", Core::cdl3Inside);
        PLAIN.put("three_outside", Core::cdl3Outside);
        PLAIN.put("tristar", Core::cdlTristar);
        PLAIN.put("unique_three_river", Core::cdlUnique3River);
        PLAIN.put("stick_sandwich", Core::cdlStickSandwhich);
        PLAIN.put("gap_side_by_side_white", Core::cdlGapSideSideWhite);
        PLAIN.put("tasuki_gap", Core::cdlTasukiGap);
        PLAIN.put("gap_three_methods", Core::cdlXSideGap3Methods);
        PLAIN.put("three_white_soldiers", Core::cdl3WhiteSoldiers);
        PLAIN.put("advance_block", Core::cdlAdvanceBlock);
        PLAIN.put("stalled_pattern", Core::cdlStalledPattern);
        PLAIN.put("three_black_crows", Core::cdl3BlackCrows);
        PLAIN.put("identical_three_crows", Core::cdlIdentical3Crows);
        PLAIN.put("three_stars_in_the_south", Core::cdl3StarsInSouth);
        PLAIN.put("concealing_baby_swallow", Core::cdlConcealBabysWall);
        PLAIN.put("three_line_strike", Core::cdl3LineStrike);
        PLAIN.put("breakaway", Core::cdlBreakaway);
        PLAIN.put("ladder_bottom", Core::cdlLadderBottom);
        PLAIN.put("rising_falling_three_methods", Core::cdlRiseFall3Methods);
        PLAIN.put("hikkake", Core::cdlHikkake);
        PLAIN.put("modified_hikkake", Core::cdlHikkakeMod);
    }

    /** Asks for all places at once, so that TA-Lib's running totals run through the whole series. */
    private static double[][] columns(Given given, Plain function) {
        double[] y = Naive.unknown(given.size());
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        int[] out = new int[y.length];
        RetCode code = function.run(
                new Core(),
                0,
                y.length - 1,
                given.column(Candle::open),
                given.highs(),
                given.lows(),
                given.closes(),
                begin,
                count,
                out);
        if (code != RetCode.Success) {
            throw new IllegalArgumentException("TA-Lib answered " + code);
        }
        for (int i = 0; i < count.value; i++) {
            y[begin.value + i] = out[i];
        }
        return new double[][] {y};
    }
}
