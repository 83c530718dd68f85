// Lines across the chart at prices that matter: of the open position, its stops and its target.

/** On one series of the chart library, with its line styles. */
export class Levels {
  #series;
  #styles;
  #lines = [];
  #drawn = '';

  constructor(series, styles) {
    this.#series = series;
    this.#styles = styles;
  }

  /** {name, price, color, dashed} each; `color` reads a custom property. */
  show(levels, color) {
    const drawn = JSON.stringify(levels);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    for (const line of this.#lines) this.#series.removePriceLine(line);
    this.#lines = levels.map((level) =>
      this.#series.createPriceLine({
        price: level.price,
        title: level.name,
        color: color(level.color),
        lineStyle: level.dashed ? this.#styles.Dashed : this.#styles.Solid,
        lineWidth: 1,
        axisLabelVisible: true,
      }),
    );
  }

  /** Colours have changed: the next time all are drawn anew. */
  forget() {
    this.#drawn = '';
  }
}
