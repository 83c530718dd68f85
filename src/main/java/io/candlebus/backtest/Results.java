package io.candlebus.backtest;

import io.candlebus.portfolio.Trade;
import java.util.List;

/**
 * What a session's trading has come to; every metric is computed from this.
 *
 * @param cash at the start
 * @param equity at the last close
 * @param fromMs open of the first judged candle; {@code Long.MIN_VALUE} while there is none
 * @param toMs close of the last one; likewise
 * @param candles that were judged
 * @param exposed of them, those with a position at their close
 * @param days equity by day
 * @param drawdown of equity at each close
 * @param trades that are closed, in order
 * @param fees of all fills
 * @param slippage of all fills
 * @param hold what holding would have come to
 */
public record Results(
        double cash,
        double equity,
        long fromMs,
        long toMs,
        long candles,
        long exposed,
        Days days,
        Drawdown drawdown,
        List<Trade> trades,
        double fees,
        double slippage,
        Hold hold) {
    public Results {
        trades = List.copyOf(trades);
    }

    /** Days, and parts of one, from the first candle's open to the last one's close. */
    public double elapsedDays() {
        return candles == 0 ? 0 : (toMs - fromMs) / 86_400_000.0;
    }
}
