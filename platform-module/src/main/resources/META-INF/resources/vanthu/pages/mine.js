import '../components/list.js';
import '../components/reading-pane.js';
import { html } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { go, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { incomingCard, incomingColumns } from '../components/document-columns.js';
import { filterChip } from '../components/filter-chip.js';
import { openKeep } from '../components/keep-dialog.js';
import { emptyState } from '../components/parts.js';

/** The person's own documents: what he or she keeps at hand, and worked on of late. The address holds list and filters. */
class MinePage extends Element {
  static properties = { address: { attribute: false }, labels: { state: true } };

  #load = null;
  #loadKey = null;
  #columns = [
    ...incomingColumns().map((column) => ({ ...column, sort: undefined })),
    { id: 'label', rank: 2, label: () => t('mine.label'), width: 120, text: (row) => row.label },
    { id: 'note', rank: 3, label: () => t('mine.note'), width: 220, text: (row) => row.note },
    { id: 'keptAt', rank: 6, label: () => t('mine.keptAt'), width: 132, hidden: true, text: (row) => (row.keptAt ? formatDateTime(row.keptAt) : '') },
    { id: 'act', label: () => '', width: 110, fixed: true, text: () => '', view: (row) => html`<button type="button" class="button small" data-testid="keep-row" @click=${() => this.#keep(row)}>${row.kept ? t('mine.change') : t('mine.keep')}</button>` },
  ];

  constructor() {
    super();
    this.labels = [];
  }

  get #list() {
    return this.address.query.list === 'handled' ? 'handled' : 'kept';
  }

  #set(changes) {
    replace('mine', [], { ...this.address.query, ...changes });
  }

  async #keep(row) {
    if (await openKeep(row, this.labels)) {
      this.$('vt-list').reload();
    }
  }

  #loader() {
    const parameters = { agency: session.agencyCode, list: this.#list, label: this.address.query.label, q: this.address.query.q };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = async ({ after, limit }) => {
        const answer = await get('/registry/mine', { ...parameters, after, limit });
        this.labels = answer.labels;
        return answer;
      };
    }
    return this.#load;
  }

  render() {
    const { q, label } = this.address.query;
    const kept = this.#list === 'kept';
    const tab = (name) => html`<button type="button" class="button small" aria-pressed=${String(this.#list === name)} data-testid="list-${name}" @click=${() => replace('mine', [], { list: name })}>${t('mine.list.' + name)}</button>`;
    const bar = html`${tab('kept')} ${tab('handled')}
      ${kept ? html`<span class="quick"><label class="sr-only" for="mine-filter">${t('mine.quick')}</label>
        <input id="mine-filter" type="search" placeholder=${t('mine.quick')} data-testid="quick-filter" .value=${q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })}></span>
        ${filterChip({ name: 'label', label: t('mine.label'), value: label, options: this.labels.map((one) => [one, one]), change: (value) => this.#set({ label: value }) })}` : ''}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.mine')}</h1><span class="muted">${t('mine.hint')}</span></header>
      <vt-list name="mine" label=${t('page.mine')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'van-ban-cua-toi'}
        .keyOf=${(row) => row.nodeId} .card=${incomingCard} .preview=${(row) => html`<vt-reading-pane .nodeId=${row.nodeId}></vt-reading-pane>`}
        .empty=${() => emptyState({ title: t(q || label ? 'incoming.noneFiltered' : kept ? 'mine.none' : 'mine.noneHandled'), text: t('mine.noneHint'), symbol: 'star' })}
        @open=${(event) => go('document', [event.detail.nodeId])}></vt-list>
    </div>`;
  }
}

define('vt-mine-page', MinePage);
