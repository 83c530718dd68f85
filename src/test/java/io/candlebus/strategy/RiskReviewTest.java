package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskReviewTest {
    private static final String ENTRY =
            "{'id': 'in', 'type': 'entry', 'side': 'long', 'confidence': 0.6, 'when': 'crossover(close, open[1])'}";
    private static final String EXIT = "{'id': 'out', 'type': 'exit', 'side': 'long', 'when': 'close < 5'}";
    private static final String OPPOSITE =
            "{'id': 'down', 'type': 'entry', 'side': 'short', 'when': 'crossunder(close, open[1])'}";
    private static final String ALERT = "{'id': 'tell', 'type': 'alert', 'edge': true, 'when': 'close < 5'}";

    private static List<String> codes(String timeframe, String sections, String signals) {
        String text = "{'id': 'a', 'symbol': 'BTC/USD', 'timeframe': '" + timeframe + "', " + sections
                + ", 'signals': [" + signals + "]}";
        StrategyCheck.Result result =
                StrategyCheck.check(text.replace('\'', '"'), Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        assertTrue(result.isValid(), () -> result.problems().toString());
        return result.problems().stream()
                .filter(p -> p.severity() != Problem.Severity.INFO)
                .map(Problem::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`'stop_loss': {'type': 'percent', 'value': 2}`",
                "`'take_profit': {'type': 'percent', 'value': 2}`",
                "`'trailing_stop': {'type': 'percent', 'value': 2}`",
                "`'max_candles_held': 9`"
            })
    void whatEndsAPositionByItselfIsAWayOut(String part) {
        assertEquals(List.of(), codes("1m", "'risk': {" + part + "}", ENTRY));
    }

    @Test
    void anEntryThatIsIgnoredIsNoWayOut() {
        String both = ENTRY + ", " + OPPOSITE;
        assertEquals(List.of(), codes("1m", "'risk': {'on_opposite_entry': 'close'}", both));
        assertEquals(
                List.of("entry-without-exit", "entry-without-exit"),
                codes("1m", "'risk': {'on_opposite_entry': 'ignore'}", both));
    }

    @Test
    void parametersAndIndicatorsAreUsedInRisk() {
        String sections = """
                'params': {'size': 50, 'stop': 2, 'period': 7, 'held': 9, 'idle': 1},
                'indicators': [{'id': 'floor', 'type': 'lowest', 'params': {'period': 5}, 'source': 'low'}],
                'risk': {'position_size': {'type': 'percent_equity', 'value': 'size'},
                  'stop_loss': {'type': 'price', 'value': 'floor'},
                  'trailing_stop': {'type': 'atr', 'period': 'period', 'multiple': 'stop', 'activate_percent': 'stop'},
                  'max_candles_held': 'held'}""";
        assertEquals(List.of("unused-parameter"), codes("1m", sections, ENTRY));
    }

    /** Timeframe, protection, and what is said of it; the entry's confidence is 0.6. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1m,`'type': 'cooldown', 'minutes': 1`,",
                "1h,`'type': 'max_trades', 'per': '1h', 'count': 1`,idle-protection",
                "30m,`'type': 'max_trades', 'per': '1h', 'count': 1`,",
                "30m,`'type': 'max_trades', 'per': '1h', 'count': 2`,idle-protection",
                "1M,`'type': 'max_trades', 'per': '31d', 'count': 1`,",
                "1m,`'type': 'min_confidence', 'value': 0.6`,idle-protection",
                "1m,`'type': 'min_confidence', 'value': 0.61`,closed-protection",
                "1m,`'type': 'session', 'from': '00:00', 'to': '24:00'`,idle-protection",
                "1m,`'type': 'session', 'from': '00:00', 'to': '24:00', 'days': ['sat']`,",
                "1m,`'type': 'session', 'from': '08:00', 'to': '16:00'`,",
                "1m,`'type': 'min_interval', 'entries_seconds': 60`,idle-protection",
                "1m,`'type': 'min_interval', 'entries_seconds': 61`,",
                "1m,`'type': 'min_interval', 'entries_seconds': 60, 'exits_seconds': 120`,",
                "1m,`'type': 'max_drawdown', 'percent': 20`,",
                "1m,`'type': 'min_volume', 'multiple': 2`,"
            })
    void tellsProtectionsThatNeverOrAlwaysAct(String timeframe, String protection, String code) {
        assertEquals(
                code == null ? List.of() : List.of(code),
                codes(timeframe, "'protections': [{" + protection + "}]", ENTRY + ", " + EXIT));
    }

    @Test
    void aProtectionNeedsSomethingToKeep() {
        assertEquals(
                List.of("idle-protection"),
                codes("1m", "'protections': [{'type': 'max_drawdown', 'percent': 20}]", ALERT));
        assertEquals(
                List.of("idle-protection"),
                codes(
                        "1m",
                        "'risk': {'max_candles_held': 5}, 'protections': [{'type': 'min_interval', 'exits_seconds': 120}]",
                        ENTRY));
    }

    @Test
    void twoOfATypeAreToldUnlessTheyCountOverOtherTimes() {
        String hourly = "{'type': 'max_trades', 'per': '1h', 'count': 2}";
        String daily = "{'type': 'max_trades', 'per': '1d', 'count': 5}";
        String signals = ENTRY + ", " + EXIT;
        assertEquals(List.of(), codes("1m", "'protections': [" + hourly + ", " + daily + "]", signals));
        assertEquals(
                List.of("same-protection"),
                codes("1m", "'protections': [" + hourly + ", " + hourly.replace("2", "3") + "]", signals));
    }
}
