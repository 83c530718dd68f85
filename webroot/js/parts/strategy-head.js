// What stands at the top of a strategy's page: its name, its symbol, and what is the matter with it.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as icons from '../icons.js';
import { navigate, pathOf } from '../router.js';
import { empty } from './placeholder.js';

/** Why the newest document does not run, and how that is headed. */
const NOT_RUNNING = {
  'file-not-taken-up': 'The file on disk is not taken up',
  'revision-not-running': 'The newest revision does not run',
};

export function strategyName(status) {
  return html`<div class="name">
    <h1>${status.name}</h1>
    <span class="soft">${symbolOf(status)} · ${status.timeframe} · revision ${status.revision}</span>
    ${status.id === status.name ? '' : html`<span class="small soft mono">${status.id}</span>`}
  </div>`;
}

/** The symbol on the page; of several, one is chosen, and each has its own address. */
function symbolOf({ id, symbol, symbols }) {
  if (symbols.length < 2) return symbol;
  return html`<select id="symbol" aria-label="Symbol" @change=${(event) => choose(id, event.target.value)}>
    ${symbols.map((one) => html`<option value=${one} .selected=${one === symbol}>${one}</option>`)}
  </select>`;
}

/** The page is drawn anew; who chose goes on from where they chose, once that is there again. */
function choose(id, symbol) {
  navigate(pathOf(id, symbol));
  const main = document.getElementById('main');
  const drawn = new MutationObserver(() => {
    if (!main.querySelector('#symbol')) return;
    drawn.disconnect();
    if (document.activeElement === document.body) main.querySelector('#symbol').focus();
  });
  drawn.observe(main, { childList: true, subtree: true });
}

export function strategyNotes({ state, failure, paused_because: because, description }) {
  return html`${failure ? html`<span class="refused" role="alert">${failure}</span>` : ''}
    ${state === 'paused' && because ? html`<span class="refused flags" role="status" data-paused>It paused itself: ${because}. Resume goes on.</span>` : ''}
    ${description ? html`<p class="description soft">${description}</p>` : ''}`;
}

/** Why the newest document does not run, when it does not. */
export function notTakenUp(status, document) {
  const problems = document?.problems.filter(({ code }) => Object.hasOwn(NOT_RUNNING, code)) ?? [];
  return problems.map(
    (problem) => html`<div class="strip" data-problem=${problem.code}>
      ${icons.warn}
      <p><b>${NOT_RUNNING[problem.code]}; revision ${status.revision} goes on.</b> ${problem.message}</p>
    </div>`,
  );
}

export function strategyUnknown(id, symbol) {
  if (symbol === null) return empty(html`There is no strategy “${id}”. <a href="/">All strategies</a>`);
  return empty(html`There is no strategy “${id}” on ${symbol}. <a href=${pathOf(id)}>On its first symbol</a>, or <a href="/">all strategies</a>`);
}
