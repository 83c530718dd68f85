"""The C library of TA-Lib as an oracle; needs its Python binding: pip install TA-Lib

    python src/test/python/ta_lib_c.py golden
        writes the golden files of what the Java edition of TA-Lib, 0.4.0, does not have

    python src/test/python/ta_lib_c.py compare target/candlebus.jar
        computes patterns and cycles over random candles with both, and counts what differs
"""

import csv
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
import talib
import talib.abstract

DEMO = Path("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv")
GOLDEN = Path("src/test/resources/golden")
HOUR_MS = 3_600_000
CANDLES = 20_000

WEAKER_FORM = {"engulfing": "CDLENGULFING", "harami": "CDLHARAMI", "harami_cross": "CDLHARAMICROSS"}
CYCLES = ["HT_DCPERIOD", "HT_DCPHASE", "HT_PHASOR", "HT_SINE", "HT_TRENDLINE", "HT_TRENDMODE", "MAMA"]


def demo_hours():
    """The demo week in hours, as rows of open, high, low and close."""
    hours = {}
    with DEMO.open() as file:
        for row in csv.DictReader(file):
            o, h, l, c = (float(row[name]) for name in ("open", "high", "low", "close"))
            hour = int(row["time"]) // HOUR_MS
            first = hours.get(hour)
            hours[hour] = [first[0], max(first[1], h), min(first[2], l), c] if first else [o, h, l, c]
    return numpy.array(list(hours.values()))


def columns(function, candles):
    """What TA-Lib gives, one column per output, NaN where it does not know."""
    call = talib.abstract.Function(function)
    prices = {name: numpy.ascontiguousarray(candles[:, i]) for i, name in enumerate(["open", "high", "low", "close"])}
    found = call(prices)
    found = found if isinstance(found, list) else [found]
    known = numpy.arange(len(candles)) >= call.lookback
    return [numpy.where(known, column.astype(float), math.nan) for column in found]


def golden():
    version = talib.__ta_version__.decode().split()[0]
    for name, function in WEAKER_FORM.items():
        lines = [f"# oracle: TA-Lib {version} (the C library), unstable periods 0; candles: demo week, hours", f"candle,{name}"]
        for t, value in enumerate(columns(function, demo_hours())[0]):
            lines.append(f"{t}," + ("" if math.isnan(value) else repr(float(value))))
        (GOLDEN / f"{name}.csv").write_text("\n".join(lines) + "\n")


def random_candles(seed, tick):
    """Candles on a grid, so that gaps, equal prices and thresholds are often met; a tick of 0 for no grid."""
    chance = random.Random(seed)
    rows, price = [], 1000.0
    for _ in range(CANDLES):
        around = lambda size: chance.choice([0, 1, 2, 3, 6]) * size if tick else abs(chance.gauss(0, 3)) * size
        open_ = price + chance.choice([-1, 1]) * around(1)
        close = open_ + chance.choice([-1, 1]) * around(1)
        high, low = max(open_, close) + around(1), min(open_, close) - around(1)
        rows.append([value * (tick or 0.1) for value in (open_, high, low, close)])
        price = close if 700 < close < 1300 else 1000.0
    return numpy.array(rows)


def ours(jar, name, file):
    """What Candlebus gives, one column per output."""
    command = ["java", "-jar", jar, "indicator", name, "--candles", file, "--timeframe", "1m"]
    rows = list(csv.reader(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()))
    width = len(rows[0])
    return [numpy.array([float(row[i] or "nan") for row in rows[1:]]) for i in range(1, width)]


def compare(jar):
    functions = talib.get_function_groups()["Pattern Recognition"] + CYCLES
    for seed, tick in ((1, 1), (2, 0.1), (3, 0)):
        candles = random_candles(seed, tick)
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            file.write("time,open,high,low,close,volume\n")
            for t, row in enumerate(candles):
                file.write(",".join([str(t * 60_000), *(repr(float(value)) for value in row), "1"]) + "\n")
            file.flush()
            for function in functions:
                for i, (theirs, mine) in enumerate(zip(columns(function, candles), ours(jar, function, file.name))):
                    reach = 1e-9 * numpy.abs(theirs) + 1e-9
                    differ = ~((numpy.abs(theirs - mine) <= reach) | (numpy.isnan(theirs) & numpy.isnan(mine)))
                    told = numpy.count_nonzero(theirs[~numpy.isnan(theirs)])
                    worst = numpy.nanmax(numpy.abs(theirs - mine))
                    print(f"seed {seed} tick {tick} {function} {i}: {told} not zero,", end=" ")
                    print(f"{numpy.count_nonzero(differ)} differ, by {worst:.3g} at most", flush=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["golden"]:
        golden()
    elif len(sys.argv) == 3 and sys.argv[1] == "compare":
        compare(sys.argv[2])
    else:
        sys.exit(__doc__)
