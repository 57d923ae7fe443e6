import { html, nothing, repeat } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDuration, formatTime, percent } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { dueOf } from '../app/work.js';
import { confidenceLevel } from './parts.js';
import { icon } from './icons.js';

/** The files that came in, oldest first. Rows keep their place; what happens to a file is shown in its row. */
class CaptureList extends Element {
  static properties = { entries: { attribute: false }, selected: {}, marked: { attribute: false }, done: { attribute: false } };

  constructor() {
    super();
    this.entries = [];
    this.marked = new Set();
    this.done = new Map();
  }

  updated(changed) {
    if (changed.has('selected')) {
      this.$('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  #toggle(entry) {
    const marked = new Set(this.marked);
    if (!marked.delete(entry.id)) {
      marked.add(entry.id);
    }
    this.emit('mark', marked);
  }

  #row(entry) {
    const registered = this.done.get(entry.id);
    const kind = registered ? 'done' : group(entry);
    return html`<li class="entry is-${kind} ${isSettled(entry) ? 'is-settled' : ''}" data-testid="entry" data-id=${entry.id} data-state=${registered ? 'registered' : entry.state}>
      ${kind === 'waiting' ? html`<input type="checkbox" class="entry-mark" tabindex="-1" aria-label=${t('capture.mark', { name: entry.fileName })} .checked=${this.marked.has(entry.id)} @change=${() => this.#toggle(entry)}>` : html`<span class="entry-mark"></span>`}
      <button type="button" class="entry-open" aria-current=${String(entry.id === this.selected)} @click=${(event) => (event.ctrlKey && kind === 'waiting' ? this.#toggle(entry) : this.emit('open', entry.id))}>
        <span class="entry-name">${entry.fileName}</span>
        <span class="entry-sign">${this.#sign(entry, kind, registered)}</span>
        <span class="entry-more">${['waiting', 'reading'].includes(kind) ? dueMark(entry) : nothing}${this.#more(entry, kind, registered)}</span>
      </button></li>`;
  }

  #sign(entry, kind, registered) {
    if (kind === 'done') {
      return html`${icon('check')} ${number(registered?.arrivalNumber ?? entry.arrivalNumber)}`;
    }
    if (kind === 'refused') {
      return isSettled(entry) ? nothing : html`<span title=${stateWord(entry)}>${icon(entry.state === 'duplicate' ? 'copy' : 'warn')}</span>`;
    }
    if (kind === 'reading') {
      return html`<span class="spin" aria-hidden="true"></span>`;
    }
    const share = percent(entry.confidence);
    return !share ? nothing : html`<span class="mark ${confidenceLevel(entry.confidence)}" title=${t('confidence.' + confidenceLevel(entry.confidence))}>${share} %</span>`;
  }

  #more(entry, kind, registered) {
    if (kind === 'done') {
      return t('capture.registered');
    }
    if (kind === 'refused') {
      return stateWord(entry);
    }
    if (kind === 'reading') {
      const { progress } = entry;
      const spent = progress?.startedAt ? Date.now() - Date.parse(progress.startedAt) : null;
      const left = progress?.estimatedMs && spent !== null ? progress.estimatedMs - spent : null;
      const step = t('step.' + (progress?.step ?? entry.state));
      return left !== null && left > 0 ? t('capture.stepLeft', { step, left: formatDuration(left) }) : step;
    }
    const { summary, lockedBy } = entry;
    if (lockedBy && lockedBy.userName !== session.user.id) {
      return html`<span class="held" data-testid="held">${icon('user')} ${t('capture.heldBy', { name: lockedBy.fullName })}</span>`;
    }
    return summary?.number ? `${summary.number}${summary.issuer ? ' · ' + summary.issuer : ''}` : t('capture.pagesAt', { n: entry.pages ?? 1, time: formatTime(entry.receivedAt ?? entry.seenAt) });
  }

  render() {
    return html`<ul class="entries" aria-label=${t('capture.list')} data-testid="entries">${repeat(this.entries, (entry) => entry.id, (entry) => this.#row(entry))}</ul>`;
  }
}

/** What is near or past its deadline says so before anything else. */
function dueMark(entry) {
  if (!['soon', 'overdue'].includes(entry.dueState)) {
    return nothing;
  }
  const due = dueOf(entry);
  return html`<span class="due ${due.kind}" title=${due.title} data-testid="entry-due">${due.text}</span> `;
}

const READING = ['seen', 'stable', 'stored', 'reading'];
const REFUSED = ['quarantined', 'duplicate', 'refused', 'failed'];

const BY_CLERK = { 'capture.reason.discarded': 'discarded', 'capture.reason.merged': 'merged' };
const DAY_MILLISECONDS = 86400000;

/** What became of a file that was not taken: a clerk's own decision has a word of its own and is no error. */
export const stateWord = (entry) => t('state.' + (BY_CLERK[entry.reason?.code] ?? entry.state));

/** Refused for good and no news any more: discarded or merged by a clerk, or older than a day. */
export function isSettled(entry) {
  const closed = ['refused', 'duplicate'].includes(entry.state);
  return closed && (entry.reason?.code in BY_CLERK || Date.now() - Date.parse(entry.seenAt) > DAY_MILLISECONDS);
}

/** waiting, reading, refused or done. */
export function group(entry) {
  return READING.includes(entry.state) ? 'reading' : REFUSED.includes(entry.state) ? 'refused' : entry.state === 'awaitingCheck' ? 'waiting' : 'done';
}

define('vt-capture-list', CaptureList);
