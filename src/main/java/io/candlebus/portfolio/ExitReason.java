package io.candlebus.portfolio;

/** Why a position ended. */
public enum ExitReason {
    /** An exit signal. */
    SIGNAL,
    /** An entry of the other side. */
    OPPOSITE_ENTRY,
    /** The stop. */
    STOP_LOSS,
    /** The target. */
    TAKE_PROFIT,
    /** The stop that follows. */
    TRAILING_STOP,
    /** It was held as long as it may. */
    HOLDING_LIMIT,
    /** The account's drawdown. */
    MAX_DRAWDOWN,
    /** Nothing of the account would be left. */
    LIQUIDATION
}
