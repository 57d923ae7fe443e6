import '../components/list.js';
import '../components/retention-notices.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, put } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { textField } from '../components/choice.js';
import { askReason, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { emptyState } from '../components/parts.js';
import { assignRule, heldMark, keptUntil, noteEvent, placeHold, stageBadge } from '../components/retention-parts.js';

const VIEWS = ['due', 'overdue', 'keptBack', 'keptEnding', 'expired', 'waiting', 'noRule', 'held', 'all'];

/** Dossiers by what is due: to be submitted, expired, waiting for an event, held. The address holds list and filters. */
class RetentionPage extends Element {
  static properties = { address: { attribute: false }, counts: { state: true }, chosen: { state: true } };

  #load = null;
  #loadKey = null;

  #columns = [
    { id: 'code', label: () => t('dossier.code'), width: 110, fixed: true, text: (row) => row.code },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title, view: (row) => html`${row.title} ${heldMark(row)}` },
    { id: 'words', rank: 3, label: () => t('dossier.retention'), width: 120, text: (row) => row.words ?? '' },
    { id: 'endedOn', rank: 4, label: () => t('dossier.endedAt'), width: 104, text: (row) => formatDate(row.endedOn) },
    { id: 'dueOn', rank: 2, label: () => t('retention.dueOn'), width: 104, text: (row) => formatDate(row.dueOn) },
    { id: 'expiresOn', rank: 1, label: () => t('retention.expiresOn'), width: 130, text: (row) => keptUntil(row) },
    { id: 'owner', rank: 5, label: () => t('dossier.owner'), width: 150, text: (row) => row.ownerName },
    { id: 'stage', rank: 6, label: () => t('column.state'), width: 130, text: (row) => t('retention.stage.' + row.stage), view: stageBadge },
  ];

  connected() {
    this.#count();
  }

  async #count() {
    this.counts = await get('/retention/counts', { agency: session.agencyCode }).catch(() => ({}));
  }

  get #view() {
    return VIEWS.includes(this.address.query.view) ? this.address.query.view : 'due';
  }

  get #query() {
    const { q } = this.address.query;
    return { view: this.#view, q };
  }

  #loader() {
    const parameters = { agency: session.agencyCode, ...this.#query };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/retention/dossiers', { ...parameters, after, limit });
    }
    return this.#load;
  }

  #again() {
    this.$('vt-list').reload();
    this.#count();
  }

  async #hold(rows) {
    const all = this.$('vt-list').all;
    const { view, q } = this.#query;
    const done = await placeHold({
      dossiers: all ? null : rows.map((row) => row.id),
      query: all ? { view, words: q ?? null, fromYear: null, toYear: null, unit: null, rule: null } : null,
      intro: all ? t('holds.onList', { list: t('retention.view.' + view) }) : t('holds.onDossiers', { n: rows.length }),
    });
    if (done) {
      note(t('holds.placed', { n: done.items }));
      this.#again();
    }
  }

  async #open(row) {
    try {
      this.chosen = await get('/retention/dossiers/' + row.id);
    } catch (error) {
      noteError(error);
    }
  }

  async #setting() {
    const before = await get('/retention/setting', { agency: session.agencyCode });
    const done = await openForm({
      title: t('retention.setting'),
      intro: t('retention.settingHint'),
      testid: 'setting-dialog',
      values: { submissionDays: String(before.submissionDays) },
      fields: (data, errors, change) => textField({ ids: 'setting', name: 'submissionDays', label: t('retention.submissionDays'), value: data.submissionDays, error: errors.submissionDays, change, mode: 'numeric', length: 3 }),
      submit: (data) => put('/retention/setting?agency=' + encodeURIComponent(session.agencyCode), { submissionDays: Number(data.submissionDays) || 0, version: before.version }),
    });
    if (done) {
      note(t('common.saved'));
    }
  }

  async #act(work) {
    try {
      const done = await work();
      if (done) {
        this.chosen = done;
        note(t('common.saved'));
        this.#again();
      }
    } catch (error) {
      noteError(error);
    }
  }

  #renderChosen() {
    const one = this.chosen;
    const r = one.retention;
    return html`<aside class="card retention-card" data-testid="retention-card" aria-label=${one.title}>
      <header class="page-head"><h2>${one.code} · ${one.title}</h2><span class="grow"></span>
        <a class="button" href=${href('dossier', [one.dossier])}>${t('retention.openDossier')}</a>
        <button type="button" class="icon-button" aria-label=${t('common.close')} @click=${() => {
          this.chosen = null;
        }}>${icon('close')}</button></header>
      <dl class="facts">
        <dt>${t('dossier.retention')}</dt><dd>${one.words ?? '—'} ${r ? stageBadge(r) : nothing}</dd>
        <dt>${t('retention.basis')}</dt><dd>${r ? t('retention.basis.' + r.basis) : t('retention.none')}${one.rules.map((rule) => html`<br><b>${rule.code}</b> ${rule.title} (${rule.words})`)}</dd>
        ${r?.triggerYear ? html`<dt>${t('retention.trigger')}</dt><dd>31/12/${r.triggerYear}</dd>` : nothing}
        ${r?.expiresOn ? html`<dt>${t('retention.expiresOn')}</dt><dd>${formatDate(r.expiresOn)}</dd>` : nothing}
        ${r?.dueOn ? html`<dt>${t('retention.dueOn')}</dt><dd>${formatDate(r.dueOn)}${r.keptUntil ? ` (${t('retention.keptBack')})` : ''}</dd>` : nothing}
        ${r?.submittedOn ? html`<dt>${t('retention.submittedOn')}</dt><dd>${formatDate(r.submittedOn)}</dd>` : nothing}
        <dt>${t('retention.events')}</dt><dd>${one.events.length ? one.events.map((event) => html`<div>${formatDate(event.happenedOn)}: ${t('retention.event.' + event.kind)}. ${event.note} ${one.mayManage ? html`<button type="button" class="text-button" @click=${() => this.#act(() => askReason({ title: t('retention.withdrawEvent'), action: t('retention.withdrawEvent'), submit: (reason) => post(`/retention/dossiers/${one.dossier}/events/${event.id}/withdraw`, { reason }) }))}>${t('retention.withdrawEvent')}</button>` : nothing}</div>`) : '—'}</dd>
        <dt>${t('page.holds')}</dt><dd>${one.holds.length ? one.holds.map((hold) => html`<div>${hold.lasts ? icon('lock') : icon('check')} <a href=${href('holds', [hold.id])}>${hold.name}</a>: ${hold.reason}${hold.lasts ? '' : ` (${t('holds.ended')})`}</div>`) : '—'}</dd>
      </dl>
      ${one.mayAssign && r?.stage !== 'destroyed' ? html`<p class="row-actions"><button type="button" class="button" data-testid="assign-rule" @click=${() => this.#act(() => assignRule(one.dossier))}>${icon('tag')} ${t('retention.assign')}</button>
        ${one.mayManage ? html`<button type="button" class="button" data-testid="note-event" @click=${() => this.#act(() => noteEvent(one.dossier))}>${icon('clock')} ${t('retention.noteEvent')}</button>` : nothing}</p>` : nothing}
    </aside>`;
  }

  render() {
    const view = this.#view;
    const bar = html`
      <span class="segments" role="group" aria-label=${t('retention.lists')}>${VIEWS.map((one) => html`<button type="button" aria-pressed=${String(one === view)} data-testid="view-${one}" @click=${() => replace('retention', [], { ...this.address.query, view: one })}>${t('retention.view.' + one)}${this.counts?.[one] ? html` <b class="count">${number(this.counts[one])}</b>` : nothing}</button>`)}</span>
      <span class="quick"><label class="sr-only" for="retention-filter">${t('dossier.quick')}</label>${icon('filter')}
        <input id="retention-filter" type="search" placeholder=${t('dossier.quick')} data-testid="quick-filter" .value=${this.address.query.q ?? ''} @change=${(event) => replace('retention', [], { ...this.address.query, q: event.target.value.trim() })}></span>`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.retention')}</h1><span class="grow"></span>
        ${session.has('archivist') ? html`<button type="button" class="button" data-testid="retention-setting" @click=${() => this.#setting().catch(noteError)}>${icon('gear')} ${t('retention.setting')}</button>` : nothing}</header>
      <vt-retention-notices></vt-retention-notices>
      ${this.chosen ? this.#renderChosen() : nothing}
      <vt-list name="retention" label=${t('page.retention')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'thoi-han-bao-quan'} selectable
        .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.code}</b><span class="grow"></span><small>${keptUntil(row)}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${row.words ?? ''}</small>${heldMark(row)}${stageBadge(row)}</span></div>`}
        .bulk=${(rows) => html`<button type="button" class="button" data-testid="bulk-hold" @click=${() => this.#hold(rows).catch(noteError)}>${icon('lock')} ${t('holds.place')}</button>`}
        .empty=${() => emptyState({ title: t('retention.empty.' + view), text: t('retention.emptyHint'), symbol: 'clock' })}
        @open=${(event) => this.#open(event.detail)}></vt-list>
    </div>`;
  }
}

define('vt-retention-page', RetentionPage);
