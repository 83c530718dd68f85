// Whether a replay of its candles tells what the running strategy told.

import { html } from '../../vendor/lit-html/lit-html.js';
import { count, dateTime, zoneName } from '../format.js';
import * as icons from '../icons.js';

export function parityBadge(parity) {
  if (!parity) return '';
  const { icon, text } = said(parity);
  return html`<span class="chip parity" data-parity=${parity.status} title=${explained(parity)}>${icon}<span>${text}</span></span>`;
}

function said({ status, difference }) {
  switch (status) {
    case 'in_parity':
      return { icon: icons.yes, text: 'In parity' };
    case 'different':
      return { icon: icons.warn, text: `Replay differs at ${dateTime(difference.close_time_ms)}` };
    case 'checking':
      return { icon: icons.ring, text: 'Replaying to compare' };
    default:
      return { icon: icons.unsure, text: 'Parity unknown' };
  }
}

function explained({ status, candles, facts, through_ms: throughMs, message }) {
  if (status !== 'in_parity') return message;
  return `In parity through candle ${count(candles)}: a replay until ${dateTime(throughMs)} ${zoneName()} told the same ${count(facts)} facts, byte by byte`;
}

/** The same as a line of words. */
export function parityLine(parity) {
  return parity ? html`<p class="parity-line quiet" data-parity=${parity.status}>${explained(parity)}.</p>` : '';
}

/** What differs, both sides; nothing when nothing does. */
export function parityDifference(parity) {
  if (parity?.status !== 'different') return '';
  const { kind, live, replay } = parity.difference;
  const side = (word, json) => html`<div><h3>${word}</h3><pre tabindex="0">${json ? JSON.stringify(json, null, 2) : 'nothing'}</pre></div>`;
  return html`<div class="strip sides" role="alert"><p><b>The replay differs: ${kind}.</b></p>${side('It told', live)}${side('The replay tells', replay)}</div>`;
}
