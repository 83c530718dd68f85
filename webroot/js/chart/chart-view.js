// The chart of a strategy as an element: canvas, legend, keyboard, words for those who do not see it.

import { html, render } from '../../vendor/lit-html/lit-html.js';
import { clock, decimal, plotName, priceDigits, reading } from '../format.js';
import { settings } from '../settings.js';
import { ChartAdapter } from './adapter.js';
import { legend } from './legend.js';

const SHORTEST_REDRAW_MS = 100;
const DIGITS_SAMPLE = 200;
const PRICE_HEIGHT_PX = 330;
const PANE_HEIGHT_PX = 112;
const LEAP = 10;

/** Set `replica` before the element is put on the page. `pick(openMs)` is called for a candle that was clicked, or entered. */
class ChartView extends HTMLElement {
  replica = null;
  pick = () => {};
  #adapter = null;
  #canvas = null;
  #legend = null;
  #spoken = null;
  #builtFor = null;
  #pointed = null;
  #digits = 2;
  #drawnAt = 0;
  #scheduled = false;
  #legendScheduled = false;
  #onSettings = () => this.#restyle();
  #arrived = [];
  #onChange = () => this.#schedule();
  #onSignal = (event) => this.#arrived.push(event.detail);

  connectedCallback() {
    render(
      html`<div class="canvas" tabindex="0" role="img" aria-label="Chart" @keydown=${(event) => this.#key(event)} @blur=${() => this.#adapter?.point(null)}></div>
        <div class="legend" aria-hidden="true"></div>
        <div class="unseen" aria-live="polite"></div>`,
      this,
    );
    [this.#canvas, this.#legend, this.#spoken] = this.children;
    this.#adapter = new ChartAdapter(this.#canvas, {
      onPoint: (time) => this.#point(time),
      onPick: (time) => this.pick(time),
      onLeftEdge: () => this.replica.older(),
    });
    settings.addEventListener('change', this.#onSettings);
    this.replica.addEventListener('change', this.#onChange);
    this.replica.addEventListener('signal', this.#onSignal);
    this.#schedule();
  }

  disconnectedCallback() {
    settings.removeEventListener('change', this.#onSettings);
    this.replica.removeEventListener('change', this.#onChange);
    this.replica.removeEventListener('signal', this.#onSignal);
    this.#adapter.remove();
    this.#adapter = null;
  }

  /** Open times on the axis, for tests: what the chart was last drawn from. */
  get openTimes() {
    return [...this.replica.frames.times];
  }

  fit() {
    this.#adapter.fit();
  }

  latest() {
    this.#adapter.latest();
  }

  /** Brings a candle into the middle. */
  jump(openMs) {
    this.#adapter.jump(openMs);
  }

  /** Shows a trade as the server tells it; null for none. Older candles are loaded when it needs them. */
  async trade(trade) {
    if (!trade) {
      this.#adapter.showTrade(null);
      return;
    }
    await this.replica.reach(trade.entry_time_ms);
    if (!this.#adapter) return;
    this.#draw();
    const { frames } = this.replica;
    const openOf = (timeMs) => frames.at(Math.min(frames.size - 1, frames.indexFrom(timeMs)))?.time;
    this.#adapter.showTrade({
      entryMs: openOf(trade.entry_time_ms),
      exitMs: openOf(trade.close_time_ms - frames.stepMs),
      entryPrice: trade.entry_price,
      exitPrice: trade.exit_price,
      gain: trade.pnl > 0,
    });
  }

  /** Keeps the crosshair on a candle until the pointer moves it. */
  point(openMs) {
    this.#adapter.point(openMs);
  }

  /** Draws the plots of these names stronger; none to draw all alike. */
  highlight(names) {
    this.#adapter.highlight(names);
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = SHORTEST_REDRAW_MS - (performance.now() - this.#drawnAt);
    const frame = () => requestAnimationFrame(() => this.#draw());
    if (wait > 0) setTimeout(frame, wait);
    else frame();
  }

  #draw() {
    this.#scheduled = false;
    if (!this.#adapter || this.replica.frames.size === 0) return;
    this.#drawnAt = performance.now();
    const { frames, status } = this.replica;
    const signature = JSON.stringify([status?.revision, frames.plots.map((plot) => plot.id), frames.stepMs]);
    if (this.#builtFor !== signature) this.#build(signature);
    const signals = [...this.replica.signals].reverse();
    this.#adapter.sync(signals);
    this.#adapter.showLevels(levelsOf(status?.position));
    this.#drawLegend();
    this.dataset.bars = frames.size;
    this.dataset.firstMs = frames.first.time;
    this.dataset.lastMs = frames.last.time;
    this.#noteSignals(signals);
  }

  /** Which signal was marked last, and how long after it was stored: for tests. */
  #noteSignals(signals) {
    const marked = (signal) => this.replica.frames.of(signal.open_time_ms);
    this.dataset.lastSignalId = signals.findLast(marked)?.id ?? '';
    const drawn = this.#arrived.filter(marked);
    if (drawn.length === 0) return;
    this.dataset.lastSignalDelayMs = Date.now() - drawn.at(-1).stored_ms;
    this.#arrived = this.#arrived.filter((signal) => !marked(signal));
  }

  #build(signature) {
    const { frames, status } = this.replica;
    this.#builtFor = signature;
    const sample = frames.times.slice(-DIGITS_SAMPLE).map((time) => frames.of(time).close);
    this.#digits = priceDigits(sample);
    const panes = new Set(frames.plots.map((plot) => plot.pane).filter((pane) => pane !== 'price')).size;
    this.parentElement.style.setProperty('--chart-height', `${PRICE_HEIGHT_PX + panes * PANE_HEIGHT_PX}px`);
    this.#adapter.build(frames, this.#digits, status?.timeframe === '1M');
    this.#adapter.logarithmic(settings.value('log'));
    this.#adapter.showVolume(settings.value('volume'));
    this.#canvas.setAttribute('aria-label', this.#summary());
  }

  #summary() {
    const { frames, status } = this.replica;
    const plots = frames.plots.map(plotName).join(', ');
    return (
      `Chart of ${status?.symbol ?? ''} ${status?.timeframe ?? ''}: ${frames.size} candles` +
      (plots ? ` with ${plots}` : '') +
      '. Left and right arrows read candles, Enter asks why; the table of signals below says the same in text.'
    );
  }

  #restyle() {
    if (!this.#builtFor) return;
    this.#adapter.logarithmic(settings.value('log'));
    this.#adapter.showVolume(settings.value('volume'));
    this.#adapter.retime();
    this.#adapter.repaint();
    this.#drawLegend();
  }

  #point(time) {
    this.#pointed = time;
    if (this.#legendScheduled) return;
    this.#legendScheduled = true;
    requestAnimationFrame(() => {
      this.#legendScheduled = false;
      if (this.#adapter) this.#drawLegend();
    });
  }

  #drawLegend() {
    const { frames, status } = this.replica;
    const frame = (this.#pointed !== null && frames.of(this.#pointed)) || frames.forming || frames.last;
    if (frame) render(legend(status, frame, this.#adapter.styles, this.#digits), this.#legend);
  }

  #key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) this.#walk(step * (event.shiftKey ? LEAP : 1));
    else if (event.key === '+' || event.key === '=') this.#adapter.zoom(0.7);
    else if (event.key === '-') this.#adapter.zoom(1.4);
    else if (event.key === 'Escape') this.#leave();
    else if (event.key === 'Enter') this.pick(this.#pointed ?? this.replica.frames.last?.time);
    else return;
    event.preventDefault();
  }

  #leave() {
    this.#pointed = null;
    this.#adapter.point(null);
    this.#canvas.blur();
  }

  #walk(steps) {
    const { frames } = this.replica;
    if (frames.size === 0) return;
    const at = this.#pointed === null ? frames.size - 1 : frames.indexFrom(this.#pointed) + steps;
    const frame = frames.at(Math.min(frames.size - 1, Math.max(0, at)));
    this.#pointed = frame.time;
    this.#adapter.point(frame.time);
    this.#spoken.textContent = this.#words(frame);
  }

  #words(frame) {
    const values = this.replica.frames.plots.map((plot, i) => {
      const value = frame.values[i];
      return value === null || value === undefined ? `${plotName(plot)} unknown` : `${plotName(plot)} ${reading(value, plot.unit, this.#digits)}`;
    });
    return [clock(frame.time), `close ${decimal(frame.close, this.#digits)}`, ...values].join(', ');
  }
}

/** What ends the open position, and where it began. */
function levelsOf(position) {
  if (!position) return [];
  const level = (name, price, color, dashed) => ({ name, price, color, dashed });
  return [
    level('entry', position.entry_price, '--text-2', false),
    level('stop', position.stop, '--down', true),
    level('target', position.target, '--up', true),
    level('trailing stop', position.trailing_stop, '--warn', true),
  ].filter(({ price }) => price !== null && price !== undefined);
}

customElements.define('cb-chart', ChartView);
