package io.candlebus.market;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A traded pair, written {@code BASE/QUOTE}: {@code BTC/USDT}.
 *
 * @param base what is traded, 1 to 20 upper-case letters and digits
 * @param quote what it is priced in, likewise
 */
public record Symbol(String base, String quote) {
    private static final Pattern PART = Pattern.compile("[A-Z0-9]{1,20}");

    public Symbol {
        if (!PART.matcher(base).matches() || !PART.matcher(quote).matches()) {
            throw new IllegalArgumentException(
                    "not a symbol: \"" + base + "/" + quote + "\"; write BASE/QUOTE, as BTC/USDT");
        }
    }

    /**
     * Reads {@code BTC/USDT}, in any letter case; {@code BTC-USDT}, the form used in addresses and URLs, is the same.
     *
     * @throws IllegalArgumentException when the text has no such form
     */
    public static Symbol parse(String text) {
        String[] parts = text.strip().toUpperCase(Locale.ROOT).split("[/-]", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a symbol: \"" + text + "\"; write BASE/QUOTE, as BTC/USDT");
        }
        return new Symbol(parts[0], parts[1]);
    }

    /** The form without a slash, for addresses and URLs: {@code BTC-USDT}. */
    public String dashed() {
        return base + "-" + quote;
    }

    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
