// What came in of each series: how new it is, what is missing, and what was corrected.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { bus } from '../bus.js';
import { feed } from '../feed.js';
import { count, dateTime, decimal, duration, priceDigits, zoneName } from '../format.js';
import { COUNTERS } from '../parts/feed-status.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { settings } from '../settings.js';
import { View } from '../view.js';

const TICK_MS = 1_000;
const AGAIN_MS = 30_000;
const GAPS = 1_000;
/** Of each series, so many of the newest candles are looked through for corrections. */
const CANDLES = 2_000;
const SHOWN = 200;

const KINDS = {
  no_trades: 'nothing was traded',
  source_had_none: 'the source had none',
  outage: 'the feed brings none now',
};

class FeedPage extends View {
  /** {gaps, more} and {candles}, by the series' name; null until loaded. */
  #found = null;
  #failure = null;
  #loading = false;
  #series = '';

  opened() {
    this.listen(feed, 'change', () => this.#changed());
    this.listen(settings, 'change', () => this.refresh());
    this.listen(bus, 'open', () => this.#load());
    const ticks = setInterval(() => this.refresh(), TICK_MS);
    this.onClose(() => clearInterval(ticks));
    const loads = setInterval(() => document.hidden || this.#load(), AGAIN_MS);
    this.onClose(() => clearInterval(loads));
    this.#load();
  }

  template() {
    return html`<div class="title">
        <div><h1>Feed</h1><span class="quiet">What came in, what is missing, and what was corrected</span></div>
        <div class="filters">
          ${this.#choice()}
          <button type="button" @click=${() => window.dispatchEvent(new Event('candlebus:feed'))}>Details</button>
        </div>
      </div>
      ${feed.health === null ? html`<section class="panel">${skeleton(6)}</section>` : this.#panels()}`;
  }

  #panels() {
    const lines = feed.health.series.filter((line) => this.#passes(nameOf(line)));
    const gaps = lines.flatMap((line) => this.#found?.get(nameOf(line))?.gaps ?? []);
    const corrected = lines.flatMap((line) => this.#found?.get(nameOf(line))?.corrected.map((candle) => ({ ...candle, line })) ?? []);
    return html`<div class="stack">
      <section class="panel" aria-labelledby="series-title">
        <header><h2 id="series-title">Series</h2><span class="quiet">Counted since the server began</span></header>
        ${lines.length ? this.#seriesTable(lines) : empty('No series yet. A feed has those that its settings or its files name.')}
      </section>
      <section class="panel" aria-labelledby="gaps-title">
        <header><h2 id="gaps-title">Gaps</h2><span class="quiet">Absent stays absent: no candle is made up</span></header>
        ${this.#listOf(gaps, 'the gaps', 'No candle is missing.', () => gapsTable(newest(gaps, 'from_ms')))}
      </section>
      <section class="panel" aria-labelledby="corrections-title">
        <header><h2 id="corrections-title">Corrections</h2><span class="quiet">Among the newest ${count(CANDLES)} candles of each series; what strategies had decided stands</span></header>
        ${this.#listOf(corrected, 'the corrections', 'No candle was corrected.', () => correctionsTable(newest(corrected, 'open_time_ms')))}
      </section>
    </div>`;
  }

  #choice() {
    const names = (feed.health?.series ?? []).map(nameOf);
    if (names.length < 2) return '';
    const option = (value, text) => html`<option value=${value} .selected=${value === this.#series}>${text}</option>`;
    return html`<select name="series" aria-label="Series" @change=${(event) => this.#choose(event.target.value)}>
      ${option('', 'All series')} ${names.map((name) => option(name, name))}
    </select>`;
  }

  #choose(name) {
    this.#series = name;
    this.refreshNow();
  }

  #passes(name) {
    return this.#series === '' || this.#series === name;
  }

  #listOf(rows, what, none, table) {
    if (this.#found === null) return this.#failure ? failed(what, this.#failure, () => this.#load()) : skeleton(3);
    return rows.length === 0 ? empty(none) : table();
  }

  #seriesTable(lines) {
    return dataTable(
      'series',
      [['Series'], ['Newest candle'], ['Last price', 'number'], ['Candles', 'number'], ['Gaps', 'number'], ...Object.values(COUNTERS).map((word) => [word, 'number'])],
      lines.map((line) => this.#line(line)),
    );
  }

  #line(line) {
    const { last, received_ms: receivedMs } = line;
    const candles = Object.values(line.candles).reduce((sum, part) => sum + part, 0);
    const found = this.#found?.get(nameOf(line));
    const age = receivedMs > 0 ? `came ${duration(Math.max(0, Date.now() - receivedMs))} ago` : '';
    const gaps = found ? html`<a href=${api.gapsPath(asked(line))} target="_blank" rel="noreferrer" aria-label="Gaps of ${nameOf(line)}">${count(found.gaps.length)}${found.more ? '+' : ''}</a>` : '–';
    return html`<tr role="row" class=${feed.end ? 'stale' : ''} data-series=${nameOf(line)}>
      <th role="rowheader" scope="row" class="wide">${nameOf(line)}</th>
      <td role="cell" data-label="Newest candle" class="nowrap">
        ${last ? html`<span class="mono">${dateTime(last.open_time_ms)}</span>` : html`<span class="quiet">none yet</span>`}
        <span class=${feed.end ? 'stale-note' : 'quiet small'}>${age}${feed.end ? `${age ? ': ' : ''}${feed.end.text}` : ''}</span>
      </td>
      <td role="cell" data-label="Last price" class="number">${decimal(last?.close, priceDigits(last ? [last.close] : []))}</td>
      <td role="cell" data-label="Candles" class="number">${count(candles)}</td>
      <td role="cell" data-label="Gaps" class="number">${gaps}</td>
      ${Object.entries(COUNTERS).map(([name, word]) => html`<td role="cell" data-label=${word} data-counter=${name} class="number">${count(line[name])}</td>`)}
    </tr>`;
  }

  /** A series that was not there before has its gaps, too. A failure waits for the next regular attempt. */
  #changed() {
    const lines = feed.health?.series ?? [];
    const known = (line) => this.#found?.has(nameOf(line));
    if (this.#failure === null && lines.length > 0 && !lines.every(known)) this.#load();
    this.refresh();
  }

  async #load() {
    if (this.#loading || feed.health === null) return;
    this.#loading = true;
    try {
      const lines = feed.health.series;
      const found = await Promise.all(lines.map((line) => this.#loadLine(line)));
      this.#found = new Map(lines.map((line, i) => [nameOf(line), found[i]]));
      this.#failure = null;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#failure = failure;
    }
    this.#loading = false;
    this.refresh();
  }

  async #loadLine(line) {
    const [page, { candles }] = await Promise.all([api.gaps({ ...asked(line), limit: GAPS }), candlesOf(line)]);
    return { gaps: page.gaps, more: page.next_cursor !== null, corrected: candles.filter((candle) => candle.revision > 1) };
  }
}

/** A series of which there is no candle is not known yet. */
async function candlesOf(line) {
  return line.last ? api.candles({ ...asked(line), limit: CANDLES }) : { candles: [] };
}

function nameOf({ symbol, timeframe }) {
  return `${symbol} · ${timeframe}`;
}

function asked({ symbol, timeframe }) {
  return { symbol: symbol.replace('/', '-'), timeframe };
}

function newest(rows, time) {
  return [...rows].sort((a, b) => b[time] - a[time]).slice(0, SHOWN);
}

function dataTable(name, heads, rows) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of ${name}">
    <table class="data stacked" id=${name} role="table">
      <thead role="rowgroup">
        <tr role="row">${heads.map(([text, look = '']) => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`)}</tr>
      </thead>
      <tbody role="rowgroup">${rows}</tbody>
    </table>
  </div>`;
}

const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;

function gapsTable(gaps) {
  const row = (gap) => html`<tr role="row" data-gap=${gap.kind}>
    ${cell('Series', 'nowrap', nameOf(gap))}
    ${cell('First missing', 'nowrap mono', html`<a href=${api.gapsPath({ ...asked(gap), from: gap.from_ms, to: gap.to_ms })} target="_blank" rel="noreferrer">${dateTime(gap.from_ms)}</a>`)}
    ${cell('Next candle', 'nowrap mono', dateTime(gap.to_ms))} ${cell('Missing', 'number', count(gap.missing))}
    ${cell('Came late', 'number', count(gap.repaired))} ${cell('Why', '', KINDS[gap.kind] ?? gap.kind)}
    ${cell('Strategies see', '', gap.filled ? 'flat candles' : 'nothing')}
  </tr>`;
  const heads = [['Series'], [`First missing, ${zoneName()}`], ['Next candle'], ['Missing', 'number'], ['Came late', 'number'], ['Why'], ['Strategies see']];
  return dataTable('gaps', heads, gaps.map(row));
}

function correctionsTable(candles) {
  const row = ({ line, ...candle }) => html`<tr role="row" data-correction=${candle.open_time_ms}>
    ${cell('Series', 'nowrap', nameOf(line))}
    ${cell('Candle opened', 'nowrap mono', html`<a href=${api.candleRevisionsPath({ ...asked(line), at: candle.open_time_ms })} target="_blank" rel="noreferrer">${dateTime(candle.open_time_ms)}</a>`)}
    ${cell('Revision', 'number', count(candle.revision))} ${cell('Close now', 'number', decimal(candle.close, priceDigits([candle.close])))}
    ${cell('Said by', '', candle.provenance)}
  </tr>`;
  const heads = [['Series'], [`Candle opened, ${zoneName()}`], ['Revision', 'number'], ['Close now', 'number'], ['Said by']];
  return dataTable('corrections', heads, candles.map(row));
}

customElements.define('cb-feed', FeedPage);
