// The revisions of a strategy: which runs, what is different about each, and the way back to an earlier one.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { glyphOf, wordOf } from '../chart/markers.js';
import { count, dateTime, decimal, priceDigits, quantity, signed, zoneName } from '../format.js';
import { announce } from '../view.js';
import { confirmed } from './confirm.js';
import { empty, failed, skeleton } from './placeholder.js';
import { toneOf } from './signals-table.js';

const PAGE = 20;
const RESTORED = 'restore:';

/** What is known of them, and what is on its way. `changed` is called when they look different. */
export class Revisions {
  #id;
  #changed;
  #list = null;
  #failure = null;
  #loading = false;
  #again = false;
  #shown = null;
  #difference = null;
  #differenceFailure = null;
  #restoring = null;
  #said = null;

  constructor(id, changed) {
    this.#id = id;
    this.#changed = changed;
  }

  /** Asks for the newest ones again. */
  async load() {
    if (this.#loading) {
      this.#again = true;
      return;
    }
    this.#loading = true;
    this.#failure = null;
    try {
      const limit = Math.max(PAGE, Math.min(this.#list?.revisions.length ?? 0, 200));
      this.#list = await api.revisions(this.#id, { limit });
    } catch (failure) {
      this.#failure = refusal(failure);
    }
    this.#loading = false;
    this.#changed();
    if (this.#again) {
      this.#again = false;
      this.load();
    }
  }

  template(status, offline) {
    if (this.#failure) return failed('the revisions', this.#failure, () => this.load());
    if (this.#list === null) return skeleton(6);
    const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
    return html`${this.#said ? html`<p class="said" data-tone=${this.#said.tone} role=${this.#said.tone === 'error' ? 'alert' : 'status'}>${this.#said.text}</p>` : ''}
      <div class="scroll" tabindex="0" role="region" aria-label="Table of revisions">
        <table class="data stacked revisions" role="table">
          <thead role="rowgroup">
            <tr role="row">
              ${head('Revision')} ${head('Saved')} ${head('From')} ${head('Problems')} ${head('Runs')} ${head(html`<span class="unseen">Actions</span>`)}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${this.#list.revisions.map((revision) => this.#row(revision, status, offline))}
          </tbody>
        </table>
      </div>
      ${this.#list.next_cursor ? html`<p class="more"><button type="button" @click=${() => this.#older()}>Older revisions</button></p>` : ''}
      <div id="difference">${this.#shown === null ? '' : this.#differenceOf()}</div>`;
  }

  #row(revision, status, offline) {
    const { revision: number, saved_ms: savedMs, origin, runs, problems } = revision;
    const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;
    return html`<tr role="row" data-revision=${number} aria-current=${runs ? 'true' : 'false'}>
        <td role="cell" class="wide nowrap"><b>Revision ${number}</b></td>
        ${cell('Saved', 'nowrap mono', dateTime(savedMs))} ${cell('From', '', originOf(origin))}
        ${cell('Problems', '', problemsOf(problems))} ${cell('Runs', 'nowrap', runs ? this.#since(number) : html`<span class="quiet">no</span>`)}
        <td role="cell" class="wide">
          <div class="controls">
            ${number === 1
              ? ''
              : html`<button type="button" data-difference=${number} aria-expanded=${this.#shown === number} aria-controls="difference" aria-label="Difference of revision ${number} to revision ${number - 1}" ?disabled=${offline} @click=${() => this.#toggle(number)}>Difference</button>`}
            ${number === this.#list.newest
              ? ''
              : html`<button type="button" data-restore=${number} aria-label="Restore revision ${number}" aria-busy=${this.#restoring === number ? 'true' : 'false'} ?disabled=${offline || this.#restoring !== null} @click=${() => this.#restore(number, status)}>${this.#restoring === number ? 'Restore…' : 'Restore'}</button>`}
          </div>
        </td>
      </tr>`;
  }

  #since(number) {
    const run = this.#list.runs.find(({ revision }) => revision === number);
    const others = this.#list.runs.filter(({ revision }) => revision !== number).map(({ symbol }) => symbol);
    const since = run.live_from_ms === null ? 'from the beginning' : `since ${dateTime(run.live_from_ms)}`;
    return html`${since}${others.length ? html` <span class="flags">not on ${others.join(', ')}</span>` : ''}`;
  }

  #differenceOf() {
    if (this.#differenceFailure) return failed('the difference', this.#differenceFailure, () => this.#compare(this.#shown));
    if (this.#difference === null) return skeleton(3);
    const { before, after, only_before: gone, only_after: fresh, both, stretches } = this.#difference;
    if (stretches.length === 0) return empty('No candle yet to compare them over.');
    const candles = Math.max(...stretches.map((stretch) => stretch.candles));
    const fromMs = Math.min(...stretches.map((stretch) => stretch.from_ms));
    const toMs = Math.max(...stretches.map((stretch) => stretch.to_ms));
    const figure = (name, group) => html`<div><dt>${name}</dt><dd>${count(group.count)}</dd></div>`;
    return html`<section class="difference" data-before=${before} data-after=${after} aria-labelledby="difference-title">
      <h3 id="difference-title">Difference of revision ${after} to revision ${before}</h3>
      <p class="quiet">Signals over ${count(candles)} candles, ${dateTime(fromMs)} to ${dateTime(toMs)} ${zoneName()}, each begun flat</p>
      <dl class="stats">
        ${figure(`Only revision ${before}`, gone)} ${figure(`Only revision ${after}`, fresh)} ${figure('Both', both)}
      </dl>
      ${gone.count + fresh.count === 0 ? html`<p class="soft">No signal differs.</p>` : differing(before, gone, after, fresh)}
    </section>`;
  }

  async #older() {
    try {
      const page = await api.revisions(this.#id, { limit: PAGE, cursor: this.#list.next_cursor });
      this.#list = { ...page, revisions: [...this.#list.revisions, ...page.revisions] };
    } catch (failure) {
      this.#failure = refusal(failure);
    }
    this.#changed();
  }

  #toggle(number) {
    if (this.#shown === number) {
      this.#shown = null;
      this.#changed();
    } else {
      this.#compare(number);
    }
  }

  async #compare(number) {
    this.#shown = number;
    this.#difference = null;
    this.#differenceFailure = null;
    this.#changed();
    try {
      const difference = await api.difference(this.#id, number);
      if (this.#shown === number) this.#difference = difference;
    } catch (failure) {
      if (this.#shown === number) this.#differenceFailure = refusal(failure);
    }
    this.#changed();
  }

  async #restore(number, status) {
    if (!(await confirmed(restoreQuestion(number, this.#list.newest, status)))) return;
    this.#restoring = number;
    this.#changed();
    try {
      this.#said = said(await api.restore(this.#id, number), number);
    } catch (failure) {
      this.#said = { tone: 'error', text: `Revision ${number} was not restored: ${refusal(failure).line}` };
    }
    this.#restoring = null;
    announce(this.#said.text);
    this.load();
  }
}

function refusal(failure) {
  if (failure instanceof api.ApiFailure) return failure;
  throw failure;
}

function originOf(origin) {
  if (origin === 'rest') return 'the REST interface';
  return origin.startsWith(RESTORED) ? `restored from ${origin.slice(RESTORED.length)}` : html`<span class="mono">${origin}</span>`;
}

function problemsOf({ error, warning, info }) {
  const parts = [
    [error, 'error'],
    [warning, 'warning'],
    [info, 'hint'],
  ].filter(([many]) => many > 0);
  if (parts.length === 0) return html`<span class="quiet">none</span>`;
  return html`<span class=${error + warning > 0 ? 'flags' : 'soft'}>${parts.map(([many, word]) => `${many} ${word}${many === 1 ? '' : 's'}`).join(', ')}</span>`;
}

/** Newest first, whichever revision they are of. */
function differing(before, gone, after, fresh) {
  const all = [
    ...gone.signals.map((signal) => ({ ...signal, only: before })),
    ...fresh.signals.map((signal) => ({ ...signal, only: after })),
  ].sort((a, b) => b.close_time_ms - a.close_time_ms);
  const digits = priceDigits(all.map(({ price }) => price));
  const left = gone.count + fresh.count - all.length;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Signals that differ">
      <table class="data" aria-label="Signals that differ">
        <thead>
          <tr>
            <th scope="col">Only in</th><th scope="col">Signal</th><th scope="col">Rule</th><th scope="col">Candle closed</th>
            <th scope="col" class="number">Price</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (signal) => html`<tr data-only=${signal.only}>
              <td class="nowrap">${signal.only === before ? '−' : '+'} revision ${signal.only}</td>
              <td class="nowrap ${toneOf(signal)}">${glyphOf(signal)} ${wordOf(signal)}</td>
              <td>${signal.name}</td>
              <td class="nowrap mono">${dateTime(signal.close_time_ms)}</td>
              <td class="number">${decimal(signal.price, digits)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${left > 0 ? html`<p class="quiet">and ${count(left)} older ones</p>` : ''}`;
}

function restoreQuestion(number, newest, { name, position, state, last_candle: candle }) {
  const digits = priceDigits([candle?.close ?? position?.entry_price ?? 0]);
  const stopped = state === 'stopped';
  const held = position
    ? ` The open paper position of revision ${newest} is left behind: ${position.side} ${quantity(position.quantity)} at ` +
      `${decimal(position.entry_price, digits)}, unrealised ${signed(position.unrealised)}.`
    : '';
  return {
    title: `Restore revision ${number} of ${name}?`,
    text: stopped
      ? `Its document becomes revision ${newest + 1}, which runs when the strategy is started.`
      : `Its document becomes revision ${newest + 1} and takes over between two candles. It begins flat, with fresh cash.${held}`,
    yes: 'Restore',
  };
}

function said({ changed, revision, swaps, difference }, number) {
  if (!changed) return { tone: 'quiet', text: `Revision ${revision} says the same as revision ${number}; nothing changed.` };
  const stuck = swaps.filter(({ failure }) => failure !== null);
  if (stuck.length > 0) {
    return { tone: 'error', text: stuck.map((swap) => `Revision ${revision} could not take over on ${swap.symbol}: ${swap.failure}.`).join(' ') };
  }
  const where = swaps.map((swap) => took(swap, revision)).join(' ') || `Revision ${revision} is stored, and runs when the strategy is started.`;
  const signals = difference
    ? ` Over the newest ${count(Math.max(0, ...difference.stretches.map(({ candles }) => candles)))} candles ${count(difference.only_before.count)} signals go, ${count(difference.only_after.count)} come, ${count(difference.both.count)} stay.`
    : '';
  return { tone: 'good', text: where + signals };
}

function took({ symbol, from_revision: from, live_from_ms: liveMs, left_behind: left }, revision) {
  const since = liveMs === null ? '' : ` from the candle of ${dateTime(liveMs)} ${zoneName()} on`;
  const behind = left ? `; ${left.side} ${quantity(left.quantity)} at ${decimal(left.entry_price)} is left behind` : '';
  return from === null
    ? `Revision ${revision} runs on ${symbol}${since}.`
    : `Revision ${revision} took over from revision ${from} on ${symbol}${since}, and begins flat${behind}.`;
}
