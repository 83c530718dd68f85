// Targets of webhooks, and what they were told, as tables.

import { html } from '../../vendor/lit-html/lit-html.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';
import { glyphOf, wordOf } from '../chart/markers.js';
import { count, dateTime } from '../format.js';
import * as icons from '../icons.js';
import { pathOf } from '../router.js';
import { toneOf } from './signals-table.js';

const LOOKS = {
  ready: ['done', icons.yes],
  held: ['waiting', icons.ring],
  disabled: ['failed', icons.cross],
  pending: ['waiting', icons.ring],
  sent: ['done', icons.yes],
  dead: ['failed', icons.cross],
  killed: ['cancelled', icons.stop],
  missed: ['cancelled', icons.stop],
};

function chip(word) {
  const [look, icon] = LOOKS[word];
  return html`<span class="chip" data-state=${look}>${icon}${word}</span>`;
}

const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;

/** `acts` has `test`, `enable` and `replay`, each given a target. */
export function targetsTable(targets, acts) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of targets">
    <table class="data stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">${head('Target')} ${head('State')} ${head('Told of')} ${head('Waiting', 'number')} ${head('Sent', 'number')} ${head('Dead', 'number')} ${head('Last attempt')} ${head('Action')}</tr>
      </thead>
      <tbody role="rowgroup">${repeat(targets, (target) => target.name, (target) => targetRow(target, acts))}</tbody>
    </table>
  </div>`;
}

function targetRow(target, acts) {
  const { deliveries, last_attempt: last } = target;
  return html`<tr role="row" data-webhook=${target.name}>
    <td role="cell" class="wide"><strong>${target.name}</strong> <span class="quiet">${target.template} · ${target.url}</span></td>
    ${cell('State', '', html`${chip(target.state)}${target.reason && target.state !== 'killed' ? html` <span class="quiet">${target.reason}</span>` : ''}`)}
    ${cell('Told of', '', target.strategies.length ? target.strategies.join(', ') : 'all strategies')}
    ${cell('Waiting', 'number', count(deliveries.pending))} ${cell('Sent', 'number', count(deliveries.sent))} ${cell('Dead', 'number', count(deliveries.dead))}
    ${cell('Last attempt', '', last ? html`<span class="mono nowrap">${dateTime(last.at_ms)}</span> <span class="quiet">${last.error ?? ''}</span>` : '–')}
    <td role="cell" class="wide"><div class="controls">
      <button type="button" @click=${() => acts.test(target)}>Test</button>
      ${target.state === 'held' || target.state === 'disabled' || deliveries.pending > 0 ? html`<button type="button" @click=${() => acts.enable(target)}>Try now</button>` : ''}
      ${deliveries.dead > 0 ? html`<button type="button" @click=${() => acts.replay(target)}>Tell dead again</button>` : ''}
    </div></td>
  </tr>`;
}

/** `replay` is given a delivery that was sent, or is dead. */
export function deliveriesTable(deliveries, replay) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of deliveries">
    <table class="data stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">${head('Signal')} ${head('Strategy')} ${head('Rule')} ${head('Candle closed')} ${head('State')} ${head('Attempts', 'number')} ${head('Changed')} ${head('Answer')} ${head('Action')}</tr>
      </thead>
      <tbody role="rowgroup">${repeat(deliveries, ({ delivery }) => delivery, (delivery) => deliveryRow(delivery, replay))}</tbody>
    </table>
  </div>`;
}

function deliveryRow(delivery, replay) {
  const { signal, state, status, error } = delivery;
  const again = state === 'sent' || state === 'dead';
  return html`<tr role="row" data-delivery=${delivery.delivery}>
    <td role="cell" class="nowrap ${toneOf(signal)}">${glyphOf(signal)} ${wordOf(signal)}</td>
    <td role="cell"><a href=${pathOf(signal.strategy_id)}>${signal.strategy_id}</a></td>
    ${cell('Rule', '', signal.name)} ${cell('Candle closed', 'nowrap mono', dateTime(signal.close_time_ms))}
    ${cell('State', '', chip(state))} ${cell('Attempts', 'number', count(delivery.attempts))}
    ${cell('Changed', 'nowrap mono', dateTime(delivery.changed_ms))}
    ${cell('Answer', '', error ?? status ?? (state === 'pending' ? 'not tried yet' : '–'))}
    <td role="cell">${again ? html`<button type="button" aria-label="Tell again: ${signal.name}" @click=${() => replay(delivery)}>Tell again</button>` : ''}</td>
  </tr>`;
}
