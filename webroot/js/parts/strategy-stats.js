// The figures beside a strategy's name: is it safe, how does it stand?

import { html } from '../../vendor/lit-html/lit-html.js';
import { count, decimal, signed } from '../format.js';

export function strategyStats({ status, frames }, account, price, digits) {
  const { position } = status;
  const { performance, today } = account;
  const deepest = account.metric('max_drawdown')?.value;
  const drawdown = deepest ? `−${decimal(deepest)} %` : '0.00 %';
  return html`<dl class="stats">
    ${figure('Last price', decimal(price, digits))}
    ${figure('Unrealised', position ? signed(position.unrealised) : '–', position ? tone(position.unrealised) : '')}
    ${figure('Equity', decimal(status.equity))}
    ${figure('Today', today === null ? '–' : `${signed(today)} %`, today ? tone(today) : '')}
    ${figure('Max drawdown', performance && deepest !== null ? drawdown : '–')} ${figure('Signals', count(status.signals))}
    ${status.candles === 0 && frames.size > 0 ? figure('Candles shown', count(frames.size)) : figure('Candles', count(status.candles))}
  </dl>`;
}

const figure = (name, value, look = '') => html`<div><dt>${name}</dt><dd class=${look}>${value}</dd></div>`;

const tone = (value) => (value >= 0 ? 'up' : 'down');
