// Drawn here, because plain font sets lack these glyphs.

import { html } from '../vendor/lit-html/lit-html.js';

export const play = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="currentColor"><path d="M2 1l9 5-9 5z" /></svg>`;
export const pause = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="currentColor"><path d="M2 1h3v10H2zM7 1h3v10H7z" /></svg>`;
export const stop = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="currentColor"><path d="M2 2h8v8H2z" /></svg>`;
export const dot = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="currentColor"><circle cx="6" cy="6" r="4" /></svg>`;
export const ring = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.2 1.6"><circle cx="6" cy="6" r="4.4" /></svg>`;
export const warn = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="currentColor"><path d="M6 1l5.5 10H.5z" /></svg>`;
export const cross = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"><path d="M2 2l8 8M10 2l-8 8" /></svg>`;
export const theme = html`<svg viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.4" /><path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" /></svg>`;
export const yes = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8"><path d="M2 6.5L5 9.5L10.5 2.5" /></svg>`;
export const no = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6"><path d="M2.5 2.5l7 7M9.5 2.5l-7 7" /></svg>`;
export const unsure = html`<svg viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6"><path d="M3.5 4a2.5 2.4 0 1 1 3.4 2.2c-.7.3-.9.8-.9 1.6M6 9.4v1.4" /></svg>`;
