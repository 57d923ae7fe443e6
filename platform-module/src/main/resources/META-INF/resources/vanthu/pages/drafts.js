import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { counters, onCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { DRAFT_STATES, draftCard, draftColumns, itemColumns, rowOfItem } from '../components/outgoing-columns.js';
import { emptyState } from '../components/parts.js';

const BOXES = ['next', 'mine', 'handled', 'unit'];
const OF_ITEMS = { next: 'mine', unit: 'unit' };
const NEW_EVERY_MILLISECONDS = 20000;

/** Drafts: those whose next step is this person's, the own ones, those of the unit. The address holds box and filters. */
class DraftsPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #columns = { items: itemColumns(), drafts: draftColumns() };

  connected() {
    this.own(onCounters(() => this.requestUpdate()));
    this.own(bindKeys([
      { keys: 'n', text: () => t('draft.new'), run: () => go('draft', ['new']), shown: () => session.drafts },
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#drafts-filter')?.focus() },
    ]));
  }

  get #box() {
    return BOXES.includes(this.address.query.box) ? this.address.query.box : BOXES[0];
  }

  #set(changes) {
    replace('drafts', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const { q, state } = this.address.query;
    const box = this.#box;
    const key = JSON.stringify([session.agencyCode, box, q, state]);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = OF_ITEMS[box]
        ? async ({ after, limit }) => {
          const answer = await get('/work/items', { agency: session.agencyCode, box: OF_ITEMS[box], process: 'outgoing', q, step: state, after, limit });
          return { ...answer, items: answer.items.map(rowOfItem) };
        }
        : ({ after, limit }) => get('/outgoing/drafts', { agency: session.agencyCode, box, q, state, after, limit });
    }
    return this.#load;
  }

  render() {
    const { q, state } = this.address.query;
    const box = this.#box;
    const boxes = html`<div class="segments" role="group" aria-label=${t('draft.boxes')}>${BOXES.filter((name) => name !== 'unit' || session.has('unit-head', 'leader', 'clerk')).map((name) => html`<button type="button" aria-pressed=${String(box === name)} data-testid="box-${name}" @click=${() => this.#set({ box: name, state: '' })}>${t('draft.box.' + name)}${name === 'mine' && counters().drafts ? html` <b>${counters().drafts}</b>` : nothing}</button>`)}</div>`;
    const bar = html`${boxes}
      <span class="quick"><label class="sr-only" for="drafts-filter">${t('draft.quick')}</label>${icon('filter')}
        <input id="drafts-filter" type="search" placeholder=${t('draft.quick')} data-testid="quick-filter" .value=${q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${filterChip({ name: 'state', label: t('column.state'), value: state, options: (OF_ITEMS[box] ? DRAFT_STATES.filter((one) => one !== 'returned') : [...DRAFT_STATES, 'issued', 'cancelled', 'voided']).map((one) => [one, t('draft.state.' + one)]), change: (value) => this.#set({ state: value }) })}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.drafts')}</h1><span class="muted">${t('draft.hint')}</span><span class="grow"></span>
        ${session.drafts ? html`<a class="button primary" href=${href('draft', ['new'])} data-testid="new-draft">${icon('plus')} ${t('draft.new')}</a>` : nothing}</header>
      <vt-list .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.drafts')} name="drafts-${OF_ITEMS[box] ? 'items' : 'own'}" .columns=${OF_ITEMS[box] ? this.#columns.items : this.#columns.drafts} .load=${this.#loader()} .filters=${bar} .exportName=${'du-thao'}
        .keyOf=${(row) => row.nodeId} .card=${draftCard}
        .empty=${() => emptyState(q || state
          ? { title: t('incoming.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('drafts', [], { box })}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t(`draft.none.${box}`), text: t(`draft.noneHint.${box}`), action: session.drafts ? html`<a class="button primary" href=${href('draft', ['new'])}>${t('draft.new')}</a>` : nothing, symbol: 'pen' })}
        @open=${(event) => go('draft', [event.detail.nodeId])}></vt-list>
    </div>`;
  }
}

define('vt-drafts-page', DraftsPage);
