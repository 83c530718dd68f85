package io.candlebus.strategy;

import io.candlebus.indicator.IndicatorType;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.Optional;

/**
 * Reads what is said in short about an indicator's own outputs: {@code macd crossover signal} names the output of the
 * indicator on the left, and a band-like indicator compared with one of its own outputs ({@code bb > upper}) means the close
 * against that output.
 */
final class Bands {
    private Bands() {}

    /**
     * @param leftName what the left side is called now
     */
    record Settled(String leftName, Value left, Value right) {}

    static Optional<Settled> settle(
            Names names, Operand left, Operand right, Timeframe on, Place place, Reports reports) {
        if (!(left instanceof Operand.Name name) || !(right instanceof Operand.Name other)) {
            return Optional.empty();
        }
        Optional<Meaning> indicator =
                names.find(name.text(), on, place).filter(m -> m.line() != null && !m.outputNamed());
        if (indicator.isEmpty()) {
            return Optional.empty();
        }
        Meaning.Line line = indicator.get().line();
        Optional<Meaning> against = names.find(other.text(), on, place)
                .or(() -> Optional.of(DerivedName.indexOf(line.run().type(), other.text()))
                        .filter(index -> index >= 0)
                        .map(line::named));
        if (against.isEmpty() || against.get().line() == null || !against.get().outputNamed()) {
            return Optional.empty();
        }
        Value output = against.get().value();
        if (isBand(line.run().type()) && against.get().line().run().equals(line.run())) {
            reports.info(
                    "band-close",
                    place,
                    "\"" + name.text() + "\" compared with its own " + other.text() + " means the close against it");
            return Optional.of(new Settled("close", new Value.Field(CandleField.CLOSE, on), output));
        }
        return Optional.of(new Settled(name.text(), indicator.get().value(), output));
    }

    private static boolean isBand(IndicatorType type) {
        List<String> outputs = type.outputs().stream().map(o -> o.name()).toList();
        return outputs.contains("upper") && outputs.contains("lower");
    }
}
