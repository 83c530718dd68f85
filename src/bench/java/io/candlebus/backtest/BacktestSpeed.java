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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads a candle file and backtests averages that cross over it, again and again, in one process. Prints the best and the
 * median of each, in rows or candles per second of the process's processor time, its collector's included, which other
 * work on the machine leaves alone but for its caches. Arguments: the file, and how often (15).
 */
public final class BacktestSpeed {
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
        measure(
                "reading " + file.getFileName(),
                candles.size(),
                times,
                () -> read(file).size());
        BacktestPlan plan = new BacktestPlan(CrossStrategy.key(), strategy, PaperTerms.STANDARD);
        measure("session alone", candles.size(), times, () -> session(strategy, candles));
        measure("session and performance", candles.size(), times, () -> performance(plan, candles));
        Ta4jCross ta4j = new Ta4jCross(candles);
        measure("ta4j", candles.size(), Math.min(times, 5), ta4j::run);
        measure(
                "whole backtest",
                candles.size(),
                times,
                () -> Backtest.run(plan, candles).results().equity());
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

    private static double performance(BacktestPlan plan, List<Candle> candles) {
        Backtest backtest = new Backtest(plan);
        for (int i = 0; i < candles.size(); i++) {
            backtest.add(candles.get(i));
        }
        return backtest.performance().results().equity();
    }

    private static void measure(String what, int count, int times, Work work) throws Exception {
        long[] spentNs = new long[times];
        double came = 0;
        for (int i = 0; i < times; i++) {
            long startedNs = PROCESS.getProcessCpuTime();
            came = work.run();
            spentNs[i] = PROCESS.getProcessCpuTime() - startedNs;
        }
        Arrays.sort(spentNs);
        System.out.printf(
                Locale.ROOT,
                "%-48s best %7.2f  median %7.2f  million/s   (%.6f)%n",
                what,
                count * 1e3 / spentNs[0],
                count * 1e3 / spentNs[times / 2],
                came);
    }
}
