import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { openAgency, openUnit } from '../components/agency-dialogs.js';
import { openAgencyRules } from '../components/agency-rules.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, stateBadge } from '../components/parts.js';

/** Agencies on the left, the units of the chosen one on the right. */
class AgenciesPage extends Element {
  static properties = { address: { attribute: false }, agencies: { state: true }, units: { state: true }, failure: { state: true } };

  #shown = null;

  connected() {
    this.#load();
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      this.#loadUnits();
    }
  }

  get #code() {
    return this.address.rest[0] ?? session.agencyCode ?? this.agencies?.[0]?.code;
  }

  async #load() {
    try {
      this.agencies = (await get('/organization/agencies')).items;
      this.failure = null;
      this.#loadUnits();
    } catch (error) {
      this.failure = error;
    }
  }

  async #loadUnits(force = false) {
    const code = this.#code;
    if (!code || (code === this.#shown && !force)) {
      return;
    }
    this.#shown = code;
    this.units = null;
    this.units = await get(`/organization/agencies/${encodeURIComponent(code)}/units`).then((answer) => answer.items, () => []);
  }

  async #edit(agency) {
    try {
      if (await openAgency(agency, this.agencies)) {
        note(t('common.saved'));
        this.#load();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #editRules(agency) {
    try {
      if (await openAgencyRules(agency)) {
        note(t('common.saved'));
        this.#load();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #editUnit(unit) {
    try {
      if (await openUnit(this.#code, unit)) {
        note(t('common.saved'));
        this.#loadUnits(true);
      }
    } catch (error) {
      noteError(error);
    }
  }

  /** Children below their parent. */
  #ordered() {
    const known = new Set(this.agencies.map((one) => one.code));
    const rows = [];
    const add = (parent, depth) => {
      for (const one of this.agencies) {
        if ((known.has(one.parent) ? one.parent : null) === parent && depth < 8) {
          rows.push({ ...one, depth });
          add(one.code, depth + 1);
        }
      }
    };
    add(null, 0);
    return rows;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.agencies) {
      return busy();
    }
    const code = this.#code;
    const chosen = this.agencies.find((one) => one.code === code);
    return html`<div class="page-body">
      <header class="page-head"><h1>${t('page.agencies')}</h1><span class="grow"></span>
        ${session.admin || session.managesAgency ? html`<button type="button" class="button primary" data-testid="new-agency" @click=${() => this.#edit(null)}>${icon('plus')} ${t('agencies.new')}</button>` : nothing}</header>
      ${this.agencies.length ? nothing : emptyState({ title: t('agencies.none'), text: t('agencies.noneHint'), symbol: 'building' })}
      <div class="admin-columns" ?hidden=${!this.agencies.length}>
        <div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('agencies.name')}</th><th>${t('agencies.code')}</th><th>${t('agencies.level')}</th><th>${t('column.state')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
          <tbody>${this.#ordered().map((agency) => html`<tr data-testid="agency-row" class=${agency.code === code ? 'chosen' : ''}>
            <td style="padding-left:${12 + agency.depth * 18}px"><a href=${href('agencies', [agency.code])} aria-current=${agency.code === code ? 'true' : nothing}>${agency.name}</a></td><td><code>${agency.code}</code></td><td>${t('level.' + agency.level)}</td>
            <td>${stateBadge(agency.active === false ? 'closed' : 'active', t(agency.active === false ? 'agencies.inactive' : 'state.active'))}</td>
            <td class="row-actions"><button type="button" class="text-button" data-testid="edit-agency" @click=${() => this.#edit(this.agencies.find((one) => one.code === agency.code))}>${t('common.edit')}</button>
              <button type="button" class="text-button" data-testid="edit-rules" @click=${() => this.#editRules(this.agencies.find((one) => one.code === agency.code))}>${t('rules.open')}</button></td></tr>`)}</tbody></table></div>
        <section class="card">
          <div class="page-head"><h2>${t('units.of', { name: chosen?.shortName || chosen?.name || '' })}</h2><span class="grow"></span><button type="button" class="button small" data-testid="new-unit" ?disabled=${!chosen} @click=${() => this.#editUnit(null)}>${icon('plus')} ${t('units.new')}</button></div>
          ${!this.units ? busy() : this.units.length ? html`<ul class="plain unit-list">${this.units.map((unit) => html`<li data-testid="unit-row"><span>${unit.name} <code>${unit.code}</code></span>${unit.active === false ? stateBadge('closed', t('agencies.inactive')) : nothing}<span class="grow"></span><button type="button" class="text-button" @click=${() => this.#editUnit(unit)}>${t('common.edit')}</button></li>`)}</ul>`
            : emptyState({ title: t('units.none'), text: t('units.noneHint'), symbol: 'building' })}
          ${chosen?.scanFolder ? html`<p class="hint">${t('agencies.scanFolder')}: <code>${chosen.scanFolder}</code></p>` : nothing}
        </section>
      </div></div>`;
  }
}

define('vt-agencies-page', AgenciesPage);
