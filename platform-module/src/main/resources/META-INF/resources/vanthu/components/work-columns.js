import { html, nothing } from '../vendor/lit.js';
import { formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { dueOf, holderName, stepName, workHref } from '../app/work.js';
import { urgencyBadge } from './parts.js';

const dueView = (row) => {
  const due = dueOf(row);
  return due.kind === 'none' ? html`<span class="muted">${due.text}</span>` : html`<span class="due ${due.kind}" title=${due.title}>${due.text}</span>`;
};

/** A draft that the reader does not handle says only whom to ask. */
const titleOf = (row) => (row.withheld ? t('queue.withheld', { name: holderName(row) }) : row.title ?? '');
const stepView = (row) => html`${row.state === 'waiting' && row.step !== 'wait' ? html`<span class="badge warn">${t('flow.state.waiting')}</span> ` : nothing}${stepName(row)}`;
const forView = (row) => (row.principal ? html`<span class="badge wait">${t('flow.for', { name: row.principalName ?? row.holderName ?? row.principal })}</span> ` : nothing);

/** Columns of lists of work; `holder` is of use only where the list has more than the person's own. */
export const workColumns = ({ holder }) => [
  { id: 'label', width: 150, label: () => t('queue.label'), text: (row) => row.label ?? '', view: (row) => html`<a href=${workHref(row)} tabindex="-1"><b>${row.label || '–'}</b></a>` },
  { id: 'title', label: () => t('queue.title'), fixed: true, text: titleOf, view: (row) => html`${urgencyBadge(row.urgency)} ${forView(row)}${row.typeName ? html`<span class="type-word">${row.typeName}</span> ` : nothing}${titleOf(row)}` },
  { id: 'issuer', rank: 4, label: () => t('queue.issuer'), width: 170, text: (row) => row.issuerName ?? '' },
  { id: 'step', rank: 3, label: () => t('queue.step'), width: 160, text: stepName, view: stepView },
  { id: 'due', label: () => t('queue.due'), width: 200, fixed: true, text: (row) => dueOf(row).title || dueOf(row).text, view: dueView },
  { id: 'holder', rank: 4, label: () => t('queue.holder'), width: 190, hidden: !holder, text: holderName },
  { id: 'instruction', rank: 5, label: () => t('queue.instruction'), width: 230, text: (row) => row.instruction ?? '' },
  { id: 'startedAt', rank: 6, label: () => t('queue.since'), width: 132, text: (row) => formatDateTime(row.startedAt) },
  { id: 'startedBy', rank: 7, label: () => t('queue.from'), width: 150, hidden: true, text: (row) => row.startedByName ?? row.startedBy ?? '' },
];

/** A row on a phone. */
export const workCard = (row) => html`<div class="row-card">
  <span class="row-top"><b>${row.label || '–'}</b><span class="grow"></span>${dueView(row)}</span>
  <span class="ellipsis">${titleOf(row)}</span>
  ${row.issuerName ? html`<small class="ellipsis muted">${[row.typeName, row.issuerName].filter(Boolean).join(' · ')}</small>` : nothing}
  <span class="row-bottom"><small class="ellipsis">${stepName(row)}</small>${row.principal ? forView(row) : nothing}${urgencyBadge(row.urgency)}</span></div>`;
