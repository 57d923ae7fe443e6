import { today } from './format.js';
import { hasText, t } from './i18n.js';
import { href } from './router.js';
import { session } from './session.js';
import { workHref } from './work.js';

/** What can be counted, by what, and how its figures are said. */
export const SUBJECTS = {
  'directives-given': ['executor', 'leader', 'field', 'officer', 'part'],
  'directives-received': ['giver', 'unit', 'leader', 'field', 'part'],
  work: ['unit', 'person', 'leader', 'process', 'step', 'part'],
  incoming: ['unit', 'person', 'leader', 'type', 'source', 'origin', 'state'],
  outgoing: ['unit', 'person', 'leader', 'type', 'mode'],
  dossiers: ['unit', 'person', 'kind', 'state'],
  usage: ['unit', 'person'],
};

/** Subjects that are also shown for the agencies below. */
export const BELOW = ['incoming', 'outgoing', 'usage'];

/** Parts of a bar, what is wrong first. */
export const PARTS = ['overdue', 'doneLate', 'inProgress', 'doneInTime', 'withdrawn'];

export const seesFigures = () => session.has('leader', 'delegate', 'content-admin', 'follow-up', 'clerk', 'unit-head');
export const seesBelow = () => session.admin || session.has('leader', 'delegate', 'content-admin', 'system-admin');
export const keepsReports = () => session.has('leader', 'delegate', 'content-admin', 'follow-up');

const day = (year, month, date) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);

/** Days of the usual periods around today: { name: [from, to] }. */
export function usualPeriods(now = today()) {
  const [year, month] = now.split('-').map(Number);
  const span = (first, months) => [day(year, first, 1), day(year, first + months, 0)];
  const quarter = Math.floor((month - 1) / 3) * 3;
  const half = month <= 6 ? 0 : 6;
  return {
    month: span(month - 1, 1),
    lastMonth: span(month - 2, 1),
    quarter: span(quarter, 3),
    lastQuarter: span(quarter - 3, 3),
    halfYear: span(half, 6),
    lastHalfYear: span(half - 6, 6),
    year: [`${year}-01-01`, `${year}-12-31`],
    lastYear: [`${year - 1}-01-01`, `${year - 1}-12-31`],
  };
}

/** The name of the period with these days, or empty. */
export const periodName = (from, to) => Object.entries(usualPeriods()).find(([, days]) => days[0] === from && days[1] === to)?.[0] ?? '';

export const word = (prefix, value) => (hasText(prefix + value) ? t(prefix + value) : value);
export const measureName = (measure) => t('report.measure.' + measure);
export const share = (rate) => (rate === null || rate === undefined ? '–' : `${(rate / 10).toFixed(1).replace('.', ',')} %`);

const STATES = { 'directives-given': 'line.state.', 'directives-received': 'line.state.', work: 'flow.step.', incoming: 'state.', outgoing: 'draft.state.', dossiers: 'dossier.state.' };

/** Where a counted row stands now, in words. */
export const rowState = (subject, row) => (row.state ? word(STATES[subject] ?? '', row.state) : '');

/** Where the thing behind a row is shown. */
export function rowHref(subject, row) {
  if (subject.startsWith('directives')) {
    return href('directive', [row.id]);
  }
  if (!row.nodeId) {
    return '';
  }
  if (row.kind.startsWith('directive')) {
    return workHref({ process: row.kind, nodeId: row.nodeId, id: row.id });
  }
  if (subject === 'dossiers') {
    return href('dossier', [row.nodeId]);
  }
  if (subject === 'outgoing' || row.kind === 'outgoing') {
    return href(row.state === 'issued' ? 'issued' : 'draft', [row.nodeId]);
  }
  return href('document', [row.nodeId], { tab: 'flow' });
}
