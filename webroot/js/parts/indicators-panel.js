// Every indicator's value at the newest candle, and how far it is from the levels its rules compare it with.

import { html } from '../../vendor/lit-html/lit-html.js';
import { decimal, signed, unitDigits } from '../format.js';
import { empty } from './placeholder.js';

export function indicatorsPanel(frames, digits) {
  const frame = frames.forming?.values.length ? frames.forming : frames.last;
  return html`<section class="panel" aria-labelledby="indicators">
    <header><h2 id="indicators">Indicators</h2><span class="quiet">${frames.forming ? 'forming candle' : 'last candle'}</span></header>
    ${frames.plots.length === 0 || !frame ? empty('This strategy uses no indicator.') : table(frames, frame, digits)}
  </section>`;
}

function table(frames, frame, digits) {
  return html`<div class="scroll">
    <table class="data">
      <thead>
        <tr><th scope="col">Indicator</th><th scope="col" class="number">Now</th><th scope="col" class="number">To level</th></tr>
      </thead>
      <tbody>
        ${frames.plots.map((plot, i) => row(plot, frame.values[i], unitDigits(plot.unit, digits)))}
      </tbody>
    </table>
  </div>`;
}

function row(plot, value, digits) {
  const unknown = value === null || value === undefined;
  return html`<tr>
    <td>${plot.label}</td>
    <td class="number">${unknown ? html`<span class="flags">? unknown</span>` : decimal(value, digits)}</td>
    <td class="number soft">${unknown ? '' : gap(plot.levels, value, digits)}</td>
  </tr>`;
}

function gap(levels, value, digits) {
  if (levels.length === 0) return '';
  const nearest = levels.reduce((best, level) => (Math.abs(level - value) < Math.abs(best - value) ? level : best));
  return html`${signed(nearest - value, digits)} <span class="quiet">to ${decimal(nearest, Number.isInteger(nearest) ? 0 : digits)}</span>`;
}
