package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Indicators that are 1, and at one candle do something that no indicator should. */
final class Misbehaving {
    /** An indicator's state is numbers, so what the bad ones do stands here. */
    private static final List<Runnable> ACTIONS = new CopyOnWriteArrayList<>();

    private Misbehaving() {}

    /**
     * @param minute at whose candle it acts
     */
    static IndicatorType at(String name, int minute, Runnable action) {
        record Bad(int minute, int action) implements Indicator {
            @Override
            public void update(Candle candle, double x, double[] out, int at) {
                if (candle.openTimeMs() == minute * 60_000L) {
                    ACTIONS.get(action).run();
                }
                out[at] = 1;
            }
        }
        int number = ACTIONS.size();
        ACTIONS.add(action);
        return IndicatorType.named(name)
                .title(name)
                .family(Family.STATISTIC)
                .outputs(Output.price(name))
                .create(args -> new Bad(minute, number));
    }

    /** {@link Rig#cross} with such an indicator; fires as that does. */
    static String using(String id, String indicator) {
        return cross(id, 3, 8)
                .replace(
                        "\"signals\":",
                        "\"indicators\": [{\"id\": \"bad\", \"type\": \"" + indicator + "\"}], \"signals\":")
                .replace(
                        "\"conditions\": [",
                        "\"conditions\": [{\"indicator\": \"bad\", \"operator\": \"gt\", \"value\": 0},");
    }
}
