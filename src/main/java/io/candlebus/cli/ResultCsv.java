package io.candlebus.cli;

import io.candlebus.backtest.Backtest;
import io.candlebus.backtest.ToldSignal;
import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.Trade;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A backtest's results as CSV files: times in ISO-8601 UTC, numbers with every digit they have, empty for what is not. */
final class ResultCsv {
    private ResultCsv() {}

    /** @throws Stopped when the file cannot be written */
    static void signals(Path file, List<ToldSignal> signals) {
        ResultFile.write(file, to -> {
            to.write("time,signal,type,side,price,confidence,status,blocked_by\n");
            for (ToldSignal told : signals) {
                to.write(row(
                        time(told.signal().closeTimeMs()),
                        told.signal().signal(),
                        Conversions.word(told.signal().type()),
                        told.signal().side() == null
                                ? ""
                                : Conversions.word(told.signal().side()),
                        plain(told.signal().price()),
                        plain(told.signal().confidence()),
                        told.status(),
                        told.block() == null ? "" : told.block().protection()));
            }
        });
    }

    /** @throws Stopped when the file cannot be written */
    static void trades(Path file, List<Trade> trades) {
        ResultFile.write(file, to -> {
            to.write("entry_time,exit_time,side,quantity,entry_price,exit_price,fees,pnl,return_percent,entry_signal,"
                    + "exit_reason,mae_percent,mfe_percent,ambiguous\n");
            for (Trade trade : trades) {
                to.write(row(
                        time(trade.entryMs()),
                        time(trade.exitMs()),
                        Conversions.word(trade.side()),
                        plain(trade.quantity()),
                        plain(trade.entryPrice()),
                        plain(trade.exitPrice()),
                        plain(trade.fees()),
                        plain(trade.profit()),
                        plain(trade.returnPercent()),
                        trade.entrySignal(),
                        Conversions.word(trade.reason()),
                        plain(trade.maePercent()),
                        plain(trade.mfePercent()),
                        Boolean.toString(trade.ambiguous())));
            }
        });
    }

    /**
     * Plays the candles once more, and writes a row for every judged one.
     *
     * @throws Stopped when the file cannot be written
     */
    static void equity(Path file, Backtest fresh, List<Candle> candles) {
        Timeframe timeframe = fresh.session().key().series().timeframe();
        ResultFile.write(file, to -> {
            to.write("time,equity,drawdown_percent\n");
            for (Candle candle : candles) {
                if (!fresh.add(candle)) {
                    return;
                }
                if (fresh.session().judged() > 0) {
                    to.write(row(
                            time(timeframe.closeOf(candle.openTimeMs())),
                            plain(fresh.session().equity()),
                            plain(fresh.performance().drawdownPercent())));
                }
            }
        });
    }

    private static String row(String... cells) {
        return String.join(",", cells) + "\n";
    }

    private static String time(long timeMs) {
        return Instant.ofEpochMilli(timeMs).toString();
    }

    private static String plain(double value) {
        return Double.isNaN(value) ? "" : new BigDecimal(Double.toString(value)).toPlainString();
    }
}
