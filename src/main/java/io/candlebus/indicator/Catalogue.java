package io.candlebus.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Indicator types by name and alias. Immutable; any thread. */
public final class Catalogue {
    private final List<IndicatorType> types;
    private final Map<String, IndicatorType> byName = new HashMap<>();

    /**
     * @throws IllegalArgumentException when two types share a name or an alias
     */
    public Catalogue(List<IndicatorType> types) {
        this.types = List.copyOf(types);
        for (IndicatorType type : types) {
            put(type.name(), type);
            type.aliases().forEach(alias -> put(alias, type));
        }
    }

    /** In catalogue order. */
    public List<IndicatorType> types() {
        return types;
    }

    /**
     * The type of a name or alias; letter case, underscores, hyphens and spaces do not matter, except before a number at the
     * end: {@code rocr_100} is no other way to write {@code rocr100}.
     */
    public Optional<IndicatorType> find(String nameOrAlias) {
        return Optional.ofNullable(byName.get(key(nameOrAlias)));
    }

    private void put(String name, IndicatorType type) {
        IndicatorType before = byName.put(key(name), type);
        if (before != null && before != type) {
            throw new IllegalArgumentException("\"" + name + "\" names both " + before + " and " + type);
        }
    }

    private static String key(String name) {
        int number = name.length();
        while (number > 0 && isDigit(name.charAt(number - 1))) {
            number--;
        }
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean beforeNumber = i + 1 == number && number < name.length();
            if ((c != ' ' && c != '_' && c != '-') || beforeNumber) {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
