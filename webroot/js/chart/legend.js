// What the candle under the crosshair holds, in the chart's corner.

import { html, svg } from '../../vendor/lit-html/lit-html.js';
import { decimal, quantity, unitDigits } from '../format.js';
import { familyOf } from './plot-style.js';

/** Two lines: the candle, and every indicator with its colour and dash. */
export function legend(status, frame, styles, digits) {
  const up = frame.close >= frame.open;
  const price = (value) => decimal(value, digits);
  return html`<div>
      <b>${status?.symbol} · ${status?.timeframe}</b>
      <span class="mono detail">O ${price(frame.open)} H ${price(frame.high)} L ${price(frame.low)}</span>
      <span class="mono">C <span class=${up ? 'up' : 'down'}>${price(frame.close)} ${up ? '▲' : '▼'}</span></span>
      <span class="mono detail">V ${quantity(round(frame.volume))}</span>
    </div>
    <div>${families(styles).map((family) => key(family, frame, digits))}</div>`;
}

/** Neighbouring plots of one indicator in one pane, with where each stands in a frame's values. */
export function families(styles) {
  const found = [];
  styles.forEach((style, column) => {
    const name = familyOf(style.plot);
    const last = found[found.length - 1];
    if (last?.name === name && last.members[0].style.pane === style.pane) last.members.push({ style, column });
    else found.push({ name, members: [{ style, column }] });
  });
  return found.map((family) => ({ ...family, label: labelOf(family.members) }));
}

function key({ label, members }, frame, digits) {
  const { style } = members[0];
  const values = members.map((member) =>
    decimal(frame.values[member.column], unitDigits(member.style.plot.unit, digits)),
  );
  return html`<span class="key ${style.pane > 0 ? 'below' : ''}">${sample(style)}<span>${label}</span> <span class="mono">${values.join(' / ')}</span></span>`;
}

function sample(style) {
  return svg`<svg viewBox="0 0 18 6" stroke-width="2" fill="none"><line x1="0" y1="3" x2="18" y2="3" stroke-dasharray=${style.dash.svg} stroke=${strokeOf(style.color)} /></svg>`;
}

function strokeOf(color) {
  return color.startsWith('--') ? `var(${color})` : color;
}

/** The words that all labels begin with: "MACD 12 26 9" of "MACD 12 26 9 signal" and its siblings. */
function labelOf(members) {
  const [first, ...others] = members.map((member) => member.style.plot.label.split(' '));
  const common = first.filter((word, i) => others.every((words) => words[i] === word));
  return (common.length > 0 ? common : first).join(' ');
}

function round(volume) {
  return Math.round(volume * 100) / 100;
}
