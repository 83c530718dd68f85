// The only file that knows the chart library.

import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  LineSeries,
  LineStyle,
  PriceScaleMode,
} from '../../vendor/lightweight-charts/lightweight-charts.standalone.production.mjs';
import { dateTime } from '../format.js';
import { Levels } from './levels.js';
import { marksOf } from './markers.js';
import { MissingBands } from './missing-bands.js';
import { candleColors, candleOptions, candlePoint, layoutOptions, plotOptions, tickMark, valuePoint, volumeOptions } from './options.js';
import { stylesOf } from './plot-style.js';
import { holeBetween, slotsOf } from './slots.js';
import { seconds, SplitSeries } from './split-series.js';
import { TradeView } from './trade-view.js';

const LONGEST_TAIL = 500;
const LONGEST_BATCH = 200;
const NEAR_LEFT_EDGE = 60;
const BARS_AT_FIRST = 110;
const BARS_AT_FIRST_NARROW = 45;
const STRONG_LINE = 4;
const PRICE_STRETCH = 3;
const PANE_STRETCH = 1;

/**
 * Draws a `Frames` and its signals into an element, and follows them with `sync`.
 *
 * Events by callbacks: `onPoint(time|null)` when the crosshair moves, `onPick(time)` when a bar is clicked, `onLeftEdge()`
 * when older bars are wanted.
 */
export class ChartAdapter {
  #element;
  #callbacks;
  #chart;
  #candles;
  #volume;
  #plots = [];
  #bands = new MissingBands();
  #holes = [];
  #marks = [];
  #markSpacing = 0;
  #unmarked = false;
  #priceLine = null;
  #levels = null;
  #trade;
  #drawnEpoch = -1;
  #drawnEnd = -Infinity;
  #bridgedTo = -Infinity;
  #tailLength = 0;
  #folding = false;
  #frames = null;
  #signals = [];
  #digits = 2;
  #calendarSteps = false;
  #palette = new Map();
  #pinned = null;

  constructor(element, callbacks) {
    this.#element = element;
    this.#callbacks = callbacks;
    this.#chart = createChart(element, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      handleScroll: { vertTouchDrag: false },
      layout: { attributionLogo: false, fontSize: 11, panes: { enableResize: true } },
      rightPriceScale: { borderVisible: true, minimumWidth: 64 },
      timeScale: { timeVisible: true, rightOffset: 4, minBarSpacing: 0.4, enableConflation: true },
      localization: { timeFormatter: (time) => dateTime(time * 1000) },
    });
    this.#trade = new TradeView(this.#chart, LineSeries, LineStyle.Dashed);
    this.#chart.timeScale().applyOptions({ tickMarkFormatter: tickMark });
    this.#chart.subscribeCrosshairMove((event) => {
      if (event.sourceEvent) this.#pinned = null;
      this.#callbacks.onPoint(event.time ? event.time * 1000 : null);
    });
    this.#chart.subscribeClick((event) => event.time && this.#callbacks.onPick(event.time * 1000));
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => this.#moved(range));
  }

  remove() {
    this.#chart.remove();
    this.#frames = null;
  }

  /** Builds the series for a strategy's plots; the chart is empty afterwards. */
  build(frames, digits, calendarSteps) {
    this.#clear();
    this.#frames = frames;
    this.#digits = digits;
    this.#calendarSteps = calendarSteps;
    this.#candles = this.#split(CandlestickSeries, 0, candleOptions(this.#digits), candlePoint, false);
    this.#volume = this.#split(HistogramSeries, 0, volumeOptions, (slot) => this.#volumePoint(slot), false);
    for (const part of ['past', 'tail']) {
      this.#volume[part].priceScale().applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } });
    }
    this.#levels = new Levels(this.#candles.past, LineStyle);
    this.#candles.past.attachPrimitive(this.#bands);
    this.#marks = ['past', 'tail'].map((part) => createSeriesMarkers(this.#candles[part], []));
    this.#plots = stylesOf(frames.plots).map((style, column) => this.#plot(style, column));
    this.#chart.panes().forEach((pane, i) => pane.setStretchFactor(i === 0 ? PRICE_STRETCH : PANE_STRETCH));
    this.#drawnEpoch = -1;
    this.repaint();
  }

  /** Brings the chart up to date with the frames and signals (ascending). Call once per animation frame at most. */
  sync(signals) {
    const frames = this.#frames;
    if (!frames) return;
    const from = frames.indexFrom(this.#drawnEnd + 1);
    const signalsChanged = signals.length !== this.#signals.length || signals.at(-1)?.id !== this.#signals.at(-1)?.id;
    this.#signals = signals;
    if (frames.epoch !== this.#drawnEpoch || frames.size - from > LONGEST_BATCH) {
      this.#load();
      return;
    }
    for (let i = from; i < frames.size; i++) this.#close(frames.at(i));
    this.#form();
    this.#drawPriceLine();
    if (signalsChanged || (this.#unmarked && from < frames.size)) this.#drawMarks();
    if (this.#tailLength > LONGEST_TAIL) this.#foldSoon();
    this.#pin();
  }

  /** Takes colours from the page's custom properties. */
  repaint() {
    const color = (name) => this.#color(name);
    this.#palette.clear();
    this.#levels?.forget();
    this.#chart.applyOptions(layoutOptions(color));
    this.#bands.paint({ fill: color('--surface-2'), text: color('--text-3') });
    if (!this.#frames) return;
    for (const part of ['past', 'tail']) this.#candles[part].applyOptions(candleColors(color));
    for (const { style, split, levels } of this.#plots) {
      for (const part of ['past', 'tail']) split[part].applyOptions({ color: color(style.color) });
      for (const level of levels) level.applyOptions({ color: color('--text-3') });
    }
    this.#load();
  }

  /** Draws the axis anew, after the time zone changed. */
  retime() {
    this.#chart.applyOptions({ localization: { timeFormatter: (time) => dateTime(time * 1000) } });
    this.#chart.timeScale().applyOptions({ tickMarkFormatter: (time, type) => tickMark(time, type) });
  }

  logarithmic(on) {
    this.#chart.priceScale('right').applyOptions({ mode: on ? PriceScaleMode.Logarithmic : PriceScaleMode.Normal });
  }

  showVolume(on) {
    if (!this.#frames) return;
    for (const part of ['past', 'tail']) this.#volume[part].applyOptions({ visible: on });
  }

  fit() {
    this.#chart.timeScale().fitContent();
  }

  latest() {
    const bars = this.#element.clientWidth < 600 ? BARS_AT_FIRST_NARROW : BARS_AT_FIRST;
    const end = this.#slotCount();
    this.#chart.timeScale().setVisibleLogicalRange({ from: end - bars, to: end + 4 });
    this.#chart.priceScale('right').applyOptions({ autoScale: true });
  }

  /** Puts a time into the middle and the crosshair on it. */
  jump(timeMs) {
    const scale = this.#chart.timeScale();
    const index = scale.timeToIndex(seconds(timeMs), true);
    const range = scale.getVisibleLogicalRange();
    if (index === null || !range) return;
    const half = (range.to - range.from) / 2;
    scale.setVisibleLogicalRange({ from: index - half, to: index + half });
    this.point(timeMs);
  }

  /** Lines across the chart: {name, price, color, dashed} each. */
  showLevels(levels) {
    this.#levels?.show(levels, (name) => this.#color(name));
    this.#element.dataset.levels = levels.map(({ name }) => name).join(' ');
  }

  /** Marks a trade's entry and exit and brings both into view; null for none. See `TradeView`. */
  showTrade(trade) {
    this.#trade.show(trade, (name) => this.#color(name));
    this.#drawMarks();
    this.#element.dataset.trade = trade ? `${trade.entryMs} ${trade.exitMs}` : '';
  }

  /** Puts the crosshair on a candle, where it stays until the pointer moves it; null takes it away. */
  point(timeMs) {
    this.#pinned = this.#frames?.of(timeMs) ? timeMs : null;
    if (this.#pinned === null) this.#chart.clearCrosshairPosition();
    else this.#pin();
  }

  /** The library moves the view in its next frame and keeps the crosshair's pixel, so it is put there once more after. */
  #pin() {
    if (this.#pinned === null) return;
    this.#placeCrosshair();
    requestAnimationFrame(() => requestAnimationFrame(() => this.#placeCrosshair()));
  }

  #placeCrosshair() {
    const frame = this.#pinned === null ? null : this.#frames?.of(this.#pinned);
    if (frame) this.#chart.setCrosshairPosition(frame.close, seconds(frame.time), this.#candles.holding(frame.time));
  }

  /** Draws the plots with these ids stronger. */
  highlight(ids) {
    for (const { style, split } of this.#plots) {
      if (style.kind === 'histogram') continue;
      const lineWidth = ids.includes(style.plot.id) ? STRONG_LINE : style.width;
      for (const part of ['past', 'tail']) if (split[part].options().lineWidth !== lineWidth) split[part].applyOptions({ lineWidth });
    }
  }

  zoom(factor) {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (!range) return;
    const width = (range.to - range.from) * factor;
    this.#chart.timeScale().setVisibleLogicalRange({ from: range.to - width, to: range.to });
  }

  get styles() {
    return this.#plots.map((plot) => plot.style);
  }

  #clear() {
    if (!this.#frames) return;
    const splits = [this.#candles, this.#volume, ...this.#plots.map((plot) => plot.split)];
    this.#marks.forEach((marks) => marks.detach());
    this.#candles.past.detachPrimitive(this.#bands);
    for (const split of splits) for (const part of ['past', 'tail']) this.#chart.removeSeries(split[part]);
    this.#trade.show(null);
    this.#plots = [];
    this.#priceLine = null;
  }

  #load() {
    const { slots, holes } = slotsOf(this.#frames, this.#calendarSteps);
    const first = this.#drawnEpoch === -1;
    this.#holes = holes;
    this.#tailLength = 0;
    this.#bridgedTo = -Infinity;
    this.#drawnEpoch = this.#frames.epoch;
    this.#drawnEnd = this.#frames.last?.time ?? -Infinity;
    this.#candles.load(slots);
    this.#volume.load(slots);
    for (const plot of this.#plots) plot.split.load(slots);
    this.#form();
    this.#bands.show(holes);
    this.#drawPriceLine();
    this.#drawMarks();
    if (first && slots.length > 0) this.latest();
  }

  #close(frame) {
    this.#bridge(frame.time);
    this.#drawnEnd = frame.time;
    this.#tailLength++;
    this.#update({ time: frame.time, frame });
  }

  #form() {
    const forming = this.#frames.forming;
    if (!forming) return;
    this.#bridge(forming.time);
    this.#update({ time: forming.time, frame: forming });
  }

  /** Fills the axis up to a bar that does not touch the last closed one. */
  #bridge(time) {
    if (this.#calendarSteps || this.#drawnEnd === -Infinity || this.#bridgedTo === time) return;
    const hole = holeBetween(this.#drawnEnd, time, this.#frames.stepMs);
    if (!hole) return;
    this.#bridgedTo = time;
    for (const empty of hole.times) this.#update({ time: empty, frame: null });
    this.#holes.push(hole);
    this.#bands.show(this.#holes);
  }

  #update(slot) {
    this.#candles.update(slot);
    this.#volume.update(slot);
    for (const plot of this.#plots) plot.split.update(slot);
  }

  #foldSoon() {
    if (this.#folding) return;
    this.#folding = true;
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
    idle(() => {
      this.#folding = false;
      if (this.#frames) this.#load();
    });
  }

  #moved(range) {
    if (!range || !this.#frames || this.#frames.size === 0) return;
    if (range.from < NEAR_LEFT_EDGE) this.#callbacks.onLeftEdge();
    const spacing = this.#chart.timeScale().options().barSpacing;
    if (spacing !== this.#markSpacing) this.#drawMarks();
  }

  #drawMarks() {
    if (this.#drawnEpoch === -1) return;
    this.#markSpacing = this.#chart.timeScale().options().barSpacing;
    const shown = this.#signals.filter((signal) => this.#frames.of(signal.open_time_ms));
    const newest = this.#signals.at(-1);
    this.#unmarked = newest !== undefined && newest !== shown.at(-1);
    const marks = marksOf(shown, (name) => this.#color(name), this.#markSpacing, this.#frames.stepMs);
    const inPast = shown.map((signal) => this.#candles.holding(signal.open_time_ms) === this.#candles.past);
    const ends = this.#trade.marks().filter(({ timeMs }) => this.#frames.of(timeMs));
    const isPast = ({ timeMs }) => this.#candles.holding(timeMs) === this.#candles.past;
    this.#marks[0].setMarkers(inOrder([...marks.filter((_, i) => inPast[i]), ...ends.filter(isPast)]));
    this.#marks[1].setMarkers(inOrder([...marks.filter((_, i) => !inPast[i]), ...ends.filter((mark) => !isPast(mark))]));
    this.#element.dataset.marks = marks.length;
  }

  /** The library's own label takes the hollow body's colour and would be invisible. */
  #drawPriceLine() {
    const newest = this.#frames.forming ?? this.#frames.last;
    if (!newest) return;
    const options = {
      price: newest.close,
      color: this.#color(newest.close >= newest.open ? '--up' : '--down'),
      lineStyle: LineStyle.Dotted,
      lineWidth: 1,
      axisLabelVisible: true,
    };
    if (this.#priceLine) this.#priceLine.applyOptions(options);
    else this.#priceLine = this.#candles.past.createPriceLine(options);
  }

  #plot(style, column) {
    const type = style.kind === 'histogram' ? HistogramSeries : LineSeries;
    const point =
      style.kind === 'histogram'
        ? (slot) => this.#barPoint(slot, column)
        : (slot) => valuePoint(slot, slot.frame?.values[column]);
    const split = this.#split(type, style.pane, plotOptions(style, (name) => this.#color(name), this.#digits), point, style.kind === 'line');
    const levels = style.plot.levels.map((price) =>
      split.past.createPriceLine({ price, lineStyle: LineStyle.Dashed, lineWidth: 1, axisLabelVisible: false }),
    );
    return { style, split, levels };
  }

  #split(type, pane, options, point, joins) {
    const create = (part) => this.#chart.addSeries(type, { ...options, ...options[part] }, pane);
    return new SplitSeries(create, point, joins);
  }

  #volumePoint({ time, frame }) {
    if (!frame) return { time: seconds(time) };
    const color = this.#color(frame.close >= frame.open ? '--up' : '--down');
    return { time: seconds(time), value: frame.volume, color: `${color}55` };
  }

  #barPoint(slot, column) {
    const value = slot.frame?.values[column];
    const point = valuePoint(slot, value);
    if (point.value !== undefined) point.color = `${this.#color(value >= 0 ? '--up' : '--down')}B0`;
    return point;
  }

  #slotCount() {
    const index = this.#chart.timeScale().timeToIndex(seconds(this.#frames.last?.time ?? 0), true);
    return index ?? this.#frames.size;
  }

  #color(name) {
    if (!name.startsWith('--')) return name;
    if (!this.#palette.has(name)) {
      this.#palette.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    }
    return this.#palette.get(name);
  }
}

function inOrder(marks) {
  return marks.sort((a, b) => a.time - b.time);
}
