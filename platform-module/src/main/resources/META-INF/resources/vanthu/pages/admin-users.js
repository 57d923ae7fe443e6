import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { AdministeredPage } from '../components/administered.js';
import { icon } from '../components/icons.js';
import { emptyState, stateBadge } from '../components/parts.js';
import { closeUser, lockUser, openUser, resetPassword } from '../components/user-dialogs.js';

/** Accounts of the agency. Closing keeps the history: what someone did stays under their name. */
class UsersPage extends AdministeredPage {
  static properties = { units: { state: true } };

  #key = null;
  #load = null;

  #columns = [
    { id: 'fullName', label: () => t('users.fullName'), width: 210, fixed: true, text: (row) => row.fullName, view: (row) => html`<strong>${row.fullName}</strong>` },
    { id: 'userName', label: () => t('users.userName'), width: 130, rank: 2, text: (row) => row.userName },
    { id: 'position', label: () => t('users.position'), width: 150, rank: 5, text: (row) => row.position ?? '' },
    { id: 'unit', label: () => t('users.unit'), width: 160, rank: 4, text: (row) => this.#unitName(row.unit) },
    { id: 'roles', label: () => t('users.roles'), fixed: true, text: (row) => (row.roles ?? []).map((role) => t('role.' + role)).join(', ') },
    { id: 'lastSignIn', label: () => t('users.lastSignIn'), width: 140, rank: 6, hidden: true, text: (row) => formatDateTime(row.lastSignIn) },
    { id: 'state', label: () => t('column.state'), width: 120, rank: 1, text: (row) => t('users.state.' + row.state), view: (row) => stateBadge(row.state, t('users.state.' + row.state)) },
    { id: 'act', label: () => html`<span class="sr-only">${t('common.actions')}</span>`, width: 50, fixed: true, text: () => '', view: (row) => this.#menu(row) },
  ];

  constructor() {
    super();
    this.units = [];
  }

  async read() {
    const answer = await get(`/organization/agencies/${encodeURIComponent(this.agency)}/units`).catch(() => ({ items: [] }));
    this.units = answer.items;
  }

  #unitName = (code) => this.units.find((unit) => unit.code === code)?.name ?? code ?? '';

  #menu(row) {
    const items = [
      ['edit', row.state !== 'closed'], ['reset', row.state !== 'closed'], ['lock', row.state === 'active'], ['unlock', row.state === 'locked'], ['close', row.state !== 'closed' && row.userName !== session.user.id],
    ].filter(([, shown]) => shown);
    return items.length ? html`<sl-dropdown hoist placement="bottom-end" @sl-select=${(event) => this.#act(event.detail.item.value, row)}>
      <button slot="trigger" type="button" class="icon-button" aria-label=${t('users.actionsFor', { name: row.fullName })} data-testid="user-actions">${icon('dots')}</button>
      <sl-menu>${items.map(([name]) => html`<sl-menu-item value=${name} data-testid="user-${name}">${t('users.' + name + 'Menu')}</sl-menu-item>`)}</sl-menu></sl-dropdown>` : nothing;
  }

  async #act(name, row) {
    const work = {
      edit: () => openUser({ user: row, agency: this.agency, units: this.units }),
      reset: () => resetPassword(row),
      lock: () => lockUser(row),
      unlock: () => post(`/organization/users/${encodeURIComponent(row.userName)}/unlock`, { reason: '' }).then(() => true),
      close: () => closeUser(row),
    };
    try {
      if (await work[name]()) {
        note(t('common.saved'));
        this.$('vt-list').reload();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #create() {
    try {
      if (await openUser({ agency: this.agency, units: this.units })) {
        this.$('vt-list').reload();
      }
    } catch (error) {
      noteError(error);
    }
  }

  #loader() {
    const q = this.address.query.q ?? '';
    const agency = this.agency;
    const key = `${agency} ${q}`;
    if (this.#key !== key) {
      this.#key = key;
      this.#load = ({ after, limit }) => get('/organization/users', { agency, q, after, limit });
    }
    return this.#load;
  }

  body() {
    const bar = html`<span class="quick"><label class="sr-only" for="user-filter">${t('users.find')}</label>${icon('search')}<input id="user-filter" type="search" placeholder=${t('users.find')} data-testid="user-filter" .value=${this.address.query.q ?? ''} @change=${(event) => replace('users', [], { ...this.address.query, q: event.target.value.trim() })}></span>
      ${this.agencyChip('users')}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.users')}</h1><span class="muted">${this.agencies.find((one) => one.code === this.agency)?.name ?? session.agency?.name ?? ''}</span><span class="grow"></span>
        <button type="button" class="button primary" data-testid="new-user" @click=${() => this.#create()}>${icon('plus')} ${t('users.new')}</button></header>
      <vt-list name="users" label=${t('page.users')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .keyOf=${(row) => row.userName} .exportName=${'nguoi-dung'}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.fullName}</b><span class="grow"></span>${this.#menu(row)}</span><span class="row-bottom"><small>${row.userName}</small>${stateBadge(row.state, t('users.state.' + row.state))}</span></div>`}
        .empty=${() => emptyState({ title: t('users.none'), symbol: 'users' })}
        @open=${(event) => event.detail.state !== 'closed' && this.#act('edit', event.detail)}></vt-list>
    </div>`;
  }
}

define('vt-users-page', UsersPage);
