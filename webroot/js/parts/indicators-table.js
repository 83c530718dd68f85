// Every indicator's value at the newest candle, the forming one if there is one, and how far it is from the levels its rules compare it with.

import { html } from '../../vendor/lit-html/lit-html.js';
import { decimal, plotName, reading } from '../format.js';
import { empty } from './placeholder.js';

export function indicatorsTable(frames, digits) {
  const frame = frames.forming?.values.length ? frames.forming : frames.last;
  return frames.plots.length === 0 || !frame ? empty('This strategy uses no indicator.') : table(frames, frame, digits);
}

function table(frames, frame, digits) {
  return html`<div class="scroll">
    <table class="data">
      <thead>
        <tr><th scope="col">Indicator</th><th scope="col" class="number">Now</th><th scope="col" class="number">To level</th></tr>
      </thead>
      <tbody>
        ${frames.plots.map((plot, i) => row(plot, frame.values[i], (value) => reading(value, plot.unit, digits)))}
      </tbody>
    </table>
  </div>`;
}

function row(plot, value, say) {
  const unknown = value === null || value === undefined;
  return html`<tr>
    <td>${plotName(plot)}</td>
    <td class="number">${unknown ? html`<span class="flags">? unknown</span>` : say(value)}</td>
    <td class="number soft">${unknown ? '' : gap(plot.levels, value, say)}</td>
  </tr>`;
}

function gap(levels, value, say) {
  if (levels.length === 0) return '';
  const nearest = levels.reduce((best, level) => (Math.abs(level - value) < Math.abs(best - value) ? level : best));
  const distance = nearest - value;
  const level = Number.isInteger(nearest) ? decimal(nearest, 0) : say(nearest);
  return html`${distance > 0 ? '+' : ''}${say(distance)} <span class="quiet">to ${level}</span>`;
}
