// A custom element that draws itself with lit-html into its own light DOM.

import { render } from '../vendor/lit-html/lit-html.js';

const SHORTEST_REDRAW_MS = 100;

/** Subclasses give `template()`; `refresh()` draws at most ten times a second, and not at all in a hidden tab. */
export class View extends HTMLElement {
  #scheduled = false;
  #drawnAt = -SHORTEST_REDRAW_MS;
  #closers = [];

  connectedCallback() {
    this.opened();
    this.refreshNow();
  }

  disconnectedCallback() {
    for (const close of this.#closers) close();
    this.#closers = [];
    this.closed();
  }

  opened() {}

  closed() {}

  drawn() {}

  /** Listens for as long as the element is on the page. */
  listen(target, type, handler) {
    target.addEventListener(type, handler);
    this.onClose(() => target.removeEventListener(type, handler));
  }

  onClose(close) {
    this.#closers.push(close);
  }

  refresh() {
    if (this.#scheduled || !this.isConnected) return;
    this.#scheduled = true;
    const wait = SHORTEST_REDRAW_MS - (performance.now() - this.#drawnAt);
    const frame = () => requestAnimationFrame(() => this.refreshNow());
    if (wait > 0) setTimeout(frame, wait);
    else frame();
  }

  refreshNow() {
    this.#scheduled = false;
    if (!this.isConnected) return;
    this.#drawnAt = performance.now();
    render(this.template(), this);
    this.drawn();
  }
}

/** Says something once to those who do not see the screen. Never used for ticks. */
export function announce(text) {
  document.getElementById('announcements').textContent = text;
}
