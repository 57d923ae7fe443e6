import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { registerName } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, stateBadge } from '../components/parts.js';
import { openCloseRegister, openNewRegister, openPrintRegister, openReserve, openTrackingBook, openVerify } from '../components/register-dialogs.js';

/** The registers of the agency: open, close, print, reserve numbers, prove that nothing was changed. */
class RegistersPage extends Element {
  static properties = { address: { attribute: false }, items: { state: true }, failure: { state: true } };

  connected() {
    this.#load();
  }

  async #load() {
    try {
      this.items = (await get('/registry/registers', { agency: session.agencyCode })).items.sort((a, b) => b.year - a.year);
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  async #do(opened, text) {
    try {
      const answer = await opened;
      if (answer) {
        note(typeof text === 'function' ? text(answer) : text);
        this.#load();
      }
    } catch (error) {
      noteError(error);
    }
  }

  #row(register) {
    const open = register.state === 'open';
    const button = (testid, run, text, shown = true) => (shown ? html`<button type="button" class="text-button" data-testid=${testid} @click=${run}>${text}</button>` : nothing);
    return html`<tr data-testid="register-row" data-id=${register.id}>
      <td><a href=${href('incoming', [], { register: register.id })}><strong>${register.name}</strong></a></td>
      <td class="num">${register.year}</td><td>${stateBadge(register.state)}</td>
      <td class="num">${number(register.startNumber)}</td><td class="num">${number(register.nextNumber)}</td><td class="num">${number(register.count)}</td>
      <td class="row-actions">
        ${button('print-register', () => openPrintRegister([register]), t('common.print'))}
        ${button('verify-register', () => openVerify(register), t('registers.verify'))}
        ${button('reserve', () => this.#do(openReserve(register), (answer) => t('registers.reserved', { from: answer.from, to: answer.to })), t('registers.reserve'), open && session.clerk)}
        ${button('close-register', () => this.#do(openCloseRegister(register), t('registers.closed', { name: registerName(register) })), t('registers.close'), open && session.clerk)}
      </td></tr>`;
  }

  render() {
    const { year } = this.address.query;
    const items = (this.items ?? []).filter((one) => !year || String(one.year) === year);
    return html`<div class="page-body">
      <header class="page-head"><h1>${t('page.registers')}</h1>
        ${this.items?.length ? filterChip({ name: 'year', label: t('common.year'), value: year, options: [...new Set(this.items.map((one) => one.year))].map((one) => [one, one]), change: (value) => replace('registers', [], { year: value }) }) : nothing}
        <span class="grow"></span>
        <button type="button" class="button" data-testid="tracking-book" @click=${() => this.#do(openTrackingBook(), t('common.saved'))}>${icon('print')} ${t('tracking.open')}</button>
        ${session.clerk ? html`<button type="button" class="button primary" data-testid="new-register" @click=${() => this.#do(openNewRegister(), t('registers.opened'))}>${icon('plus')} ${t('registers.new')}</button>` : nothing}</header>
      ${this.failure ? failureBox(this.failure, () => this.#load()) : !this.items ? busy() : !items.length
        ? emptyState({ title: t('registers.none'), text: t('registers.noneHint'), symbol: 'book' })
        : html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('capture.register')}</th><th class="num">${t('common.year')}</th><th>${t('column.state')}</th><th class="num">${t('registers.start')}</th><th class="num">${t('registers.next')}</th><th class="num">${t('registers.count')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
            <tbody>${items.map((register) => this.#row(register))}</tbody></table></div>`}
    </div>`;
  }
}

define('vt-registers-page', RegistersPage);
