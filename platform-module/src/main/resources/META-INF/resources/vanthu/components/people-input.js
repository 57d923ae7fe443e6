import './suggest-input.js';
import { html, nothing, repeat } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { icon } from './icons.js';

/** People of the agency chosen by typing; `source(text)` finds them elsewhere. `value`: [{ userName, fullName, … }]. Fires "change" with detail = the new value. */
class PeopleInput extends Element {
  static properties = { value: { attribute: false }, inputId: { attribute: 'input-id' }, testid: {}, single: { type: Boolean }, taken: { attribute: false }, extra: { attribute: false }, source: { attribute: false }, typed: { state: true } };

  constructor() {
    super();
    this.value = [];
    this.taken = [];
    this.typed = '';
  }

  async #find(text) {
    const items = this.source ? await this.source(text) : (await get('/dossier/people', { agency: session.agencyCode, q: text })).items;
    const not = new Set([...this.value.map((one) => one.userName), ...this.taken]);
    return items.filter((one) => !not.has(one.userName)).map((one) => ({ text: one.fullName, hint: [one.position, one.unitName].filter(Boolean).join(', '), person: one }));
  }

  #set(value) {
    this.value = value;
    this.emit('change', value);
  }

  render() {
    return html`<div class="targets">
      ${this.value.length ? html`<ul class="target-list">${repeat(this.value, (one) => one.userName, (one) => html`<li class="target" data-testid="person-${one.userName}">
        <span class="target-name">${icon('user')} <span>${one.fullName}</span></span>${this.extra?.(one, (changed) => this.#set(this.value.map((other) => (other === one ? changed : other)))) ?? nothing}
        <button type="button" class="icon-button" aria-label=${t('dossier.takeOutPerson', { name: one.fullName })} title=${t('dossier.takeOutPerson', { name: one.fullName })} @click=${() => this.#set(this.value.filter((other) => other !== one))}>${icon('close')}</button></li>`)}</ul>` : nothing}
      ${this.single && this.value.length ? nothing : html`<vt-suggest input-id=${this.inputId} testid=${this.testid ?? this.inputId} name=${this.inputId} .value=${this.typed} .source=${(text) => this.#find(text)} @change=${(event) => {
        if (event.detail.item) {
          this.typed = '';
          this.$('vt-suggest').value = '';
          this.#set([...this.value, event.detail.item.person]);
        } else {
          this.typed = event.detail.value;
        }
      }}></vt-suggest>`}
      ${this.typed ? html`<span class="hint">${t('dossier.choosePerson')}</span>` : nothing}
    </div>`;
  }
}

define('vt-people', PeopleInput);
