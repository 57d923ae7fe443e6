import { html, nothing } from '../vendor/lit.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { dueMark } from './document-columns.js';
import { stateBadge } from './parts.js';

export const dossierState = (row) => stateBadge(row.state, t('dossier.state.' + row.state));

/** What is still awaited in a dossier. */
export const awaited = (row) => html`${row.openOpinions ? html`<span class="badge warn">${t('dossier.openOpinions', { n: row.openOpinions })}</span> ` : nothing}${row.openReplies ? html`<span class="badge wait">${t('dossier.openReplies', { n: row.openReplies })}</span> ${dueMark(row.replyDue)}` : nothing}`;

/** Columns of lists of dossiers. */
export const dossierColumns = () => [
  { id: 'code', label: () => t('dossier.code'), width: 120, fixed: true, text: (row) => row.code, view: (row) => html`<a href=${href('dossier', [row.id])} tabindex="-1"><b>${row.code}</b></a>` },
  { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title, view: (row) => html`${row.title} ${awaited(row)}` },
  { id: 'documents', rank: 2, label: () => t('dossier.documents'), width: 84, number: true, text: (row) => number(row.documents) },
  { id: 'owner', rank: 2, label: () => t('dossier.owner'), width: 160, text: (row) => row.ownerName },
  { id: 'unit', rank: 4, label: () => t('dossier.unit'), width: 170, text: (row) => row.unitName },
  { id: 'due', rank: 3, label: () => t('dossier.dueDate'), width: 120, text: (row) => formatDate(row.dueDate), view: (row) => (row.endedAt ? formatDate(row.dueDate) : dueMark(row.dueDate)) },
  { id: 'retention', rank: 5, label: () => t('dossier.retention'), width: 110, hidden: true, text: (row) => row.retention ?? '' },
  { id: 'openedAt', rank: 4, label: () => t('dossier.openedAt'), width: 104, text: (row) => formatDate(row.openedAt) },
  { id: 'endedAt', rank: 6, label: () => t('dossier.endedAt'), width: 104, hidden: true, text: (row) => formatDate(row.endedAt) },
  { id: 'state', rank: 1, label: () => t('column.state'), width: 118, text: (row) => t('dossier.state.' + row.state), view: dossierState },
];

/** A row on a phone. */
export const dossierCard = (row) => html`<div class="row-card">
  <span class="row-top"><b>${row.code}</b><span class="grow"></span><small>${formatDate(row.openedAt)}</small></span>
  <span class="ellipsis">${row.title}</span>
  <span class="row-bottom"><small class="ellipsis">${row.ownerName}</small>${awaited(row)}${dossierState(row)}</span></div>`;

/** What is told of a document in a line: number, date, issuer. */
export const documentLine = (one) => [one.number, formatDate(one.issuedDate), one.issuerName].filter(Boolean).join(' · ');

/** Where a document is opened. */
export const documentHref = (one) => href(one.kind === 'outgoing' ? 'issued' : 'document', [one.nodeId]);
