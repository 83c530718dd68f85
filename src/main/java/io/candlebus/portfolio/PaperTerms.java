package io.candlebus.portfolio;

/**
 * What paper trading starts with and costs.
 *
 * @param cash at the start, in the quote's currency; above zero
 * @param feeBps of the traded value, per side, in hundredths of a percent; 0 to 10,000
 * @param slippageBps by which each fill is worse than the open, per side, in hundredths of a percent; 0 to 10,000
 */
public record PaperTerms(double cash, double feeBps, double slippageBps) {
    /** Ten thousand, a taker's fee, and a little slippage. */
    public static final PaperTerms STANDARD = new PaperTerms(10_000, 10, 2);

    private static final double BPS = 10_000;

    public PaperTerms {
        if (!(cash > 0 && cash < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cash must be finite and above zero: " + cash);
        }
        if (!(feeBps >= 0 && feeBps <= BPS && slippageBps >= 0 && slippageBps <= BPS)) {
            throw new IllegalArgumentException(
                    "fee and slippage must be 0 to 10000 bps: " + feeBps + ", " + slippageBps);
        }
    }

    /** Fee for trading a value. */
    double fee(double value) {
        return value * feeBps / BPS;
    }

    /** What an order fills at: a buyer (1) pays more than the open, a seller (−1) gets less. */
    double fillPrice(double open, int way) {
        return open * (1 + way * slippageBps / BPS);
    }

    /** How much a sum buys at a price, its fee included. */
    double affordable(double sum, double price) {
        return sum / (price * (1 + feeBps / BPS));
    }
}
