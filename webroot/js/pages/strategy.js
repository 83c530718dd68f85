// One strategy: is it safe, what is it doing now, why did it act?

import { html } from '../../vendor/lit-html/lit-html.js';
import { Account } from '../account.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import '../chart/chart-view.js';
import { wordOf } from '../chart/markers.js';
import { feed } from '../feed.js';
import { count, decimal, priceDigits } from '../format.js';
import { Controls } from '../parts/controls.js';
import { positionChip, stateChip, staleNote } from '../parts/chips.js';
import { blockedTable } from '../parts/blocked-table.js';
import { indicatorsTable } from '../parts/indicators-table.js';
import { parityBadge, parityDifference, parityLine } from '../parts/parity-badge.js';
import { PerformancePanel } from '../parts/performance-panel.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { Revisions } from '../parts/revisions.js';
import { rulesPanel } from '../parts/rules-panel.js';
import { signalsTable } from '../parts/signals-table.js';
import { notTakenUp, strategyName, strategyNotes, strategyUnknown } from '../parts/strategy-head.js';
import { strategyStats } from '../parts/strategy-stats.js';
import { tradesTable } from '../parts/trades-table.js';
import { whyCard } from '../parts/why-card.js';
import { Replica } from '../replica.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const TICK_MS = 1_000;
/** No event says that a file on disk became invalid. */
const DOCUMENT_EVERY_MS = 10_000;
/** The card stands below the chart, not beside it. */
const NARROW = matchMedia('(max-width: 1100px)');
class StrategyPage extends View {
  strategyId = '';
  /** One of the strategy's, as the address says it; null for its first. */
  symbol = null;
  #replica = null;
  #controls = new Controls(() => this.refresh());
  #chosen = null;
  /** A candle that somebody asked about: {openMs, answer, failure}; it goes before the chosen signal. */
  #asked = null;
  /** Open time of one that is not answered yet. */
  #asking = null;
  #tab = 'signals';
  #document = null;
  #documentFailure = null;
  #askedFor = null;
  #revisions = null;
  #account = null;
  #performance = null;
  /** Sequence of the trade that the chart shows. */
  #trade = null;

  opened() {
    this.#replica = new Replica(this.strategyId, this.symbol);
    this.#revisions = new Revisions(this.strategyId, () => this.refresh());
    this.#account = new Account(this.strategyId, this.symbol, this.#replica);
    this.#performance = new PerformancePanel(this.#account, () => this.refreshNow(), (closeMs) => this.#jumpToClose(closeMs));
    this.listen(this.#account, 'change', () => this.refresh());
    this.listen(this.#replica, 'change', () => this.#changed());
    this.listen(this.#replica, 'signal', (event) => this.#fired(event.detail));
    this.listen(this.#replica, 'state', () => announce(`${this.#status.name} is ${this.#status.state}`));
    this.listen(bus, 'status', () => this.refresh());
    this.listen(feed, 'change', () => this.refresh());
    this.listen(settings, 'change', () => this.refresh());
    const timer = setInterval(() => this.refresh(), TICK_MS);
    this.onClose(() => clearInterval(timer));
    const documents = setInterval(() => document.hidden || this.#loadDocument(), DOCUMENT_EVERY_MS);
    this.onClose(() => clearInterval(documents));
    this.listen(bus, 'open', () => this.#loadDocument());
    this.#account.open();
    this.#replica.open();
  }

  closed() {
    this.#account.close();
    this.#replica.close();
  }

  /** A key that no field and no dialog wanted; true when it was of use. */
  press(key) {
    const keys = {
      f: () => this.#chart?.fit(),
      End: () => this.#chart?.latest(),
      l: () => settings.set('log', !settings.value('log')),
      p: () => this.#status && bus.state !== 'offline' && this.#controls.togglePause(this.#status),
      j: () => this.#step(-1),
      k: () => this.#step(1),
      Escape: () => this.#choose(null),
      w: () => this.#ask(this.#replica.frames.last?.time),
    };
    if (!Object.hasOwn(keys, key)) return false;
    keys[key]();
    return true;
  }

  get #status() {
    return this.#replica.status;
  }

  get #chart() {
    return this.querySelector('cb-chart');
  }

  get #digits() {
    return priceDigits([this.#price ?? 0]);
  }

  /** The newest close known: a stopped strategy has none of its own, its chart does. */
  get #price() {
    const { frames, status } = this.#replica;
    return status?.last_candle?.close ?? frames.last?.close;
  }

  template() {
    const { failure, phase } = this.#replica;
    if (!this.#status) {
      return html`<h1 class="unseen">${this.strategyId}</h1>
        <section class="panel">${phase === 'error' ? this.#notLoaded(failure) : skeleton(8)}</section>`;
    }
    return html`${this.#head(this.#status)}
      <div class="strategy-grid">
        <section class="panel chart-panel" aria-label="Chart">${this.#toolbar()} ${this.#chartBox()}</section>
        <div class="side">
          ${rulesPanel(this.#replica, this.#digits, this.#onRules)}
          ${whyCard(this.#why, this.#replica.frames, this.#digits, this.#onWhy)}
        </div>
        ${this.#history()}
      </div>`;
  }

  #onRules = {
    point: (names) => this.#chart?.highlight(names),
    changed: (closeMs) => this.#jumpToClose(closeMs),
  };

  #onWhy = {
    show: (openMs) => this.#chart?.jump(openMs),
    ask: (openMs) => this.#ask(openMs),
    leave: () => this.#choose(null),
  };

  #notLoaded(failure) {
    if (failure.status === 404) return strategyUnknown(this.strategyId, this.symbol);
    return failed('this strategy', failure, () => this.#replica.retry());
  }

  #head(status) {
    const staleness = feed.stalenessOf(status);
    return html`<div class="strategy-head ${staleness ? 'stale' : ''}">
        ${strategyName(status)}
        <div class="chips">${stateChip(status)} ${positionChip(status.position, this.#digits)} ${parityBadge(this.#account.parity)} ${staleNote(staleness)}</div>
        ${strategyStats(this.#replica, this.#account, this.#price, this.#digits)} ${this.#controls.template(status, bus.state === 'offline')}
        ${strategyNotes(status)}
      </div>
      ${notTakenUp(status, this.#document)}`;
  }

  #toolbar() {
    const toggle = (name, text) =>
      html`<button type="button" aria-pressed=${settings.value(name)} @click=${() => settings.set(name, !settings.value(name))}>${text}</button>`;
    return html`<header>
      <div class="toolbar" role="toolbar" aria-label="Chart">
        ${toggle('log', 'log')} ${toggle('volume', 'volume')}
        <button type="button" @click=${() => this.#chart?.fit()}>fit</button>
        <button type="button" @click=${() => this.#chart?.latest()}>latest</button>
      </div>
      <span class="quiet">Charts by <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">TradingView</a></span>
    </header>`;
  }

  #chartBox() {
    const { frames, phase, failure } = this.#replica;
    const offline = bus.state === 'offline';
    return html`<div class="chart-box ${offline ? 'faded' : ''}">
      <cb-chart .replica=${this.#replica} .pick=${this.#onWhy.ask}></cb-chart>
      ${frames.size === 0 ? html`<div class="cover">${this.#cover()}</div>` : ''}
      ${offline ? html`<div class="band">Offline: the chart ends at the last candle received</div>` : ''}
      ${phase === 'resync' && !offline ? html`<div class="band">Catching up</div>` : ''}
      ${phase === 'error' && frames.size > 0 ? html`<div class="band">${failure.line}</div>` : ''}
    </div>`;
  }

  #cover() {
    const { phase, failure } = this.#replica;
    if (phase === 'error') return failed('the candles', failure, () => this.#replica.retry());
    if (phase !== 'ready') return skeleton(8);
    return empty('No candle yet. The first one appears when the feed delivers it.');
  }

  #history() {
    const { signals } = this.#replica;
    const tab = (name, text) =>
      html`<button type="button" role="tab" id="tab-${name}" aria-controls="history" aria-selected=${this.#tab === name} @click=${() => this.#openTab(name)}>
        ${text}
      </button>`;
    return html`<section class="panel history" aria-label="History">
      <header>
        <div class="tabs" role="tablist">
          ${tab('trades', `Trades${this.#traded}`)} ${tab('signals', `Signals ${count(this.#status.signals)}`)}
          ${tab('blocked', `Blocked ${count(this.#status.blocked)}`)} ${tab('performance', 'Performance')} ${tab('indicators', 'Indicators')}
          ${tab('revisions', 'Revisions')} ${tab('document', 'JSON')}
        </div>
        ${this.#tab === 'signals' || this.#tab === 'trades' ? html`<span class="quiet">A row shows its ${this.#tab === 'trades' ? 'trade' : 'candle'}</span>` : ''}
      </header>
      <div role="tabpanel" id="history" aria-labelledby="tab-${this.#tab}">${this.#tabOf(signals)}</div>
    </section>`;
  }

  #tabOf(signals) {
    if (this.#tab === 'signals') return this.#signalsTab(signals);
    if (this.#tab === 'trades') return this.#tradesTab();
    if (this.#tab === 'blocked') return this.#blockedTab();
    if (this.#tab === 'performance') return html`${parityDifference(this.#account.parity)}${this.#performance.template()}${parityLine(this.#account.parity)}`;
    if (this.#tab === 'indicators') return indicatorsTable(this.#replica.frames, this.#digits);
    if (this.#tab === 'revisions') return this.#revisions.template(this.#status, bus.state === 'offline');
    return this.#documentTab();
  }

  #signalsTab(signals) {
    if (signals.length === 0) return empty('No signal yet. Rules are decided when a candle closes.');
    const chosen = this.#asked ? null : this.#explained?.id;
    return signalsTable(signals, { chosen, choose: (signal) => this.#show(signal) });
  }

  #tradesTab() {
    const { trades, more } = this.#account;
    if (trades === null) return skeleton(5);
    if (trades.length === 0) return empty(`No trade yet. ${this.#lastBlocked()}`);
    const choose = (trade) => this.#showTrade(trade);
    return tradesTable(trades, { chosen: this.#trade, choose, more, older: () => this.#account.older() });
  }

  #blockedTab() {
    const { blocked } = this.#account;
    if (blocked === null) return skeleton(5);
    if (blocked.signals.length === 0) return empty('No signal was blocked. Protections of the document keep signals from acting.');
    const chosen = this.#asked ? null : this.#explained?.id;
    return blockedTable(blocked.signals, { chosen, choose: (signal) => this.#show(signal) });
  }

  get #traded() {
    const { trades, more } = this.#account;
    return trades === null ? '' : ` ${count(trades.length)}${more ? '+' : ''}`;
  }

  #lastBlocked() {
    const last = this.#account.blocked?.signals[0];
    return last ? `The last signal was blocked by ${last.blocked_by}.` : 'A trade appears here when its position is closed.';
  }

  #documentTab() {
    if (this.#documentFailure) return failed('the document', this.#documentFailure, () => this.#loadDocument());
    return this.#document === null ? skeleton(6) : html`<pre tabindex="0">${this.#document.text}</pre>`;
  }

  get #why() {
    return { signal: this.#explained, asked: this.#asked, busy: this.#asking !== null };
  }

  get #explained() {
    return this.#chosen ?? this.#replica.signals[0];
  }

  #changed() {
    if (this.#status) {
      this.#controls.seen(this.#status);
      if (this.#status.revision !== this.#askedFor) this.#revised(this.#askedFor);
      document.title = `${this.#status.name} · Candlebus`;
    }
    this.refresh();
  }

  /** Another revision runs than the one that is shown. */
  #revised(before) {
    if (before !== null) announce(`Revision ${this.#status.revision} of ${this.#status.name} runs now`);
    this.#loadDocument();
    if (this.#tab === 'revisions') this.#revisions.load();
  }

  #fired(signal) {
    announce(`${wordOf(signal)} at ${decimal(signal.price, this.#digits)}: ${signal.name}`);
  }

  /** Fills the card and brings the chart there. */
  #show(signal) {
    this.#choose(signal);
    this.#chart?.jump(signal.open_time_ms);
  }

  /** Marks a trade on the chart; once more takes it away. */
  #showTrade(trade) {
    const again = this.#trade === trade.sequence;
    this.#trade = again ? null : trade.sequence;
    this.#chart?.trade(again ? null : trade);
    this.refreshNow();
    if (NARROW.matches && !again) this.querySelector('.chart-panel')?.scrollIntoView({ block: 'nearest' });
  }

  #choose(signal) {
    this.#chosen = signal;
    this.#asked = null;
    this.#asking = null;
    this.refreshNow();
  }

  /** Why here? Of a candle that is still forming, why at the last one that closed. */
  async #ask(openMs) {
    const { frames } = this.#replica;
    const frame = frames.at(Math.min(frames.size - 1, frames.indexFrom(openMs)));
    if (!frame || bus.state === 'offline') return;
    this.#asking = frame.time;
    this.#chart?.point(frame.time);
    this.refreshNow();
    const asked = await this.#answered(frame.time, frame.time + frames.stepMs);
    if (this.#asking !== frame.time) return;
    this.#asking = null;
    this.#asked = asked;
    this.refreshNow();
    if (NARROW.matches) this.querySelector('.why')?.scrollIntoView({ block: 'nearest' });
  }

  async #answered(openMs, closeMs) {
    try {
      return { openMs, answer: await api.explain(this.strategyId, this.symbol, closeMs), failure: null };
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      return { openMs, answer: null, failure };
    }
  }

  #jumpToClose(closeMs) {
    const { frames } = this.#replica;
    const frame = frames.at(frames.indexFrom(closeMs) - 1);
    if (frame) this.#chart?.jump(frame.time);
  }

  /** The signal after (−1) or before (1) the chosen one; they are sorted newest first. */
  #step(by) {
    const { signals } = this.#replica;
    const at = signals.findIndex((signal) => signal.id === this.#explained?.id);
    const next = signals[at + by];
    if (next) this.#show(next);
  }

  #openTab(name) {
    this.#tab = name;
    if (name === 'document') this.#loadDocument();
    if (name === 'revisions') this.#revisions.load();
    this.refreshNow();
  }

  async #loadDocument() {
    if (!this.#status || bus.state === 'offline') return;
    this.#askedFor = this.#status.revision;
    this.#documentFailure = null;
    try {
      this.#document = await api.document(this.strategyId);
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#documentFailure = failure;
    }
    this.refresh();
  }
}

customElements.define('cb-strategy', StrategyPage);
