// One plot as two series of the same style. Each update of the chart library rebuilds the whole series it is made on, so
// closed history sits in `past`, and the bars since then in the short `tail`.

/** Chart time is in whole seconds. */
export const seconds = (timeMs) => Math.floor(timeMs / 1000);

export class SplitSeries {
  past;
  tail;
  #point;
  #joins;
  #boundary = -Infinity;
  #tailEnd = -Infinity;

  /**
   * @param create makes one series: called with "past" and "tail"
   * @param point what the series draws for a slot {time, frame}
   * @param joins whether `tail` starts with the last closed point, so that a line has no gap
   */
  constructor(create, point, joins) {
    this.past = create('past');
    this.tail = create('tail');
    this.#point = point;
    this.#joins = joins;
  }

  /** Draws everything closed anew; `tail` starts over. */
  load(slots) {
    const last = slots[slots.length - 1];
    this.#boundary = last ? last.time : -Infinity;
    this.#tailEnd = this.#boundary;
    this.tail.setData([]);
    this.past.setData(slots.map(this.#point));
    if (last && this.#joins) this.tail.setData([this.#point(last)]);
  }

  /** A bar at the end: a new one, or the last one once more. */
  update(slot) {
    if (slot.time <= this.#boundary || slot.time < this.#tailEnd) return;
    this.#tailEnd = slot.time;
    this.tail.update(this.#point(slot));
  }

  /** The series that holds a time. */
  holding(timeMs) {
    return timeMs <= this.#boundary ? this.past : this.tail;
  }
}
