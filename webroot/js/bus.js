// Event-bus client over the bridge's raw WebSocket: one JSON message per frame, text or binary.

const PATH = '/eventbus/websocket';
const PING_EVERY_MS = 5_000;
/** The feed's health comes every second, so a socket that is silent this long is dead. */
const LONGEST_SILENCE_MS = 15_000;
/** A larger difference between two clocks is not a latency. */
const LONGEST_LATENCY_MS = 5_000;
const OPEN_WITHIN_MS = 10_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

/**
 * Keeps one socket open for ever and re-registers after each reconnect. Emits "open" when a socket is ready, and
 * "status" when `state` ("connecting", "live", "offline") changed. `latencyMs` is that of the newest message, or null.
 */
class EventBus extends EventTarget {
  state = 'connecting';
  latencyMs = null;
  retryAtMs = 0;
  #socket = null;
  #handlers = new Map();
  #attempts = 0;
  #retryTimer = 0;
  #pingTimer = 0;
  #heardAt = 0;
  #decoder = new TextDecoder();

  connect() {
    clearTimeout(this.#retryTimer);
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}${PATH}`);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    const giveUp = setTimeout(() => socket.close(), OPEN_WITHIN_MS);
    socket.onopen = () => {
      clearTimeout(giveUp);
      this.#opened();
    };
    socket.onmessage = (event) => this.#received(event.data);
    socket.onclose = () => {
      clearTimeout(giveUp);
      if (socket === this.#socket) this.#closed();
    };
  }

  /** At once, when waiting to retry: the network came back, or the page was brought to the front. */
  retryNow() {
    if (this.state === 'offline' && this.#socket.readyState === WebSocket.CLOSED) this.connect();
  }

  /** Calls `handler(body)` for each message on an address, until the returned function is called. */
  subscribe(address, handler) {
    const handlers = this.#handlers.get(address) ?? new Set();
    if (handlers.size === 0) {
      this.#handlers.set(address, handlers);
      this.#send({ type: 'register', address, headers: {} });
    }
    handlers.add(handler);
    return () => {
      if (!handlers.delete(handler) || handlers.size > 0) return;
      this.#handlers.delete(address);
      this.#send({ type: 'unregister', address, headers: {} });
    };
  }

  #opened() {
    this.#attempts = 0;
    this.#setState('live');
    for (const address of this.#handlers.keys()) this.#send({ type: 'register', address, headers: {} });
    this.#heardAt = performance.now();
    this.#pingTimer = setInterval(() => this.#ping(), PING_EVERY_MS);
    this.dispatchEvent(new Event('open'));
  }

  #closed() {
    clearInterval(this.#pingTimer);
    this.latencyMs = null;
    const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#attempts++);
    const wait = backoff * (0.7 + 0.6 * Math.random());
    this.retryAtMs = Date.now() + wait;
    this.#retryTimer = setTimeout(() => this.connect(), wait);
    this.#setState('offline');
  }

  /** Keeps the server's session alive; it sends no answer. */
  #ping() {
    if (this.#handlers.size > 0 && performance.now() - this.#heardAt > LONGEST_SILENCE_MS) this.#socket.close();
    else this.#send({ type: 'ping' });
  }

  #received(data) {
    this.#heardAt = performance.now();
    const message = JSON.parse(typeof data === 'string' ? data : this.#decoder.decode(data));
    if (message.type === 'err') {
      console.warn('bus', message);
      return;
    }
    this.#clock(message.body?.timestamp);
    for (const handler of this.#handlers.get(message.address) ?? []) handler(message.body);
  }

  /** From the server's clock to ours; unknown when they plainly differ. */
  #clock(timestamp) {
    const latencyMs = Date.now() - timestamp;
    this.latencyMs = latencyMs >= 0 && latencyMs <= LONGEST_LATENCY_MS ? Math.max(1, latencyMs) : null;
  }

  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  #setState(state) {
    this.state = state;
    this.dispatchEvent(new Event('status'));
  }
}

export const bus = new EventBus();
