// What a backtest has come to: warnings before figures, figures with their context.

import { html } from '../../vendor/lit-html/lit-html.js';
import { assumptions, counted, metricOf, words } from '../figures.js';
import { count, dateTime, decimal, priceDigits, quantity, signed, zoneName } from '../format.js';
import * as icons from '../icons.js';
import { equityChart } from './equity-chart.js';
import { empty } from './placeholder.js';

const TRADES_SHOWN = 200;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const STEPS = ['evaluated', 'true', 'blocked', 'fired', 'ordered', 'dropped', 'filled', 'closed'];

/** Of a job that is done. */
export function backtestReport({ report, hold, asked_ms: askedMs, ended_ms: endedMs }) {
  return html`<p class="quiet assumed">
      ${dateTime(Date.parse(report.from))} to ${dateTime(Date.parse(report.to))} ${zoneName()} · ${counted(report.candles, 'candle')} ·
      ${assumptions(report.semantics)} · data ${report.data_hash.slice(7, 15)} · ${decimal((endedMs - askedMs) / 1000, 1)} s
    </p>
    ${report.warnings.map(({ code, message }) => html`<div class="strip" data-warning=${code}>${icons.warn}<p>${message}.</p></div>`)}
    <dl class="cards">${cards(report)}</dl>
    ${panel('Equity and drawdown', report.semantics.cash > 0 && report.equity.length > 1 ? equityChart({ equity: report.equity, hold, cash: report.semantics.cash }) : empty('Too few candles for a curve.'))}
    <div class="pair">
      ${panel('Months, percent', months(report.months))} ${panel('What became of the signals', funnel(report.funnel))}
    </div>
    ${panel(tradesTitle(report.trades), trades(report.trades))} ${panel('All figures', figures(report))}`;
}

const panel = (title, body) => html`<section class="panel"><header><h2>${title}</h2></header>${body}</section>`;

function cards(report) {
  const { metrics, band } = report;
  const spread = band.optimistic.total_return - band.pessimistic.total_return;
  const recovery = metrics.recovery_days.value === null ? 'not recovered' : `recovered in ${metricOf(report, 'recovery_days')}`;
  return [
    card(report, 'total_return', 'Net profit', `buy and hold ${metricOf(report, 'buy_and_hold')}`),
    card(report, 'max_drawdown', 'Max drawdown', `${metricOf(report, 'drawdown_days')} long, ${recovery}`),
    card(report, 'profit_factor', 'Profit factor', counted(metrics.trades.value, 'trade')),
    card(report, 'win_rate', 'Win rate', `payoff ${metricOf(report, 'payoff')}`),
    card(report, 'sharpe', 'Sharpe ratio', `of ${counted(metrics.sharpe.n, 'day')}`),
    card(report, 'exposure', 'Exposure', `${metricOf(report, 'average_duration')} on average`),
    html`<div data-card="band">
      <dt>Ambiguity band</dt>
      <dd>${decimal(Math.abs(spread), 2)} %</dd>
      <dd class="context">${band.ambiguous_trades === 0 ? 'no candle reached both stop and target' : `${counted(band.ambiguous_trades, 'trade')} could have ended otherwise`}</dd>
    </div>`,
  ];
}

function card(report, name, title, context) {
  const { value, reason } = report.metrics[name];
  const tone = name === 'total_return' && value !== null ? (value < 0 ? 'down' : 'up') : '';
  return html`<div data-card=${name}>
    <dt>${title}</dt>
    <dd class=${tone}>${metricOf(report, name)}</dd>
    <dd class="context">${value === null ? reason : context}</dd>
  </div>`;
}

function months(rows) {
  if (rows.length === 0) return empty('No whole candle, so no month.');
  const byYear = new Map();
  for (const { month, return_percent: percent } of rows) {
    const [year, number] = month.split('-');
    if (!byYear.has(year)) byYear.set(year, Array(12).fill(null));
    byYear.get(year)[Number(number) - 1] = percent;
  }
  const largest = Math.max(...rows.map((row) => Math.abs(row.return_percent)), 0.01);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Months">
    <table class="data months">
      <thead><tr><th scope="col"><span class="unseen">Year</span></th>${MONTHS.map((name) => html`<th scope="col" class="number">${name}</th>`)}</tr></thead>
      <tbody>
        ${[...byYear].map(
          ([year, values]) => html`<tr><th scope="row">${year}</th>${values.map((value) => tinted(value, value === null ? 0 : value / largest, value === null ? '' : signed(value, 1)))}</tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** A cell whose ground says how good its number is, in steps, so that no style has to be written into the page. */
const tinted = (value, share, text) => html`<td class="number" data-tint=${value === null ? '' : tintOf(share)}>${text}</td>`;

/** −4 to 4 of a share from −1 to 1. */
export const tintOf = (share) => String(Math.round(Math.max(-1, Math.min(1, share)) * 4));

function funnel(rows) {
  const names = Object.keys(rows);
  if (names.length === 0) return empty('It has no signals.');
  const sum = (blocked) => Object.values(blocked).reduce((a, b) => a + b, 0);
  const by = (blocked) => Object.entries(blocked).map(([name, many]) => `${words(name)} ${count(many)}`).join(', ');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What became of the signals">
    <table class="data funnel">
      <thead><tr><th scope="col">Rule</th>${STEPS.map((step) => html`<th scope="col" class="number">${step}</th>`)}</tr></thead>
      <tbody>
        ${names.map(
          (name) => html`<tr>
            <th scope="row">${name} <span class="quiet">${rows[name].type}</span></th>
            ${STEPS.map((step) =>
              step === 'blocked'
                ? html`<td class="number" title=${by(rows[name].blocked)}>${count(sum(rows[name].blocked))}</td>`
                : html`<td class="number">${count(rows[name][step])}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function tradesTitle(all) {
  return all.length > TRADES_SHOWN ? `Trades, the last ${TRADES_SHOWN} of ${count(all.length)}` : `Trades, ${count(all.length)}`;
}

function trades(all) {
  if (all.length === 0) return empty('No trade. The table above says where its signals ended.');
  const shown = all.slice(-TRADES_SHOWN).reverse();
  const digits = Math.min(priceDigits(shown.map((trade) => trade.exit_price)), 4);
  const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
  return html`<div class="scroll long" tabindex="0" role="region" aria-label="Trades">
    <table class="data stacked trades" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head('Side')} ${head('Entry')} ${head('Exit')} ${head('Quantity', 'number')} ${head('Entry price', 'number')} ${head('Exit price', 'number')}
          ${head('Profit', 'number')} ${head('Return', 'number')} ${head('Worst, best on the way', 'number')} ${head('Why')}
        </tr>
      </thead>
      <tbody role="rowgroup">${shown.map((trade) => row(trade, digits))}</tbody>
    </table>
  </div>`;
}

function row(trade, digits) {
  const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;
  const tone = trade.pnl < 0 ? 'down' : 'up';
  return html`<tr role="row">
    ${cell('Side', 'nowrap', `${trade.side === 'long' ? '▲' : '▼'} ${trade.side}`)} ${cell('Entry', 'nowrap mono', dateTime(Date.parse(trade.entry_time)))}
    ${cell('Exit', 'nowrap mono', dateTime(Date.parse(trade.exit_time)))} ${cell('Quantity', 'number', quantity(trade.quantity))}
    ${cell('Entry price', 'number', decimal(trade.entry_price, digits))} ${cell('Exit price', 'number', decimal(trade.exit_price, digits))}
    ${cell('Profit', `number ${tone}`, signed(trade.pnl))} ${cell('Return', `number ${tone}`, `${signed(trade.return_percent)} %`)}
    ${cell('Worst, best on the way', 'number', `${signed(-trade.mae_percent, 1)} / ${signed(trade.mfe_percent, 1)} %`)}
    ${cell('Why', '', `${words(trade.exit_reason)}${trade.exit_signal ? ` ${trade.exit_signal}` : ''}${trade.ambiguous ? ' (ambiguous)' : ''}`)}
  </tr>`;
}

function figures(report) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="All figures">
    <dl class="figures">
      ${Object.entries(report.metrics).map(
        ([name, { n, reason }]) => html`<div><dt>${words(name)}</dt><dd title=${reason ?? `of ${count(n)}`}>${metricOf(report, name)}${reason ? html` <span class="quiet">${reason}</span>` : ''}</dd></div>`,
      )}
    </dl>
  </div>`;
}
