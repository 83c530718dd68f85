package io.candlebus.cli;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Timeframe;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The candles that a command runs on. For mixing into commands. */
final class CandleOptions {
    @Option(
            names = "--candles",
            required = true,
            paramLabel = "F.csv",
            description = "candle file; .gz is read as it is, and candles of a lower timeframe are put together")
    private Path file;

    @Option(names = "--skip-bad-rows", description = "count rows that make no candle, and go on")
    private boolean skipBadRows;

    Path file() {
        return file;
    }

    /**
     * Opens the file.
     *
     * @param wanted timeframe of the candles to be had
     * @throws Stopped when its candles cannot be put together to those
     */
    CandleStream open(Timeframe wanted) throws CandleCsv.Fault {
        Timeframe own = CandleCsv.timeframeOf(file);
        if (!wanted.consistsOf(own)) {
            throw new Stopped(
                    Exit.NO_DATA, file + " holds candles of " + own + ", of which none of " + wanted + " can be made");
        }
        return new CandleStream(CandleCsv.open(file, own, skipBadRows ? BadRows.SKIP : BadRows.REFUSE), own, wanted);
    }
}
