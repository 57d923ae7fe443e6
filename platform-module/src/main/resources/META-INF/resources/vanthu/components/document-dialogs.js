import './document-form.js';
import { html } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { documentTypes, registerName } from '../app/catalog.js';
import { emptyFields, toRequest } from '../app/fields.js';
import { t } from '../app/i18n.js';
import { openForm } from './dialog.js';
import { field } from './parts.js';

/** The fields of a registered document as the form takes them. */
export function formValues(document) {
  const known = Object.fromEntries(Object.entries(document.fields ?? {}).filter(([, value]) => value !== null && value !== undefined));
  return { ...emptyFields(), ...known };
}

/** Only what differs from before. */
function changedFields(before, after) {
  const was = toRequest(before);
  const is = toRequest(after);
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return Object.fromEntries([...names].filter((name) => JSON.stringify(was[name] ?? '') !== JSON.stringify(is[name] ?? '')).map((name) => [name, is[name] ?? '']));
}

/** What whoever handles a document corrects; the rest is the clerk's. */
const HANDLERS = ['issuedDate', 'typeCode', 'subject', 'language', 'pageAmount', 'signerName', 'signerPosition', 'signerCompetence', 'recipients', 'toPlaces', 'note'];

/**
 * Corrects a registered document: an entry of its own in the ledger, with reason. Resolves with the answer, or undefined.
 * With `handler` it is for the person who handles the document; `principal` is for whom that person acts.
 */
export async function openCorrection(nodeId, { handler = false, principal = null } = {}) {
  const [document, types] = await Promise.all([get(`/registry/documents/${nodeId}`), documentTypes()]);
  const before = formValues(document);
  const edited = new Set();
  return openForm({
    title: t('correction.title', { n: document.arrivalNumber ?? '', year: document.year ?? '' }),
    intro: t(handler ? 'act.correct.intro' : 'correction.intro'),
    action: t('correction.go'),
    size: 'wide',
    testid: 'correction-dialog',
    values: { fields: before, reason: '' },
    fields: (data, errors, change) => html`
      <vt-document-form prefix="c" .values=${data.fields} .types=${types} .errors=${errors} .edited=${edited} .only=${handler ? [...HANDLERS, ...(before.dueDate ? [] : ['dueDate'])] : null} @fields=${(event) => change('fields', event.detail.values)}></vt-document-form>
      ${field({
        id: 'reason',
        label: t('correction.reason'),
        required: true,
        error: errors.reason,
        control: html`<input id="reason" name="reason" type="text" maxlength="500" data-testid="reason" aria-describedby="reason-note" .value=${data.reason} @input=${(event) => change('reason', event.target.value)}>`,
      })}`,
    submit: (data) => {
      const fields = changedFields(before, data.fields);
      if (!Object.keys(fields).length) {
        throw fieldError('reason', t('correction.nothing'));
      }
      if (!data.reason.trim()) {
        throw fieldError('reason', t('error.reasonMissing'));
      }
      const path = handler ? `/routing/documents/${nodeId}/correct` : `/registry/documents/${nodeId}/corrections`;
      return post(path, { fields, reason: data.reason.trim(), version: document.version, ...(principal ? { onBehalfOf: principal } : {}) });
    },
  });
}

export function fieldError(name, message) {
  return Object.assign(new Error(message), { field: name, byField: () => ({ [name]: message }) });
}

/** Enters a document that awaited direction into the register, with the leader's words. */
export async function openRegisterAwaiting(document, registers) {
  return openForm({
    title: t('direction.registerTitle'),
    intro: document.subject,
    action: t('direction.registerGo'),
    size: 'wide',
    testid: 'direction-dialog',
    values: { directedBy: '', direction: '', toPlaces: document.toPlaces ?? '', dueDate: '', register: registers[0]?.id ?? '' },
    fields: (data, errors, change) => {
      const input = (name, options = {}) => field({
        id: 'd-' + name,
        label: t('direction.' + name),
        error: errors[name],
        required: options.required,
        wide: true,
        control: options.area
          ? html`<textarea id="d-${name}" name=${name} rows="3" maxlength="2000" data-testid=${name} aria-describedby="d-${name}-note" .value=${data[name]} @input=${(event) => change(name, event.target.value)}></textarea>`
          : html`<input id="d-${name}" name=${name} type="text" maxlength="1000" data-testid=${name} aria-describedby="d-${name}-note" .value=${data[name]} @input=${(event) => change(name, event.target.value)}>`,
      });
      return html`
        ${field({
          id: 'd-register',
          label: t('capture.register'),
          error: errors.register,
          control: html`<select id="d-register" name="register" data-testid="register" @change=${(event) => change('register', event.target.value)}>${registers.map((one) => html`<option value=${one.id} ?selected=${one.id === data.register}>${registerName(one)}</option>`)}</select>`,
        })}
        ${input('directedBy', { required: true })}${input('direction', { area: true })}${input('toPlaces')}
        ${field({
          id: 'd-dueDate',
          label: t('field.dueDate'),
          error: errors.dueDate,
          control: html`<vt-date input-id="d-dueDate" name="dueDate" testid="dueDate" .value=${data.dueDate} @change=${(event) => change('dueDate', event.detail)}></vt-date>`,
        })}`;
    },
    submit: (data) => {
      if (!data.directedBy.trim()) {
        throw fieldError('directedBy', t('direction.directedByMissing'));
      }
      const fields = { ...(data.toPlaces ? { toPlaces: data.toPlaces.trim() } : {}), ...(data.dueDate ? { dueDate: data.dueDate } : {}) };
      return post(`/registry/documents/${document.nodeId}/register`, { register: data.register, directedBy: data.directedBy.trim(), direction: data.direction.trim(), fields });
    },
  });
}

