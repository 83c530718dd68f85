// Starts the page.

import './parts/header.js';
import './parts/feed-status.js';
import './parts/kill-banner.js';
import './parts/store-banner.js';
import './parts/help.js';
import './pages/strategies.js';
import './pages/strategy.js';
import './pages/backtest.js';
import './pages/sweep.js';
import './pages/events.js';
import './pages/feed.js';
import './pages/webhooks.js';
import './pages/settings.js';
import './pages/unknown.js';
import { bus } from './bus.js';
import { feed } from './feed.js';
import { startKeyboard } from './keyboard.js';
import { startRouter } from './router.js';

addEventListener('online', () => bus.retryNow());
document.addEventListener('visibilitychange', () => document.hidden || bus.retryNow());
startKeyboard();
startRouter();
feed.open();
bus.connect();
