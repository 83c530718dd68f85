package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Settles what the names of one document mean; the first rule that knows a name wins: declared indicator, parameter, candle
 * field, derived name, bare type, position and time. Reports what it cannot settle, and creates what is derived.
 */
final class Names {
    /** After so many unknown names none is suggested: nobody reads that far, and looking for one costs. */
    private static final int MOST_SUGGESTIONS = 20;

    /** So many of the indicators that a name could mean are told by name, each time. */
    private static final int MOST_CANDIDATES = 10;

    private final StrategySpec spec;
    private final Catalogue catalogue;
    private final Reports reports;
    private final ProgramDraft program;
    private final Map<String, IndicatorSpec> declared = new LinkedHashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<IndicatorType, List<IndicatorSpec>> ofType = new HashMap<>();
    private final Map<At, Meaning.Line> declaredLines = new LinkedHashMap<>();
    private final Map<String, Meaning.Line> derivedLines = new LinkedHashMap<>();
    private final Map<At, Meaning> settled = new HashMap<>();
    private final List<At> inProgress = new ArrayList<>();
    private final List<String> catalogueNames = new ArrayList<>();

    private int longestId;
    private int unknowns;

    Names(StrategySpec spec, Catalogue catalogue, Reports reports, ProgramDraft program) {
        this.spec = spec;
        this.catalogue = catalogue;
        this.reports = reports;
        this.program = program;
        spec.indicators().forEach(this::declare);
    }

    private void declare(IndicatorSpec indicator) {
        if (declared.putIfAbsent(indicator.id(), indicator) != null) {
            reports.error(
                    "duplicate-id", indicator.place(), "there are two indicators called \"" + indicator.id() + "\"");
            return;
        }
        order.put(indicator.id(), order.size());
        ofType.computeIfAbsent(indicator.type(), t -> new ArrayList<>()).add(indicator);
        longestId = Math.max(longestId, indicator.id().length());
    }

    /** Every indicator in use or declared, declared ones first. */
    List<Meaning.Line> lines() {
        List<Meaning.Line> all = new ArrayList<>();
        declared.values().forEach(indicator -> all.add(line(indicator, spec.timeframe())));
        declaredLines.values().stream().filter(l -> !all.contains(l)).forEach(all::add);
        all.addAll(derivedLines.values());
        return all;
    }

    /** What a name means on the candles of a timeframe. */
    Meaning meaning(Operand.Name name, Timeframe on) {
        return find(name.text(), on, name.place()).orElseGet(() -> unknown(name));
    }

    /** As {@link #meaning}, without a report when the name is not known. */
    Optional<Meaning> find(String text, Timeframe on, Place place) {
        At at = new At(text, on);
        Meaning known = settled.get(at);
        if (known != null) {
            return Optional.of(known);
        }
        int before = reports.errors();
        Optional<Meaning> found = search(text, on, place);
        if (reports.errors() == before) {
            found.ifPresent(meaning -> settled.put(at, meaning));
        }
        return found;
    }

    private Optional<Meaning> search(String text, Timeframe on, Place place) {
        return declaredIndicator(text, on, place)
                .or(() -> parameter(text))
                .or(() -> CandleField.of(text).map(field -> Meaning.of(new Value.Field(field, on))))
                .or(() -> derived(text, on, place))
                .or(() -> outside(text, on, place))
                .or(() -> repeated(text, on, place));
    }

    private Optional<Meaning> declaredIndicator(String text, Timeframe on, Place place) {
        if (declared.containsKey(text)) {
            return Optional.of(line(declared.get(text), on).first());
        }
        IndicatorSpec first = null;
        for (int end = 1; end <= Math.min(longestId, text.length() - 2); end++) {
            boolean isJoint = "._".indexOf(text.charAt(end)) >= 0;
            IndicatorSpec indicator = isJoint ? declared.get(text.substring(0, end)) : null;
            boolean has = indicator != null && output(indicator, text.substring(end + 1)) >= 0;
            first = has && (first == null || order.get(indicator.id()) < order.get(first.id())) ? indicator : first;
        }
        if (first == null) {
            return Optional.empty();
        }
        int output = output(first, text.substring(first.id().length() + 1));
        return Optional.of(line(first, on).named(output));
    }

    private static int output(IndicatorSpec indicator, String name) {
        int index = DerivedName.indexOf(indicator.type(), name);
        return index >= 0 || !indicator.outputNames().containsKey(name)
                ? index
                : DerivedName.indexOf(indicator.type(), indicator.outputNames().get(name));
    }

    private Optional<Meaning> parameter(String text) {
        return spec.params().stream()
                .filter(p -> p.name().equals(text))
                .findFirst()
                .map(p -> Meaning.of(new Value.Constant(p.value())));
    }

    private Optional<Meaning> derived(String text, Timeframe on, Place place) {
        Optional<DerivedName> parsed = DerivedName.parse(text, catalogue);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        DerivedName name = parsed.get();
        IndicatorSpec namesake = declared.get(name.stem());
        if (namesake != null && namesake.type() != name.type()) {
            reports.error(
                    "unknown-output",
                    place,
                    "\"" + name.stem() + "\" is declared as " + namesake.type() + ", which has no output \""
                            + name.output() + "\"");
            return Optional.of(Meaning.UNRESOLVED);
        }
        if (name.outputIndex() < 0) {
            List<String> outputs =
                    name.type().outputs().stream().map(o -> o.name()).toList();
            reports.unknown(
                    "unknown-output",
                    place,
                    name.type() + " has no output \"" + name.output() + "\"; it has " + String.join(", ", outputs),
                    Spelling.nearest(name.output(), outputs).map(o -> name.stem() + "." + o));
            return Optional.of(Meaning.UNRESOLVED);
        }
        return Optional.of(derivedLine(name, on, place))
                .map(line -> name.output() == null ? line.first() : line.named(name.outputIndex()));
    }

    private Meaning.Line derivedLine(DerivedName name, Timeframe on, Place place) {
        if (declared.containsKey(name.stem())) {
            return line(declared.get(name.stem()), on);
        }
        if (name.bare()) {
            List<IndicatorSpec> same = ofType.getOrDefault(name.type(), List.of());
            if (same.size() > 1) {
                reports.error("ambiguous-name", place, "\"" + name.stem() + "\" could be any of " + candidates(same));
            }
            if (!same.isEmpty()) {
                return line(same.get(0), on);
            }
        }
        String id = on == spec.timeframe() ? name.stem() : name.stem() + "@" + on;
        return Optional.ofNullable(derivedLines.get(id)).orElseGet(() -> created(id, name, on, place));
    }

    private static String candidates(List<IndicatorSpec> all) {
        String first =
                all.stream().limit(MOST_CANDIDATES).map(IndicatorSpec::id).collect(Collectors.joining(", "));
        return all.size() <= MOST_CANDIDATES ? first : first + " and " + (all.size() - MOST_CANDIDATES) + " more";
    }

    private Meaning.Line created(String id, DerivedName name, Timeframe on, Place place) {
        Args args = name.type().defaults();
        try {
            args = name.type().args(name.given());
            reports.info(
                    "derived-name",
                    place,
                    "\"" + id + "\" is not declared; it is computed as " + Labels.of(args, name.type()));
        } catch (IllegalArgumentException outOfRange) {
            reports.error("bad-parameter", place, outOfRange.getMessage());
        }
        return keep(new Meaning.Line(
                id, program.values().run(name.type(), args, standardSources(name.type(), on), on), 0, null));
    }

    /** Counts an indicator that is in use without being declared among the strategy's; the first of an id stays. */
    Meaning.Line keep(Meaning.Line line) {
        Meaning.Line before = derivedLines.putIfAbsent(line.id(), line);
        return before == null ? line : before;
    }

    private Meaning.Line line(IndicatorSpec indicator, Timeframe asked) {
        Timeframe on = timeframe(indicator, asked);
        At at = new At(indicator.id(), on);
        Meaning.Line known = declaredLines.get(at);
        if (known != null) {
            return known;
        }
        if (inProgress.contains(at)) {
            return cycle(indicator, at);
        }
        inProgress.add(at);
        List<Value> sources = sources(indicator, on);
        inProgress.remove(at);
        boolean asDeclared = on == (indicator.timeframe() == null ? spec.timeframe() : indicator.timeframe());
        Meaning.Line line = new Meaning.Line(
                asDeclared ? indicator.id() : indicator.id() + "@" + on,
                program.values().run(indicator.type(), args(indicator), sources, on),
                indicator.lag(),
                indicator.color());
        declaredLines.put(at, line);
        return line;
    }

    private Meaning.Line cycle(IndicatorSpec indicator, At at) {
        List<String> ids = new ArrayList<>();
        inProgress.subList(inProgress.indexOf(at), inProgress.size()).forEach(step -> ids.add(step.id()));
        ids.add(at.id());
        reports.error(
                "source-cycle", indicator.place(), "its source leads back to itself: " + String.join(" -> ", ids));
        return new Meaning.Line(
                indicator.id(),
                program.values()
                        .run(indicator.type(), indicator.args(), standardSources(indicator.type(), at.on()), at.on()),
                0,
                null);
    }

    private Timeframe timeframe(IndicatorSpec indicator, Timeframe asked) {
        Timeframe own = indicator.timeframe();
        if (own == null) {
            return asked;
        }
        if (own != spec.timeframe() && !own.consistsOf(spec.timeframe())) {
            reports.error(
                    "bad-timeframe",
                    indicator.place(),
                    "candles of " + own + " cannot be put together from those of " + spec.timeframe());
            return asked;
        }
        if (asked != spec.timeframe() && own != asked) {
            reports.error(
                    "mixed-timeframes",
                    indicator.place(),
                    "\"" + indicator.id() + "\" on " + own + " cannot be the source of an indicator on " + asked);
        }
        return own;
    }

    private List<Value> sources(IndicatorSpec indicator, Timeframe on) {
        List<Value> sources = new ArrayList<>(standardSources(indicator.type(), on));
        Operand[] given = {indicator.source(), indicator.other()};
        for (int i = 0; i < sources.size(); i++) {
            if (given[i] != null) {
                sources.set(i, program.numbers().meaning(given[i], on).value());
            }
        }
        return sources;
    }

    private Args args(IndicatorSpec indicator) {
        try {
            return indicator.args(spec.params());
        } catch (IllegalArgumentException outOfRange) {
            reports.error("bad-parameter", indicator.place(), outOfRange.getMessage());
            return indicator.args();
        }
    }

    /** What a type is computed from when nothing is said. */
    static List<Value> standardSources(IndicatorType type, Timeframe on) {
        return type.params().stream()
                .filter(Param.OfSource.class::isInstance)
                .map(p -> standardSource((Param.OfSource) p, on))
                .toList();
    }

    static Value standardSource(Param.OfSource source, Timeframe on) {
        return new Value.Field(CandleField.of(source.standard()).orElse(CandleField.CLOSE), on);
    }

    /** Position and time, which only the strategy's own candles have. */
    private Optional<Meaning> outside(String text, Timeframe on, Place place) {
        Optional<Value> value = text.startsWith("position.")
                ? PositionField.of(text.substring("position.".length())).map(Value.Reading::new)
                : text.startsWith("time.")
                        ? ClockField.of(text.substring("time.".length())).map(Value.Clock::new)
                        : Optional.empty();
        if (value.isPresent() && on != spec.timeframe()) {
            reports.error("bad-source", place, "position and time are not known on " + on);
            return Optional.of(Meaning.UNRESOLVED);
        }
        return value.map(Meaning::of);
    }

    /** {@code ema_slow.ema_26}: the part after the dot repeats the whole name, whether or not the first is declared. */
    private Optional<Meaning> repeated(String text, Timeframe on, Place place) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot + 1 == text.length() || text.startsWith("position.") || text.startsWith("time.")) {
            return Optional.empty();
        }
        String rest = text.substring(dot + 1);
        return declaredIndicator(rest, on, place)
                .or(() -> DerivedName.parse(rest, catalogue)
                        .filter(name -> !name.bare())
                        .flatMap(name -> derived(rest, on, place)));
    }

    private Meaning unknown(Operand.Name name) {
        reports.unknown(
                "unknown-name",
                name.place(),
                "no indicator, parameter or candle field is called \"" + name.text() + "\"",
                suggestion(name.text(), this::known));
        return Meaning.UNRESOLVED;
    }

    /** The nearest of the known names, while somebody would see it and not too many were asked for. */
    Optional<String> suggestion(String written, Supplier<List<String>> known) {
        boolean isSought = reports.isHeard() && ++unknowns <= MOST_SUGGESTIONS;
        return isSought ? Spelling.nearest(written, known.get()) : Optional.empty();
    }

    /** Made once: a document may get a thousand names wrong. */
    private List<String> catalogueNames() {
        if (catalogueNames.isEmpty()) {
            catalogue.types().forEach(type -> catalogueNames.addAll(Labels.derivedNames(type)));
        }
        return catalogueNames;
    }

    private List<String> known() {
        List<String> known = new ArrayList<>();
        for (IndicatorSpec indicator : declared.values()) {
            known.add(indicator.id());
            indicator.type().outputs().forEach(o -> known.add(indicator.id() + "." + o.name()));
        }
        spec.params().forEach(p -> known.add(p.name()));
        Arrays.stream(CandleField.values()).forEach(f -> known.add(f.toString()));
        known.add("typical");
        derivedLines.values().forEach(l -> known.add(l.id()));
        known.addAll(catalogueNames());
        Arrays.stream(PositionField.values()).forEach(f -> known.add("position." + f));
        Arrays.stream(ClockField.values()).forEach(f -> known.add("time." + f));
        return known;
    }

    /** A name on the candles of a timeframe, which is not the strategy's own inside the source of a higher one. */
    private record At(String id, Timeframe on) {}
}
