// Is everything running? The table of strategies.

import { html } from '../../vendor/lit-html/lit-html.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import { feed } from '../feed.js';
import { glyphOf, wordOf } from '../chart/markers.js';
import { candlesAgo, clock, count, decimal, priceDigits, signed } from '../format.js';
import { Controls } from '../parts/controls.js';
import { positionText, staleNote, stateChip } from '../parts/chips.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { navigate, pageOf } from '../router.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const TICK_MS = 1_000;
const STARTING = ['starting', 'connecting', 'syncing'];

// Roles are written out because the narrow layout turns rows into grids, which costs tables their meaning.
class Strategies extends View {
  #strategies = null;
  #failure = null;
  #query = '';
  #seq = 0;
  #controls = new Controls(() => this.refresh());

  opened() {
    this.onClose(bus.subscribe('ui.strategies', (envelope) => this.#received(envelope)));
    this.onClose(bus.subscribe('ui.signals', (envelope) => this.#signalled(envelope)));
    this.listen(bus, 'open', () => this.#load());
    this.listen(bus, 'status', () => this.refresh());
    this.listen(feed, 'change', () => this.refresh());
    this.listen(settings, 'change', () => this.refresh());
    const timer = setInterval(() => this.refresh(), TICK_MS);
    this.onClose(() => clearInterval(timer));
    this.#load();
  }

  template() {
    return html`<div class="title">
        <h1>Strategies</h1>
        <input
          id="find"
          type="search"
          placeholder="Find a strategy  /"
          aria-label="Find a strategy"
          .value=${this.#query}
          @input=${(event) => this.#find(event.target.value)}
          @keydown=${(event) => event.key === 'Escape' && event.target.blur()}
        />
      </div>
      <section class="panel" aria-label="Strategies">${this.#body()}</section>`;
  }

  #body() {
    if (this.#strategies === null) {
      return this.#failure ? failed('the strategies', this.#failure, () => this.#load()) : skeleton(6);
    }
    if (this.#strategies.length === 0) {
      if (STARTING.includes(feed.health?.state)) return empty('Strategies start when the feed has told the past.');
      return empty(html`No strategies yet. Put a document into the folder <code>strategies/</code>.`);
    }
    const found = this.#strategies.filter((strategy) => matches(strategy, this.#query));
    if (found.length === 0) {
      return empty(`Nothing matches “${this.#query}”. `, html`<button type="button" @click=${() => this.#find('')}>Show all</button>`);
    }
    return html`<div class="scroll">
      <table class="data strategies stacked" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">Strategy</th>
            <th role="columnheader" scope="col">State</th>
            <th role="columnheader" scope="col">Market</th>
            <th role="columnheader" scope="col" class="number">Last price</th>
            <th role="columnheader" scope="col">Last signal</th>
            <th role="columnheader" scope="col" class="number">Signals</th>
            <th role="columnheader" scope="col">Position</th>
            <th role="columnheader" scope="col" class="number">Unrealised</th>
            <th role="columnheader" scope="col" class="number">Equity</th>
            <th role="columnheader" scope="col"><span class="unseen">Controls</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(found, keyOf, (strategy) => this.#row(strategy))}
        </tbody>
      </table>
    </div>`;
  }

  #row(strategy) {
    const { last_candle: candle, position } = strategy;
    const digits = priceDigits(candle ? [candle.close] : []);
    const staleness = feed.stalenessOf(strategy);
    return html`<tr role="row" class="link ${staleness ? 'stale' : ''}" data-strategy=${strategy.id} @click=${(event) => openRow(event, strategy)}>
      <th role="rowheader" scope="row" class="wide"><a href=${pageOf(strategy)}>${strategy.name}</a>${idOf(strategy)}${note(strategy)}</th>
      <td role="cell" data-label="State">${stateChip(strategy)} ${staleNote(staleness)}</td>
      <td role="cell" data-label="Market" class="nowrap">${strategy.symbol} · ${strategy.timeframe}</td>
      <td role="cell" data-label="Last price" class="number">${decimal(candle?.close, digits)}</td>
      <td role="cell" data-label="Last signal" class="nowrap">${lastSignal(strategy, digits)}</td>
      <td role="cell" data-label="Signals" class="number">${count(strategy.signals)}</td>
      <td role="cell" data-label="Position" class="nowrap">${positionText(position, digits)}</td>
      <td role="cell" data-label="Unrealised" class="number">${profit(position)}</td>
      <td role="cell" data-label="Equity" class="number">${decimal(strategy.equity)}</td>
      <td role="cell" class="wide">${this.#controls.template(strategy, bus.state === 'offline')}</td>
    </tr>`;
  }

  async #load() {
    try {
      const { strategies } = await api.strategies();
      this.#seq = 0;
      this.#take(strategies);
      this.#failure = null;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#failure = failure;
    }
    this.refresh();
  }

  #received(envelope) {
    // Every message holds the whole list, so a hole in `seq` leaves nothing to fetch; only older ones are dropped.
    if (envelope.seq < this.#seq) return;
    this.#seq = envelope.seq;
    this.#take(Array.isArray(envelope.data) ? envelope.data : envelope.data.strategies);
  }

  #take(strategies) {
    for (const strategy of strategies) {
      const known = this.#strategies?.find((other) => keyOf(other) === keyOf(strategy));
      if (known && known.state !== strategy.state) announce(`${strategy.name} is ${strategy.state}`);
      this.#controls.seen(strategy);
    }
    this.#strategies = strategies;
    this.refresh();
  }

  #signalled(envelope) {
    for (const signal of [envelope.data].flat()) {
      announce(`${wordOf(signal)} ${signal.symbol}: ${signal.name}, ${signal.strategy_id}`);
    }
  }

  #find(query) {
    this.#query = query;
    this.refreshNow();
  }
}

function keyOf(strategy) {
  return `${strategy.id} ${strategy.symbol}`;
}

function matches(strategy, query) {
  const text = [strategy.id, strategy.name, strategy.symbol, strategy.timeframe, ...(strategy.tags ?? [])].join(' ');
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
}

/** Several strategies may share a name. */
function idOf({ id, name }) {
  return id === name ? '' : html` <span class="quiet small mono">${id}</span>`;
}

function note({ state, failure, description }) {
  if (state === 'failed' && failure) return html`<div class="refused">${failure}</div>`;
  return description ? html`<div class="quiet clamp" title=${description}>${description}</div>` : '';
}

function lastSignal({ last_signal: signal, last_candle: candle }, digits) {
  if (!signal) return html`<span class="quiet">none yet</span>`;
  const step = signal.close_time_ms - signal.open_time_ms;
  const age = candle ? candlesAgo(Math.round((candle.open_time_ms - signal.open_time_ms) / step)) : '';
  const title = `${signal.name}, ${clock(signal.close_time_ms)}`;
  return html`<span title=${title}>${glyphOf(signal)} ${wordOf(signal)} <span class="mono">${decimal(signal.price, digits)}</span></span>
    <span class="quiet">${age}</span>`;
}

function profit(position) {
  if (!position) return html`<span class="quiet">–</span>`;
  return html`<span class=${position.unrealised >= 0 ? 'up' : 'down'}>${signed(position.unrealised)}</span>`;
}

function openRow(event, strategy) {
  if (event.target.closest('a, button') || getSelection().toString()) return;
  navigate(pageOf(strategy));
}

customElements.define('cb-strategies', Strategies);
