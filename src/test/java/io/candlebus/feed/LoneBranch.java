package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.function.Consumer;

/** A branch without a verticle around it, for simulations. */
public final class LoneBranch {
    private final Branch branch;
    private final Consumer<FinalCandle> out;

    /**
     * @param higher is put together from the series
     * @param kept is given what the ledger lacks of the higher series' past
     */
    public LoneBranch(Series series, Series higher, Past past, Consumer<FinalCandle> kept, Consumer<FinalCandle> out) {
        this.branch = new Branch(series, past, FeedOptions.NO_FILL);
        this.out = out;
        branch.require(higher, 0, kept);
    }

    public void accept(Candle candle, Provenance provenance, long nowMs) {
        branch.accept(candle, provenance, nowMs, out);
    }
}
