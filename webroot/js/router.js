// Paths to pages, without reloading.

const ROUTES = [
  { name: 'strategies', pattern: /^\/$/, element: 'cb-strategies', title: 'Strategies' },
  { name: 'strategy', pattern: /^\/s\/([^/]+)$/, element: 'cb-strategy', title: 'Strategy' },
  { name: 'backtest', pattern: /^\/b(?:\/([^/]+))?$/, element: 'cb-backtest', title: 'Backtest', property: 'jobId' },
  { name: 'sweep', pattern: /^\/w(?:\/([^/]+))?$/, element: 'cb-sweep', title: 'Sweep', property: 'jobId' },
  { name: 'events', pattern: /^\/events$/, element: 'cb-events', title: 'Events' },
  { name: 'feed', pattern: /^\/feed$/, element: 'cb-feed', title: 'Feed' },
  { name: 'webhooks', pattern: /^\/webhooks$/, element: 'cb-webhooks', title: 'Webhooks' },
  { name: 'settings', pattern: /^\/settings$/, element: 'cb-settings', title: 'Settings' },
];

/** The route on the screen: {name, element, title, id, symbol}; `id` of the strategy, backtest or sweep on its page. */
export function current() {
  for (const route of ROUTES) {
    const match = route.pattern.exec(location.pathname);
    const symbol = new URLSearchParams(location.search).get('symbol');
    if (match) return { ...route, id: match[1] && decodeURIComponent(match[1]), symbol };
  }
  return { name: 'unknown', element: 'cb-unknown', title: 'Not found' };
}

/** Of a strategy's page; of one of its symbols, or of the first when none is given. */
export function pathOf(id, symbol = null) {
  const page = `/s/${encodeURIComponent(id)}`;
  return symbol === null ? page : `${page}?symbol=${symbol.replace('/', '-')}`;
}

/** The same of a strategy as the server tells it, or of a signal beside those: the address names a symbol only where there are several. */
export function pageOf({ id, symbol, symbols }) {
  return pathOf(id, symbols.length > 1 ? symbol : null);
}

export function navigate(path) {
  history.pushState(null, '', path);
  show();
}

/** Follows links and the history from now on. */
export function startRouter() {
  addEventListener('popstate', show);
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.origin !== location.origin || link.target || link.hash) return;
    if (event.defaultPrevented || !ROUTES.some((route) => route.pattern.test(link.pathname))) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
  show();
}

function show() {
  const route = current();
  document.title = `${route.title} · Candlebus`;
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close();
  const main = document.getElementById('main');
  const page = document.createElement(route.element);
  if (route.id) page[route.property ?? 'strategyId'] = route.id;
  if (route.name === 'strategy') page.symbol = route.symbol;
  main.replaceChildren(page);
  scrollTo(0, 0);
  window.dispatchEvent(new Event('candlebus:navigated'));
}
