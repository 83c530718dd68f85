// Why a signal fired: the numbers its rule looked at, as stored with it.

import { html } from '../../vendor/lit-html/lit-html.js';
import { wordOf, glyphOf } from '../chart/markers.js';
import { dateTime, decimal, duration, figure, zoneName } from '../format.js';
import { empty } from './placeholder.js';
import { announce } from '../view.js';
import { toneOf } from './signals-table.js';

export function whyCard(signal, digits, show) {
  return html`<section class="panel why" aria-labelledby="why">
    <header><h2 id="why">Why it fired</h2><span class="quiet mono">${signal?.id.slice(0, 8)}</span></header>
    ${signal ? body(signal, digits, show) : empty('No signal yet. It will be explained here.')}
  </section>`;
}

function body(signal, digits, show) {
  return html`<div class="body">
    <p>
      <b class=${toneOf(signal)}>${glyphOf(signal)} ${wordOf(signal)}</b> ${signal.name}, decided when the ${signal.timeframe} candle
      closed at ${dateTime(signal.close_time_ms)} ${zoneName()}.
    </p>
    <dl>
      ${Object.entries(signal.values ?? {}).map(([name, value]) => html`<dt>${name}</dt><dd>${figure(value, digits)}</dd>`)}
      <dt>Price</dt><dd>${decimal(signal.price, digits)}</dd>
      <dt>Confidence</dt><dd>${decimal(signal.confidence)}</dd>
      <dt>Revision of the document</dt><dd>${signal.revision}</dd>
      <dt>Stored</dt><dd>${duration(Date.now() - signal.stored_ms)} ago</dd>
    </dl>
    <div class="controls">
      <button type="button" @click=${() => show(signal)}>Show bar</button>
      <button type="button" @click=${(event) => copy(event.currentTarget, signal)}>Copy as JSON</button>
    </div>
  </div>`;
}

async function copy(button, signal) {
  try {
    await navigator.clipboard.writeText(JSON.stringify(signal, null, 2));
    button.title = 'Copied';
  } catch {
    button.title = 'The browser refused';
  }
  announce(button.title);
}
