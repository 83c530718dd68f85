// The truth table: every rule, what each of its conditions is now, and how far it is from turning.

import { html, svg } from '../../vendor/lit-html/lit-html.js';
import { glyphOf, wordOf } from '../chart/markers.js';
import { clock, figures } from '../format.js';
import { nearness } from '../gauge.js';
import { gapOf, namesOf, noteOf, rowsOf, tally, truthOf, valueOf, wordsOf } from '../rules.js';
import { failed, skeleton } from './placeholder.js';
import { toneOf } from './signals-table.js';
import { strip } from './strip.js';
import { truthMark } from './truth-mark.js';

const GAUGE_PX = 66;

/**
 * `on.point(names)` is told what the row under the pointer looks at (none: an empty list), `on.changed(closeMs)` that
 * somebody wants to see where a condition changed last.
 */
export function rulesPanel(replica, digits, on) {
  const { conditions } = replica;
  return html`<section class="panel rules" aria-labelledby="rules">
    <header><h2 id="rules">Rules</h2><span class="quiet">${when(conditions)}</span></header>
    ${conditions?.rules ? table(replica, figures(replica.frames, digits), on) : placeholder(replica)}
  </section>`;
}

function when(conditions) {
  if (!conditions?.rules) return '';
  if (conditions.forms) return 'forming candle';
  return conditions.candle && !conditions.live ? `candle closed ${clock(conditions.candle.close_time_ms)}` : 'last candle';
}

function placeholder(replica) {
  const failure = replica.conditions?.failure;
  return failure ? failed('the conditions', failure, () => replica.retry()) : skeleton(5);
}

function table({ conditions, frames }, say, on) {
  const at = { forms: conditions.forms, frames, say, on };
  return html`<table class="data truth-table" data-closed-ms=${conditions.candle?.close_time_ms ?? ''}>
    <thead>
      <tr>
        <th scope="col" class="mark"><span class="unseen">State</span></th><th scope="col">Condition</th>
        <th scope="col" class="number">Now</th><th scope="col" class="number">To trigger</th>
      </tr>
    </thead>
    ${conditions.rules.map((rule, i) => body(rule, conditions.ifClosed?.[i] ?? null, at))}
  </table>`;
}

function body(rule, brief, at) {
  const rows = rowsOf(rule.condition);
  const [top] = rows;
  const shown = top.group ? rows.slice(1).map((row) => ({ ...row, depth: row.depth - 1 })) : rows;
  return html`<tbody data-rule=${rule.signal}>
    <tr class="rule">
      <th scope="rowgroup" colspan="4">
        <div>
          <span class=${toneOf(rule)}>${glyphOf(rule)} ${wordOf(rule)}</span>
          <span class="name" title=${rule.name}>${rule.name}</span>
          ${verdict(rule, brief)}
          <span class="quiet">${counted(top, shown, brief)}</span>
        </div>
      </th>
    </tr>
    ${shown.map((row) => (row.group ? groupRow(row, brief, at) : leafRow(row, brief, at)))}
  </tbody>`;
}

function counted(top, rows, brief) {
  const { yes, all } = tally(rows, brief);
  return `${top.leaf.kind === 'any' && !top.negated ? 'any · ' : ''}${yes} of ${all} true`;
}

/** What would become of it, when its condition is true. */
function verdict(rule, brief) {
  const text = verdictText(rule, brief?.verdict ?? rule.verdict, brief !== null);
  return text ? html`<span class="verdict ${brief ? 'forming' : ''}" data-verdict=${brief?.verdict ?? rule.verdict}>${text}</span>` : '';
}

function verdictText({ type, side }, verdict, forming) {
  switch (verdict) {
    case 'fired':
      return forming ? 'would fire at close' : 'fired';
    case 'masked':
      return type === 'entry' ? `${side} already` : `no ${side} open`;
    case 'ignored':
      return `${side === 'short' ? 'long' : 'short'} open`;
    case 'blocked':
      return forming ? 'would be blocked' : 'blocked';
    case 'not_new':
      return 'not new';
    case 'paused':
      return 'paused';
    case 'history':
      return 'history';
    default:
      return '';
  }
}

function groupRow(row, brief, { forms }) {
  const truth = truthOf(row, brief);
  return html`<tr class="group" data-path=${row.node.path} data-truth=${truth} data-depth=${depthOf(row)}>
    <td class="mark">${truthMark(truth, forms)}</td>
    <td class="soft" colspan="3">${wordsOf(row)} <span class="quiet">${noteOf(row, brief)}</span></td>
  </tr>`;
}

function leafRow(row, brief, { forms, frames, say, on }) {
  const truth = truthOf(row, brief);
  const past = row.node.past ?? '';
  return html`<tr
    class="leaf"
    data-path=${row.node.path}
    data-truth=${truth}
    data-depth=${depthOf(row)}
    @pointerenter=${() => on.point(namesOf(row))}
    @pointerleave=${() => on.point([])}
  >
    <td class="mark">${truthMark(truth, forms)}</td>
    <td class="what">
      <button type="button" class="plain" title=${steady(row)} @click=${() => on.changed(row.node.since_ms)}>${wordsOf(row)}</button>
      ${past ? strip(past, forms ? truth : null) : ''}
    </td>
    ${numbers(row, brief, truth, frames, say)}
  </tr>`;
}

/** The indents that the style sheet knows. */
const depthOf = ({ depth }) => Math.min(depth, 3);

function numbers(row, brief, truth, frames, say) {
  const value = valueOf(row, brief);
  const gap = gapOf(row, brief);
  if (truth === '?') return reason(noteOf(row, brief) || 'unknown', 'flags');
  if (gap === null) return reason(noteOf(row, brief), 'soft');
  const name = row.leaf.terms[0].text;
  return html`<td class="number">${say.value(name, value)}<span class="quiet">${pace(row, truth, brief)}</span></td>
    <td class="number">
      ${truth === 'T' ? html`<span class="soft">met</span>` : html`${gap > 0 ? '↑' : '↓'} ${say.gap(name, gap)}`}
      ${gauge(nearness(row, gap, truth, frames))}
    </td>`;
}

function reason(text, look) {
  return html`<td class="reason ${look}" colspan="2" title=${text}><span>${text}</span></td>`;
}

/** Whether a crossing is on its way. */
function pace(row, now, brief) {
  const { kind, truth, distance } = row.leaf;
  if (kind !== 'cross' || row.negated || now !== 'F') return '';
  if (noteOf(row, brief)) return noteOf(row, brief);
  if (truth !== 'false') return '';
  const candles = distance?.candles;
  if (candles === null || candles === undefined) return 'moving away';
  return candles > 99 ? 'slowly' : `in ${candles} ${candles === 1 ? 'candle' : 'candles'}`;
}

function gauge(share) {
  if (share === null) return '';
  const full = share >= 1 ? 'full' : '';
  return svg`<svg class="gauge ${full}" viewBox="0 0 ${GAUGE_PX} 4" width=${GAUGE_PX} height="4" aria-hidden="true">
    <rect class="ground" width=${GAUGE_PX} height="4" rx="2" /><rect class="fill" width=${Math.round(share * GAUGE_PX)} height="4" rx="2" />
  </svg>`;
}

function steady({ node }) {
  const past = node.past ?? '';
  const last = past.at(-1);
  let count = 0;
  while (count < past.length && past[past.length - 1 - count] === last) count++;
  if (count === 0) return '';
  const more = count === 40 ? ' or more' : '';
  return `${node.truth} for ${count} ${count === 1 ? 'candle' : 'candles'}${more}; shows where it changed`;
}
