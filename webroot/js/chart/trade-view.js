// One trade on the chart: a line from its entry to its exit, and a mark at either end.

import { seconds } from './split-series.js';

/** Bars that stay visible before and after it. */
const MARGIN = 20;

export class TradeView {
  #chart;
  #lineType;
  #lineStyle;
  #trade = null;
  #line = null;
  #color = null;

  constructor(chart, lineType, lineStyle) {
    this.#chart = chart;
    this.#lineType = lineType;
    this.#lineStyle = lineStyle;
  }

  /** {entryMs, exitMs, entryPrice, exitPrice, gain}, the times being candles' open times; null for none. */
  show(trade, color = null) {
    if (this.#line) this.#chart.removeSeries(this.#line);
    this.#line = null;
    this.#trade = trade;
    if (!trade) return;
    this.#color = color(trade.gain ? '--up' : '--down');
    if (trade.entryMs < trade.exitMs) this.#draw();
    this.#bringIntoView();
  }

  #draw() {
    const { entryMs, exitMs, entryPrice, exitPrice } = this.#trade;
    this.#line = this.#chart.addSeries(this.#lineType, {
      color: this.#color,
      lineWidth: 2,
      lineStyle: this.#lineStyle,
      lastValueVisible: false,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
    });
    this.#line.setData([
      { time: seconds(entryMs), value: entryPrice },
      { time: seconds(exitMs), value: exitPrice },
    ]);
  }

  #bringIntoView() {
    const scale = this.#chart.timeScale();
    const from = scale.timeToIndex(seconds(this.#trade.entryMs), true);
    const to = scale.timeToIndex(seconds(this.#trade.exitMs), true);
    if (from === null || to === null) return;
    const around = Math.max(MARGIN, (to - from) / 2);
    scale.setVisibleLogicalRange({ from: from - around, to: to + around });
  }

  /** As the chart library wants them, `timeMs` added. */
  marks() {
    if (!this.#trade) return [];
    const { entryMs, exitMs, entryPrice, exitPrice } = this.#trade;
    const mark = (id, timeMs, price) => ({
      id,
      time: seconds(timeMs),
      timeMs,
      price,
      position: 'atPriceMiddle',
      shape: 'circle',
      size: 0.7,
      color: this.#color,
    });
    return [mark('trade-entry', entryMs, entryPrice), mark('trade-exit', exitMs, exitPrice)];
  }
}
