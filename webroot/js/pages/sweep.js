// Is a parameter's value a plateau, or a spike?

import { html } from '../../vendor/lit-html/lit-html.js';
import { words } from '../figures.js';
import { HeatMap } from '../parts/heat-map.js';
import { sweepReport } from '../parts/sweep-report.js';
import { JobPage } from './job-page.js';

const RANKS = ['sharpe', 'sortino', 'calmar', 'total_return', 'profit_factor', 'expectancy', 'sqn', 'max_drawdown', 'win_rate'];
const AXES_AT_MOST = 6;

class Sweep extends JobPage {
  kind = 'sweeps';
  path = '/w';
  title = 'Sweep';
  unit = 'set';
  about = 'A strategy with many sets of numbers: which is best, and is that luck?';
  #axes = 2;
  #map = null;

  formOptions() {
    return { title: 'What to try', button: 'Run the sweep', more: () => this.#fields(), add: addVariation };
  }

  #fields() {
    const names = Object.keys(this.form.params);
    return html`<fieldset class="axes">
        <legend>What is varied</legend>
        <p class="quiet">A parameter, or a place in the document as /risk/stop_loss/value; values as 5:25:5 or 5,10,20, or none for a parameter that has a range.</p>
        <datalist id="axis-names">${names.map((name) => html`<option value=${name}></option>`)}</datalist>
        ${Array.from({ length: this.#axes }, (_, i) => axisRow(i))}
        <button type="button" ?disabled=${this.#axes === AXES_AT_MOST} @click=${() => this.#addAxis()}>One more</button>
      </fieldset>
      <div class="fields">
        <label>Best by<select name="rank">${RANKS.map((name) => html`<option value=${name}>${words(name)}</option>`)}</select></label>
        <label>Draw only so many sets<input name="random" type="number" min="1" step="1" placeholder="all" /></label>
        <label>Seed of the draw<input name="seed" type="number" min="0" step="1" placeholder="1" /></label>
        <label>Walk forward, times<input name="walk_forward" type="number" min="0" max="100" step="1" placeholder="0" /></label>
      </div>`;
  }

  #addAxis() {
    this.#axes += 1;
    this.refreshNow();
  }

  report(job) {
    this.#map ??= new HeatMap(job, () => this.refreshNow());
    return sweepReport(job, this.#map);
  }

  drawn() {
    this.#map?.drawn(this);
  }
}

const axisRow = (i) => html`<div class="axis">
  <label>Name<input name="axis" list="axis-names" autocomplete="off" spellcheck="false" aria-label=${`Name of axis ${i + 1}`} /></label>
  <label>Values<input name="values" autocomplete="off" spellcheck="false" aria-label=${`Values of axis ${i + 1}`} /></label>
</div>`;

function addVariation(request, form) {
  request.grid = [...form.querySelectorAll('.axis')]
    .map((row) => [row.querySelector('[name=axis]').value.trim(), row.querySelector('[name=values]').value.trim()])
    .filter(([name, values]) => name || values)
    .map(([name, values]) => axisOf(name, values));
  request.rank = form.elements.rank.value;
  for (const name of ['random', 'seed', 'walk_forward']) {
    if (form.elements[name].value !== '') request[name] = form.elements[name].valueAsNumber;
  }
}

/** What is no number is sent as it is written, for the server to say so. */
function axisOf(name, text) {
  if (text === '') return { name };
  const number = (part) => (part.trim() !== '' && Number.isFinite(Number(part)) ? Number(part) : part.trim());
  const range = text.split(':');
  if (range.length === 3) return { name, from: number(range[0]), to: number(range[1]), step: number(range[2]) };
  return { name, values: text.split(',').map(number) };
}

customElements.define('cb-sweep', Sweep);
