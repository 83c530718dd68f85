// The feed in the page's frame: a pill in the bar, a banner when no candle will come any more, and the details.

import { html } from '../../vendor/lit-html/lit-html.js';
import { bus } from '../bus.js';
import { feed, isPlayed } from '../feed.js';
import { count, dateTime, decimal, zoneName } from '../format.js';
import * as icons from '../icons.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

export const COUNTERS = {
  missing: 'Missing',
  duplicates: 'Duplicates',
  corrections: 'Corrections',
  late: 'Late',
  jumps: 'Jumps',
  suspects: 'Suspects',
};

const TITLES = {
  failed: () => 'The feed failed',
  ended: () => 'The feed has ended',
  connecting: (health) => `Connecting to ${venueName(health)}`,
  syncing: (health) => `${venueName(health)} tells the past`,
  stale: (health) => `${venueName(health)} is not to be trusted now`,
};

/** Says what is played, how fast and how far; opens the details. */
export function feedPill() {
  const { health } = feed;
  if (!health || bus.state !== 'live') return '';
  const look = { failed: 'bad', ended: 'warn', stale: 'warn', connecting: 'warn' }[health.state] ?? '';
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
  if (health.state === 'syncing') return [{ text: venueName(health) }, { text: `past ${percent(health.venue.warmup)}` }];
  if (feed.end) return [{ text: venueName(health) }, { text: health.state, joins: ' ' }];
  const at = feed.newestMs ? [{ text: moment(feed.newestMs), detail: true }] : [];
  if (!isPlayed(health)) return [{ text: venueName(health) }, ...at];
  return [{ text: health.kind === 'replay' ? 'Replay' : 'Recording', detail: true }, { text: pace(health), joins: ' ' }, ...at, { text: share(health) }];
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
  return percent(progress);
}

function percent(part) {
  return `${decimal(part === null ? null : Math.floor(part * 100), 0)} %`;
}

const NAMES = { okx: 'OKX', 'binance-usdm': 'Binance USD-M' };

function venueName({ kind }) {
  return NAMES[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}

function seconds(ms) {
  return ms === null ? '–' : `${decimal(ms / 1000, 1)} s`;
}

/** Which clock is ahead, and by how much; a venue's is known to within the way of a frame. */
function clock({ clock_ahead_ms: ms, clock_skewed: skewed }) {
  if (!skewed) return `right to within ${seconds(Math.max(100, Math.abs(ms)))}`;
  return html`<span class="warn">${seconds(Math.abs(ms))} ${ms > 0 ? 'behind' : 'ahead of'} the venue's: have it set</span>`;
}

function recorded({ state, bytes, events, dropped, reason }) {
  const kept = `${count(events)} in ${decimal(bytes / 1e6, 1)} MB${dropped ? `, ${count(dropped)} dropped` : ''}`;
  return state === 'failed' ? html`<span class="warn">no longer: ${reason}; ${kept}</span>` : kept;
}

function moment(timeMs) {
  return dateTime(timeMs).replace(',', '');
}

/** Shown on every page while the feed brings nothing. */
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
        <b>${TITLES[end.state](feed.health)}:</b> ${end.text}.
        ${end.waits ? 'Until candles come again' : 'No candle arrives, so'} no rule is decided and no signal fires.
      </p>
    </div>`;
  }

  #changed() {
    const state = feed.end?.state ?? null;
    if (state && state !== this.#said) announce(`${TITLES[state](feed.health)}: ${feed.end.text}`);
    else if (this.#said && !state) announce('The feed is live');
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
        <p><a href="/feed">Gaps and corrections</a></p>
        <div class="row"><button autofocus>Close</button></div>
      </form>
    </dialog>`;
  }

  #body(health) {
    const entry = (name, value) => html`<dt>${name}</dt><dd>${value}</dd>`;
    const replay = health.kind === 'replay';
    const played = isPlayed(health);
    return html`<dl>
        ${entry('Kind', health.venue ? venueName(health) : health.kind)} ${entry('State', health.state)}
        ${health.reason ? entry('Reason', health.reason) : ''}
        ${played ? entry('Speed', pace(health)) : ''} ${replay ? entry('Lap', count(health.lap + 1)) : ''}
        ${played ? entry(replay ? 'Played of this lap' : 'Played', share(health)) : ''}
        ${health.venue ? this.#venue(health.venue, entry) : entry('Rejected rows', count(health.rejected_rows))}
        ${feed.newestMs ? entry('Newest candle opened', `${moment(feed.newestMs)} ${zoneName()}`) : ''}
      </dl>
      ${health.series.map((line) => this.#line(line))}`;
  }

  #venue(venue, entry) {
    const lag = venue.lag_p50_ms === null ? 'not known yet' : `half within ${seconds(venue.lag_p50_ms)}, 99 of 100 within ${seconds(venue.lag_p99_ms)}`;
    return [
      venue.warmup < 1 ? entry('Past that is in', percent(venue.warmup)) : '',
      entry('Connections', `${venue.connections} of ${venue.connections_wanted}, ${count(venue.reconnects)} lost so far`),
      entry('Newest frame', venue.frame_age_ms === null ? 'none yet' : `${seconds(venue.frame_age_ms)} ago`),
      entry('From close to final', lag),
      entry("This machine's clock", venue.frame_age_ms === null ? 'not known yet' : clock(venue)),
      entry('Frames lost, unreadable', `${count(venue.missed_frames)}, ${count(venue.unreadable)}`),
      venue.recorder ? entry('Frames recorded', recorded(venue.recorder)) : '',
      venue.notes.map((note) => entry('Note', note)),
    ];
  }

  #line(line) {
    const candles = Object.values(line.candles).reduce((sum, part) => sum + part, 0);
    const origins = Object.entries(line.candles).map(([origin, part]) => `${count(part)} by ${origin}`);
    const figure = (name, value) => html`<div><dt>${name}</dt><dd>${count(value)}</dd></div>`;
    return html`<h3>${line.symbol} · ${line.timeframe}</h3>
      <dl class="stats">
        <div title=${origins.join(', ')}><dt>Candles</dt><dd>${count(candles)}</dd></div>
        ${Object.entries(COUNTERS).map(([name, word]) => figure(word, line[name]))}
      </dl>
      ${feed.health.venue && origins.length ? html`<p class="note">${origins.join(', ')}</p>` : ''}`;
  }
}

customElements.define('cb-feed-banner', FeedBanner);
customElements.define('cb-feed-details', FeedDetails);
