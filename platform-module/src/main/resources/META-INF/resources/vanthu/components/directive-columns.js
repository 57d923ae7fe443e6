import { html, nothing } from '../vendor/lit.js';
import { executorName, isNotUpdated, lineDue, lineHolder, partWord, stateKind, stateWord } from '../app/directives.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { urgencyBadge } from './parts.js';

/** A state of a directive or a line, in words. */
export const lineState = (state) => html`<span class="badge ${stateKind(state)}" data-testid="line-state" data-state=${state}><span class="dot" aria-hidden="true"></span>${stateWord(state)}</span>`;

/** How much time is left, in words; nothing told in time is said as well, because such a line counts as not done. */
export function lineDueMark(line) {
  const due = lineDue(line);
  return html`${due.kind === 'none' ? html`<span class="muted" title=${due.title}>${due.text}</span>` : html`<span class="due ${due.kind}" title=${due.title}>${due.text}</span>`}
    ${isNotUpdated(line) ? html` <span class="badge bad" data-testid="not-updated">${t('line.notUpdated')}</span>` : nothing}`;
}

export const lineHref = (line) => href('directive', [line.id]);

const contentOf = (line) => line.content ?? line.subject ?? '';
const documentOf = (line) => [line.number, formatDate(line.documentDate)].filter(Boolean).join(', ');

const dueColumn = { id: 'due', label: () => t('queue.due'), width: 236, fixed: true, text: (line) => lineDue(line).title || lineDue(line).text, view: lineDueMark };
const stateColumn = { id: 'state', label: () => t('column.state'), width: 176, fixed: true, text: (line) => stateWord(line.state), view: (line) => lineState(line.state) };
const contentColumn = { id: 'content', label: () => t('directive.content'), fixed: true, text: contentOf, view: (line) => html`${urgencyBadge(line.urgency)} <a href=${lineHref(line)} tabindex="-1">${contentOf(line)}</a>` };
const documentColumn = (rank) => ({ id: 'document', rank, label: () => t('line.document'), width: 170, text: (line) => [documentOf(line), line.subject].filter(Boolean).join(' – '), view: documentOf });
const common = () => [
  { id: 'updatedAt', rank: 6, label: () => t('line.updatedAt'), width: 132, text: (line) => formatDateTime(line.updatedAt) },
  { id: 'extensions', rank: 8, label: () => t('line.extensions'), width: 80, number: true, hidden: true, text: (line) => String(line.extensions ?? 0) },
  { id: 'result', rank: 8, label: () => t('line.result'), width: 150, hidden: true, text: (line) => [line.resultNumber, formatDate(line.resultIssuedAt)].filter(Boolean).join(', ') },
  { id: 'part', rank: 7, label: () => t('queue.part'), width: 90, text: (line) => partWord(line.part) },
];

/** Lines as the agency sees them that gave them. */
export const givenColumns = () => [
  contentColumn,
  { id: 'executor', label: () => t('line.executor'), width: 190, text: executorName },
  stateColumn, dueColumn, documentColumn(3),
  { id: 'officer', rank: 5, label: () => t('directive.officer'), width: 150, text: (line) => line.officerName ?? line.officer ?? '' },
  { id: 'leader', rank: 6, label: () => t('directive.orderedBy'), width: 150, hidden: true, text: (line) => line.orderedName ?? '' },
  ...common(),
  { id: 'field', rank: 8, label: () => t('directive.field'), width: 120, hidden: true, text: (line) => line.field ?? '' },
  { id: 'givenAt', rank: 8, label: () => t('line.givenAt'), width: 132, hidden: true, text: (line) => formatDateTime(line.givenAt) },
];

/** Lines as those see them who must do them. */
export const receivedColumns = () => [
  contentColumn,
  { id: 'agency', rank: 4, label: () => t('line.giver'), width: 180, text: (line) => line.agencyName ?? line.agency ?? '' },
  stateColumn, dueColumn, documentColumn(3),
  { id: 'holder', rank: 5, label: () => t('queue.holder'), width: 170, text: (line) => lineHolder(line.holder) },
  ...common(),
];

const card = (who) => (line) => html`<div class="row-card">
  <span class="row-top"><b class="ellipsis">${who(line)}</b><span class="grow"></span>${lineDueMark(line)}</span>
  <span class="ellipsis">${contentOf(line)}</span>
  <span class="row-bottom">${lineState(line.state)}${urgencyBadge(line.urgency)}<small class="ellipsis">${documentOf(line)}</small></span></div>`;

/** A row on a phone. */
export const givenCard = card(executorName);
export const receivedCard = card((line) => line.agencyName ?? line.agency ?? '');
