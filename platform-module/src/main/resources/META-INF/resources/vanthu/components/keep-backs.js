import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { textField } from './choice.js';
import { askReason, openForm } from './dialog.js';
import { busy, emptyState, failureBox, field, stateBadge } from './parts.js';

const BADGE = { asked: 'awaitingCheck', granted: 'active', refused: 'refused' };

/** Asks the head for dossiers to be kept beyond their time; resolves with the request. */
export const openKeepBack = (rows) => openForm({
  title: t('archive.keepBack'),
  intro: t('archive.keepBackIntro', { n: rows.length }),
  action: t('archive.keepBackAsk'),
  testid: 'keep-back-dialog',
  values: { until: '', reason: '' },
  fields: (data, errors, change) => html`${field({ id: 'x-until', label: t('archive.keepBackUntil'), required: true, error: errors.until, control: html`<vt-date input-id="x-until" name="until" testid="until" .value=${data.until} @change=${(event) => change('until', event.detail)}></vt-date>` })}
    ${textField({ name: 'reason', label: t('common.reason'), value: data.reason, error: errors.reason, change, required: true, wide: true, length: 500 })}`,
  submit: (data) => post('/archive/keep-backs', { agency: session.agencyCode, dossiers: rows.map((row) => row.id), until: data.until || null, reason: data.reason }),
});

/** Requests to keep dossiers back, and what the head decides of them. */
class KeepBacks extends Element {
  static properties = { items: { state: true }, failure: { state: true } };

  connected() {
    this.#load();
  }

  async #load() {
    try {
      this.items = (await get('/archive/keep-backs', { agency: session.agencyCode })).items;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  #send(one, granted, decision) {
    return post(`/archive/keep-backs/${one.id}/decision`, { granted, decision, version: one.version });
  }

  async #decide(work) {
    try {
      if (await work()) {
        note(t('common.saved'));
      }
    } catch (error) {
      noteError(error);
    }
    this.#load();
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.items) {
      return busy();
    }
    if (!this.items.length) {
      return emptyState({ title: t('archive.none.kept'), text: t('archive.noneHint.kept'), symbol: 'clock' });
    }
    return html`<div class="table-box"><table class="plain-table wide-table" data-testid="keep-backs"><thead><tr><th>${t('archive.askedAt')}</th><th>${t('page.dossiers')}</th><th>${t('archive.keepBackUntil')}</th><th>${t('common.reason')}</th><th>${t('column.state')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
      <tbody>${this.items.map((one) => html`<tr data-testid="keep-back"><td>${formatDate(one.askedAt)}<br><small class="muted">${one.askedByName}</small></td>
        <td>${one.dossiers.map((dossier, index) => html`${index ? ', ' : nothing}<a href=${href('dossier', [dossier.id])} title=${dossier.title}>${dossier.year}/${dossier.code}</a>`)}</td>
        <td>${formatDate(one.until)}</td><td>${one.reason}</td>
        <td>${stateBadge(BADGE[one.state], t('archive.asked.' + one.state))}${one.decidedByName ? html`<br><small class="muted">${one.decidedByName}${one.decision ? html`: ${one.decision}` : nothing}</small>` : nothing}</td>
        <td class="row-actions">${one.mayDecide ? html`<button type="button" class="text-button" data-testid="keep-allow" @click=${() => this.#decide(() => this.#send(one, true, null))}>${t('archive.allow')}</button>
          <button type="button" class="text-button" data-testid="keep-refuse" @click=${() => this.#decide(() => askReason({ title: t('archive.refuse'), action: t('archive.refuse'), submit: (reason) => this.#send(one, false, reason) }))}>${t('archive.refuse')}</button>` : nothing}</td></tr>`)}</tbody></table></div>`;
  }
}

define('vt-keep-backs', KeepBacks);
