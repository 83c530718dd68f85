package io.candlebus.cli;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.feed.CandleFile;
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
        requireParts(own, wanted);
        return new CandleStream(CandleCsv.open(file, own, badRows()), own, wanted);
    }

    /**
     * Reads the whole file.
     *
     * @param wanted timeframe of the candles to be had
     * @throws Stopped when it cannot be read, or its candles cannot be put together to those
     */
    CandleFile read(Timeframe wanted) {
        try {
            CandleFile read = CandleFile.read(file, badRows());
            requireParts(read.timeframe(), wanted);
            return read.in(wanted);
        } catch (CandleCsv.Fault fault) {
            throw new Stopped(fault.line() == 0 ? Exit.NO_DATA : Exit.PROBLEMS, fault.getMessage());
        }
    }

    private BadRows badRows() {
        return skipBadRows ? BadRows.SKIP : BadRows.REFUSE;
    }

    private void requireParts(Timeframe own, Timeframe wanted) {
        if (!wanted.consistsOf(own)) {
            throw new Stopped(
                    Exit.NO_DATA, file + " holds candles of " + own + ", of which none of " + wanted + " can be made");
        }
    }
}
