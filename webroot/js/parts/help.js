// The keyboard, on one card.

import { html } from '../../vendor/lit-html/lit-html.js';
import { View } from '../view.js';

const KEYS = [
  ['?', 'this help'],
  ['/', 'find a strategy'],
  ['g s', 'strategies'],
  ['g b', 'backtest'],
  ['g w', 'sweep'],
  ['g e', 'events'],
  ['g f', 'feed'],
  ['t', 'light or dark'],
  ['z', 'UTC or local time'],
  ['← →', 'candle by candle (with Shift by ten), chart in focus'],
  ['Enter', 'why here? of the candle under the crosshair, chart in focus'],
  ['w', 'why not now? of the last candle'],
  ['+ −', 'zoom'],
  ['f', 'fit everything'],
  ['End', 'latest candle'],
  ['l', 'logarithmic prices'],
  ['j k', 'next, previous signal'],
  ['p', 'pause or resume'],
  ['Esc', 'close, let go'],
];

class Help extends View {
  opened() {
    this.listen(window, 'candlebus:help', () => this.firstElementChild.showModal());
  }

  template() {
    return html`<dialog aria-labelledby="help-title">
      <form method="dialog">
        <h2 id="help-title">Keyboard</h2>
        <dl>
          ${KEYS.map(([keys, text]) => html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${text}</dd>`)}
        </dl>
        <p>Single letters can be switched off in <a href="/settings">Settings</a>.</p>
        <div class="row"><button autofocus>Close</button></div>
      </form>
    </dialog>`;
  }
}

customElements.define('cb-help', Help);
