package io.candlebus.portfolio;

/**
 * What paper trading starts with, costs, and takes to be so where candles do not tell.
 *
 * @param cash at the start, in the quote's currency; above zero
 * @param feeBps of the traded value, per side, in hundredths of a percent; 0 to 10,000
 * @param slippageBps by which each market order and each stop fills worse, per side, in hundredths of a percent; 0 to 10,000
 * @param fillAt when market orders fill
 * @param intrabar which comes first inside a candle
 * @param instrument what is rounded to
 */
public record PaperTerms(
        double cash, double feeBps, double slippageBps, FillAt fillAt, Intrabar intrabar, Instrument instrument) {
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

    /** Fills at the next open, the stop first, nothing rounded. */
    public PaperTerms(double cash, double feeBps, double slippageBps) {
        this(cash, feeBps, slippageBps, FillAt.NEXT_OPEN, Intrabar.PESSIMISTIC, Instrument.UNKNOWN);
    }

    /** The same with another reading of candles that reach both stop and target. */
    public PaperTerms with(Intrabar other) {
        return new PaperTerms(cash, feeBps, slippageBps, fillAt, other, instrument);
    }

    /** What a unit costs that is bought at a price, slippage and fee included. */
    public double buyingCost(double price) {
        return fillPrice(price, 1) * (1 + feeShare());
    }

    /** Fee for trading a value. */
    double fee(double value) {
        return value * feeShare();
    }

    /** Of the traded value. */
    double feeShare() {
        return feeBps / BPS;
    }

    /** What a market order fills at: a buyer (1) pays more than the price, a seller (−1) gets less. */
    double fillPrice(double price, int way) {
        return instrument.price(price * (1 + way * slippageBps / BPS), way);
    }
}
