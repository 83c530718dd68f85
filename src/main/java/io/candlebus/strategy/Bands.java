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
            ProgramDraft program, Operand left, Operand right, Timeframe on, Place place, Reports reports) {
        Optional<Meaning> indicator = indicator(program, left, on).filter(m -> m.line() != null && !m.outputNamed());
        if (indicator.isEmpty()) {
            return Optional.empty();
        }
        Meaning.Line line = indicator.get().line();
        Optional<Meaning> against = indicator(program, right, on).or(() -> own(line, right));
        if (against.isEmpty() || against.get().line() == null || !against.get().outputNamed()) {
            return Optional.empty();
        }
        Value output = against.get().value();
        if (isBand(line.run().type()) && against.get().line().run().equals(line.run())) {
            reports.info(
                    "band-close",
                    place,
                    "\"" + left.text() + "\" compared with its own " + right.text() + " means the close against it");
            return Optional.of(new Settled("close", new Value.Field(CandleField.CLOSE, on), output));
        }
        return Optional.of(new Settled(left.text(), indicator.get().value(), output));
    }

    private static Optional<Meaning> indicator(ProgramDraft program, Operand operand, Timeframe on) {
        if (operand instanceof Operand.Name name) {
            return program.names().find(name.text(), on, name.place());
        }
        return operand instanceof Operand.Inline inline
                ? Optional.of(program.numbers().inline(inline, on))
                : Optional.empty();
    }

    /** An output of the line's own indicator, called by nothing but its name. */
    private static Optional<Meaning> own(Meaning.Line line, Operand right) {
        return right instanceof Operand.Name name
                ? Optional.of(DerivedName.indexOf(line.run().type(), name.text()))
                        .filter(index -> index >= 0)
                        .map(line::named)
                : Optional.empty();
    }

    private static boolean isBand(IndicatorType type) {
        List<String> outputs = type.outputs().stream().map(o -> o.name()).toList();
        return outputs.contains("upper") && outputs.contains("lower");
    }
}
