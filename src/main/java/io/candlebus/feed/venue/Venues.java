package io.candlebus.feed.venue;

import java.util.List;
import java.util.Optional;

/** The venues there are. */
public final class Venues {
    public static final List<Venue> ALL =
            List.of(Binance.spot(), Binance.usdm(), new Bybit(), new Okx(), new Kraken(), new Coinbase());

    private Venues() {}

    /** The venue of a name, if there is one. */
    public static Optional<Venue> find(String name) {
        return ALL.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /**
     * The venue of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Venue named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no venue \"" + name + "\""));
    }
}
