package io.candlebus.backtest.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.backtest.Days;
import io.candlebus.backtest.Drawdown;
import io.candlebus.backtest.Hold;
import io.candlebus.backtest.Results;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Trade;
import io.candlebus.strategy.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Four days with 1,000 at the start: 1,100, 990, 990, 1,089. Daily returns 0.1, −0.1, 0, 0.1. The peak is 1,100 and the bottom
 * 990, 10 % below; it has not been made good. Five trades: 150, −60, 30, −40, 0.
 */
class MetricsByHandTest {
    private static final long DAY = 86_400_000;
    private static final long HOUR = 3_600_000;

    private static final Results FOUR_DAYS = new Results(
            1_000,
            1_089,
            0,
            4 * DAY,
            400,
            100,
            new Days(0, new double[] {1_100, 990, 990, 1_089}),
            new Drawdown(10, DAY, 2 * DAY, Long.MIN_VALUE, 3 * DAY, 300),
            List.of(
                    trade(Side.LONG, 150, 2, 1, 16, true),
                    trade(Side.SHORT, -60, 4, 7, 2, false),
                    trade(Side.LONG, 30, 6, 2, 5, false),
                    trade(Side.LONG, -40, 8, 5, 1, true),
                    trade(Side.LONG, 0, 10, 0, 1, false)),
            12,
            3,
            new Hold(HOUR, 200, 250));

    private static final Map<String, Double> BY_HAND = Map.ofEntries(
            Map.entry("net_profit", 89.0),
            Map.entry("total_return", 8.9),
            Map.entry("buy_and_hold", 25.0),
            // 1.089^(365 / 4) = e^(91.25 * 0.085259844...)
            Map.entry("cagr", 100 * (Math.exp(91.25 * Math.log(1.089)) - 1)),
            // mean 0.025; squares 0.005625, 0.015625, 0.000625, 0.005625: 0.0275 / 3
            Map.entry("volatility", 100 * Math.sqrt(0.0275 / 3 * 365)),
            Map.entry("sharpe", 0.025 / Math.sqrt(0.0275 / 3) * Math.sqrt(365)),
            // one losing day in four: sqrt(0.01 / 4) = 0.05
            Map.entry("sortino", 0.025 * 365 / (0.05 * Math.sqrt(365))),
            Map.entry("calmar", 10 * (Math.exp(91.25 * Math.log(1.089)) - 1)),
            Map.entry("max_drawdown", 10.0),
            Map.entry("drawdown_days", 3.0),
            Map.entry("time_under_water", 75.0),
            // 0, 10, 10 and 1 percent below the peak
            Map.entry("ulcer", Math.sqrt(201 / 4.0)),
            Map.entry("exposure", 25.0),
            Map.entry("trades", 5.0),
            Map.entry("wins", 2.0),
            Map.entry("losses", 2.0),
            Map.entry("break_even", 1.0),
            Map.entry("long_trades", 4.0),
            Map.entry("short_trades", 1.0),
            Map.entry("win_rate", 40.0),
            Map.entry("profit_factor", 1.8),
            Map.entry("average_win", 90.0),
            Map.entry("average_loss", -50.0),
            Map.entry("payoff", 1.8),
            Map.entry("expectancy", 16.0),
            // mean 16; squares 134², 76², 14², 56², 16²: 27320 / 4 = 6830
            Map.entry("sqn", Math.sqrt(5) * 16 / Math.sqrt(6_830)),
            Map.entry("best_trade", 150.0),
            Map.entry("worst_trade", -60.0),
            Map.entry("median_trade", 0.0),
            Map.entry("average_duration", 6.0),
            Map.entry("longest_duration", 10.0),
            Map.entry("win_streak", 1.0),
            Map.entry("loss_streak", 1.0),
            Map.entry("average_mae", 3.0),
            Map.entry("average_mfe", 5.0),
            Map.entry("fees", 12.0),
            Map.entry("slippage", 3.0),
            Map.entry("ambiguous_trades", 2.0));

    @TestFactory
    List<DynamicTest> everyMetricIsAsByHand() {
        return Metrics.ALL.stream()
                .map(metric -> DynamicTest.dynamicTest(metric.name(), () -> {
                    Measured measured = metric.of(FOUR_DAYS);
                    if (metric.name().equals("recovery_days")) {
                        assertEquals("it has not recovered", measured.reason());
                        return;
                    }
                    double byHand = BY_HAND.get(metric.name());
                    assertNull(measured.reason());
                    assertEquals(byHand, measured.value(), 1e-9 * Math.max(1, Math.abs(byHand)));
                }))
                .toList();
    }

    @Test
    void whatIsUndefinedSaysWhy() {
        Results nothing = new Results(
                1_000,
                1_000,
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                0,
                0,
                new Days(0, new double[0]),
                new Drawdown(0, 0, 0, Long.MIN_VALUE, 0, 0),
                List.of(),
                0,
                0,
                new Hold(Long.MIN_VALUE, Double.NaN, Double.NaN));
        Set<String> defined = new HashSet<>();
        Metrics.of(nothing).forEach((name, measured) -> {
            assertEquals(measured.isDefined(), !Double.isNaN(measured.value()), name);
            if (measured.isDefined()) {
                assertEquals(0, measured.value(), name);
                defined.add(name);
            } else {
                assertFalse(measured.reason().isBlank(), name);
            }
        });
        assertEquals(
                Set.of(
                        "trades",
                        "wins",
                        "losses",
                        "break_even",
                        "long_trades",
                        "short_trades",
                        "win_streak",
                        "loss_streak",
                        "fees",
                        "slippage",
                        "ambiguous_trades"),
                defined);
    }

    @Test
    void everyMetricSaysWhatItIs() {
        Set<String> names = new HashSet<>();
        for (Metric metric : Metrics.ALL) {
            assertTrue(metric.name().matches("[a-z]+(_[a-z]+)*"), metric.name());
            assertTrue(names.add(metric.name()), metric.name());
            assertFalse(metric.title().isBlank() || metric.formula().isBlank(), metric.name());
            assertEquals(metric, Metrics.named(metric.name()));
        }
    }

    private static Trade trade(Side side, double profit, int hours, double mae, double mfe, boolean ambiguous) {
        return new Trade(
                side,
                "in",
                "out",
                ExitReason.SIGNAL,
                0,
                hours * HOUR,
                1,
                100,
                100 + profit,
                0,
                0,
                profit,
                profit,
                mae,
                mfe,
                hours,
                ambiguous);
    }
}
