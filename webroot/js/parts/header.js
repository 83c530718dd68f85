// The bar on top: where one is, whether it is live, what kind of money is at stake.

import { html } from '../../vendor/lit-html/lit-html.js';
import { announce, View } from '../view.js';
import { bus } from '../bus.js';
import { feed, isPlayed } from '../feed.js';
import { duration } from '../format.js';
import * as icons from '../icons.js';
import { current } from '../router.js';
import { settings } from '../settings.js';
import { feedPill } from './feed-status.js';

const TICK_MS = 1_000;

class Header extends View {
  #wasLive = false;

  opened() {
    this.listen(bus, 'status', () => this.#connectionChanged());
    this.listen(feed, 'change', () => this.refresh());
    this.listen(settings, 'change', () => this.refresh());
    this.listen(window, 'candlebus:navigated', () => this.refreshNow());
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
        ${page.name === 'strategy' ? link(location.pathname + location.search, 'strategy', 'Strategy') : ''}
        ${link('/b', 'backtest', 'Backtest')} ${link('/w', 'sweep', 'Sweep')}
        ${link('/events', 'events', 'Events')} ${link('/feed', 'feed', 'Feed')} ${link('/settings', 'settings', 'Settings')}
      </nav>
      <div class="right">
        ${this.#pill()} ${feedPill()}
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
    return html`<span class="pill ${look}" id="connection" data-connection=${bus.state}>${icon}<span class=${look === 'good' ? 'detail' : ''}>${text}</span></span>`;
  }

  #connection() {
    if (bus.state === 'connecting') return { look: '', icon: icons.ring, text: 'Connecting' };
    if (bus.state === 'offline') {
      const wait = Math.max(0, Math.ceil((bus.retryAtMs - Date.now()) / 1000));
      return { look: 'bad', icon: icons.cross, text: wait > 0 ? `Offline, retrying in ${wait} s` : 'Offline, retrying' };
    }
    const silence = feed.silenceMs;
    if (silence) return { look: 'warn', icon: icons.warn, text: `No candle for ${duration(silence)}` };
    // Neither a replay nor a feed that waits is live, however good the connection is.
    const word = (feed.health && isPlayed(feed.health)) || feed.end ? 'Connected' : 'Live';
    return { look: 'good', icon: icons.dot, text: bus.latencyMs === null ? word : `${word} · ${bus.latencyMs} ms` };
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
