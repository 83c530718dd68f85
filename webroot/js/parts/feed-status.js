// The feed in the page's frame: a pill in the bar, a banner when no candle will come any more, and the details.

import { html } from '../../vendor/lit-html/lit-html.js';
import { bus } from '../bus.js';
import { feed } from '../feed.js';
import { count, dateTime, decimal, zoneName } from '../format.js';
import * as icons from '../icons.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const COUNTERS = {
  missing: 'Missing',
  duplicates: 'Duplicates',
  corrections: 'Corrections',
  late: 'Late',
  jumps: 'Jumps',
};

/** Says what is played, how fast and how far; opens the details. */
export function feedPill() {
  const { health } = feed;
  if (!health || bus.state !== 'live') return '';
  const look = { failed: 'bad', ended: 'warn' }[health.state] ?? '';
  return html`<button type="button" class="pill ${look}" id="feed" data-feed=${health.state} title=${title(health)} @click=${openDetails}>
    ${look ? (look === 'bad' ? icons.cross : icons.warn) : ''}
    <span>${words(health).map((part, i) => html`<span class=${part.detail ? 'detail' : ''}>${i > 0 ? (part.joins ?? ' · ') : ''}${part.text}</span>`)}</span>
  </button>`;
}

/** Parts of the pill; a `detail` is left out where there is no room. */
function words(health) {
  if (health.state === 'failed') return [{ text: 'Feed failed' }];
  if (health.state === 'ended') return [{ text: 'Feed ended' }];
  if (health.state === 'starting') return [{ text: 'Feed starting' }];
  const at = feed.newestMs ? [{ text: moment(feed.newestMs), detail: true }] : [];
  if (health.kind !== 'replay') return [{ text: health.kind }, ...at];
  return [{ text: 'Replay', detail: true }, { text: pace(health), joins: ' ' }, ...at, { text: share(health) }];
}

function title(health) {
  const counters = Object.entries(COUNTERS).map(([name, word]) => `${word.toLowerCase()} ${count(feed.total(name))}`);
  const lap = health.kind === 'replay' ? [`lap ${health.lap + 1}`] : [];
  return [...lap, ...counters, `rejected rows ${count(health.rejected_rows)}`].join(', ');
}

function openDetails() {
  window.dispatchEvent(new Event('candlebus:feed'));
}

function pace({ speed }) {
  return speed > 0 ? `×${speed >= 10 ? decimal(speed, 0) : decimal(speed, Number.isInteger(speed) ? 0 : 1)}` : 'at full speed';
}

function share({ progress }) {
  return `${decimal(progress === null ? null : progress * 100, 0)} %`;
}

function moment(timeMs) {
  return dateTime(timeMs).replace(',', '');
}

/** Shown on every page while the feed has failed or ended. */
class FeedBanner extends View {
  #said = null;

  opened() {
    this.listen(feed, 'change', () => this.#changed());
    this.listen(bus, 'status', () => this.refresh());
  }

  template() {
    const { end } = feed;
    if (!end || bus.state === 'offline') return '';
    const failed = end.state === 'failed';
    return html`<div class="banner ${failed ? 'bad' : 'warn'}" data-feed=${end.state}>
      ${failed ? icons.cross : icons.warn}
      <p>
        <b>${failed ? 'The feed failed' : 'The feed has ended'}:</b> ${end.text}.
        No candle arrives, so no rule is decided and no signal fires.
      </p>
    </div>`;
  }

  #changed() {
    const state = feed.end?.state ?? null;
    if (state && state !== this.#said) announce(`The feed has ${state}: ${feed.end.text}`);
    this.#said = state;
    this.refresh();
  }
}

class FeedDetails extends View {
  opened() {
    this.listen(window, 'candlebus:feed', () => {
      this.refreshNow();
      this.firstElementChild.showModal();
    });
    this.listen(feed, 'change', () => this.firstElementChild.open && this.refresh());
    this.listen(settings, 'change', () => this.refresh());
  }

  template() {
    return html`<dialog class="wide" aria-labelledby="feed-title">
      <form method="dialog">
        <h2 id="feed-title">Feed</h2>
        ${feed.health ? this.#body(feed.health) : ''}
        <div class="row"><button autofocus>Close</button></div>
      </form>
    </dialog>`;
  }

  #body(health) {
    const entry = (name, value) => html`<dt>${name}</dt><dd>${value}</dd>`;
    const replay = health.kind === 'replay';
    return html`<dl>
        ${entry('Kind', health.kind)} ${entry('State', health.state)}
        ${health.reason ? entry('Reason', health.reason) : ''}
        ${replay ? [entry('Speed', pace(health)), entry('Lap', count(health.lap + 1)), entry('Played of this lap', share(health))] : ''}
        ${entry('Rejected rows', count(health.rejected_rows))}
        ${feed.newestMs ? entry('Newest candle opened', `${moment(feed.newestMs)} ${zoneName()}`) : ''}
      </dl>
      ${health.series.map((line) => this.#line(line))}`;
  }

  #line(line) {
    const candles = Object.values(line.candles).reduce((sum, part) => sum + part, 0);
    const figure = (name, value) => html`<div><dt>${name}</dt><dd>${count(value)}</dd></div>`;
    return html`<h3>${line.symbol} · ${line.timeframe}</h3>
      <dl class="stats">
        ${figure('Candles', candles)} ${Object.entries(COUNTERS).map(([name, word]) => figure(word, line[name]))}
      </dl>`;
  }
}

customElements.define('cb-feed-banner', FeedBanner);
customElements.define('cb-feed-details', FeedDetails);
