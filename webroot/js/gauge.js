// How near a condition is to turning: its gap as a share of the largest gap on the last candles.

const CANDLES = 40;
const FIELDS = {
  open: (frame) => frame.open,
  high: (frame) => frame.high,
  low: (frame) => frame.low,
  close: (frame) => frame.close,
  volume: (frame) => frame.volume,
};
const scales = new WeakMap();

/** Of a row of a rule, 0 to 1; null when it has no distance. `gap` and `truth` are what they are by now. */
export function nearness({ leaf, negated }, gap, truth, frames) {
  if (truth === 'T') return 1;
  if (gap === null || truth === '?') return null;
  if (!negated && onTheWrongSide(leaf, gap)) return 0;
  if (!scales.has(leaf)) scales.set(leaf, scaleOf(leaf, frames));
  const scale = scales.get(leaf);
  return scale ? Math.max(0, 1 - Math.abs(gap) / scale) : (leaf.distance?.near ?? null);
}

/** A line has to come back before it can cross. */
function onTheWrongSide({ text }, gap) {
  return (text.startsWith('crossover(') && gap < 0) || (text.startsWith('crossunder(') && gap > 0);
}

/** The largest gap on the last candles; 0 when its numbers are not all on the chart. */
function scaleOf({ kind, terms = [] }, frames) {
  const readers = terms.map((term) => readerOf(term, frames.plots));
  if (readers.length < 2 || readers.includes(null)) return 0;
  let largest = 0;
  for (let i = Math.max(0, frames.size - CANDLES); i < frames.size; i++) {
    const [x, ...others] = readers.map((read) => read(frames.at(i)));
    const gaps = others.map((other) => Math.abs(other - x));
    const gap = kind === 'between' ? Math.min(...gaps) : gaps[0];
    if (gap > largest) largest = gap;
  }
  return largest;
}

/** Where the chart has a number: a plot, a field of the candle, or what is the same on every candle. */
function readerOf({ text, value }, plots) {
  const column = plots.findIndex((plot) => plot.id === text);
  if (column >= 0) return (frame) => frame.values[column] ?? NaN;
  if (text in FIELDS) return FIELDS[text];
  const isConstant = Number.isFinite(Number(text)) || /^[A-Za-z]\w*$/.test(text);
  return isConstant && value !== null ? () => value : null;
}
