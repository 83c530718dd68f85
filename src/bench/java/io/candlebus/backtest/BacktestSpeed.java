package io.candlebus.backtest;

import com.sun.management.OperatingSystemMXBean;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Candle;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Detail;
import io.candlebus.session.Fact;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ta4j.core.num.DecimalNum;
import org.ta4j.core.num.DoubleNum;

/**
 * Reads a candle file and backtests averages that cross over it, again and again, in one process. Prints the best and the
 * median of each, in rows or candles per second of the process's processor time, its collector's included, which other
 * work on the machine leaves alone but for its caches. Arguments: the file, and how often (15).
 */
public final class BacktestSpeed {
    /** Of so many candles, because they take so long. */
    private static final int DECIMALS = 200_000;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private BacktestSpeed() {}

    /** Something that is measured; gives what it came to, so that it cannot be left out. */
    private interface Work {
        double run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        List<Candle> candles = read(file);
        CompiledStrategy strategy = CrossStrategy.compiled();
        System.out.printf(Locale.ROOT, "%,d candles%n", candles.size());
        BacktestPlan plan = new BacktestPlan(CrossStrategy.key(), strategy, PaperTerms.STANDARD);
        Ta4jCross ta4j = new Ta4jCross(candles, DoubleNum::valueOf);
        List<Measure> measures = List.of(
                new Measure("reading " + file.getFileName(), () -> read(file).size()),
                new Measure("session", () -> session(strategy, candles)),
                new Measure(
                        "session and performance",
                        () -> Backtest.results(plan, candles).equity()),
                new Measure(
                        "whole report",
                        () -> Backtest.run(plan, candles).results().equity()),
                new Measure("ta4j, DoubleNum, its bars loaded before", ta4j::run));
        for (int i = 0; i < times; i++) {
            for (Measure measure : measures) {
                measure.take();
            }
        }
        measures.forEach(measure -> measure.print(candles.size()));
        List<Candle> part = candles.subList(0, Math.min(candles.size(), DECIMALS));
        Ta4jCross decimal = new Ta4jCross(part, DecimalNum::valueOf);
        Measure slow = new Measure("ta4j, DecimalNum, its default", decimal::run);
        for (int i = 0; i < 5; i++) {
            slow.take();
        }
        slow.print(part.size());
    }

    private static List<Candle> read(Path file) throws CandleCsv.Fault {
        List<Candle> candles = new ArrayList<>(1 << 21);
        try (CandleCsv csv = CandleCsv.open(file, CrossStrategy.TIMEFRAME, BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }

    private static double session(CompiledStrategy strategy, List<Candle> candles) {
        long[] closed = new long[1];
        StrategySession session = new StrategySession(CrossStrategy.key(), strategy, PaperTerms.STANDARD, Detail.BARE);
        for (int i = 0; i < candles.size(); i++) {
            session.process(candles.get(i), fact -> closed[0] += fact instanceof Fact.PositionClosed ? 1 : 0);
        }
        return session.equity() + closed[0] * 1e6;
    }

    /** Something that is measured, in turns with the rest. */
    private static final class Measure {
        private final String name;
        private final Work work;
        private final List<Long> spentNs = new ArrayList<>();
        private double came;

        private Measure(String name, Work work) {
            this.name = name;
            this.work = work;
        }

        private void take() throws Exception {
            long startedNs = PROCESS.getProcessCpuTime();
            came = work.run();
            spentNs.add(PROCESS.getProcessCpuTime() - startedNs);
        }

        private void print(int count) {
            Collections.sort(spentNs);
            System.out.printf(
                    Locale.ROOT,
                    "%-48s best %7.2f  median %7.2f  million/s   (%.6f)%n",
                    name,
                    count * 1e3 / spentNs.get(0),
                    count * 1e3 / spentNs.get(spentNs.size() / 2),
                    came);
        }
    }
}
