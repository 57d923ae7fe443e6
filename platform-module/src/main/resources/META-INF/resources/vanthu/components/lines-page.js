import './date-input.js';
import './list.js';
import { html } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { LINE_STATES, stateWord } from '../app/directives.js';
import { Element } from '../app/element.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { lineHref } from './directive-columns.js';
import { dateChip, filterChip } from './filter-chip.js';
import { icon } from './icons.js';
import { emptyState } from './parts.js';

const NEW_EVERY_MILLISECONDS = 30000;
/** Lists that people open many times a day. */
const VIEWS = { running: { state: 'running' }, overdue: { state: 'running', due: 'overdue' }, reported: { state: 'reported' }, completed: { state: 'completed' }, all: { state: 'all' } };
const FILTERS = ['state', 'due', 'part', 'unit', 'outcome', 'from', 'to', 'q'];

/**
 * Lines of one side, given or received, in a list. The address holds the filters, so that reports can lead here.
 * A page says what it adds: `keys()`, `chips(filters)` between state and dates, `links()` beside the heading, `learn(items)` of what was read.
 */
export class LinesPage extends Element {
  static properties = { address: { attribute: false } };

  #page;
  #side;
  #filters;
  #list;
  #load = null;
  #loadKey = null;

  /** `list`: what the list gets besides: columns, card, exportName, selectable, bulk, and `none`, the words when there is nothing. */
  constructor({ page, side, filters = [], list }) {
    super();
    this.#page = page;
    this.#side = side;
    this.#filters = [...FILTERS, ...filters];
    this.#list = list;
  }

  connected() {
    this.own(bindKeys([{ keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$(`#${this.#page}-filter`)?.focus() }, ...this.keys()]));
  }

  keys() {
    return [];
  }

  learn() {
    // a page that needs no names learns nothing
  }

  get filters() {
    const { query } = this.address;
    return { ...Object.fromEntries(this.#filters.map((name) => [name, query[name]])), state: query.state || 'running' };
  }

  get #view() {
    const { state, due } = this.filters;
    return Object.keys(VIEWS).find((name) => (VIEWS[name].state ?? '') === (state ?? '') && (VIEWS[name].due ?? '') === (due ?? '')) ?? '';
  }

  set(changes) {
    replace(this.#page, [], { ...this.address.query, ...changes });
  }

  chip(name, label, options, value = this.filters[name]) {
    return filterChip({ name, label, value, options, change: (chosen) => this.set({ [name]: chosen }) });
  }

  partChip() {
    return this.chip('part', t('queue.part'), ['lead', 'coordinate'].map((part) => [part, t('flow.part.' + part)]));
  }

  /** A filter that only the address sets: it shows by what, and can be taken away. */
  setChip(name, word = this.filters[name]) {
    const value = this.filters[name];
    return value ? this.chip(name, t('directives.by.' + name), [[value, name === 'outcome' ? t('directives.outcome.' + value) : word]]) : '';
  }

  #loader() {
    const parameters = { agency: session.agencyCode, side: this.#side, ...this.filters, sort: this.address.query.sort };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = async ({ after, limit }) => {
        const answer = await get('/directive/lines', { ...parameters, after, limit });
        this.learn(answer.items);
        return answer;
      };
    }
    return this.#load;
  }

  #bar() {
    const filters = this.filters;
    const view = this.#view;
    const input = `${this.#page}-filter`;
    const ask = (event) => this.set({ q: event.target.value.trim() });
    return html`
      <div class="segments" role="group" aria-label=${t('directives.views')}>${Object.entries(VIEWS).map(([name, changes]) => html`<button type="button" aria-pressed=${String(name === view)} data-testid="view-${name}" @click=${() => this.set({ state: '', due: '', ...changes })}>${t('directives.view.' + name)}</button>`)}</div>
      <span class="quick"><label class="sr-only" for=${input}>${t('directives.quick')}</label>${icon('filter')}
        <input id=${input} type="search" placeholder=${t('directives.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${ask} @search=${ask}></span>
      ${this.chip('state', t('column.state'), LINE_STATES.map((state) => [state, stateWord(state)]), LINE_STATES.includes(filters.state) && !view ? filters.state : '')}
      ${this.chip('due', t('queue.due'), ['overdue', 'soon', 'inTime', 'notUpdated'].map((one) => [one, t('directives.due.' + one)]), view ? '' : filters.due)}
      ${this.chips(filters)}
      ${dateChip({ from: filters.from, to: filters.to, change: (dates) => this.set(dates), label: t('line.givenAt') })}`;
  }

  render() {
    const { columns, card, exportName, selectable = false, bulk, none } = this.#list;
    const filtered = this.#filters.some((name) => this.address.query[name]);
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.' + this.#page)}</h1><span class="muted">${t('queue.hint')}</span><span class="grow"></span>${this.links()}</header>
      <vt-list name=${this.#page} ?selectable=${selectable} .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.' + this.#page)} .columns=${columns} .load=${this.#loader()} .filters=${this.#bar()} .exportName=${exportName}
        .bulk=${bulk} .keyOf=${(row) => row.id} .card=${card}
        .empty=${() => emptyState(filtered
          ? { title: t('directives.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace(this.#page)}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t(none), text: t(none + 'Hint'), symbol: 'flag' })}
        @open=${(event) => {
          location.hash = lineHref(event.detail);
        }}></vt-list>
    </div>`;
  }
}
