// A backtest or a sweep on the server: asked again until it is over.

import * as api from './api.js';

const AGAIN_MS = 400;

/** What is known of one. `changed` is called when that is more; `job` is null until the first answer. */
export class JobWatch {
  #kind;
  #id;
  #changed;
  #timer = null;
  #closed = false;

  job = null;
  failure = null;
  stopping = false;

  constructor(kind, id, changed) {
    this.#kind = kind;
    this.#id = id;
    this.#changed = changed;
    this.load();
  }

  get isOver() {
    return this.job !== null && !['waiting', 'running'].includes(this.job.state);
  }

  async load() {
    clearTimeout(this.#timer);
    this.failure = null;
    await this.#ask(() => api.job(this.#kind, this.#id));
    if (!this.isOver && !this.#closed && this.failure === null) this.#timer = setTimeout(() => this.load(), AGAIN_MS);
  }

  /** Has it stop, and shows what it has come to by then. */
  async cancel() {
    this.stopping = true;
    this.#changed();
    await this.#ask(() => api.cancelJob(this.#kind, this.#id));
    this.stopping = false;
    this.load();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #ask(question) {
    try {
      const answer = await question();
      if (!this.#closed) this.job = answer;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.failure = failure;
    }
    if (!this.#closed) this.#changed();
  }
}
