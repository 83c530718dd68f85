package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.candlebus.api.Build;
import io.candlebus.api.Job;
import io.candlebus.api.Jobs.Form;
import io.candlebus.api.Refused;
import io.candlebus.backtest.Backtest;
import io.candlebus.backtest.BacktestPlan;
import io.candlebus.backtest.BacktestResult;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.BacktestJson;
import io.candlebus.json.DocumentHash;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests and sweeps over the ledger's candles, held against plain loops over the same candles. */
class JobsTest {
    private static final int CANDLES = 3_000;
    private static final long MINUTE = 60_000;
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(EngineOptions.with(folder.resolve("t.db")), new HandFeed(CANDLES));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Job begun(Job.Kind kind, String request) {
        return Rig.now(rig.runtime.jobs().begin(kind, request));
    }

    private Job over(Job job) {
        Rig.eventually(true, () -> job(job).state().isOver());
        return job(job);
    }

    private Job job(Job job) {
        return Rig.now(rig.runtime.jobs().job(job.kind(), job.id()));
    }

    private JsonNode result(Job.Kind kind, String request) throws Exception {
        Job over = over(begun(kind, request));
        assertEquals(Job.State.DONE, over.state(), over.failure());
        assertEquals(1, over.progress());
        byte[] json =
                Rig.now(rig.runtime.jobs().result(kind, over.id(), Form.REPORT)).plain();
        return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
    }

    private static String backtest(String document, String more) {
        return "{\"document\": " + document + more + "}";
    }

    /** What a plain loop over candles makes of a document. */
    private static BacktestResult plain(String document, List<Candle> candles, long fromMs, long toMs) {
        Series btc = HandFeed.BTC;
        StrategyCheck.Result checked = StrategyCheck.check(document, Indicators.ALL, btc.symbol(), btc.timeframe());
        SessionKey key = new SessionKey(
                checked.spec().id(), 1, new Series(btc.symbol(), checked.spec().timeframe()));
        return Backtest.run(new BacktestPlan(key, checked.strategy(), PaperTerms.STANDARD, fromMs, toMs), candles);
    }

    private static String report(String document, BacktestResult result) {
        return BacktestJson.of(result, DocumentHash.of(document), Build.version())
                .toString();
    }

    @Test
    void aBacktestComesToWhatAPlainLoopComesTo() throws Exception {
        String document = Rig.cross("cross", 3, 8);
        JsonNode answer = result(Job.Kind.BACKTEST, backtest(document.strip(), ""));
        BacktestResult plain =
                plain(document.strip(), HandFeed.walk(0, CANDLES), BacktestPlan.ALWAYS, BacktestPlan.FOREVER);
        assertTrue(plain.results().trades().size() > 50, "the walk gives trades");
        assertEquals(report(document.strip(), plain), answer.path("report").toString());
    }

    @Test
    void candlesBeforeTheBeginningAreHistoryAsManyAsALiveSessionTakesIn() throws Exception {
        String document = Rig.cross("cross", 3, 8).strip();
        int from = 2_500;
        int to = 2_900;
        JsonNode answer = result(
                Job.Kind.BACKTEST, backtest(document, ", \"from\": " + from * MINUTE + ", \"to\": " + to * MINUTE));
        int warmup = 9;
        List<Candle> candles = HandFeed.walk(from - warmup - StrategyVerticle.HISTORY, to);
        BacktestResult plain = plain(document, candles, from * MINUTE, to * MINUTE);
        assertEquals(400, plain.results().candles());
        assertEquals(report(document, plain), answer.path("report").toString());
    }

    @Test
    void candlesOfAHigherTimeframeArePutTogether() throws Exception {
        String document = Rig.cross("cross", 3, 8).strip().replace("\"1m\"", "\"5m\"");
        JsonNode answer = result(Job.Kind.BACKTEST, backtest(document, ", \"from\": " + 7 * MINUTE));
        List<Candle> fives = new ArrayList<>();
        List<Candle> minutes = HandFeed.walk(0, CANDLES);
        for (int i = 0; i < CANDLES; i += 5) {
            List<Candle> five = minutes.subList(i, i + 5);
            fives.add(new Candle(
                    five.get(0).openTimeMs(),
                    five.get(0).open(),
                    five.stream().mapToDouble(Candle::high).max().orElseThrow(),
                    five.stream().mapToDouble(Candle::low).min().orElseThrow(),
                    five.get(4).close(),
                    five.stream().mapToDouble(Candle::volume).reduce(0, Double::sum)));
        }
        BacktestResult plain = plain(document, fives, 7 * MINUTE, BacktestPlan.FOREVER);
        assertEquals(598, plain.results().candles());
        assertEquals(report(document, plain), answer.path("report").toString());
    }

    @Test
    void holdingIsWorthItsCloseAtEveryPoint() throws Exception {
        JsonNode answer = result(Job.Kind.BACKTEST, backtest(Rig.cross("cross", 3, 8), ""));
        JsonNode hold = answer.path("hold");
        JsonNode equity = answer.at("/report/equity");
        assertEquals(equity.size(), hold.size());
        double percent = answer.at("/report/metrics/buy_and_hold/value").doubleValue();
        assertEquals(10_000 * (1 + percent / 100), hold.get(hold.size() - 1).doubleValue(), 1e-6);
        List<Candle> candles = HandFeed.walk(0, CANDLES);
        double units = hold.get(hold.size() - 1).doubleValue()
                / candles.get(CANDLES - 1).close();
        for (int i = 20; i < hold.size(); i++) {
            long closeMs =
                    java.time.Instant.parse(equity.get(i).path("time").asText()).toEpochMilli();
            double close = candles.get((int) (closeMs / MINUTE) - 1).close();
            assertEquals(units * close, hold.get(i).doubleValue(), 1e-6, "point " + i);
        }
    }

    @Test
    void aNamedStrategyRunsInItsNewestRevisionOrTheOneThatIsAskedFor() throws Exception {
        Rig.now(rig.engine.create(Rig.cross("cross", 3, 8)));
        Rig.now(rig.engine.replace("cross", Rig.cross("cross", 3, 12)));
        JsonNode newest = result(Job.Kind.BACKTEST, "{\"strategy\": \"cross\"}");
        JsonNode first = result(Job.Kind.BACKTEST, "{\"strategy\": \"cross\", \"revision\": 1}");
        assertEquals(2, newest.path("revision").intValue());
        assertEquals(1, first.path("revision").intValue());
        assertEquals(
                DocumentHash.of(Rig.cross("cross", 3, 12)),
                newest.at("/report/document_hash").asText());
        assertEquals(
                DocumentHash.of(Rig.cross("cross", 3, 8)),
                first.at("/report/document_hash").asText());
        Rig.refused(
                Refused.Reason.NOT_FOUND,
                rig.runtime.jobs().begin(Job.Kind.BACKTEST, "{\"strategy\": \"cross\", \"revision\": 9}"));
    }

    @Test
    void termsAreTheServersUnlessTheRequestSaysOtherwise() throws Exception {
        String document = Rig.cross("cross", 3, 8);
        JsonNode own = result(Job.Kind.BACKTEST, backtest(document, "")).at("/report/semantics");
        assertEquals(10_000, own.path("cash").doubleValue());
        assertEquals(10, own.path("fee_bps").doubleValue());
        JsonNode other = result(
                        Job.Kind.BACKTEST,
                        backtest(
                                document,
                                ", \"cash\": 500, \"fee_bps\": 0, \"slippage_bps\": 7, \"fill\": \"close\","
                                        + " \"intrabar\": \"ohlc\", \"tick\": 0.5, \"lot\": 0.01"))
                .at("/report/semantics");
        assertEquals(
                "[500.0,0.0,7.0,\"close\",\"ohlc\",0.5,0.01]",
                "[" + other.path("cash") + "," + other.path("fee_bps") + "," + other.path("slippage_bps") + ","
                        + other.path("fill") + "," + other.path("intrabar") + "," + other.path("tick") + ","
                        + other.path("lot") + "]");
    }

    @Test
    void everySetOfASweepComesToWhatItsBacktestComesTo() throws Exception {
        String document = Rig.cross("cross", 3, 8);
        String varied = document.strip()
                .replaceFirst("\\{", "{\"risk\": {\"stop_loss\": {\"type\": \"percent\", \"value\": 1}},");
        JsonNode sweep = result(
                Job.Kind.SWEEP,
                backtest(
                        varied,
                        ", \"walk_forward\": 2, \"rank\": \"total_return\", \"grid\": [{\"name\": \"/risk/stop_loss/value\", \"from\": 0.5, \"to\": 2, \"step\": 0.5}]"));
        assertEquals(4, sweep.at("/report/results").size());
        assertEquals("[1.0]", sweep.path("standing").toString());
        assertEquals(2, sweep.at("/report/walk_forward/folds").size());
        for (JsonNode row : sweep.at("/report/results")) {
            String value = row.at("/params/~1risk~1stop_loss~1value").asText();
            JsonNode alone = result(
                    Job.Kind.BACKTEST, backtest(varied.replace("\"value\": 1}", "\"value\": " + value + "}"), ""));
            assertEquals(
                    alone.at("/report/metrics/net_profit/value"), row.at("/metrics/net_profit"), "stop at " + value);
        }
    }

    @Test
    void whereThereAreNoCandlesTheWayForwardIsTold() {
        String document = Rig.cross("cross", 3, 8);
        Refused other = Rig.refused(
                Refused.Reason.CONFLICT,
                rig.runtime.jobs().begin(Job.Kind.BACKTEST, backtest(document, ", \"symbol\": \"ETH/USD\"")));
        assertTrue(other.getMessage().contains("it has BTC/USD 1m"), other.getMessage());
        Refused early = Rig.refused(
                Refused.Reason.CONFLICT,
                rig.runtime.jobs().begin(Job.Kind.BACKTEST, backtest(document, ", \"from\": \"2030-01-01\"")));
        assertTrue(
                early.getMessage().contains("cover 1970-01-01T00:00:00Z to 1970-01-03T02:00:00Z"), early.getMessage());
    }

    @Test
    void onesThatCannotTradeFailWithTheReason() {
        Job poor = over(begun(Job.Kind.BACKTEST, backtest(Rig.cross("cross", 3, 8), ", \"cash\": 1, \"lot\": 1000")));
        assertEquals(Job.State.FAILED, poor.state(), String.valueOf(poor));
        assertNotNull(poor.failure());
        Rig.refused(Refused.Reason.CONFLICT, rig.runtime.jobs().result(poor.kind(), poor.id(), Form.REPORT));
    }

    /** Some ten million steps, and ten thousand documents to be read and compiled. */
    private static String heavy() {
        return backtest(
                Rig.cross("cross", 3, 8)
                        .replaceFirst(
                                "\\{",
                                "{\"params\": {\"a\": {\"default\": 1, \"min\": 1, \"max\": 100, \"step\": 1},"
                                        + " \"b\": {\"default\": 1, \"min\": 1, \"max\": 100, \"step\": 1}},")
                        .replace(
                                "\"value\": \"ema_8\"}]}",
                                "\"value\": \"ema_8\"}, {\"indicator\": \"close\", \"operator\": \">\", \"value\": \"a + b\"}]}"),
                ", \"grid\": [{\"name\": \"a\"}, {\"name\": \"b\"}]");
    }

    @Test
    void aSweepThatIsCancelledStopsAndKeepsWhatIsDone() throws Exception {
        Job job = begun(Job.Kind.SWEEP, heavy());
        Rig.eventually(true, () -> job(job).done() > 0);
        Job cancelled = Rig.now(rig.runtime.jobs().cancel(Job.Kind.SWEEP, job.id()));
        assertEquals(Job.State.CANCELLED, cancelled.state());
        assertTrue(cancelled.done() > 0 && cancelled.done() < 10_000, "done " + cancelled.done());
        byte[] json = Rig.now(rig.runtime.jobs().result(Job.Kind.SWEEP, job.id(), Form.REPORT))
                .plain();
        JsonNode report = MAPPER.readTree(json).path("report");
        assertEquals(false, report.path("whole").booleanValue());
        assertEquals(cancelled.done(), report.path("tried").longValue());
        Rig.now(rig.runtime.jobs().cancel(Job.Kind.SWEEP, job.id()));
        Rig.refused(Refused.Reason.NOT_FOUND, rig.runtime.jobs().job(Job.Kind.SWEEP, job.id()));
    }

    @Test
    void oneThatWaitsIsCancelledAtOnceAndTwoRunAtOnce() {
        Job first = begun(Job.Kind.SWEEP, heavy());
        Job second = begun(Job.Kind.SWEEP, heavy());
        Job third = begun(Job.Kind.SWEEP, heavy());
        Rig.eventually(
                "RUNNING RUNNING WAITING",
                () -> job(first).state() + " " + job(second).state() + " "
                        + job(third).state());
        Job cancelled = Rig.now(rig.runtime.jobs().cancel(Job.Kind.SWEEP, third.id()));
        assertEquals(Job.State.CANCELLED, cancelled.state());
        assertEquals(0, cancelled.done());
        assertEquals(
                List.of(third.id(), second.id(), first.id()),
                rig.runtime.jobs().all(Job.Kind.SWEEP).stream().map(Job::id).toList());
    }

    @Test
    void theEnginesEndStopsThem() {
        Job running = begun(Job.Kind.SWEEP, heavy());
        Job other = begun(Job.Kind.SWEEP, heavy());
        Job waiting = begun(Job.Kind.SWEEP, heavy());
        Rig.eventually(Job.State.RUNNING, () -> job(running).state());
        Rig.now(rig.runtime.close());
        for (Job job : List.of(running, other, waiting)) {
            assertEquals(Job.State.CANCELLED, job(job).state());
        }
        Rig.refused(Refused.Reason.UNAVAILABLE, rig.runtime.jobs().begin(Job.Kind.SWEEP, heavy()));
    }

    @Test
    void whatIsLiveGoesOnWhileTheyRun() {
        Rig.now(rig.engine.create(Rig.cross("live", 3, 8)));
        Job job = begun(Job.Kind.SWEEP, heavy());
        Rig.eventually(Job.State.RUNNING, () -> job(job).state());
        rig.play(CANDLES, CANDLES + 200, "live");
        assertTrue(rig.signals("live").size() > 5);
        assertEquals(new Symbol("BTC", "USD"), job(job).series().symbol());
        assertEquals(Timeframe.M1, job(job).series().timeframe());
    }
}
