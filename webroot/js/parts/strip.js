// What a condition was on the last candles: one cell each, the newest at the right, then the forming one in dashes. A true
// cell is tall, a false one low, an unknown one a slanted stroke, so that nobody has to tell colours apart.

import { svg } from '../../vendor/lit-html/lit-html.js';

const CELLS = 40;
const PITCH = 4;
const HEIGHT = 9;
const LOW = 2;
const WIDTH = (CELLS + 1) * PITCH;

/** `past` as the server writes it, at most 40 letters; `forming` one letter or null. */
export function strip(past, forming) {
  const first = CELLS - past.length;
  const path = (letter, cell) =>
    [...past].map((truth, i) => (truth === letter ? cell((first + i) * PITCH) : '')).join('');
  return svg`<svg class="strip-cells" viewBox="0 0 ${WIDTH} ${HEIGHT}" width=${WIDTH} height=${HEIGHT} aria-hidden="true">
    <path class="no" d=${path('F', (x) => bar(x, LOW))} />
    <path class="yes" d=${path('T', (x) => bar(x, HEIGHT))} />
    <path class="unsure" d=${path('?', slant)} />
    ${forming ? formingCell(forming) : ''}
  </svg>`;
}

function bar(x, height) {
  return `M${x} ${HEIGHT - height}h3v${height}h-3z`;
}

function slant(x) {
  return `M${x} ${HEIGHT}L${x + 3} 0`;
}

function formingCell(truth) {
  const x = CELLS * PITCH;
  if (truth === '?') return svg`<path class="unsure" d=${slant(x)} />`;
  const height = truth === 'T' ? HEIGHT : LOW + 2;
  return svg`<rect class="forming ${truth === 'T' ? 'yes' : 'no'}" x=${x + 0.5} y=${HEIGHT - height + 0.5} width="2.5" height=${height - 1} />`;
}
