import { ReactiveElement, noChange, render } from '../vendor/lit.js';
import { onLanguage } from './i18n.js';

/**
 * Base of the desk's elements: a Lit element that renders into the page itself (one style sheet, labels that reach their fields),
 * draws again when the language changes and undoes on removal what `own` was given.
 */
export class Element extends ReactiveElement {
  #undo = [];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.own(onLanguage(() => this.requestUpdate()));
    this.connected?.();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const undo of this.#undo.splice(0)) {
      undo();
    }
    this.disconnected?.();
  }

  /** Remembers what to undo when the element leaves the page. */
  own(undo) {
    this.#undo.push(undo);
  }

  /** Runs `work` every `milliseconds` while the page is visible. */
  every(milliseconds, work) {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        work();
      }
    }, milliseconds);
    this.own(() => clearInterval(timer));
  }

  update(changed) {
    const view = this.render();
    super.update(changed);
    render(view, this.renderRoot, { host: this });
  }

  render() {
    return noChange;
  }

  /** First match inside. */
  $(selector) {
    return this.querySelector(selector);
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Defines the element once; a second host on the page must not fail. */
export function define(name, type) {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}
