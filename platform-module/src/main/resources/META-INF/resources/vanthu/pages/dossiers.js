import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDate, today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { go, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { openDialog } from '../components/dialog.js';
import { dossierCard, dossierColumns } from '../components/dossier-columns.js';
import { openHandOver, openNewDossier } from '../components/dossier-dialogs.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';

const SCOPES = ['mine', 'involved', 'asked', 'unit', 'agency'];
const STATES = ['running', 'open', 'inProgress', 'ended'];

/** Work dossiers that the person may see. The address holds list and filters. */
class DossiersPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #columns = dossierColumns();

  connected() {
    this.own(bindKeys([
      { keys: 'n', text: () => t('dossier.new'), shown: () => session.opensDossiers, run: () => session.opensDossiers && this.#new() },
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#dossier-filter')?.focus() },
    ]));
  }

  get #scope() {
    return SCOPES.includes(this.address.query.scope) ? this.address.query.scope : 'mine';
  }

  get #filters() {
    const { state, kind, year, q, reply } = this.address.query;
    return { state, kind, year, q, reply };
  }

  #set(changes) {
    replace('dossiers', [], { ...this.address.query, ...changes });
  }

  #loader() {
    const parameters = { agency: session.agencyCode, scope: this.#scope, ...this.#filters };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/dossier/dossiers', { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #new() {
    try {
      const answer = await openNewDossier();
      if (answer) {
        note(t('dossier.opened', { code: answer.dossier.code }));
        go('dossier', [answer.dossier.id]);
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #handOver() {
    const done = await openHandOver();
    if (done) {
      note(t('dossier.handedOver', { n: done.items.length, name: done.toName }));
      refreshCounters();
      this.$('vt-list').reload();
      await this.#print(done);
    }
  }

  #print(done) {
    return openPdf({ title: t('dossier.handOverList'), path: `/dossier/hand-overs/${done.id}/print`, fileName: 'ban-giao-ho-so.pdf' });
  }

  async #handOvers() {
    try {
      const { items } = await get('/dossier/hand-overs', { agency: session.agencyCode });
      const chosen = await openDialog({
        title: t('dossier.handOvers'),
        testid: 'hand-overs-dialog',
        size: 'wide',
        content: ({ close }) => html`<div class="dialog-body">${items.length
          ? html`<ul class="plain candidates">${items.map((one) => html`<li><button type="button" class="text-button" data-testid="hand-over-row" @click=${() => close(one)}>${icon('print')} ${formatDate(one.at)}: ${one.fromName} → ${one.toName}</button> <small class="muted">${one.reason}</small></li>`)}</ul>`
          : html`<p class="muted">${t('dossier.noHandOvers')}</p>`}</div>
          <div class="dialog-foot"><button type="button" class="button primary" autofocus @click=${() => close()}>${t('common.close')}</button></div>`,
      });
      if (chosen) {
        await this.#print(chosen);
      }
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    const scope = this.#scope;
    const filters = this.#filters;
    const year = Number(today().slice(0, 4));
    const chip = (name, label, options) => filterChip({ name, label, value: filters[name], options, change: (value) => this.#set({ [name]: value }) });
    const bar = html`
      <span class="segments" role="group" aria-label=${t('dossier.lists')}>${SCOPES.filter((one) => one !== 'involved' || session.opensDossiers).map((one) => html`<button type="button" aria-pressed=${String(one === scope)} data-testid="scope-${one}" @click=${() => this.#set({ scope: one })}>${t('dossier.scope.' + one)}</button>`)}</span>
      <span class="quick"><label class="sr-only" for="dossier-filter">${t('dossier.quick')}</label>${icon('filter')}
        <input id="dossier-filter" type="search" placeholder=${t('dossier.quick')} data-testid="quick-filter" .value=${filters.q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${chip('state', t('column.state'), STATES.map((state) => [state, t('dossier.state.' + state)]))}
      ${chip('kind', t('dossier.kind'), ['personal', 'unit'].map((kind) => [kind, t('dossier.kind.' + kind)]))}
      ${chip('year', t('common.year'), [year, year - 1, year - 2].map((one) => [one, one]))}
      ${chip('reply', t('dossier.replyFilter'), [['1', t('dossier.replyOpen')]])}`;
    const filtered = Object.values(filters).some(Boolean);
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.dossiers')}</h1><span class="grow"></span>
        ${session.opensDossiers || session.has('content-admin') ? html`
          <button type="button" class="button" data-testid="hand-overs" @click=${() => this.#handOvers()}>${t('dossier.handOvers')}</button>
          <button type="button" class="button" data-testid="hand-over" @click=${() => this.#handOver().catch(noteError)}>${icon('users')} ${t('dossier.handOverAll')}</button>` : nothing}
        ${session.opensDossiers ? html`<button type="button" class="button primary" data-testid="new-dossier" @click=${() => this.#new()}>${icon('plus')} ${t('dossier.new')}</button>` : nothing}
      </header>
      <vt-list name="dossiers" label=${t('page.dossiers')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'ho-so-cong-viec'}
        .keyOf=${(row) => row.id} .card=${dossierCard}
        .empty=${() => emptyState(filtered
          ? { title: t('dossier.noneFiltered'), action: html`<button type="button" class="button" @click=${() => replace('dossiers', [], { scope })}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('dossier.none.' + scope), text: t('dossier.noneHint'), symbol: 'folder' })}
        @open=${(event) => go('dossier', [event.detail.id])}></vt-list>
    </div>`;
  }
}

define('vt-dossiers-page', DossiersPage);
