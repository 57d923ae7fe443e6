import { keep } from './host.js';

/** How many documents were registered in one sitting and since when; kept in the browser, so that a reload does not forget. */
const KEY = 'batch';
const PAUSE_MILLISECONDS = 7200000;

export const batch = {
  get() {
    const found = keep.get(KEY, null);
    return found && Date.now() - found.last < PAUSE_MILLISECONDS ? found : null;
  },
  start() {
    const found = this.get() ?? { count: 0, start: Date.now() };
    keep.set(KEY, { ...found, last: Date.now() });
  },
  /** Counts one document; `number` may be missing where none was given. */
  add(number) {
    const found = this.get() ?? { count: 0, start: Date.now() };
    const numbers = [found.from, found.to, number].filter(Boolean);
    const next = { count: found.count + 1, start: found.start, last: Date.now(), from: Math.min(...numbers), to: Math.max(...numbers) };
    keep.set(KEY, next);
    return next;
  },
  clear() {
    keep.set(KEY, undefined);
  },
};

/** What was typed into a form and not sent yet, by name. */
export const drafts = {
  get(name) {
    try {
      return JSON.parse(sessionStorage.getItem('vanthu.draft.' + name));
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      sessionStorage.setItem('vanthu.draft.' + name, JSON.stringify(value));
    } catch {
      // The browser keeps nothing: what was typed lives as long as the page.
    }
  },
  drop(name) {
    try {
      sessionStorage.removeItem('vanthu.draft.' + name);
    } catch {
      // As above.
    }
  },
};
