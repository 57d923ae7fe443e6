import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { confirmAction } from '../components/dialog.js';
import { closeOrganization, deleteGroup, directoryState, moveOrganization, openGroup, openList, openOrganization, reached } from '../components/directory-parts.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox } from '../components/parts.js';

const STATES = ['open', 'closed', 'merged'];
const VIEWS = ['organizations', 'groups', 'unknown'];

/** The directory of exchange: who there is, under which identifier and how reached; groups of recipients; who wrote without being in it. */
class DirectoryPage extends Element {
  static properties = { address: { attribute: false }, one: { state: true }, groups: { state: true }, unknown: { state: true }, faults: { state: true }, failure: { state: true } };

  #load = null;
  #loadKey = null;
  #shown = null;
  #manages = session.managesContent || session.managesAgency;

  #columns = [
    { id: 'code', label: () => t('directory.code'), width: 150, fixed: true, text: (row) => row.code, view: (row) => html`<code>${row.code}</code>` },
    { id: 'name', rank: 1, label: () => t('directory.name'), text: (row) => row.name, view: (row) => html`<a href=${href('directory', [row.code])} tabindex="-1"><b>${row.name}</b></a>${row.mergedInto ? html` <span class="muted">→ ${row.mergedInto}</span>` : nothing}` },
    { id: 'old', rank: 4, label: () => t('directory.oldCodes'), width: 170, text: (row) => row.oldCodes.join(', ') },
    { id: 'reached', rank: 2, label: () => t('directory.reached'), width: 230, text: reached },
    { id: 'email', rank: 5, label: () => t('directory.email'), width: 200, hidden: true, text: (row) => row.email },
    { id: 'state', rank: 3, label: () => t('column.state'), width: 150, text: (row) => t(row.site ? 'directory.here' : 'directory.state.' + row.state), view: directoryState },
  ];

  get #view() {
    return VIEWS.includes(this.address.query.view) ? this.address.query.view : VIEWS[0];
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const key = this.address.rest[0] ?? this.#view;
      if (key !== this.#shown) {
        this.#shown = key;
        this.#read();
      }
    }
  }

  async #read() {
    const key = this.#shown;
    this.failure = null;
    this.one = null;
    try {
      if (this.address.rest[0]) {
        const one = await get('/directory/organizations/' + encodeURIComponent(key));
        if (key === this.#shown) {
          this.one = one;
        }
      } else if (key === 'groups') {
        this.groups = (await get('/directory/groups', { agency: session.agencyCode })).items;
      } else if (key === 'unknown') {
        this.unknown = (await get('/directory/unknown')).items;
        this.faults = session.admin ? (await get('/exchange/faults')).items : [];
      }
    } catch (error) {
      if (key === this.#shown) {
        this.failure = error;
      }
    }
  }

  async #do(work, words) {
    try {
      const done = await work;
      if (done) {
        note(words);
        this.#loadKey = null;
        if (done.code && done.code !== this.#shown && this.address.rest[0]) {
          go('directory', [done.code]);
        } else {
          await this.#read();
        }
        this.requestUpdate();
      }
    } catch (error) {
      noteError(error);
      this.#read();
    }
  }

  #loader() {
    const { q, state } = this.address.query;
    const parameters = { q: state && state !== 'open' ? undefined : q, state };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/directory/organizations', { ...parameters, after, limit });
    }
    return this.#load;
  }

  render() {
    if (this.failure) {
      return html`<div class="page-body">${failureBox(this.failure, () => this.#read())}</div>`;
    }
    if (this.address.rest[0]) {
      return this.one ? this.#renderOne(this.one) : busy();
    }
    const view = this.#view;
    const head = html`<header class="page-head"><h1>${t('page.directory')}</h1>
        <div class="segments" role="group" aria-label=${t('page.directory')}>${VIEWS.filter((one) => one !== 'unknown' || this.#manages).filter((one) => one !== 'groups' || session.agencyCode).map((one) => html`<button type="button" aria-pressed=${String(one === view)} data-testid="view-${one}" @click=${() => replace('directory', [], { view: one === VIEWS[0] ? '' : one })}>${t('directory.view.' + one)}</button>`)}</div><span class="grow"></span>
        ${view === 'organizations' && this.#manages ? html`<button type="button" class="button" data-testid="open-list" @click=${() => this.#do(openList(), t('directory.listDone'))}>${icon('table')} ${t('directory.list')}</button>
          <button type="button" class="button primary" data-testid="new-organization" @click=${() => this.#do(openOrganization(null), t('common.saved'))}>${icon('plus')} ${t('directory.new')}</button>` : nothing}
        ${view === 'groups' && session.has('clerk', 'content-admin') ? html`<button type="button" class="button primary" data-testid="new-group" @click=${() => this.#do(openGroup(null), t('common.saved'))}>${icon('plus')} ${t('directory.newGroup')}</button>` : nothing}</header>`;
    return view === 'organizations' ? this.#renderList(head) : html`<div class="page-body">${head}${view === 'groups' ? this.#renderGroups() : this.#renderUnknown()}</div>`;
  }

  #renderList(head) {
    const { q, state = 'open' } = this.address.query;
    const set = (changes) => replace('directory', [], { ...this.address.query, ...changes });
    const bar = html`<span class="segments" role="group" aria-label=${t('column.state')}>${STATES.map((one) => html`<button type="button" aria-pressed=${String(one === state)} data-testid="state-${one}" @click=${() => set({ state: one === 'open' ? '' : one })}>${t('directory.state.' + one)}</button>`)}</span>
      ${state === 'open' ? html`<span class="quick"><label class="sr-only" for="directory-filter">${t('directory.find')}</label>${icon('filter')}
        <input id="directory-filter" type="search" placeholder=${t('directory.find')} data-testid="quick-filter" .value=${q ?? ''} @change=${(event) => set({ q: event.target.value.trim() })} @search=${(event) => set({ q: event.target.value.trim() })}></span>` : nothing}`;
    return html`<div class="page-list">${head}
      <vt-list name="directory" label=${t('page.directory')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'danh-ba-lien-thong'} .keyOf=${(row) => row.code}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b class="ellipsis">${row.name}</b></span><span class="ellipsis"><code>${row.code}</code> ${reached(row)}</span><span class="row-bottom">${directoryState(row)}</span></div>`}
        .empty=${() => emptyState({ title: t(q ? 'directory.noneFound' : 'directory.none'), text: q ? '' : t('directory.noneHint'), symbol: 'building' })}
        @open=${(event) => go('directory', [event.detail.code])}></vt-list></div>`;
  }

  #renderOne(one) {
    const fact = (label, value) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing);
    const step = (name, work) => html`<button type="button" class="button ${name === 'edit' ? 'primary' : ''}" data-testid="step-${name}" @click=${() => this.#do(work(), t('common.saved'))}>${t('directory.' + name)}</button>`;
    return html`<div class="page-body" data-testid="organization">
      <header class="page-head"><a class="icon-button" href=${href('directory')} aria-label=${t('directory.back')}>${icon('left')}</a><h1>${one.name}</h1>${directoryState(one)}<span class="grow"></span>
        ${one.manages && one.route && one.state === 'open' && one.route.connector === 'axis' ? html`<button type="button" class="button" data-testid="fetch-list" @click=${() => this.#do(openList(one.code), t('directory.listDone'))}>${icon('table')} ${t('directory.fetch')}</button>` : nothing}
        ${one.manages && one.state === 'open' ? html`${step('rename', () => moveOrganization(one, 'rename'))}${step('merge', () => moveOrganization(one, 'merge'))}${step('close', () => closeOrganization(one, 'close'))}${step('edit', () => openOrganization(one))}` : nothing}
        ${one.manages && one.state === 'closed' ? step('reopen', () => closeOrganization(one, 'reopen')) : nothing}</header>
      ${one.site ? html`<p class="hint">${t('directory.hereHint')} <a href=${href('agencies', [one.site])}>${t('page.agencies')}</a></p>` : nothing}
      <dl class="facts card">
        ${fact(t('directory.code'), html`<code>${one.code}</code>`)}${fact(t('directory.oldCodes'), one.oldCodes.length ? html`<code>${one.oldCodes.join(', ')}</code>` : '')}
        ${fact(t('directory.mergedInto'), one.mergedInto ? html`<a href=${href('directory', [one.mergedInto])}><code>${one.mergedInto}</code></a>` : '')}
        ${fact(t('directory.parent'), one.parent ? html`<code>${one.parent}</code>` : '')}${fact(t('directory.address'), one.address)}${fact(t('directory.email'), one.email)}${fact(t('directory.telephone'), one.telephone)}${fact(t('directory.fax'), one.fax)}${fact(t('directory.website'), one.website)}
        ${fact(t('directory.takes'), [one.electronic ? t('directory.electronic') : '', one.paper ? t('directory.paper') : ''].filter(Boolean).join(', '))}${fact(t('directory.kinds'), one.kinds.join(', '))}
        ${one.route ? html`${fact(t('directory.connector'), t('directory.connector.' + one.route.connector))}${fact(t('directory.routeAddress'), html`<code>${one.route.address}</code>`)}${fact(t('directory.settings'), Object.keys(one.route.settings).length ? Object.entries(one.route.settings).map(([key, value]) => html`<div><code>${key} = ${value}</code></div>`) : '')}` : nothing}
        ${fact(t('directory.source'), one.source === 'hand' ? t('directory.byHand') : one.source)}
      </dl>
      ${one.history ? html`<section class="card"><h2>${t('directory.history')}</h2><div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('directory.when')}</th><th>${t('directory.who')}</th><th>${t('directory.what')}</th><th>${t('common.reason')}</th></tr></thead>
        <tbody>${one.history.map((event) => html`<tr data-testid="event" data-event=${event.event}><td>${formatDateTime(event.at)}</td><td>${event.by}</td><td>${t('directory.event.' + event.event)} <span class="muted">${event.detail}</span></td><td>${event.reason}</td></tr>`)}</tbody></table></div></section>` : nothing}
    </div>`;
  }

  #renderGroups() {
    if (!this.groups) {
      return busy();
    }
    const keeps = session.has('clerk', 'content-admin');
    const remove = async (group) => ((await confirmAction({ title: t('directory.deleteGroup'), text: t('directory.deleteGroupText', { name: group.name }), action: t('common.delete') })) ? deleteGroup(group).then(() => true) : null);
    return this.groups.length ? html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('directory.groupName')}</th><th>${t('directory.members')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
      <tbody>${this.groups.map((group) => html`<tr data-testid="group-row"><td><b>${group.name}</b></td><td>${number(group.members.length)}: <span class="muted">${group.members.map((one) => one.name).join(', ')}</span></td>
        <td class="row-actions">${keeps ? html`<button type="button" class="text-button" data-testid="edit-group" @click=${() => this.#do(openGroup(group), t('common.saved'))}>${t('common.edit')}</button> <button type="button" class="text-button" data-testid="delete-group" @click=${() => this.#do(remove(group), t('common.saved'))}>${t('common.delete')}</button>` : nothing}</td></tr>`)}</tbody></table></div>`
      : emptyState({ title: t('directory.noGroups'), text: t('directory.noGroupsHint'), symbol: 'users' });
  }

  #renderUnknown() {
    if (!this.unknown) {
      return busy();
    }
    return html`${this.unknown.length ? html`<p class="muted">${t('directory.unknownHint')}</p><div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('directory.code')}</th><th>${t('directory.name')}</th><th>${t('directory.times')}</th><th>${t('directory.lastAt')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
      <tbody>${this.unknown.map((row) => html`<tr data-testid="unknown-row"><td><code>${row.code}</code></td><td>${row.name} <span class="muted">${row.email}</span></td><td>${number(row.times)}</td><td>${formatDateTime(row.lastAt)}</td>
        <td class="row-actions"><button type="button" class="text-button" data-testid="add-unknown" @click=${() => this.#do(openOrganization(null, { code: row.code, name: row.name, email: row.email }), t('common.saved'))}>${t('directory.new')}</button></td></tr>`)}</tbody></table></div>`
      : emptyState({ title: t('directory.noUnknown'), text: t('directory.unknownHint'), symbol: 'check' })}${this.#renderFaults()}`;
  }

  #renderFaults() {
    return this.faults?.length ? html`<h2>${t('directory.faults')}</h2><p class="muted">${t('directory.faultsHint')}</p><div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('directory.faultPlace')}</th><th>${t('directory.faultItem')}</th><th>${t('directory.faultWords')}</th><th>${t('directory.times')}</th><th>${t('directory.lastAt')}</th></tr></thead>
      <tbody>${this.faults.map((row) => html`<tr data-testid="fault-row"><td>${row.connector} <span class="muted">${row.place}</span></td><td><code>${row.item}</code></td><td>${row.words} <small class="muted">${row.code}</small></td><td>${number(row.times)}</td><td>${formatDateTime(row.lastAt)}</td></tr>`)}</tbody></table></div>` : nothing;
  }
}

define('vt-directory-page', DirectoryPage);
