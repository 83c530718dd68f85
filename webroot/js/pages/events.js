// What happened and when: the signals of all strategies.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import { wordOf } from '../chart/markers.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { signalsTable } from '../parts/signals-table.js';
import { navigate, pathOf } from '../router.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const SHOWN = 200;
const PER_STRATEGY = 50;

class Events extends View {
  #signals = null;
  #failure = null;
  #arrived = [];

  opened() {
    this.onClose(bus.subscribe('ui.signals', (envelope) => this.#received(envelope)));
    this.listen(bus, 'open', () => this.#load());
    this.listen(settings, 'change', () => this.refresh());
    this.#load();
  }

  template() {
    return html`<div class="title"><h1>Events</h1><span class="quiet">Signals of all strategies, newest first</span></div>
      <section class="panel" aria-label="Signals">${this.#body()}</section>`;
  }

  #body() {
    if (this.#signals === null) {
      return this.#failure ? failed('the signals', this.#failure, () => this.#load()) : skeleton(8);
    }
    if (this.#signals.length === 0) return empty('No signal yet. Strategies fire when a candle closes.');
    return signalsTable(this.#signals, {
      withStrategy: true,
      choose: (signal) => navigate(pathOf(signal.strategy_id)),
    });
  }

  async #load() {
    try {
      const { strategies } = await api.strategies();
      const ids = [...new Set(strategies.map((strategy) => strategy.id))];
      const pages = await Promise.all(ids.map((id) => api.strategySignals(id, { limit: PER_STRATEGY })));
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
  return [...unique.values()].sort((a, b) => b.sequence - a.sequence).slice(0, SHOWN);
}

customElements.define('cb-events', Events);
