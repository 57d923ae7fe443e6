import '../components/document-form.js';
import '../components/number-shown.js';
import '../components/register-file.js';
import { html, nothing } from '../vendor/lit.js';
import { post, upload } from '../app/api.js';
import { drafts } from '../app/batch.js';
import { documentTypes, forget, openRegisters, registerName } from '../app/catalog.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { FIELDS, emptyFields, missingFields, toRequest } from '../app/fields.js';
import { number, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { copy, note } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { findDuplicates, renderDuplicates } from '../components/duplicate-warning.js';
import { busy, failureBox, field, notice } from '../components/parts.js';

const DRAFT = 'new';

/** Registers a document by hand: paper without a file, or with one; also back-entry and numbers reserved for a day off line. */
class RegisterPage extends Element {
  static properties = {
    address: { attribute: false },
    ready: { state: true },
    failure: { state: true },
    values: { state: true },
    errors: { state: true },
    file: { state: true },
    duplicates: { state: true },
    working: { state: true },
    progress: { state: true },
    last: { state: true },
    back: { state: true },
  };

  #timer;
  #edited = new Set();

  constructor() {
    super();
    this.values = emptyFields();
    this.errors = {};
    this.duplicates = [];
    this.overrideReason = '';
    this.back = { on: false, date: '', time: '', reserved: '' };
    const draft = drafts.get(DRAFT);
    if (draft) {
      Object.assign(this, draft);
    }
  }

  connected() {
    this.own(bindKeys([{ keys: 'ctrl+enter', text: () => t('capture.keyRegister'), typing: true, run: () => this.#submit() }]));
    this.#start();
  }

  async #start() {
    try {
      [this.types, this.registers] = await Promise.all([documentTypes(), openRegisters()]);
      this.register = this.registers[0]?.id ?? '';
      this.ready = true;
      this.failure = null;
      await this.updateComplete;
      this.$('vt-document-form').focusField('issuerName');
    } catch (error) {
      this.failure = error;
    }
  }

  #keep() {
    drafts.set(DRAFT, { values: this.values, back: this.back, overrideReason: this.overrideReason });
  }

  #onFields(event) {
    const { values, name } = event.detail;
    this.values = values;
    this.errors = { ...this.errors, [name]: undefined };
    this.#keep();
    if (['number', 'issuerName', 'issuedDate'].includes(name)) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(async () => {
        const last = this.last;
        const found = await findDuplicates(session.agencyCode, this.values).catch(() => []);
        // What was asked before a registration may come after it, and would name the document just registered.
        if (last === this.last) {
          this.duplicates = found;
        }
      }, 300);
    }
  }

  #setBack(name, value) {
    this.back = { ...this.back, [name]: value };
    this.#keep();
  }

  #check() {
    const errors = {};
    for (const name of missingFields(this.values)) {
      errors[name] = this.values[name] === null ? t('date.wrong') : t(`field.${name}.missing`);
    }
    if (this.duplicates.length && !this.overrideReason.trim()) {
      errors.overrideReason = t('duplicate.reasonMissing');
    }
    if (this.back.on && !this.back.date) {
      errors.eventTime = t('new.backDateMissing');
    }
    if (!this.register) {
      errors.general = t('capture.noRegister');
    }
    return errors;
  }

  #request() {
    const request = { agency: session.agencyCode, register: this.register, fields: toRequest(this.values) };
    if (this.duplicates.length) {
      request.overrideReason = this.overrideReason.trim();
    }
    if (this.awaitDirection) {
      request.awaitDirection = true;
    }
    if (this.back.on) {
      request.eventTime = `${this.back.date}T${this.back.time || '08:00'}:00+07:00`;
      if (this.back.reserved) {
        request.reservedNumber = Number(this.back.reserved);
      }
    }
    return request;
  }

  async #send(request) {
    if (!this.file) {
      return post('/registry/incoming', request);
    }
    const form = new FormData();
    form.set('metadata', new Blob([JSON.stringify(request)], { type: 'application/json' }));
    form.set('file', this.file, this.file.name.normalize('NFC'));
    return upload('/registry/incoming', form, (share) => {
      this.progress = share;
    });
  }

  async #submit() {
    if (this.working) {
      return;
    }
    this.errors = this.#check();
    if (Object.keys(this.errors).length) {
      this.#focusError();
      return;
    }
    this.working = true;
    try {
      const registration = await this.#send(this.#request());
      this.#done(registration);
    } catch (error) {
      if (error.messageId === 'registry.error.duplicate') {
        this.duplicates = error.details?.duplicates ?? this.duplicates;
        this.errors = { overrideReason: t('duplicate.reasonMissing') };
      } else {
        const errors = error.byField?.() ?? {};
        const beside = Object.keys(errors).some((name) => FIELDS.some((one) => one.name === name) || ['overrideReason', 'eventTime', 'reservedNumber'].includes(name));
        this.errors = beside ? errors : { ...errors, general: error.message };
      }
      this.#focusError();
    } finally {
      this.working = false;
      this.progress = null;
    }
  }

  async #done(registration) {
    clearTimeout(this.#timer);
    this.last = registration;
    drafts.drop(DRAFT);
    forget('registers');
    this.values = { ...emptyFields(), issuerName: '', urgency: 0 };
    this.#edited = new Set();
    this.duplicates = [];
    this.overrideReason = '';
    this.file = null;
    this.back = { ...this.back, reserved: this.back.reserved ? String(Number(this.back.reserved) + 1) : '' };
    if (registration.arrivalNumber) {
      this.$('vt-number-shown').show(registration);
      const register = this.registers.find((one) => one.id === this.register);
      if (register && !this.back.reserved) {
        register.nextNumber = registration.arrivalNumber + 1;
      }
    } else {
      note(t('capture.toDirection'));
    }
    refreshCounters();
    await this.updateComplete;
    this.$('vt-document-form').focusField('issuerName');
  }

  async #focusError() {
    await this.updateComplete;
    const name = FIELDS.map((one) => one.name).find((one) => this.errors[one]);
    if (name) {
      this.$('vt-document-form').focusField(name);
    } else {
      this.$('[name="overrideReason"]')?.focus();
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#start());
    }
    if (!this.ready) {
      return busy();
    }
    const register = this.registers.find((one) => one.id === this.register);
    return html`<div class="capture new-document">
      <vt-register-file class="new-file" .file=${this.file} @file=${(event) => {
        this.file = event.detail;
        this.#setOrigin();
      }}></vt-register-file>
      <form class="capture-form" novalidate aria-label=${t('page.new')} @submit=${(event) => {
        event.preventDefault();
        this.#submit();
      }}>
        <div class="form-scroll">
          <div class="form-head"><h1>${t('page.new')}</h1></div>
          ${this.errors.general ? notice('bad', this.errors.general, 'form-error') : nothing}
          <div class="register-line">
            ${field({ id: 'n-register', label: t('capture.register'), error: this.errors.register, control: html`<select id="n-register" name="register" data-testid="register" @change=${(event) => {
              this.register = event.target.value;
              this.requestUpdate();
            }}>${this.registers.map((one) => html`<option value=${one.id} ?selected=${one.id === this.register}>${registerName(one)}</option>`)}</select>` })}
            <div class="next-number" title=${t('capture.nextNumberHint')}><span>${t('capture.nextNumber')}</span><strong data-testid="next-number">${this.back.on && this.back.reserved ? number(this.back.reserved) : register ? number(register.nextNumber) : '–'}</strong></div>
          </div>
          ${this.duplicates.length ? renderDuplicates(this.duplicates, { reason: this.overrideReason, error: this.errors.overrideReason, onReason: (reason) => {
            this.overrideReason = reason;
            this.#keep();
            this.requestUpdate();
          } }) : nothing}
          <vt-document-form .values=${this.values} .types=${this.types} .errors=${this.errors} .edited=${this.#edited} @fields=${this.#onFields}></vt-document-form>
          ${this.#renderBack()}
          <label class="check-line"><input type="checkbox" data-testid="await-direction" .checked=${Boolean(this.awaitDirection)} @change=${(event) => {
            this.awaitDirection = event.target.checked;
            this.requestUpdate();
          }}> ${t('capture.awaitDirection')}</label>
        </div>
        <div class="form-foot">
          ${this.last?.arrivalNumber ? html`<span class="last" data-testid="last-number">${t('capture.last')} <button type="button" class="text-button" title=${t('common.copy')} @click=${() => copy(String(this.last.arrivalNumber)).then(() => note(t('common.copied')))}><strong>${number(this.last.arrivalNumber)}</strong></button><a class="text-button" href=${href('document', [this.last.nodeId])}>${t('common.open')}</a></span>` : nothing}
          ${this.progress !== null && this.progress !== undefined ? html`<progress max="1" .value=${this.progress} aria-label=${t('capture.uploading')}></progress>` : nothing}
          <span class="grow"></span>
          <button type="submit" class="button primary large" data-testid="register-next" ?disabled=${this.working}>${this.working ? t('common.working') : t('capture.registerNext')} <kbd>Ctrl</kbd><kbd>↵</kbd></button>
        </div>
      </form>
      <vt-number-shown></vt-number-shown>
    </div>`;
  }

  #setOrigin() {
    if (this.file) {
      this.values = { ...this.values, origin: this.values.origin === 'paper' ? 'digitised' : this.values.origin, source: this.values.source === 'paper' ? 'upload' : this.values.source };
    }
  }

  #renderBack() {
    const { back } = this;
    return html`<details class="more" ?open=${back.on} @toggle=${(event) => event.target.open !== back.on && this.#setBack('on', event.target.open)}>
      <summary data-testid="back-entry">${t('new.back')}</summary>
      <p class="hint">${t('new.backHint')}</p>
      <div class="fields">
        <div class="slot">${field({ id: 'n-backDate', label: t('new.backDate'), error: this.errors.eventTime, control: html`<vt-date input-id="n-backDate" name="eventTime" testid="event-date" .value=${back.date} @change=${(event) => this.#setBack('date', event.detail)}></vt-date>` })}</div>
        <div class="slot">${field({ id: 'n-backTime', label: t('new.backTime'), control: html`<input id="n-backTime" type="time" data-testid="event-time" .value=${back.time} @change=${(event) => this.#setBack('time', event.target.value)}>` })}</div>
        <div class="slot">${field({ id: 'n-reserved', label: t('new.reserved'), error: this.errors.reservedNumber, control: html`<input id="n-reserved" inputmode="numeric" name="reservedNumber" data-testid="reserved-number" .value=${back.reserved} @input=${(event) => this.#setBack('reserved', event.target.value.replace(/\D/g, ''))}>` })}</div>
      </div></details>`;
  }
}

define('vt-register-page', RegisterPage);
