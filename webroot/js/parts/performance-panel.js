// Figures of a strategy's trading with how they are computed, its equity, and what became of its signals.

import { html } from '../../vendor/lit-html/lit-html.js';
import { count, decimal, signed } from '../format.js';
import { equityPanes } from './equity-panes.js';
import { shown, toneOfMetric } from './metric.js';
import { empty, failed, skeleton } from './placeholder.js';

/** What is looked at: a metric's name and a point of the curve. `changed` is called when that is another. */
export class PerformancePanel {
  #account;
  #changed;
  #show;
  #metric = null;
  #pointed = null;

  /** `show(closeMs)` brings a candle into the chart's middle. */
  constructor(account, changed, show) {
    this.#account = account;
    this.#changed = changed;
    this.#show = show;
  }

  template() {
    const { performance, curve, failure } = this.#account;
    if (!performance) return this.#without(failure);
    return html`<div class="performance">
      ${curve.times.length > 1
        ? equityPanes(curve, performance.cash, { pointed: this.#pointed }, { point: (index) => this.#point(index), show: this.#show })
        : empty('No candle judged yet. Equity begins with the first one.')}
      <p class="about" id="about-metric">${this.#about(performance.metrics)}</p>
      <ul class="cards">${Object.entries(performance.metrics).map(([name, metric]) => this.#card(name, metric))}</ul>
      ${funnel(performance.funnel)} ${shadows(performance.shadows)}
    </div>`;
  }

  #without(failure) {
    if (!failure && this.#account.running) return skeleton(6);
    if (!failure || failure.status === 409) return empty('Nothing runs. The account begins with the next start.');
    return failed('the figures', failure, () => this.#account.reload());
  }

  #card(name, metric) {
    const look = () => this.#look(name);
    return html`<li>
      <button type="button" class="card" data-metric=${name} aria-describedby="about-metric" @pointerenter=${look} @focus=${look} @click=${look}>
        <span class="soft">${metric.title}</span><b class=${toneOfMetric(name, metric)}>${shown(name, metric)}</b>
        <span class="quiet">${metric.value === null ? metric.reason : `n ${count(metric.n)}`}</span>
      </button>
    </li>`;
  }

  #about(metrics) {
    const metric = metrics[this.#metric];
    if (!metric) return 'Point at a figure to see how it is computed.';
    return html`<b>${metric.title}</b> = <code>${metric.formula}</code>, n = ${count(metric.n)}${metric.reason ? `; undefined: ${metric.reason}` : ''}`;
  }

  #look(name) {
    if (this.#metric === name) return;
    this.#metric = name;
    this.#changed();
  }

  #point(index) {
    if (this.#pointed === index) return;
    this.#pointed = index;
    this.#changed();
  }
}

const STEPS = [
  ['evaluated', 'Evaluated'],
  ['true', 'True'],
  ['blocked', 'Blocked'],
  ['fired', 'Fired'],
  ['ordered', 'Ordered'],
  ['dropped', 'Dropped'],
  ['filled', 'Filled'],
  ['closed', 'Closed'],
];

function funnel(rules) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What became of the candles of each rule">
    <table class="data">
      <thead><tr><th scope="col">Rule</th>${STEPS.map(([, word]) => html`<th scope="col" class="number">${word}</th>`)}</tr></thead>
      <tbody>
        ${Object.entries(rules).map(
          ([rule, counts]) => html`<tr data-funnel=${rule}>
            <th scope="row">${rule}</th>
            ${STEPS.map(([step]) => html`<td class="number" title=${step === 'blocked' ? blockers(counts) : ''}>${count(step === 'blocked' ? total(counts) : counts[step])}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const total = ({ blocked }) => Object.values(blocked).reduce((sum, n) => sum + n, 0);

function blockers({ blocked }) {
  return Object.entries(blocked)
    .map(([protection, n]) => `${protection} ${count(n)}`)
    .join(', ');
}

function shadows(sums) {
  if (sums.length === 0) return '';
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What protections saved or cost">
    <table class="data">
      <thead>
        <tr>
          <th scope="col">Protection</th><th scope="col" class="number">Blocked</th><th scope="col" class="number">Trades it kept</th>
          <th scope="col" class="number">Would have won</th><th scope="col" class="number">Would have made</th><th scope="col">So it</th>
        </tr>
      </thead>
      <tbody>
        ${sums.map(
          ({ protection, blocked, trades, wins, pnl }) => html`<tr data-shadow=${protection}>
            <th scope="row">${protection}</th><td class="number">${count(blocked)}</td><td class="number">${count(trades)}</td>
            <td class="number">${count(wins)}</td><td class="number">${signed(pnl)}</td><td>${verdict(trades, pnl)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function verdict(trades, pnl) {
  if (trades === 0) return 'cannot be judged yet';
  return pnl < 0 ? `saved ${decimal(-pnl)}` : `cost ${decimal(pnl)}`;
}
