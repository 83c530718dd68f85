package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.ProtectionSpec;
import io.candlebus.strategy.RiskSpec;
import io.candlebus.strategy.RiskSpec.LevelSpec;
import io.candlebus.strategy.RiskSpec.SizeSpec;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskReaderTest {
    private static final String DOCUMENT = """
            {"id": "a", "symbol": "BTC/USD", "timeframe": "1m", "params": {"stop": 2, "n": 5}, %s,
             "signals": [{"id": "in", "type": "entry", "side": "long", "edge": true, "when": "close > n * stop"},
                         {"id": "out", "type": "exit", "side": "long", "when": "close < 5"}]}""";

    private static StrategyCheck.Result checked(String sections) {
        return StrategyCheck.check(
                DOCUMENT.formatted(sections.replace('\'', '"')), Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
    }

    /** Of what is more than an info: code, place and message, in one line each. */
    private static List<String> told(StrategyCheck.Result result) {
        return result.problems().stream()
                .filter(p -> p.severity() != Problem.Severity.INFO)
                .map(p -> p.code() + " " + p.place().pointer())
                .toList();
    }

    private static Operand constant(double value) {
        return new Operand.Constant(value, Place.NOWHERE);
    }

    private static LevelSpec percent(double value) {
        return new LevelSpec(LevelSpec.Type.PERCENT, constant(value), null, Place.NOWHERE);
    }

    @Test
    void everyPartOfRiskIsRead() {
        StrategyCheck.Result result = checked("""
                'risk': {'position_size': {'type': 'Risk_Percent', 'value': 1},
                  'stop_loss': {'type': 'price', 'value': 'lowest(low, n)'},
                  'take_profit': {'type': 'reward', 'ratio': '2'},
                  'trailing_stop': {'type': 'atr', 'multiple': 'stop', 'activate_percent': 1.5},
                  'max_candles_held': 'n', 'on_opposite_entry': 'ignore', 'leverage': 3}""");
        assertEquals(List.of(), told(result));
        assertEquals(
                new RiskSpec(
                        new SizeSpec(SizeSpec.Type.RISK_PERCENT, constant(1), Place.NOWHERE),
                        new LevelSpec(
                                LevelSpec.Type.PRICE,
                                new Operand.Inline(
                                        "lowest",
                                        List.of(
                                                new Operand.Name("low", Place.NOWHERE),
                                                new Operand.Name("n", Place.NOWHERE)),
                                        null,
                                        Place.NOWHERE),
                                null,
                                Place.NOWHERE),
                        new LevelSpec(LevelSpec.Type.REWARD, constant(2), null, Place.NOWHERE),
                        new LevelSpec(
                                LevelSpec.Type.ATR,
                                new Operand.Name("stop", Place.NOWHERE),
                                constant(14),
                                Place.NOWHERE),
                        constant(1.5),
                        new Operand.Name("n", Place.NOWHERE),
                        RiskSpec.OnOpposite.IGNORE,
                        constant(3)),
                result.spec().risk());
    }

    @Test
    void everyProtectionIsRead() {
        StrategyCheck.Result result = checked("""
                'protections': [{'type': 'cooldown', 'minutes': 1.5}, {'type': 'cooldown', 'candles': 3},
                  {'type': 'max_trades', 'per': '90m', 'count': 4}, {'type': 'min_confidence', 'value': 0.5, 'enabled': false},
                  {'type': 'loss_streak', 'count': 3, 'minutes': 60}, {'type': 'max_drawdown', 'percent': 12.5, 'action': 'Pause'},
                  {'type': 'max_daily_loss', 'percent': 5},
                  {'type': 'session', 'from': '22:00', 'to': '24:00', 'days': ['mon', 'Tuesday', 3], 'zone': 'Asia/Tokyo'},
                  {'type': 'min_interval', 'exits_seconds': 90}, {'type': 'min_volume', 'multiple': 2}]""");
        assertEquals(List.of("same-protection /protections/1"), told(result));
        Place at = Place.NOWHERE;
        assertEquals(
                List.of(
                        new ProtectionSpec.Cooldown(90_000, 0, at),
                        new ProtectionSpec.Cooldown(0, 3, at),
                        new ProtectionSpec.MaxTrades(5_400_000, 4, at),
                        new ProtectionSpec.LossStreak(3, 3_600_000, at),
                        new ProtectionSpec.MaxDrawdown(12.5, ProtectionSpec.MaxDrawdown.Action.PAUSE, at),
                        new ProtectionSpec.MaxDailyLoss(5, at),
                        new ProtectionSpec.Session(
                                LocalTime.of(22, 0),
                                LocalTime.MIDNIGHT,
                                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY),
                                ZoneId.of("Asia/Tokyo"),
                                at),
                        new ProtectionSpec.MinInterval(0, 90_000, at),
                        new ProtectionSpec.MinVolume(2, 20, at)),
                result.spec().protections());
    }

    @Test
    void nothingSaidIsAllOfTheEquityUntilASignal() {
        StrategyCheck.Result result = checked("'risk': {}, 'protections': []");
        assertEquals(List.of(), told(result));
        assertEquals(RiskSpec.NONE, result.spec().risk());
        assertEquals(List.of(), result.spec().protections());
    }

    @ParameterizedTest
    @CsvSource({"0.01,1", "0.02,2", "0.07,7", "0.29,29", "0.575,57.5", "0.003,0.3", "1e-3,0.1", "0.1,10", "0.14,14"})
    void fractionsBecomePercentsWithoutRemainders(double fraction, double percent) {
        RiskSpec risk = checked("'risk_management': {'stop_loss_percentage': " + fraction
                        + ", 'take_profit_percentage': '" + fraction + "', 'max_position_size': " + fraction + "}")
                .spec()
                .risk();
        assertEquals(percent(percent), risk.stopLoss());
        assertEquals(percent(percent), risk.takeProfit());
        assertEquals(constant(percent), risk.size().value());
    }

    @Test
    void parametersMayBeFractionsToo() {
        StrategyCheck.Result result = checked("'risk_management': {'stop_loss_percentage': 'stop / 100'}");
        assertEquals(List.of(), told(result));
        assertEquals("stop / 100 * 100", result.spec().risk().stopLoss().value().text());
        assertEquals(2, result.strategy().risk().stopLoss().value(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'risk': [],wrong-kind /risk",
                "'risk': {'stop_los': {}},unknown-key /risk/stop_los",
                "'risk': {'stop_loss': 2},wrong-kind /risk/stop_loss",
                "'risk': {'position_size': 50},wrong-kind /risk/position_size",
                "'risk': {'stop_loss': {'value': 2}},missing-key /risk/stop_loss",
                "'risk': {'stop_loss': {'type': 'percent'}},missing-key /risk/stop_loss",
                "`'risk': {'stop_loss': {'type': 'atr', 'period': 14}}`,missing-key /risk/stop_loss",
                "`'risk': {'stop_loss': {'type': 'reward', 'ratio': 2}}`,unknown-word /risk/stop_loss/type",
                "`'risk': {'trailing_stop': {'type': 'price', 'value': 2}}`,unknown-word /risk/trailing_stop/type",
                "`'risk': {'stop_loss': {'type': 2, 'value': 2}}`,wrong-kind /risk/stop_loss/type",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': true}}`,wrong-kind /risk/stop_loss/value",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': 0}}`,out-of-range /risk/stop_loss/value",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': 101}}`,out-of-range /risk/stop_loss/value",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': 'close'}}`,not-constant /risk/stop_loss/value",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': 'stpo'}}`,unknown-name /risk/stop_loss/value",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': '2 +'}}`,bad-expression /risk/stop_loss/value",
                "`'risk': {'stop_loss': {'type': 'percent', 'value': 2, 'perid': 3}}`,unknown-key /risk/stop_loss/perid",
                "`'risk': {'position_size': {'type': 'percent_equity', 'value': 101}}`,out-of-range /risk/position_size/value",
                "`'risk': {'position_size': {'type': 'risk_percent', 'value': 1}}`,no-stop /risk/position_size",
                "`'risk': {'take_profit': {'type': 'reward', 'ratio': 1}}`,no-stop /risk/take_profit",
                "'risk': {'trailing_stop': true},no-stop /risk/trailing_stop",
                "'risk': {'activate_percent': 1},unused-key /risk/activate_percent",
                "'risk': {'max_candles_held': 0},out-of-range /risk/max_candles_held",
                "'risk': {'max_candles_held': 1.5},out-of-range /risk/max_candles_held",
                "'risk': {'on_opposite_entry': 'revers'},unknown-word /risk/on_opposite_entry",
                "'risk': {'leverage': 126},out-of-range /risk/leverage",
                "'risk': {'stop_loss_percent': -1},out-of-range /risk/stop_loss_percent",
                "'risk': {'stop_loss_percent': 0.02},percent-smell /risk/stop_loss_percent",
                "'risk': {'max_position_size': 1},fraction-smell /risk/max_position_size",
                "'risk': {'max_drawdown_percent': 120},out-of-range /risk/max_drawdown_percent",
                "'risk': {'position_size_type': 'percent_equity'},unused-key /risk/position_size_type",
                "'overtrading_protection': {'max_trades_per_day': 2.5},out-of-range /overtrading_protection/max_trades_per_day",
                "'overtrading_protection': {'max_trade_per_day': 2},unknown-key /overtrading_protection/max_trade_per_day",
                "'protections': {},wrong-kind /protections",
                "'protections': ['cooldown'],wrong-kind /protections/0",
                "'protections': [{}],missing-key /protections/0",
                "'protections': [{'type': 'cooldwn'}],unknown-word /protections/0/type",
                "'protections': [{'type': 'cooldown'}],missing-key /protections/0",
                "`'protections': [{'type': 'cooldown', 'minutes': 0}]`,out-of-range /protections/0/minutes",
                "`'protections': [{'type': 'cooldown', 'minutes': 'n'}]`,wrong-kind /protections/0/minutes",
                "`'protections': [{'type': 'cooldown', 'minutes': 1, 'candles': 2}]`,unused-key /protections/0/minutes",
                "`'protections': [{'type': 'max_trades', 'per': '1M', 'count': 2}]`,bad-duration /protections/0/per",
                "`'valid_for': '1M'`,bad-duration /valid_for",
                "`'valid_for': 60`,wrong-kind /valid_for",
                "`'protections': [{'type': 'max_trades', 'per': '999999999w', 'count': 2}]`,bad-duration /protections/0/per",
                "`'protections': [{'type': 'max_trades', 'per': '1h', 'count': 10001}]`,out-of-range /protections/0/count",
                "`'protections': [{'type': 'min_confidence', 'value': 60}]`,out-of-range /protections/0/value",
                "`'protections': [{'type': 'max_drawdown', 'percent': 20, 'action': 'stop'}]`,unknown-word /protections/0/action",
                "`'protections': [{'type': 'max_daily_loss', 'percent': 0.05}]`,percent-smell /protections/0/percent",
                "`'protections': [{'type': 'session', 'from': '8:00', 'to': '16:00'}]`,bad-time /protections/0/from",
                "`'protections': [{'type': 'session', 'from': '08:00', 'to': '25:00'}]`,bad-time /protections/0/to",
                "`'protections': [{'type': 'session', 'from': '08:00', 'to': '16:00', 'days': []}]`,out-of-range /protections/0/days",
                "`'protections': [{'type': 'session', 'from': '08:00', 'to': '16:00', 'days': ['xyz']}]`,unknown-word /protections/0/days/0",
                "`'protections': [{'type': 'session', 'from': '08:00', 'to': '16:00', 'zone': 'Mars'}]`,bad-zone /protections/0/zone",
                "'protections': [{'type': 'min_interval'}],missing-key /protections/0",
                "`'protections': [{'type': 'min_volume', 'multiple': 2, 'period': 0}]`,out-of-range /protections/0/period"
            })
    void whatIsWrongIsTold(String sections, String problem) {
        assertEquals(List.of(problem), told(checked(sections)), sections);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        StrategyCheck.Result result = checked("""
                'risk': {'position_size': {'type': 'percent', 'value': 1}, 'stop_loss': {'type': 'percent', 'value': 'nn'},
                  'take_profit': {'type': 'atr', 'period': 0, 'multiple': -1}, 'leverage': 0.5, 'colour': 'red'},
                'protections': [{'type': 'cooldown', 'minutes': -1}, {'type': 'max_trades'}, 7]""");
        assertEquals(
                Set.of(
                        "unknown-word /risk/position_size/type",
                        "unknown-name /risk/stop_loss/value",
                        "bad-parameter /risk/take_profit/period",
                        "out-of-range /risk/take_profit/multiple",
                        "out-of-range /risk/leverage",
                        "unknown-key /risk/colour",
                        "out-of-range /protections/0/minutes",
                        "missing-key /protections/1",
                        "wrong-kind /protections/2"),
                Set.copyOf(told(result)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'risk': {'stop_loss': 2}|write {\"type\": \"percent\", \"value\": 2}",
                "'risk': {'stop_loss': {'type': 'precent', 'value': 2}}|did you mean \"percent\"?",
                "'protections': [{'type': 'cool_down', 'minutes': 2}]|did you mean \"cooldown\"?",
                "'protections': [{'type': 'session', 'from': '08:00', 'to': '16:00', 'zone': 'Europe/Berln'}]"
                        + "|did you mean \"Europe/Berlin\"?",
                "'risk': {'on_opposite_entry': 'revers'}|did you mean \"reverse\"?",
                "'risk': {'stop_los': {}}|did you mean \"stop_loss\"?"
            })
    void whatWasProbablyMeantIsSaid(String line) {
        String[] parts = line.split("\\|");
        assertTrue(checked(parts[0]).problems().stream().anyMatch(p -> parts[1].equals(p.suggestion())), line);
    }

    @Test
    void protectionsHaveALimit() {
        String one = "{'type': 'cooldown', 'candles': 2}";
        String many = "'protections': [" + (one + ",").repeat(DocumentLimits.PROTECTIONS) + one + "]";
        assertEquals(List.of("protection-limit /protections"), told(checked(many)));
    }

    /** An expression of a price costs as much as one of a condition: 60 names and 59 products, 50 times, in each of two levels. */
    @Test
    void termsOfPricesCount() {
        String product = "close" + " * close".repeat(59);
        String price = "{'type': 'price', 'value': '" + (product + " + ").repeat(49) + product + "'}";
        assertEquals(List.of(), told(checked("'risk': {'stop_loss': " + price + "}")));
        String both = "'risk': {'stop_loss': " + price + ", 'take_profit': " + price + "}";
        assertEquals(List.of("term-limit "), told(checked(both)));
    }

    @ParameterizedTest
    @CsvSource({
        "3600000,1h",
        "60000,1m",
        "5400000,90m",
        "86400000,1d",
        "604800000,7d",
        "1000,1s",
        "90000,90s",
        "172800000,2d"
    })
    void durationsArePrintedInTheirLongestUnit(long ms, String text) {
        assertEquals(text, Durations.text(ms));
        assertEquals(ms, Durations.parse(text).orElseThrow());
    }
}
