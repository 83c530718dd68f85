// What a panel shows while it has nothing to show.

import { html } from '../../vendor/lit-html/lit-html.js';

/** Grey blocks; they appear after 300 ms, so that a quick answer does not flicker. */
export const skeleton = (lines = 5) =>
  html`<div class="skeleton" aria-label="Loading" role="img">${Array.from({ length: lines }, () => html`<i></i>`)}</div>`;

export const empty = (text, action) => html`<p class="placeholder">${text}${action ?? ''}</p>`;

export const failed = (what, failure, retry) => html`<p class="placeholder error" role="alert">
  Could not load ${what}. ${failure.line}<button type="button" @click=${retry}>Retry</button>
</p>`;
