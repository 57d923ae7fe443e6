import '../components/date-input.js';
import '../components/list.js';
import '../components/reading-pane.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { documentTypes, typeName } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { incomingCard, incomingColumns } from '../components/document-columns.js';
import { dossierBulk } from '../components/dossier-actions.js';
import { dateChip, filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';
import { openPrintRegister } from '../components/register-dialogs.js';

const NEW_EVERY_MILLISECONDS = 20000;

/** The register of incoming documents. The address holds the filters and the order. */
class IncomingPage extends Element {
  static properties = { address: { attribute: false }, registers: { state: true }, types: { state: true } };

  #load = null;
  #loadKey = null;
  #columns = incomingColumns();

  constructor() {
    super();
    this.registers = [];
    this.types = [];
  }

  connected() {
    documentTypes().then((types) => {
      this.types = types;
    }, () => {});
    get('/registry/registers', { agency: session.agencyCode, kind: 'incoming' }).then((answer) => {
      this.registers = answer.items;
    }, () => {});
    this.own(bindKeys([
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#quick-filter')?.focus() },
      { keys: 'n', text: () => t('page.new'), run: () => session.clerk && go('new') },
    ]));
  }

  get #filters() {
    const { q, register, year, state, type, urgency, from, to } = this.address.query;
    return { q, register, year, state, type, urgency, from, to };
  }

  get #sort() {
    return this.address.query.sort ?? '-arrivalNumber';
  }

  #set(changes) {
    replace('incoming', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const filters = this.#filters;
    const key = JSON.stringify(filters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, sort, limit }) => get('/registry/incoming', { agency: session.agencyCode, ...filters, sort, after, limit });
    }
    return this.#load;
  }

  render() {
    const year = Number(today().slice(0, 4));
    const years = [...new Set([year, ...this.registers.map((one) => one.year)])].sort((a, b) => b - a);
    const filters = this.#filters;
    const chip = (name, label, options) => filterChip({ name, label, value: filters[name], options, change: (value) => this.#set({ [name]: value }) });
    const bar = html`
      <span class="quick"><label class="sr-only" for="quick-filter">${t('incoming.quick')}</label>${icon('filter')}
        <input id="quick-filter" type="search" placeholder=${t('incoming.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${chip('register', t('capture.register'), this.registers.map((one) => [one.id, one.name]))}
      ${chip('year', t('common.year'), years.map((one) => [one, one]))}
      ${chip('type', t('field.typeCode'), this.types.map((type) => [type.code, typeName(type)]))}
      ${chip('urgency', t('field.urgency'), [1, 2, 3, 4].map((level) => [level, t('urgency.' + level)]))}
      ${chip('state', t('column.state'), ['registered', 'awaitingAssignment', 'inProgress', 'waiting', 'done', 'filed', 'declined', 'answeredEarlier', 'voided'].map((state) => [state, t('state.' + state)]))}
      ${dateChip({ from: filters.from, to: filters.to, change: (dates) => this.#set(dates), label: t('column.arrivalDate') })}`;
    const filtered = Object.values(filters).some(Boolean);
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.incoming')}</h1><span class="grow"></span>
        ${session.prints ? html`<button type="button" class="button" data-testid="print" ?disabled=${!this.registers.length} @click=${() => openPrintRegister(this.registers, filters.register)}>${icon('print')} ${t('incoming.print')}</button>` : nothing}
        ${session.clerk ? html`<a class="button primary" href=${href('new')} data-testid="register-new">${icon('plus')} ${t('incoming.new')}</a>` : nothing}
      </header>
      <vt-list name="incoming" selectable .bulk=${dossierBulk} .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.incoming')} .columns=${this.#columns} .load=${this.#loader()} sort=${this.#sort} .filters=${bar} .exportName=${'van-ban-den'}
        .keyOf=${(row) => row.nodeId} .card=${incomingCard} .preview=${(row) => html`<vt-reading-pane .nodeId=${row.nodeId}></vt-reading-pane>`}
        .empty=${() => emptyState(filtered
          ? { title: t('incoming.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('incoming')}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('incoming.none'), text: t('incoming.noneHint'), action: session.clerk ? html`<a class="button primary" href=${href('capture')}>${t('page.capture')}</a>` : nothing })}
        @sort=${(event) => this.#set({ sort: event.detail })} @open=${(event) => go('document', [event.detail.nodeId])}></vt-list>
    </div>`;
  }
}

define('vt-incoming-page', IncomingPage);
