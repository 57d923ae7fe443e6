import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDate, parseDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { icon } from './icons.js';

/**
 * A date as people type it (17/8/2021, 170821, 17.8); `value` is yyyy-MM-dd. Fires "change" with detail = value, or null while it is not a date.
 */
class DateInput extends Element {
  static properties = {
    value: {},
    inputId: { attribute: 'input-id' },
    name: {},
    testid: {},
    label: {},
    required: { type: Boolean },
    disabled: { type: Boolean },
    skip: { type: Boolean },
    invalid: { state: true },
  };

  constructor() {
    super();
    this.value = '';
    this.invalid = false;
  }

  willUpdate(changed) {
    if (changed.has('value') && this.value !== null) {
      this.typed = formatDate(this.value ?? '');
      this.invalid = false;
    }
  }

  #take(text) {
    const date = parseDate(text);
    this.typed = text;
    this.invalid = date === null;
    if (date !== null) {
      this.typed = formatDate(date);
    }
    this.value = date;
    this.requestUpdate();
    this.emit('change', date);
  }

  render() {
    return html`<span class="date-input ${this.invalid ? 'invalid' : ''}">
      <input id=${this.inputId} name=${this.name ?? ''} type="text" inputmode="numeric" autocomplete="off" placeholder="dd/mm/yyyy" data-testid=${this.testid ?? this.name ?? ''}
        .value=${this.typed ?? ''} ?disabled=${this.disabled} aria-label=${this.label ?? nothing} aria-invalid=${String(this.invalid)} aria-describedby="${this.inputId}-note" tabindex=${this.skip ? -1 : 0}
        @input=${(event) => event.stopPropagation()}
        @change=${(event) => {
          event.stopPropagation();
          this.#take(event.target.value);
        }}>
      <button type="button" class="icon-button" tabindex="-1" title=${t('date.pick')} aria-label=${t('date.pick')} ?disabled=${this.disabled}
        @click=${() => this.$('.picker').showPicker()}>${icon('calendar')}</button>
      <input class="picker" type="date" tabindex="-1" aria-hidden="true" .value=${this.value ?? ''}
        @change=${(event) => {
          event.stopPropagation();
          this.#take(event.target.value);
        }}>
      ${this.invalid ? html`<span class="error-text">${t('date.wrong')}</span>` : ''}
    </span>`;
  }
}

define('vt-date', DateInput);
