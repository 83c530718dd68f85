// Options and points in the chart library's terms, as plain objects.

import { clock, clockSeconds, day, month, reading } from '../format.js';
import { seconds } from './split-series.js';

/** Kinds of marks on the time axis, as the library numbers them. */
const MARK = { YEAR: 0, MONTH: 1, DAY: 2, TIME: 3, SECONDS: 4 };

/** The frame of the chart; `color` gives the value of a custom property. */
export function layoutOptions(color) {
  return {
    layout: {
      background: { color: color('--surface') },
      textColor: color('--text-2'),
      fontFamily: getComputedStyle(document.body).fontFamily,
      panes: { separatorColor: color('--line'), separatorHoverColor: color('--surface-2') },
    },
    grid: { vertLines: { color: color('--grid') }, horzLines: { color: color('--grid') } },
    rightPriceScale: { borderColor: color('--line') },
    timeScale: { borderColor: color('--line') },
    crosshair: {
      vertLine: { color: color('--text-3'), labelBackgroundColor: color('--control') },
      horzLine: { color: color('--text-3'), labelBackgroundColor: color('--control') },
    },
  };
}

export const candleOptions = (digits) => ({
  priceLineVisible: false,
  lastValueVisible: false,
  priceFormat: priceFormat(digits),
});

/** Hollow when it rose, filled when it fell, in every palette. */
export function candleColors(color) {
  return {
    upColor: color('--surface'),
    borderUpColor: color('--up'),
    wickUpColor: color('--up'),
    downColor: color('--down'),
    borderDownColor: color('--down'),
    wickDownColor: color('--down'),
  };
}

export const volumeOptions = {
  priceScaleId: 'volume',
  priceLineVisible: false,
  lastValueVisible: false,
  priceFormat: { type: 'volume' },
};

export function plotOptions(style, color, digits) {
  const { unit, levels } = style.plot;
  return {
    color: color(style.color),
    lineStyle: style.dash.style,
    lineWidth: style.width,
    lineVisible: style.kind !== 'points',
    pointMarkersVisible: style.kind === 'points',
    pointMarkersRadius: 1.5,
    priceLineVisible: false,
    crosshairMarkerVisible: false,
    past: { lastValueVisible: false },
    tail: { lastValueVisible: true },
    priceFormat: unit === 'price' ? priceFormat(digits) : readingFormat(unit, digits),
    ...(style.pane > 0 && levels.length > 0 && { autoscaleInfoProvider: including(levels) }),
  };
}

export function candlePoint({ time, frame }) {
  if (!frame) return { time: seconds(time) };
  return { time: seconds(time), open: frame.open, high: frame.high, low: frame.low, close: frame.close };
}

export function valuePoint({ time }, value) {
  return value === null || value === undefined ? { time: seconds(time) } : { time: seconds(time), value };
}

export function tickMark(time, type) {
  const timeMs = time * 1000;
  switch (type) {
    case MARK.YEAR:
    case MARK.MONTH:
      return month(timeMs);
    case MARK.DAY:
      return day(timeMs);
    case MARK.SECONDS:
      return clockSeconds(timeMs);
    default:
      return clock(timeMs);
  }
}

/** Fine enough for the smallest values; the axis chooses its own steps. */
const SMALLEST_MOVE = 1e-6;

function readingFormat(unit, digits) {
  return { type: 'custom', minMove: SMALLEST_MOVE, formatter: (value) => reading(value, unit, digits) };
}

function priceFormat(digits) {
  return { type: 'price', precision: digits, minMove: 10 ** -digits };
}

/** Keeps the level lines of a pane in sight. */
function including(levels) {
  return (original) => {
    const found = original();
    if (!found?.priceRange) return found;
    const { minValue, maxValue } = found.priceRange;
    return { ...found, priceRange: { minValue: Math.min(minValue, ...levels), maxValue: Math.max(maxValue, ...levels) } };
  };
}
