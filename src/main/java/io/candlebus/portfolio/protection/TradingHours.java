package io.candlebus.portfolio.protection;

import io.candlebus.strategy.ProtectionSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** See {@link ProtectionSpec.Session}. */
final class TradingHours implements Protection {
    private static final int WEEK_AND_A_DAY = 8;

    private final ProtectionSpec.Session spec;

    TradingHours(ProtectionSpec.Session spec) {
        this.spec = spec;
    }

    @Override
    public Block keepsEntry(Asked asked) {
        ZonedDateTime at = Instant.ofEpochMilli(asked.closeTimeMs()).atZone(spec.zone());
        return isOpen(at)
                ? null
                : new Block(
                        spec.type(),
                        opensAfter(at),
                        "it is not between " + spec.from() + " and " + spec.to() + " " + spec.zone()
                                + " on a day of its session");
    }

    private boolean isOpen(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(spec.from()) && opensOn(at.toLocalDate());
        boolean goesOn = time.isBefore(spec.to());
        boolean overnight = !spec.to().isAfter(spec.from());
        return overnight ? begun || goesOn && opensOn(at.toLocalDate().minusDays(1)) : begun && goesOn;
    }

    private boolean opensOn(LocalDate date) {
        return spec.days().contains(date.getDayOfWeek());
    }

    private long opensAfter(ZonedDateTime at) {
        for (int i = 0; i <= WEEK_AND_A_DAY; i++) {
            LocalDate date = at.toLocalDate().plusDays(i);
            ZonedDateTime opening = date.atTime(spec.from()).atZone(spec.zone());
            if (opensOn(date) && opening.isAfter(at)) {
                return opening.toInstant().toEpochMilli();
            }
        }
        return Block.OPEN_END;
    }
}
