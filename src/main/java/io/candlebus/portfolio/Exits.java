package io.candlebus.portfolio;

import io.candlebus.market.Candle;
import io.candlebus.strategy.Risk;
import io.candlebus.strategy.Risk.Level;
import io.candlebus.strategy.RiskSpec.LevelSpec;

/**
 * The prices that end the open position, and which of them a candle reaches. A trailing stop is tested with the best price
 * known before the candle. Allocates nothing. One thread.
 */
final class Exits {
    private static final double PERCENT = 100;

    private final Risk risk;
    private final PaperTerms terms;
    private Position position;
    private int sign;
    private double trailBasis;
    private double best;

    /** What ends the position in the candle asked about last; null for nothing. */
    private ExitReason reason;

    private double level;
    private boolean atOpen;
    private boolean ambiguous;

    Exits(Risk risk, PaperTerms terms) {
        this.risk = risk;
        this.terms = terms;
    }

    /** Whether a level that there is to be cannot be told. */
    boolean isUnknown(Levels levels) {
        return needs(risk.stopLoss()) && Double.isNaN(levels.stop())
                || needs(risk.takeProfit()) && Double.isNaN(levels.target())
                || needs(risk.trailingStop()) && Double.isNaN(levels.trail());
    }

    private static boolean needs(Level level) {
        return level.slot() >= 0;
    }

    /** The stop of a position entered at a price; NaN for none. Rounded away from it. */
    double stop(double entry, int side, Levels levels) {
        double away = distance(risk.stopLoss(), entry, levels.stop());
        double price = risk.stopLoss().type() == LevelSpec.Type.PRICE ? levels.stop() : entry - side * away;
        return Double.isNaN(price) ? price : terms.instrument().price(price, -side);
    }

    /** The target of a position entered at a price; NaN for none. Rounded away from it. */
    double target(double entry, int side, Levels levels, double stop) {
        LevelSpec.Type type = risk.takeProfit().type();
        double price = levels.target();
        if (type == LevelSpec.Type.REWARD) {
            price = entry + risk.takeProfit().value() * (entry - stop);
        } else if (type != LevelSpec.Type.PRICE) {
            price = entry + side * distance(risk.takeProfit(), entry, levels.target());
        }
        return Double.isNaN(price) ? price : terms.instrument().price(price, side);
    }

    private static double distance(Level level, double price, double basis) {
        if (!level.exists()) {
            return Double.NaN;
        }
        return level.type() == LevelSpec.Type.ATR ? level.value() * basis : price * level.value() / PERCENT;
    }

    /** From here on it is about this position. */
    void watch(Position opened, double trail) {
        position = opened;
        sign = opened.side().sign();
        trailBasis = trail;
        best = opened.entryPrice();
    }

    /** Takes in the best price of a candle. */
    void follow(Candle candle) {
        best = sign > 0 ? Math.max(best, candle.high()) : Math.min(best, candle.low());
    }

    /** The trailing stop, as of the last candle; NaN while it does not follow. */
    double trailing() {
        Level trail = risk.trailingStop();
        if (!trail.exists()) {
            return Double.NaN;
        }
        double entry = position.entryPrice();
        boolean follows = sign * (best - entry) >= entry * risk.activatePercent() / PERCENT;
        return follows ? terms.instrument().price(best - sign * distance(trail, best, trailBasis), -sign) : Double.NaN;
    }

    /** Whether a candle ends the position; why and where is told afterwards. */
    boolean reach(Candle candle) {
        nearestStop();
        double worst = sign > 0 ? candle.low() : candle.high();
        double finest = sign > 0 ? candle.high() : candle.low();
        boolean stopped = sign * (worst - level) <= 0;
        boolean reached = sign * (finest - position.target()) >= 0;
        if (!stopped && !reached) {
            return false;
        }
        double open = candle.open();
        boolean stoppedAtOpen = sign * (open - level) <= 0;
        boolean reachedAtOpen = sign * (open - position.target()) >= 0;
        atOpen = stoppedAtOpen || reachedAtOpen;
        ambiguous = stopped && reached && !atOpen;
        if (atOpen ? reachedAtOpen : reached && !(ambiguous && stopFirst(candle))) {
            reason = ExitReason.TAKE_PROFIT;
            level = position.target();
        }
        return true;
    }

    /** Of stop, trailing stop and liquidation the one that is reached first. */
    private void nearestStop() {
        level = position.stop();
        reason = ExitReason.STOP_LOSS;
        nearer(trailing(), ExitReason.TRAILING_STOP);
        nearer(position.liquidation(), ExitReason.LIQUIDATION);
    }

    private void nearer(double price, ExitReason why) {
        if (Double.isNaN(level) || sign * (price - level) > 0) {
            level = price;
            reason = why;
        }
    }

    private boolean stopFirst(Candle candle) {
        boolean lowFirst = candle.close() >= candle.open();
        return switch (terms.intrabar()) {
            case PESSIMISTIC -> true;
            case OPTIMISTIC -> false;
            case OHLC -> lowFirst == sign > 0;
        };
    }

    /** Why the position ends, after {@link #reach}. */
    ExitReason reason() {
        return reason;
    }

    /** At what price, before slippage: the level, or the open that is beyond it. */
    double price(Candle candle) {
        return atOpen ? candle.open() : level;
    }

    boolean atOpen() {
        return atOpen;
    }

    /** Whether the candle reached both stop and target. */
    boolean ambiguous() {
        return ambiguous;
    }
}
