// What a strategy's trading has come to: figures, equity, trades, blocked signals, and whether a replay agrees.

import * as api from './api.js';
import { bus } from './bus.js';

const PAGE = 100;
const PARITY_EVERY_MS = 60_000;
const CHECKING_EVERY_MS = 2_000;
const POINTS_MOST = 8_192;

/** Emits "change". Snapshots come by REST, the newest figures with the strategy's updates. */
export class Account extends EventTarget {
  /** As the server gives it; null while nothing runs or is loaded. */
  performance = null;
  /** {times, equity, drawdown}, one each; null likewise. */
  curve = null;
  days = [];
  /** Newest first; null until loaded. */
  trades = null;
  /** Whether there are older trades. */
  more = false;
  blocked = null;
  parity = null;
  /** Why there is no performance; null when there is, or nothing runs. */
  failure = null;
  #id;
  #symbol;
  #replica;
  #cursor = null;
  #session = null;
  #seen = null;
  #loading = new Set();
  #again = new Set();
  #parityTimer = null;
  #loaders = {
    figures: () => this.#loadFigures(),
    trades: () => this.#loadTrades(),
    blocked: () => this.#loadBlocked(),
    parity: () => this.#loadParity(),
  };
  #closers = [];

  /** @param symbol one of the strategy's, or null for its first, as that of the replica */
  constructor(id, symbol, replica) {
    super();
    this.#id = id;
    this.#symbol = symbol;
    this.#replica = replica;
  }

  open() {
    const follow = () => this.#follow();
    const reload = () => this.reload();
    this.#replica.addEventListener('change', follow);
    bus.addEventListener('open', reload);
    this.#closers = [
      () => this.#replica.removeEventListener('change', follow),
      () => bus.removeEventListener('open', reload),
    ];
  }

  close() {
    for (const close of this.#closers) close();
    this.#closers = [];
    clearTimeout(this.#parityTimer);
  }

  /** Asks for everything anew. */
  reload() {
    if (this.running) {
      this.#load('figures');
      this.#load('parity');
    } else {
      this.#without(null);
    }
    this.#load('trades');
    this.#load('blocked');
  }

  /** Whether there is a session that has an account. */
  get running() {
    const { status } = this.#replica;
    return Boolean(status) && status.state !== 'stopped' && status.candles > 0;
  }

  /** What equity is above the end of the last UTC day, in percent of that; null while unknown. */
  get today() {
    const equity = this.performance?.equity;
    const before = this.days.length > 1 ? this.days.at(-2) : this.performance?.cash;
    return equity === null || equity === undefined || !before ? null : 100 * (equity / before - 1);
  }

  metric(name) {
    return this.performance?.metrics[name] ?? null;
  }

  /** The page of trades before the oldest that is held. */
  async older() {
    if (!this.more || this.#loading.has('older')) return;
    this.#loading.add('older');
    try {
      this.#keep(this.#ours('trades', await api.trades(this.#id, { limit: PAGE, cursor: this.#cursor })), this.trades);
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      // The button stays, and asks again.
    }
    this.#loading.delete('older');
    this.#changed();
  }

  #follow() {
    const { status, performance } = this.#replica;
    if (!status) return;
    const session = [status.revision, status.live_from_ms, this.running].join();
    if (session !== this.#session) {
      this.#session = session;
      this.reload();
    }
    if (status.blocked !== this.blocked?.count) this.#load('blocked');
    if (performance && performance !== this.#seen) {
      this.#seen = performance;
      this.#take(performance);
    }
  }

  /** The newest figures, into what is known of them. */
  #take({ to_ms: toMs, equity, drawdown_percent: drawdown, metrics }) {
    if (!this.performance) return;
    const traded = metrics.trades.value !== this.metric('trades').value;
    for (const [name, figure] of Object.entries(metrics)) {
      const { title, unit, formula } = this.performance.metrics[name];
      this.performance.metrics[name] = { title, unit, formula, ...figure };
    }
    Object.assign(this.performance, { equity, to_ms: toMs, drawdown_percent: drawdown });
    this.#extend(toMs, equity, drawdown);
    if (traded) {
      this.#load('trades');
      this.#load('figures');
    }
    this.#changed();
  }

  #extend(toMs, equity, drawdown) {
    const { times, equity: line, drawdown: below } = this.curve;
    if (toMs === null || toMs <= (times.at(-1) ?? -Infinity)) return;
    if (times.length >= POINTS_MOST) {
      this.#load('figures');
      return;
    }
    if (Math.floor((toMs - 1) / 86_400_000) !== Math.floor(((times.at(-1) ?? toMs) - 1) / 86_400_000)) this.days.push(equity);
    else this.days[Math.max(0, this.days.length - 1)] = equity;
    times.push(toMs);
    line.push(equity);
    below.push(drawdown);
  }

  /** One request of a kind at a time; what comes meanwhile asks once more after it. */
  async #load(what) {
    if (this.#loading.has(what)) {
      this.#again.add(what);
      return;
    }
    this.#loading.add(what);
    try {
      await this.#loaders[what]();
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      if (what === 'figures') this.#without(failure);
      if (what === 'parity') this.parity = null;
    }
    this.#loading.delete(what);
    this.#changed();
    if (this.#again.delete(what) && this.#closers.length > 0) this.#load(what);
  }

  #without(failure) {
    this.failure = failure;
    if (failure?.status === null) return;
    this.performance = null;
    this.curve = null;
    this.days = [];
    this.parity = null;
  }

  async #loadFigures() {
    if (!this.running) return;
    const [performance, equity] = await Promise.all([api.performance(this.#id, this.#symbol), api.equity(this.#id, this.#symbol)]);
    this.performance = performance;
    const { close_time_ms: times, equity: line, drawdown_percent: drawdown } = equity.points;
    this.curve = { times, equity: line, drawdown };
    this.days = equity.days.equity;
    this.failure = null;
  }

  async #loadTrades() {
    const page = this.#ours('trades', await api.trades(this.#id, { limit: PAGE }));
    const newest = new Set(page.trades.map((trade) => trade.sequence));
    const known = this.trades ?? [];
    // Where the newest are all of other symbols, those that are known are the newest still.
    const joins = known.length > 0 && (newest.size === 0 || known.some((trade) => newest.has(trade.sequence)));
    if (joins) this.trades = [...page.trades, ...this.trades.filter((trade) => !newest.has(trade.sequence))];
    else this.#keep(page, []);
  }

  #keep(page, before) {
    this.trades = [...before, ...page.trades];
    this.#cursor = page.next_cursor;
    this.more = page.next_cursor !== null;
  }

  async #loadBlocked() {
    const count = this.#replica.status?.blocked ?? 0;
    const page = this.#ours('signals', await api.strategySignals(this.#id, { limit: PAGE, status: 'blocked' }));
    this.blocked = { count, signals: page.signals };
  }

  /** A page of what all symbols of the strategy have, without that of the others. */
  #ours(list, page) {
    return { ...page, [list]: page[list].filter(({ symbol }) => symbol === this.#replica.status?.symbol) };
  }

  async #loadParity() {
    clearTimeout(this.#parityTimer);
    if (!this.running) return;
    if (!document.hidden) this.parity = await api.parity(this.#id, this.#symbol);
    const pause = this.parity?.status === 'checking' ? CHECKING_EVERY_MS : PARITY_EVERY_MS;
    if (this.#closers.length > 0) this.#parityTimer = setTimeout(() => this.#load('parity'), pause);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
