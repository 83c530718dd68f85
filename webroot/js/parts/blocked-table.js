// Signals that a protection kept from acting, as a table; a row can be chosen.

import { html } from '../../vendor/lit-html/lit-html.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';
import { glyphOf, wordOf } from '../chart/markers.js';
import { dateTime, decimal, priceDigits } from '../format.js';
import { toneOf } from './signals-table.js';

export function blockedTable(signals, { chosen, choose }) {
  const digits = priceDigits(signals.map((signal) => signal.price));
  const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of blocked signals">
    <table class="data stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head('Signal')} ${head('Rule')} ${head('Candle closed')} ${head('Price', 'number')} ${head('Blocked by')} ${head('Until')} ${head('Because')}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(signals, (signal) => signal.id, (signal) => row(signal, digits, chosen, choose))}
      </tbody>
    </table>
  </div>`;
}

function row(signal, digits, chosen, choose) {
  const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;
  return html`<tr role="row" class="link" data-blocked=${signal.id} aria-current=${signal.id === chosen ? 'true' : 'false'} @click=${() => choose(signal)}>
    <td role="cell" class="nowrap wide">
      <button type="button" class="plain ${toneOf(signal)}" @click=${(event) => (event.stopPropagation(), choose(signal))}>
        ${glyphOf(signal)} ${wordOf(signal)}
      </button>
    </td>
    ${cell('Rule', '', signal.name)} ${cell('Candle closed', 'nowrap mono', dateTime(signal.close_time_ms))}
    ${cell('Price', 'number', decimal(signal.price, digits))} ${cell('Blocked by', 'flags', signal.blocked_by)}
    ${cell('Until', 'nowrap mono', signal.blocked_until_ms === null ? 'it no longer holds' : dateTime(signal.blocked_until_ms))}
    ${cell('Because', 'soft wide', signal.blocked_because)}
  </tr>`;
}
