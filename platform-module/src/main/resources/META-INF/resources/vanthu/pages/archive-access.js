import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { LEVELS, levelBadge, openLevels, setLevels } from '../components/access-level.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';

const REVIEWED = ['no', 'yes'];
const YEARS_BACK = 12;

/** For whom the ended dossiers of the agency are open; archivists change and confirm many at once. */
class ArchiveAccessPage extends Element {
  static properties = { address: { attribute: false }, working: { state: true } };

  #load = null;
  #loadKey = null;
  #columns = [
    { id: 'code', label: () => t('dossier.code'), width: 140, fixed: true, text: (row) => `${row.year}/${row.code}`, view: (row) => html`<a href=${href('dossier', [row.id])} tabindex="-1"><b>${row.year}/${row.code}</b></a>` },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title },
    { id: 'level', label: () => t('access.level'), width: 180, fixed: true, text: (row) => t('access.level.' + row.level), view: (row) => levelBadge(row.level) },
    { id: 'reviewed', rank: 1, label: () => t('access.reviewed'), width: 200, text: (row) => (row.reviewedAt ? `${formatDate(row.reviewedAt)} ${row.reviewedByName}` : t(row.usual ? 'access.usual' : 'access.open')) },
    { id: 'owner', rank: 3, label: () => t('dossier.owner'), width: 160, text: (row) => row.ownerName },
    { id: 'retention', rank: 4, label: () => t('dossier.retention'), width: 110, text: (row) => row.retention ?? '' },
    { id: 'endedAt', rank: 5, label: () => t('dossier.endedAt'), width: 100, text: (row) => formatDate(row.endedAt) },
  ];

  #loader() {
    const { level, reviewed, year } = this.address.query;
    const parameters = { agency: session.agencyCode, level, reviewed, year };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/archive/access', { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #act(work) {
    this.working = true;
    try {
      const done = await work();
      if (done) {
        note(t('access.done', { changed: done.changed, confirmed: done.confirmed }));
      }
    } catch (error) {
      noteError(error);
    }
    this.working = false;
    this.$('vt-list').reload();
  }

  #bulk(rows) {
    return session.has('archivist') ? html`<button type="button" class="button small" data-testid="bulk-level" ?disabled=${this.working} @click=${() => this.#act(() => openLevels(rows, t('access.changeIntro', { n: rows.length })))}>${icon('pen')} ${t('access.change')}</button>
      <button type="button" class="button primary small" data-testid="bulk-confirm" ?disabled=${this.working} @click=${() => this.#act(() => setLevels(rows, null, null))}>${icon('check')} ${t('access.confirm')}</button>` : nothing;
  }

  #filter(values) {
    replace('archive-access', [], { ...this.address.query, ...values });
  }

  render() {
    const { level, reviewed, year } = this.address.query;
    const now = new Date().getFullYear();
    const bar = html`${filterChip({ name: 'level', label: t('access.level'), value: level, options: LEVELS.map((one) => [one, t('access.level.' + one)]), change: (value) => this.#filter({ level: value }) })}
      ${filterChip({ name: 'reviewed', label: t('access.reviewed'), value: reviewed, options: REVIEWED.map((one) => [one, t('access.reviewed.' + one)]), change: (value) => this.#filter({ reviewed: value }) })}
      ${filterChip({ name: 'year', label: t('common.year'), value: year, options: Array.from({ length: YEARS_BACK }, (_, back) => [String(now - back), String(now - back)]), change: (value) => this.#filter({ year: value }) })}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.archive-access')}</h1><span class="muted">${t('access.intro')}</span></header>
      <vt-list name="archive-access" selectable label=${t('page.archive-access')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'che-do-su-dung'} .keyOf=${(row) => row.id} .bulk=${(rows) => this.#bulk(rows)}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.year}/${row.code}</b><span class="grow"></span><small>${row.reviewedAt ? formatDate(row.reviewedAt) : t('access.open')}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${row.ownerName}</small>${levelBadge(row.level)}</span></div>`}
        .empty=${() => emptyState({ title: t('access.none'), text: t('access.noneHint'), symbol: 'lock' })}
        @open=${(event) => go('dossier', [event.detail.id])}></vt-list>
    </div>`;
  }
}

define('vt-archive-access-page', ArchiveAccessPage);
