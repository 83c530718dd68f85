// Equity over time, and below it how far it was under its peak, on one axis of time.

import { html, svg } from '../../vendor/lit-html/lit-html.js';
import { dateTime, day, decimal, zoneName } from '../format.js';

const WIDTH = 1_000;
const EQUITY_HEIGHT = 150;
const DRAWDOWN_HEIGHT = 64;
const LEAP = 10;

/** `at.pointed` is the index that is read out, null for the last; `on.point(index)` moves it, `on.show(closeMs)` shows its candle. */
export function equityPanes({ times, equity, drawdown }, cash, at, on) {
  const last = times.length - 1;
  const index = Math.min(at.pointed ?? last, last);
  const x = scale(times[0], times[last], 0, WIDTH);
  const low = Math.min(cash, ...extremes(equity, Math.min));
  const high = Math.max(cash, ...extremes(equity, Math.max));
  const deepest = extremes(drawdown, Math.max)[0];
  return html`<div class="equity" role="img" tabindex="0" aria-label=${words(times, equity, cash, deepest)}
    @keydown=${(event) => key(event, index, last, times, on)}
    @pointermove=${(event) => on.point(nearest(event, times))} @pointerleave=${() => on.point(null)}
    @click=${(event) => on.show(times[nearest(event, times)])}>
    <p class="read"><b>${decimal(equity[index])}</b> <span class="soft">${dateTime(times[index])} ${zoneName()}</span>
      <span class="down">${drawdown[index] > 0 ? `−${decimal(drawdown[index])} % below its peak` : ''}</span></p>
    <div class="pane"><span class="most quiet">${decimal(high)}</span><span class="least quiet">${decimal(low)}</span>
      ${equityPane(times, equity, cash, x, scale(low, high, EQUITY_HEIGHT - 4, 4), index)}</div>
    <div class="pane"><span class="most quiet">Drawdown</span><span class="least quiet">−${decimal(deepest)} %</span>
      ${drawdownPane(times, drawdown, x, scale(0, deepest || 1, 2, DRAWDOWN_HEIGHT - 2), index)}</div>
    <p class="axis quiet" aria-hidden="true"><span>${day(times[0])}</span><span>${day(times[last])}</span></p>
  </div>`;
}

function equityPane(times, equity, cash, x, y, index) {
  return svg`<svg viewBox="0 0 ${WIDTH} ${EQUITY_HEIGHT}" preserveAspectRatio="none" height=${EQUITY_HEIGHT} aria-hidden="true">
    <path class="ground" d="M0 ${y(cash)}H${WIDTH}" />
    <path class="line" d=${path(times, equity, x, y)} />
    <path class="cursor" d="M${x(times[index])} 0V${EQUITY_HEIGHT}" />
  </svg>`;
}

function drawdownPane(times, drawdown, x, y, index) {
  const last = times.length - 1;
  return svg`<svg viewBox="0 0 ${WIDTH} ${DRAWDOWN_HEIGHT}" preserveAspectRatio="none" height=${DRAWDOWN_HEIGHT} aria-hidden="true">
    <path class="under" d="${path(times, drawdown, x, y)}L${x(times[last])} ${y(0)}L${x(times[0])} ${y(0)}Z" />
    <path class="cursor" d="M${x(times[index])} 0V${DRAWDOWN_HEIGHT}" />
  </svg>`;
}

function path(times, values, x, y) {
  return times.map((time, i) => `${i === 0 ? 'M' : 'L'}${x(time).toFixed(1)} ${y(values[i]).toFixed(1)}`).join('');
}

function scale(from, to, low, high) {
  const span = to - from || 1;
  return (value) => low + ((value - from) / span) * (high - low);
}

/** As a list of one, so that long curves need no long argument list. */
function extremes(values, pick) {
  return [values.reduce((best, value) => pick(best, value), values[0])];
}

function nearest(event, times) {
  const box = event.currentTarget.querySelector('svg').getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  const time = times[0] + share * (times.at(-1) - times[0]);
  const after = times.findIndex((each) => each >= time);
  return after > 0 && time - times[after - 1] < times[after] - time ? after - 1 : Math.max(0, after);
}

function key(event, index, last, times, on) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step) on.point(Math.min(last, Math.max(0, index + step * (event.shiftKey ? LEAP : 1))));
  else if (event.key === 'Enter') on.show(times[index]);
  else return;
  event.preventDefault();
}

function words(times, equity, cash, deepest) {
  return (
    `Equity from ${decimal(cash)} to ${decimal(equity.at(-1))}, ${dateTime(times[0])} to ${dateTime(times.at(-1))}, ` +
    `deepest drawdown ${decimal(deepest)} %. Left and right arrows move along it, Enter shows the candle.`
  );
}
