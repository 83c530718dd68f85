// Shades each stretch without candles and says how many are missing.

import { seconds } from './split-series.js';

const NARROWEST_FOR_TEXT_PX = 96;

/** A primitive of the chart library, attached to a series. */
export class MissingBands {
  #holes = [];
  #colors = { fill: '#000', text: '#000' };
  #timeScale = null;
  #requestUpdate = () => {};

  attached({ chart, requestUpdate }) {
    this.#timeScale = chart.timeScale();
    this.#requestUpdate = requestUpdate;
  }

  detached() {
    this.#timeScale = null;
  }

  show(holes) {
    this.#holes = holes;
    this.#requestUpdate();
  }

  paint(colors) {
    this.#colors = colors;
    this.#requestUpdate();
  }

  paneViews() {
    return [{ zOrder: () => 'bottom', renderer: () => ({ draw: (target) => this.#draw(target) }) }];
  }

  #draw(target) {
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const half = this.#timeScale.options().barSpacing / 2;
      for (const hole of this.#holes) {
        const from = this.#timeScale.timeToCoordinate(seconds(hole.from));
        const to = this.#timeScale.timeToCoordinate(seconds(hole.to));
        if (from === null || to === null || to + half < 0 || from - half > mediaSize.width) continue;
        this.#band(context, from - half, to + half, mediaSize.height, hole.missing);
      }
    });
  }

  #band(context, left, right, height, missing) {
    context.fillStyle = this.#colors.fill;
    context.fillRect(left, 0, right - left, height);
    if (right - left < NARROWEST_FOR_TEXT_PX) return;
    context.fillStyle = this.#colors.text;
    context.font = '11px system-ui, sans-serif';
    context.textAlign = 'center';
    context.fillText(`${missing} ${missing === 1 ? 'candle' : 'candles'} missing`, (left + right) / 2, height - 8);
  }
}
