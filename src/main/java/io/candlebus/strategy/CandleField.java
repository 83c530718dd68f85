package io.candlebus.strategy;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A number that a candle gives by itself. */
enum CandleField {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    HL2,
    HLC3,
    OHLC4;

    /** The field a name means, in any letter case; {@code typical} is {@code hlc3}. */
    static Optional<CandleField> of(String name) {
        String wanted = name.equalsIgnoreCase("typical") ? "hlc3" : name;
        return Arrays.stream(values())
                .filter(f -> f.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    /** From the low upwards, so that equal prices average to exactly that price. */
    double of(Candle c) {
        return switch (this) {
            case OPEN -> c.open();
            case HIGH -> c.high();
            case LOW -> c.low();
            case CLOSE -> c.close();
            case VOLUME -> c.volume();
            case HL2 -> (c.high() + c.low()) / 2;
            case HLC3 -> c.low() + ((c.high() - c.low()) + (c.close() - c.low())) / 3;
            case OHLC4 -> c.low() + ((c.open() - c.low()) + (c.high() - c.low()) + (c.close() - c.low())) / 4;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
