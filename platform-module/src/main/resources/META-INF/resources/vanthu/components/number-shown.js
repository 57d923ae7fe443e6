import { html } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { number, t } from '../app/i18n.js';
import { announce, copy } from '../app/live.js';
import { icon } from './icons.js';

/** The number just given, large for two seconds; a click copies it. */
class NumberShown extends Element {
  static properties = { registration: { state: true }, copied: { state: true } };

  #timer;

  show(registration) {
    this.registration = registration;
    this.copied = false;
    announce(t('capture.numberGiven', { n: registration.arrivalNumber, year: registration.year }));
    this.#hideIn(2000);
  }

  #hideIn(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.registration = null;
    }, milliseconds);
  }

  disconnected() {
    clearTimeout(this.#timer);
  }

  render() {
    if (!this.registration) {
      return html``;
    }
    const { arrivalNumber, registerName } = this.registration;
    return html`<button type="button" class="number-shown" tabindex="-1" data-testid="number-shown" @click=${async () => {
      this.copied = await copy(String(arrivalNumber));
      this.#hideIn(900);
    }}>
      <small>${t('capture.arrivalNumber')}${registerName ? ` · ${registerName}` : ''}</small>
      <strong data-testid="arrival-number">${number(arrivalNumber)}</strong>
      <small>${icon('copy')} ${t(this.copied ? 'common.copied' : 'capture.clickToCopy')}</small>
    </button>`;
  }
}

define('vt-number-shown', NumberShown);
