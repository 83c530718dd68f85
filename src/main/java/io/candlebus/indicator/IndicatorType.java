package io.candlebus.indicator;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A catalogue entry: everything the outside needs to know about an indicator, declared beside its maths. The document
 * schema, the REST catalogue, the documentation, the chart's panes and the shared tests all come from it.
 */
public final class IndicatorType {
    private final String name;
    private String title = "";
    private Family family = Family.TREND;
    private List<String> aliases = List.of();
    private List<Param> params = List.of();
    private List<Output> outputs = List.of();
    private ToIntFunction<Args> warmup = args -> 1;
    private Function<Args, Indicator> factory;

    private IndicatorType(String name) {
        this.name = name;
    }

    /** Starts a declaration. The name is snake_case, and what documents and derived names use. */
    public static IndicatorType named(String name) {
        return new IndicatorType(name);
    }

    public IndicatorType title(String text) {
        title = text;
        return this;
    }

    public IndicatorType family(Family shelf) {
        family = shelf;
        return this;
    }

    /** Other names that documents may use; letter case, spaces and underscores do not matter. */
    public IndicatorType aliases(String... names) {
        aliases = List.of(names);
        return this;
    }

    /** The parameters, in the order that derived names use; sources, two at most, come first. */
    public IndicatorType params(Param... inOrder) {
        params = List.of(inOrder);
        return this;
    }

    /** The outputs; the first is the one meant where none is named. */
    public IndicatorType outputs(Output... inOrder) {
        outputs = List.of(inOrder);
        return this;
    }

    /** Candles until the outputs are first known: with 20, the 20th candle gives the first value. */
    public IndicatorType warmup(ToIntFunction<Args> candles) {
        warmup = candles;
        return this;
    }

    /** How to make one, an {@link Indicator.OfTwo} when there are two sources; ends the declaration. */
    public IndicatorType create(Function<Args, Indicator> maker) {
        factory = maker;
        return this;
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public Family family() {
        return family;
    }

    public List<String> aliases() {
        return aliases;
    }

    public List<Param> params() {
        return params;
    }

    public List<Output> outputs() {
        return outputs;
    }

    /** How many sources it is computed from: none (from the candle alone), one, or two. */
    public int sources() {
        return (int) params.stream().filter(Param.OfSource.class::isInstance).count();
    }

    /** Whether it is computed from a source, and not from the candle alone. */
    public boolean hasSource() {
        return sources() > 0;
    }

    /** Name of the default source, the first of two, as {@code close}; meaningful only with {@link #hasSource}. */
    public String standardSource() {
        return hasSource() ? standardSource(0) : "close";
    }

    /**
     * Name of a source's default, as {@code close}.
     *
     * @param place 0 for the first source, 1 for the second
     * @throws IndexOutOfBoundsException when there is no such source
     */
    public String standardSource(int place) {
        return params.stream()
                .filter(Param.OfSource.class::isInstance)
                .map(p -> ((Param.OfSource) p).standard())
                .toList()
                .get(place);
    }

    /** The defaults. */
    public Args defaults() {
        return Args.defaults(this);
    }

    /**
     * The defaults with some values replaced.
     *
     * @throws IllegalArgumentException for an unknown parameter or a value out of range
     */
    public Args args(Map<String, ?> given) {
        return Args.of(this, given);
    }

    /** A new instance that has seen nothing. */
    public Indicator create(Args args) {
        return factory.apply(args);
    }

    /** Candles until an output is first known. */
    public int warmup(Args args, int output) {
        ToIntFunction<Args> own = outputs.get(output).warmup();
        return (own == null ? warmup : own).applyAsInt(args);
    }

    /** Candles until every output is known. */
    public int warmup(Args args) {
        int longest = 0;
        for (int i = 0; i < outputs.size(); i++) {
            longest = Math.max(longest, warmup(args, i));
        }
        return longest;
    }

    @Override
    public String toString() {
        return name;
    }
}
