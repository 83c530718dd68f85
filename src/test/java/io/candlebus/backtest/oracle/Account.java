package io.candlebus.backtest.oracle;

import java.util.Random;

/**
 * How the second backtester trades.
 *
 * @param fee of the turnover, as a share; likewise slippage of the price
 * @param percent of equity that is bought, or that the stop may lose
 * @param isRisk which of the two
 * @param stopPercent 0 for none; likewise target and trailing stop
 * @param maxHeld candles; 0 for no limit
 * @param isOptimistic whether the target comes first
 * @param fillsAtClose whether orders fill at the close that gave them, not at the next open
 */
public record Account(
        double cash,
        double fee,
        double slippage,
        double percent,
        boolean isRisk,
        double stopPercent,
        double targetPercent,
        double trailPercent,
        double activatePercent,
        int maxHeld,
        boolean isOptimistic,
        boolean fillsAtClose) {
    /** Anything, so that no position can take the whole account. */
    public static Account any(Random random) {
        boolean isRisk = random.nextInt(3) == 0;
        double stop = isRisk || random.nextBoolean() ? 0.2 + 2 * random.nextDouble() : 0;
        return new Account(
                1_000 + random.nextInt(100_000),
                random.nextInt(4) == 0 ? 0 : random.nextInt(40) / 1e4,
                random.nextInt(4) == 0 ? 0 : random.nextInt(20) / 1e4,
                isRisk ? 0.1 + random.nextDouble() : 5 + 40 * random.nextDouble(),
                isRisk,
                stop,
                random.nextBoolean() ? 0.2 + 3 * random.nextDouble() : 0,
                random.nextInt(3) == 0 ? 0.2 + 2 * random.nextDouble() : 0,
                random.nextBoolean() ? random.nextDouble() : 0,
                random.nextInt(3) == 0 ? 1 + random.nextInt(30) : 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0);
    }
}
