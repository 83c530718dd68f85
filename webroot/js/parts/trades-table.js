// Closed trades as a table; a row shows its trade on the chart.

import { html } from '../../vendor/lit-html/lit-html.js';
import { repeat } from '../../vendor/lit-html/directives/repeat.js';
import { count, dateTime, decimal, priceDigits, quantity, signed } from '../format.js';

const REASONS = {
  signal: 'exit signal',
  opposite_entry: 'entry of the other side',
  stop_loss: 'stop',
  take_profit: 'target',
  trailing_stop: 'trailing stop',
  holding_limit: 'holding limit',
  max_drawdown: 'drawdown',
  liquidation: 'liquidation',
};

/** Roles are written out because the narrow layout turns rows into grids, which costs tables their meaning. */
export function tradesTable(trades, { chosen, choose, more, older }) {
  const digits = priceDigits(trades.map((trade) => trade.entry_price).map((price) => Number(price.toPrecision(7))));
  const head = (text, look = '') => html`<th role="columnheader" scope="col" class=${look}>${text}</th>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table of trades">
    <table class="data stacked" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${head('Side')} ${head('Opened')} ${head('Closed')} ${head('Entry', 'number')} ${head('Exit', 'number')}
          ${head('P&L', 'number')} ${head('Return', 'number')} ${head('Worst / best', 'number')} ${head('Candles', 'number')} ${head('Entry rule')} ${head('Exit')}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(trades, (trade) => trade.sequence, (trade) => row(trade, digits, chosen, choose))}
      </tbody>
    </table>
    ${more ? html`<p class="more"><button type="button" @click=${older}>Older trades</button></p>` : ''}
  </div>`;
}

function row(trade, digits, chosen, choose) {
  const cell = (label, look, content) => html`<td role="cell" data-label=${label} class=${look}>${content}</td>`;
  const tone = trade.pnl > 0 ? 'up' : 'down';
  return html`<tr role="row" class="link" data-trade=${trade.sequence} title=${`${quantity(Number(trade.quantity.toPrecision(6)))}, fees ${decimal(trade.fees)}, slippage ${decimal(trade.slippage)}`} aria-current=${trade.sequence === chosen ? 'true' : 'false'} @click=${() => choose(trade)}>
    <td role="cell" class="nowrap wide">
      <button type="button" class="plain ${trade.side === 'short' ? 'down' : 'up'}" @click=${(event) => (event.stopPropagation(), choose(trade))}>
        ${trade.side === 'short' ? '▼ Short' : '▲ Long'}
      </button>
    </td>
    ${cell('Opened', 'nowrap mono', dateTime(trade.entry_time_ms))} ${cell('Closed', 'nowrap mono', dateTime(trade.exit_time_ms))}
    ${cell('Entry', 'number', decimal(trade.entry_price, digits))} ${cell('Exit', 'number', decimal(trade.exit_price, digits))}
    ${cell('P&L', `number ${tone}`, signed(trade.pnl))} ${cell('Return', `number ${tone}`, `${signed(trade.return_percent)} %`)}
    ${cell('Worst / best', 'number soft', `−${decimal(trade.mae_percent)} / +${decimal(trade.mfe_percent)} %`)}
    ${cell('Candles', 'number', count(trade.candles_held))} ${cell('Entry rule', '', trade.entry_signal)}
    ${cell('Exit', '', html`${trade.exit_signal ?? REASONS[trade.exit_reason] ?? trade.exit_reason}${trade.ambiguous ? html` <span class="flags">ambiguous</span>` : ''}`)}
  </tr>`;
}
