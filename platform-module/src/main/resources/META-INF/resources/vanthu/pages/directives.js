import '../components/date-input.js';
import '../components/list.js';
import '../components/suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { suggestIssuers } from '../app/catalog.js';
import { FIELDS, LINE_STATES, executorName, stateWord } from '../app/directives.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { actionsOf, openLineStep } from '../components/directive-actions.js';
import { givenCard, givenColumns, lineHref } from '../components/directive-columns.js';
import { openSource } from '../components/directive-source.js';
import { dateChip, filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';

const NEW_EVERY_MILLISECONDS = 30000;
/** Lists that officers open many times a day. */
const VIEWS = { running: { state: 'running' }, overdue: { state: 'running', due: 'overdue' }, reported: { state: 'reported' }, completed: { state: 'completed' }, all: { state: 'all' } };
/** Filters of the address that reports lead to; they show as chips only when set. */
const NAMED = ['executor', 'unit', 'officer', 'leader', 'outcome', 'part'];
const FILTERS = ['state', 'due', 'field', 'from', 'to', 'q', ...NAMED];

/** What the agency has given: every line with its executor, state and deadline. The address holds the filters, so that reports can lead here. */
class DirectivesPage extends Element {
  static properties = { address: { attribute: false }, names: { state: true } };

  #load = null;
  #loadKey = null;
  #columns = givenColumns();

  constructor() {
    super();
    this.names = {};
  }

  connected() {
    this.own(bindKeys([
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#directives-filter')?.focus() },
      { keys: 'n', text: () => t('source.new'), shown: () => mayEnter(), run: () => mayEnter() && this.#enter() },
      { keys: 'u', text: () => t('line.act.urge'), shown: () => this.#urgeable().length > 0, run: () => this.#urge(this.#urgeable()) },
    ]));
    get('/outgoing/options', { agency: session.agencyCode }).then((options) => {
      this.leaders = options.signers ?? [];
      this.requestUpdate();
    }, () => {});
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
    replace('directives', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const parameters = { agency: session.agencyCode, side: 'given', ...this.#filters, sort: this.address.query.sort };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = async ({ after, limit }) => {
        const answer = await get('/directive/lines', { ...parameters, after, limit });
        this.#learn(answer.items);
        return answer;
      };
    }
    return this.#load;
  }

  /** Names of what the address says by code. */
  #learn(items) {
    const { executor, officer, leader, unit } = this.address.query;
    const row = items[0];
    if (row) {
      this.names = { ...this.names, ...(executor ? { executor: executorName(row) } : {}), ...(officer ? { officer: row.officerName } : {}), ...(leader ? { leader: row.orderedName } : {}), ...(unit ? { unit: row.unitName ?? row.executorName } : {}) };
    }
  }

  #urgeable() {
    const list = this.$('vt-list');
    const rows = list?.selection?.size ? [...list.selection.values()] : [list?.rows?.[list.active]].filter(Boolean);
    return rows.filter((row) => !['completed', 'withdrawn', 'drafted'].includes(row.state));
  }

  /** One line: its own window; many: the same words to each. */
  async #urge(rows) {
    try {
      const [first, ...others] = rows;
      const line = await get(`/directive/lines/${first.id}`);
      if (!actionsOf(line).includes('urge')) {
        note(t('line.mayNotUrge'), 'bad');
        return;
      }
      const done = await openLineStep({ name: 'urge', line, others });
      if (done) {
        note(t('line.act.urge.done'));
        this.$('vt-list').reload();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #enter() {
    try {
      const made = await openSource();
      if (made) {
        go('assigning', [made.nodeId]);
      }
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    const filters = this.#filters;
    const view = this.#view;
    const chip = (name, label, options, value = filters[name]) => filterChip({ name, label, value, options, change: (chosen) => this.#set({ [name]: chosen }) });
    const bar = html`
      <div class="segments" role="group" aria-label=${t('directives.views')}>${Object.entries(VIEWS).map(([name, changes]) => html`<button type="button" aria-pressed=${String(name === view)} data-testid="view-${name}" @click=${() => this.#set({ state: '', due: '', ...changes })}>${t('directives.view.' + name)}</button>`)}</div>
      <span class="quick"><label class="sr-only" for="directives-filter">${t('directives.quick')}</label>${icon('filter')}
        <input id="directives-filter" type="search" placeholder=${t('directives.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${chip('state', t('column.state'), LINE_STATES.map((state) => [state, stateWord(state)]), LINE_STATES.includes(filters.state) && !view ? filters.state : '')}
      ${chip('due', t('queue.due'), ['overdue', 'soon', 'inTime', 'notUpdated'].map((one) => [one, t('directives.due.' + one)]), view ? '' : filters.due)}
      ${chip('leader', t('directive.orderedBy'), known(this.leaders?.map((one) => [one.userName, one.fullName]), filters.leader, this.names.leader))}
      ${chip('field', t('directive.field'), known(FIELDS.map((one) => [one, one]), filters.field))}
      ${chip('part', t('queue.part'), ['lead', 'coordinate'].map((part) => [part, t('flow.part.' + part)]))}
      ${NAMED.filter((name) => filters[name] && !['leader', 'part'].includes(name)).map((name) => chip(name, t('directives.by.' + name), [[filters[name], name === 'outcome' ? t('directives.outcome.' + filters[name]) : this.names[name] ?? filters[name]]]))}
      ${filters.executor ? nothing : html`<span class="quick executor-filter"><label class="sr-only" for="executor-filter">${t('line.executor')}</label><vt-suggest input-id="executor-filter" testid="executor-filter" placeholder=${t('line.executor')} .value=${''} .source=${suggestIssuers} @change=${(event) => {
        const code = event.detail.item?.code;
        if (code) {
          this.names = { ...this.names, executor: event.detail.item.text };
          this.#set({ executor: code });
        }
      }}></vt-suggest></span>`}
      ${dateChip({ from: filters.from, to: filters.to, change: (dates) => this.#set(dates), label: t('line.givenAt') })}`;
    const filtered = FILTERS.some((name) => this.address.query[name]);
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.directives')}</h1><span class="muted">${t('queue.hint')}</span><span class="grow"></span>
        <a class="button" href=${href('inspections')} data-testid="inspections">${icon('eye')} ${t('page.inspections')}</a>
        ${session.has('follow-up') ? html`<a class="button" href=${href('review')} data-testid="to-review">${icon('check')} ${t('page.review')}</a>` : nothing}
        ${mayEnter() ? html`<button type="button" class="button primary" data-testid="new-source" @click=${() => this.#enter()}>${icon('plus')} ${t('source.new')}</button>` : nothing}
      </header>
      <vt-list name="directives" selectable .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.directives')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'nhiem-vu-da-giao'}
        .bulk=${(rows) => html`<button type="button" class="button small" data-testid="bulk-urge" @click=${() => this.#urge(rows)}>${icon('bell')} ${t('line.act.urge')} <kbd aria-hidden="true">u</kbd></button>`}
        .keyOf=${(row) => row.id} .card=${givenCard}
        .empty=${() => emptyState(filtered
          ? { title: t('directives.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('directives')}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('directives.none'), text: t('directives.noneHint'), symbol: 'flag' })}
        @open=${(event) => {
          location.hash = lineHref(event.detail);
        }}></vt-list>
    </div>`;
  }
}

/** Who enters directives of papers and of meetings: those who follow them. */
const mayEnter = () => session.has('follow-up');

/** The options, and the one that the address names when it is not among them. */
const known = (options = [], value, name) => (!value || options.some(([code]) => code === value) ? options : [...options, [value, name ?? value]]);

define('vt-directives-page', DirectivesPage);
