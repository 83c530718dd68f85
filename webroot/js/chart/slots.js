// The chart's axis counts points, so an interval without a candle must be a point of its own, or it vanishes silently.

/** Empty points drawn for one hole at most; a longer one is shortened, and its band says how much is missing. */
export const LONGEST_HOLE = 60;

/**
 * One slot per point of the axis: {time, frame}, `frame` null where a candle is missing. `holes` lists each stretch as
 * {from, to, missing}, times of its first and last point.
 */
export function slotsOf(frames, calendarSteps) {
  const slots = [];
  const holes = [];
  let previous = null;
  for (const time of frames.times) {
    if (previous !== null && !calendarSteps) {
      const hole = holeBetween(previous, time, frames.stepMs);
      if (hole) {
        slots.push(...hole.times.map((empty) => ({ time: empty, frame: null })));
        holes.push(hole);
      }
    }
    slots.push({ time, frame: frames.of(time) });
    previous = time;
  }
  return { slots, holes };
}

/** The hole between two neighbouring candles, or null when they touch. */
export function holeBetween(previous, next, stepMs) {
  const missing = Math.round((next - previous) / stepMs) - 1;
  if (missing < 1) return null;
  const shown = Math.min(missing, LONGEST_HOLE);
  const times = Array.from({ length: shown }, (_, i) => previous + (i + 1) * stepMs);
  return { from: times[0], to: times[shown - 1], missing, times };
}
