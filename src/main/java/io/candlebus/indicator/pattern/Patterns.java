package io.candlebus.indicator.pattern;

import io.candlebus.indicator.IndicatorType;
import java.util.List;

/** The patterns of the catalogue: one line each. */
public final class Patterns {
    public static final List<IndicatorType> ALL = List.of(
            // one candle
            Doji.TYPE,
            DragonflyDoji.TYPE,
            GravestoneDoji.TYPE,
            LongLeggedDoji.TYPE,
            RickshawMan.TYPE,
            Takuri.TYPE,
            InvertedHammer.TYPE,
            ShootingStar.TYPE,
            Marubozu.TYPE,
            ClosingMarubozu.TYPE,
            BeltHold.TYPE,
            LongLine.TYPE,
            ShortLine.TYPE,
            SpinningTop.TYPE,
            HighWave.TYPE,
            // two candles
            DojiStar.TYPE,
            Hammer.TYPE,
            HangingMan.TYPE,
            Engulfing.TYPE,
            Harami.TYPE,
            HaramiCross.TYPE,
            DarkCloudCover.TYPE,
            Piercing.TYPE,
            OnNeck.TYPE,
            InNeck.TYPE,
            Thrusting.TYPE,
            Counterattack.TYPE,
            SeparatingLines.TYPE,
            MatchingLow.TYPE,
            HomingPigeon.TYPE,
            Kicking.TYPE,
            KickingByLength.TYPE,
            // three candles
            TwoCrows.TYPE,
            UpsideGapTwoCrows.TYPE,
            ThreeInside.TYPE,
            ThreeOutside.TYPE,
            MorningStar.TYPE,
            MorningDojiStar.TYPE,
            EveningStar.TYPE,
            EveningDojiStar.TYPE,
            AbandonedBaby.TYPE,
            Tristar.TYPE,
            UniqueThreeRiver.TYPE,
            StickSandwich.TYPE,
            GapSideBySideWhite.TYPE,
            TasukiGap.TYPE,
            GapThreeMethods.TYPE,
            ThreeWhiteSoldiers.TYPE,
            AdvanceBlock.TYPE,
            StalledPattern.TYPE,
            IdenticalThreeCrows.TYPE,
            ThreeStarsInTheSouth.TYPE,
            Hikkake.TYPE,
            // four candles
            ThreeBlackCrows.TYPE,
            ConcealingBabySwallow.TYPE,
            ThreeLineStrike.TYPE,
            ModifiedHikkake.TYPE,
            // five candles
            Breakaway.TYPE,
            LadderBottom.TYPE,
            MatHold.TYPE,
            RisingFallingThreeMethods.TYPE);

    private Patterns() {}
}
