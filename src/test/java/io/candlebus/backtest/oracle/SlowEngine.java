package io.candlebus.backtest.oracle;

import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.List;

/**
 * A backtester written a second time, from what the documents say alone, in the plainest way there is: it shares nothing with
 * the engine but the candles. Minutes, market orders, at most one position.
 */
public final class SlowEngine {
    private static final long MINUTE = 60_000;

    private final List<Candle> candles;
    private final Rules rules;
    private final Account account;
    private final List<Ended> trades = new ArrayList<>();
    private final double[] equity;

    private double cash;
    private int side;
    private double quantity;
    private double entry;
    private double entryFee;
    private long entryMs;
    private double stop;
    private double target;
    private double best;
    private double highest;
    private double lowest;
    private int held;
    private boolean leaves;
    private String leavesBecause;
    private int enters;

    private SlowEngine(List<Candle> candles, Rules rules, Account account) {
        this.candles = candles;
        this.rules = rules;
        this.account = account;
        this.cash = account.cash();
        this.equity = new double[candles.size()];
    }

    /** What a run came to. */
    public record Outcome(List<Ended> trades, double[] equity) {}

    /** A trade; sides are 1 and −1. */
    public record Ended(
            int side,
            String reason,
            long entryMs,
            long exitMs,
            double quantity,
            double entry,
            double exit,
            double fees,
            double profit,
            double mae,
            double mfe,
            int held,
            boolean ambiguous) {}

    public static Outcome run(List<Candle> candles, Rules rules, Account account) {
        SlowEngine engine = new SlowEngine(candles, rules, account);
        for (int t = 0; t < candles.size(); t++) {
            engine.step(t);
        }
        return new Outcome(engine.trades, engine.equity);
    }

    private void step(int t) {
        Candle c = candles.get(t);
        fill(c.open(), c.openTimeMs());
        if (side != 0) {
            inside(c);
        }
        if (side != 0) {
            highest = Math.max(highest, c.high());
            lowest = Math.min(lowest, c.low());
            best = side > 0 ? Math.max(best, c.high()) : Math.min(best, c.low());
            held++;
        }
        decide(t);
        if (account.fillsAtClose()) {
            fill(c.close(), c.openTimeMs() + MINUTE);
        }
        equity[t] = cash + side * quantity * c.close();
    }

    /** What was decided, the exit first. */
    private void fill(double price, long atMs) {
        if (leaves && side != 0) {
            end(leavesBecause, slipped(price, -side), atMs, false);
        }
        leaves = false;
        if (enters != 0) {
            open(enters, slipped(price, enters), atMs);
            enters = 0;
        }
    }

    private void decide(int t) {
        boolean leave = side > 0 ? rules.leaveLong()[t] : side < 0 && rules.leaveShort()[t];
        int enter = rules.enterLong()[t] && side <= 0 ? 1 : rules.enterShort()[t] && side >= 0 ? -1 : 0;
        if (leave) {
            leaves = true;
            leavesBecause = "SIGNAL";
        } else if (enter != 0 && side != 0) {
            leaves = true;
            leavesBecause = "OPPOSITE_ENTRY";
        }
        enters = enter;
        if (!leaves && side != 0 && account.maxHeld() > 0 && held >= account.maxHeld()) {
            leaves = true;
            leavesBecause = "HOLDING_LIMIT";
        }
    }

    private void open(int way, double price, long atMs) {
        double away = price * account.stopPercent() / 100;
        double stopAt = account.stopPercent() > 0 ? price - way * away : Double.NaN;
        double most = cash / (price * (1 + account.fee()));
        double wanted = most * account.percent() / 100;
        if (account.isRisk()) {
            double out = slipped(stopAt, -way);
            double lost = way * (price - out) + (price + out) * account.fee();
            wanted = Math.min(most, cash * account.percent() / 100 / lost);
        }
        if (wanted <= 0) {
            return;
        }
        side = way;
        quantity = wanted;
        entry = price;
        entryMs = atMs;
        entryFee = quantity * price * account.fee();
        cash -= way * quantity * price + entryFee;
        stop = stopAt;
        target = account.targetPercent() > 0 ? price + way * price * account.targetPercent() / 100 : Double.NaN;
        best = price;
        highest = -1;
        lowest = 1e300;
        held = 0;
    }

    /** Stops and the target inside a candle, the stop first. */
    private void inside(Candle c) {
        double level = stop;
        String reason = "STOP_LOSS";
        boolean follows =
                account.trailPercent() > 0 && side * (best - entry) >= entry * account.activatePercent() / 100;
        if (follows) {
            double trail = best - side * best * account.trailPercent() / 100;
            if (Double.isNaN(level) || (side > 0 ? trail > level : trail < level)) {
                level = trail;
                reason = "TRAILING_STOP";
            }
        }
        boolean opensBeyondStop = side > 0 ? c.open() <= level : c.open() >= level;
        boolean opensBeyondTarget = side > 0 ? c.open() >= target : c.open() <= target;
        if (opensBeyondStop) {
            end(reason, slipped(c.open(), -side), c.openTimeMs(), false);
            return;
        }
        if (opensBeyondTarget) {
            end("TAKE_PROFIT", c.open(), c.openTimeMs(), false);
            return;
        }
        boolean hitsStop = side > 0 ? c.low() <= level : c.high() >= level;
        boolean hitsTarget = side > 0 ? c.high() >= target : c.low() <= target;
        boolean both = hitsStop && hitsTarget;
        if (hitsTarget && (!hitsStop || account.isOptimistic())) {
            end("TAKE_PROFIT", target, c.openTimeMs() + MINUTE, both);
        } else if (hitsStop) {
            end(reason, slipped(level, -side), c.openTimeMs() + MINUTE, both);
        }
    }

    private void end(String reason, double price, long atMs, boolean ambiguous) {
        double fee = quantity * price * account.fee();
        double profit = side * quantity * (price - entry) - entryFee - fee;
        cash += side * quantity * price - fee;
        double worst = price;
        double finest = price;
        if (held > 0) {
            worst = side > 0 ? Math.min(price, lowest) : Math.max(price, highest);
            finest = side > 0 ? Math.max(price, highest) : Math.min(price, lowest);
        }
        double mae = Math.max(0, -side * (worst - entry) / entry * 100);
        double mfe = Math.max(0, side * (finest - entry) / entry * 100);
        trades.add(new Ended(
                side,
                reason,
                entryMs,
                atMs,
                quantity,
                entry,
                price,
                entryFee + fee,
                profit,
                mae,
                mfe,
                held,
                ambiguous));
        side = 0;
        quantity = 0;
    }

    private double slipped(double price, int way) {
        return price * (1 + way * account.slippage());
    }
}
