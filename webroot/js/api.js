// REST under /api/v1. A refusal or failure is an ApiFailure that can be shown as it is.

const ROOT = '/api/v1';
const TIMEOUT_MS = 15_000;

export class ApiFailure extends Error {
  constructor(message, status, requestId, problems = []) {
    super(message);
    this.status = status;
    this.requestId = requestId;
    this.problems = problems;
  }

  /** One line for people: what, status, request. */
  get line() {
    const parts = [this.status, this.requestId && `request ${this.requestId}`].filter(Boolean);
    return parts.length ? `${this.message} (${parts.join(', ')})` : this.message;
  }
}

export const strategies = () => ask('GET', '/strategies');
export const document = (id) => ask('GET', `/strategies/${part(id)}`);
export const status = (id, symbol) => ask('GET', `/strategies/${part(id)}/status?${query({ symbol })}`);
export const revisions = (id, query) => ask('GET', `/strategies/${part(id)}/revisions?${new URLSearchParams(query)}`);
export const difference = (id, number) => ask('GET', `/strategies/${part(id)}/revisions/${number}/difference`);
export const restore = (id, number) => ask('POST', `/strategies/${part(id)}/revisions/${number}/restore`);
export const command = (id, verb) => ask('POST', `/strategies/${part(id)}/${verb}`);
export const frames = (id, asked) => ask('GET', `/strategies/${part(id)}/frames?${query(asked)}`);
export const conditions = (id, symbol) => ask('GET', `/strategies/${part(id)}/conditions?${query({ symbol })}`);
export const explain = (id, symbol, atMs) => ask('GET', `/strategies/${part(id)}/explain?${query({ symbol, at: atMs })}`);
export const strategySignals = (id, query) =>
  ask('GET', `/strategies/${part(id)}/signals?${new URLSearchParams(query)}`);
export const performance = (id, symbol) => ask('GET', `/strategies/${part(id)}/performance?${query({ symbol })}`);
export const equity = (id, symbol) => ask('GET', `/strategies/${part(id)}/equity?${query({ symbol })}`);
export const trades = (id, query) => ask('GET', `/strategies/${part(id)}/trades?${new URLSearchParams(query)}`);
export const parity = (id, symbol) => ask('GET', `/strategies/${part(id)}/parity?${query({ symbol })}`);
export const feed = () => ask('GET', '/feed');
export const gaps = (asked) => ask('GET', gapsPath(asked).slice(ROOT.length));
export const candles = (asked) => ask('GET', `/candles?${query(asked)}`);
/** Where people may look at a list of gaps, and at all that was said of a candle. */
export const gapsPath = (asked) => `${ROOT}/gaps?${query(asked)}`;
export const candleRevisionsPath = (asked) => `${ROOT}/candles/revisions?${query(asked)}`;

/** How the server is, check by check, as {id: {status, data}}; it answers whether or not all is well. */
export async function health() {
  try {
    const response = await fetch('/health/ready', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { checks } = await response.json();
    return Object.fromEntries(checks.map((check) => [check.id, check]));
  } catch (cause) {
    throw new ApiFailure('The server cannot be reached', null, null);
  }
}

export const webhooks = () => ask('GET', '/webhooks');
export const deliveries = (name, query) => ask('GET', `/webhooks/${part(name)}/deliveries?${new URLSearchParams(query)}`);
export const replayDelivery = (name, number) => ask('POST', `/webhooks/${part(name)}/deliveries/${number}/replay`);
export const replayDead = (name) => ask('POST', `/webhooks/${part(name)}/replay`);
export const enableWebhook = (name) => ask('POST', `/webhooks/${part(name)}/enable`);
export const testWebhook = (name) => ask('POST', `/webhooks/${part(name)}/test`);

/** Backtests or sweeps; `kind` is the word of their address. */
export const jobs = (kind) => ask('GET', `/${kind}`);
export const job = (kind, id) => ask('GET', `/${kind}/${part(id)}`);
export const beginJob = (kind, request) => ask('POST', `/${kind}`, request);
export const cancelJob = (kind, id) => ask('DELETE', `/${kind}/${part(id)}`);
export const jobPage = (kind, id) => `${ROOT}/${kind}/${part(id)}/page`;

/** What is null is not asked for. */
function query(asked) {
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== null));
}

function part(text) {
  return encodeURIComponent(text);
}

async function ask(method, path, content) {
  let response;
  try {
    response = await fetch(ROOT + path, {
      method,
      headers: content ? { Accept: 'application/json', 'Content-Type': 'application/json' } : { Accept: 'application/json' },
      body: content && JSON.stringify(content),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    const late = cause.name === 'TimeoutError';
    throw new ApiFailure(late ? 'The server did not answer in time' : 'The server cannot be reached', null, null);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    const message = body?.error ?? body?.detail ?? body?.title ?? 'The server refused';
    throw new ApiFailure(message, response.status, body?.request_id ?? null, body?.problems ?? []);
  }
  if (body === null) throw new ApiFailure('The answer is not JSON', response.status, null);
  return body;
}
