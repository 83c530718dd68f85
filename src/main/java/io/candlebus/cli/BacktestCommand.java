package io.candlebus.cli;

import io.candlebus.backtest.Backtest;
import io.candlebus.backtest.BacktestPlan;
import io.candlebus.backtest.BacktestResult;
import io.candlebus.backtest.Warning;
import io.candlebus.feed.CandleFile;
import io.candlebus.json.BacktestJson;
import io.candlebus.json.BacktestPage;
import io.candlebus.json.DocumentHash;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.CompiledStrategy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trades a strategy over a candle file, and reports what that came to. */
@Command(
        name = "backtest",
        description = "Trades a strategy on paper over a candle file, as a live session would have, and reports it.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
    /** A document in a file has none. */
    private static final int REVISION = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private CandleOptions candles;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "nothing fires on candles that open earlier: they are history; ISO-8601 or epoch milliseconds")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "candles that open then or later are left out")
    private Instant to;

    @Mixin
    private PaperOptions paper;

    @Option(names = "--signals", paramLabel = "F.csv", description = "write every signal, fired or blocked")
    private Path signals;

    @Option(names = "--trades", paramLabel = "F.csv", description = "write every closed trade")
    private Path trades;

    @Option(names = "--equity", paramLabel = "F.csv", description = "write the equity at every close")
    private Path equity;

    @Option(names = "--report", paramLabel = "F.html", description = "write the whole report as one page")
    private Path report;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        PaperTerms terms = paper.terms();
        long fromMs = from == null ? BacktestPlan.ALWAYS : from.toEpochMilli();
        long toMs = to == null ? BacktestPlan.FOREVER : to.toEpochMilli();
        if (fromMs >= toMs) {
            throw new ParameterException(spec.commandLine(), "--from must be earlier than --to");
        }
        CompiledStrategy compiled = strategy.read(err);
        Timeframe timeframe = compiled.spec().timeframe();
        SessionKey key =
                new SessionKey(compiled.spec().id(), REVISION, new Series(strategy.symbol(compiled), timeframe));
        CandleFile file = candles.read(timeframe);
        if (file.rejected() > 0) {
            err.println("candlebus: " + candles.file() + ": " + file.rejected() + " bad rows skipped");
        }
        List<Candle> all = file.candles();
        BacktestPlan plan = new BacktestPlan(key, compiled, terms, fromMs, toMs);
        BacktestResult result = Backtest.run(plan, all);
        result.refusal().ifPresent(warning -> refuse(warning, all));
        write(result, all);
        out.print(
                json
                        ? BacktestJson.of(result, DocumentHash.of(strategy.text()), Version.number()) + "\n"
                        : new BacktestText(Look.ofStdout()).of(result));
        out.flush();
        return Exit.OK;
    }

    private void write(BacktestResult result, List<Candle> all) {
        if (signals != null) {
            ResultCsv.signals(signals, result.signals());
        }
        if (trades != null) {
            ResultCsv.trades(trades, result.results().trades());
        }
        if (equity != null) {
            ResultCsv.equity(equity, new Backtest(result.plan()), all);
        }
        if (report != null) {
            String page = BacktestPage.of(result, all, DocumentHash.of(strategy.text()), Version.number());
            ResultFile.write(report, to -> to.write(page));
        }
    }

    private void refuse(Warning warning, List<Candle> all) {
        String range = all.isEmpty()
                ? "; the file gives no whole candle"
                : "; the first candle of the file opens at "
                        + Instant.ofEpochMilli(all.get(0).openTimeMs()) + ", the last one at "
                        + Instant.ofEpochMilli(all.get(all.size() - 1).openTimeMs());
        boolean isAboutData = warning.weight() == Warning.Weight.NO_DATA;
        throw new Stopped(
                isAboutData ? Exit.NO_DATA : Exit.PROBLEMS,
                (isAboutData ? candles.file() + ": " : strategy.file() + ": ")
                        + warning.sentence()
                        + (warning.code().equals("no-candle") ? range : ""));
    }
}
