// Signals as a table; a row can be chosen.

import { html } from '../../vendor/lit-html/lit-html.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';
import { colorOf, glyphOf, wordOf } from '../chart/markers.js';
import { dateTime, decimal, figure, priceDigits } from '../format.js';

const VALUES_SHOWN = 4;
const TONES = { '--up': 'up', '--down': 'down', '--warn': 'flags', '--text-2': 'soft' };

/**
 * Options: `strategyName(id)` adds a column, which leads to `address(signal)`; `chosen` is a signal's id; `choose(signal)` is called on click and Enter.
 * Roles are written out because the narrow layout turns rows into grids, which costs tables their meaning.
 */
export function signalsTable(signals, { strategyName = null, address = null, chosen = null, choose }) {
  const digits = priceDigits(signals.map((signal) => signal.price));
  const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of signals">
    <table class="data stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head('Signal')} ${strategyName ? head('Strategy') : ''} ${head('Rule')} ${head('Candle closed')}
          ${head('Price', 'number')} ${head('Confidence', 'number')} ${head('Values')}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(signals, (signal) => signal.id, (signal) => row(signal, digits, { strategyName, address, chosen, choose }))}
      </tbody>
    </table>
  </div>`;
}

function row(signal, digits, { strategyName, address, chosen, choose }) {
  const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;
  const { strategy_id: id } = signal;
  return html`<tr role="row" class="link" data-signal=${signal.id} aria-current=${signal.id === chosen ? 'true' : 'false'} @click=${(event) => event.target.closest('a') || choose(signal)}>
    <td role="cell" class="nowrap ${strategyName ? '' : 'wide'}">
      <button type="button" class="plain ${toneOf(signal)}" @click=${(event) => (event.stopPropagation(), choose(signal))}>
        ${glyphOf(signal)} ${wordOf(signal)}
      </button>
    </td>
    ${strategyName ? html`<td role="cell"><a href=${address(signal)}>${strategyName(id)}</a></td>` : ''}
    ${cell('Rule', '', signal.name)} ${cell('Candle closed', 'nowrap mono', dateTime(signal.close_time_ms))}
    ${cell('Price', 'number', decimal(signal.price, digits))} ${cell('Confidence', 'number', decimal(signal.confidence))}
    ${cell('Values', 'mono soft nowrap wide', valuesOf(signal))}
  </tr>`;
}

/** Class that carries a signal's colour. */
export function toneOf(signal) {
  return TONES[colorOf(signal)];
}

function valuesOf(signal) {
  return Object.entries(signal.values ?? {})
    .slice(0, VALUES_SHOWN)
    .map(([name, value]) => `${name} ${figure(value)}`)
    .join('   ');
}
