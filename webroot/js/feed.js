// How the feed is doing, once for the whole page. Emits "change".

import * as api from './api.js';
import { bus } from './bus.js';

const TICK_MS = 1_000;
const STALE_AT_LEAST_MS = 10_000;
const FALLBACK_STEP_MS = 60_000;

const WAITS = {
  connecting: () => 'it does not answer yet',
  syncing: (venue) => `${Math.floor(venue.warmup * 100)} % of the past is in`,
  stale: () => 'it is silent',
};

class Feed extends EventTarget {
  /** The server's words, as GET /api/v1/feed gives them; null before the first answer. */
  health = null;
  #seenAt = 0;

  open() {
    bus.subscribe('ui.feed', (envelope) => this.#take(envelope.data));
    bus.addEventListener('open', () => this.#ask());
    setInterval(() => this.silenceMs > 0 && this.#changed(), TICK_MS);
    if (bus.state === 'live') this.#ask();
  }

  /** Why no candle comes, now or any more, as {state, text}; null while one may come. */
  get end() {
    const { state, reason, venue } = this.health ?? {};
    if (venue && WAITS[state]) return { state, waits: true, text: reason ?? WAITS[state](venue) };
    if (state === 'failed') return { state, text: reason ?? 'no reason was given' };
    if (state === 'ended') return { state, text: reason ?? 'every candle of the source has been played' };
    return null;
  }

  /** Open time of the newest final candle of any series; 0 before the first. */
  get newestMs() {
    return newestOf(this.health);
  }

  /** How long no candle came, when that is longer than the feed's pace explains; else 0. */
  get silenceMs() {
    // A venue knows its own silence, and is stale then.
    if (!this.#seenAt || this.health.state !== 'live' || this.health.venue) return 0;
    const pace = this.health.speed > 0 ? FALLBACK_STEP_MS / this.health.speed : 0;
    const silence = Date.now() - this.#seenAt;
    return silence > Math.max(STALE_AT_LEAST_MS, 3 * pace) ? silence : 0;
  }

  /**
   * How old a strategy's values are, and why they stand still, as {ageMs, text}; null while candles may come. The age is that
   * of the newest candle's arrival, null before the first.
   */
  stalenessOf({ symbol, timeframe }) {
    const { end } = this;
    if (!end) return null;
    const lines = this.health.series.filter((line) => line.symbol === symbol && line.received_ms > 0);
    // A longer timeframe may be made of a shorter one's candles.
    const line = lines.find((one) => one.timeframe === timeframe) ?? lines[0];
    return { ageMs: line ? Math.max(0, Date.now() - line.received_ms) : null, text: end.text };
  }

  /** The sum of one of the counters of all series, such as "missing". */
  total(counter) {
    return (this.health?.series ?? []).reduce((sum, line) => sum + (line[counter] ?? 0), 0);
  }

  #take(health) {
    if (newestOf(health) !== this.newestMs) this.#seenAt = Date.now();
    this.health = health;
    this.#changed();
  }

  async #ask() {
    try {
      this.#take(await api.feed());
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      // The next message on ui.feed says it as well.
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

function newestOf(health) {
  return Math.max(0, ...(health?.series ?? []).map((line) => line.last?.open_time_ms ?? 0));
}

/** Whether candles of another time are played. */
export function isPlayed(health) {
  return health.kind === 'replay' || health.kind === 'recording';
}

export const feed = new Feed();
