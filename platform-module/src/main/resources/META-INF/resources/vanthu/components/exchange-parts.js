import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, upload } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField } from './choice.js';
import { areaField, need } from './directive-form.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { icon } from './icons.js';
import { field } from './parts.js';

const KINDS = { sent: 'wait', confirmed: 'ok', registered: 'ok', refused: 'bad' };
const FILES = '.pdf,.tif,.tiff,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx,.odt,.ods,.txt';

export const exchangeWord = (row) => (row.state === 'registered' && row.arrivalNumber
  ? t('exchange.state.numbered', { n: number(row.arrivalNumber), year: row.registerYear })
  : t('exchange.state.' + row.state));

/** Where a document stands, in words. */
export const exchangeState = (row) => html`<span class="badge ${KINDS[row.state] ?? 'none'}" data-testid="exchange-state" data-state=${row.state} title=${row.reason ?? ''}><span class="dot" aria-hidden="true"></span>${exchangeWord(row)}</span>`;

const documentOf = (row) => [row.number, formatDate(row.date)].filter(Boolean).join(', ');

/** Columns of what came or was sent; `other` names the agency at the other end. */
export const exchangeColumns = (other, label) => [
  { id: 'subject', label: () => t('column.subject'), fixed: true, text: (row) => row.subject, view: (row) => html`<a href=${href('exchange', [row.id])} tabindex="-1">${row.subject}</a>` },
  { id: 'number', rank: 3, label: () => t('field.number'), width: 180, text: documentOf },
  { id: 'other', rank: 2, label, width: 220, text: other },
  { id: 'state', label: () => t('column.state'), width: 220, fixed: true, text: exchangeWord, view: exchangeState },
  { id: 'sentAt', rank: 4, label: () => t('exchange.sentAt'), width: 132, text: (row) => formatDateTime(row.sentAt) },
  { id: 'confirmedAt', rank: 6, label: () => t('exchange.confirmedAt'), width: 132, text: (row) => formatDateTime(row.confirmedAt) },
  { id: 'fileName', rank: 7, label: () => t('exchange.file'), width: 180, hidden: true, text: (row) => row.fileName },
];

/** A row on a phone. */
export const exchangeCard = (other) => (row) => html`<div class="row-card">
  <span class="row-top"><b class="ellipsis">${other(row)}</b><span class="grow"></span><small>${formatDateTime(row.sentAt)}</small></span>
  <span class="ellipsis">${row.subject}</span>
  <span class="row-bottom">${exchangeState(row)}<small class="ellipsis">${documentOf(row)}</small></span></div>`;

/** Confirms that a document came; resolves with it as it is now. */
export async function confirmReceipt(row) {
  const answer = await post(`/exchange/documents/${row.id}/confirm`, { version: row.version });
  refreshCounters();
  return answer;
}

/** Hands a document in to an agency of the site. Resolves with it. */
export async function openHandIn() {
  const { receivers, types } = await get('/exchange/options', { agency: session.agencyCode });
  return openForm({
    title: t('exchange.new'),
    intro: t('exchange.newIntro'),
    action: t('exchange.send'),
    size: 'wide',
    testid: 'hand-in',
    values: { to: receivers.length === 1 ? receivers[0].code : '', number: '', date: '', typeCode: '', subject: '', note: '', file: null },
    fields: (data, errors, change) => html`
      ${choiceField({ name: 'to', label: t('exchange.to'), value: data.to, options: [['', t('exchange.choose')], ...receivers.map((one) => [one.code, one.name])], error: errors.to, change, required: true, hint: receivers.length ? '' : t('exchange.noReceivers') })}
      ${field({ id: 'x-file', label: t('exchange.file'), required: true, error: errors.file, hint: t('exchange.fileHint'), control: html`<span class="file-choice"><label class="button">${icon('upload')} ${t('new.chooseFile')}<input class="sr-only" id="x-file" name="file" type="file" accept=${FILES} data-testid="exchange-file" aria-describedby="x-file-note" @change=${(event) => change('file', event.target.files[0] ?? null)}></label> <span>${data.file?.name ?? ''}</span></span>` })}
      <div class="two">
        ${textField({ name: 'number', label: t('field.number'), value: data.number, error: errors.number, change, length: 60 })}
        ${field({ id: 'x-date', label: t('field.issuedDate'), error: errors.date, control: html`<vt-date input-id="x-date" name="date" testid="date" .value=${data.date} @change=${(event) => change('date', event.detail)}></vt-date>` })}
        ${choiceField({ name: 'typeCode', label: t('field.typeCode'), value: data.typeCode, options: [['', '–'], ...types.map((type) => [type.code, type.name])], error: errors.typeCode, change })}</div>
      ${areaField('subject', data, errors, change, { label: t('column.subject'), required: true, rows: 2, length: 500 })}
      ${areaField('note', data, errors, change, { label: t('exchange.note'), rows: 2, length: 500 })}
      <p class="hint">${t('exchange.notSecret')}</p>`,
    submit: (data) => {
      need(data, ['to', 'subject']);
      if (!data.file) {
        throw fieldError('file', t('exchange.fileMissing'));
      }
      const form = new FormData();
      const text = (value) => value.normalize('NFC').trim() || undefined;
      const metadata = { agency: session.agencyCode, to: data.to, number: text(data.number), date: data.date || undefined, typeCode: data.typeCode || undefined, subject: text(data.subject), note: text(data.note), secrecy: 'none' };
      form.set('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
      form.set('file', data.file, data.file.name.normalize('NFC'));
      return upload('/exchange/documents', form);
    },
  });
}

/** Whether the sender speaks of the document that the file came beside, and not of the file. */
const isBeside = (row, own) => Boolean(row.entry) && row.entry !== own;

/** What a sender says about the file that a clerk has before her (entry `own`), what came with it, and a button that takes it over. */
export const senderNotice = (row, take, own) => html`<div class="notice info sender" data-testid="sender">${icon('inbox')}<div>
  <strong>${t(row.mail ? 'mailbox.from' : 'exchange.from', { name: row.senderName, time: formatDateTime(row.sentAt) })}</strong>
  <p>${isBeside(row, own) ? t('exchange.beside') + ' ' : ''}${[row.number, formatDate(row.date), row.subject].filter(Boolean).join(' · ')}</p>
  ${row.files?.length > 1 ? html`<p data-testid="mail-files">${t('mailbox.together', { n: row.files.length })} ${row.files.map((file, i) => html`${i ? ', ' : ''}${file.entry && file.entry !== own ? html`<a href=${href('capture', [file.entry])}>${file.fileName}</a>` : file.fileName}`)}</p>` : nothing}
  ${row.note ? html`<p class="instruction sender-note">${row.note}</p>` : nothing}
  <p><button type="button" class="text-button" data-testid="take-sender" @click=${take}>${t('exchange.take')}</button></p></div></div>`;

/** What messages of the official mailbox say, as other senders say it. */
export const mailSenders = ({ items }) => ({ items: items.map((mail) => ({ senderName: mail.organization ? mail.senderName : `${mail.senderName} <${mail.sender}>`, issuer: mail.organization ? mail.senderName : '', sentAt: mail.sentAt ?? mail.receivedAt, number: '', date: '', typeCode: '', subject: mail.subject, note: mail.words, files: mail.files, mail: true })) });

/** The fields of the form of a sender's document; of a file that came beside it only who sent it. */
export function fieldsOfSender(row, own) {
  if (isBeside(row, own)) {
    return { issuerName: row.issuer ?? row.senderName };
  }
  const fields = { ...(row.mail ? { source: 'email' } : {}), issuerName: row.issuer ?? row.senderName, number: row.number, issuedDate: row.date ?? '', typeCode: row.typeCode, subject: row.subject };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}
