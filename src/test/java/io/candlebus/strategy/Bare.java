package io.candlebus.strategy;

import java.util.List;

/** Explanations without their past, which only some tell. */
public final class Bare {
    private Bare() {}

    public static Explained of(Explained explained) {
        return new Explained(
                explained.text(),
                explained.kind(),
                explained.place(),
                explained.on(),
                explained.truth(),
                explained.terms(),
                explained.distance(),
                explained.note(),
                List.of(),
                0,
                explained.parts().stream().map(Bare::of).toList());
    }
}
