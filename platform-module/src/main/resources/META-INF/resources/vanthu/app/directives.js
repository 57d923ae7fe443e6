import { get } from './api.js';
import { suggestIssuers } from './catalog.js';
import { formatDate, formatDateTime } from './format.js';
import { hasText, t } from './i18n.js';
import { session } from './session.js';
import { holderName, stretch } from './work.js';

/** How directives and their lines are said in words, and whom they may be given to. */

/** States of a line, in the order in which it goes through them. */
export const LINE_STATES = ['given', 'returned', 'registered', 'inProgress', 'reported', 'completed', 'withdrawn'];
export const RESULT_KINDS = ['report', 'submit', 'complete'];
/** Fields that offices sort directives by; any other may be typed. */
export const FIELDS = ['Tổng hợp', 'Kinh tế', 'Tài chính, ngân sách', 'Xây dựng, giao thông', 'Nông nghiệp, môi trường', 'Văn hóa, xã hội', 'Y tế', 'Giáo dục', 'Nội chính', 'Cải cách hành chính', 'Chuyển đổi số'];

const KINDS = { drafted: 'none', checked: 'info', given: 'info', returned: 'warn', registered: 'info', inProgress: 'info', reported: 'wait', completed: 'ok', withdrawn: 'none' };

export const stateKind = (state) => KINDS[state] ?? 'none';
export const stateWord = (state) => (hasText('line.state.' + state) ? t('line.state.' + state) : state ?? '');
export const partWord = (part) => (part ? t('flow.part.' + part) : '');

/** Whether a line still runs. */
export const isRunning = (line) => !['completed', 'withdrawn'].includes(line.state);

/** { kind, text, title } of the deadline of a line; kind is none, plain, warn or bad. */
export function lineDue(line, now = Date.now()) {
  if (!line.dueAt) {
    return { kind: 'none', text: t('flow.noDue'), title: '' };
  }
  const title = t('flow.dueAt', { at: formatDateTime(line.dueAt) });
  const due = Date.parse(line.dueAt);
  if (line.state === 'completed' || line.resultIssuedAt) {
    const over = Date.parse(line.resultIssuedAt ?? line.completedAt) - due;
    const said = line.state === 'completed' ? 'line.done' : 'flow.done';
    return ['completedLate', 'overdue'].includes(line.dueState) ? { kind: 'bad', text: over > 0 ? t(`${said}Late`, { time: stretch(over) }) : t('line.lateExtension'), title } : { kind: 'plain', text: t(`${said}InTime`), title };
  }
  if (line.state === 'withdrawn' || line.state === 'drafted') {
    return { kind: 'none', text: formatDate(line.dueAt), title };
  }
  if (line.lateExtension && due > now) {
    return { kind: 'bad', text: t('line.lateExtension'), title };
  }
  if (due <= now || ['overdue', 'notUpdated'].includes(line.dueState)) {
    return { kind: 'bad', text: due <= now ? t('flow.overdue', { time: stretch(now - due) }) : t('directives.due.overdue'), title };
  }
  return line.dueState === 'soon' ? { kind: 'warn', text: t('flow.soon', { time: stretch(due - now) }), title } : { kind: 'plain', text: t('flow.inTime', { time: stretch(due - now) }), title };
}

/** Whether nothing was told although it was due: such a line counts as not done. */
export const isNotUpdated = (line) => line.dueState === 'notUpdated';

/** Who must do it: an agency, a unit of the own agency, or somebody known by name only. */
export const executorName = (line) => line.executorName || line.unitName || line.unit || line.executor || '';

/** Who has the work of a line now: a person with the unit, or those who may take it. */
export const lineHolder = (holder) => (holder ? holderName({ ...holder, holder: holder.userName, holderName: holder.fullName }) : '');

/** Agencies of the site, units of the own agency and anybody by name, for the field of executors. */
export async function findExecutors(typed) {
  const [agencies, units] = await Promise.all([
    typed ? suggestIssuers(typed) : [],
    get('/routing/targets', { agency: session.agencyCode, q: typed }).then((answer) => answer.items.filter((one) => one.kind === 'unit'), () => []),
  ]);
  const known = agencies.filter((one) => one.code !== session.agencyCode).map((one) => ({ kind: one.code ? 'agency' : 'other', code: one.code || one.text, name: one.text, position: one.code ? '' : t('line.byName') }));
  const own = units.map((one) => ({ ...one, position: t('line.ownUnit') }));
  const named = typed && !known.some((one) => one.name.toLowerCase() === typed.toLowerCase()) ? [{ kind: 'other', code: typed, name: typed, position: t('line.byName') }] : [];
  return [...known.slice(0, 6), ...own.slice(0, 3), ...named];
}

/** A line as the field of executors shows it. */
export const targetOfLine = (line) => ({
  kind: line.unit ? 'unit' : line.executor ? 'agency' : 'other',
  code: line.unit || line.executor || line.executorName,
  name: executorName(line),
  due: line.dueOn ?? dayOf(line.dueAt),
  id: line.id,
});

/** What was chosen there as the server takes it. */
export const executorOf = (target) => ({
  executor: target.kind === 'agency' ? target.code : '',
  unit: target.kind === 'unit' ? target.code : '',
  executorName: target.kind === 'other' ? target.name : '',
  ...(target.due ? { dueOn: target.due } : {}),
});

/** The day in Vietnam of an instant, as yyyy-MM-dd. */
export const dayOf = (instant) => (instant ? formatDate(instant).split('/').reverse().join('-') : '');
