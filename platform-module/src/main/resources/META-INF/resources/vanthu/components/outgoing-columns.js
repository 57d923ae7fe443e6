import { html, nothing } from '../vendor/lit.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { dueOf, holderName } from '../app/work.js';
import { titleOf } from './document-columns.js';
import { stateBadge, urgencyBadge } from './parts.js';

/** States of a document of our own, in the order of the steps. */
export const DRAFT_STATES = ['draft', 'returned', 'review', 'formCheck', 'approve', 'sign', 'number', 'seal', 'issue'];
const KINDS = { draft: 'none', returned: 'warn', issued: 'ok', cancelled: 'bad', voided: 'bad', recalled: 'bad' };

/** The state of a document of our own, in words. */
export function outgoingState(state) {
  const kind = KINDS[state] ?? 'wait';
  return html`<span class="badge ${kind}" data-testid="outgoing-state" data-state=${state}><span class="dot" aria-hidden="true"></span>${t('draft.state.' + state)}</span>`;
}

/** When something is due, in words; the exact time on hover. */
export function dueWords(item) {
  if (!item?.dueAt) {
    return nothing;
  }
  const due = dueOf(item);
  return html`<span class="due ${due.kind}" title=${due.title}>${due.text}</span>`;
}

/** An item of the work place as a row of a list of drafts. */
export const rowOfItem = (item) => ({ nodeId: item.nodeId, subject: item.title, number: item.label, state: item.step, urgency: item.urgency, holderName: holderName(item), dueAt: item.dueAt, dueState: item.dueState, changedAt: item.startedAt, drafterName: item.startedByName, unitName: item.unitName, principal: item.principal });

const subjectColumn = { id: 'subject', label: () => t('column.subject'), fixed: true, text: titleOf, view: (row) => html`${urgencyBadge(row.urgency)} <a href=${href('draft', [row.nodeId])} tabindex="-1">${titleOf(row)}</a>` };
const stateColumn = { id: 'state', label: () => t('column.state'), width: 178, fixed: true, text: (row) => t('draft.state.' + row.state), view: (row) => outgoingState(row.state) };

/** Columns of what waits for somebody. */
export const itemColumns = () => [
  subjectColumn, stateColumn,
  { id: 'due', rank: 1, label: () => t('draft.column.due'), width: 190, text: (row) => formatDateTime(row.dueAt), view: dueWords },
  { id: 'holder', rank: 3, label: () => t('draft.column.holder'), width: 170, text: (row) => row.holderName ?? '' },
  { id: 'from', rank: 2, label: () => t('draft.column.from'), width: 160, text: (row) => row.drafterName ?? '' },
  { id: 'since', rank: 4, label: () => t('draft.column.since'), width: 132, text: (row) => formatDateTime(row.changedAt) },
];

/** Columns of drafts. */
export const draftColumns = () => [
  subjectColumn, stateColumn,
  { id: 'drafter', rank: 3, label: () => t('draft.column.drafter'), width: 150, text: (row) => row.drafterName ?? row.drafter ?? '' },
  { id: 'unit', rank: 5, label: () => t('draft.column.unit'), width: 150, hidden: true, text: (row) => row.unitName ?? row.unit ?? '' },
  { id: 'signer', rank: 2, label: () => t('draft.field.signer'), width: 150, text: (row) => row.signerName ?? row.signer ?? '' },
  { id: 'number', rank: 4, label: () => t('field.number'), width: 140, text: (row) => row.number ?? '' },
  { id: 'version', rank: 6, label: () => t('version.label'), width: 60, number: true, hidden: true, text: (row) => String(row.draftVersion ?? '') },
  { id: 'changedAt', rank: 4, label: () => t('draft.column.changedAt'), width: 132, text: (row) => formatDateTime(row.changedAt) },
];

export const draftCard = (row) => html`<div class="row-card">
  <span class="row-top">${outgoingState(row.state)}${urgencyBadge(row.urgency)}<span class="grow"></span>${dueWords(row)}</span>
  <span class="ellipsis">${titleOf(row)}</span>
  <span class="row-bottom"><small class="ellipsis">${[row.drafterName ?? row.drafter, row.signerName && t('draft.signs', { name: row.signerName })].filter(Boolean).join(' · ')}</small></span></div>`;

/** Columns of the outgoing register (Decree 30/2020, appendix IV). */
export const outgoingColumns = () => [
  { id: 'number', label: () => t('field.number'), width: 150, fixed: true, text: (row) => row.number ?? '', view: (row) => html`<a href=${href('issued', [row.nodeId])} tabindex="-1"><b>${row.number || t('issued.noNumber')}</b></a>` },
  { id: 'issuedDate', label: () => t('field.issuedDate'), width: 100, text: (row) => formatDate(row.issuedDate) },
  { id: 'subject', label: () => t('column.subject'), fixed: true, text: titleOf, view: (row) => html`${urgencyBadge(row.urgency)} ${titleOf(row)}` },
  { id: 'signer', rank: 2, label: () => t('draft.field.signer'), width: 150, text: (row) => row.signerName ?? row.signer ?? '' },
  { id: 'unit', rank: 4, label: () => t('issued.keeper'), width: 150, text: (row) => row.unitName ?? row.unit ?? '' },
  { id: 'issuedAt', rank: 5, label: () => t('issued.issuedAt'), width: 132, text: (row) => formatDateTime(row.issuedAt) },
  { id: 'mode', rank: 6, label: () => t('draft.field.mode'), width: 120, hidden: true, text: (row) => (row.mode ? t('draft.mode.' + row.mode) : '') },
  { id: 'replyDue', rank: 6, label: () => t('draft.field.replyDue'), width: 110, hidden: true, text: (row) => (row.replyClosed ? t('issued.replyClosed') : formatDate(row.replyDue)) },
  { id: 'drafter', rank: 6, label: () => t('draft.column.drafter'), width: 150, hidden: true, text: (row) => row.drafterName ?? '' },
  { id: 'state', rank: 4, label: () => t('column.state'), width: 140, text: (row) => t('draft.state.' + row.state), view: (row) => outgoingState(row.state) },
];

export const outgoingCard = (row) => html`<div class="row-card">
  <span class="row-top"><b>${row.number || t('issued.noNumber')}</b><span class="grow"></span><small>${formatDate(row.issuedDate)}</small></span>
  <span class="ellipsis">${titleOf(row)}</span>
  <span class="row-bottom"><small class="ellipsis">${[row.signerName, row.unitName].filter(Boolean).join(' · ')}</small>${urgencyBadge(row.urgency)}${row.state === 'issued' ? nothing : outgoingState(row.state)}</span></div>`;
