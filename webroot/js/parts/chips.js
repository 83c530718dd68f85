// The state of a strategy and its position, as chips.

import { html } from '../../vendor/lit-html/lit-html.js';
import { feed } from '../feed.js';
import { decimal, duration, quantity } from '../format.js';
import * as icons from '../icons.js';

const WORDS = {
  running: ['Running', icons.play],
  warming: ['Warming up', icons.ring],
  paused: ['Paused', icons.pause],
  stopped: ['Stopped', icons.stop],
  failed: ['Failed', icons.cross],
};

const STARVES = { failed: 'failed', ended: 'has ended' };

export function stateChip(strategy) {
  const [word, icon] = WORDS[strategy.state] ?? [strategy.state, ''];
  if (starved(strategy)) {
    const text = `${word}, but the feed ${STARVES[feed.end.state] ?? `is ${feed.end.state}`}`;
    return html`<span class="chip starved" data-state=${strategy.state} title=${feed.end.text}>${icons.warn}<span>${text}</span></span>`;
  }
  return html`<span class="chip" data-state=${strategy.state} title=${strategy.paused_because ?? ''}>${icon}<span>${word}${detail(strategy)}</span>${progress(strategy)}</span>`;
}

/** Ready to work, and without a candle to work on. */
function starved({ state }) {
  return feed.end !== null && (state === 'running' || state === 'warming');
}

/** How old the values are, and why, where they stand still; beside them. */
export function staleNote(staleness) {
  if (!staleness) return '';
  const age = staleness.ageMs === null ? 'No candle since the server began' : `Values are ${duration(staleness.ageMs)} old`;
  return html`<span class="stale-note" data-stale>${age}: ${staleness.text}</span>`;
}

function detail({ state, warmup, since_ms: sinceMs, paused_because: because }) {
  if (state === 'paused' && because) return ' itself';
  if (state === 'warming') return `, ${warmup.have} of ${warmup.need} candles`;
  return state === 'running' || state === 'paused' ? ` ${duration(Date.now() - sinceMs)}` : '';
}

function progress({ state, warmup }) {
  if (state !== 'warming') return '';
  return html`<progress max=${warmup.need} value=${warmup.have} aria-label="Warm-up"></progress>`;
}

export function positionChip(position, digits) {
  return html`<span class="chip" data-position=${position?.side ?? 'flat'}>${positionText(position, digits)}</span>`;
}

export function positionText(position, digits) {
  if (!position) return 'Flat';
  const side = position.side === 'short' ? '▼ Short' : '▲ Long';
  return `${side} ${quantity(Number(position.quantity.toPrecision(6)))} @ ${decimal(position.entry_price, digits)}`;
}
