import { html, nothing } from '../vendor/lit.js';
import { del, get, put } from '../app/api.js';
import { define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { AdministeredPage } from '../components/administered.js';
import { choiceField, textField, tickField } from '../components/choice.js';
import { confirmAction, openForm } from '../components/dialog.js';
import { busy, notice, stateBadge } from '../components/parts.js';

const UNITS = ['office-hours', 'working-days', 'calendar-days', 'minutes', 'next-morning', 'sessions', 'working-days-before', 'calendar-days-before'];
const SET = 'set';

/** How the agency reckons deadlines: the rules of the regulations, and what the agency made of them. */
class DeadlinesPage extends AdministeredPage {
  static properties = { rules: { state: true } };

  get #path() {
    return `/deadline/${encodeURIComponent(this.agency)}/rules`;
  }

  forget() {
    this.rules = null;
  }

  async read() {
    this.rules = (await get(this.#path)).items;
  }

  async #edit(rule) {
    const set = rule.code === SET;
    const done = await openForm({
      title: `${set ? '' : rule.code + ' · '}${t('deadline.rule.' + rule.code)}`,
      intro: t('deadline.editIntro'),
      testid: 'deadline-dialog',
      values: { ...rule, soonHours: hours(rule.soonMinutes), reason: '' },
      fields: (data, errors, change) => html`<div class="two">
        ${set ? nothing : html`${choiceField({ ids: 'r', name: 'unit', label: t('deadline.unit'), value: data.unit, error: errors.unit, change, options: UNITS.map((unit) => [unit, t('deadline.unit.' + unit)]) })}
          ${textField({ ids: 'r', name: 'amount', label: t('deadline.amount'), value: data.amount, error: errors.amount, change, mode: 'numeric', length: 5, hint: t('deadline.amountHint.' + data.unit) })}
          ${tickField({ name: 'officeStart', label: t('deadline.officeStart'), value: data.officeStart, change, hint: t('deadline.officeStartHint') })}`}
        ${textField({ ids: 'r', name: 'soonHours', label: t('deadline.soon'), value: data.soonHours, error: errors.soonHours ?? errors.soonMinutes, change, mode: 'decimal', length: 6, hint: t('deadline.soonHint') })}
        ${atOnce(data) ? textField({ ids: 'r', name: 'graceMinutes', label: t('deadline.grace'), value: data.graceMinutes, error: errors.graceMinutes, change, mode: 'numeric', length: 4, hint: t('deadline.graceHint') }) : nothing}
        ${textField({ ids: 'r', name: 'reason', label: t('deadline.reason'), value: data.reason, error: errors.reason, change, length: 500, hint: t('deadline.reasonHint') })}</div>`,
      submit: (data) => put(`${this.#path}/${encodeURIComponent(rule.code)}`, {
        unit: data.unit, amount: whole(data.amount, 'amount'), officeStart: data.officeStart, soonMinutes: minutes(data.soonHours), graceMinutes: atOnce(data) ? whole(data.graceMinutes, 'graceMinutes') : 0, reason: data.reason.trim() || null, version: rule.version,
      }),
    }).catch(noteError);
    if (done) {
      note(t('deadline.saved'));
      this.load();
    }
  }

  async #reset(rule) {
    const sure = await confirmAction({ title: t('deadline.resetTitle', { rule: rule.code === SET ? t('deadline.rule.set') : rule.code }), text: t('deadline.resetText', { value: this.#value(rule.shipped, rule.code) }), action: t('deadline.reset'), danger: false });
    if (sure) {
      await del(`${this.#path}/${encodeURIComponent(rule.code)}?version=${rule.version}`).then(() => note(t('deadline.saved')), noteError);
      this.load();
    }
  }

  #value(values, code) {
    if (code === SET) {
      return t('deadline.byHand');
    }
    if (values.unit === 'minutes' && values.amount === 0) {
      return values.officeStart ? t('deadline.fromOffice') : values.graceMinutes ? t('deadline.graceValue', { n: number(values.graceMinutes) }) : t('deadline.atOnce');
    }
    return t('deadline.value.' + values.unit + (values.amount === 0 ? '.0' : ''), { n: number(values.amount) });
  }

  #row(rule) {
    return html`<tr data-testid="rule-${rule.code}"><td class="code">${rule.code === SET ? '' : rule.code}</td><td><strong>${t('deadline.rule.' + rule.code)}</strong></td>
      <td>${this.#value(rule, rule.code)}${rule.officeStart && !(rule.unit === 'minutes' && rule.amount === 0) ? html`<br><span class="muted">${t('deadline.officeStartShort')}</span>` : nothing}</td>
      <td>${rule.graceMinutes ? t('deadline.soonAtOnce') : rule.soonMinutes ? t('deadline.soonValue', { n: hours(rule.soonMinutes) }) : '—'}</td>
      <td class="muted">${rule.code === SET ? '' : formatDateTime(rule.example)}</td>
      <td>${rule.own ? stateBadge('awaitingCheck', t('deadline.own')) : html`<span class="muted">${t('deadline.shipped')}</span>`}</td>
      <td class="row-actions"><button type="button" class="text-button" data-testid="edit-${rule.code}" @click=${() => this.#edit(rule)}>${t('common.edit')}</button>
        ${rule.own ? html`<button type="button" class="text-button" data-testid="reset-${rule.code}" @click=${() => this.#reset(rule)}>${t('deadline.reset')}</button>` : nothing}</td></tr>`;
  }

  body() {
    return html`<div class="page-body"><header class="page-head"><h1>${t('page.deadlines')}</h1>
        ${this.agencyChip('deadlines')}</header>
      ${notice('info', t('deadline.hint'))}
      ${!this.rules ? busy() : html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('deadline.code')}</th><th>${t('deadline.what')}</th><th>${t('deadline.until')}</th><th>${t('deadline.soonColumn')}</th><th>${t('deadline.example')}</th><th>${t('deadline.origin')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
        <tbody>${this.rules.map((rule) => this.#row(rule))}</tbody></table></div>`}
    </div>`;
  }
}

/** What is to be done at once, day and night. */
const atOnce = (values) => values.unit === 'minutes' && !values.officeStart && Number(values.amount) === 0;

const hours = (value) => String(Math.round((value / 60) * 100) / 100).replace('.', ',');

const wrong = (name, message) => Object.assign(new Error(message), { field: name, byField: () => ({ [name]: message }) });

function whole(text, name) {
  const value = Number(String(text).trim());
  if (String(text).trim() === '' || !Number.isInteger(value)) {
    throw wrong(name, t('deadline.wholeNumber'));
  }
  return value;
}

function minutes(text) {
  const value = Number(String(text).trim().replace(',', '.') || '0');
  if (Number.isNaN(value)) {
    throw wrong('soonHours', t('deadline.number'));
  }
  return Math.round(value * 60);
}

define('vt-deadlines-page', DeadlinesPage);
