package io.candlebus.json;

import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Sizes, stops and protections that a document could say, made at random. */
final class RandomRisk {
    private static final String[] ZONES = {"UTC", "Z", "Europe/Berlin", "America/New_York", "+05:30"};

    private final Random random;
    private final Supplier<Operand> expression;

    /** @param expression makes prices */
    RandomRisk(Random random, Supplier<Operand> expression) {
        this.random = random;
        this.expression = expression;
    }

    RiskSpec risk() {
        if (random.nextInt(3) == 0) {
            return RiskSpec.NONE;
        }
        LevelSpec trail = random.nextBoolean() ? null : level(LevelReader.Use.TRAIL);
        return new RiskSpec(
                new SizeSpec(one(SizeSpec.Type.values()), number(), Place.NOWHERE),
                random.nextBoolean() ? null : level(LevelReader.Use.STOP),
                random.nextBoolean() ? null : level(LevelReader.Use.TARGET),
                trail,
                trail == null || random.nextBoolean() ? null : number(),
                random.nextBoolean() ? null : new Operand.Constant(count(), Place.NOWHERE),
                one(RiskSpec.OnOpposite.values()),
                random.nextBoolean() ? null : new Operand.Constant(1 + random.nextInt(125), Place.NOWHERE));
    }

    private LevelSpec level(LevelReader.Use use) {
        LevelSpec.Type type = one(use.types().toArray(LevelSpec.Type[]::new));
        return new LevelSpec(
                type,
                type == LevelSpec.Type.PRICE ? expression.get() : number(),
                type == LevelSpec.Type.ATR ? number() : null,
                Place.NOWHERE);
    }

    private Operand number() {
        return switch (random.nextInt(3)) {
            case 0 -> new Operand.Name("p0_1", Place.NOWHERE);
            case 1 -> new Operand.Constant(1 + random.nextInt(99), Place.NOWHERE);
            default -> new Operand.Constant(random.nextDouble() * 100, Place.NOWHERE);
        };
    }

    ProtectionSpec protection() {
        Place place = Place.NOWHERE;
        double percent = Math.max(0.01, random.nextInt(101) * random.nextDouble());
        return switch (random.nextInt(10)) {
            case 0 -> new ProtectionSpec.Cooldown(ms(), 0, place);
            case 1 -> new ProtectionSpec.Cooldown(0, count(), place);
            case 2 -> new ProtectionSpec.MaxTrades(1_000L * (1 + random.nextInt(9_000_000)), count(), place);
            case 3 -> new ProtectionSpec.MinConfidence(random.nextDouble(), place);
            case 4 -> new ProtectionSpec.LossStreak(count(), ms(), place);
            case 5 -> new ProtectionSpec.MaxDrawdown(percent, one(ProtectionSpec.MaxDrawdown.Action.values()), place);
            case 6 -> new ProtectionSpec.MaxDailyLoss(percent, place);
            case 7 -> session();
            case 8 ->
                random.nextBoolean()
                        ? new ProtectionSpec.MinInterval(ms(), 0, place)
                        : new ProtectionSpec.MinInterval(random.nextBoolean() ? 0 : ms(), ms(), place);
            default -> new ProtectionSpec.MinVolume(0.1 + random.nextDouble() * 9, count(), place);
        };
    }

    private ProtectionSpec session() {
        Set<DayOfWeek> days = EnumSet.of(one(DayOfWeek.values()));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        return new ProtectionSpec.Session(time(), time(), days, ZoneId.of(one(ZONES)), Place.NOWHERE);
    }

    private LocalTime time() {
        return LocalTime.ofSecondOfDay(random.nextBoolean() ? random.nextInt(86_400) : 900L * random.nextInt(96));
    }

    private int count() {
        return 1 + random.nextInt(1_000);
    }

    /** Whole minutes, or any number of milliseconds. */
    private long ms() {
        return random.nextBoolean() ? 60_000L * count() : 1 + random.nextInt(2_000_000_000);
    }

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
