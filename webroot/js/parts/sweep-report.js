// What a sweep has come to: the best and what stands around it, the heat map, the walk forward.

import { html } from '../../vendor/lit-html/lit-html.js';
import { assumptions, counted, metricText, setText, unitOf, words } from '../figures.js';
import { count, dateTime, decimal, signed } from '../format.js';
import * as icons from '../icons.js';

const TRUSTED = 0.95;
const FEW_TRADES = 30;

/** Of a job that is over; `map` draws its heat map. */
export function sweepReport({ report }, map) {
  return html`<p class="quiet assumed">${counted(report.candles, 'candle')} · ${count(report.tried)} of ${counted(report.sets, 'set')} · ${assumptions(report.semantics)}</p>
    ${warnings(report).map((text) => html`<div class="strip" data-warning>${icons.warn}<p>${text}</p></div>`)}
    <dl class="cards">${report.best ? cards(report) : html`<div><dt>Best</dt><dd>–</dd><dd class="context">no set has a figure for ${words(report.rank)}</dd></div>`}</dl>
    <section class="panel"><header><h2>Heat map</h2></header>${map.template()}</section>
    ${report.walk_forward ? html`<section class="panel"><header><h2>Walk forward</h2></header>${walk(report)}</section>` : ''}`;
}

function cards({ best, rank }) {
  const card = (title, text, context) => html`<div><dt>${title}</dt><dd>${text}</dd><dd class="context">${context}</dd></div>`;
  const { metrics, neighbourhood, deflated_sharpe: deflated } = best;
  return [
    card(`Best ${words(rank)}`, metricText(rank, metrics[rank], unitOf(rank)), setText(best.params)),
    card('Around it', metricText(rank, neighbourhood.median, unitOf(rank)), `median of ${counted(neighbourhood.sets, 'set')}`),
    card('Deflated Sharpe', decimal(deflated.value, 3), deflated.reason ?? `probability that it is no luck of ${counted(deflated.n, 'trial')}`),
    card('Its return', metricText('total_return', metrics.total_return, 'percent'), `buy and hold ${metricText('buy_and_hold', metrics.buy_and_hold, 'percent')}`),
    card('Its trades', count(metrics.trades), `drawdown ${metricText('max_drawdown', metrics.max_drawdown, 'percent')}`),
  ];
}

function warnings({ best, rank, refused, whole }) {
  const found = [];
  if (!whole) found.push('The sweep was stopped before its end.');
  if (refused > 0) found.push(`${counted(refused, 'set')} cannot run.`);
  if (!best) return found;
  const own = best.metrics[rank];
  const { sets, median } = best.neighbourhood;
  const spike = rank === 'max_drawdown' ? median * 0.5 > own : median < own * 0.5;
  if (sets > 1 && median !== null && spike) found.push('The best is a spike: its neighbours are far worse, which chance makes easily.');
  if (best.deflated_sharpe.value !== null && best.deflated_sharpe.value < TRUSTED) found.push('With so many trials its Sharpe ratio may well be luck.');
  if (best.metrics.trades < FEW_TRADES) found.push(`Fewer than ${FEW_TRADES} trades say little.`);
  return found;
}

function walk({ walk_forward: { folds, total_return: together }, rank }) {
  const time = (text) => dateTime(Date.parse(text));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Walk forward">
      <table class="data walk">
        <thead>
          <tr>
            <th scope="col">Judged from</th><th scope="col">to</th><th scope="col">Chosen by what was before</th>
            <th scope="col" class="number">${words(rank)} before</th><th scope="col" class="number">then</th>
            <th scope="col" class="number">Return then</th><th scope="col" class="number">Trades</th>
          </tr>
        </thead>
        <tbody>
          ${folds.map(
            ({ from, to, params, in_sample: before, metrics }) => html`<tr>
              <td class="nowrap mono">${time(from)}</td><td class="nowrap mono">${time(to)}</td><td>${setText(params)}</td>
              <td class="number">${decimal(before, 3)}</td><td class="number">${decimal(metrics[rank], 3)}</td>
              <td class="number">${signed(metrics.total_return)} %</td><td class="number">${count(metrics.trades)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="body soft">Together, chosen by the past alone: ${signed(together)} %</p>`;
}
