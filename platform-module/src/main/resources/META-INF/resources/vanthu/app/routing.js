import { get } from './api.js';

/** The processing of one document as the server has it: what holds now (routing) and the whole trace (flow). */
export class Routing {
  #listener;
  #run = 0;

  constructor(nodeId, listener) {
    this.nodeId = nodeId;
    this.now = null;
    this.trace = null;
    this.failure = null;
    this.#listener = listener;
  }

  /** Asks for both; a document that is in no processing has neither. */
  async load() {
    const run = ++this.#run;
    const path = encodeURIComponent(this.nodeId);
    const [now, trace] = await Promise.all([
      get(`/routing/documents/${path}`).catch((error) => (error.status === 404 || error.status === 403 ? null : error)),
      get(`/work/documents/${path}/flow`).then((answer) => answer.items, (error) => (error.status === 404 || error.status === 403 ? [] : error)),
    ]);
    if (run !== this.#run) {
      return;
    }
    this.failure = [now, trace].find((one) => one instanceof Error) ?? null;
    this.now = now instanceof Error ? this.now : now;
    this.trace = trace instanceof Error ? this.trace : trace;
    this.#listener();
  }

  /** Takes over what an action answered, and asks for the trace anew. */
  take(answer) {
    if (answer?.items && answer.version !== undefined) {
      this.now = answer;
      this.#listener();
    }
    return this.load();
  }

  item(id) {
    return this.now?.items?.find((one) => String(one.id) === String(id)) ?? null;
  }

  get open() {
    return this.now?.items ?? [];
  }
}
