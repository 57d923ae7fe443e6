import '../components/date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { executorOf } from '../app/directives.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { actionId } from '../components/routing-actions.js';
import { documentField } from '../components/directive-actions.js';
import { areaField, executorField, need } from '../components/directive-form.js';
import { openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox } from '../components/parts.js';

const SIDES = ['own', 'inspected'];
const STEPS = ['notice', 'report', 'hold', 'conclude', 'cancel'];
const KINDS = { planned: 'wait', noticed: 'info', reported: 'info', held: 'warn', concluded: 'ok', cancelled: 'none' };
/** What each step asks for; "!" says that it must be there. */
const TEXTS = { notice: 'text!', report: 'text!', hold: 'text!', conclude: 'text!', cancel: 'reason!' };

/** Inspections of how directives are carried out: planned, announced, reported on by the unit, held, concluded. */
class InspectionsPage extends Element {
  static properties = { address: { attribute: false }, items: { state: true }, failure: { state: true }, working: { state: true } };

  #side = null;

  connected() {
    this.#load();
    this.own(bindKeys([{ keys: 'n', text: () => t('inspection.new'), shown: () => this.#mayPlan, run: () => this.#mayPlan && this.#plan() }]));
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const side = SIDES.includes(this.address.query.side) ? this.address.query.side : '';
      if (side !== this.#side) {
        this.#side = side;
        this.requestUpdate();
      }
    }
  }

  /** What the address says; else what there is, the own ones first. */
  get #shown() {
    const own = (this.items ?? []).some((one) => one.agency === session.agencyCode);
    return this.#side || (own || (this.#mayPlan && !this.items?.length) ? 'own' : 'inspected');
  }

  get #mayPlan() {
    return session.has('follow-up', 'leader', 'delegate');
  }

  async #load() {
    try {
      this.items = (await get('/directive/inspections', { agency: session.agencyCode })).items;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  async #run(work, said) {
    this.working = true;
    try {
      if (await work()) {
        note(said);
      }
    } catch (error) {
      noteError(error);
    } finally {
      this.working = false;
      await this.#load();
    }
  }

  #plan() {
    return this.#run(() => openForm({
      title: t('inspection.new'),
      intro: t('inspection.intro'),
      action: t('inspection.plan'),
      testid: 'inspection-dialog',
      size: 'wide',
      values: { inspected: [], subject: '', date: '' },
      fields: (data, errors, change) => html`
        ${executorField('inspected', data, errors, change, { label: t('inspection.inspected'), single: true, required: true })}
        ${areaField('subject', data, errors, change, { label: t('inspection.subject'), required: true, length: 500 })}
        <div class="field"><label for="x-date">${t('inspection.date')} <span class="required" aria-hidden="true">*</span></label><vt-date input-id="x-date" name="date" testid="date" .value=${data.date} @change=${(event) => change('date', event.detail)}></vt-date>
          <div class="field-note" id="x-date-note">${errors.date ?? errors.inspectionDate ? html`<span class="error-text">${errors.date ?? errors.inspectionDate}</span>` : html`<span class="hint">${t('inspection.dateHint')}</span>`}</div></div>`,
      submit: (data) => {
        need(data, ['inspected', 'subject', 'date']);
        const { executor, executorName } = executorOf(data.inspected[0]);
        return post('/directive/inspections', { agency: session.agencyCode, inspected: executor, inspectedName: executorName || data.inspected[0].name, subject: data.subject.normalize('NFC').trim(), date: data.date });
      },
    }), t('inspection.planned'));
  }

  #step(name, row) {
    const [text, required] = [TEXTS[name].replace('!', ''), TEXTS[name].endsWith('!')];
    return this.#run(() => openForm({
      title: t('inspection.' + name),
      intro: html`<strong>${row.inspectedName}</strong> · ${formatDate(row.date)}<br>${row.subject}`,
      action: t('inspection.' + name),
      danger: name === 'cancel',
      testid: `inspection-${name}-dialog`,
      values: { text: '', reason: '', documentNumber: '', documentNodeId: '' },
      fields: (data, errors, change) => html`
        ${areaField(text, data, errors, change, { label: t(`inspection.${name}.${text}`), required, rows: 5, autofocus: true })}
        ${name === 'report' ? documentField(data, errors, change, { label: t('line.document.any'), hint: t('line.documentHint') }) : nothing}`,
      submit: (data) => {
        need(data, required ? [text] : []);
        return post(`/directive/inspections/${row.id}/${name}`, { version: row.version, [text]: data[text].normalize('NFC').trim(), ...(data.documentNodeId ? { documentNodeId: data.documentNodeId } : {}), ...(data.documentNumber.trim() ? { documentNumber: data.documentNumber.trim() } : {}) });
      },
    }), t(`inspection.${name}.done`));
  }

  render() {
    if (this.failure && !this.items) {
      return failureBox(this.failure, () => this.#load());
    }
    const side = this.#shown;
    const rows = (this.items ?? []).filter((one) => (one.agency === session.agencyCode) === (side === 'own'));
    return html`<div class="page-body inspections" data-testid="inspections">
      <header class="page-head"><h1>${t('page.inspections')}</h1>
        <div class="segments" role="group" aria-label=${t('page.inspections')}>${SIDES.map((one) => html`<button type="button" aria-pressed=${String(one === side)} data-testid="side-${one}" @click=${() => replace('inspections', [], { side: one })}>${t('inspection.side.' + one)}</button>`)}</div>
        <span class="grow"></span>
        ${this.#mayPlan ? html`<button type="button" class="button primary" data-testid="new-inspection" @click=${() => this.#plan()}>${icon('plus')} ${t('inspection.new')}</button>` : nothing}</header>
      ${!this.items ? busy() : !rows.length ? emptyState({ title: t('inspection.none'), text: t('inspection.noneHint'), symbol: 'eye' }) : html`<ul class="review-list">${rows.map((row) => this.#renderRow(row))}</ul>`}
    </div>`;
  }

  #renderRow(row) {
    const may = (row.actions ?? []).map(actionId);
    const due = (label, step) => (step.dueAt ? html`<dt>${label}</dt><dd class=${step.late ? 'late' : ''}>${step.at ? t('inspection.doneAt', { at: formatDateTime(step.at) }) : formatDateTime(step.dueAt)}</dd>` : nothing);
    const said = (label, step) => (step.text ? html`<blockquote class="instruction"><strong>${label}</strong> ${step.text}</blockquote>` : nothing);
    return html`<li class="card review-card" data-testid="inspection" data-state=${row.state}>
      <p class="review-top"><strong>${this.#shown === 'own' ? row.inspectedName : row.agencyName ?? row.agency}</strong> <span class="badge ${KINDS[row.state] ?? 'none'}"><span class="dot" aria-hidden="true"></span>${t('inspection.state.' + row.state)}</span><span class="grow"></span><b>${formatDate(row.date)}</b></p>
      <p class="review-content">${row.subject}</p>
      <dl class="facts">${due(t('inspection.noticeDue'), row.notice)}${due(t('inspection.reportDue'), row.report)}${due(t('inspection.resultDue'), row.conclusion)}</dl>
      ${said(t('inspection.notice.text'), row.notice)}${said(t('inspection.report.text'), row.report)}${said(t('inspection.hold.text'), row.hold)}${said(t(row.state === 'cancelled' ? 'inspection.cancel.reason' : 'inspection.conclusion'), row.conclusion)}
      <p class="actions">${STEPS.filter((name) => may.includes(name)).map((name) => html`<button type="button" class="button ${name === 'cancel' ? '' : 'primary'}" data-testid="inspection-${name}" ?disabled=${this.working} @click=${() => this.#step(name, row)}>${t('inspection.' + name)}</button>`)}</p></li>`;
  }
}

define('vt-inspections-page', InspectionsPage);
