package io.candlebus.strategy;

import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.List;

/**
 * A strategy document, read: every dialect is translated, every name still as written.
 *
 * @param id 1 to 64 of {@code a-z 0-9 _ -}, beginning with a letter or digit; never a path
 * @param name for people; the id when none was given
 * @param description for people; may be empty
 * @param symbols one isolated session runs for each; never empty
 * @param timeframe of the candles the rules see
 * @param enabled whether it starts with the server
 * @param params numbers that conditions may name
 * @param indicators the declared ones
 * @param signals the rules, in order
 * @param risk how large positions are, and what ends them apart from signals
 * @param protections what keeps entries, in order
 * @param validForMs how long a signal may still be sent out after its candle closed; 0 for one timeframe
 * @param tags for people; never interpreted
 */
public record StrategySpec(
        String id,
        String name,
        String description,
        List<Symbol> symbols,
        Timeframe timeframe,
        boolean enabled,
        List<ParameterSpec> params,
        List<IndicatorSpec> indicators,
        List<SignalSpec> signals,
        RiskSpec risk,
        List<ProtectionSpec> protections,
        long validForMs,
        List<String> tags) {
    public StrategySpec {
        symbols = List.copyOf(symbols);
        params = List.copyOf(params);
        indicators = List.copyOf(indicators);
        signals = List.copyOf(signals);
        protections = List.copyOf(protections);
        tags = List.copyOf(tags);
        if (validForMs < 0) {
            throw new IllegalArgumentException("a signal cannot be valid for " + validForMs + " ms");
        }
    }

    /** The same with other parameters. */
    StrategySpec with(List<ParameterSpec> others) {
        return new StrategySpec(
                id,
                name,
                description,
                symbols,
                timeframe,
                enabled,
                others,
                indicators,
                signals,
                risk,
                protections,
                validForMs,
                tags);
    }
}
