// A path that leads nowhere.

import { html } from '../../vendor/lit-html/lit-html.js';
import { View } from '../view.js';

class Unknown extends View {
  template() {
    return html`<section class="panel">
      <p class="placeholder">There is no page at ${location.pathname}. <a href="/">All strategies</a></p>
    </section>`;
  }
}

customElements.define('cb-unknown', Unknown);
