import { leave, post } from './api.js';

const RENEW_MILLISECONDS = 15000;

/**
 * Tells colleagues which entry is open here, while it is; `changed(holder)` is told who has it: this person or the colleague who came first.
 * A courtesy, so failures are silent: the lease on the server runs out by itself.
 */
export class Hold {
  #id = null;
  #timer = null;

  constructor(changed) {
    this.changed = changed;
    this.release = this.release.bind(this);
    addEventListener('pagehide', this.release);
  }

  take(id) {
    if (id === this.#id) {
      return;
    }
    this.release();
    this.#id = id;
    this.#say();
    this.#timer = setInterval(() => document.visibilityState === 'visible' && this.#say(), RENEW_MILLISECONDS);
  }

  release() {
    clearInterval(this.#timer);
    if (this.#id) {
      leave(`/capture/entries/${this.#id}/hold`);
      this.#id = null;
    }
  }

  end() {
    removeEventListener('pagehide', this.release);
    this.release();
  }

  async #say() {
    const id = this.#id;
    const answer = await post(`/capture/entries/${id}/hold`, {}, { anonymous: true }).catch(() => null);
    if (answer && id === this.#id) {
      this.changed(answer.lockedBy);
    }
  }
}
