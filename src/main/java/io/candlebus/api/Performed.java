package io.candlebus.api;

import io.candlebus.backtest.FunnelRow;
import io.candlebus.backtest.Results;
import io.candlebus.backtest.ShadowSum;
import io.candlebus.backtest.metric.Measured;
import io.candlebus.session.SessionKey;
import java.util.List;
import java.util.Map;

/**
 * What a running session's trading has come to, from the first candle that it judged on. History counts for nothing.
 *
 * @param session whose
 * @param results what everything else is computed from
 * @param drawdownPercent how far equity is below its peak, at the deepest of the curve's newest point
 * @param metrics by name, in the order of reports
 * @param funnel one row for each rule, in the order of the document
 * @param shadows what each protection that blocked an entry has saved or cost
 */
public record Performed(
        SessionKey session,
        Results results,
        double drawdownPercent,
        Map<String, Measured> metrics,
        List<FunnelRow> funnel,
        List<ShadowSum> shadows) {}
