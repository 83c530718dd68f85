// Who is told of signals, and what became of it.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { confirmed } from '../parts/confirm.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { deliveriesTable, targetsTable } from '../parts/webhook-tables.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const AGAIN_MS = 2_000;
const SHOWN = 100;
const STATES = ['pending', 'sent', 'dead', 'killed', 'missed'];

class Webhooks extends View {
  #targets = null;
  #deliveries = null;
  #failure = null;
  #chosen = '';
  #state = '';
  #told = null;

  opened() {
    this.listen(settings, 'change', () => this.refresh());
    this.#load();
    const timer = setInterval(() => document.hidden || this.#load(), AGAIN_MS);
    this.onClose(() => clearInterval(timer));
  }

  template() {
    return html`<div class="title">
        <div><h1>Webhooks</h1><span class="quiet">Signals to other programs and chats</span></div>
        ${this.#targets?.length ? this.#filters() : ''}
      </div>
      <div class="stack">${this.#body()}</div>`;
  }

  #filters() {
    const option = (chosen) => ([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`;
    const names = this.#targets.map(({ name }) => [name, name]);
    const states = [['', 'All states'], ...STATES.map((state) => [state, state])];
    return html`<div class="filters">
      <select name="target" aria-label="Target" @change=${(event) => this.#filter({ chosen: event.target.value })}>${names.map(option(this.#chosen))}</select>
      <select name="state" aria-label="State of deliveries" @change=${(event) => this.#filter({ state: event.target.value })}>${states.map(option(this.#state))}</select>
    </div>`;
  }

  #filter({ chosen = this.#chosen, state = this.#state }) {
    this.#chosen = chosen;
    this.#state = state;
    this.#deliveries = null;
    this.refreshNow();
    this.#load();
  }

  #body() {
    if (this.#targets === null) {
      return html`<section class="panel">${this.#failure ? failed('the webhooks', this.#failure, () => this.#load()) : skeleton(5)}</section>`;
    }
    if (this.#targets.length === 0) {
      return html`<section class="panel">${empty('Nobody is told of signals: the settings have no webhooks.')}</section>`;
    }
    const acts = { test: (target) => this.#test(target), enable: (target) => this.#enable(target), replay: (target) => this.#replayDead(target) };
    return html`<section class="panel" aria-label="Targets">
        ${targetsTable(this.#targets, acts)}
        ${this.#told ? html`<p class="body ${this.#told.bad ? 'refused' : 'soft'}" role="status">${this.#told.text}</p>` : ''}
      </section>
      <section class="panel" aria-label="Deliveries">
        <header><h2>Told to ${this.#chosen}</h2><span class="quiet">Newest first</span></header>
        ${this.#list()}
      </section>`;
  }

  #list() {
    if (this.#deliveries === null) return skeleton(5);
    if (this.#deliveries.length === 0) return empty(this.#state ? `None is ${this.#state}.` : 'Nothing yet. Strategies fire when a candle closes.');
    return deliveriesTable(this.#deliveries, (delivery) => this.#replay(delivery));
  }

  #test(target) {
    return this.#does(async () => {
      const { status, error, took_ms: tookMs } = await api.testWebhook(target.name);
      return { text: `${target.name} ${error === null ? `took the test (${status})` : `did not take the test: ${error}`}, after ${tookMs} ms.`, bad: error !== null };
    });
  }

  #enable(target) {
    return this.#does(async () => ({ text: `${(await api.enableWebhook(target.name)).name} is tried at once.` }));
  }

  async #replayDead(target) {
    const question = { title: `Tell ${target.name} again?`, text: `What is dead may be old; its receiver is told until when each signal was of use.`, yes: 'Tell again' };
    if (await confirmed(question)) {
      await this.#does(async () => ({ text: `${(await api.replayDead(target.name)).replayed} are told to ${target.name} again.` }));
    }
  }

  #replay(delivery) {
    return this.#does(async () => {
      await api.replayDelivery(delivery.webhook, delivery.delivery);
      return { text: `${delivery.signal.name} is told to ${delivery.webhook} again.` };
    });
  }

  async #does(act) {
    try {
      this.#told = await act();
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#told = { text: failure.line, bad: true };
    }
    announce(this.#told.text);
    await this.#load();
  }

  async #load() {
    try {
      this.#targets = (await api.webhooks()).webhooks;
      if (!this.#targets.some(({ name }) => name === this.#chosen)) this.#chosen = this.#targets[0]?.name ?? '';
      const asked = [this.#chosen, this.#state].join();
      if (this.#chosen) {
        const query = this.#state ? { limit: SHOWN, state: this.#state } : { limit: SHOWN };
        const { deliveries } = await api.deliveries(this.#chosen, query);
        if (asked === [this.#chosen, this.#state].join()) this.#deliveries = deliveries;
      }
      this.#failure = null;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#failure = failure;
    }
    this.refresh();
  }
}

customElements.define('cb-webhooks', Webhooks);
