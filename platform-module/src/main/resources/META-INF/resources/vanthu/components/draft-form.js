import './date-input.js';
import './suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { suggestIssuers } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { findRecipients } from './directory-parts.js';
import { icon } from './icons.js';
import { field } from './parts.js';

/** Why a recipient gets the document. */
export const PURPOSES = ['action', 'check', 'know', 'archive'];
export const MODES = ['electronic', 'both', 'paper'];
/** What a document has to do with another. */
export const LINKS = ['answers', 'amends', 'replaces', 'corrects', 'related'];

const targets = async (text) => (await get('/routing/targets', { agency: session.agencyCode, q: text })).items;

/** Units and people of the agency, groups and organisations of the directory, and those that wrote to it. */
async function suggestRecipients(text) {
  const [own, listed, others] = await Promise.all([targets(text).catch(() => []), findRecipients(text).catch(() => []), suggestIssuers(text).catch(() => [])]);
  const known = new Set(listed.map((one) => one.code));
  return [
    ...own.slice(0, 3).map((item) => ({ text: item.name, hint: t('draft.own.' + item.kind), code: item.code, kind: item.kind })),
    ...listed.slice(0, 5).map((one) => ({ text: one.name, hint: one.kind === 'group' ? t('directory.groupOf', { n: one.members.length }) : one.code, code: one.code, kind: one.kind, members: one.members })),
    ...others.filter((item) => !known.has(item.code)).map((item) => ({ ...item, kind: item.code ? 'agency' : 'other' })),
  ];
}

const rowText = (row) => [row.number, row.issuerName].filter(Boolean).join(' · ') || row.subject;

/** Registered incoming documents that fit what was typed: by number, abstract, arrival number. */
async function suggestIncoming(text) {
  const { items } = await get('/registry/incoming', { agency: session.agencyCode, q: text, limit: 8 });
  return items.map((row) => ({ text: rowText(row), hint: `${row.arrivalNumber ? t('capture.arrival', { n: number(row.arrivalNumber), year: row.year }) + ' · ' : ''}${formatDate(row.issuedDate)} · ${row.subject}`, row }));
}

/** Issued documents that fit what was typed. */
async function suggestIssued(text) {
  const { items } = await get('/outgoing/register', { agency: session.agencyCode, q: text, limit: 8 });
  return items.map((row) => ({ text: rowText(row), hint: `${formatDate(row.issuedDate)} · ${row.subject}`, row }));
}

/** Where a linked document is found: answered ones came in, the others are our own. */
export const linkTarget = (link) => (link.kind === 'answers' ? href('document', [link.nodeId]) : href('issued', [link.nodeId]));

/** The facts of a draft. Fires "fields" with { values, name }. */
class DraftForm extends Element {
  static properties = { values: { attribute: false }, options: { attribute: false }, errors: { attribute: false }, readonly: { type: Boolean }, linkKind: { state: true } };

  constructor() {
    super();
    this.values = {};
    this.options = {};
    this.errors = {};
    this.linkKind = LINKS[0];
  }

  #set(name, value, more = {}) {
    this.emit('fields', { values: { ...this.values, [name]: value, ...more }, name });
  }

  focusField(name) {
    this.updateComplete.then(() => this.$(`#w-${name}`)?.focus());
  }

  #slot(name, control, { wide, required, hint } = {}) {
    const id = `w-${name}`;
    return html`<div class="slot ${wide ? 'wide' : ''}">${field({ id, label: t('draft.field.' + name), required, error: this.errors[name], hint, control: control(id) })}</div>`;
  }

  #text(name, length, options = {}) {
    return this.#slot(name, (id) => html`<input id=${id} name=${name} data-testid=${name} type="text" autocomplete="off" maxlength=${length} aria-describedby="${id}-note" ?disabled=${this.readonly} .value=${String(this.values[name] ?? '')} @input=${(event) => this.#set(name, event.target.value)}>`, options);
  }

  #area(name, length, rows, options = {}) {
    return this.#slot(name, (id) => html`<textarea id=${id} name=${name} data-testid=${name} rows=${rows} maxlength=${length} aria-describedby="${id}-note" ?disabled=${this.readonly} .value=${this.values[name] ?? ''} @input=${(event) => this.#set(name, event.target.value)}></textarea>`, { wide: true, ...options });
  }

  #choice(name, options, extra = {}, convert = String) {
    return this.#slot(name, (id) => html`<select id=${id} name=${name} data-testid=${name} aria-describedby="${id}-note" ?disabled=${this.readonly} @change=${(event) => this.#set(name, convert(event.target.value))}>
      ${options.map(([code, text]) => html`<option value=${code} ?selected=${String(this.values[name] ?? '') === String(code)}>${text}</option>`)}</select>`, extra);
  }

  #tick(name, hint) {
    return html`<label class="check-line wide"><input type="checkbox" name=${name} data-testid=${name} ?disabled=${this.readonly} .checked=${Boolean(this.values[name])} @change=${(event) => this.#set(name, event.target.checked)}> <span>${t('draft.field.' + name)}${hint ? html`<br><span class="hint">${hint}</span>` : nothing}</span></label>`;
  }

  render() {
    const { values, options } = this;
    const keep = (list, code, name) => (!code || list.some(([one]) => one === code) ? list : [...list, [code, name || code]]);
    return html`<div class="fields" data-testid="draft-form">
      ${this.#choice('typeCode', [['', t('field.typeCode.choose')], ...(options.types ?? []).map((type) => [type.code, type.abbreviation ? `${type.name} (${type.abbreviation})` : type.name])], { required: true })}
      ${this.#choice('urgency', [0, 1, 2, 3, 4].map((level) => [level, t('urgency.' + level)]), {}, Number)}
      ${this.#area('subject', 500, 3, { required: true })}
      ${this.#slot('signer', (id) => html`<select id=${id} name="signer" data-testid="signer" aria-describedby="${id}-note" ?disabled=${this.readonly} @change=${(event) => {
        const one = options.signers?.find((signer) => signer.userName === event.target.value);
        this.#set('signer', event.target.value, { signerName: one?.fullName ?? '', signerPosition: one?.position ?? '' });
      }}>${keep([['', t('draft.chooseSigner')], ...(options.signers ?? []).map((one) => [one.userName, [one.fullName, one.position].filter(Boolean).join(' – ')])], values.signer, values.signerName).map(([code, text]) => html`<option value=${code} ?selected=${code === (values.signer ?? '')}>${text}</option>`)}</select>`, { required: true })}
      ${this.#choice('competence', keep((options.competences ?? ['', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.']).map((code) => [code, code ? [code, ...code.split(' ').map((word) => t('draft.competence.' + word))].join(' ') : t('draft.competence.none')]), values.competence))}
      ${this.#text('signerPosition', 200)}
      ${this.#choice('mode', MODES.map((mode) => [mode, t('draft.mode.' + mode)]))}
      ${values.mode && values.mode !== 'electronic' && options.modePolicy !== 'parallel' ? this.#text('modeReason', 500, { required: options.modePolicy === 'reason', wide: true, hint: t('draft.modeHint') }) : nothing}
      <div class="slot wide">${this.#recipients()}</div>
      <div class="slot wide">${this.#links()}</div>
      <div class="slot wide">${this.#tick('replyRequested')}</div>
      ${values.replyRequested ? html`${this.#slot('replyDue', (id) => html`<vt-date input-id=${id} name="replyDue" testid="replyDue" .value=${values.replyDue ?? ''} ?disabled=${this.readonly} @change=${(event) => this.#set('replyDue', event.detail)}></vt-date>`, { required: true })}${this.#text('replyNote', 500, { required: true })}` : nothing}
      ${this.#area('submission', 10000, 4, { hint: t('draft.submissionHint') })}
    </div>
    <details class="more" ?open=${['controller', 'series', 'notation', 'copies', 'note'].some((name) => this.errors[name])}><summary data-testid="more-fields">${t('field.more')}</summary><div class="fields">
      ${this.#choice('controller', keep([['', t('draft.anyController')], ...(options.controllers ?? []).map((one) => [one.userName, one.fullName])], values.controller, values.controllerName))}
      ${this.#text('copies', 4)}
      ${this.#text('series', 200, { hint: t('draft.seriesHint') })}${this.#text('notation', 60, { hint: t('draft.notationHint') })}
      ${this.#area('note', 500, 2)}
      <div class="slot wide">${this.#tick('wide', t('draft.wideHint'))}${this.#tick('important', t('draft.importantHint'))}</div>
    </div></details>`;
  }

  #recipients() {
    const rows = this.values.recipients ?? [];
    const change = (index, value) => this.#set('recipients', value === null ? rows.filter((_, at) => at !== index) : rows.map((row, at) => (at === index ? { ...row, ...value } : row)));
    return html`<fieldset class="rows"><legend>${t('draft.field.recipients')}${this.errors.recipients ? html` <span class="error-text" id="w-recipients-error">${icon('warn')} ${this.errors.recipients}</span>` : nothing}</legend>
      ${rows.map((row, index) => html`<div class="row-edit" data-testid="recipient">
        <vt-suggest input-id="w-recipient-${index}" testid="recipient-name" .value=${row.name ?? ''} .source=${suggestRecipients} ?disabled=${this.readonly} @change=${(event) => {
          const { item, value } = event.detail;
          if (item?.kind === 'group') {
            const others = rows.filter((_, at) => at !== index);
            const taken = new Set(others.map((other) => `${other.kind}:${other.code}`));
            this.#set('recipients', [...others, ...item.members.filter((one) => !taken.has('agency:' + one.code)).map((one) => ({ kind: 'agency', code: one.code, name: one.name, purpose: row.purpose }))]);
          } else {
            change(index, { name: value, code: item?.code ?? '', kind: item?.kind ?? 'other' });
          }
        }}></vt-suggest>
        <label class="sr-only" for="w-recipient-${index}">${t('draft.recipient', { n: index + 1 })}</label>
        <select aria-label=${t('draft.purposeOf', { name: row.name || index + 1 })} data-testid="recipient-purpose" ?disabled=${this.readonly} @change=${(event) => change(index, { purpose: event.target.value })}>${PURPOSES.map((purpose) => html`<option value=${purpose} ?selected=${purpose === row.purpose}>${t('draft.purpose.' + purpose)}</option>`)}</select>
        ${this.readonly ? nothing : html`<button type="button" class="icon-button" aria-label=${t('draft.removeRecipient', { name: row.name || index + 1 })} title=${t('common.delete')} @click=${() => change(index, null)}>${icon('close')}</button>`}</div>`)}
      ${this.readonly ? rows.length ? nothing : html`<p class="muted">${t('common.none')}</p>` : html`<button type="button" class="text-button" id="w-recipients" data-testid="add-recipient" @click=${async () => {
        this.#set('recipients', [...rows, { kind: 'other', name: '', code: '', purpose: rows.at(-1)?.purpose ?? PURPOSES[0] }]);
        await this.updateComplete;
        requestAnimationFrame(() => this.$(`#w-recipient-${rows.length}`)?.focus());
      }}>${icon('plus')} ${t('draft.addRecipient')}</button>`}
    </fieldset>`;
  }

  #links() {
    const rows = this.values.links ?? [];
    const kind = this.linkKind;
    const add = (event) => {
      const { item } = event.detail;
      if (!item) {
        return;
      }
      if (!rows.some((row) => row.nodeId === item.row.nodeId && row.kind === kind)) {
        this.#set('links', [...rows, { kind, nodeId: item.row.nodeId, text: item.text, title: item.hint }]);
      }
      const field = event.target;
      requestAnimationFrame(() => {
        field.value = '';
      });
    };
    return html`<fieldset class="rows"><legend>${t('draft.field.links')}${this.errors.links ? html` <span class="error-text">${icon('warn')} ${this.errors.links}</span>` : nothing}</legend>
      ${rows.length ? html`<ul class="plain">${rows.map((row) => html`<li class="row-edit" data-testid="link" data-kind=${row.kind}><span><span class="muted">${t('draft.link.' + row.kind)}</span> ${row.nodeId ? html`<a href=${linkTarget(row)}>${row.text}</a>` : row.text}${row.title ? html`<br><small class="muted">${row.title}</small>` : nothing}</span>
        ${this.readonly ? nothing : html`<button type="button" class="icon-button" aria-label=${t('draft.removeLink', { name: row.text })} title=${t('common.delete')} @click=${() => this.#set('links', rows.filter((one) => one !== row))}>${icon('close')}</button>`}</li>`)}</ul>` : nothing}
      ${this.readonly ? rows.length ? nothing : html`<p class="muted">${t('common.none')}</p>` : html`<div class="row-edit">
          <select aria-label=${t('draft.linkKind')} data-testid="link-kind" @change=${(event) => {
            this.linkKind = event.target.value;
          }}>${LINKS.map((one) => html`<option value=${one} ?selected=${one === kind}>${t('draft.link.' + one)}</option>`)}</select>
          <vt-suggest input-id="w-links" testid="link-find" .value=${''} .source=${kind === 'answers' ? suggestIncoming : suggestIssued} @change=${add}></vt-suggest></div>
        <label class="sr-only" for="w-links">${t('draft.addLink')}</label>
        <p class="hint" id="w-links-note">${t(kind === 'answers' ? 'draft.answersHint' : 'draft.linksHint')}</p>`}
    </fieldset>`;
  }
}

define('vt-draft-form', DraftForm);
