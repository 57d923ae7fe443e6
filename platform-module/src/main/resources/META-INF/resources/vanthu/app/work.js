import { formatDateTime } from './format.js';
import { hasText, t } from './i18n.js';
import { href } from './router.js';

/** How a piece of work is said in words: its step, who has it, how much time is left. */

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A stretch of time as people say it: "35 phút", "3 giờ", "1 ngày 4 giờ", "12 ngày". */
export function stretch(milliseconds) {
  const length = Math.max(0, milliseconds);
  if (length < HOUR) {
    return t('time.minutes', { n: Math.max(1, Math.round(length / MINUTE)) });
  }
  if (length < DAY) {
    return t('time.hours', { n: Math.round(length / HOUR) });
  }
  const days = Math.floor(length / DAY);
  const hours = Math.round((length - days * DAY) / HOUR);
  return days < 4 && hours > 0 && hours < 24 ? t('time.daysHours', { d: days, h: hours }) : t('time.days', { n: Math.round(length / DAY) });
}

/** { kind, text, title } of a due moment; kind is none, plain, warn or bad. The words stand beside the colour. */
export function dueOf(item, now = Date.now()) {
  if (!item.dueAt) {
    return { kind: 'none', text: t('flow.noDue'), title: '' };
  }
  const left = Date.parse(item.dueAt) - (item.endedAt ? Date.parse(item.endedAt) : now);
  const title = t('flow.dueAt', { at: formatDateTime(item.dueAt) });
  const atOnce = Date.parse(item.dueAt) <= Date.parse(item.startedAt) + MINUTE;
  if (item.endedAt && atOnce) {
    return { kind: 'plain', text: t('flow.doneAfter', { time: stretch(Date.parse(item.endedAt) - Date.parse(item.startedAt)) }), title };
  }
  if (item.endedAt) {
    return { kind: left < 0 ? 'bad' : 'plain', text: left < 0 ? t('flow.doneLate', { time: stretch(-left) }) : t('flow.doneInTime'), title };
  }
  if (left < 0 || item.dueState === 'overdue') {
    return { kind: 'bad', text: t('flow.overdue', { time: stretch(-left) }), title };
  }
  if (item.dueState === 'soon') {
    return { kind: 'warn', text: t(item.urgency > 0 ? 'flow.atOnce' : 'flow.soon', { time: stretch(left) }), title };
  }
  return { kind: 'plain', text: t('flow.inTime', { time: stretch(left) }), title };
}

const word = (prefix, value) => (!value ? '' : hasText(prefix + value) ? t(prefix + value) : value);

/** "Xử lý – chủ trì". */
export function stepName(item) {
  const step = word('flow.step.', item.step);
  return item.part ? `${step} – ${word('flow.part.', item.part)}` : step;
}

export const outcomeName = (item) => word('flow.outcome.', item.outcome);

/** Who has it: a person and the unit, or the role that may take it. A pool is "unit:KT" or "role:leader". */
export function holderName(item) {
  const pool = /^@?(unit|role):(.*)$/.exec(item.pool || item.holder || '');
  const unit = item.unitName || item.unit || '';
  if (item.holder && !pool) {
    const person = item.holderName || item.holder;
    return unit ? `${person} (${unit})` : person;
  }
  if (pool?.[1] === 'role') {
    return word('role.', pool[2]);
  }
  return unit || pool ? t('flow.headOf', { unit: unit || pool[2] }) : t('flow.pool');
}

/** Who did it, and for whom: "Lê Thu Hà thay mặt Trần Văn An". */
export const actorName = (name, forName) => (forName && forName !== name ? t('flow.onBehalf', { name, principal: forName }) : name ?? '');

/** Where a piece of work is done. */
export function workHref(item) {
  if (item.process === 'outgoing') {
    return href('draft', [item.nodeId]);
  }
  return /^directive/.test(item.process) ? href('directive', ['of', item.nodeId, item.id]) : href('document', [item.nodeId], { tab: 'flow' });
}
