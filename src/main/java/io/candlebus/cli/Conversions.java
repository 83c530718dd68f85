package io.candlebus.cli;

import io.candlebus.json.Times;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What values on the command line may look like. */
final class Conversions {
    private Conversions() {}

    static CommandLine in(CommandLine line) {
        return line.registerConverter(Symbol.class, read(Symbol::parse, "is no symbol, as BTC/USD"))
                .registerConverter(Timeframe.class, read(Timeframe::parse, "is no timeframe, as 1m, 4h or 1d"))
                .registerConverter(
                        Instant.class,
                        read(
                                text -> Instant.ofEpochMilli(Times.parse(text)),
                                "is no time: epoch milliseconds, or ISO-8601 as 2013-11-24T10:00:00Z"));
    }

    private static <T> ITypeConverter<T> read(Function<String, T> reader, String complaint) {
        return text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("'" + text + "' " + complaint);
            }
        };
    }
}
