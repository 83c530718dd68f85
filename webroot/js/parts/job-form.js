// What a backtest or a sweep is asked for: strategy, stretch of candles, parameters, terms of the paper account.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { empty, failed, skeleton } from './placeholder.js';

const TERMS = [
  ['cash', 'Cash', '0.01', 'any'],
  ['fee_bps', 'Fee per side, bps', '0', 'any'],
  ['slippage_bps', 'Slippage per side, bps', '0', 'any'],
];
const CHOICES = [
  ['fill', 'Orders fill', [['', "as the server's do"], ['next_open', 'at the next open'], ['close', 'at the close (optimistic)']]],
  ['intrabar', 'Inside a candle', [['', "as the server's do"], ['pessimistic', 'the stop first'], ['optimistic', 'the target first'], ['ohlc', 'open, high, low, close']]],
];

/** `more` gives further fields; `add(request, form)` puts what they say into the request. `changed` is called when it looks different. */
export class JobForm {
  #kind;
  #changed;
  #begun;
  #strategies = null;
  #failure = null;
  #document = null;
  #chosen = null;
  #refused = null;
  #sending = false;

  /** `begun(job)` is called when the server has taken one in. */
  constructor(kind, { changed, begun }) {
    this.#kind = kind;
    this.#changed = changed;
    this.#begun = begun;
    this.load();
  }

  /** Names and values of the chosen strategy's parameters. */
  get params() {
    return paramsOf(this.#document?.document?.params);
  }

  async load() {
    this.#failure = null;
    try {
      const { strategies } = await api.strategies();
      this.#strategies = [...new Map(strategies.map((strategy) => [strategy.id, strategy])).values()];
      if (this.#strategies.length > 0) await this.#choose(this.#chosen ?? this.#strategies[0].id);
    } catch (failure) {
      this.#failure = refusal(failure);
    }
    this.#changed();
  }

  async #choose(id) {
    this.#chosen = id;
    this.#document = null;
    this.#changed();
    const document = await api.document(id);
    if (this.#chosen === id) this.#document = document;
    this.#changed();
  }

  template({ title, button, more = () => '', add = () => {} }) {
    return html`<section class="panel"><header><h2>${title}</h2></header>${this.#body(button, more, add)}</section>`;
  }

  #body(button, more, add) {
    if (this.#strategies === null) return this.#failure ? failed('the strategies', this.#failure, () => this.load()) : skeleton(6);
    if (this.#strategies.length === 0) return empty('There is no strategy to run yet. Put a document into the folder strategies/.');
    return html`<form class="job-form" novalidate @submit=${(event) => this.#submit(event, add)}>
      <div class="fields">
        <label>Strategy
          <select name="strategy" @change=${(event) => this.#choose(event.target.value).catch((failure) => this.#refuse(failure))}>
            ${this.#strategies.map(({ id, name }) => html`<option value=${id} .selected=${id === this.#chosen}>${name === id ? id : `${name} (${id})`}</option>`)}
          </select>
        </label>
        <label>From, UTC<input name="from" type="datetime-local" /></label>
        <label>To, UTC<input name="to" type="datetime-local" /></label>
        ${this.#paramFields()}
        ${TERMS.map(([name, text, min, step]) => html`<label>${text}<input name=${name} type="number" min=${min} step=${step} placeholder="the server's" /></label>`)}
        ${CHOICES.map(([name, text, options]) => html`<label>${text}<select name=${name}>${options.map(([value, word]) => html`<option value=${value}>${word}</option>`)}</select></label>`)}
      </div>
      ${more()} ${this.#refusedList()}
      <div class="row"><button class="primary" aria-busy=${this.#sending ? 'true' : 'false'} ?disabled=${this.#sending}>${button}</button></div>
    </form>`;
  }

  #paramFields() {
    if (this.#kind !== 'backtests') return '';
    return Object.entries(this.params).map(
      ([name, value]) => html`<label><span class="mono">${name}</span><input name="param" data-param=${name} type="number" step="any" placeholder=${value} /></label>`,
    );
  }

  #refusedList() {
    if (this.#refused === null) return '';
    const errors = this.#refused.problems.filter(({ severity }) => severity === 'error');
    return html`<div class="refusals" role="alert">
      ${errors.length === 0
        ? html`<p>${this.#refused.line}</p>`
        : html`<ul>${errors.map(({ pointer, message, suggestion }) => html`<li><span class="mono">${pointer}</span> ${message}${suggestion ? `: ${suggestion}` : ''}</li>`)}</ul>`}
    </div>`;
  }

  async #submit(event, add) {
    event.preventDefault();
    const form = event.target;
    const request = requestOf(form);
    add(request, form);
    this.#sending = true;
    this.#refused = null;
    this.#changed();
    try {
      this.#begun(await api.beginJob(this.#kind, request));
    } catch (failure) {
      this.#refuse(failure);
    }
    this.#sending = false;
    this.#changed();
  }

  #refuse(failure) {
    this.#refused = refusal(failure);
    this.#changed();
  }
}

function refusal(failure) {
  if (failure instanceof api.ApiFailure) return failure;
  throw failure;
}

/** Fields that are left empty are left to the server. */
function requestOf(form) {
  const request = { strategy: form.elements.strategy.value };
  for (const name of ['from', 'to']) {
    if (form.elements[name].value) request[name] = `${form.elements[name].value}:00Z`.replace(/(:\d\d:\d\d):00Z$/, '$1Z');
  }
  for (const [name] of TERMS) {
    if (form.elements[name].value !== '') request[name] = form.elements[name].valueAsNumber;
  }
  for (const [name] of CHOICES) {
    if (form.elements[name].value) request[name] = form.elements[name].value;
  }
  const params = [...form.querySelectorAll('[data-param]')].filter((field) => field.value !== '');
  if (params.length > 0) request.params = Object.fromEntries(params.map((field) => [field.dataset.param, field.valueAsNumber]));
  return request;
}

function paramsOf(written) {
  if (written === null || typeof written !== 'object' || Array.isArray(written)) return {};
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, typeof value === 'object' ? (value?.default ?? '') : value]));
}
