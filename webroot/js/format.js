// Numbers and times for people. Unknown is an en dash; minus is U+2212.

import { settings } from './settings.js';

const UNKNOWN = '–';
const numberFormats = new Map();
const timeFormats = new Map();

/** A number with a fixed count of decimals. */
export function decimal(value, digits = 2) {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  if (!numberFormats.has(digits)) {
    numberFormats.set(
      digits,
      new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    );
  }
  return numberFormats.get(digits).format(value).replace('-', '−');
}

/** As {@link decimal}, with a sign in front of gains too. */
export function signed(value, digits = 2) {
  return (value > 0 ? '+' : '') + decimal(value, digits);
}

const SIGNIFICANT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** As {@link decimal}, but a value below 1 keeps four significant digits: 0.01234, not 0.01. */
export function figure(value, digits = 2) {
  if (!Number.isFinite(value) || value === 0 || Math.abs(value) >= 1) return decimal(value, digits);
  return SIGNIFICANT.format(value).replace('-', '−');
}

/** A value of an indicator, by its unit; `digits` are those of prices. */
export function reading(value, unit, digits) {
  return unit === 'price' ? decimal(value, digits) : figure(value, unitDigits(unit, digits));
}

const PRICES = new Set(['open', 'high', 'low', 'close', 'hl2', 'hlc3', 'ohlc4', 'typical']);

/** How the numbers of a strategy's conditions are written, by the name they have there; `digits` are those of prices. */
export function figures({ plots }, digits) {
  const units = new Map(plots.map(({ id, unit }) => [id, unit]));
  const unitOf = (name) => units.get(name) ?? (PRICES.has(name) ? 'price' : null);
  return {
    value: (name, value) => {
      const unit = unitOf(name);
      if (unit !== null) return reading(value, unit, digits);
      return Number.isInteger(value) ? decimal(value, 0) : figure(value, digits);
    },
    gap: (name, gap) => {
      const unit = unitOf(name);
      if (unit === null && Number.isInteger(gap)) return decimal(Math.abs(gap), 0);
      return figure(Math.abs(gap), unit === null ? digits : unitDigits(unit, digits));
    },
  };
}

/** What an output is called beside its value. */
export function outputName(output) {
  return output === 'percent_b' ? '%b' : output.replaceAll('_', ' ');
}

/** A plot's label, its output in plain words. */
export function plotName({ label, output }) {
  return label.endsWith(` ${output}`) ? `${label.slice(0, -output.length)}${outputName(output)}` : label;
}

/** A quantity without trailing zeros. */
export function quantity(value) {
  if (value === null || value === undefined) return UNKNOWN;
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 }).format(value).replace('-', '−');
}

/** A count. */
export function count(value) {
  return decimal(value, 0);
}

/** Decimals that the prices of a market need, from 2 to 8, read off a sample. */
export function priceDigits(sample) {
  let digits = 2;
  for (const price of sample) {
    const text = String(price);
    const dot = text.indexOf('.');
    if (dot >= 0) digits = Math.max(digits, text.length - dot - 1);
  }
  return Math.min(digits, 8);
}

/** Decimals for an indicator's value, by its unit. */
function unitDigits(unit, digits) {
  switch (unit) {
    case 'price':
    case 'price_change':
    case 'price_sum':
      return digits;
    case 'percent':
      return 1;
    case 'count':
      return 0;
    default:
      return 2;
  }
}

/** "23/11/2026, 01:45" in the chosen zone. */
export function dateTime(timeMs) {
  return pattern('dateTime', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(timeMs);
}

/** "01:45". */
export function clock(timeMs) {
  return pattern('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(timeMs);
}

/** "01:45:30". */
export function clockSeconds(timeMs) {
  return pattern('clockSeconds', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(timeMs);
}

/** "23 Nov". */
export function day(timeMs) {
  return pattern('day', { day: 'numeric', month: 'short' }).format(timeMs);
}

/** "Nov 2026". */
export function month(timeMs) {
  return pattern('month', { month: 'short', year: 'numeric' }).format(timeMs);
}

/** The chosen zone, as said beside a time. */
export function zoneName() {
  return settings.value('zone') === 'UTC' ? 'UTC' : 'local time';
}

/** "3 h 12 m", the two largest parts. */
export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} m`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** "now", "1 candle ago", "14 candles ago". */
export function candlesAgo(candles) {
  if (candles <= 0) return 'last candle';
  return candles === 1 ? '1 candle ago' : `${count(candles)} candles ago`;
}

function pattern(name, options) {
  const utc = settings.value('zone') === 'UTC';
  const key = name + utc;
  if (!timeFormats.has(key)) {
    timeFormats.set(key, new Intl.DateTimeFormat('en-GB', utc ? { ...options, timeZone: 'UTC' } : options));
  }
  return timeFormats.get(key);
}
