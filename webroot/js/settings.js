// What the viewer chose, kept in this browser. Emits "change".

const KEY = 'candlebus.settings';
const DEFAULTS = { theme: 'system', palette: 'blue-orange', zone: 'UTC', shortcuts: true, log: false, volume: false };
const darkQuery = matchMedia('(prefers-color-scheme: dark)');

class Settings extends EventTarget {
  #values = { ...DEFAULTS, ...stored() };

  constructor() {
    super();
    darkQuery.addEventListener('change', () => this.#apply());
  }

  value(name) {
    return this.#values[name];
  }

  set(name, value) {
    this.#values = { ...this.#values, [name]: value };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
    this.#apply();
  }

  /** The theme on the screen, "light" or "dark". */
  get theme() {
    const chosen = this.#values.theme;
    return chosen === 'system' ? (darkQuery.matches ? 'dark' : 'light') : chosen;
  }

  toggleTheme() {
    this.set('theme', this.theme === 'dark' ? 'light' : 'dark');
  }

  toggleZone() {
    this.set('zone', this.#values.zone === 'UTC' ? 'local' : 'UTC');
  }

  #apply() {
    document.documentElement.dataset.theme = this.theme;
    document.documentElement.dataset.palette = this.#values.palette;
    this.dispatchEvent(new Event('change'));
  }
}

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export const settings = new Settings();
