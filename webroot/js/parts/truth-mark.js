// True, false or unknown as a mark, with the word for those who do not see it.

import { html } from '../../vendor/lit-html/lit-html.js';
import * as icons from '../icons.js';

const MARKS = {
  T: ['true', icons.yes],
  F: ['false', icons.no],
  '?': ['unknown', icons.unsure],
};

/** In a dashed ring while it may still change. */
export function truthMark(letter, forming) {
  const [word, icon] = MARKS[letter];
  return html`<span class="truth ${word} ${forming ? 'forming' : ''}">${icon}<span class="unseen">${word}</span></span>`;
}
