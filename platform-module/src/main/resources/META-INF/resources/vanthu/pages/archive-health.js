import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, formatSize } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { icon } from '../components/icons.js';
import { emptyState, notice, stateBadge } from '../components/parts.js';

const WHICH = ['all', 'damaged', 'repaired', 'due', 'notCopied'];
const BADGES = { good: 'active', damaged: 'failed', repaired: 'locked' };
const AGAIN_MILLIS = 60_000;

/** How the files of the archive are: checked, damaged, repaired, copied; each figure opens its list. */
/** Minutes of a hand-over came in with a submission, all other files with a dossier. */
const MINUTES = /^bien-ban-giao-nhan-\d{4}\.\d+-/;

class ArchiveHealthPage extends Element {
  static properties = { address: { attribute: false }, health: { state: true }, checking: { state: true } };

  #load = null;
  #loadKey = null;

  #columns = [
    { id: 'name', label: () => t('health.file'), fixed: true, text: (row) => row.name },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 150, text: (row) => t('health.state.' + row.state), view: (row) => stateBadge(BADGES[row.state] ?? 'none', t('health.state.' + row.state)) },
    { id: 'problem', rank: 2, label: () => t('health.problem'), width: 150, text: (row) => (row.problem ? t('health.problem.' + row.problem) : '') },
    { id: 'checkedAt', rank: 3, label: () => t('health.checkedAt'), width: 140, text: (row) => formatDateTime(row.checkedAt) },
    { id: 'dueAt', rank: 4, label: () => t('health.dueAt'), width: 110, text: (row) => formatDate(row.dueAt) },
    { id: 'copied', rank: 4, label: () => t('health.copied'), width: 110, text: (row) => t(row.copied ? 'health.yes' : 'health.no') },
    { id: 'size', rank: 5, label: () => t('packages.size'), width: 90, text: (row) => formatSize(row.sizeBytes) },
    { id: 'sha256', rank: 6, label: () => 'SHA-256', width: 320, hidden: true, text: (row) => row.sha256 },
    { id: 'act', label: () => '', width: 120, fixed: true, text: () => '', view: (row) => (this.health?.mayCheck ? html`<button type="button" class="button small" tabindex="-1" data-testid="check-file" ?disabled=${this.checking === row.nodeId} @click=${(event) => { event.stopPropagation(); this.#check(row); }}>${t('health.check')}</button>` : nothing) },
  ];

  connected() {
    this.#count();
    this.every(AGAIN_MILLIS, () => this.#count());
  }

  async #count() {
    this.health = await get('/archive/health', { agency: session.agencyCode }).catch((error) => {
      noteError(error);
      return this.health;
    });
  }

  get #which() {
    return WHICH.includes(this.address.query.which) ? this.address.query.which : 'all';
  }

  #loader() {
    const parameters = { agency: session.agencyCode, which: this.#which };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/archive/files', { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #check(row) {
    this.checking = row.nodeId;
    try {
      const checked = await post(`/archive/files/${row.nodeId}/check`);
      note(t('health.checked.' + checked.state, { name: row.name }), checked.state === 'damaged' ? 'bad' : 'ok');
      this.$('vt-list').reload();
      await this.#count();
    } catch (error) {
      noteError(error);
    } finally {
      this.checking = null;
    }
  }

  #figure(name, value, kind) {
    return html`<a class="card health-figure ${value && kind ? kind : ''}" href=${href('archive-health', [], { which: name === 'files' ? undefined : name })} aria-current=${(name === 'files' ? 'all' : name) === this.#which ? 'true' : nothing} data-testid="figure-${name}">
      <b>${number(value)}</b><span>${t('health.figure.' + name)}</span></a>`;
  }

  #head() {
    const { counts, secondStore, periodDays } = this.health;
    return html`
      ${counts.damaged ? notice('bad', html`<strong>${t('health.damagedNow', { n: counts.damaged })}</strong><p>${t('health.damagedHint')}</p>`, 'damaged') : nothing}
      ${secondStore ? nothing : notice('warn', html`<strong>${t('health.noSecondStore')}</strong><p>${t('health.noSecondStoreHint')} <code>vanthu.archive.second-store-folder</code></p>`, 'no-second-store')}
      <div class="health-figures">${this.#figure('files', counts.files)}${this.#figure('damaged', counts.damaged, 'bad')}${this.#figure('repaired', counts.repaired, 'warn')}${this.#figure('due', counts.due)}${this.#figure('notCopied', counts.notCopied, secondStore ? 'warn' : '')}</div>
      <p class="muted">${t('health.summary', { size: formatSize(counts.bytes), days: periodDays, oldest: counts.oldest ? formatDate(counts.oldest) : '–' })}</p>`;
  }

  render() {
    return html`<div class="page-list stacked">
      <header class="page-head"><h1>${t('page.archive-health')}</h1><span class="grow"></span>
        <button type="button" class="button" @click=${() => { this.#count(); this.$('vt-list').reload(); }}>${icon('retry')} ${t('system.again')}</button></header>
      ${this.health ? html`<div class="health">${this.#head()}</div>` : nothing}
      <vt-list name="archive-files" label=${t('page.archive-health')} .columns=${this.#columns} .load=${this.#loader()} .exportName=${'tep-luu-tru'}
        .filters=${html`<span class="segments" role="group" aria-label=${t('page.archive-health')}>${WHICH.map((one) => html`<button type="button" aria-pressed=${String(one === this.#which)} data-testid="which-${one}" @click=${() => replace('archive-health', [], { which: one === 'all' ? undefined : one })}>${t('health.which.' + one)}</button>`)}</span>`}
        .keyOf=${(row) => row.nodeId}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b class="ellipsis">${row.name}</b></span><span class="row-bottom"><small>${formatDateTime(row.checkedAt)}</small>${stateBadge(BADGES[row.state] ?? 'none', t('health.state.' + row.state))}</span></div>`}
        .empty=${() => emptyState({ title: t('health.none.' + this.#which), text: this.#which === 'all' ? t('health.noneHint') : undefined, symbol: 'check' })}
        @open=${(event) => go(MINUTES.test(event.detail.name) ? 'submission' : 'dossier', [event.detail.dossier])}></vt-list>
    </div>`;
  }
}

define('vt-archive-health-page', ArchiveHealthPage);
