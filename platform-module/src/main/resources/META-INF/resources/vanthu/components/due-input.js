import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDate, today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { workingDaysFromToday } from '../app/workdays.js';

const COUNTS = [1, 2, 3, 5, 7, 10, 15];

/** A due date chosen in working days from today, or typed. `value` is yyyy-MM-dd or ''. Fires "change" with detail = value, null while it is no date. */
class DueInput extends Element {
  static properties = { value: {}, inputId: { attribute: 'input-id' }, testid: {}, label: {}, required: { type: Boolean }, picks: { state: true }, typing: { state: true } };

  constructor() {
    super();
    this.value = '';
    this.picks = [];
  }

  connected() {
    workingDaysFromToday(COUNTS).then((picks) => {
      this.picks = picks;
    }, () => {});
  }

  #choose(value) {
    if (value === 'other') {
      this.typing = true;
      this.updateComplete.then(() => this.$('vt-date input')?.focus());
    } else {
      this.value = value;
      this.emit('change', value);
    }
  }

  render() {
    const { value } = this;
    if (this.typing) {
      return html`<vt-date input-id=${this.inputId} testid=${this.testid ?? 'due'} label=${this.label ?? t('direct.due')} .value=${value ?? ''} @change=${(event) => {
        this.value = event.detail;
        this.emit('change', event.detail);
      }}></vt-date>`;
    }
    const known = value && ![today(), ...this.picks.map((pick) => pick.date)].includes(value);
    const option = (date, text) => html`<option value=${date} ?selected=${date === (value ?? '')}>${text}</option>`;
    return html`<select id=${this.inputId} class="due-select" aria-label=${this.label ?? t('direct.due')} data-testid=${this.testid ?? 'due'} @change=${(event) => {
        event.stopPropagation();
        this.#choose(event.target.value);
      }}>
      ${option('', t(this.required ? 'direct.dueChoose' : 'direct.dueNone'))}
      ${known ? option(value, formatDate(value)) : nothing}
      ${option(today(), t('direct.dueToday'))}
      ${this.picks.map((pick) => option(pick.date, t('direct.dueIn', { n: pick.count, date: formatDate(pick.date).slice(0, 5) })))}
      <option value="other">${t('direct.dueOther')}</option>
    </select>`;
  }
}

define('vt-due', DueInput);
