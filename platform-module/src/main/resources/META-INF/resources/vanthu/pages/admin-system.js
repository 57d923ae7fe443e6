import { html, nothing } from '../vendor/lit.js';
import { del, get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime, formatDuration, formatSize } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note } from '../app/live.js';
import { textField, tickField } from '../components/choice.js';
import { confirmAction, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, notice, stateBadge } from '../components/parts.js';

const AGAIN_MILLIS = 30_000;

/** How the module stands on the server that answers: what is wrong comes first, then everything else. For administrators of the site. */
class SystemPage extends Element {
  static properties = { address: { attribute: false }, system: { state: true }, failure: { state: true }, changedOnly: { state: true }, maintenance: { state: true }, integrity: { state: true }, verifying: { state: true } };

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
      [this.system, this.maintenance] = await Promise.all([get('/system'), get('/system/maintenance').then((answer) => answer.items)]);
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  #problems() {
    const { ocr, folders, index, jobs, libraries } = this.system;
    return [
      ...(ocr.available ? [] : [notice('warn', html`<strong>${t(ocr.service ? 'system.noOcrService' : 'system.noOcr')}</strong><p>${t(ocr.service ? 'system.noOcrServiceHint' : 'system.noOcrHint')} <code>${ocr.hint}</code></p>`, 'no-ocr')]),
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

  #maintenance() {
    return html`${this.maintenance.length ? this.#table([t('maintenance.startsAt'), t('maintenance.endsAt'), t('maintenance.words'), ''], this.maintenance.map((one) => html`
        <tr data-testid="maintenance-row"><td>${formatDateTime(one.startsAt)}</td><td>${formatDateTime(one.endsAt)}</td><td class="breakable">${one.words}</td>
          <td><button type="button" class="button small" data-testid="withdraw" @click=${() => this.#withdraw(one)}>${t('maintenance.withdraw')}</button></td></tr>`))
      : html`<p class="muted">${t('maintenance.none')}</p>`}
      <p><button type="button" class="button" data-testid="announce" @click=${() => this.#announce()}>${icon('bell')} ${t('maintenance.announce')} …</button></p>`;
  }

  async #announce() {
    const done = await openForm({
      title: t('maintenance.announce'),
      intro: t('maintenance.intro'),
      testid: 'maintenance-dialog',
      action: t('maintenance.announce'),
      fields: (values, errors, change) => html`
        ${textField({ name: 'words', label: t('maintenance.words'), value: values.words, error: errors.words, change, required: true, length: 500, wide: true, autofocus: true })}
        ${textField({ name: 'startsAt', label: t('maintenance.startsAt'), value: values.startsAt, error: errors.startsAt, change, required: true, type: 'datetime-local' })}
        ${textField({ name: 'endsAt', label: t('maintenance.endsAt'), value: values.endsAt, error: errors.endsAt, change, required: true, type: 'datetime-local' })}`,
      submit: (values) => post('/system/maintenance', { words: values.words, startsAt: vietnamTime(values.startsAt), endsAt: vietnamTime(values.endsAt) }),
    });
    if (done) {
      note(t('maintenance.announced'));
      await this.#load();
    }
  }

  async #withdraw(one) {
    if (await confirmAction({ title: t('maintenance.withdraw'), text: t('maintenance.withdrawText'), action: t('maintenance.withdraw') })) {
      await del(`/system/maintenance/${one.id}`);
      note(t('maintenance.withdrawn'));
      await this.#load();
    }
  }

  async #verify() {
    this.verifying = true;
    try {
      this.integrity = await get('/system/integrity');
    } catch (error) {
      note(error.message, 'bad');
    } finally {
      this.verifying = false;
    }
  }

  #integrity() {
    const found = this.integrity;
    return html`<p class="muted">${t('integrity.hint')}</p>
      <p><button type="button" class="button" data-testid="verify-all" ?disabled=${this.verifying} @click=${() => this.#verify()}>${icon('check')} ${t(this.verifying ? 'integrity.working' : 'integrity.run')}</button></p>
      ${found ? html`${notice(found.ok ? 'ok' : 'bad', html`<strong>${found.ok ? t('integrity.ok', { n: number(found.registers.length) }) : t('integrity.bad')}</strong>
          <p>${t('integrity.fingerprint')}: <code class="breakable" data-testid="fingerprint">${found.fingerprint}</code></p>${found.auditBroken ? html`<p>${t('integrity.audit', { at: found.auditBroken })}</p>` : nothing}`, 'integrity-result')}
        ${found.registers.length ? this.#table([t('search.agency'), t('integrity.register'), t('integrity.entries'), t('integrity.lastHash')], found.registers.map((one) => html`
          <tr data-testid="checked-register"><td>${one.agency}</td><td>${one.name}${one.ok ? nothing : html` ${stateBadge('failed', t('integrity.broken', { at: one.firstBroken ?? '' }))}`}</td><td class="num">${number(one.entries)}</td><td class="breakable"><code>${one.lastHash.slice(0, 16)}</code></td></tr>`)) : nothing}` : nothing}`;
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
      ${this.#section(t('maintenance.title'), this.#maintenance(), 'maintenance')}
      ${this.#section(t('integrity.title'), this.#integrity(), 'integrity')}
      ${this.#section(t('system.folders'), this.#folders(), 'folders')}
      ${this.#section(t('system.jobs'), this.#jobs(), 'jobs')}
      ${this.#section(t('system.libraries'), this.#libraries(), 'libraries')}
      ${this.#section(t('system.migrations'), this.#migrations(), 'migrations')}
      ${this.#section(t('system.configuration'), this.#configuration(), 'configuration')}
    </div>`;
  }
}

/** What was typed is Vietnamese time, wherever the person sits. */
const vietnamTime = (typed) => (typed ? `${typed}:00+07:00` : null);

/** How the search index stands; there is none where the repository runs without. */
function indexWords(index) {
  if (!index) {
    return t('system.noIndex');
  }
  return index.upToDate ? t('system.indexUpToDate') : t('system.indexBehind', { time: formatDuration(index.behindSeconds * 1000) });
}

define('vt-system-page', SystemPage);
