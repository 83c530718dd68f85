// One strategy as the server sees it: a snapshot by REST, then its changes by the bus.

import * as api from './api.js';
import { bus } from './bus.js';
import { Frames, frameOf, framesOf } from './frames.js';

const FIRST_LOAD = 2_000;
const OLDER_PAGE = 2_000;
const SIGNALS_SHOWN = 200;
const RETRY_MS = 2_000;
const SOCKET_WITHIN_MS = 400;
const HOLE_PAUSE_MS = 1_000;
const MOST_WAITING = 500;
/** A feed that shows forming candles shows the next one sooner than this. */
const FORMS_WITHIN_MS = 3_000;

/**
 * Emits "change" for whatever is new, "signal" (detail: the signal) when one arrives live, and "state" when the
 * strategy's state changed. `phase` is "loading", "ready", "resync" or "error" (then `failure` says why).
 */
export class Replica extends EventTarget {
  phase = 'loading';
  failure = null;
  status = null;
  frames = new Frames();
  /**
   * The rules now: {rules, candle, live, ifClosed, forms}, or {failure}; null while they are on their way. `ifClosed` is null
   * while no candle is forming, as for a moment after each close; `forms` goes on over that moment.
   */
  conditions = null;
  /** The newest figures of its trading, as the last closed candle left them; null before the first. */
  performance = null;
  reachedStart = false;
  #id;
  #symbol;
  #signals = new Map();
  #seq = 0;
  #waiting = [];
  #fetching = false;
  #again = false;
  #fetchedAt = 0;
  #formedAt = -Infinity;
  #olderPending = false;
  #confirmedHoles = new Set();
  #closers = [];

  /** @param symbol one of the strategy's, or null for its first */
  constructor(id, symbol) {
    super();
    this.#id = id;
    this.#symbol = symbol;
  }

  open() {
    const onOpen = () => this.#resync();
    bus.addEventListener('open', onOpen);
    this.#closers = [
      () => bus.removeEventListener('open', onOpen),
      bus.subscribe(`ui.strategy.${this.#id}`, (envelope) => this.#received(envelope)),
      bus.subscribe(`ui.signals.${this.#id}`, (envelope) => this.#receivedSignal(envelope)),
    ];
    if (bus.state === 'live') {
      this.#resync();
      return;
    }
    // A snapshot taken after the subscription needs no second one; without a socket one picture is better than none.
    const late = setTimeout(() => this.#fetchedAt === 0 && this.#resync(), SOCKET_WITHIN_MS);
    this.#closers.push(() => clearTimeout(late));
  }

  close() {
    for (const close of this.#closers) close();
    this.#closers = [];
  }

  retry() {
    this.failure = null;
    this.phase = this.frames.size > 0 ? 'resync' : 'loading';
    this.#changed();
    this.#resync();
  }

  /** Newest first. */
  get signals() {
    return [...this.#signals.values()].sort((a, b) => b.close_time_ms - a.close_time_ms || b.sequence - a.sequence);
  }

  /** Loads older pages until a time is among the frames, or there are no more. */
  async reach(timeMs) {
    let before = Infinity;
    while (this.frames.first && this.frames.first.time > timeMs && this.frames.first.time < before && !this.reachedStart) {
      before = this.frames.first.time;
      await this.older();
    }
  }

  /** Loads the page before the oldest candle held; false when there is none or one is on its way. */
  async older() {
    const first = this.frames.first;
    if (this.#olderPending || this.reachedStart || !first || this.phase !== 'ready') return;
    this.#olderPending = true;
    const { epoch } = this.frames;
    try {
      const page = await api.frames(this.#id, { symbol: this.#symbol, to: first.time, limit: OLDER_PAGE });
      if (this.frames.first?.time !== first.time || page.revision !== this.status?.revision) return;
      this.reachedStart = page.candles.open_time_ms.length === 0;
      this.#keepSignals(page.signals);
      this.frames.merge(framesOf(page));
      if (this.frames.epoch !== epoch) this.#changed();
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      // The next scroll to the edge asks again.
    } finally {
      this.#olderPending = false;
    }
  }

  async #resync() {
    if (this.#fetching) {
      this.#again = true;
      return;
    }
    this.#fetching = true;
    if (this.phase === 'ready') this.phase = 'resync';
    this.#changed();
    try {
      await this.#fetchAll();
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#failed(failure);
    } finally {
      this.#fetching = false;
    }
    if (this.#again) {
      this.#again = false;
      this.#resync();
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const envelope of waiting) this.#received(envelope);
    this.#changed();
  }

  #resyncSoon() {
    this.phase = 'resync';
    const pause = Math.max(0, this.#fetchedAt + HOLE_PAUSE_MS - performance.now());
    setTimeout(() => this.#closers.length > 0 && this.#resync(), pause);
    this.#changed();
  }

  async #fetchAll() {
    this.#fetchedAt = performance.now();
    const [snapshot, status, history, conditions] = await Promise.all([
      api.frames(this.#id, { symbol: this.#symbol, limit: FIRST_LOAD }),
      api.status(this.#id, this.#symbol),
      api.strategySignals(this.#id, { limit: SIGNALS_SHOWN, status: 'fired' }),
      api.conditions(this.#id, this.#symbol).catch(toFailure),
    ]);
    this.#takeSnapshot(snapshot);
    this.#signals = new Map();
    this.#keepSignals(history.signals.filter((signal) => signal.symbol === status.symbol));
    this.#keepSignals(snapshot.signals);
    this.#takeConditions(conditions.failure ? null : conditions, conditions.if_closed ?? null);
    if (conditions.failure) this.conditions = conditions;
    else this.conditions.live = conditions.live;
    this.#setStatus(status);
    this.phase = 'ready';
    this.failure = null;
  }

  #takeSnapshot(snapshot) {
    const rows = framesOf(snapshot);
    const joins = this.status?.revision === snapshot.revision && this.#joins(rows);
    if (joins) {
      this.frames.merge(rows);
    } else {
      this.frames.reset(snapshot.step_ms, snapshot.plots, rows);
      this.reachedStart = false;
      this.#confirmedHoles.clear();
    }
    this.frames.forming = newer(frameOf(snapshot.forming), this.frames.last);
    this.#seq = snapshot.seq;
  }

  /** Whether the rows continue what is held: they overlap it, agree where they do, and go at least as far. */
  #joins(rows) {
    const { first, last } = this.frames;
    if (!first || rows.length === 0 || rows[rows.length - 1].time < last.time || rows[0].time > last.time) return false;
    const from = Math.max(rows[0].time, first.time);
    const mine = this.frames.times.slice(this.frames.indexFrom(from));
    const theirs = rows.filter((row) => row.time >= from && row.time <= last.time);
    return (
      mine.length === theirs.length &&
      theirs.every((row, i) => row.time === mine[i] && row.close === this.frames.of(row.time).close)
    );
  }

  #received(envelope) {
    if (this.phase !== 'ready' || this.#fetching) {
      // Beyond the limit the newest are dropped: the hole in `seq` then asks for a new snapshot.
      if (this.phase !== 'error' && this.#waiting.length < MOST_WAITING) this.#waiting.push(envelope);
      return;
    }
    if (envelope.seq <= this.#seq) return;
    const complete = envelope.seq === this.#seq + 1;
    const update = envelope.data;
    if (complete && update.symbol !== this.status.symbol) {
      // All symbols of a strategy are told on one address.
      this.#seq = envelope.seq;
      return;
    }
    if (!complete || update.revision !== this.status.revision || this.#wentBack(update.frames)) {
      this.#resyncSoon();
      return;
    }
    this.#seq = envelope.seq;
    this.#take(update);
  }

  #take(update) {
    const rows = (update.frames ?? []).map(frameOf);
    const fresh = rows.find((row) => row.time > (this.frames.last?.time ?? Infinity));
    const hole = fresh ? this.#holeBefore(fresh) : null;
    this.frames.merge(rows);
    this.frames.forming = newer(frameOf(update.forming), this.frames.last);
    const { frames, forming, conditions, if_closed: ifClosed, performance, ...status } = update;
    this.performance = performance ?? this.performance;
    this.#takeConditions(conditions, ifClosed);
    this.#setStatus(status);
    this.#changed();
    if (hole) this.#fill(hole);
  }

  /** The tree comes once per closed candle; in between, only what the forming one makes of it. */
  #takeConditions(closed, ifClosed) {
    if (ifClosed) this.#formedAt = performance.now();
    const forms = performance.now() - this.#formedAt < FORMS_WITHIN_MS;
    if (closed) this.conditions = { ...closed, live: true, ifClosed, forms };
    else if (this.conditions?.rules) this.conditions = { ...this.conditions, ifClosed, forms };
  }

  /** The newest candle of an update comes before ours and is not held: the feed started over. */
  #wentBack(rows) {
    const newest = rows?.[rows.length - 1]?.open_time_ms;
    return newest !== undefined && newest < (this.frames.last?.time ?? newest) && !this.frames.of(newest);
  }

  #holeBefore(row) {
    const last = this.frames.last;
    const missing = row.time - last.time > this.frames.stepMs;
    return missing && !this.#confirmedHoles.has(row.time) ? { from: last.time + 1, to: row.time } : null;
  }

  /** A stretch without candles is either the market's or ours: the ledger knows. */
  async #fill({ from, to }) {
    this.#confirmedHoles.add(to);
    try {
      const page = await api.frames(this.#id, { symbol: this.#symbol, from, to, limit: FIRST_LOAD });
      if (page.revision !== this.status.revision || page.candles.open_time_ms.length === 0) return;
      this.#keepSignals(page.signals);
      this.frames.merge(framesOf(page));
      this.#changed();
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#confirmedHoles.delete(to);
    }
  }

  #receivedSignal(envelope) {
    const arrived = [envelope.data].flat();
    for (const signal of arrived) {
      if (this.#signals.has(signal.id) || signal.symbol !== this.status?.symbol) continue;
      this.#signals.set(signal.id, signal);
      this.dispatchEvent(new CustomEvent('signal', { detail: signal }));
    }
    this.#changed();
  }

  /** Those beside a chart come without their explanation. */
  #keepSignals(signals) {
    for (const signal of signals ?? []) this.#signals.set(signal.id, { ...this.#signals.get(signal.id), ...signal });
  }

  #setStatus(status) {
    const changed = this.status !== null && this.status.state !== status.state;
    this.status = status;
    if (status.state === 'stopped' || status.state === 'failed') this.frames.dropForming();
    if (changed) this.dispatchEvent(new Event('state'));
  }

  #failed(failure) {
    this.failure = failure;
    this.#waiting = [];
    if (failure.status === null && this.frames.size > 0) {
      // Unreachable for a moment: the last picture stays, and the next open socket asks again.
      this.phase = 'resync';
      setTimeout(() => bus.state === 'live' && this.#closers.length > 0 && this.#resync(), RETRY_MS);
    } else {
      this.phase = 'error';
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** What fails alone is shown alone. */
function toFailure(failure) {
  if (!(failure instanceof api.ApiFailure)) throw failure;
  return { failure };
}

function newer(frame, last) {
  return frame && (!last || frame.time > last.time) ? frame : null;
}
