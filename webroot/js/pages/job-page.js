// What the pages of backtests and of sweeps have in common: the form and the list, or one job and what it has come to.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as api from '../api.js';
import { JobWatch } from '../job-watch.js';
import { JobForm } from '../parts/job-form.js';
import { fruitless, jobList, progress, stateChip } from '../parts/job-state.js';
import { empty, failed, skeleton } from '../parts/placeholder.js';
import { navigate } from '../router.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

const LIST_AGAIN_MS = 2_000;

/** Subclasses give `kind`, `path`, `title`, `unit`, `formOptions()`, and `report(job)`. */
export class JobPage extends View {
  #watch = null;
  #jobs = null;
  #failure = null;
  #state = null;
  form = null;

  opened() {
    this.listen(settings, 'change', () => this.refresh());
    if (this.jobId) {
      this.#watch = new JobWatch(this.kind, this.jobId, () => this.#watched());
      this.onClose(() => this.#watch.close());
      return;
    }
    this.form = new JobForm(this.kind, { changed: () => this.refresh(), begun: (job) => navigate(`${this.path}/${job.id}`) });
    this.#list();
    const timer = setInterval(() => document.hidden || this.#list(), LIST_AGAIN_MS);
    this.onClose(() => clearInterval(timer));
  }

  template() {
    return this.jobId ? this.#one() : this.#all();
  }

  #all() {
    return html`<div class="title"><h1>${this.title}</h1><span class="quiet">${this.about}</span></div>
      <div class="stack">
        ${this.form.template(this.formOptions())}
        <section class="panel"><header><h2>Earlier ones</h2><span class="quiet">kept until the server ends</span></header>${this.#earlier()}</section>
      </div>`;
  }

  #earlier() {
    if (this.#jobs === null) return this.#failure ? failed('the list', this.#failure, () => this.#list()) : skeleton(3);
    return this.#jobs.length === 0 ? empty('None yet.') : jobList(this.#jobs, this.path);
  }

  #one() {
    const { job, failure } = this.#watch;
    const back = html`<a class="button" href=${this.path}>Run another</a>`;
    if (job === null) {
      return html`<div class="title"><h1>${this.title}</h1>${back}</div>
        <section class="panel">${failure ? failed(this.title.toLowerCase(), failure, () => this.#watch.load()) : skeleton(6)}</section>`;
    }
    return html`<div class="title">
        <div><h1>${this.title} of ${job.strategy}</h1><span class="quiet">${job.revision === null ? 'a document that was sent' : `revision ${job.revision}`} · ${job.symbol} · ${job.timeframe}</span></div>
        <div class="controls">${stateChip(job)} ${job.report ? html`<a class="button" href=${api.jobPage(this.kind, job.id)} target="_blank">As one page</a>` : ''} ${back}</div>
      </div>
      <div class="stack">
        ${failure ? failed('what is new', failure, () => this.#watch.load()) : ''}
        ${!this.#watch.isOver ? progress(this.#watch, this.unit) : job.report ? this.report(job) : html`<section class="panel">${fruitless(job)}</section>`}
      </div>`;
  }

  #watched() {
    const state = this.#watch.job?.state ?? null;
    if (this.#state !== null && this.#state !== state) announce(`${this.title} ${state}`);
    this.#state = state;
    this.refresh();
  }

  async #list() {
    try {
      this.#jobs = (await api.jobs(this.kind))[this.kind];
      this.#failure = null;
    } catch (failure) {
      if (!(failure instanceof api.ApiFailure)) throw failure;
      this.#failure = failure;
    }
    this.refresh();
  }
}
