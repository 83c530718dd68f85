// Shown on every page while nothing can be stored, and once something came out otherwise than it is stored.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import { count } from '../format.js';
import * as icons from '../icons.js';
import { announce, View } from '../view.js';

const EVERY_MS = 10_000;

class StoreBanner extends View {
  /** The store's entry of the server's health; null before it is known. */
  #store = null;
  #said = '';

  opened() {
    this.listen(bus, 'open', () => this.#ask());
    const timer = setInterval(() => document.hidden || bus.state === 'offline' || this.#ask(), EVERY_MS);
    this.onClose(() => clearInterval(timer));
    this.#ask();
  }

  template() {
    return html`${this.#failing ? this.#failure() : ''} ${this.#alarms > 0 ? this.#alarm() : ''}`;
  }

  get #failing() {
    return this.#store?.status === 'DOWN';
  }

  get #alarms() {
    return this.#store?.data?.determinism_alarms ?? 0;
  }

  #failure() {
    return html`<div class="banner bad" data-store="failing">
      ${icons.cross}
      <p><b>Nothing can be stored:</b> ${this.#store.data?.reason ?? 'the store does not answer'}. No signal is sent out, and commands are refused, until it can be.</p>
    </div>`;
  }

  #alarm() {
    return html`<div class="banner bad" data-store="alarm">
      ${icons.cross}
      <p>
        <b>The same candles gave another signal:</b> ${count(this.#alarms)} ${this.#alarms === 1 ? 'signal' : 'signals'} came out otherwise than stored since the
        server began. What was stored first stands; the log names each. Do not trust what strategies say until it is known why.
      </p>
    </div>`;
  }

  async #ask() {
    try {
      const checks = await api.health();
      this.#store = checks.store ?? null;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      // What was said last stands until the server answers again.
    }
    this.#announce();
    this.refresh();
  }

  #announce() {
    const said = this.#failing ? 'Nothing can be stored' : this.#alarms > 0 ? 'The same candles gave another signal' : '';
    if (said && said !== this.#said) announce(said);
    this.#said = said;
  }
}

customElements.define('cb-store-banner', StoreBanner);
