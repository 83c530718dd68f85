package io.candlebus.indicator.trend;

import io.candlebus.indicator.Indicator;

/** An average that knows more digits than those it gives: differences of averages need them. */
interface Measured extends Indicator {
    /** How far the average is below a value; NaN until it is known. */
    double below(double x);
}
