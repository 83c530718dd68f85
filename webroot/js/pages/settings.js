// How the page looks, kept in this browser.

import { html } from '../../vendor/lit-html/lit-html.js';
import { settings } from '../settings.js';
import { View } from '../view.js';

const CHOICES = {
  theme: ['Theme', [['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark']]],
  palette: ['Candles', [['blue-orange', 'Blue and orange'], ['classic', 'Classic, teal and red'], ['mono', 'Mono, hollow and filled']]],
  zone: ['Time zone', [['UTC', 'UTC'], ['local', 'This computer’s']]],
};

class SettingsPage extends View {
  opened() {
    this.listen(settings, 'change', () => this.refreshNow());
  }

  template() {
    return html`<div class="title"><h1>Settings</h1></div>
      <div class="stack">
        <section class="panel" aria-labelledby="look">
          <header><h2 id="look">Look</h2><span class="quiet">Kept in this browser</span></header>
          <div class="body form">
            ${Object.entries(CHOICES).map(([name, [label, options]]) => choice(name, label, options))}
            <label class="check">
              <input type="checkbox" .checked=${settings.value('shortcuts')} @change=${(event) => settings.set('shortcuts', event.target.checked)} />
              Single-letter keys
            </label>
          </div>
        </section>
        <section class="panel" aria-labelledby="about">
          <header><h2 id="about">About</h2></header>
          <div class="body stack soft">
            <p>Candlebus, a real-time strategy execution engine. Apache License 2.0. <a href="/docs" target="_blank">REST interface</a></p>
            <p>
              Charts by <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">TradingView</a>: TradingView Lightweight Charts,
              Copyright TradingView, Inc., Apache License 2.0 (<a href="/vendor/lightweight-charts/LICENSE" target="_blank">licence</a>,
              <a href="/vendor/lightweight-charts/NOTICE" target="_blank">notice</a>).
            </p>
            <p>lit-html, Copyright Google LLC, BSD 3-Clause (<a href="/vendor/lit-html/LICENSE" target="_blank">licence</a>).</p>
          </div>
        </section>
      </div>`;
  }
}

function choice(name, label, options) {
  return html`<label>
    <span>${label}</span>
    <select name=${name} @change=${(event) => settings.set(name, event.target.value)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${settings.value(name) === value}>${text}</option>`)}
    </select>
  </label>`;
}

customElements.define('cb-settings', SettingsPage);
