// A backtest or a sweep while it runs, and the list of those that are kept.

import { html } from '../../vendor/lit-html/lit-html.js';
import { counted, words } from '../figures.js';
import { count, dateTime } from '../format.js';
import * as icons from '../icons.js';

const LOOKS = { waiting: icons.ring, running: icons.play, done: icons.yes, failed: icons.cross, cancelled: icons.stop };

export const stateChip = ({ state }) => html`<span class="chip" data-state=${state}>${LOOKS[state]}${state}</span>`;

/** Bar and counts; `unit` is what is counted. */
export function progress(watch, unit) {
  const { job } = watch;
  const text = job.state === 'waiting' ? 'Waits for others to end' : job.total === 0 ? 'Reads candles' : `${count(job.done)} of ${counted(job.total, unit)}`;
  return html`<section class="panel running" aria-label="Progress">
    <progress max="1" value=${job.progress} aria-label="Progress">${Math.round(100 * job.progress)} %</progress>
    <span class="mono">${Math.round(100 * job.progress)} %</span> <span class="soft">${text}</span>
    <button type="button" id="cancel" aria-busy=${watch.stopping ? 'true' : 'false'} ?disabled=${watch.stopping} @click=${() => watch.cancel()}>${icons.stop} ${watch.stopping ? 'Stopping…' : 'Cancel'}</button>
  </section>`;
}

/** Those that are kept, the newest first; `path` is the address of their page. */
export function jobList(jobs, path) {
  const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Earlier ones">
    <table class="data stacked jobs" role="table">
      <thead role="rowgroup"><tr role="row">${head('Strategy')} ${head('State')} ${head('Market')} ${head('Asked')} ${head('Of', 'number')}</tr></thead>
      <tbody role="rowgroup">
        ${jobs.map(
          (job) => html`<tr role="row" data-job=${job.id}>
            <td role="cell" class="wide"><a href="${path}/${job.id}">${job.strategy}</a> <span class="quiet">${job.revision === null ? 'sent' : `revision ${job.revision}`}</span></td>
            <td role="cell" data-label="State">${stateChip(job)}</td>
            <td role="cell" data-label="Market" class="nowrap">${job.symbol} · ${job.timeframe}</td>
            <td role="cell" data-label="Asked" class="nowrap mono">${dateTime(job.asked_ms)}</td>
            <td role="cell" data-label="Of" class="number">${counted(job.total, job.kind === 'sweep' ? 'set' : 'candle')}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** Why there is nothing to show. */
export const fruitless = ({ state, failure }) =>
  state === 'failed' ? html`<p class="placeholder error" role="alert">It failed: ${failure}.</p>` : html`<p class="placeholder">It was ${words(state)} before it came to anything.</p>`;
