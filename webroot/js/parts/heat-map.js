// Every set of a sweep as a grid of numbers: two axes at a time, a chosen figure, arrow keys to move.

import { html } from '../../vendor/lit-html/lit-html.js';
import { metricText, setText, unitOf, words } from '../figures.js';
import { tintOf } from './backtest-report.js';
import { empty } from './placeholder.js';

const LESS_IS_BETTER = new Set(['volatility', 'max_drawdown', 'drawdown_days', 'recovery_days', 'time_under_water', 'ulcer', 'losses', 'loss_streak', 'average_mae', 'fees', 'slippage', 'ambiguous_trades']);
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const MOST_CELLS = 4_000;

/** `changed` is called when another figure, axis or cell is chosen. */
export class HeatMap {
  #report;
  #standing;
  #changed;
  #rows;
  #metric;
  #around = false;
  #down = 0;
  #across;
  #at;
  #focus = null;
  #wantsFocus = false;

  constructor({ report, standing }, changed) {
    this.#report = report;
    this.#standing = standing;
    this.#changed = changed;
    this.#rows = new Map(report.results.map((row) => [this.#key(report.axes.map(({ name }) => row.params[name])), row]));
    this.#metric = report.rank;
    this.#across = report.axes.length > 1 ? 1 : null;
    this.#at = report.axes.map(({ name, values }) => report.best?.params[name] ?? values[0]);
  }

  #key(values) {
    return values.join('|');
  }

  template() {
    const cells = this.#cells();
    if (cells.flat().length > MOST_CELLS) return empty('There are more sets than a map of numbers can show; see them as one page.');
    const focus = this.#focus ?? cells.flat().find(({ marks }) => marks.includes('★')) ?? cells[0][0];
    return html`${this.#controls()}
      <div class="scroll">
        <table class="data heat" role="grid" aria-label=${words(this.#metric)} @keydown=${(event) => this.#move(event, cells)}>
          <thead><tr role="row"><th scope="col">${this.#corner()}</th>${this.#heads().map((value) => html`<th scope="col" class="number">${value}</th>`)}</tr></thead>
          <tbody>${cells.map((line, y) => html`<tr role="row"><th scope="row" class="number">${this.#report.axes[this.#down].values[y]}</th>${line.map((cell) => this.#cell(cell, cell.x === focus.x && cell.y === focus.y))}</tr>`)}</tbody>
        </table>
      </div>
      <p class="legend-line quiet"><span>★ best by ${words(this.#report.rank)}</span> <span>◆ the document as it is</span> <span>× cannot run</span> <span>arrow keys move</span></p>
      <p class="body" aria-live="polite">${this.#told(cells)}</p>`;
  }

  /** Puts the keyboard where the last key led. */
  drawn(page) {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    page.querySelector('.heat td[tabindex="0"]')?.focus();
  }

  #corner() {
    const name = (axis) => this.#report.axes[axis].name;
    return this.#across === null ? name(this.#down) : `${name(this.#down)} ↓ ${name(this.#across)} →`;
  }

  #heads() {
    return this.#across === null ? [words(this.#metric)] : this.#report.axes[this.#across].values;
  }

  #controls() {
    const { axes } = this.#report;
    const metrics = Object.keys(this.#report.results.find((row) => row.metrics)?.metrics ?? {});
    const pick = (label, options, chosen, change) => html`<label>${label}
      <select aria-label=${label} @change=${(event) => this.#change(() => change(event.target.value))}>
        ${options.map(([value, text]) => html`<option value=${value} .selected=${String(value) === String(chosen)}>${text}</option>`)}
      </select></label>`;
    const names = axes.map(({ name }, i) => [i, name]);
    return html`<div class="heat-controls">
      ${pick('Figure', metrics.map((name) => [name, words(name)]), this.#metric, (name) => (this.#metric = name))}
      ${pick('Show', [['own', 'each set'], ['around', 'median around it']], this.#around ? 'around' : 'own', (value) => (this.#around = value === 'around'))}
      ${axes.length > 2 ? [pick('Down', names, this.#down, (value) => this.#turn(Number(value), this.#across)), pick('Across', names, this.#across, (value) => this.#turn(this.#down, Number(value)))] : ''}
      ${axes.map(({ name, values }, i) => (i === this.#down || i === this.#across ? '' : pick(name, values.map((value) => [value, value]), this.#at[i], (value) => (this.#at[i] = Number(value)))))}
    </div>`;
  }

  #change(change) {
    change();
    this.#focus = null;
    this.#changed();
  }

  #turn(down, across) {
    const other = down === across;
    if (other && down !== this.#down) this.#across = this.#down;
    else this.#across = across;
    this.#down = other && down === this.#down ? this.#acrossBefore(across) : down;
  }

  /** The axis that went across gives its place to the one that goes down. */
  #acrossBefore(across) {
    return this.#report.axes.findIndex((_, i) => i !== across);
  }

  #cells() {
    const { axes, best } = this.#report;
    const across = this.#across === null ? [null] : axes[this.#across].values;
    const cells = axes[this.#down].values.map((down, y) =>
      across.map((over, x) => {
        const values = [...this.#at];
        values[this.#down] = down;
        if (over !== null) values[this.#across] = over;
        const row = this.#rows.get(this.#key(values));
        const marks = (best && row?.set === best.set ? '★' : '') + (values.every((value, i) => value === this.#standing[i]) ? '◆' : '');
        return { x, y, values, row, marks, value: this.#around ? this.#median(values) : (row?.metrics?.[this.#metric] ?? null) };
      }),
    );
    const known = cells.flat().map(({ value }) => value).filter((value) => value !== null);
    const low = Math.min(...known);
    const high = Math.max(...known);
    for (const cell of cells.flat()) {
      const share = cell.value === null || high === low ? 0 : (2 * (cell.value - low)) / (high - low) - 1;
      cell.tint = cell.value === null ? '' : tintOf(LESS_IS_BETTER.has(this.#metric) ? -share : share);
    }
    return cells;
  }

  /** Of the sets at most one step away on every axis. */
  #median(values) {
    let near = [[]];
    this.#report.axes.forEach((axis, i) => {
      const own = axis.values.indexOf(values[i]);
      const steps = axis.values.slice(Math.max(0, own - 1), own + 2);
      near = near.flatMap((before) => steps.map((value) => [...before, value]));
    });
    const found = near.map((set) => this.#rows.get(this.#key(set))?.metrics?.[this.#metric] ?? null).filter((value) => value !== null).sort((a, b) => a - b);
    const half = found.length >> 1;
    if (found.length === 0) return null;
    return found.length % 2 ? found[half] : (found[half - 1] + found[half]) / 2;
  }

  #text(value) {
    return metricText(this.#metric, value, unitOf(this.#metric));
  }

  #cell(cell, isReached) {
    const refused = cell.row?.problem;
    return html`<td role="gridcell" class="number" tabindex=${isReached ? '0' : '-1'} data-x=${cell.x} data-y=${cell.y} data-tint=${cell.tint} aria-selected=${this.#focus?.x === cell.x && this.#focus?.y === cell.y ? 'true' : 'false'} @click=${() => this.#go(cell)}>
      ${cell.marks ? html`<span class="marks">${cell.marks}</span> ` : ''}${refused ? '×' : this.#text(cell.value)}
    </td>`;
  }

  #go({ x, y }) {
    this.#focus = { x, y };
    this.#wantsFocus = true;
    this.#changed();
  }

  #move(event, cells) {
    const step = STEPS[event.key];
    const from = event.target.closest('td');
    if (!step || !from) return;
    const to = cells[Number(from.dataset.y) + step[1]]?.[Number(from.dataset.x) + step[0]];
    event.preventDefault();
    if (to) this.#go(to);
  }

  #told(cells) {
    if (this.#focus === null) return 'Choose a cell to see more of its set.';
    const { values, row } = cells[this.#focus.y][this.#focus.x];
    const set = setText(Object.fromEntries(this.#report.axes.map(({ name }, i) => [name, values[i]])));
    if (!row) return `${set}: was not tried`;
    if (row.problem) return `${set}: cannot run: ${row.problem}`;
    const { total_return: gain, max_drawdown: deepest, sharpe, trades } = row.metrics;
    return `${set}: return ${metricText('total_return', gain, 'percent')}, drawdown ${metricText('max_drawdown', deepest, 'percent')}, Sharpe ratio ${metricText('sharpe', sharpe, 'ratio')}, trades ${metricText('trades', trades, 'count')}`;
  }
}
