import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { counters, onCounters, refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { actorName, dueOf, holderName, stepName, workHref } from '../app/work.js';
import { emptyState, urgencyBadge } from '../components/parts.js';

const LISTS = ['mine', 'reports', 'urged'];
const KIND = { atOnce: 'bad', overdue: 'bad', report: 'bad', soon: 'warn', urge: 'info' };

const stageView = (row) => html`<span class="badge ${KIND[row.stage]}"><span class="dot" aria-hidden="true"></span>${t('reminder.stage.' + row.stage)}</span>`;
const behalfOf = (row) => (row.principalName ? html`<span class="badge wait" data-testid="on-behalf">${t('flow.for', { name: row.principalName })}</span> ` : nothing);
const titleOf = (row) => (row.withheld ? t('reminder.withheld') : row.title);
const dueView = (row) => {
  const due = dueOf(row);
  return row.done ? html`<span class="muted">${t('reminder.done')}</span>` : due.kind === 'none' ? html`<span class="muted">${due.text}</span>` : html`<span class="due ${due.kind}" title=${due.title}>${due.text}</span>`;
};
const said = (row) => (row.stage === 'urge' ? `${actorName(row.byName, row.onBehalfOfName)}${row.channel === 'desk' ? '' : ` (${t('urge.channel.' + row.channel)})`}: ${row.text}` : '');
const seenText = (row) => (row.whom ? (row.seenAt ? formatDateTime(row.seenAt) : t('reminder.notSeen')) : '');
const mailText = (row) => (row.email ? t('reminder.email.' + row.email) : '');

/** What the person was told: near, late, urged; what others are late with; and who was urged. */
class RemindersPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #newest = null;

  connected() {
    this.own(onCounters(() => this.requestUpdate()));
  }

  get #list() {
    return LISTS.includes(this.address.query.list) ? this.address.query.list : 'mine';
  }

  #columns(list) {
    const urged = list === 'urged';
    return [
      { id: 'stage', rank: 1, label: () => t('reminder.stage'), width: 128, hidden: urged, text: (row) => t('reminder.stage.' + row.stage), view: (row) => html`${row.seenAt || list === 'reports' ? nothing : html`<b class="unseen" title=${t('reminder.notSeen')}>●<span class="sr-only">${t('reminder.notSeen')}</span></b> `}${stageView(row)}` },
      { id: 'at', rank: urged ? 2 : 4, label: () => t('reminder.at'), width: 132, text: (row) => formatDateTime(row.at) },
      { id: 'label', width: 130, label: () => t('queue.label'), text: (row) => row.label, view: (row) => (row.withheld ? '–' : html`<a href=${workHref(row)} tabindex="-1"><b>${row.label || '–'}</b></a>`) },
      { id: 'title', label: () => t('queue.title'), fixed: true, text: titleOf, view: (row) => html`${urgencyBadge(row.urgency)} ${behalfOf(row)}${row.withheld ? html`<span class="muted">${titleOf(row)}</span>` : row.title}` },
      { id: 'said', rank: 2, label: () => t('reminder.said'), width: 230, hidden: list === 'reports', text: said },
      { id: 'due', rank: urged ? 5 : undefined, label: () => t('queue.due'), width: 180, text: (row) => dueOf(row).title, view: dueView },
      { id: 'whom', rank: 1, label: () => t('reminder.whom'), width: 160, hidden: !urged, text: (row) => row.whomName || t('reminder.nobody') },
      { id: 'seen', rank: 6, label: () => t('reminder.seen'), width: 132, hidden: !urged, text: (row) => [seenText(row), mailText(row)].filter(Boolean).join(', ') },
      { id: 'step', rank: 7, label: () => t('queue.step'), width: 150, hidden: urged, text: stepName },
      { id: 'holder', rank: 6, label: () => t('queue.holder'), width: 180, hidden: list === 'mine', text: (row) => holderName({ ...row, holder: row.holderName }) },
    ];
  }

  #loader(list, all) {
    const key = `${session.agencyCode} ${list} ${all}`;
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#newest = null;
      this.#load = async ({ after, limit }) => {
        const answer = await get(list === 'urged' ? '/reminder/urged' : '/reminder/mine', { agency: session.agencyCode, list: list === 'urged' ? undefined : list, all: all ? '1' : undefined, after, limit });
        if (!after && answer.items.length) {
          this.#newest = answer.items[0].id;
        }
        return answer;
      };
    }
    return this.#load;
  }

  async #seen(body) {
    await post('/reminder/seen', { agency: session.agencyCode, ...body }).catch(noteError);
    refreshCounters();
  }

  async #open(row) {
    if (!row.seenAt && this.#list === 'mine') {
      await this.#seen({ ids: [row.id] });
    }
    if (!row.withheld) {
      location.hash = workHref(row);
    }
  }

  async #seenAll() {
    if (this.#newest) {
      await this.#seen({ upTo: this.#newest });
      this.$('vt-list').reload();
    }
  }

  render() {
    const list = this.#list;
    const all = this.address.query.all === '1';
    const set = (changes) => replace('reminders', [], { ...this.address.query, ...changes });
    const bar = html`<div class="segments" role="group" aria-label=${t('page.reminders')}>${LISTS.map((one) => html`<button type="button" aria-pressed=${String(one === list)} data-testid="list-${one}" @click=${() => set({ list: one === 'mine' ? '' : one })}>${t('reminder.list.' + one)}</button>`)}</div>
      ${list === 'urged' ? nothing : html`<label class="check-line"><input type="checkbox" data-testid="all" .checked=${all} @change=${(event) => set({ all: event.target.checked ? '1' : '' })}> ${t('reminder.all')}</label>`}
      ${list === 'mine' && counters().reminders ? html`<button type="button" class="button small" data-testid="seen-all" @click=${() => this.#seenAll()}>${t('reminder.seenAll', { n: counters().reminders })}</button>` : nothing}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.reminders')}</h1><span class="muted">${t('reminder.hint.' + list)}</span></header>
      <vt-list name="reminders-${list}" label=${t('page.reminders')} .columns=${this.#columns(list)} .load=${this.#loader(list, all)} .filters=${bar} .exportName=${'nhac-viec'}
        .keyOf=${(row) => row.id} .card=${card} .empty=${() => emptyState({ title: t('reminder.none.' + list), text: t('reminder.hint.' + list), symbol: 'bell' })}
        @open=${(event) => this.#open(event.detail)}></vt-list>
    </div>`;
  }
}

const card = (row) => html`<div class="row-card">
  <span class="row-top"><b>${row.label || '–'}</b><span class="grow"></span>${dueView(row)}</span>
  <span class="ellipsis">${behalfOf(row)}${titleOf(row)}</span>
  <span class="row-bottom">${stageView(row)}<small class="ellipsis">${said(row) || formatDateTime(row.at)}</small></span></div>`;

define('vt-reminders-page', RemindersPage);
