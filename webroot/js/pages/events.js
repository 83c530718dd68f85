// What happened and when: the signals of all strategies.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import { wordOf } from '../chart/markers.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { signalsTable } from '../parts/signals-table.js';
import { navigate, pageOf } from '../router.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const HELD = 1_000;
const SHOWN = 200;
const PER_STRATEGY = 100;
const TYPES = [['entry', 'Entries'], ['exit', 'Exits'], ['alert', 'Alerts']];

class Events extends View {
  #signals = null;
  #failure = null;
  #names = new Map();
  /** All symbols of each strategy. */
  #symbols = new Map();
  #strategy = '';
  #type = '';
  #arrived = [];

  opened() {
    this.onClose(bus.subscribe('ui.signals', (envelope) => this.#received(envelope)));
    this.listen(bus, 'open', () => this.#load());
    this.listen(settings, 'change', () => this.refresh());
    this.#load();
  }

  template() {
    return html`<div class="title">
        <div><h1>Events</h1><span class="quiet">Signals, newest first · <a href="/webhooks">who is told of them</a></span></div>
        ${this.#filters()}
      </div>
      <section class="panel" aria-label="Signals">${this.#body()}</section>`;
  }

  #filters() {
    const option = (chosen) => ([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`;
    const strategies = [...this.#names.keys()].map((id) => [id, this.#nameOf(id)]).sort((a, b) => a[1].localeCompare(b[1]));
    return html`<div class="filters">
      <select name="strategy" aria-label="Strategy" @change=${(event) => this.#filter({ strategy: event.target.value })}>
        ${[['', 'All strategies'], ...strategies].map(option(this.#strategy))}
      </select>
      <select name="type" aria-label="Type of signal" @change=${(event) => this.#filter({ type: event.target.value })}>
        ${[['', 'All types'], ...TYPES].map(option(this.#type))}
      </select>
    </div>`;
  }

  #filter({ strategy = this.#strategy, type = this.#type }) {
    this.#strategy = strategy;
    this.#type = type;
    this.refreshNow();
  }

  #body() {
    if (this.#signals === null) {
      return this.#failure ? failed('the signals', this.#failure, () => this.#load()) : skeleton(8);
    }
    if (this.#signals.length === 0) return empty('No signal yet. Strategies fire when a candle closes.');
    const found = this.#signals.filter((signal) => this.#passes(signal)).slice(0, SHOWN);
    if (found.length === 0) {
      const showAll = () => this.#filter({ strategy: '', type: '' });
      return empty('No signal is of this kind. ', html`<button type="button" @click=${showAll}>Show all</button>`);
    }
    return signalsTable(found, {
      strategyName: (id) => this.#nameOf(id),
      address: (signal) => this.#addressOf(signal),
      choose: (signal) => navigate(this.#addressOf(signal)),
    });
  }

  #passes(signal) {
    return (!this.#strategy || signal.strategy_id === this.#strategy) && (!this.#type || signal.type === this.#type);
  }

  /** Its name; with the id where several share it. */
  #nameOf(id) {
    const name = this.#names.get(id) ?? id;
    const shared = [...this.#names.values()].filter((other) => other === name).length > 1;
    return shared ? `${name} (${id})` : name;
  }

  #addressOf({ strategy_id: id, symbol }) {
    return pageOf({ id, symbol, symbols: this.#symbols.get(id) ?? [] });
  }

  async #load() {
    try {
      const { strategies } = await api.strategies();
      this.#names = new Map(strategies.map(({ id, name }) => [id, name]));
      this.#symbols = new Map(strategies.map(({ id, symbols }) => [id, symbols]));
      const pages = await Promise.all([...this.#names.keys()].map((id) => api.strategySignals(id, { limit: PER_STRATEGY, status: 'fired' })));
      this.#signals = newestOf([...pages.flatMap((page) => page.signals), ...this.#arrived]);
      this.#arrived = [];
      this.#failure = null;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#failure = failure;
    }
    this.refresh();
  }

  #received(envelope) {
    const arrived = [envelope.data].flat();
    for (const signal of arrived) announce(`${wordOf(signal)} ${signal.symbol}: ${signal.name}`);
    if (this.#signals === null) this.#arrived.push(...arrived);
    else this.#signals = newestOf([...arrived, ...this.#signals]);
    this.refresh();
  }
}

function newestOf(signals) {
  const unique = new Map(signals.map((signal) => [signal.id, signal]));
  return [...unique.values()].sort((a, b) => b.sequence - a.sequence).slice(0, HELD);
}

customElements.define('cb-events', Events);
