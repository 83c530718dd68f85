"""Writes the golden files whose oracle is pandas-ta-classic or numpy, over the hours of the demo week.

    python3 -m venv venv && venv/bin/pip install pandas-ta-classic==0.8.32
    venv/bin/python src/test/python/pandas_ta.py

Parameters are the catalogue's defaults. An empty cell is a value that the oracle does not give, or that the way it begins
still touches.
"""

from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
import pandas_ta_classic as ta

ROOT = Path(__file__).resolve().parents[3]
DEMO = ROOT / "src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv"
GOLDEN = ROOT / "src/test/resources/golden"
HOUR_MS = 3_600_000
LIBRARIES = {"ta": "pandas-ta-classic " + version("pandas-ta-classic"), "np": "numpy " + version("numpy")}


def candles(minutes, length_ms):
    return minutes.groupby(minutes["time"] // length_ms).agg(
        open=("open", "first"), high=("high", "max"), low=("low", "min"), close=("close", "last"), volume=("volume", "sum")
    )


MINUTES = pd.read_csv(DEMO)
HOURS = candles(MINUTES, HOUR_MS)
DAYS = candles(MINUTES, 24 * HOUR_MS)
DAY_OF_HOUR = HOURS.index // 24
H = HOURS.reset_index(drop=True)
OPEN, HIGH, LOW, CLOSE, VOLUME = H.open, H.high, H.low, H.close, H.volume
BEFORE = CLOSE.shift(1)


def after(series, candle):
    """Without the values before a candle."""
    return series.where(series.index >= candle)


def named(frame, **columns):
    """Columns by the beginning of their names."""
    return {ours: frame.filter(regex="^" + theirs).iloc[:, 0] for ours, theirs in columns.items()}


def squeeze():
    # With the first candle's range as a true range, which ours does not know.
    s = ta.squeeze(HIGH, LOW, CLOSE, 20, 2.0, 20, 1.5, use_tr=True, mamode="sma", lazybear=True)
    return {"momentum": s.iloc[:, 0], "squeeze": after(s["SQZ_ON"] - s["SQZ_OFF"], 20)}


def camarilla():
    levels = ta.cpr(DAYS.open, DAYS.high, DAYS.low, DAYS.close, method="camarilla", levels="all")
    names = ["PIVOT"] + ["R%d" % i for i in range(1, 5)] + ["S%d" % i for i in range(1, 5)]
    return {n.lower(): pd.Series(levels["CPR_" + n].loc[DAY_OF_HOUR].to_numpy()) for n in names}


def relative_volatility():
    deviation = ta.stdev(CLOSE, length=10)
    change = CLOSE.diff()
    up = ta.ema(deviation.where(change > 0, 0 * deviation), length=14)
    down = ta.ema(deviation.where(change < 0, 0 * deviation), length=14)
    return {"index": 100 * up / (up + down)}


def error_bands():
    ends, errors = np.full(len(CLOSE), np.nan), np.full(len(CLOSE), np.nan)
    place = np.arange(21) - 20.0
    for t in range(20, len(CLOSE)):
        window = CLOSE.to_numpy()[t - 20 : t + 1]
        line = np.polyfit(place, window, 1)
        ends[t] = line[1]
        errors[t] = np.sqrt(np.sum((window - np.polyval(line, place)) ** 2) / 19)
    middle = pd.Series(ends).rolling(3).mean()
    reach = 2 * pd.Series(errors).rolling(3).mean()
    return {"middle": middle, "upper": middle + reach, "lower": middle - reach}


def per_year(name, variance):
    return {name: 100 * np.sqrt(variance * 365)}


def rogers_satchell():
    return np.log(HIGH / CLOSE) * np.log(HIGH / OPEN) + np.log(LOW / CLOSE) * np.log(LOW / OPEN)


def yang_zhang():
    k = 0.34 / (1.34 + 21 / 19)
    gap = np.log(OPEN / BEFORE).rolling(20).var()
    body = np.log(CLOSE / OPEN).rolling(20).var()
    return after(gap + k * body + (1 - k) * rogers_satchell().rolling(20).mean(), 20)


def over_averages():
    yield "vwma", "ta", "vwma(length=20)", {"vwma": ta.vwma(CLOSE, VOLUME, length=20)}
    yield "zlema", "ta", "zlma(length=20)", {"zlema": ta.zlma(CLOSE, length=20)}
    yield "mcginley", "ta", "mcgd(length=14, c=0.6)", {"mcginley": after(ta.mcgd(CLOSE, length=14, c=0.6), 1)}
    yield "vidya", "ta", "vidya(length=14)", {"vidya": ta.vidya(CLOSE, length=14)}
    yield "heikin_ashi", "ta", "ha()", named(
        ta.ha(OPEN, HIGH, LOW, CLOSE), close="HA_c", open="HA_o", high="HA_h", low="HA_l")
    yield "vortex", "ta", "vortex(length=14)", named(ta.vortex(HIGH, LOW, CLOSE, length=14), plus="VTXP", minus="VTXM")
    yield "supertrend", "ta", "supertrend(length=10, multiplier=3)", {
        n: after(s, 10)
        for n, s in named(ta.supertrend(HIGH, LOW, CLOSE, 10, 3.0), supertrend="SUPERT_", direction="SUPERTd").items()}
    yield "price_channel", "ta", "donchian(20, 20), one candle later", {
        n: s.shift(1)
        for n, s in named(ta.donchian(HIGH, LOW, 20, 20), middle="DCM", upper="DCU", lower="DCL").items()}
    yield "camarilla_pivots", "ta", "cpr(method=camarilla, levels=all) of days", camarilla()
    yield "standard_error_bands", "np", "polyfit of each window", error_bands()


def oscillators():
    yield "elder_ray", "ta", "eri(length=13)", named(ta.eri(HIGH, LOW, CLOSE, length=13), bull="BULLP", bear="BEARP")
    yield "qstick", "ta", "qstick(length=8)", {"qstick": ta.qstick(OPEN, CLOSE, length=8)}
    yield "relative_vigor", "ta", "rvgi(length=10)", named(
        ta.rvgi(OPEN, HIGH, LOW, CLOSE, length=10), vigor="RVGI_", signal="RVGIs")
    fisher = ta.fisher(HIGH, LOW, length=9)
    yield "fisher", "ta", "fisher(length=9)", {
        "fisher": after(fisher.iloc[:, 0], 80), "signal": after(fisher.iloc[:, 1], 81)}
    yield "squeeze_momentum", "ta", "squeeze(use_tr=True, mamode=sma, lazybear=True)", squeeze()


def movements():
    yield "mass_index", "ta", "massi(fast=9, slow=25)", {"mass_index": ta.massi(HIGH, LOW, fast=9, slow=25)}
    yield "ulcer_index", "ta", "ui(length=14)", {"ulcer": ta.ui(CLOSE, length=14)}
    true_high, true_low = np.maximum(HIGH, BEFORE), np.minimum(LOW, BEFORE)
    yield "choppiness", "ta", "chop(length=14) of true highs and true lows", {
        "chop": ta.chop(true_high, true_low, CLOSE, length=14)}
    yield "relative_volatility", "ta", "stdev(length=10) and ema(length=14) put together", relative_volatility()
    yield "historical_volatility", "ta", "hvol(length=20, annualization=365)", {
        "hv": ta.hvol(CLOSE, length=20, annualization=365)}
    range_ = np.log(HIGH / LOW) ** 2
    body = np.log(CLOSE / OPEN) ** 2
    yield "parkinson", "np", "formula", per_year("parkinson", range_.rolling(20).mean() / (4 * np.log(2)))
    yield "garman_klass", "np", "formula", per_year(
        "garman_klass", (range_ / 2 - (2 * np.log(2) - 1) * body).rolling(20).mean())
    yield "rogers_satchell", "np", "formula", per_year("rogers_satchell", rogers_satchell().rolling(20).mean())
    yield "yang_zhang", "np", "formula", per_year("yang_zhang", yang_zhang())


def volumes_and_statistics():
    yield "ease_of_movement", "ta", "eom(length=14, divisor=10000)", {
        "eom": ta.eom(HIGH, LOW, CLOSE, VOLUME, length=14, divisor=10_000)}
    yield "pvt", "ta", "pvt() / 100", {"pvt": ta.pvt(CLOSE, VOLUME) / 100}
    yield "z_score", "ta", "zscore(length=20) * sqrt(20 / 19)", {"z_score": ta.zscore(CLOSE, length=20) * np.sqrt(20 / 19)}
    yield "skewness", "ta", "skew(length=30)", {"skewness": ta.skew(CLOSE, length=30)}
    yield "kurtosis", "ta", "kurtosis(length=30)", {"kurtosis": ta.kurtosis(CLOSE, length=30)}


def files():
    for part in (over_averages, oscillators, movements, volumes_and_statistics):
        yield from part()


def render(library, call, columns):
    lines = ["# oracle: %s, %s; candles: demo week, hours" % (LIBRARIES[library], call), "candle," + ",".join(columns)]
    for t in range(len(CLOSE)):
        cells = [float(series.iloc[t]) for series in columns.values()]
        lines.append(",".join([str(t)] + ["" if np.isnan(c) else repr(c) for c in cells]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for name, library, call, columns in files():
        (GOLDEN / (name + ".csv")).write_text(render(library, call, columns))
