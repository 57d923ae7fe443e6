import '../components/date-input.js';
import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { documentTypes, typeName } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { openPrintBook, openSeries } from '../components/outgoing-dialogs.js';
import { dateChip, filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { outgoingCard, outgoingColumns } from '../components/outgoing-columns.js';
import { emptyState } from '../components/parts.js';

const NEW_EVERY_MILLISECONDS = 20000;
const STATES = ['number', 'seal', 'issue', 'issued', 'voided'];

/** The register of outgoing documents. The address holds list and filters; "replies" are those whose reply is followed. */
class OutgoingPage extends Element {
  static properties = { address: { attribute: false }, types: { state: true }, series: { state: true } };

  #load = null;
  #loadKey = null;
  #columns = outgoingColumns();

  constructor() {
    super();
    this.types = [];
    this.series = [];
  }

  connected() {
    documentTypes().then((types) => {
      this.types = types;
    }, () => {});
    get('/outgoing/series', { agency: session.agencyCode }).then((answer) => {
      this.series = answer.items;
    }, () => {});
    this.own(bindKeys([
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#outgoing-filter')?.focus() },
      { keys: 'n', text: () => t('draft.new'), run: () => session.drafts && go('draft', ['new']) },
    ]));
  }

  get #filters() {
    const { q, series, state, type, from, to } = this.address.query;
    return { q, series, state, type, from, to };
  }

  #set(changes) {
    replace('outgoing', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const filters = this.#filters;
    const replies = this.address.query.list === 'replies';
    const key = JSON.stringify([session.agencyCode, replies, filters]);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => (replies
        ? get('/outgoing/drafts', { agency: session.agencyCode, box: 'replies', q: filters.q, type: filters.type, after, limit })
        : get('/outgoing/register', { agency: session.agencyCode, ...filters, after, limit }));
    }
    return this.#load;
  }

  render() {
    const filters = this.#filters;
    const list = this.address.query.list === 'replies' ? 'replies' : filters.state === 'voided' ? 'voided' : 'all';
    const chip = (name, label, options) => filterChip({ name, label, value: filters[name], options, change: (value) => this.#set({ [name]: value }) });
    const lists = html`<div class="segments" role="group" aria-label=${t('draft.boxes')}>${[['all', { list: '', state: '' }], ['replies', { list: 'replies', state: '' }], ['voided', { list: '', state: 'voided' }]].map(([name, changes]) => html`<button type="button" aria-pressed=${String(list === name)} data-testid="list-${name}" @click=${() => this.#set(changes)}>${t('issued.list.' + name)}</button>`)}</div>`;
    const bar = html`${lists}
      <span class="quick"><label class="sr-only" for="outgoing-filter">${t('incoming.quick')}</label>${icon('filter')}
        <input id="outgoing-filter" type="search" placeholder=${t('incoming.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${list === 'replies' ? chip('type', t('field.typeCode'), this.types.map((type) => [type.code, typeName(type)])) : html`
        ${this.series.length > 1 ? chip('series', t('issued.series'), this.series.map((one) => [one.id, one.name])) : nothing}
        ${chip('type', t('field.typeCode'), this.types.map((type) => [type.code, typeName(type)]))}
        ${chip('state', t('column.state'), STATES.map((state) => [state, t('draft.state.' + state)]))}
        ${dateChip({ from: filters.from, to: filters.to, change: (dates) => this.#set(dates), label: t('field.issuedDate') })}`}`;
    const filtered = Object.values(filters).some(Boolean) || list !== 'all';
    const columns = list === 'voided' ? [...this.#columns.slice(0, 3), { id: 'reason', label: () => t('issued.unusedReason'), width: 240, fixed: true, text: (row) => row.returnedReason ?? '' }, ...this.#columns.slice(3)]
      : list === 'replies' ? [...this.#columns.slice(0, 3), { id: 'reply', label: () => t('draft.field.replyDue'), width: 120, fixed: true, text: (row) => formatDate(row.replyDue) }, ...this.#columns.slice(3)] : this.#columns;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.outgoing')}</h1><span class="grow"></span>
        ${session.clerk ? html`<button type="button" class="button" data-testid="series" @click=${() => openSeries()}>${icon('book')} ${t('issued.numbers')}</button>` : nothing}
        ${session.prints ? html`<button type="button" class="button" data-testid="print" @click=${() => openPrintBook(this.series, filters)}>${icon('print')} ${t('issued.print')}</button>` : nothing}
        ${session.drafts ? html`<a class="button primary" href=${href('draft', ['new'])} data-testid="new-draft">${icon('plus')} ${t('draft.new')}</a>` : nothing}
      </header>
      <vt-list name="outgoing-${list}" .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.outgoing')} .columns=${columns} .load=${this.#loader()} .filters=${bar} .exportName=${'van-ban-di'}
        .keyOf=${(row) => row.nodeId} .card=${outgoingCard}
        .empty=${() => emptyState(filtered
          ? { title: t(list === 'voided' ? 'issued.noneVoided' : list === 'replies' ? 'issued.noneReplies' : 'incoming.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('outgoing')}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('issued.none'), text: t('issued.noneHint'), symbol: 'send' })}
        @open=${(event) => go('issued', [event.detail.nodeId])}></vt-list>
    </div>`;
  }
}

define('vt-outgoing-page', OutgoingPage);
