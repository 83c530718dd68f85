// A figure of a strategy's trading, as people read it.

import { count, decimal, duration, signed } from '../format.js';

const HOUR_MS = 3_600_000;
/** Figures whose sign is good or bad news. */
const TONED = new Set(['net_profit', 'total_return', 'cagr', 'sharpe', 'sortino', 'calmar', 'expectancy', 'sqn']);

/** Beyond this, digits say nothing. */
const LARGE = 1e7;
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

function number(value, sign) {
  if (Math.abs(value) < LARGE) return sign ? signed(value) : decimal(value);
  return (sign && value > 0 ? '+' : '') + COMPACT.format(value).replace('-', '−');
}

/** "+1.32 %", "0.41", "2 h 5 m"; an en dash when it is undefined. */
export function shown(name, { value, unit }) {
  if (value === null || value === undefined) return '–';
  switch (unit) {
    case 'percent':
      return `${number(value, TONED.has(name))} %`;
    case 'currency':
      return number(value, TONED.has(name));
    case 'count':
      return count(value);
    case 'days':
      return `${decimal(value, 1)} d`;
    case 'hours':
      return duration(value * HOUR_MS);
    default:
      return number(value, false);
  }
}

export function toneOfMetric(name, { value }) {
  if (!TONED.has(name) || !value) return '';
  return value > 0 ? 'up' : 'down';
}
