package io.candlebus.api;

import io.candlebus.market.Candle;
import io.candlebus.session.Explanation;
import java.util.List;

/**
 * A strategy's rules now.
 *
 * @param closed at the last closed candle, with what every condition was on the last ones
 * @param forming the candle that is not closed yet; null when there is none
 * @param ifClosed what each rule would do if that one closed now, in the order of the document; empty when there is none
 */
public record Conditions(CandleExplained closed, Candle forming, List<Explanation> ifClosed) {
    public Conditions {
        ifClosed = List.copyOf(ifClosed);
    }
}
