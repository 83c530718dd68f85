// How the figures of backtests are written.

import { count, decimal, signed } from './format.js';

const SIGNED = new Set(['net_profit', 'total_return', 'buy_and_hold', 'cagr', 'expectancy', 'best_trade', 'worst_trade', 'median_trade']);
const DIGITS = { percent: 2, ratio: 3, currency: 2, count: 0, days: 1, hours: 2 };
const UNITS = {
  percent: ['total_return', 'buy_and_hold', 'cagr', 'volatility', 'max_drawdown', 'time_under_water', 'ulcer', 'exposure', 'win_rate', 'average_mae', 'average_mfe'],
  count: ['trades', 'wins', 'losses', 'break_even', 'long_trades', 'short_trades', 'win_streak', 'loss_streak', 'ambiguous_trades'],
  currency: ['net_profit', 'average_win', 'average_loss', 'expectancy', 'best_trade', 'worst_trade', 'median_trade', 'fees', 'slippage'],
  days: ['drawdown_days', 'recovery_days'],
  hours: ['average_duration', 'longest_duration'],
};
const SUFFIX = { percent: ' %', days: ' d', hours: ' h' };

/** Of a metric by its name; sweeps give values alone. */
export const unitOf = (metric) => Object.keys(UNITS).find((unit) => UNITS[unit].includes(metric)) ?? 'ratio';

/** A metric's value with its unit; an en dash where it is not defined. */
export function metricText(name, value, unit) {
  if (value === null || value === undefined) return '–';
  const write = SIGNED.has(name) ? signed : decimal;
  return write(value, DIGITS[unit] ?? 2) + (SUFFIX[unit] ?? '');
}

/** The same of a report's metric by its name. */
export function metricOf(report, name) {
  const { value, unit } = report.metrics[name];
  return metricText(name, value, unit);
}

/** "max drawdown" of "max_drawdown". */
export const words = (name) => name.replaceAll('_', ' ');

/** "fast = 5, slow = 30". */
export const setText = (params) =>
  Object.entries(params)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');

/** "1 trade", "14 trades". */
export const counted = (many, word) => `${count(many)} ${word}${many === 1 ? '' : 's'}`;

/** In one line, what the figures take to be so. */
export function assumptions({ cash, fee_bps: fee, slippage_bps: slippage, fill, intrabar }) {
  return [
    `cash ${decimal(cash)}`,
    `fee ${decimal(fee / 100, 3)} %`,
    `slippage ${decimal(slippage / 100, 3)} %`,
    fill === 'close' ? 'fills at the close, which is optimistic' : 'fills at the next open',
    `${intrabar} inside a candle`,
  ].join(' · ');
}
