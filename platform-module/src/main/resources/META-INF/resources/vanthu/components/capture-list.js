import { html, nothing, repeat } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDuration, formatTime, percent } from '../app/format.js';
import { number, t } from '../app/i18n.js';
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
    return html`<li class="entry is-${kind}" data-testid="entry" data-id=${entry.id} data-state=${registered ? 'registered' : entry.state}>
      ${kind === 'waiting' ? html`<input type="checkbox" class="entry-mark" tabindex="-1" aria-label=${t('capture.mark', { name: entry.fileName })} .checked=${this.marked.has(entry.id)} @change=${() => this.#toggle(entry)}>` : html`<span class="entry-mark"></span>`}
      <button type="button" class="entry-open" aria-current=${String(entry.id === this.selected)} @click=${(event) => (event.ctrlKey && kind === 'waiting' ? this.#toggle(entry) : this.emit('open', entry.id))}>
        <span class="entry-name">${entry.fileName}</span>
        <span class="entry-sign">${this.#sign(entry, kind, registered)}</span>
        <span class="entry-more">${this.#more(entry, kind, registered)}</span>
      </button></li>`;
  }

  #sign(entry, kind, registered) {
    if (registered) {
      return html`${icon('check')} ${number(registered.arrivalNumber)}`;
    }
    if (kind === 'refused') {
      return html`<span title=${t('state.' + entry.state)}>${icon(entry.state === 'duplicate' ? 'copy' : 'warn')}</span>`;
    }
    if (kind === 'reading') {
      return html`<span class="spin" aria-hidden="true"></span>`;
    }
    const share = percent(entry.confidence);
    return !share ? nothing : html`<span class="mark ${confidenceLevel(entry.confidence)}" title=${t('confidence.' + confidenceLevel(entry.confidence))}>${share} %</span>`;
  }

  #more(entry, kind, registered) {
    if (registered) {
      return t('capture.registered');
    }
    if (kind === 'refused') {
      return t('state.' + entry.state);
    }
    if (kind === 'reading') {
      const { progress } = entry;
      const spent = progress?.startedAt ? Date.now() - Date.parse(progress.startedAt) : null;
      const left = progress?.estimatedMs && spent !== null ? progress.estimatedMs - spent : null;
      const step = t('step.' + (progress?.step ?? entry.state));
      return left !== null && left > 0 ? t('capture.stepLeft', { step, left: formatDuration(left) }) : step;
    }
    const { summary } = entry;
    return summary?.number ? `${summary.number}${summary.issuer ? ' · ' + summary.issuer : ''}` : t('capture.pagesAt', { n: entry.pages ?? 1, time: formatTime(entry.receivedAt ?? entry.seenAt) });
  }

  render() {
    return html`<ul class="entries" aria-label=${t('capture.list')} data-testid="entries">${repeat(this.entries, (entry) => entry.id, (entry) => this.#row(entry))}</ul>`;
  }
}

const READING = ['seen', 'stable', 'stored', 'reading'];
const REFUSED = ['quarantined', 'duplicate', 'refused', 'failed'];

/** waiting, reading, refused or done. */
export function group(entry) {
  return READING.includes(entry.state) ? 'reading' : REFUSED.includes(entry.state) ? 'refused' : entry.state === 'awaitingCheck' ? 'waiting' : 'done';
}

define('vt-capture-list', CaptureList);
