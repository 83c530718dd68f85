// What the candle under the crosshair holds, in the chart's corner.

import { html, svg } from '../../vendor/lit-html/lit-html.js';
import { decimal, outputName, quantity, reading } from '../format.js';
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
  const named = style.pane > 0 && members.length > 1;
  const values = members.map(({ style: { plot }, column }) => {
    const value = reading(frame.values[column], plot.unit, digits);
    return named ? html`<span>${outputName(plot.output)} <span class="mono">${value}</span></span> ` : value;
  });
  const shown = named ? values : html`<span class="mono">${values.join(' / ')}</span>`;
  return html`<span class="key ${style.pane > 0 ? 'below' : ''}">${sample(style)}<span>${label}</span> ${shown}</span>`;
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
