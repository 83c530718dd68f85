package io.candlebus.portfolio;

import io.candlebus.strategy.Side;

/**
 * A position from its entry to its exit.
 *
 * @param side of the position
 * @param entrySignal id of the signal that opened it
 * @param exitSignal id of the signal that closed it; null when none did
 * @param reason why it ended
 * @param entryMs moment of the entry, epoch milliseconds UTC
 * @param exitMs moment of the exit: of a fill inside a candle, its end
 * @param quantity in units of the base
 * @param entryPrice of the fill
 * @param exitPrice likewise
 * @param fees of both fills, in the quote's currency
 * @param slippage of both fills, in the quote's currency
 * @param profit fees included, in the quote's currency
 * @param returnPercent profit in percent of the entry's value
 * @param maePercent largest move against it in percent of the entry's price, 0 or above; of the candle of the exit only the exit
 * @param mfePercent largest move in its favour, likewise
 * @param candlesHeld closes it has seen
 * @param ambiguous whether a candle reached both stop and target
 */
public record Trade(
        Side side,
        String entrySignal,
        String exitSignal,
        ExitReason reason,
        long entryMs,
        long exitMs,
        double quantity,
        double entryPrice,
        double exitPrice,
        double fees,
        double slippage,
        double profit,
        double returnPercent,
        double maePercent,
        double mfePercent,
        int candlesHeld,
        boolean ambiguous) {}
