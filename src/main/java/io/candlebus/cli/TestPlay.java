package io.candlebus.cli;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Candle;
import io.candlebus.session.TestReport;
import io.candlebus.session.TestRun;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.TestSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Plays a document's tests with their candles: those in the document, or those of a file in its folder and never elsewhere. */
final class TestPlay {
    /** Candles of a file that are played. */
    static final int FILE_CANDLES = 1_000_000;

    private final Path document;
    private final CompiledStrategy strategy;

    /** @param document the file that the strategy was read from */
    TestPlay(Path document, CompiledStrategy strategy) {
        this.document = document;
        this.strategy = strategy;
    }

    TestReport play(TestSpec test) {
        TestRun run = new TestRun(test, strategy);
        if (test.file() == null) {
            test.candles().forEach(run::accept);
            return run.report();
        }
        try {
            playFile(test, run);
            return run.report();
        } catch (NoSuchFileException missing) {
            return TestReport.withoutCandles(test, test.file() + ": no such file");
        } catch (CandleCsv.Fault fault) {
            return TestReport.withoutCandles(test, fault.getMessage());
        } catch (IOException | InvalidPathException unreadable) {
            return TestReport.withoutCandles(test, test.file() + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private void playFile(TestSpec test, TestRun run) throws IOException {
        Path folder = document.toAbsolutePath().getParent().toRealPath();
        // Links are followed before it is asked where they lead.
        Path file = folder.resolve(test.file()).toRealPath();
        if (!file.startsWith(folder)) {
            throw new IOException("it leads out of the document's folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no file");
        }
        try (CandleCsv csv = CandleCsv.of(
                test.file(), Files.newInputStream(file), test.series().timeframe(), BadRows.REFUSE)) {
            int played = 0;
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                if (++played > FILE_CANDLES) {
                    throw new IOException("more than " + FILE_CANDLES + " candles");
                }
                run.accept(candle);
            }
        }
    }
}
