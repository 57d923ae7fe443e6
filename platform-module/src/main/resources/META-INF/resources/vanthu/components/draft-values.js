import { t } from '../app/i18n.js';

const TEXTS = ['typeCode', 'subject', 'signer', 'signerPosition', 'competence', 'controller', 'series', 'notation', 'submission', 'mode', 'modeReason', 'replyNote', 'note'];
const TICKS = ['replyRequested', 'wide', 'important'];

/** A document of the server as the form takes it. */
export function formOf(draft) {
  const fields = { ...draft, ...draft.fields };
  const values = { signerName: draft.signerName ?? fields.signer ?? '', urgency: fields.urgency ?? 0, replyDue: fields.replyDue ?? '', copies: fields.copies ?? '' };
  for (const name of TEXTS) {
    values[name] = fields[name] ?? '';
  }
  for (const name of TICKS) {
    values[name] = Boolean(fields[name]);
  }
  values.recipients = (draft.recipients ?? fields.recipients ?? []).map((one) => ({ ...one }));
  values.links = (draft.links ?? fields.links ?? []).map((one) => ({ ...one, text: one.text || t('issued.noNumber') }));
  return values;
}

/** The form as the server takes it. */
export function requestOf(values) {
  const request = { urgency: Number(values.urgency ?? 0), secrecy: 'none' };
  for (const name of TEXTS) {
    request[name] = String(values[name] ?? '').normalize('NFC').trim();
  }
  for (const name of TICKS) {
    request[name] = Boolean(values[name]);
  }
  request.replyDue = values.replyRequested ? values.replyDue || null : null;
  if (!values.replyRequested) {
    request.replyNote = '';
  }
  if (values.copies !== '' && values.copies !== null && values.copies !== undefined) {
    request.copies = Number(values.copies);
  }
  request.recipients = (values.recipients ?? []).filter((one) => one.name?.trim()).map(({ kind, code, name, purpose, copies, mode }) => ({ kind: kind ?? 'other', code: code ?? '', name: name.normalize('NFC').trim(), purpose, ...(copies ? { copies } : {}), ...(mode ? { mode } : {}) }));
  request.links = (values.links ?? []).map(({ kind, nodeId, text }) => ({ kind, ...(nodeId ? { nodeId } : {}), text: text ?? '' }));
  return request;
}
