import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime, formatDuration, formatSize } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { tickField } from '../components/choice.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, notice, stateBadge } from '../components/parts.js';

const AGAIN_MILLIS = 30_000;

/** How the module stands on the server that answers: what is wrong comes first, then everything else. For administrators of the site. */
class SystemPage extends Element {
  static properties = { address: { attribute: false }, system: { state: true }, failure: { state: true }, changedOnly: { state: true } };

  constructor() {
    super();
    this.changedOnly = false;
  }

  connected() {
    this.#load();
    this.every(AGAIN_MILLIS, () => this.#load());
  }

  async #load() {
    try {
      this.system = await get('/system');
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  #problems() {
    const { ocr, folders, index, jobs, libraries } = this.system;
    return [
      ...(ocr.available ? [] : [notice('warn', html`<strong>${t('system.noOcr')}</strong><p>${t('system.noOcrHint')} <code>${ocr.hint}</code></p>`, 'no-ocr')]),
      ...folders.filter((one) => !one.readable).map((one) => notice('bad', html`<strong>${t('system.folderAway', { name: one.name })}</strong><p><code>${one.path}</code></p>`)),
      ...(index?.upToDate ? [] : [notice('warn', indexWords(index))]),
      ...jobs.filter((one) => one.failure).map((one) => notice('bad', html`<strong>${t('system.jobFailed', { name: one.name })}</strong><p>${one.failure}</p>`)),
      ...libraries.filter((one) => one.state !== 'OK').map((one) => notice('bad', html`<strong>${t('system.library.' + one.state, { name: one.artifact })}</strong><p>${t('system.libraryHint', { version: one.version })} ${one.found.join(', ')}</p>`)),
    ];
  }

  #section(title, content, testid) {
    return html`<section class="card system" data-testid=${testid}><h2>${title}</h2>${content}</section>`;
  }

  #table(heads, rows) {
    return html`<div class="table-box"><table class="plain-table"><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
  }

  #server() {
    const { server, ocr, index } = this.system;
    const facts = [
      ['version', server.version], ['name', server.name], ['startedAt', formatDateTime(server.startedAt)], ['java', server.java], ['operatingSystem', server.operatingSystem], ['database', server.database],
      ['ocr', t(ocr.available ? 'system.ready' : 'system.missing')],
      ['index', indexWords(index)],
    ];
    return html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${t('system.' + name)}</dt><dd>${value}</dd>`)}</dl>`;
  }

  #folders() {
    const { folders } = this.system;
    if (!folders.length) {
      return html`<p class="muted">${t('agencies.none')}</p>`;
    }
    return this.#table([t('search.agency'), t('system.path'), t('column.state'), t('system.waiting'), t('system.inWork'), t('system.failed'), t('system.diskFree')], folders.map((one) => html`
      <tr><td>${one.name}</td><td class="breakable"><code>${one.path}</code></td><td>${stateBadge(one.readable ? 'active' : 'failed', t(one.readable ? 'system.readable' : 'system.unreadable'))}</td>
        <td class="num">${number(one.waiting)}</td><td class="num">${number(one.inWork)}</td><td class="num">${number(one.failed)}</td><td class="num">${one.diskFreeBytes < 0 ? '—' : formatSize(one.diskFreeBytes)}</td></tr>`));
  }

  #jobs() {
    return this.#table([t('system.job'), t('system.schedule'), t('system.lastRun'), t('system.took'), t('system.onServer'), t('system.next')], this.system.jobs.map((one) => html`
      <tr data-testid="job-row"><td class="breakable">${one.name}</td><td><code>${one.schedule}</code></td><td>${one.lastEndedAt ? formatDateTime(one.lastEndedAt) : t('system.never')} ${one.failure ? stateBadge('failed', t('system.jobBad')) : nothing}</td>
        <td>${one.lastEndedAt ? `${number(Math.max(0, new Date(one.lastEndedAt) - new Date(one.lastStartedAt)))} ms` : ''}</td><td>${one.lastServer ?? ''}</td><td>${one.next ? formatDateTime(one.next) : ''}</td></tr>`));
  }

  #configuration() {
    const shown = this.system.configuration.filter((one) => one.changed || !this.changedOnly);
    return html`${tickField({ name: 'changedOnly', label: t('system.changedOnly'), value: this.changedOnly, change: (name, value) => { this.changedOnly = value; } })}
      ${this.#table([t('system.key'), t('system.value'), t('system.shipped')], shown.map((one) => html`
        <tr data-testid="setting"><td class="breakable"><code>${one.key}</code></td><td class="breakable">${one.changed ? html`<strong>${one.value ?? t('system.secret')}</strong>` : one.value ?? t('system.secret')}</td><td class="breakable muted">${one.changed ? one.shipped ?? '' : ''}</td></tr>`))}`;
  }

  #migrations() {
    return this.#table([t('system.script'), t('system.appliedAt')], this.system.migrations.map((one) => html`<tr><td class="breakable">${one.name}</td><td>${formatDateTime(one.appliedAt)}</td></tr>`));
  }

  #libraries() {
    return this.#table([t('system.library'), t('system.version'), t('system.found'), t('column.state')], this.system.libraries.map((one) => html`
      <tr data-testid="library"><td class="breakable">${one.artifact}</td><td>${one.version}</td><td class="breakable">${one.found.map((place) => html`<div>${place}</div>`)}</td><td>${stateBadge(one.state === 'OK' ? 'active' : 'failed', t('system.state.' + one.state))}</td></tr>`));
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.system) {
      return busy();
    }
    return html`<div class="page-body"><header class="page-head"><h1>${t('page.system')}</h1><span class="muted">${t('system.hint')}</span><span class="grow"></span>
        <button type="button" class="button" data-testid="again" @click=${() => this.#load()}>${icon('retry')} ${t('system.again')}</button></header>
      <div data-testid="problems">${this.#problems()}</div>
      ${this.#section(t('system.server'), this.#server(), 'server')}
      ${this.#section(t('system.folders'), this.#folders(), 'folders')}
      ${this.#section(t('system.jobs'), this.#jobs(), 'jobs')}
      ${this.#section(t('system.libraries'), this.#libraries(), 'libraries')}
      ${this.#section(t('system.migrations'), this.#migrations(), 'migrations')}
      ${this.#section(t('system.configuration'), this.#configuration(), 'configuration')}
    </div>`;
  }
}

/** How the search index stands; there is none where the repository runs without. */
function indexWords(index) {
  if (!index) {
    return t('system.noIndex');
  }
  return index.upToDate ? t('system.indexUpToDate') : t('system.indexBehind', { time: formatDuration(index.behindSeconds * 1000) });
}

define('vt-system-page', SystemPage);
