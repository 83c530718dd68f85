// Equity, buy and hold, and drawdown over one axis of time; drawn once, so without the chart library.

import { html, svg } from '../../vendor/lit-html/lit-html.js';
import { dateTime, day, decimal, signed } from '../format.js';

const WIDTH = 1_000;
const TOP = { from: 10, to: 230 };
const BELOW = { from: 252, to: 330 };
const RIGHT = 70;
const TICKS = 5;

/** Options: `equity` of a report, `hold` beside it, `cash` at the start. */
export function equityChart({ equity, hold, cash }) {
  const times = equity.map(({ time }) => Date.parse(time));
  const worth = equity.map((point) => point.equity);
  const below = equity.map((point) => -point.drawdown_percent);
  const across = scale(times[0], times.at(-1), 0, WIDTH - RIGHT);
  const known = [cash, ...worth, ...hold.filter((value) => value !== null)];
  const up = scale(Math.min(...known), Math.max(...known), TOP.to, TOP.from);
  const deep = scale(Math.min(-0.01, ...below), 0, BELOW.to, BELOW.from);
  const line = (values, at) =>
    times.map((time, i) => (values[i] === null ? null : `${across(time).toFixed(1)},${at(values[i]).toFixed(1)}`)).filter(Boolean).join(' ');
  const area = `${line(below, deep)} ${across(times.at(-1)).toFixed(1)},${deep(0)} ${across(times[0]).toFixed(1)},${deep(0)}`;
  const deepest = below.indexOf(Math.min(...below));
  return html`<figure class="equity">
    <figcaption class="keys">
      <span><i class="line own"></i>Equity ${decimal(worth.at(-1))}</span>
      <span><i class="line hold"></i>Buy and hold ${decimal(hold.at(-1))}</span>
      <span><i class="line drawdown"></i>Drawdown, deepest ${signed(below[deepest])} % on ${day(times[deepest])}</span>
    </figcaption>
    <svg viewBox="0 0 ${WIDTH} 356" role="img" aria-label=${`Equity from ${decimal(cash)} to ${decimal(worth.at(-1))}, ${dateTime(times[0])} to ${dateTime(times.at(-1))}`}>
      ${ticks(Math.min(...known), Math.max(...known)).map((value) => grid(up(value), decimal(value, 0)))}
      ${[0, below[deepest]].map((value) => grid(deep(value), `${decimal(value, 1)} %`))}
      <line class="start" x1="0" x2=${WIDTH - RIGHT} y1=${up(cash)} y2=${up(cash)} />
      <polyline class="hold" points=${line(hold, up)} />
      <polyline class="worth" points=${line(worth, up)} />
      <polygon class="below" points=${area} />
      ${Array.from({ length: TICKS }, (_, i) => times[0] + ((times.at(-1) - times[0]) * i) / (TICKS - 1)).map((time, i) => timeTick(across(time), day(time), i))}
    </svg>
  </figure>`;
}

function scale(from, to, low, high) {
  const span = to - from || 1;
  return (value) => low + ((value - from) / span) * (high - low);
}

/** Four or so round values. */
function ticks(low, high) {
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((size) => size >= rough);
  const values = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) values.push(value);
  return values;
}

const grid = (y, text) => svg`<line class="grid" x1="0" x2=${WIDTH - RIGHT} y1=${y} y2=${y} /><text x=${WIDTH - RIGHT + 6} y=${y + 4}>${text}</text>`;

const timeTick = (x, text, i) =>
  svg`<text class="time" x=${x} y="350" text-anchor=${i === 0 ? 'start' : i === TICKS - 1 ? 'end' : 'middle'}>${text}</text>`;
