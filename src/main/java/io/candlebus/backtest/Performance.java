package io.candlebus.backtest;

import io.candlebus.market.Candle;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.Fact;
import io.candlebus.session.StrategySession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Folds the facts and closes of one session into what its trading has come to; live sessions and backtests use the same.
 * Facts of a candle come first, then the candle. One thread. A candle without facts allocates nothing, but when a curve grows.
 */
public final class Performance {
    private final PaperTerms terms;
    private final Drawdown.Meter drawdown;
    private final Curve curve;
    private final List<Trade> trades = new ArrayList<>();
    private final Funnel funnel = new Funnel();
    private double equity;
    private long fromMs = Long.MIN_VALUE;
    private long toMs = Long.MIN_VALUE;
    private long candles;
    private long exposed;
    private double fees;
    private double slippage;
    private long firstDay;
    private double[] days = new double[64];
    private int dayCount;
    private long dayEndMs = Long.MIN_VALUE;
    private boolean tradable;
    private long holdFromMs = Long.MIN_VALUE;
    private double holdPrice = Double.NaN;
    private double lastPrice = Double.NaN;

    public Performance(PaperTerms terms) {
        this(terms, new Curve());
    }

    private Performance(PaperTerms terms, Curve curve) {
        this.terms = terms;
        this.curve = curve;
        this.equity = terms.cash();
        this.drawdown = new Drawdown.Meter(terms.cash());
    }

    /** One that keeps equity by day only: for thousands at a time. */
    public static Performance withoutCurve(PaperTerms terms) {
        return new Performance(terms, null);
    }

    /** Takes in what happened at the candle that comes next. */
    public void accept(Fact fact) {
        funnel.accept(fact);
        if (fact instanceof Fact.OrderFilled filled) {
            fees += filled.fee();
            slippage += filled.slippage();
        } else if (fact instanceof Fact.PositionClosed closed) {
            trades.add(closed.trade());
        }
    }

    /** Takes in a candle that the session has just judged. */
    public void candle(Candle candle, StrategySession session) {
        long closeTimeMs = session.key().series().timeframe().closeOf(candle.openTimeMs());
        if (candles++ == 0) {
            begin(candle.openTimeMs(), closeTimeMs);
        }
        if (tradable && Double.isNaN(holdPrice)) {
            holdFromMs = candle.openTimeMs();
            holdPrice = terms.buyingCost(candle.open());
        }
        tradable = session.known();
        lastPrice = candle.close();
        equity = session.equity();
        toMs = closeTimeMs;
        exposed += session.isExposed() ? 1 : 0;
        drawdown.add(equity, closeTimeMs);
        if (curve != null) {
            curve.add(closeTimeMs, equity, drawdown.now());
        }
        if (closeTimeMs > dayEndMs) {
            nextDay(closeTimeMs);
        }
        days[dayCount - 1] = equity;
    }

    private void begin(long openTimeMs, long closeTimeMs) {
        fromMs = openTimeMs;
        drawdown.begin(openTimeMs);
        firstDay = Days.dayOf(closeTimeMs);
        dayEndMs = Days.endMs(firstDay);
        days[0] = equity;
        dayCount = 1;
    }

    /** Days without a candle keep the equity of the one before. */
    private void nextDay(long closeTimeMs) {
        long day = Days.dayOf(closeTimeMs);
        int count = Math.toIntExact(day - firstDay + 1);
        if (count > days.length) {
            days = Arrays.copyOf(days, Math.max(count, 2 * days.length));
        }
        Arrays.fill(days, dayCount, count, days[dayCount - 1]);
        dayCount = count;
        dayEndMs = Days.endMs(day);
    }

    /** How things stand as of the last candle. */
    public Results results() {
        return new Results(
                terms.cash(),
                equity,
                fromMs,
                toMs,
                candles,
                exposed,
                new Days(firstDay, Arrays.copyOf(days, dayCount)),
                drawdown.taken(),
                trades,
                fees,
                slippage,
                new Hold(holdFromMs, holdPrice, lastPrice));
    }

    /** How far the candles of each signal got, in the order of the document. */
    public List<FunnelRow> funnel(StrategySession session) {
        return funnel.rows(session);
    }

    /** What each protection that blocked an entry has saved or cost, in the order of their first block. */
    public List<ShadowSum> shadows() {
        return funnel.shadows();
    }

    /** Equity over time; goes on changing. Null when none is kept. */
    public Curve curve() {
        return curve;
    }

    /** How far equity is below its running peak at the last close, in percent of that. */
    public double drawdownPercent() {
        return drawdown.now();
    }

    /** Closed so far, in order; goes on growing. */
    public List<Trade> trades() {
        return trades;
    }
}
