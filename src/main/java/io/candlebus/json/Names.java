package io.candlebus.json;

import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.strategy.IndicatorSpec;
import io.candlebus.strategy.ParameterSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the seed's way of naming outputs needs to know: which names are indicators, and of which type. What a name means
 * in the end is settled when the strategy is compiled.
 */
final class Names {
    static final Set<String> CANDLE_FIELDS =
            Set.of("open", "high", "low", "close", "volume", "hl2", "hlc3", "ohlc4", "typical");
    private static final Set<String> CANDLE_WORDS = Set.of("price", "candle", "ohlcv");
    private static final Set<String> PLAIN_VALUE_WORDS = Set.of("value", "result");

    private final Catalogue catalogue;
    private final Map<String, IndicatorSpec> declared = new HashMap<>();
    private final Set<String> params = new HashSet<>();

    Names(Catalogue catalogue, List<IndicatorSpec> indicators, List<ParameterSpec> parameters) {
        this.catalogue = catalogue;
        indicators.forEach(indicator -> declared.put(indicator.id(), indicator));
        parameters.forEach(parameter -> params.add(parameter.name()));
    }

    /** Whether the document itself gives this name to something. */
    boolean isDeclared(String name) {
        return declared.containsKey(name) || params.contains(name);
    }

    /** The indicator type behind a name without an output; empty when the name is something else. */
    Optional<IndicatorType> typeOf(String name) {
        IndicatorSpec indicator = declared.get(name);
        if (indicator != null) {
            return Optional.of(indicator.type());
        }
        boolean other = params.contains(name) || CANDLE_FIELDS.contains(name);
        return other ? Optional.empty() : derivedType(catalogue, name);
    }

    /** The type of {@code rsi}, {@code rsi_14}, {@code macd_12_26_9} or {@code bb_default}. */
    static Optional<IndicatorType> derivedType(Catalogue catalogue, String name) {
        String rest = name.toLowerCase(Locale.ROOT);
        Optional<IndicatorType> found = catalogue.find(rest);
        while (found.isEmpty()) {
            int cut = rest.lastIndexOf('_');
            String end = rest.substring(cut + 1);
            if (cut <= 0 || !end.equals("default") && !end.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                return Optional.empty();
            }
            rest = rest.substring(0, cut);
            found = catalogue.find(rest);
        }
        return found;
    }

    /** Whether an indicator of this name gives such an output, under its own or a further name. */
    boolean hasOutput(String name, String output) {
        IndicatorSpec indicator = declared.get(name);
        boolean given = indicator != null && indicator.outputNames().containsKey(output);
        return given
                || typeOf(name)
                        .filter(t -> t.outputs().stream().anyMatch(o -> o.name().equals(output)))
                        .isPresent();
    }

    /** Whether a name is that of an indicator with an upper and a lower line around the price. */
    boolean isBand(String name) {
        return hasOutput(name, "upper") && hasOutput(name, "lower");
    }

    /** One name out of an indicator's and a field's: {@code macd} and {@code signal} are {@code macd.signal}. */
    String joined(String name, String field) {
        if (hasOutput(name, field)) {
            return name + "." + field;
        }
        boolean candle = CANDLE_WORDS.contains(name.toLowerCase(Locale.ROOT)) && CANDLE_FIELDS.contains(field);
        if (candle || isIndicator(field)) {
            return field;
        }
        boolean plain = PLAIN_VALUE_WORDS.contains(field) && typeOf(name).isPresent();
        return plain || field.equals(name) ? name : name + "." + field;
    }

    private boolean isIndicator(String field) {
        String head = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        return declared.containsKey(head) || derivedType(catalogue, head).isPresent();
    }
}
