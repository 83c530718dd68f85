package io.candlebus.strategy;

import io.candlebus.strategy.Risk.Level;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A strategy's risk and protections while they are compiled: numbers settled, and slots for those that change.
 *
 * @param warmup candles of the strategy's timeframe until all of its numbers are known
 */
record RiskDraft(Risk risk, Protections protections, int warmup) {
    private static final double MAX_PERCENT = 100;
    private static final double MAX_MULTIPLE = 1_000;
    private static final double MAX_LEVERAGE = 125;

    static RiskDraft of(StrategySpec spec, ProgramDraft draft, Reports reports) {
        return new Drafting(spec, draft, reports).draft();
    }

    private static final class Drafting {
        private final StrategySpec spec;
        private final ProgramDraft draft;
        private final Reports reports;
        private int warmup = 1;

        private Drafting(StrategySpec spec, ProgramDraft draft, Reports reports) {
            this.spec = spec;
            this.draft = draft;
            this.reports = reports;
        }

        private RiskDraft draft() {
            Risk risk = risk(spec.risk());
            List<Integer> slots = new ArrayList<>();
            for (ProtectionSpec protection : spec.protections()) {
                slots.add(protection instanceof ProtectionSpec.MinVolume volume ? slot(usualVolume(volume)) : -1);
            }
            draft.takeReadings();
            return new RiskDraft(risk, new Protections(spec.protections(), slots), warmup);
        }

        private Risk risk(RiskSpec risk) {
            boolean isShare = risk.size().type() == RiskSpec.SizeSpec.Type.RISK_PERCENT;
            boolean isPercent = isShare || risk.size().type() == RiskSpec.SizeSpec.Type.PERCENT_EQUITY;
            double leverage = constant(risk.leverage(), 1, 1, MAX_LEVERAGE, "a leverage");
            double most = isPercent ? (isShare ? MAX_PERCENT : MAX_PERCENT * leverage) : Double.MAX_VALUE;
            Level stop = level(risk.stopLoss());
            if (isShare && !stop.exists()) {
                reports.error(
                        "no-stop",
                        risk.size().place(),
                        "a size by risk needs a stop: without one nobody knows what a position can lose");
            }
            Level target = level(risk.takeProfit());
            if (target.type() == LevelSpec.Type.REWARD && !stop.exists()) {
                reports.error(
                        "no-stop",
                        risk.takeProfit().place(),
                        "a reward is a multiple of the stop's distance, and there is no stop");
            }
            return new Risk(
                    risk.size().type(),
                    constant(risk.size().value(), 1, Double.MIN_VALUE, most, "a position size"),
                    stop,
                    target,
                    level(risk.trailingStop()),
                    constant(risk.activatePercent(), 0, 0, MAX_MULTIPLE, "an activation in percent"),
                    risk.maxCandlesHeld() == null ? 0 : draft.numbers().candles(risk.maxCandlesHeld(), 1),
                    risk.onOppositeEntry(),
                    leverage);
        }

        private Level level(LevelSpec level) {
            if (level == null) {
                return Level.NONE;
            }
            return switch (level.type()) {
                case PERCENT ->
                    new Level(
                            level.type(),
                            constant(level.value(), 1, Double.MIN_VALUE, mostPercent(level), "a distance in percent"),
                            -1);
                case REWARD -> new Level(level.type(), multiple(level), -1);
                case ATR -> new Level(level.type(), multiple(level), slot(averageTrueRange(level)));
                case PRICE -> new Level(level.type(), Double.NaN, slot(level.value()));
            };
        }

        /** A stop at 100 percent is a price of nothing; a target may be farther away. */
        private double mostPercent(LevelSpec level) {
            return level == spec.risk().takeProfit() ? MAX_PERCENT * MAX_MULTIPLE : MAX_PERCENT;
        }

        private double multiple(LevelSpec level) {
            return constant(level.value(), 1, Double.MIN_VALUE, MAX_MULTIPLE, "a multiple");
        }

        private static Operand averageTrueRange(LevelSpec level) {
            return new Operand.Inline(
                    "atr", List.of(level.period()), null, level.period().place());
        }

        /** The average of the candles before this one. */
        private static Operand usualVolume(ProtectionSpec.MinVolume volume) {
            Place place = volume.place();
            Operand average = new Operand.Inline(
                    "sma",
                    List.of(new Operand.Name("volume", place), new Operand.Constant(volume.period(), place)),
                    null,
                    place);
            return new Operand.Ago(average, new Operand.Constant(1, place), place);
        }

        private int slot(Operand operand) {
            Value value = draft.read(operand, spec.timeframe()).value();
            warmup = Math.max(warmup, draft.warmup(value));
            return draft.slots().of(value);
        }

        private double constant(Operand operand, double absent, double least, double most, String what) {
            if (operand == null) {
                return absent;
            }
            int before = reports.errors();
            Value value = draft.read(operand, spec.timeframe()).value();
            if (reports.errors() > before) {
                return absent;
            }
            if (!(value instanceof Value.Constant constant)) {
                reports.error(
                        "not-constant",
                        operand.place(),
                        "\"" + operand.text() + "\" is " + what + ", and must be known before the strategy runs: "
                                + "a number or a parameter");
                return absent;
            }
            double number = constant.value();
            if (!(number >= least && number <= most)) {
                String low = least == Double.MIN_VALUE ? "above 0" : "at least " + Labels.number(least);
                String high = most == Double.MAX_VALUE ? "" : " and at most " + Labels.number(most);
                reports.error(
                        "out-of-range", operand.place(), what + " is " + low + high + ", not " + Labels.number(number));
                return absent;
            }
            return number;
        }
    }
}
