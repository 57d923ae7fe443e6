import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { counters, onCounters, refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDuration, formatSize, formatTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { visiblePages } from '../app/menu.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { icon } from '../components/icons.js';
import { busy, notice, stateBadge } from '../components/parts.js';

const LOW_DISK_BYTES = 2 * 1024 ** 3;

/** Work of the processes: which counter, the list that it opens, how it is shown. What is late comes first. */
const PROCESSING = [
  ['overdue', { due: 'overdue' }, 'bad'],
  ['toDirect', { step: 'direct' }, 'main'],
  ['toAssign', { step: 'assign' }, 'main'],
  ['toHandle', { step: 'handle', part: 'lead' }, 'main'],
  ['coordinate', { step: 'handle', part: 'coordinate' }, 'main'],
  ['toAnswer', { step: 'answer' }, 'main'],
  ['inform', { step: 'handle', part: 'inform' }, 'quiet'],
  ['toReview', { step: 'review' }, 'main'],
  ['toFormCheck', { step: 'formCheck' }, 'main'],
  ['toApprove', { step: 'approve' }, 'main'],
  ['toSign', { step: 'sign' }, 'main'],
  ['toNumber', { step: 'number' }, 'main'],
  ['toSeal', { step: 'seal' }, 'main'],
  ['toIssue', { step: 'issue' }, 'main'],
  ['drafts', { step: 'draft' }, 'quiet'],
  ['soon', { due: 'soon' }, 'wait'],
  ['waiting', { state: 'waiting' }, 'quiet'],
  ['unitOverdue', { box: 'unit', due: 'overdue' }, 'bad'],
];

/** Counters and what to do next. */
class WorkplacePage extends Element {
  static properties = { address: { attribute: false }, recent: { state: true }, health: { state: true }, withheld: { state: true } };

  connected() {
    this.own(onCounters(() => this.requestUpdate()));
    refreshCounters();
    this.#load();
    this.every(15000, () => this.#load());
  }

  async #load() {
    if (!session.agencyCode || session.expired) {
      return;
    }
    const agency = session.agencyCode;
    if (session.reads) {
      this.recent = await get('/registry/incoming', { agency, sort: '-arrivalNumber', limit: 10 }).then((answer) => answer.items, () => this.recent ?? []);
    }
    if (session.clerk || session.managesContent) {
      this.withheld = await get('/registry/withheld', { agency }).then((answer) => answer.items[0]?.document.nodeId, () => undefined);
      this.health = await get('/capture/health', { agency }).catch(() => null);
    }
  }

  #tasks() {
    const found = counters();
    const tasks = [];
    const add = (name, count, target, kind) => count > 0 && tasks.push({ name, count, target, kind });
    if (session.clerk) {
      add('check', found.awaitingCheck, href('capture'), 'main');
      add('refused', found.refused, href('capture'), 'bad');
      add('dispatchOpen', found.dispatchOpen, href('dispatch'), 'bad');
      add('checkSoon', found.checkSoon, href('capture'), 'wait');
    }
    if (session.has('external')) {
      add('exchangeNew', found.exchangeNew, href('exchange', [], { state: 'sent' }), 'main');
      add('directivesReceived', found.directivesReceived, href('received'), 'main');
      add('directivesReceivedOverdue', found.directivesReceivedOverdue, href('received', [], { state: 'running', due: 'overdue' }), 'bad');
    }
    add('checkOverdue', found.checkOverdue, href(session.clerk ? 'capture' : 'overview'), 'bad');
    add('secret', found.secret, this.withheld ? href('document', [this.withheld]) : href('incoming'), 'bad');
    if (session.has('clerk', 'leader', 'delegate')) {
      add('direction', found.awaitingDirection, href('direction'), 'wait');
    }
    if (session.has('follow-up')) {
      add('toReviewResult', found.toReviewResult, href('review'), 'main');
    }
    for (const [name, address, kind] of PROCESSING) {
      add(name, found[name], href('work', [], address), kind);
    }
    add('dossierQuestions', found.dossierQuestions, href('dossiers', [], { scope: 'asked' }), 'wait');
    add('filePlanIssued', found.filePlanIssued, href('fileplan'), 'wait');
    add('retentionNotices', found.retentionNotices, href(session.has('archivist', 'leader') ? 'retention' : 'submissions'), 'wait');
    if (session.clerk) {
      add('reading', found.reading, href('capture'), 'quiet');
    }
    return tasks;
  }

  render() {
    const tasks = this.#tasks();
    const found = counters();
    return html`<div class="page-body workplace" data-testid="workplace">
      <header class="page-head"><h1>${t('work.greeting', { name: session.user.fullName || session.user.id })}</h1><span class="grow"></span>
        ${session.clerk ? html`<a class="button" href=${href('new')} data-testid="register-new">${icon('plus')} ${t('work.registerNew')}</a>` : nothing}</header>
      ${this.#notices()}
      <div class="work-grid">
        <section aria-label=${t('work.next')}>
          <h2>${t('work.next')}</h2>
          ${tasks.length
            ? html`<ul class="tasks">${tasks.map((task) => html`<li><a class="task ${task.kind}" href=${task.target} data-testid="task-${task.name}">
                <b>${number(task.count)}</b><span><strong>${t('work.' + task.name, { n: task.count })}</strong><small>${t('work.' + task.name + 'Hint')}</small></span>${icon('right')}</a></li>`)}</ul>`
            : html`<p class="card muted" data-testid="nothing-to-do">${icon('check')} ${t('work.nothing')} ${session.reads ? t('work.searchHint') : nothing}</p>`}
          ${session.reads ? this.#figures(found) : this.#shortcuts()}
        </section>
        ${session.reads ? html`<section aria-label=${t('work.recent')}><h2>${t('work.recent')}</h2>${this.#recent()}</section>` : nothing}
      </div>
    </div>`;
  }

  #figures(found) {
    return html`<dl class="figures">
      <div><dt>${t('work.today')}</dt><dd data-testid="registered-today">${number(found.registeredToday ?? 0)}</dd></div>
      <div><dt>${t('work.year')}</dt><dd>${number(found.registeredThisYear ?? 0)}</dd></div>
      <div><dt>${t('work.behind')}</dt><dd class="words" data-testid="full-text">${found.fullTextSearch === 0 ? t('work.noFullText') : (found.searchBehindSeconds ?? 0) > 5 ? t('work.behindBy', { time: formatDuration(found.searchBehindSeconds * 1000) }) : t('work.upToDate')}</dd></div>
    </dl>`;
  }

  /** For those who look after the system and read no documents. */
  #shortcuts() {
    return html`<ul class="tasks shortcuts">${visiblePages().filter((page) => page.id).map((page) => html`<li><a class="task" href=${href(page.id)}>${icon(page.icon)}<span><strong>${t('page.' + page.id)}</strong></span>${icon('right')}</a></li>`)}</ul>`;
  }

  #notices() {
    const { health } = this;
    if (!health) {
      return nothing;
    }
    return html`
      ${health.ocr && !health.ocr.available ? notice('info', html`${t(health.ocr.service ? 'capture.noOcrService' : 'capture.noOcr')} ${health.ocr.hint ? html`<code>${health.ocr.hint}</code>` : nothing}`, 'no-ocr') : nothing}
      ${health.folderReadable === false ? notice('bad', t('capture.folderUnreadable', { folder: health.folder ?? '' })) : nothing}
      ${health.diskFreeBytes !== undefined && health.diskFreeBytes !== null && health.diskFreeBytes < LOW_DISK_BYTES ? notice('warn', t('work.diskLow', { size: formatSize(health.diskFreeBytes) })) : nothing}`;
  }

  #recent() {
    if (!this.recent) {
      return busy();
    }
    if (!this.recent.length) {
      return html`<p class="card muted">${t('work.recentNone')}</p>`;
    }
    return html`<ol class="recent">${this.recent.map((row) => html`<li><a href=${href('document', [row.nodeId])}>
      <b class="num">${number(row.arrivalNumber) || '–'}</b>
      <span class="recent-main"><span class="recent-subject">${row.subject}</span><small>${[row.number, row.issuedDate && formatDate(row.issuedDate), row.issuerName].filter(Boolean).join(' · ')}</small></span>
      <span class="recent-when">${row.state === 'registered' ? html`<small>${formatDate(row.arrivalDate)} ${formatTime(row.receivedAt)}</small>` : stateBadge(row.state)}</span></a></li>`)}</ol>`;
  }
}

define('vt-workplace-page', WorkplacePage);
