package io.candlebus.fuzz;

import io.candlebus.json.DocumentLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents that are as large as documents may be, and made to cost as much as they can. */
final class HostileShapes {
    private static final int ROOM = DocumentLimits.DOCUMENT_BYTES - 600;
    private static final String SIGNAL = "{\"id\":\"s\",\"type\":\"alert\",\"when\":\"close > 1\"}";

    private HostileShapes() {}

    /** Texts by what they are. */
    static Map<String, String> documents() {
        Map<String, String> all = new LinkedHashMap<>();
        syntax(all);
        names(all);
        sections(all);
        conditions(all);
        crowds(all);
        expressions().forEach((name, text) -> all.put("when: " + name, when(text)));
        return all;
    }

    private static void syntax(Map<String, String> all) {
        all.put("blanks", " ".repeat(ROOM));
        all.put("line ends", "{" + "\n".repeat(ROOM) + "}");
        all.put("carriage returns and line ends", "{" + "\r\n".repeat(ROOM / 2) + "}");
        all.put("lists in lists", "[".repeat(ROOM));
        all.put("objects in objects", "{\"a\":".repeat(ROOM / 5));
        all.put("objects in objects, at the limit", "{\"a\":".repeat(31) + "1" + "}".repeat(31));
        all.put("escapes", "{\"id\":\"" + "\\u0041".repeat(ROOM / 6) + "\"}");
        all.put("digits", "{\"id\":" + "1".repeat(ROOM) + "}");
        all.put("one key", "{\"" + "k".repeat(ROOM) + "\":1}");
        all.put("not utf-16", "\ud800".repeat(ROOM / 3));
        all.put("control characters", "{\"id\":\"a\",\"x\":\"" + "\u0001".repeat(1_000) + "\"}");
        all.put("the same key", document(list(n -> "\"x\":" + n)));
        all.put("the same long key", document(list(n -> "\"" + "x".repeat(900) + "\":" + n)));
        all.put("infinite numbers", document("\"x\":[" + list(n -> "1e999") + "]"));
        all.put("big exponents", document("\"x\":[" + list(n -> "1e-999999999") + "]"));
    }

    private static void names(Map<String, String> all) {
        all.put("unknown keys", document(list(n -> "\"k" + n + "\":0")));
        all.put("unknown keys that are nearly known", document(list(n -> "\"indicatorz" + n + "\":0")));
        all.put("unknown keys of slashes", document(list(n -> "\"" + "~/".repeat(200) + n + "\":0")));
        all.put("long names of nothing", when("x".repeat(100) + " > " + "y".repeat(100)));
        all.put("derived names", signals(n -> "close > ema_" + (n + 2)));
        all.put("derived names with long digits", signals(n -> "close > ema_" + "1".repeat(100) + "_" + n));
        all.put("names of many underscores", signals(n -> "close > " + "a_1".repeat(40) + n));
        all.put("names of many dots", signals(n -> "close > " + "a.b".repeat(40) + n));
        all.put("nearly known names", signals(n -> "closf" + n + " > rsl_14"));
        all.put(
                "ids that share a beginning",
                "{\"id\":\"a\",\"indicators\":["
                        + join(200, n -> "{\"id\":\"" + "i".repeat(n % 60 + 1) + "_" + n + "\",\"type\":\"bb\"}")
                        + "],\"signals\":["
                        + join(100, n -> signal(n, join(10, " or ", k -> "i".repeat(50) + "_" + k + "_x > 1"))) + "]}");
    }

    private static void sections(Map<String, String> all) {
        all.put("tags", document("\"tags\":[" + list(n -> "\"t\"") + "]"));
        all.put("tags of no text", document("\"tags\":[" + list(n -> "1") + "]"));
        all.put("symbols", document("\"symbols\":[" + list(n -> "\"A" + n + "/B\"") + "]"));
        all.put(
                "symbols that are none",
                document("\"symbols\":[" + join(50, n -> "\"" + "A".repeat(4_000) + "\"") + "]"));
        all.put("parameters", document("\"params\":{" + list(n -> "\"p" + n + "\":1") + "}"));
        all.put("metadata", document("\"metadata\":{" + list(n -> "\"p" + n + "\":[1,{}]") + "}"));
        all.put("risk", document("\"risk\":{" + list(n -> "\"stop_loss_" + n + "\":1") + "}"));
        all.put(
                "protections",
                document("\"protections\":[" + list(n -> "{\"type\":\"cooldown\",\"candles\":9}") + "]"));
        String hours = "{\"type\":\"session\",\"from\":\"08:00\",\"to\":\"16:00\",";
        all.put(
                "zones that are nearly known",
                document("\"protections\":["
                        + join(20, n -> hours + "\"zone\":\"America/Argentina/Buenos_Aire_" + n + "\"}") + "]"));
        all.put("days", document("\"protections\":[" + hours + "\"days\":[" + list(n -> "\"mob\"") + "]}]"));
        all.put(
                "prices of many terms",
                document("\"risk\":{"
                        + join(
                                2,
                                n -> "\"" + (n == 0 ? "stop_loss" : "take_profit")
                                        + "\":{\"type\":\"price\",\"value\":\""
                                        + join(
                                                90,
                                                " + ",
                                                k -> join(50, " * ", i -> "(ema(" + (k + 2) + ")[" + i + "])"))
                                        + "\"}")
                        + "}"));
        all.put("signals", "{\"id\":\"a\",\"signals\":[" + list(n -> "{}") + "]}");
        all.put(
                "signals that are none",
                "{\"id\":\"a\",\"signals\":[" + join(100, n -> "[" + join(800, k -> "1") + "]") + "]}");
        all.put("indicators", document("\"indicators\":[" + list(n -> "{\"type\":\"ema\"}") + "]"));
        all.put(
                "indicators of unknown types",
                document("\"indicators\":[" + list(n -> "{\"type\":\"emma" + n + "\"}") + "]"));
        all.put(
                "indicators in one object",
                document("\"indicators\":{" + list(n -> "\"e" + n + "\":{\"type\":\"ema\"}") + "}"));
        all.put(
                "indicators on each other",
                document("\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"e" + n + "\",\"type\":\"ema\",\"source\":\""
                                        + (n == 0 ? "close" : "e" + (n - 1)) + "\"}")
                        + "]"));
        all.put("indicators on sums of each other", twins(1));
        all.put(
                "indicators of two sources on each other",
                document("\"params\":{\"p\":9},\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"e" + n + "\",\"type\":\"correlation\",\"params\":{\"period\":\"p\"}"
                                        + (n == 0
                                                ? "}"
                                                : ",\"source\":\"e" + (n - 1) + "\",\"other\":\"e" + (n - 1)
                                                        + "[1]\"}"))
                        + "]"));
        all.put("twins on sums of each other", twins(2));
        all.put(
                "indicators in a circle",
                document("\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"e" + n + "\",\"type\":\"ema\",\"source\":\"e" + (n + 1) % 200 + "\"}")
                        + "]"));
        all.put(
                "unknown parameters of an indicator",
                document("\"indicators\":[{\"type\":\"macd\",\"params\":{" + list(n -> "\"faxt" + n + "\":1") + "}}]"));
        all.put(
                "further names of outputs",
                document("\"indicators\":[{\"type\":\"macd\",\"output_fields\":[" + list(n -> "\"x" + n + "_signal\"")
                        + "]}]"));
        all.put("inline candles", test("\"candles\":[" + join(10_000, n -> "1") + "],\"expect\":[],\"only\":true"));
        all.put(
                "inline candles that are wrong",
                test("\"candles\":[" + join(10_000, n -> "-1") + "],\"expect\":[],\"only\":true"));
        all.put(
                "inline candles at no time",
                test("\"candles\":[" + join(5_000, n -> "{\"close\":1,\"time\":\"2018-02-30T00:00\"}")
                        + "],\"expect\":[],\"only\":true"));
        all.put(
                "expectations",
                test("\"candles\":\"a.csv\",\"expect\":["
                        + join(1_000, n -> "{\"signal\":\"s\",\"at\":" + 60_000 * n + "}") + "]"));
        all.put(
                "expectations of nothing",
                test("\"candles\":\"a.csv\",\"expect\":["
                        + join(1_000, n -> "{\"signal\":\"sss" + n + "\",\"at\":\"never\"}") + "]"));
        all.put(
                "tests with long paths",
                document("\"tests\":["
                        + join(100, n -> "{\"candles\":\"" + "a/".repeat(120) + "\",\"expect\":[],\"only\":true}")
                        + "]"));
        all.put(
                "paths of dots",
                document("\"tests\":["
                        + join(
                                100,
                                n -> "{\"name\":\"" + n + "\",\"candles\":\"" + "./".repeat(120)
                                        + "\",\"expect\":[],\"only\":true}")
                        + "]"));
    }

    private static void conditions(Map<String, String> all) {
        String comparison = "{\"indicator\":\"close\",\"operator\":\"gt\",\"value\":1}";
        all.put("comparisons", group(join(999, n -> comparison)));
        all.put("too many comparisons", group(list(n -> comparison)));
        all.put("conditions as texts", group(join(999, n -> "\"close > " + n + "\"")));
        all.put("conditions with unknown names", group(join(999, n -> "\"clsoe" + n + " > ema_" + (n + 2) + "\"")));
        all.put(
                "conditions with ambiguous names",
                "{\"id\":\"a\",\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"i" + n + "\",\"type\":\"ema\",\"params\":{\"period\":" + (n + 2) + "}}")
                        + "],\"signals\":[{\"id\":\"s\",\"type\":\"alert\",\"conditions\":["
                        + join(999, n -> "\"ema > " + n + "\"") + "]}]}");
        all.put("empty conditions", group(list(n -> "{}")));
        all.put(
                "conditions of unknown operators",
                group(join(999, n -> "{\"indicator\":\"x\",\"operator\":\"groter" + n + "\"}")));
        all.put(
                "unknown long names in one text",
                when(join(998, " or ", n -> "x".repeat(110) + n + " > " + "y".repeat(110) + n)));
        all.put("unknown names far apart in one text", when(join(900, " or ", n -> "x" + n + " ".repeat(270) + "> 1")));
        all.put(
                "groups in groups",
                "{\"id\":\"a\",\"signals\":[{\"id\":\"s\",\"type\":\"alert\",\"conditions\":["
                        + "{\"inverted\":true,\"conditions\":[".repeat(14) + "\"close > 1\"" + "]}".repeat(14)
                        + "]}]}");
        all.put("looks back", group(join(999, n -> "\"close[" + (99_000 + n) + "] > 1\"")));
        all.put("the same text in escapes", group(join(900, n -> "\"" + "\\u0078".repeat(40) + " > 1\"")));
    }

    /** Many of one thing, each looked up among many of another. */
    private static void crowds(Map<String, String> all) {
        all.put(
                "parameters and conditions that name them",
                "{\"id\":\"a\",\"params\":{" + join(12_000, n -> "\"p" + n + "\":1")
                        + "},\"signals\":[{\"id\":\"s\",\"type\":" + "\"alert\",\"conditions\":["
                        + join(999, n -> "\"close > p" + (11_000 + n) + "\"") + "]}]}");
        all.put(
                "conditions that exclude each other, two by two",
                when(join(499, " and ", n -> "close[" + n + "] < 1 and close[" + n + "] > 2")));
        all.put(
                "conditions that exclude each other, in groups",
                group(join(499, n -> "\"close[" + n + "] < 1\",\"close[" + n + "] > 2\"")));
        all.put("conditions that never hold", group(join(999, n -> "\"rsi_14[" + n + "] > 200 + " + n + "\"")));
        all.put(
                "outputs that there are not",
                group(join(999, n -> "\"macd.out" + n + " > ichimoku_9_26_52.x" + n + "\"")));
        all.put(
                "steps on every timeframe",
                when(join(
                        900,
                        " or ",
                        n -> "rising(close[" + n + "], 3)@"
                                + List.of("5m", "15m", "30m", "1h", "4h", "1d").get(n % 6))));
        all.put(
                "derived names on every timeframe",
                when(join(
                        900,
                        " or ",
                        n -> "ema_" + (n + 2) + "@"
                                + List.of("5m", "15m", "30m", "1h", "4h", "1d").get(n % 6) + " > 1")));
        all.put(
                "long ids in a circle",
                document("\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"" + "i".repeat(60) + n + "\",\"type\":\"ema\",\"source\":\""
                                        + "i".repeat(60) + (n + 1) % 200 + "\"}")
                        + "]"));
        all.put(
                "indicators of many outputs, named in another way",
                "{\"id\":\"a\",\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"i" + n + "\",\"type\":\"ichimoku\",\"output_fields\":["
                                        + join(40, k -> "\"o" + n + "_" + k + "_base\"") + "]}")
                        + "],\"signals\":[{\"id\":\"s\",\"type\":\"alert\",\"conditions\":["
                        + join(999, n -> "\"i" + n % 200 + ".o" + n % 200 + "_" + n % 41 + "_base > 1\"") + "]}]}");
        all.put(
                "signals with a confidence of many numbers",
                "{\"id\":\"a\",\"signals\":["
                        + join(
                                100,
                                n -> "{\"id\":\"s" + n
                                        + "\",\"type\":\"alert\",\"when\":\"close > 1\",\"confidence\":\""
                                        + join(90, " + ", k -> "close[" + (n * k) + "]") + "\"}")
                        + "]}");
        all.put(
                "indicators on long sums",
                document("\"indicators\":["
                        + join(
                                200,
                                n -> "{\"id\":\"e" + n + "\",\"type\":\"ema\",\"source\":\""
                                        + (n == 0 ? "close" : "e" + (n - 1)) + join(120, "", k -> " + high * " + k)
                                        + "\"}")
                        + "]"));
        all.put(
                "events in events",
                when(join(40, " or ", n -> "within(".repeat(28) + "close > " + n + ", 2)".repeat(28))));
        all.put(
                "counts of counts",
                when(join(30, " or ", n -> "count(".repeat(14) + "close > " + n + ", 9) > 1".repeat(14))));
        all.put("at least so many", when("at_least(2, " + join(900, n -> "close > open") + ")"));
        all.put(
                "weights",
                group(join(
                        900, n -> "{\"indicator\":\"close\",\"operator\":\"gt\",\"value\":" + n + ",\"weight\":0.5}")));
    }

    /** Expressions of a document's whole length. */
    static Map<String, String> expressions() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("empty", "");
        all.put("blanks", " ".repeat(ROOM));
        all.put("opening parentheses", "(".repeat(ROOM));
        all.put("not", "not ".repeat(ROOM / 4));
        all.put("minus", "-".repeat(ROOM));
        all.put("digits", "1".repeat(ROOM) + " > 1");
        all.put("dots", "1.".repeat(ROOM / 2));
        all.put("exponents", "1e".repeat(ROOM / 2));
        all.put("one name", "x".repeat(ROOM) + " > 1");
        all.put("a name of dots", "x.y".repeat(ROOM / 3) + " > 1");
        all.put("conjunction", join(ROOM / 10, " and ", n -> "a > 1"));
        all.put("disjunction", join(ROOM / 9, " or ", n -> "a > 1"));
        all.put("conjunction, at the limit", join(998, " and ", n -> "close > " + n));
        all.put("comparisons without a join", "a > ".repeat(ROOM / 4));
        all.put("arguments", "at_least(1" + ", a > 1".repeat(ROOM / 7) + ")");
        all.put("signs of no language", "\u2603".repeat(ROOM / 3));
        all.put("parentheses, at the limit", "(".repeat(31) + "close > 1" + ")".repeat(31));
        all.put("calls in calls", "max(".repeat(ROOM / 4));
        all.put("calls in calls, at the limit", "max(close, ".repeat(31) + "1" + ")".repeat(31) + " > 1");
        all.put("two branches at every level", branches(13));
        all.put("sums", "close" + " + 1".repeat(ROOM / 4) + " > 1");
        all.put("sums in a row, at the limit", join(90, " and ", n -> "close" + " + high * 2".repeat(90) + " > " + n));
        all.put("higher timeframes", join(900, " or ", n -> "(close + " + n + ")@4h > 1"));
        all.put("calls of nothing", join(ROOM / 12, " or ", n -> "ema() > 1"));
        all.put("inline indicators", join(900, " or ", n -> "ema(close + " + n + ", 9) > 1"));
        all.put("the same inline indicator", join(900, " or ", n -> "ema(rsi(14), 9) > " + n));
        all.put("unknown calls", join(900, " or ", n -> "emaa" + n + "(close) > 1"));
        all.put("events", join(300, " or ", n -> "within(held(close > " + n + ", 100), 1000)"));
        all.put("sequences", "sequence(" + "close > 1, ".repeat(800) + "5)");
        all.put("tallies", join(200, " and ", n -> "count(close > " + n + ", 100000) > 1"));
        all.put("values of long ago", join(200, " and ", n -> "value_when(close > " + n + ", open, 10, 100000) > 1"));
        all.put("words with too few arguments", join(ROOM / 9, " or ", n -> "rising()"));
        all.put("brackets", "close" + "[1]".repeat(ROOM / 3));
        return all;
    }

    private static String branches(int depth) {
        return depth == 0 ? "close > 1" : "(" + branches(depth - 1) + " or not " + branches(depth - 1) + ")";
    }

    private static String when(String expression) {
        return "{\"id\":\"a\",\"signals\":[{\"id\":\"s\",\"type\":\"alert\",\"when\":\"" + expression + "\"}]}";
    }

    /** Indicators in rows that are each other's like; each is computed from the one before twice over, now and a candle ago. */
    private static String twins(int rows) {
        return document("\"indicators\":["
                + join(
                        200 / rows * rows,
                        n -> "{\"id\":\"e" + n + "\",\"type\":\"ema\",\"source\":\""
                                + (n < rows ? "close" : "e" + (n - rows) + " + e" + (n - rows) + "[1]") + "\"}")
                + "]");
    }

    private static String signals(IntFunction<String> when) {
        return "{\"id\":\"a\",\"signals\":[" + join(100, n -> signal(n, when.apply(n))) + "]}";
    }

    private static String signal(int n, String when) {
        return "{\"id\":\"s" + n + "\",\"type\":\"alert\",\"when\":\"" + when + "\"}";
    }

    private static String group(String conditions) {
        return "{\"id\":\"a\",\"signals\":[{\"id\":\"s\",\"type\":\"alert\",\"conditions\":[" + conditions + "]}]}";
    }

    private static String test(String members) {
        return document("\"tests\":[{" + members + "}]");
    }

    private static String document(String members) {
        return "{\"id\":\"a\",\"symbol\":\"BTC/USD\",\"timeframe\":\"1m\",\"signals\":[" + SIGNAL + "]," + members
                + "}";
    }

    private static String join(int count, IntFunction<String> item) {
        return join(count, ",", item);
    }

    private static String join(int count, String between, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(between));
    }

    /** As many items as there is room for. */
    private static String list(IntFunction<String> item) {
        StringBuilder list = new StringBuilder(item.apply(0));
        for (int n = 1; list.length() < ROOM - 1_000; n++) {
            list.append(',').append(item.apply(n));
        }
        return list.toString();
    }
}
