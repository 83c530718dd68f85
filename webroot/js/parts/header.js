// The bar on top: where one is, whether it is live, what kind of money is at stake.

import { html } from '../../vendor/lit-html/lit-html.js';
import { announce, View } from '../view.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import { duration } from '../format.js';
import * as icons from '../icons.js';
import { current } from '../router.js';
import { settings } from '../settings.js';

const TICK_MS = 1_000;
const STALE_AT_LEAST_MS = 10_000;
const FALLBACK_STEP_MS = 60_000;

class Header extends View {
  #feed = null;
  #feedSeenAt = 0;
  #wasLive = false;

  opened() {
    this.listen(bus, 'status', () => this.#connectionChanged());
    this.listen(bus, 'open', () => this.#askFeed());
    this.listen(settings, 'change', () => this.refresh());
    this.listen(window, 'candlebus:navigated', () => this.refreshNow());
    this.onClose(bus.subscribe('ui.feed', (envelope) => this.#takeFeed(envelope.data)));
    const timer = setInterval(() => this.refresh(), TICK_MS);
    this.onClose(() => clearInterval(timer));
  }

  template() {
    const page = current();
    const link = (href, name, text) =>
      html`<a href=${href} aria-current=${page.name === name ? 'page' : 'false'}>${text}</a>`;
    return html`<header class="bar">
      <a class="brand" href="/">Candlebus</a>
      <nav aria-label="Main">
        ${link('/', 'strategies', 'Strategies')}
        ${page.name === 'strategy' ? link(location.pathname, 'strategy', 'Strategy') : ''}
        ${link('/events', 'events', 'Events')} ${link('/settings', 'settings', 'Settings')}
      </nav>
      <div class="right">
        ${this.#pill()}
        <span class="pill" title="Signals trade on paper only">PAPER</span>
        <button type="button" class="zone" aria-label="Time zone" title="Time zone (z)" @click=${() => settings.toggleZone()}>
          ${settings.value('zone') === 'UTC' ? 'UTC' : 'Local'}
        </button>
        <button type="button" class="square" aria-label="Switch theme" title="Theme (t)" @click=${() => settings.toggleTheme()}>
          ${icons.theme}
        </button>
        <button type="button" class="square" aria-label="Help" title="Help (?)" @click=${() => window.dispatchEvent(new Event('candlebus:help'))}>?</button>
      </div>
    </header>`;
  }

  #pill() {
    const { look, icon, text } = this.#connection();
    return html`<span class="pill ${look}" id="connection" data-connection=${bus.state}>${icon}<span>${text}</span></span>`;
  }

  #connection() {
    if (bus.state === 'connecting') return { look: '', icon: icons.ring, text: 'Connecting' };
    if (bus.state === 'offline') {
      const wait = Math.max(0, Math.ceil((bus.retryAtMs - Date.now()) / 1000));
      return { look: 'bad', icon: icons.cross, text: wait > 0 ? `Offline, retrying in ${wait} s` : 'Offline, retrying' };
    }
    const feed = this.#feed;
    if (feed?.state === 'failed') return { look: 'bad', icon: icons.cross, text: 'Feed failed' };
    if (feed?.state === 'ended') return { look: 'warn', icon: icons.warn, text: 'Feed ended' };
    const silence = this.#silence();
    if (silence) return { look: 'warn', icon: icons.warn, text: `No candle for ${duration(silence)}` };
    return { look: 'good', icon: icons.dot, text: bus.latencyMs === null ? 'Live' : `Live · ${bus.latencyMs} ms` };
  }

  /** How long no candle came, when that is longer than the feed's pace explains; else 0. */
  #silence() {
    if (!this.#feedSeenAt || this.#feed.state !== 'live') return 0;
    const pace = this.#feed.speed > 0 ? FALLBACK_STEP_MS / this.#feed.speed : 0;
    const silence = Date.now() - this.#feedSeenAt;
    return silence > Math.max(STALE_AT_LEAST_MS, 3 * pace) ? silence : 0;
  }

  #takeFeed(feed) {
    const newest = (state) => Math.max(0, ...(state?.series ?? []).map((line) => line.last?.open_time_ms ?? 0));
    if (newest(feed) !== newest(this.#feed)) this.#feedSeenAt = Date.now();
    this.#feed = feed;
    this.refresh();
  }

  async #askFeed() {
    try {
      this.#takeFeed(await api.feed());
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      // The next message on ui.feed says it as well.
    }
  }

  #connectionChanged() {
    const live = bus.state === 'live';
    if (live !== this.#wasLive) {
      if (this.#wasLive) announce('Disconnected from the server');
      else if (this.hasAttribute('met')) announce('Connected again');
      if (live) this.setAttribute('met', '');
      this.#wasLive = live;
    }
    this.refresh();
  }
}

customElements.define('cb-header', Header);
