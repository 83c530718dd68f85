package io.candlebus.indicator;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders docs/indicators.md: names, parameters and outputs from the catalogue, the rest from the class's own comment. */
public final class CatalogueDocs {
    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*\\s*(.*?)\\s*\\*/\\s*(public )?final class", Pattern.DOTALL);
    private static final String PATTERN_WORDS = "io.candlebus.indicator.pattern.CandleWindow";
    private static final Pattern FORMULA = Pattern.compile("<pre>\\n(.*?)\\n</pre>", Pattern.DOTALL);

    private CatalogueDocs() {}

    static String render(Catalogue catalogue) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Indicators

                Generated from the catalogue; `mvn test -Dtest=CatalogueDocsTest -Dcandlebus.regenerate=true` writes it anew.

                Every indicator is told one closed candle at a time. A value that is not yet known is `null` (NaN inside). A derived
                name takes the parameters in their order, sources left out: `rsi_14`, `macd_12_26_9.signal`, `bb_20_2.upper`;
                with no output named, the first one is meant. Names and aliases are found in any letter case, with or without
                underscores (but for one before a number: `rocr_100` is `rocr` over 100 candles, `rocr100` another entry). The
                warm-up is the number of candles until a value is first known; with ≥, it may also have to wait for what it
                tells of, as a turn of the market or the end of a day. The pictures show the last hundred hours of the demo's
                week with the defaults; those of patterns an example of each thing that they say.

                An average that remembers all that came before it, as `ema` does, depends on where it began, the less the
                longer it runs. It begins as TA-Lib's does by default, with unstable period 0; each entry says how. Where
                libraries disagree, the entry says which one is followed. TA-Lib's functions are listed at the end.

                Numbers of candles may be as large as 100,000. How exact the values are, after long runs and beside TA-Lib's, is
                measured in [accuracy.md](accuracy.md); what they cost in [performance.md](performance.md).

                """);
        for (Family family : Family.values()) {
            List<IndicatorType> types =
                    catalogue.types().stream().filter(t -> t.family() == family).toList();
            if (!types.isEmpty()) {
                page.append("## ").append(title(family)).append("\n\n");
                if (family == Family.PATTERN) {
                    page.append(markdown(comment(PATTERN_WORDS))).append("\n\n");
                    patterns(page, types);
                } else {
                    table(page, types);
                }
                for (IndicatorType type : types) {
                    page.append(section(type));
                }
            }
        }
        return page.toString().stripTrailing() + "\n";
    }

    /** The page: the catalogue, and what became of TA-Lib's functions. */
    static String page() throws IOException {
        StringBuilder page = new StringBuilder(render(Indicators.ALL));
        page.append(
                "\n## TA-Lib's functions\n\nEach is found under its own name too.\n\n| TA-Lib | here |\n|---|---|\n");
        for (TaLibNames.Row row : TaLibNames.read()) {
            if (row.isAbsent()) {
                page.append("| %s | absent: %s |\n".formatted(row.function(), row.reason()));
            } else if (!row.isOpen()) {
                IndicatorType type = Indicators.ALL.find(row.type()).orElseThrow();
                page.append("| %s | [`%s`](#%s) |\n".formatted(row.function(), type.name(), anchor(type)));
            }
        }
        return page.toString();
    }

    private static void table(StringBuilder page, List<IndicatorType> types) {
        page.append("| name | parameters (defaults) | outputs (unit) | warm-up with defaults |\n|---|---|---|---|\n");
        for (IndicatorType type : types) {
            page.append("| [`%s`](#%s) | %s | %s | %s |\n"
                    .formatted(type.name(), anchor(type), params(type), outputs(type), warmups(type)));
        }
        page.append('\n');
    }

    /** Their one output has the pattern's name. */
    private static void patterns(StringBuilder page, List<IndicatorType> types) {
        page.append("| name | at its strongest | parameters (defaults) | warm-up |\n|---|---|---|---|\n");
        for (IndicatorType type : types) {
            Output output = type.outputs().get(0);
            page.append("| [`%s`](#%s) | %s | %s | %s |\n"
                    .formatted(type.name(), anchor(type), ends(output), params(type), warmups(type)));
        }
        page.append('\n');
    }

    private static String ends(Output output) {
        if (output.low() == 0) {
            return "%.0f".formatted(output.high());
        }
        return output.high() == 0 ? "%.0f".formatted(output.low()) : "±%.0f".formatted(output.high());
    }

    static String section(IndicatorType type) throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("### ")
                .append(type.title())
                .append("\n\n`")
                .append(type.name())
                .append('`');
        if (!type.aliases().isEmpty()) {
            page.append(", also ").append(join(type.aliases(), "`%s`"::formatted));
        }
        page.append("\n\n![%s](images/indicators/%s.svg)\n\n".formatted(type.title(), type.name()));
        page.append(markdown(comment(type))).append("\n\n");
        if (!type.params().isEmpty()) {
            page.append("Parameters: ").append(ranges(type)).append(".\n\n");
        }
        page.append("Outputs: ")
                .append(separated(type.outputs(), CatalogueDocs::range))
                .append(".\n\n");
        return page.toString();
    }

    private static String ranges(IndicatorType type) {
        return separated(type.params(), p -> {
            if (p instanceof Param.OfSource s) {
                return "`%s` = %s, a source".formatted(p.name(), s.standard());
            }
            Object standard = type.defaults().value(p);
            if (p instanceof Param.OfInt n) {
                String end = n.max() == Param.MAX_PERIOD ? "" : ", to %,d".formatted(n.max());
                return "`%s` = %s, from %,d%s".formatted(p.name(), standard, n.min(), end);
            }
            if (p instanceof Param.OfDouble n) {
                return "`%s` = %s, from %s to %s".formatted(p.name(), standard, plain(n.min()), plain(n.max()));
            }
            List<String> words = ((Param.OfWord) p).words();
            return "`%s` = %s".formatted(p.name(), String.join(" or ", words));
        });
    }

    private static String range(Output output) {
        String unit = output.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean fromBelow = output.low() == Double.NEGATIVE_INFINITY;
        boolean toAbove = output.high() == Double.POSITIVE_INFINITY;
        String ends = fromBelow && toAbove
                ? ""
                : toAbove
                        ? ", at least " + plain(output.low())
                        : ", " + plain(output.low()) + " to " + plain(output.high());
        return "`%s`: %s%s".formatted(output.name(), unit, ends);
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private static String params(IndicatorType type) {
        return join(
                type.params(),
                p -> p instanceof Param.OfSource s
                        ? "%s = %s".formatted(p.name(), s.standard())
                        : "%s = %s".formatted(p.name(), type.defaults().value(p)));
    }

    private static String outputs(IndicatorType type) {
        return join(
                type.outputs(),
                o -> "`%s` (%s)"
                        .formatted(
                                o.name(),
                                o.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    private static String warmups(IndicatorType type) {
        Args args = type.defaults();
        List<String> each = type.outputs().stream()
                .map(o -> (o.awaited() ? "≥ " : "")
                        + type.warmup(args, type.outputs().indexOf(o)))
                .toList();
        return each.stream().distinct().count() == 1 ? each.get(0) : join(each, Function.identity());
    }

    private static String comment(IndicatorType type) throws IOException {
        return comment(type.create(type.defaults()).getClass().getName());
    }

    private static String comment(String name) throws IOException {
        String source = Files.readString(Path.of("src/main/java", name.replace('.', '/') + ".java"));
        Matcher comment = COMMENT.matcher(source);
        if (!comment.find()) {
            throw new IllegalStateException(name + " has no comment on its class");
        }
        return comment.group(1).replaceAll("(?m)^\\s*\\* ?", "");
    }

    private static String markdown(String comment) {
        Matcher formula = FORMULA.matcher(comment);
        if (!formula.find()) {
            throw new IllegalStateException("no formula in: " + comment);
        }
        String block = formula.group(1).stripIndent().replace("&gt;", ">").replace("&lt;", "<");
        return text(comment.substring(0, formula.start())) + "\n\n```\n" + block + "\n```\n\n"
                + text(comment.substring(formula.end()));
    }

    /** The first sentence about a type. */
    public static String summary(IndicatorType type) throws IOException {
        String text = markdown(comment(type));
        return text.substring(0, text.indexOf(".\n")).replace('\n', ' ');
    }

    /** A link to the section of a type, from another page of the folder. */
    public static String link(IndicatorType type) {
        return "[%s](indicators.md#%s)".formatted(type.title(), anchor(type));
    }

    private static String text(String javadoc) {
        return javadoc.strip()
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replace("<p>", "")
                .replaceAll("</?i>", "*")
                .replace("&gt;", ">")
                .replace("&lt;", "<");
    }

    private static String anchor(IndicatorType type) {
        return type.title()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    /** Not the title of any indicator, which Momentum and Volume are. */
    private static String title(Family family) {
        return family.name().charAt(0) + family.name().substring(1).toLowerCase(Locale.ROOT) + " indicators";
    }

    private static <T> String join(List<T> list, Function<T, String> render) {
        return list.stream().map(render).collect(Collectors.joining(", "));
    }

    /** Items that have commas in themselves. */
    private static <T> String separated(List<T> list, Function<T, String> render) {
        return list.stream().map(render).collect(Collectors.joining("; "));
    }
}
