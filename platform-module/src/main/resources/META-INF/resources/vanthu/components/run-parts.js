import { html, nothing } from '../vendor/lit.js';
import { formatDate, formatDateTime, formatDuration } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';

const KIND = { planning: 'info', planned: 'wait', running: 'info', paused: 'warn', done: 'ok', undone: 'none', rejected: 'bad', cancelled: 'none' };

/** The state of a long run in words; backwards it is being, or was, undone. */
export function runState(run) {
  const name = run.backwards && run.state === 'running' ? 'undoing' : run.waiting ? 'waiting' : run.state;
  return html`<span class="badge ${KIND[run.state] ?? 'none'}" data-testid="run-state" data-state=${run.state}><span class="dot" aria-hidden="true"></span>${t('run.state.' + name)}</span>`;
}

/** How far a run is, how fast, how long yet. */
export function runProgress(run) {
  const planning = run.state === 'planning';
  const counts = run.counts ?? {};
  const left = run.backwards ? counts.done ?? 0 : counts.planned ?? 0;
  const all = run.backwards ? left + (counts.undone ?? 0) + (counts.kept ?? 0) : run.toChange;
  const dealt = Math.max(0, all - left);
  const share = all ? Math.floor((dealt / all) * 100) : 0;
  const text = planning ? t('run.looked', { n: run.items }) : t('run.dealt', { n: dealt, all, share });
  return html`<div class="run-progress" data-testid="run-progress">
    ${planning ? html`<progress aria-label=${text}></progress>` : html`<progress max=${Math.max(1, all)} .value=${dealt} aria-label=${text}></progress>`}
    <p><strong>${text}</strong>
      ${run.perSecond ? html` · ${t('run.rate', { n: run.perSecond })}` : nothing}
      ${run.secondsLeft !== null && run.secondsLeft !== undefined && run.state === 'running' ? html` · ${t('run.left', { time: formatDuration(Math.max(1, run.secondsLeft) * 1000) })}` : nothing}
      ${run.waiting ? html` · ${t('run.waits', { from: run.from, to: run.to })}` : nothing}</p></div>`;
}

/** Who proposed and who decided. */
export const runPeople = (run) => html`<dl class="facts">
  <dt>${t('run.proposed')}</dt><dd>${run.proposedByName}, ${formatDateTime(run.proposedAt)}</dd>
  ${run.decidedByName ? html`<dt>${t('run.decided')}</dt><dd>${run.decidedByName}, ${formatDateTime(run.decidedAt)}</dd>` : nothing}
  ${run.endedAt ? html`<dt>${t('run.ended')}</dt><dd>${formatDateTime(run.endedAt)}</dd>` : nothing}
  ${run.reason ? html`<dt>${t('common.reason')}</dt><dd>${run.reason}</dd>` : nothing}</dl>`;

const ITEM_KIND = { planned: 'wait', left: 'none', done: 'ok', differs: 'warn', failed: 'bad', undone: 'none', kept: 'warn' };

export const itemState = (row) => html`<span class="badge ${ITEM_KIND[row.state] ?? 'none'}"><span class="dot" aria-hidden="true"></span>${t('run.item.' + row.state)}</span>`;

/** Which names of the ledger people see first; what has no label is for the machine. */
const ORDER = ['rule', 'words', 'stage', 'expiresOn', 'dueOn'];
const orderOf = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

function wordOf(name, value) {
  if (!value) {
    return '–';
  }
  if (name === 'rule') {
    return value.slice(value.lastIndexOf(':') + 1);
  }
  if (hasText(`run.value.${name}.${value}`)) {
    return t(`run.value.${name}.${value}`);
  }
  return /^\d{4}-\d\d-\d\dT/.test(value) ? formatDateTime(value) : /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value;
}

/** What an item was and becomes, in words where there are some. */
export function changeOf(row) {
  return Object.keys(row.becomes)
    .filter((name) => name === 'dossier' || (hasText('run.name.' + name) && wordOf(name, row.was[name]) !== wordOf(name, row.becomes[name])))
    .sort((one, other) => orderOf(one) - orderOf(other))
    .map((name) => (name === 'dossier' ? t('run.intoDossier') : `${t('run.name.' + name)}: ${wordOf(name, row.was[name])} → ${wordOf(name, row.becomes[name])}`))
    .join('; ');
}
