import { html, nothing } from '../vendor/lit.js';
import { dueIn, formatDate, formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { stateBadge, urgencyBadge } from './parts.js';

/** Columns of lists of incoming documents. */
export const incomingColumns = () => [
  { id: 'arrivalNumber', label: () => t('column.arrivalNumber'), width: 78, number: true, sort: 'arrivalNumber', fixed: true, text: (row) => String(row.arrivalNumber ?? ''), view: (row) => html`<a href=${href('document', [row.nodeId])} tabindex="-1"><b>${number(row.arrivalNumber) || '–'}</b></a>` },
  { id: 'arrivalDate', rank: 4, label: () => t('column.arrivalDate'), width: 98, sort: 'receivedAt', text: (row) => formatDate(row.arrivalDate) },
  { id: 'number', label: () => t('field.number'), width: 150, text: (row) => row.number ?? '' },
  { id: 'issuedDate', rank: 3, label: () => t('field.issuedDate'), width: 104, sort: 'issuedDate', text: (row) => formatDate(row.issuedDate) },
  { id: 'issuerName', rank: 2, label: () => t('field.issuerName'), width: 190, text: (row) => row.issuerName ?? '' },
  { id: 'subject', label: () => t('column.subject'), fixed: true, text: titleOf, view: (row) => html`${urgencyBadge(row.urgency)} ${titleView(row)}` },
  { id: 'toPlaces', rank: 3, label: () => t('field.toPlaces'), width: 170, hidden: true, text: (row) => row.toPlaces ?? '' },
  { id: 'dueDate', rank: 3, label: () => t('field.dueDate'), width: 130, hidden: true, text: (row) => formatDate(row.dueDate), view: (row) => dueMark(row.dueDate) },
  { id: 'receivedAt', rank: 6, label: () => t('column.receivedAt'), width: 132, hidden: true, text: (row) => formatDateTime(row.receivedAt) },
  { id: 'urgency', rank: 6, label: () => t('field.urgency'), width: 100, hidden: true, text: (row) => t('urgency.' + (row.urgency ?? 0)) },
  { id: 'state', rank: 5, label: () => t('column.state'), width: 118, text: (row) => t('state.' + row.state), view: (row) => stateBadge(row.state) },
];

/** The abstract after its type, unless it begins with it. */
export const titleOf = (row) => (repeatsType(row) ? row.subject ?? '' : `${row.typeName}: ${row.subject ?? ''}`);

const repeatsType = (row) => !row.typeName || (row.subject ?? '').toLowerCase().startsWith(row.typeName.toLowerCase());
const titleView = (row) => html`${row.voided ? html`${stateBadge('voided')} ` : nothing}${repeatsType(row) ? nothing : html`<span class="type-word">${row.typeName}</span> `}${row.subject}`;

/** A due date in words, late in red with by how much; the exact day on hover. */
export function dueMark(date) {
  const due = dueIn(date);
  return due ? html`<span class="due ${due.state}" title=${formatDate(date)}>${due.text}</span>` : nothing;
}

/** A row on a phone. */
export const incomingCard = (row) => html`<div class="row-card">
  <span class="row-top"><b>${number(row.arrivalNumber) || '–'}</b> <span>${row.number ?? ''}</span><span class="grow"></span><small>${formatDate(row.arrivalDate ?? row.issuedDate)}</small></span>
  <span class="ellipsis">${row.subject}</span>
  <span class="row-bottom"><small class="ellipsis">${row.issuerName}</small>${urgencyBadge(row.urgency)}${row.state === 'registered' ? nothing : stateBadge(row.state)}</span></div>`;
