package io.candlebus.strategy;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * 100 different strategies of 6 rules and 15 conditions in one process; nanoseconds per strategy and candle.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StrategyBench.STRATEGIES)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StrategyBench {
    static final int STRATEGIES = 100;
    private static final int RULES = 6;
    /** Conditions of each rule: 15 together. */
    private static final int[] CONDITIONS = {3, 2, 3, 2, 3, 2};

    private static final int CANDLES = 4_096;
    private static final int SNAPSHOTS = 16;

    private final Candle[] candles = candles();
    private final ProgramRun[] runs = new ProgramRun[STRATEGIES];
    private final Lane.Stage[] stages = new Lane.Stage[STRATEGIES];
    private final Events.Memory[] memories = new Events.Memory[STRATEGIES];
    private final double[][][] snapshots = new double[STRATEGIES][SNAPSHOTS][];
    private final long[] truth = new long[1];
    private final long[] known = new long[1];
    private int at;

    @Setup
    public void compile() {
        for (int i = 0; i < STRATEGIES; i++) {
            CompiledStrategy strategy =
                    Compiler.compile(strategy(new Random(i)), Indicators.ALL).strategy();
            stages[i] = strategy.program().base().stages().get(0);
            memories[i] = stages[i].nodes().memory();
            runs[i] = strategy.start();
            ProgramRun recorded = strategy.start();
            for (int t = 0; t < 1_000 + SNAPSHOTS; t++) {
                recorded.update(candles[t], field -> 0);
                if (t >= 1_000) {
                    snapshots[i][t - 1_000] = recorded.slots().clone();
                }
            }
        }
    }

    /** Rows and trees alone, on recorded numbers. */
    @Benchmark
    public void conditions(Blackhole sink) {
        int t = at++ & SNAPSHOTS - 1;
        for (int i = 0; i < STRATEGIES; i++) {
            Arrays.fill(truth, 0);
            Arrays.fill(known, 0);
            stages[i].rows().evaluate(snapshots[i][t], truth, known);
            stages[i].nodes().evaluate(truth, known, memories[i]);
            sink.consume(truth[0] & known[0]);
        }
    }

    /** Everything a candle costs: previous values, fields, indicators, rows and trees, and asking every rule. */
    @Benchmark
    public void indicatorsAndConditions(Blackhole sink) {
        Candle candle = candles[at++ & CANDLES - 1];
        for (int i = 0; i < STRATEGIES; i++) {
            ProgramRun run = runs[i];
            run.update(candle, field -> 0);
            int fired = 0;
            for (int rule = 0; rule < RULES; rule++) {
                fired += run.truth(rule) == Truth.TRUE ? 1 : 0;
            }
            sink.consume(fired);
        }
    }

    private static Candle[] candles() {
        Random random = new Random(1);
        Candle[] candles = new Candle[CANDLES];
        double price = 100;
        for (int i = 0; i < CANDLES; i++) {
            double close = price * (1 + random.nextGaussian() / 300);
            double high = Math.max(price, close) * 1.001;
            candles[i] = new Candle(i * 60_000L, price, high, Math.min(price, close) * 0.999, close, 1 + i % 9);
            price = close;
        }
        return candles;
    }

    private static StrategySpec strategy(Random random) {
        List<SignalSpec> signals = new ArrayList<>();
        List<String> names = names(random);
        for (int rule = 0; rule < RULES; rule++) {
            List<Condition> parts = new ArrayList<>();
            for (int i = 0; i < CONDITIONS[rule]; i++) {
                parts.add(condition(random, names));
            }
            Condition when =
                    rule % 3 == 2 ? new Condition.Any(parts, Place.NOWHERE) : new Condition.All(parts, Place.NOWHERE);
            String id = "rule" + rule;
            signals.add(
                    new SignalSpec(id, id, SignalSpec.Type.ALERT, null, when, Confidence.FULL, false, Place.NOWHERE));
        }
        return new StrategySpec(
                "bench",
                "bench",
                "",
                List.of(Symbol.parse("BTC/USD")),
                Timeframe.M1,
                true,
                List.of(),
                List.of(),
                signals,
                RiskSpec.NONE,
                List.of(),
                0,
                List.of());
    }

    /** Six indicators of each strategy's own, and the close. */
    private static List<String> names(Random random) {
        int p = 5 + random.nextInt(40);
        return List.of(
                "ema_" + p,
                "ema_" + (p + 10),
                "sma_" + (p + 20),
                "bb_" + p + "_2.upper",
                "bb_" + p + "_2.lower",
                "macd_12_" + (20 + p) + "_9",
                "macd_12_" + (20 + p) + "_9.signal",
                "rsi_" + p,
                "atr_" + p,
                "close");
    }

    private static Condition condition(Random random, List<String> names) {
        Operand left = operand(names.get(random.nextInt(names.size())));
        Operand right = operand(names.get(random.nextInt(names.size())));
        Operand level = new Operand.Constant(random.nextInt(100), Place.NOWHERE);
        return switch (random.nextInt(6)) {
            case 0, 1 -> compare(left, Comparison.GREATER, right);
            case 2 -> compare(left, Comparison.LESS, level);
            case 3 -> new Condition.Not(compare(left, Comparison.GREATER_OR_EQUAL, right), Place.NOWHERE);
            case 4 -> new Condition.Cross(left, Direction.ABOVE, right, Place.NOWHERE);
            default -> new Condition.Cross(left, Direction.BELOW, level, Place.NOWHERE);
        };
    }

    private static Condition compare(Operand left, Comparison comparison, Operand right) {
        return new Condition.Compare(left, comparison, right, Condition.EPSILON, Place.NOWHERE);
    }

    private static Operand operand(String name) {
        return new Operand.Name(name, Place.NOWHERE);
    }
}
