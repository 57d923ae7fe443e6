import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField } from '../components/choice.js';
import { askReason, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, stateBadge } from '../components/parts.js';
import { areaField, dateField } from '../components/retention-parts.js';

const VIEWS = ['all', 'term', 'permanent', 'expired', 'waiting', 'running'];
const lasts = (hold) => stateBadge(hold.lasts ? 'locked' : 'closed', t(hold.lasts ? 'holds.lasts' : 'holds.ended'));

/** Holds: what must be neither destroyed nor kept shorter, why and until when. */
class HoldsPage extends Element {
  static properties = { address: { attribute: false }, one: { state: true }, failure: { state: true } };

  #load = null;
  #loadKey = null;
  #shown = null;

  #columns = [
    { id: 'name', label: () => t('holds.name'), fixed: true, text: (row) => row.name, view: (row) => html`<a href=${href('holds', [row.id])} tabindex="-1"><b>${row.name}</b></a> <span class="muted">${row.reason}</span>` },
    { id: 'items', rank: 2, label: () => t('holds.items'), width: 90, number: true, text: (row) => number(row.items) },
    { id: 'placedAt', rank: 3, label: () => t('holds.placedAt'), width: 140, text: (row) => formatDateTime(row.placedAt) },
    { id: 'placedBy', rank: 4, label: () => t('holds.placedBy'), width: 160, text: (row) => row.placedByName },
    { id: 'until', rank: 1, label: () => t('holds.until'), width: 120, text: (row) => (row.until ? formatDate(row.until) : t('holds.untilReleased')) },
    { id: 'lasts', label: () => t('column.state'), width: 120, text: (row) => t(row.lasts ? 'holds.lasts' : 'holds.ended'), view: lasts },
  ];

  willUpdate() {
    const id = this.address.rest[0];
    if (id !== this.#shown) {
      this.#shown = id;
      this.one = null;
      this.failure = null;
      if (id) {
        this.#open(id);
      }
    }
  }

  async #open(id) {
    try {
      this.one = await get('/retention/holds/' + id, { limit: 500 });
    } catch (error) {
      this.failure = error;
    }
  }

  #loader() {
    const parameters = { agency: session.agencyCode, lasting: this.address.query.all ? undefined : 'true' };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/retention/holds', { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #new() {
    const done = await openForm({
      title: t('holds.byQuery'),
      intro: t('holds.byQueryHint'),
      testid: 'hold-query-dialog',
      action: t('holds.place'),
      values: { name: '', reason: '', until: '', view: 'all', words: '', fromYear: '', toYear: '' },
      fields: (data, errors, change) => html`<div class="two">
        ${textField({ ids: 'hold', name: 'name', label: t('holds.name'), value: data.name, error: errors.name, change, required: true, length: 300, wide: true, autofocus: true })}
        ${areaField('hold', 'reason', t('common.reason'), data, errors, change, { required: true, length: 1000 })}
        ${choiceField({ ids: 'hold', name: 'view', label: t('retention.lists'), value: data.view, change, options: VIEWS.map((one) => [one, t('retention.view.' + one)]) })}
        ${textField({ ids: 'hold', name: 'words', label: t('holds.words'), value: data.words, change, length: 200 })}
        ${textField({ ids: 'hold', name: 'fromYear', label: t('holds.fromYear'), value: data.fromYear, change, mode: 'numeric', length: 4 })}
        ${textField({ ids: 'hold', name: 'toYear', label: t('holds.toYear'), value: data.toYear, change, mode: 'numeric', length: 4 })}
        ${dateField('hold', 'until', t('holds.until'), data, errors, change, { hint: t('holds.untilHint') })}
        ${errors.dossiers ? html`<p class="error-text wide" role="alert">${icon('warn')} ${errors.dossiers}</p>` : nothing}</div>`,
      submit: (data) => post('/retention/holds', { agency: session.agencyCode, name: data.name, reason: data.reason, until: data.until || null, dossiers: null, documents: null, query: { view: data.view, words: data.words || null, fromYear: Number(data.fromYear) || null, toYear: Number(data.toYear) || null, unit: null, rule: null } }),
    });
    if (done) {
      note(t('holds.placed', { n: done.items }));
      go('holds', [done.id]);
    }
  }

  async #release(hold) {
    const done = await askReason({ title: t('holds.release'), intro: t('holds.releaseIntro', { name: hold.name }), action: t('holds.release'), testid: 'release-dialog', submit: (reason) => post(`/retention/holds/${hold.id}/release`, { reason, version: hold.version }) });
    if (done) {
      note(t('holds.released'));
      this.#open(hold.id);
    }
  }

  #renderOne() {
    const { hold, items } = this.one;
    return html`<div class="page-body" data-testid="hold">
      <header class="page-head"><a class="icon-button" href=${href('holds')} aria-label=${t('retention.back')}>${icon('left')}</a><h1>${hold.name}</h1>${lasts(hold)}<span class="grow"></span>
        ${hold.releasedAt ? nothing : html`<button type="button" class="button danger" data-testid="release" @click=${() => this.#release(hold).catch(noteError)}>${t('holds.release')}</button>`}</header>
      <dl class="facts card">
        <dt>${t('common.reason')}</dt><dd>${hold.reason}</dd>
        ${hold.chosenBy ? html`<dt>${t('holds.chosenBy')}</dt><dd>${hold.chosenBy}</dd>` : nothing}
        <dt>${t('holds.until')}</dt><dd>${hold.until ? formatDate(hold.until) : t('holds.untilReleased')}</dd>
        <dt>${t('holds.placedAt')}</dt><dd>${formatDateTime(hold.placedAt)}, ${hold.placedByName}</dd>
        ${hold.releasedAt ? html`<dt>${t('holds.releasedAt')}</dt><dd>${formatDateTime(hold.releasedAt)}, ${hold.releasedByName}: ${hold.releaseReason}</dd>` : nothing}
      </dl>
      <div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('dossier.code')}</th><th>${t('dossier.title')}</th><th>${t('holds.what')}</th></tr></thead>
        <tbody>${items.items.map((item) => html`<tr data-testid="hold-item"><td>${item.code || '—'}</td><td>${item.title}</td><td>${t('holds.what.' + item.kind)}</td></tr>`)}</tbody></table></div>
      ${items.next ? html`<p class="muted">${t('list.atLeast', { n: items.items.length })}</p>` : nothing}
    </div>`;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#open(this.#shown));
    }
    if (this.#shown) {
      return this.one ? this.#renderOne() : busy();
    }
    const all = Boolean(this.address.query.all);
    const bar = html`<span class="segments" role="group" aria-label=${t('page.holds')}>${[false, true].map((one) => html`<button type="button" aria-pressed=${String(one === all)} @click=${() => replace('holds', [], { all: one ? '1' : '' })}>${t(one ? 'holds.all' : 'holds.lasting')}</button>`)}</span>`;
    return html`<div class="page-list"><header class="page-head"><h1>${t('page.holds')}</h1><span class="muted">${t('holds.hint')}</span><span class="grow"></span>
        <button type="button" class="button primary" data-testid="new-hold" @click=${() => this.#new().catch(noteError)}>${icon('lock')} ${t('holds.byQuery')}</button></header>
      <vt-list name="holds" label=${t('page.holds')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'phong-toa'} .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.name}</b><span class="grow"></span>${lasts(row)}</span><span class="ellipsis">${row.reason}</span><span class="row-bottom"><small>${row.until ? formatDate(row.until) : t('holds.untilReleased')}</small></span></div>`}
        .empty=${() => emptyState({ title: t('holds.none'), text: t('holds.noneHint'), symbol: 'lock' })}
        @open=${(event) => go('holds', [event.detail.id])}></vt-list>
    </div>`;
  }
}

define('vt-holds-page', HoldsPage);
