// Shown on every page while the kill switch is thrown: no signal is sent out.

import { html } from '../../vendor/lit-html/lit-html.js';
import { bus } from '../bus.js';
import { count, dateTime } from '../format.js';
import * as icons from '../icons.js';
import { settings } from '../settings.js';
import { announce, View } from '../view.js';

class KillBanner extends View {
  /** As GET /api/v1/kill gives it; null before it is known. */
  #standing = null;

  opened() {
    this.onClose(bus.subscribe('ui.kill', (envelope) => this.#take(envelope.data)));
    this.listen(settings, 'change', () => this.refresh());
  }

  template() {
    if (!this.#standing?.killed) return '';
    const { reason, since_ms: sinceMs, withheld } = this.#standing;
    return html`<div class="banner bad" data-kill="thrown">
      ${icons.cross}
      <p>
        <b>Signals are not sent out:</b> the kill switch was thrown ${dateTime(sinceMs)} (${reason}).
        ${count(withheld)} withheld since then. Lift it with POST /api/v1/unkill and a reason.
      </p>
    </div>`;
  }

  #take(standing) {
    const was = this.#standing?.killed ?? false;
    this.#standing = standing;
    if (standing.killed !== was) announce(standing.killed ? 'The kill switch was thrown: signals are not sent out' : 'Signals are sent out again');
    this.refresh();
  }
}

customElements.define('cb-kill-banner', KillBanner);
