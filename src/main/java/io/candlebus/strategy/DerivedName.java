package io.candlebus.strategy;

import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that says by itself what to compute: {@code macd_12_26_9.signal}, {@code bb_20_2_upper}, {@code rsi_default},
 * or a bare type, {@code rsi}.
 *
 * @param stem the name without its output
 * @param type catalogue entry
 * @param given parameters by place in the catalogue, by name; those left out take their defaults
 * @param bare whether nothing but the type was named
 * @param output which output was asked for; null for the first
 */
record DerivedName(String stem, IndicatorType type, Map<String, Object> given, boolean bare, String output) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final String DEFAULTS = "default";

    /** The longest derived name has ten parameters and an output; what has more words is none, and costs nothing. */
    private static final int MOST_WORDS = 24;

    /** Reads a name; empty when it is not of this form. An output that the type does not have is kept as written. */
    static Optional<DerivedName> parse(String text, Catalogue catalogue) {
        if (text.chars().filter(c -> c == '_').count() >= MOST_WORDS) {
            return Optional.empty();
        }
        Optional<DerivedName> plain = stem(text, null, catalogue);
        if (plain.isPresent()) {
            return plain;
        }
        int dot = text.lastIndexOf('.');
        if (dot > 0 && dot + 1 < text.length() && Character.isLetter(text.charAt(dot + 1))) {
            return stem(text.substring(0, dot), text.substring(dot + 1), catalogue);
        }
        for (int cut = text.indexOf('_'); cut > 0; cut = text.indexOf('_', cut + 1)) {
            String output = text.substring(cut + 1);
            Optional<DerivedName> name = stem(text.substring(0, cut), output, catalogue);
            if (name.isPresent() && name.get().outputIndex() >= 0) {
                return name;
            }
        }
        return Optional.empty();
    }

    /** Place of the asked output among the type's; −1 when it has none of that name. */
    int outputIndex() {
        return output == null ? 0 : indexOf(type, output);
    }

    /** Place of an output among a type's; −1 when it has none of that name. */
    static int indexOf(IndicatorType type, String output) {
        return type.outputs().stream().map(Output::name).toList().indexOf(output);
    }

    private static Optional<DerivedName> stem(String text, String output, Catalogue catalogue) {
        String[] words = text.split("_", -1);
        for (int length = words.length; length > 0; length--) {
            String prefix = String.join("_", Arrays.copyOf(words, length));
            Optional<IndicatorType> type = prefix.isBlank() ? Optional.empty() : catalogue.find(prefix);
            if (type.isPresent()) {
                List<String> rest = Arrays.asList(words).subList(length, words.length);
                Map<String, Object> given = given(type.get(), rest);
                if (given != null) {
                    return Optional.of(new DerivedName(text, type.get(), given, rest.isEmpty(), output));
                }
            }
        }
        return Optional.empty();
    }

    /** Values by parameter; null when the words cannot be this type's parameters. */
    private static Map<String, Object> given(IndicatorType type, List<String> words) {
        Map<String, Object> given = new HashMap<>();
        if (words.equals(List.of(DEFAULTS))) {
            return given;
        }
        List<Param> params = type.params().stream()
                .filter(p -> !(p instanceof Param.OfSource))
                .toList();
        if (words.size() > params.size()) {
            return null;
        }
        for (int i = 0; i < words.size(); i++) {
            Param param = params.get(i);
            String word = words.get(i);
            if (param instanceof Param.OfWord choice && choice.words().contains(word)) {
                given.put(param.name(), word);
            } else if (!(param instanceof Param.OfWord) && NUMBER.matcher(word).matches()) {
                given.put(param.name(), Double.valueOf(word));
            } else {
                return null;
            }
        }
        return given;
    }
}
