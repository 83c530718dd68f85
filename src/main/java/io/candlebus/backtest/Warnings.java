package io.candlebus.backtest;

import io.candlebus.backtest.Warning.Weight;
import io.candlebus.portfolio.BrokerListener.DropReason;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.Explanation;
import io.candlebus.session.StrategySession;
import io.candlebus.session.Verdict;
import io.candlebus.strategy.SignalSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Looks for what makes a backtest's figures say less than they seem to. */
final class Warnings {
    /** Fewer tell little but chance. */
    private static final int FEW_TRADES = 30;

    /** Shorter ones say little about a year. */
    private static final int SHORT_DAYS = 60;

    private static final double HOURS = 24;

    private final StrategySession session;
    private final Results results;
    private final PaperTerms terms;
    private final List<Warning> found = new ArrayList<>();

    private Warnings(StrategySession session, Results results, PaperTerms terms) {
        this.session = session;
        this.results = results;
        this.terms = terms;
    }

    static List<Warning> of(BacktestPlan plan, Backtest backtest, Coverage coverage, Map<DropReason, Long> dropped) {
        Warnings warnings =
                new Warnings(backtest.session(), backtest.performance().results(), plan.terms());
        warnings.unknown(coverage);
        warnings.silent();
        warnings.dropped(dropped, plan.terms());
        warnings.trades();
        warnings.time();
        warnings.terms();
        warnings.gaps(coverage);
        return warnings.found.stream()
                .sorted(Comparator.comparing(Warning::weight))
                .toList();
    }

    private void unknown(Coverage coverage) {
        if (session.judged() == 0) {
            tell(Weight.NO_DATA, "no-candle", "no candle lies in the range");
        } else if (!session.known() && !hasActed()) {
            tell(
                    Weight.NO_DATA,
                    "never-known",
                    "the strategy needs " + coverage.warmup() + " candles of "
                            + session.key().series().timeframe() + " until everything is known, and there are "
                            + session.candles());
        } else if (!session.known()) {
            caution(
                    "never-known",
                    "not everything was ever known: that takes " + coverage.warmup() + " candles, and there are "
                            + session.candles());
        }
    }

    private boolean hasActed() {
        for (int i = 0; i < session.strategy().spec().signals().size(); i++) {
            if (session.trueCandles(i) > 0) {
                return true;
            }
        }
        return false;
    }

    private void silent() {
        if (session.judged() == 0) {
            return;
        }
        List<Explanation> last = session.explain();
        for (int i = 0; i < last.size(); i++) {
            if (session.trueCandles(i) == 0 && session.known()) {
                SignalSpec rule = session.strategy().spec().signals().get(i);
                boolean isUnknown = last.get(i).verdict() == Verdict.UNKNOWN;
                caution(
                        isUnknown ? "still-unknown" : "never-true",
                        "the condition of \"" + rule.id() + "\" was true on no candle"
                                + (isUnknown ? ", and is unknown on the last one" : ""));
            }
        }
    }

    private void dropped(Map<DropReason, Long> dropped, PaperTerms terms) {
        dropped.forEach((reason, count) -> {
            if (reason == DropReason.TOO_SMALL || reason == DropReason.TOO_LARGE) {
                boolean isAll = results.trades().isEmpty() && results.exposed() == 0;
                found.add(new Warning(
                        reason == DropReason.TOO_SMALL ? "too-small" : "too-large",
                        orders(count, isAll) + sized(reason, terms),
                        isAll ? Weight.NO_TRADING : Weight.CAUTION));
            } else if (reason != DropReason.CALLED_OFF) {
                caution(
                        reason == DropReason.LEVEL_UNKNOWN ? "level-unknown" : "level-behind-price",
                        orders(count, false)
                                + (reason == DropReason.LEVEL_UNKNOWN
                                        ? " because a stop or target could not be told yet"
                                        : " because the price had passed their stop or target before they filled"));
            }
        });
    }

    private static String orders(long count, boolean isAll) {
        return (isAll ? "nothing could be traded: " : "") + count + (count == 1 ? " order was" : " orders were")
                + " dropped";
    }

    private static String sized(DropReason reason, PaperTerms terms) {
        String lot = terms.instrument().lot() > 0
                ? ", less than one lot of " + plain(terms.instrument().lot())
                : "";
        return reason == DropReason.TOO_SMALL
                ? " as too small" + lot + "; the account began with " + plain(terms.cash())
                : " as too large for the account, which began with " + plain(terms.cash());
    }

    private void trades() {
        List<Trade> trades = results.trades();
        if (session.judged() > 0 && trades.size() < FEW_TRADES) {
            caution(
                    "few-trades",
                    (trades.isEmpty()
                                    ? "no trade was"
                                    : trades.size() == 1
                                            ? "only one trade was"
                                            : "only " + trades.size() + " trades were")
                            + " closed; fewer than " + FEW_TRADES + " tell little but chance");
        }
        double profit = trades.stream().mapToDouble(Trade::profit).sum();
        double best = trades.stream().mapToDouble(Trade::profit).max().orElse(0);
        if (trades.size() > 1 && profit > 0 && best > profit / 2) {
            caution(
                    "one-trade",
                    "one trade made " + Math.round(100 * best / profit) + " % of the profit of all " + trades.size());
        }
        long ambiguous = trades.stream().filter(Trade::ambiguous).count();
        if (ambiguous > 0) {
            caution(
                    "ambiguous-trades",
                    ambiguous + " of " + trades.size()
                            + " trades ended in a candle that reached both stop and target; see the band");
        }
    }

    private void time() {
        if (session.judged() > 0 && results.elapsedDays() < SHORT_DAYS) {
            double days = results.elapsedDays();
            boolean inHours = days < 2;
            double length = Math.round(10 * (inHours ? HOURS * days : days)) / 10.0;
            caution(
                    "short",
                    "it is about " + length + (inHours ? " hours" : " days") + "; figures for a year are extrapolated");
        }
    }

    private void terms() {
        if (terms.fillAt() == FillAt.CLOSE) {
            caution(
                    "optimistic-fills",
                    "orders fill at the close of the candle that gave them, which nobody could have traded at");
        }
        if (terms.feeBps() == 0) {
            caution("no-fees", "trading costs no fee");
        }
    }

    private void gaps(Coverage coverage) {
        if (coverage.holes() > 0) {
            caution(
                    "gaps",
                    coverage.missing() + (coverage.missing() == 1 ? " candle is" : " candles are") + " missing in "
                            + coverage.holes()
                            + (coverage.holes() == 1 ? " hole" : " holes") + ", the longest of " + coverage.longest()
                            + " from " + Instant.ofEpochMilli(coverage.longestMs()) + " on");
        }
    }

    private void caution(String code, String sentence) {
        tell(Weight.CAUTION, code, sentence);
    }

    private void tell(Weight weight, String code, String sentence) {
        found.add(new Warning(code, sentence, weight));
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
