import '../components/list.js';
import '../components/work-pane.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { workHref } from '../app/work.js';
import { openBulkDirect, openDirect } from '../components/direct-dialog.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';
import { workCard, workColumns } from '../components/work-columns.js';

const NEW_EVERY_MILLISECONDS = 20000;
const BULK_LIMIT = 200;
const STEPS = { incoming: ['direct', 'handle', 'wait'], outgoing: ['draft', 'review', 'formCheck', 'approve', 'sign', 'number', 'seal', 'issue'], directive: ['assign', 'handle', 'wait'], directiveReview: ['reviewResult'], directiveRequest: ['answer'] };

const isDirectable = (row) => row?.step === 'direct' && row.state === 'open' && row.mine !== false;

/** What waits for the person, the unit or the agency. The address holds tab and filters. */
class WorkPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;

  connected() {
    this.own(bindKeys([
      { keys: 'd', text: () => t('queue.keyDirect'), shown: () => this.#directable().length > 0, run: () => this.#direct(this.#directable()) },
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#work-filter')?.focus() },
    ]));
  }

  get #boxes() {
    return [
      'mine',
      ...(session.has('unit-head', 'specialist') ? ['unit'] : []),
      ...(session.has('leader', 'delegate', 'clerk', 'follow-up', 'content-admin') ? ['agency'] : []),
    ];
  }

  get #box() {
    return this.#boxes.includes(this.address.query.box) ? this.address.query.box : 'mine';
  }

  get #filters() {
    const { process, step, part, state, due, q, unit, holder } = this.address.query;
    return { process, step, part, state, due, q, unit, holder };
  }

  #set(changes) {
    replace('work', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const parameters = { agency: session.agencyCode, box: this.#box, ...this.#filters };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/work/items', { ...parameters, after, limit });
    }
    return this.#load;
  }

  /** What "d" means: the chosen rows, or the one the cursor is on. */
  #directable() {
    const list = this.$('vt-list');
    const rows = list?.selection?.size ? [...list.selection.values()] : [list?.rows?.[list.active]];
    return rows.filter(isDirectable);
  }

  async #direct(rows) {
    try {
      if (rows.length > BULK_LIMIT) {
        note(t('queue.tooMany', { n: BULK_LIMIT }), 'bad');
        return;
      }
      if (rows.length === 1 ? await this.#directOne(rows[0]) : await openBulkDirect(rows)) {
        this.$('vt-list').reload();
        refreshCounters();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #directOne(item) {
    const done = await openDirect({ item, conflict: () => this.$('vt-list').reload() });
    if (done) {
      note(t('act.direct.done'));
    }
    return done;
  }

  render() {
    const filters = this.#filters;
    const boxes = this.#boxes;
    const box = this.#box;
    const chip = (name, label, options) => filterChip({ name, label, value: filters[name], options, change: (value) => this.#set({ [name]: value }) });
    const steps = filters.process ? STEPS[filters.process] ?? [] : [...new Set(Object.values(STEPS).flat())];
    const bar = html`
      ${boxes.length > 1 ? html`<div class="segments" role="group" aria-label=${t('queue.box')}>${boxes.map((one) => html`<button type="button" aria-pressed=${String(one === box)} data-testid="box-${one}" @click=${() => this.#set({ box: one === 'mine' ? '' : one })}>${t('queue.box.' + one)}</button>`)}</div>` : nothing}
      <span class="quick"><label class="sr-only" for="work-filter">${t('queue.quick')}</label>${icon('filter')}
        <input id="work-filter" type="search" placeholder=${t('queue.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${chip('due', t('queue.due'), ['overdue', 'soon'].map((one) => [one, t('queue.due.' + one)]))}
      ${chip('step', t('queue.step'), steps.map((one) => [one, t('flow.step.' + one)]))}
      ${chip('process', t('queue.process'), Object.keys(STEPS).map((one) => [one, t('queue.process.' + one)]))}
      ${['unit', 'holder', 'part', 'state'].filter((name) => filters[name]).map((name) => chip(name, t('queue.' + name), [[filters[name], this.#said(name, filters[name])]]))}`;
    const filtered = Object.values(filters).some(Boolean);
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.work')}</h1><span class="muted">${t('queue.hint')}</span></header>
      <vt-list name="work-${box}" selectable .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.work')} .columns=${workColumns({ holder: box !== 'mine' })} .load=${this.#loader()} .filters=${bar} .exportName=${'viec'}
        .bulk=${(rows) => this.#renderBulk(rows)} .keyOf=${(row) => row.id} .card=${workCard}
        .preview=${(row) => html`<vt-work-pane .item=${row} @done=${() => {
          refreshCounters();
          this.$('vt-list').reload();
        }}></vt-work-pane>`}
        .empty=${() => emptyState(filtered
          ? { title: t('queue.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('work', [], { box: this.address.query.box })}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('queue.none.' + box), text: t('queue.noneHint'), symbol: 'check' })}
        @open=${(event) => {
          location.hash = workHref(event.detail);
        }}></vt-list>
    </div>`;
  }

  #said(name, value) {
    return name === 'part' ? t('flow.part.' + value) : name === 'state' ? t('flow.state.' + value) : value;
  }

  #renderBulk(rows) {
    const wanted = rows.filter(isDirectable);
    return wanted.length ? html`<button type="button" class="button primary small" data-testid="bulk-direct" @click=${() => this.#direct(wanted)}>${icon('pen')} ${t('queue.directMany', { n: wanted.length })} <kbd aria-hidden="true">d</kbd></button>` : nothing;
  }
}

define('vt-work-page', WorkPage);
