// Keys that work everywhere; the rest goes to the page on the screen.

import { navigate } from './router.js';
import { settings } from './settings.js';

const SECOND_KEY_WITHIN_MS = 1_200;
const GO_TO = { s: '/', b: '/b', w: '/w', e: '/events', f: '/feed' };
let goingUntil = 0;

const GLOBAL = {
  '?': () => window.dispatchEvent(new Event('candlebus:help')),
  '/': findStrategy,
  t: () => settings.toggleTheme(),
  z: () => settings.toggleZone(),
  g: () => (goingUntil = performance.now() + SECOND_KEY_WITHIN_MS),
};

export function startKeyboard() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key.length === 1 && !settings.value('shortcuts')) return;
    const page = document.getElementById('main').firstElementChild;
    if (press(event.key) || page?.press?.(event.key, event)) event.preventDefault();
  });
}

function press(key) {
  if (performance.now() < goingUntil) {
    goingUntil = 0;
    if (GO_TO[key]) {
      navigate(GO_TO[key]);
      return true;
    }
  }
  if (!Object.hasOwn(GLOBAL, key)) return false;
  GLOBAL[key]();
  return true;
}

function findStrategy() {
  if (!document.querySelector('#find')) navigate('/');
  document.querySelector('#find')?.focus();
}

function isTyping(target) {
  return target.matches?.('input:not([type="checkbox"]), select, textarea, [contenteditable]') ?? false;
}
