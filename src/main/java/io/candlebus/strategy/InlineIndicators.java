package io.candlebus.strategy;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Param;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles the indicators that are written where they are used: {@code rsi(close, 14)}, {@code bb(20, 2).upper}. */
final class InlineIndicators {
    private final ProgramDraft program;
    private final Numbers numbers;
    private final Catalogue catalogue;
    private final Reports reports;

    InlineIndicators(ProgramDraft program, Numbers numbers, Catalogue catalogue, Reports reports) {
        this.program = program;
        this.numbers = numbers;
        this.catalogue = catalogue;
        this.reports = reports;
    }

    Meaning meaning(Operand.Inline inline, Timeframe on) {
        Optional<IndicatorType> found = catalogue.find(inline.type());
        if (found.isEmpty()) {
            unknown(inline);
            return Meaning.UNRESOLVED;
        }
        IndicatorType type = found.get();
        int output = inline.output() == null ? 0 : DerivedName.indexOf(type, inline.output());
        if (output < 0) {
            List<String> outputs = type.outputs().stream().map(o -> o.name()).toList();
            reports.unknown(
                    "unknown-output",
                    inline.place(),
                    type + " has no output \"" + inline.output() + "\"; it has " + String.join(", ", outputs),
                    Spelling.nearest(inline.output(), outputs).map(o -> "." + o));
            return Meaning.UNRESOLVED;
        }
        return called(inline, type, on)
                .map(line -> inline.output() == null ? line.first() : line.named(output))
                .orElse(Meaning.UNRESOLVED);
    }

    private void unknown(Operand.Inline inline) {
        reports.unknown(
                "unknown-function",
                inline.place(),
                "no function or indicator is called \"" + inline.type() + "\"",
                program.names().suggestion(inline.type(), this::known));
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(Word.names());
        catalogue.types().forEach(type -> {
            known.add(type.name());
            known.addAll(type.aliases());
        });
        return known;
    }

    private Optional<Meaning.Line> called(Operand.Inline inline, IndicatorType type, Timeframe on) {
        List<Value> given = inline.arguments().stream()
                .map(argument -> isWord(argument, type) ? null : numbers.part(argument, on))
                .toList();
        if (given.stream().anyMatch(Value.UNRESOLVED::equals)) {
            return Optional.empty();
        }
        List<Param> params = type.params().stream()
                .filter(p -> !(p instanceof Param.OfSource))
                .toList();
        List<Param.OfSource> standard = type.params().stream()
                .filter(Param.OfSource.class::isInstance)
                .map(Param.OfSource.class::cast)
                .toList();
        int sources = sources(given, standard.size(), params.size());
        if (given.size() - sources > params.size()) {
            tooMany(inline, type, standard.size() + params.size());
            return Optional.empty();
        }
        List<Value> from = new ArrayList<>(given.subList(0, sources));
        standard.subList(sources, standard.size()).forEach(p -> from.add(Names.standardSource(p, on)));
        return args(inline, type, params, sources, given)
                .map(args -> program.names()
                        .keep(new Meaning.Line(id(inline, on), program.values().run(type, args, from, on), 0, null)));
    }

    /** The first arguments are sources when they are no constants, or when there are too many to be parameters. */
    private static int sources(List<Value> given, int most, int params) {
        int sources = 0;
        while (sources < Math.min(most, given.size())
                && given.get(sources) != null
                && (!(given.get(sources) instanceof Value.Constant) || given.size() - sources > params)) {
            sources++;
        }
        return sources;
    }

    private Optional<Args> args(
            Operand.Inline inline, IndicatorType type, List<Param> params, int sources, List<Value> given) {
        Map<String, Object> values = new HashMap<>();
        for (int i = sources; i < given.size(); i++) {
            Param param = params.get(i - sources);
            Operand written = inline.arguments().get(i);
            if (given.get(i) == null) {
                values.put(param.name(), written.text());
            } else if (given.get(i) instanceof Value.Constant constant && !(param instanceof Param.OfWord)) {
                values.put(param.name(), constant.value());
            } else {
                reports.error(
                        param instanceof Param.OfWord ? "unknown-word" : "not-constant",
                        written.place(),
                        param instanceof Param.OfWord word
                                ? "\"" + param.name() + "\" of " + type + " is one of "
                                        + String.join(", ", word.words())
                                : "\"" + param.name() + "\" of " + type + " must be known before the strategy runs: "
                                        + "a number or a parameter, not \"" + written.text() + "\"");
                return Optional.empty();
            }
        }
        try {
            return Optional.of(type.args(values));
        } catch (IllegalArgumentException outOfRange) {
            reports.error("bad-parameter", inline.place(), outOfRange.getMessage());
            return Optional.empty();
        }
    }

    private void tooMany(Operand.Inline inline, IndicatorType type, int most) {
        reports.error(
                "too-many-arguments",
                inline.place(),
                type + " takes at most " + most + (most == 1 ? " argument: " : " arguments: ")
                        + String.join(
                                ", ", type.params().stream().map(Param::name).toList()));
    }

    /** Whether an argument is a word that the type's parameters know, and no number. */
    private static boolean isWord(Operand argument, IndicatorType type) {
        return argument instanceof Operand.Name name
                && type.params().stream()
                        .anyMatch(p ->
                                p instanceof Param.OfWord word && word.words().contains(name.text()));
    }

    private String id(Operand.Inline inline, Timeframe on) {
        Operand.Inline whole = new Operand.Inline(inline.type(), inline.arguments(), null, inline.place());
        return on == program.base() ? whole.text() : whole.text() + "@" + on;
    }
}
