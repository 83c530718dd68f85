// Runs before the first paint, so that a dark page never flashes white.
(() => {
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem('candlebus.settings')) || {};
  } catch {
    stored = {};
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const root = document.documentElement;
  root.dataset.theme = stored.theme === 'dark' || stored.theme === 'light' ? stored.theme : dark ? 'dark' : 'light';
  root.dataset.palette = stored.palette || 'blue-orange';
})();
