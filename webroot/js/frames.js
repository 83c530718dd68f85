// The candles that a chart shows, keyed by open time: a time is held once, whatever arrives how often.

/** Frames held at most; the oldest go first. */
export const CEILING = 20_000;

/**
 * A frame is {time, open, high, low, close, volume, values}, `time` = open time in epoch milliseconds and `values` one
 * number or null per plot. `epoch` grows whenever something else than the end of the list changed.
 */
export class Frames {
  epoch = 0;
  forming = null;
  stepMs = 0;
  plots = [];
  #times = [];
  #byTime = new Map();

  get size() {
    return this.#times.length;
  }

  get times() {
    return this.#times;
  }

  get first() {
    return this.at(0);
  }

  get last() {
    return this.at(this.#times.length - 1);
  }

  at(index) {
    return this.#byTime.get(this.#times[index]);
  }

  of(time) {
    return this.#byTime.get(time) ?? (this.forming?.time === time ? this.forming : undefined);
  }

  /** Index of the first frame at or after a time. */
  indexFrom(time) {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#times[middle] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Forgets everything and starts over with a snapshot's frames. */
  reset(stepMs, plots, frames) {
    this.stepMs = stepMs;
    this.plots = plots;
    this.forming = null;
    this.#times = frames.map((frame) => frame.time);
    this.#byTime = new Map(frames.map((frame) => [frame.time, frame]));
    this.epoch++;
  }

  /** Takes in frames in any order; those already held are replaced. */
  merge(frames) {
    let inside = false;
    for (const frame of frames) {
      const known = this.#byTime.get(frame.time);
      if (known === undefined) {
        inside = this.#insert(frame.time) || inside;
      } else if (!same(known, frame)) {
        inside = true;
      }
      this.#byTime.set(frame.time, frame);
    }
    if (this.forming && this.last && this.forming.time <= this.last.time) this.forming = null;
    if (inside || this.#trim()) this.epoch++;
  }

  /** The forming candle will not close here: it goes, from the chart too. */
  dropForming() {
    if (this.forming === null) return;
    this.forming = null;
    this.epoch++;
  }

  #insert(time) {
    const last = this.#times[this.#times.length - 1];
    if (last === undefined || time > last) {
      this.#times.push(time);
      return false;
    }
    this.#times.splice(this.indexFrom(time), 0, time);
    return true;
  }

  #trim() {
    // Well below the ceiling at once, so that the whole list is not redrawn with each candle.
    if (this.#times.length <= CEILING) return false;
    for (const time of this.#times.splice(0, this.#times.length - CEILING * 0.9)) this.#byTime.delete(time);
    return true;
  }
}

/** Rows from the columns of a snapshot. */
export function framesOf(snapshot) {
  const { open_time_ms: times, open, high, low, close, volume } = snapshot.candles;
  return times.map((time, i) => ({
    time,
    open: open[i],
    high: high[i],
    low: low[i],
    close: close[i],
    volume: volume[i],
    values: snapshot.columns.map((column) => column[i]),
  }));
}

/** A frame from a candle as the bus sends it; null for none. */
export function frameOf(candle) {
  if (!candle) return null;
  const { open_time_ms: time, open, high, low, close, volume, values } = candle;
  return { time, open, high, low, close, volume, values: values ?? [] };
}

function same(a, b) {
  return (
    a.open === b.open &&
    a.high === b.high &&
    a.low === b.low &&
    a.close === b.close &&
    a.volume === b.volume &&
    a.values.length === b.values.length &&
    a.values.every((value, i) => value === b.values[i])
  );
}
