import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, upload } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime, formatSize } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState, notice } from '../components/parts.js';

/** Packages that were made of dossiers and taken in from outside. Several files are taken in one after the other; what is known already is passed over. */
class PackagesPage extends Element {
  static properties = { address: { attribute: false }, taking: { state: true }, outcome: { state: true } };

  #load = null;
  #loadKey = null;

  #columns = [
    { id: 'madeAt', label: () => t('packages.at'), width: 140, fixed: true, text: (row) => formatDateTime(row.madeAt) },
    { id: 'direction', rank: 2, label: () => t('packages.direction'), width: 110, text: (row) => t('packages.direction.' + row.direction) },
    { id: 'kind', rank: 1, label: () => t('packages.kind'), width: 70, text: (row) => row.kind.toUpperCase() },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title, view: (row) => html`<a href=${href('dossier', [row.dossier])} tabindex="-1">${row.title}</a>` },
    { id: 'code', rank: 3, label: () => t('packages.code'), width: 200, text: (row) => row.code },
    { id: 'files', rank: 4, label: () => t('packages.files'), width: 70, number: true, text: (row) => number(row.files) },
    { id: 'size', rank: 4, label: () => t('packages.size'), width: 90, text: (row) => formatSize(row.sizeBytes) },
    { id: 'objectId', rank: 6, label: () => t('packages.objectId'), width: 320, hidden: true, text: (row) => row.objectId },
    { id: 'sha256', rank: 6, label: () => 'SHA-256', width: 320, hidden: true, text: (row) => row.sha256 },
  ];

  #loader() {
    const parameters = { agency: session.agencyCode, direction: this.address.query.direction };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/archive/packages', { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #take(files) {
    const outcome = { taken: 0, known: 0, failed: [] };
    for (const file of files) {
      this.taking = file.name;
      const form = new FormData();
      form.append('file', file);
      try {
        await upload('/archive/packages?agency=' + encodeURIComponent(session.agencyCode), form);
        outcome.taken += 1;
      } catch (error) {
        if (error.messageId === 'archive.error.package-known') {
          outcome.known += 1;
        } else {
          outcome.failed.push({ name: file.name, message: error.message });
        }
      }
    }
    this.taking = null;
    this.outcome = outcome;
    if (outcome.taken) {
      note(t('packages.taken', { n: outcome.taken }));
      this.$('vt-list').reload();
    }
  }

  #told() {
    const { taken, known, failed } = this.outcome;
    return notice(failed.length ? 'warn' : 'ok', html`<strong>${t('packages.outcome', { taken, known, failed: failed.length })}</strong>
      ${failed.map((one) => html`<p><b>${one.name}</b>: ${one.message}</p>`)}`, 'import-outcome');
  }

  render() {
    const { direction } = this.address.query;
    const bar = filterChip({ name: 'direction', label: t('packages.direction'), value: direction, options: ['out', 'in'].map((one) => [one, t('packages.direction.' + one)]), change: (value) => replace('packages', [], { direction: value }) });
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.packages')}</h1><span class="muted">${t('packages.hint')}</span><span class="grow"></span>
        ${session.has('archivist') ? html`<label class="button ${this.taking ? 'disabled' : ''}">${icon('upload')} ${t('packages.import')}
          <input class="sr-only" type="file" accept=".zip,application/zip" multiple data-testid="import-packages" ?disabled=${Boolean(this.taking)} @change=${(event) => { this.#take([...event.target.files]); event.target.value = ''; }}></label>` : nothing}
      </header>
      ${this.taking ? notice('info', t('packages.taking', { name: this.taking })) : this.outcome ? this.#told() : nothing}
      <vt-list name="packages" label=${t('page.packages')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'goi-tin'}
        .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.kind.toUpperCase()} · ${t('packages.direction.' + row.direction)}</b><span class="grow"></span><small>${formatDateTime(row.madeAt)}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${row.code}</small><small>${formatSize(row.sizeBytes)}</small></span></div>`}
        .empty=${() => emptyState({ title: t('packages.none'), text: t('packages.noneHint'), symbol: 'folder' })}
        @open=${(event) => go('dossier', [event.detail.dossier])}></vt-list>
    </div>`;
  }
}

define('vt-packages-page', PackagesPage);
