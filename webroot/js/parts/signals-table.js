// Signals as a table; a row can be chosen.

import { html } from '../../vendor/lit-html/lit-html.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';
import { colorOf, glyphOf, wordOf } from '../chart/markers.js';
import { dateTime, decimal, priceDigits } from '../format.js';

const VALUES_SHOWN = 4;
const TONES = { '--up': 'up', '--down': 'down', '--warn': 'flags', '--text-2': 'soft' };

/** Options: `withStrategy` adds a column; `chosen` is a signal's id; `choose(signal)` is called on click and Enter. */
export function signalsTable(signals, { withStrategy = false, chosen = null, choose }) {
  const digits = priceDigits(signals.map((signal) => signal.price));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of signals">
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Signal</th>
          ${withStrategy ? html`<th scope="col">Strategy</th>` : ''}
          <th scope="col">Rule</th>
          <th scope="col">Candle closed</th>
          <th scope="col" class="number">Price</th>
          <th scope="col" class="number">Confidence</th>
          <th scope="col">Values</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(signals, (signal) => signal.id, (signal) => row(signal, digits, withStrategy, chosen, choose))}
      </tbody>
    </table>
  </div>`;
}

function row(signal, digits, withStrategy, chosen, choose) {
  return html`<tr class="link" data-signal=${signal.id} aria-current=${signal.id === chosen ? 'true' : 'false'} @click=${() => choose(signal)}>
    <td class="nowrap">
      <button type="button" class="plain ${toneOf(signal)}" @click=${(event) => (event.stopPropagation(), choose(signal))}>
        ${glyphOf(signal)} ${wordOf(signal)}
      </button>
    </td>
    ${withStrategy ? html`<td class="nowrap">${signal.strategy_id}</td>` : ''}
    <td>${signal.name}</td>
    <td class="nowrap mono">${dateTime(signal.close_time_ms)}</td>
    <td class="number">${decimal(signal.price, digits)}</td>
    <td class="number">${decimal(signal.confidence)}</td>
    <td class="mono soft nowrap">${valuesOf(signal)}</td>
  </tr>`;
}

/** Class that carries a signal's colour. */
export function toneOf(signal) {
  return TONES[colorOf(signal)];
}

function valuesOf(signal) {
  return Object.entries(signal.values ?? {})
    .slice(0, VALUES_SHOWN)
    .map(([name, value]) => `${name} ${decimal(value)}`)
    .join('   ');
}
