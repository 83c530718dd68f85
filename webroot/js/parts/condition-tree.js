// A rule's conditions at one candle, with the numbers that made them so.

import { html } from '../../vendor/lit-html/lit-html.js';
import { noteOf, rowsOf, truthOf, wordsOf } from '../rules.js';
import { truthMark } from './truth-mark.js';

/** `say` writes numbers, see `figures`. */
export function conditionTree(condition, say) {
  return html`<ul class="tree">
    ${rowsOf(condition).map((row) => item(row, say))}
  </ul>`;
}

function item(row, say) {
  const truth = truthOf(row, null);
  const note = noteOf(row, null);
  return html`<li data-truth=${truth} data-depth=${Math.min(row.depth, 3)}>
    ${truthMark(truth, false)}
    <span class="claim">${wordsOf(row)}</span>
    <span class="made-of ${truth === '?' ? 'flags' : ''}">${truth === '?' ? note || 'unknown' : numbers(row.leaf, say)}</span>
    ${note && truth !== '?' ? html`<span class="note quiet">${note}</span>` : ''}
  </li>`;
}

function numbers({ kind, terms = [] }, say) {
  const [x, ...others] = terms.map(({ text, value }) => (value === null ? '?' : say.value(text, value)));
  switch (kind) {
    case 'compare':
      return `${x} ${signBetween(terms[0].value, terms[1].value)} ${others[0]}`;
    case 'cross':
      return html`${x} ${signBetween(terms[0].value, terms[1].value)} ${others[0]}<span class="quiet">${crossedFrom(terms, say)}</span>`;
    case 'between':
      return `${x} in ${others[0]} … ${others[1]}`;
    case 'steps':
      return html`${x}<span class="quiet">after ${say.value(terms[0].text, terms[0].before)}</span>`;
    default:
      return '';
  }
}

/** How the two stood on the candle before; what is constant has no number of its own there. */
function crossedFrom([left, right], say) {
  const before = (term) => term.before ?? term.value;
  const said = (term) => say.value(term.text, before(term));
  return `after ${said(left)} ${signBetween(before(left), before(right))} ${said(right)}`;
}

function signBetween(a, b) {
  if (a === null || b === null) return '·';
  if (a === b) return '=';
  return a > b ? '>' : '<';
}
