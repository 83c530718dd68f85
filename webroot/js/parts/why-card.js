// Why a signal fired, as stored with it, or why each rule did or did not fire at a candle that somebody asked about.

import { html } from '../../vendor/lit-html/lit-html.js';
import { wordOf, glyphOf } from '../chart/markers.js';
import { dateTime, decimal, duration, figure, figures, zoneName } from '../format.js';
import { empty, failed } from './placeholder.js';
import { announce } from '../view.js';
import { conditionTree } from './condition-tree.js';
import { toneOf } from './signals-table.js';

const VERDICTS = {
  fired: 'fired',
  false: 'did not fire',
  unknown: 'could not fire',
  not_new: 'did not fire again',
  masked: 'did not fire',
  ignored: 'was ignored',
  blocked: 'was blocked',
  paused: 'was paused',
  history: 'true, but history',
};

/** `on.show(openMs)` brings a candle into the chart's middle; `on.ask(openMs)` and `on.leave()` change what is explained. */
export function whyCard({ signal, asked, busy }, frames, digits, on) {
  const say = figures(frames, digits);
  if (asked) return card('Why here?', '', busy, candleBody(asked, say, digits, on));
  const title = signal?.status === 'blocked' ? 'Why it was blocked' : 'Why it fired';
  const body = signal ? signalBody(signal, say, digits, on) : empty('No signal yet. A click on a candle explains it.');
  return card(title, signal?.id.slice(0, 8), busy, body);
}

function card(title, aside, busy, body) {
  return html`<section class="panel why" aria-labelledby="why" aria-busy=${busy}>
    <header><h2 id="why">${title}</h2><span class="quiet mono">${aside}</span></header>
    ${body}
  </section>`;
}

function signalBody(signal, say, digits, on) {
  return html`<div class="body">
    ${signal.status === 'blocked' ? blockedLine(signal) : ''}
    <p>
      <b class=${toneOf(signal)}>${glyphOf(signal)} ${wordOf(signal)}</b> ${signal.name}, decided when the ${signal.timeframe} candle
      closed at ${dateTime(signal.close_time_ms)} ${zoneName()}.
    </p>
    ${signal.why ? conditionTree(signal.why, say) : valuesOf(signal, digits)}
    <dl>
      <dt>Price</dt><dd>${decimal(signal.price, digits)}</dd>
      <dt>Confidence</dt><dd>${decimal(signal.confidence)}</dd>
      <dt>Revision of the document</dt><dd>${signal.revision}</dd>
      <dt>Stored</dt><dd>${duration(Date.now() - signal.stored_ms)} ago</dd>
    </dl>
    ${buttons(signal, signal.open_time_ms, on)}
    <p class="quiet">A click on any candle of the chart asks: why here?</p>
  </div>`;
}

function blockedLine({ blocked_by: by, blocked_until_ms: untilMs, blocked_because: why }) {
  const until = untilMs === null ? '' : html` until ${dateTime(untilMs)} ${zoneName()}`;
  return html`<p class="blocked-by flags"><b>Blocked by ${by}</b>${until}: ${why}.</p>`;
}

/** Of signals that were stored before they carried their explanation. */
function valuesOf(signal, digits) {
  return html`<dl>${Object.entries(signal.values ?? {}).map(([name, value]) => html`<dt>${name}</dt><dd>${figure(value, digits)}</dd>`)}</dl>`;
}

function candleBody({ answer, failure, openMs }, say, digits, on) {
  if (failure) return failed('this candle', failure, () => on.ask(openMs));
  const { candle } = answer;
  return html`<div class="body" data-explained=${candle.open_time_ms}>
    <p class="quiet">Candle closed ${dateTime(candle.close_time_ms)} ${zoneName()} at ${decimal(candle.close, digits)}</p>
    ${answer.rules.map((rule) => ruleBody(rule, say))}
    ${buttons(answer, openMs, on)}
  </div>`;
}

function ruleBody(rule, say) {
  const fired = rule.verdict === 'fired';
  return html`<section class="rule-why" data-rule=${rule.signal} data-verdict=${rule.verdict}>
    <h3>
      <span class=${toneOf(rule)}>${glyphOf(rule)} ${wordOf(rule)}</span> <span class="name">${rule.name}</span>
      <span class=${fired ? 'verdict' : 'quiet'}>${VERDICTS[rule.verdict] ?? rule.verdict}</span>
    </h3>
    <p class="blocker">${rule.reason}</p>
    ${conditionTree(rule.condition, say)}
  </section>`;
}

function buttons(what, openMs, on) {
  return html`<div class="controls">
    <button type="button" @click=${() => on.show(openMs)}>Show candle</button>
    <button type="button" @click=${(event) => copy(event.currentTarget, what)}>Copy as JSON</button>
    ${what.rules
      ? html`<button type="button" @click=${() => on.leave()}>Last signal</button>`
      : html`<button type="button" @click=${() => on.ask(openMs)}>All rules here</button>`}
  </div>`;
}

async function copy(button, what) {
  try {
    await navigator.clipboard.writeText(JSON.stringify(what, null, 2));
    button.title = 'Copied';
  } catch {
    button.title = 'The browser refused';
  }
  announce(button.title);
}
