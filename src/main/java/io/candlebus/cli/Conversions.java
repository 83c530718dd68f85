package io.candlebus.cli;

import io.candlebus.json.Times;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Intrabar;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What values on the command line may look like. */
final class Conversions {
    private Conversions() {}

    static CommandLine in(CommandLine line) {
        return line.registerConverter(Symbol.class, read(Symbol::parse, "is no symbol, as BTC/USD"))
                .registerConverter(Timeframe.class, read(Timeframe::parse, "is no timeframe, as 1m, 4h or 1d"))
                .registerConverter(FillAt.class, read(FillAt::valueOf, FillAt.values()))
                .registerConverter(Intrabar.class, read(Intrabar::valueOf, Intrabar.values()))
                .registerConverter(
                        Instant.class,
                        read(
                                text -> Instant.ofEpochMilli(Times.parse(text)),
                                "is no time: epoch milliseconds, or ISO-8601 as 2013-11-24T10:00:00Z"));
    }

    /** A word as reports write it, in lower case. */
    private static <T extends Enum<T>> ITypeConverter<T> read(Function<String, T> reader, T[] all) {
        String words = Arrays.stream(all).map(Conversions::word).collect(Collectors.joining(", "));
        return read(
                text -> reader.apply(text.equals(text.toLowerCase(Locale.ROOT)) ? text.toUpperCase(Locale.ROOT) : ""),
                "is none of " + words);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
