package io.candlebus.cli;

import io.candlebus.api.CandleExplained;
import io.candlebus.feed.CandleCsv;
import io.candlebus.json.ConditionsJson;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a strategy over a candle file up to a time, and tells why each rule did or did not fire there. */
@Command(
        name = "explain",
        description = "Tells why each rule of a strategy did or did not fire at one candle of a file.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StrategyOptions strategy;

    @Mixin
    private CandleOptions candles;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "the last candle that had closed by then; ISO-8601 or epoch milliseconds")
    private Instant at;

    @Option(names = "--json", description = "one JSON object, as GET …/explain gives it")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        CompiledStrategy compiled = strategy.read(err);
        CandleExplained explained = explained(compiled, err);
        out.print(json ? ConditionsJson.of(explained) + "\n" : new ExplainText(Look.ofStdout()).of(explained));
        out.flush();
        return Exit.OK;
    }

    private CandleExplained explained(CompiledStrategy compiled, PrintWriter err) {
        Timeframe timeframe = compiled.spec().timeframe();
        Series series = new Series(strategy.symbol(compiled), timeframe);
        SessionKey key = new SessionKey(compiled.spec().id(), 1, series);
        StrategySession session = new StrategySession(key, compiled, PaperTerms.STANDARD);
        try (CandleStream stream = candles.open(timeframe)) {
            Candle next = stream.next();
            while (next != null && timeframe.closeOf(next.openTimeMs()) <= at.toEpochMilli()) {
                session.process(next, fact -> {});
                next = stream.next();
            }
            if (stream.rejected() > 0) {
                err.println("candlebus: " + candles.file() + ": " + stream.rejected() + " bad rows skipped");
            }
            if (session.lastCandle() == null) {
                throw new Stopped(Exit.NO_DATA, none(timeframe, next));
            }
            long lastCloseMs = timeframe.closeOf(session.lastCandle().openTimeMs());
            if (next == null && at.toEpochMilli() >= timeframe.closeOf(lastCloseMs)) {
                err.println("candlebus: " + candles.file() + ": the candles end at " + Instant.ofEpochMilli(lastCloseMs)
                        + ", before " + at + "; this is the last one");
            }
        } catch (CandleCsv.Fault fault) {
            throw new Stopped(fault.line() == 0 ? Exit.NO_DATA : Exit.PROBLEMS, fault.getMessage());
        }
        return new CandleExplained(
                key.strategyId(),
                key.revision(),
                series,
                session.lastCandle(),
                false,
                session.candles(),
                compiled.warmupCandles(),
                session.explain());
    }

    private String none(Timeframe timeframe, Candle first) {
        return candles.file() + ": no candle of " + timeframe + " had closed by " + at
                + (first == null
                        ? ""
                        : "; the first one closes at " + Instant.ofEpochMilli(timeframe.closeOf(first.openTimeMs())));
    }
}
