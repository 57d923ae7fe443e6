import './date-input.js';
import './suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { suggestIssuers, typeName } from '../app/catalog.js';
import { FIELDS, findType, pickedValue } from '../app/fields.js';
import { parseDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { confidenceLevel, confidenceMark, field } from './parts.js';

/**
 * The fields of a document. Fires "fields" with the new values and "field" with the name of the field that got the focus.
 * With `readings` each field shows how sure it was read; with `doubtfulOnly` Tab passes over what is sure.
 */
class DocumentForm extends Element {
  static properties = {
    values: { attribute: false },
    readings: { attribute: false },
    types: { attribute: false },
    errors: { attribute: false },
    edited: { attribute: false },
    doubtfulOnly: { type: Boolean },
    prefix: {},
    moreOpen: { state: true },
    only: { attribute: false },
  };

  constructor() {
    super();
    this.values = {};
    this.readings = null;
    this.types = [];
    this.errors = {};
    this.edited = new Set();
    this.prefix = 'f';
    this.only = null;
  }

  #set(name, value, extra = {}) {
    this.edited.add(name);
    this.emit('fields', { values: { ...this.values, [name]: value, ...extra }, name });
  }

  /** Puts text from the picture into a field. */
  pick(name, text, append) {
    const definition = FIELDS.find((one) => one.name === name);
    if (!definition) {
      return false;
    }
    let value = pickedValue(name, text);
    if (definition.kind === 'date') {
      value = parseDate(value);
    } else if (definition.kind === 'type') {
      value = findType(this.types, value)?.code ?? null;
    } else if (definition.kind === 'lines') {
      value = [...(append ? this.values[name] ?? [] : []), ...value.split(/;/).map((line) => line.trim()).filter(Boolean)];
    } else if (!['text', 'area', 'issuer', 'number'].includes(definition.kind)) {
      value = null;
    } else if (append && this.values[name]) {
      value = `${this.values[name]} ${value}`;
    }
    if (value === null) {
      return false;
    }
    this.#set(name, value);
    return true;
  }

  focusField(name) {
    if (FIELDS.find((one) => one.name === name)?.more) {
      this.moreOpen = true;
    }
    this.updateComplete.then(() => this.$(`#${this.prefix}-${name}`)?.focus());
  }

  /** The first field that needs a look, or the first of all. */
  focusFirst() {
    const doubtful = FIELDS.find((one) => !one.more && one.reading && this.#isDoubtful(one));
    this.focusField((doubtful ?? FIELDS[0]).name);
  }

  #isDoubtful(definition) {
    if (!this.readings || this.edited.has(definition.name)) {
      return true;
    }
    if (!definition.reading) {
      return false;
    }
    const read = this.readings[definition.reading];
    if (!read && ['urgency', 'signerCompetence', 'recipients'].includes(definition.name)) {
      return false;
    }
    return confidenceLevel(read?.confidence) !== 'sure';
  }

  #control(definition, id) {
    const { name } = definition;
    const value = this.values[name] ?? '';
    const skip = this.doubtfulOnly && !this.errors[name] && !this.#isDoubtful(definition);
    const tab = skip ? -1 : 0;
    const described = `${id}-note`;
    const invalid = this.errors[name] ? 'true' : 'false';
    const choose = (options, convert = String) => html`<select id=${id} name=${name} data-testid=${name} tabindex=${tab} aria-describedby=${described} aria-invalid=${invalid}
      @change=${(event) => this.#set(name, convert(event.target.value))}>
      ${options.map(([code, text]) => html`<option value=${code} ?selected=${String(value) === String(code)}>${text}</option>`)}</select>`;
    switch (definition.kind) {
      case 'issuer':
        return html`<vt-suggest input-id=${id} name=${name} testid=${name} .value=${value} .source=${suggestIssuers} ?skip=${skip}
          @change=${(event) => this.#set(name, event.detail.value, { issuerCode: event.detail.item?.code ?? '' })}></vt-suggest>`;
      case 'date':
        return html`<vt-date input-id=${id} name=${name} testid=${name} .value=${value} ?skip=${skip} @change=${(event) => this.#set(name, event.detail)}></vt-date>`;
      case 'type':
        return choose([['', t('field.typeCode.choose')], ...this.types.map((type) => [type.code, type.abbreviation ? `${typeName(type)} (${type.abbreviation})` : typeName(type)])]);
      case 'urgency':
        return choose([0, 1, 2, 3, 4].map((level) => [level, t('urgency.' + level)]), Number);
      case 'language':
        return choose(['vi', 'en', 'fr', 'zh', 'lo', 'km'].map((code) => [code, t('language.' + code)]));
      case 'origin':
        return choose(['electronic', 'digitised', 'paper'].map((code) => [code, t('origin.' + code)]));
      case 'source':
        return choose(['paper', 'email', 'exchange', 'upload', 'other'].map((code) => [code, t('source.' + code)]));
      case 'area':
        return html`<textarea id=${id} name=${name} data-testid=${name} rows=${name === 'subject' ? 3 : 2} maxlength=${definition.length} tabindex=${tab} aria-describedby=${described} aria-invalid=${invalid}
          .value=${value} @input=${(event) => this.#set(name, event.target.value)}></textarea>`;
      case 'lines':
        return html`<textarea id=${id} name=${name} data-testid=${name} rows="3" tabindex=${tab} aria-describedby=${described} aria-invalid=${invalid}
          .value=${(this.values[name] ?? []).join('\n')} @change=${(event) => this.#set(name, event.target.value.split('\n').map((line) => line.trim()).filter(Boolean))}></textarea>`;
      default:
        return html`<input id=${id} name=${name} data-testid=${name} type="text" inputmode=${definition.kind === 'number' ? 'numeric' : 'text'} autocomplete="off" maxlength=${definition.length ?? 10}
          tabindex=${tab} aria-describedby=${described} aria-invalid=${invalid} .value=${String(value)} @input=${(event) => this.#set(name, event.target.value)}>`;
    }
  }

  #field(definition) {
    const { name } = definition;
    const id = `${this.prefix}-${name}`;
    const read = definition.reading && this.readings ? this.readings[definition.reading] : undefined;
    const quiet = !read && ['urgency', 'signerCompetence', 'recipients'].includes(name);
    const mark = !this.readings || !definition.reading || quiet ? nothing
      : this.edited.has(name) ? html`<span class="mark edited">${t('confidence.edited')}</span>` : confidenceMark(read?.confidence);
    return html`<div class="slot ${definition.wide ? 'wide' : ''} ${name === this.lit ? 'lit' : ''}" @focusin=${() => this.emit('field', name)}>
      ${field({
        id,
        label: t('field.' + name),
        required: definition.required,
        error: this.errors[name],
        control: this.#control(definition, id),
        mark,
        hint: name === 'subject' && (this.values.subject?.length ?? 0) > 400 ? t('field.length', { n: this.values.subject.length, max: 500 }) : undefined,
      })}</div>`;
  }

  render() {
    const shown = FIELDS.filter((one) => !this.only || this.only.includes(one.name));
    const more = shown.filter((one) => one.more);
    const errorInMore = more.some((one) => this.errors[one.name]);
    return html`
      <div class="fields">${shown.filter((one) => !one.more).map((one) => this.#field(one))}</div>
      ${more.length
        ? html`<details class="more" ?open=${this.moreOpen || errorInMore} @toggle=${(event) => {
            this.moreOpen = event.target.open;
          }}>
            <summary data-testid="more-fields" tabindex=${this.doubtfulOnly ? -1 : 0}>${t('field.more')}</summary>
            <div class="fields">${more.map((one) => this.#field(one))}</div>
          </details>`
        : nothing}`;
  }
}

define('vt-document-form', DocumentForm);
