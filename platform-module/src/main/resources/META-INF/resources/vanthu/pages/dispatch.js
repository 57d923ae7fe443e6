import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { openDialog } from '../components/dialog.js';
import { deliveryActions, dispatchHistory, dispatchState, recallActions } from '../components/dispatch-parts.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';

const NEW_EVERY_MILLISECONDS = 20000;
const SIDES = {
  deliveries: { states: ['waiting', 'sent', 'arrived', 'refused', 'received', 'assigned', 'inProgress', 'done', 'recalled', 'failed', 'paper'], other: (row) => row.receiverName, time: (row) => row.sentAt },
  arrivals: { states: ['waiting', 'deciding', 'refused', 'received', 'assigned', 'inProgress', 'done', 'recalled', 'agreed', 'declined'], other: (row) => row.senderName, time: (row) => row.arrivedAt },
};
const SILENT_DAYS = ['1', '3', '7'];

const columnsOf = (side) => [
  { id: 'subject', label: () => t('column.subject'), fixed: true, text: (row) => row.subject, view: (row) => html`${row.kind === 'document' ? nothing : html`<span class="badge wait">${t('dispatch.kind.' + row.kind)}</span> `}${row.subject}` },
  { id: 'number', rank: 3, label: () => t('field.number'), width: 160, text: (row) => [row.number, formatDate(row.date)].filter(Boolean).join(', ') },
  { id: 'other', rank: 2, label: () => t('dispatch.other.' + side), width: 220, text: SIDES[side].other },
  { id: 'state', label: () => t('column.state'), width: 190, fixed: true, text: (row) => t('dispatch.state.' + row.state), view: dispatchState },
  { id: 'time', rank: 4, label: () => t('dispatch.time.' + side), width: 132, text: (row) => formatDateTime(SIDES[side].time(row)) },
  { id: 'words', rank: 6, label: () => t('dispatch.words'), width: 240, text: (row) => row.words },
];

/** What the agency has on its way and what came to it by exchange. The address holds side and filters. */
class DispatchPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #columns = Object.fromEntries(Object.keys(SIDES).map((side) => [side, columnsOf(side)]));

  connected() {
    this.own(bindKeys([{ keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#dispatch-filter')?.focus() }]));
  }

  get #side() {
    return this.address.query.side === 'arrivals' ? 'arrivals' : 'deliveries';
  }

  #set(changes) {
    replace('dispatch', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const { q, state, silentDays } = this.address.query;
    const side = this.#side;
    const parameters = { agency: session.agencyCode, q, state, ...(side === 'deliveries' ? { silentDays } : {}) };
    const key = side + JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/dispatch/' + side, { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #show(row) {
    const side = this.#side;
    const may = session.clerk;
    await openDialog({
      title: [row.number, row.subject].filter(Boolean).join(' – '),
      size: 'wide',
      testid: 'dispatch-dialog',
      content: ({ close }) => {
        const run = async (work, said) => {
          try {
            if (await work()) {
              note(said);
              refreshCounters();
              close(true);
              this.#loadKey = null;
              this.requestUpdate();
            }
          } catch (error) {
            noteError(error);
          }
        };
        return html`<div class="dialog-body"><dl class="facts">
          <dt>${t('dispatch.other.' + side)}</dt><dd>${SIDES[side].other(row)}</dd>
          <dt>${t('column.state')}</dt><dd>${dispatchState(row)}</dd>
          ${row.affects ? html`<dt>${t('dispatch.affects')}</dt><dd data-testid="dispatch-affects">${row.affects.number} – ${row.affects.subject} (${t('dispatch.state.' + row.affects.state)})</dd>` : nothing}
          ${row.words ? html`<dt>${t('dispatch.words')}</dt><dd>${row.words}</dd>` : nothing}
          ${row.sentAt ? html`<dt>${t('dispatch.time.deliveries')}</dt><dd>${formatDateTime(row.sentAt)}</dd>` : nothing}
          ${row.arrivedAt ? html`<dt>${t('dispatch.time.arrivals')}</dt><dd>${formatDateTime(row.arrivedAt)}</dd>` : nothing}</dl>
          ${may && side === 'deliveries' && ['waiting', 'failed'].includes(row.state) ? deliveryActions(row, run) : nothing}
          ${may && row.state === 'deciding' ? recallActions(row, run) : nothing}
          ${may && side === 'arrivals' && row.state === 'waiting' ? html`<p><a class="button" href=${href('capture', [row.entryId])} @click=${() => close()}>${icon('scan')} ${t('dispatch.openEntry')}</a></p>` : nothing}
          ${side === 'deliveries' && row.nodeId ? html`<p><a class="button" href=${href('issued', [row.nodeId], { tab: 'delivery' })} @click=${() => close()}>${icon('file')} ${t('dispatch.openDocument')}</a></p>` : nothing}
          ${dispatchHistory(row)}</div>`;
      },
    });
  }

  render() {
    const { q, state, silentDays } = this.address.query;
    const side = this.#side;
    const bar = html`
      <div class="segments" role="group" aria-label=${t('exchange.sides')}>${Object.keys(SIDES).map((name) => html`<button type="button" aria-pressed=${String(name === side)} data-testid="side-${name}" @click=${() => this.#set({ side: name === 'deliveries' ? '' : name, state: '', silentDays: '' })}>${t('dispatch.side.' + name)}</button>`)}</div>
      <span class="quick"><label class="sr-only" for="dispatch-filter">${t('exchange.quick')}</label>${icon('filter')}
        <input id="dispatch-filter" type="search" placeholder=${t('exchange.quick')} data-testid="quick-filter" .value=${q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${filterChip({ name: 'state', label: t('column.state'), value: state, options: SIDES[side].states.map((one) => [one, t('dispatch.state.' + one)]), change: (value) => this.#set({ state: value }) })}
      ${side === 'deliveries' ? filterChip({ name: 'silentDays', label: t('dispatch.silent'), value: silentDays, options: SILENT_DAYS.map((days) => [days, t('dispatch.silentDays', { n: Number(days) })]), change: (value) => this.#set({ silentDays: value, state: value ? 'sent,arrived' : '' }) }) : nothing}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.dispatch')}</h1><span class="muted">${t('dispatch.hint')}</span></header>
      <vt-list name="dispatch-${side}" .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.dispatch')} .columns=${this.#columns[side]} .load=${this.#loader()} .filters=${bar} .exportName=${'lien-thong'}
        .keyOf=${(row) => row.id} .card=${(row) => html`<div class="row-card"><span class="row-top"><b class="ellipsis">${SIDES[side].other(row)}</b><span class="grow"></span><small>${formatDateTime(row.changedAt)}</small></span><span class="ellipsis">${row.subject}</span><span class="row-bottom">${dispatchState(row)}<small class="ellipsis">${row.number}</small></span></div>`}
        .empty=${() => emptyState(q || state ? { title: t('exchange.noneFiltered'), action: html`<button type="button" class="button" @click=${() => this.#set({ q: '', state: '', silentDays: '' })}>${t('filter.clear')}</button>`, symbol: 'filter' } : { title: t('dispatch.none.' + side), symbol: side === 'arrivals' ? 'inbox' : 'send' })}
        @open=${(event) => this.#show(event.detail)}></vt-list>
    </div>`;
  }
}

define('vt-dispatch-page', DispatchPage);
