import '../components/date-input.js';
import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { LINE_STATES, stateWord } from '../app/directives.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { lineHref, receivedCard, receivedColumns } from '../components/directive-columns.js';
import { dateChip, filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';

const NEW_EVERY_MILLISECONDS = 30000;
const VIEWS = { running: { state: 'running' }, overdue: { state: 'running', due: 'overdue' }, reported: { state: 'reported' }, completed: { state: 'completed' }, all: { state: 'all' } };
const FILTERS = ['state', 'due', 'part', 'unit', 'from', 'to', 'q', 'outcome'];

/** What others have given to this agency. The address holds the filters. */
class ReceivedPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #columns = receivedColumns();

  connected() {
    this.own(bindKeys([{ keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#received-filter')?.focus() }]));
  }

  get #filters() {
    const { query } = this.address;
    return { ...Object.fromEntries(FILTERS.map((name) => [name, query[name]])), state: query.state || 'running' };
  }

  get #view() {
    const { state, due } = this.#filters;
    return Object.keys(VIEWS).find((name) => (VIEWS[name].state ?? '') === (state ?? '') && (VIEWS[name].due ?? '') === (due ?? '')) ?? '';
  }

  #set(changes) {
    replace('received', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const parameters = { agency: session.agencyCode, side: 'received', ...this.#filters };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/directive/lines', { ...parameters, after, limit });
    }
    return this.#load;
  }

  render() {
    const filters = this.#filters;
    const view = this.#view;
    const chip = (name, label, options, value = filters[name]) => filterChip({ name, label, value, options, change: (chosen) => this.#set({ [name]: chosen }) });
    const bar = html`
      <div class="segments" role="group" aria-label=${t('directives.views')}>${Object.entries(VIEWS).map(([name, changes]) => html`<button type="button" aria-pressed=${String(name === view)} data-testid="view-${name}" @click=${() => this.#set({ state: '', due: '', ...changes })}>${t('directives.view.' + name)}</button>`)}</div>
      <span class="quick"><label class="sr-only" for="received-filter">${t('directives.quick')}</label>${icon('filter')}
        <input id="received-filter" type="search" placeholder=${t('directives.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${chip('state', t('column.state'), LINE_STATES.map((state) => [state, stateWord(state)]), LINE_STATES.includes(filters.state) && !view ? filters.state : '')}
      ${chip('due', t('queue.due'), ['overdue', 'soon', 'inTime', 'notUpdated'].map((one) => [one, t('directives.due.' + one)]), view ? '' : filters.due)}
      ${chip('part', t('queue.part'), ['lead', 'coordinate'].map((part) => [part, t('flow.part.' + part)]))}
      ${['unit', 'outcome'].filter((name) => filters[name]).map((name) => chip(name, t('directives.by.' + name), [[filters[name], name === 'outcome' ? t('directives.outcome.' + filters[name]) : filters[name]]]))}
      ${dateChip({ from: filters.from, to: filters.to, change: (dates) => this.#set(dates), label: t('line.givenAt') })}`;
    const filtered = FILTERS.some((name) => this.address.query[name]);
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.received')}</h1><span class="muted">${t('queue.hint')}</span><span class="grow"></span>
        ${session.reads ? html`<a class="button" href=${href('inspections', [], { side: 'inspected' })} data-testid="inspections">${icon('eye')} ${t('page.inspections')}</a>` : nothing}</header>
      <vt-list name="received" .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.received')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'nhiem-vu-duoc-giao'}
        .keyOf=${(row) => row.id} .card=${receivedCard}
        .empty=${() => emptyState(filtered
          ? { title: t('directives.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('received')}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('received.none'), text: t('received.noneHint'), symbol: 'flag' })}
        @open=${(event) => {
          location.hash = lineHref(event.detail);
        }}></vt-list>
    </div>`;
  }
}

define('vt-received-page', ReceivedPage);
