// Start, pause and stop of one strategy. A button is pending until an event says that the state is there.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { decimal, priceDigits, quantity, signed } from '../format.js';
import * as icons from '../icons.js';
import { confirmed } from './confirm.js';

const CONFIRM_WITHIN_MS = 10_000;

const VERBS = {
  start: { word: 'Start', icon: icons.play, reaches: (state) => state === 'running' || state === 'warming' },
  resume: { word: 'Resume', icon: icons.play, reaches: (state) => state === 'running' || state === 'warming' },
  pause: { word: 'Pause', icon: icons.pause, reaches: (state) => state === 'paused' },
  stop: { word: 'Stop', icon: icons.stop, reaches: (state) => state === 'stopped' },
};

const OFFERED = {
  running: ['pause', 'stop'],
  warming: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: ['start'],
  failed: ['start', 'stop'],
};

/** Commands in flight and refusals, by strategy. `changed` is called when the buttons look different. */
export class Controls {
  #pending = new Map();
  #refusals = new Map();
  #changed;

  constructor(changed) {
    this.#changed = changed;
  }

  /** Takes note of a state that an event or a fresh answer reported. */
  seen(strategy) {
    const pending = this.#pending.get(strategy.id);
    if (pending && (VERBS[pending.verb].reaches(strategy.state) || strategy.state === 'failed')) this.#settle(strategy.id);
  }

  /** Whichever of pause and resume is possible now. */
  togglePause(strategy) {
    const verb = OFFERED[strategy.state]?.find((offered) => offered === 'pause' || offered === 'resume');
    if (verb) this.#run(strategy, verb);
  }

  template(strategy, offline) {
    const pending = this.#pending.get(strategy.id);
    const refusal = this.#refusals.get(strategy.id);
    return html`<div class="controls">
      ${(OFFERED[strategy.state] ?? []).map((verb) => this.#button(strategy, verb, pending?.verb, offline))}
      ${refusal ? html`<span class="refused" role="alert">${refusal}</span>` : ''}
    </div>`;
  }

  #button(strategy, verb, pending, offline) {
    const { word, icon } = VERBS[verb];
    const busy = pending === verb;
    return html`<button
      type="button"
      data-command=${verb}
      aria-label="${word} ${strategy.name}"
      aria-busy=${busy ? 'true' : 'false'}
      ?disabled=${offline || Boolean(pending)}
      @click=${() => this.#run(strategy, verb)}
    >
      ${icon}${busy ? `${word}…` : word}
    </button>`;
  }

  async #run(strategy, verb) {
    if (this.#pending.has(strategy.id)) return;
    if (verb === 'stop' && strategy.position && !(await confirmed(stopQuestion(strategy)))) return;
    this.#refusals.delete(strategy.id);
    const timer = setTimeout(() => this.#late(strategy.id, verb), CONFIRM_WITHIN_MS);
    this.#pending.set(strategy.id, { verb, timer });
    this.#changed();
    try {
      await api.command(strategy.id, verb);
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#settle(strategy.id);
      this.#refusals.set(strategy.id, `${VERBS[verb].word} was refused: ${failure.line}`);
      this.#changed();
    }
  }

  #late(id, verb) {
    this.#settle(id);
    this.#refusals.set(id, `${VERBS[verb].word} was not confirmed within ${CONFIRM_WITHIN_MS / 1000} s. Try again.`);
    this.#changed();
  }

  #settle(id) {
    clearTimeout(this.#pending.get(id)?.timer);
    this.#pending.delete(id);
    this.#changed();
  }
}

function stopQuestion({ name, position, last_candle: candle }) {
  const { side, quantity: amount, entry_price: price, unrealised } = position;
  const digits = priceDigits([candle?.close ?? price]);
  return {
    title: `Stop ${name}?`,
    text:
      `It holds an open paper position: ${side} ${quantity(amount)} at ${decimal(price, digits)}, unrealised ${signed(unrealised)}. ` +
      'Stopping drops the paper position, and the strategy begins again with fresh cash when started. Pausing keeps it.',
    yes: 'Stop and drop the position',
  };
}
