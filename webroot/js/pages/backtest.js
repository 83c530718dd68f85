// Would it have worked, and can that be trusted?

import { backtestReport } from '../parts/backtest-report.js';
import { JobPage } from './job-page.js';

class Backtest extends JobPage {
  kind = 'backtests';
  path = '/b';
  title = 'Backtest';
  unit = 'candle';
  about = 'A strategy over the stored candles, as a live session would have traded them';

  formOptions() {
    return { title: 'What to run', button: 'Run the backtest' };
  }

  report(job) {
    return backtestReport(job);
  }
}

customElements.define('cb-backtest', Backtest);
