import { html, nothing } from '../vendor/lit.js';
import { get, post, put, upload } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField, tickField } from '../components/choice.js';
import { confirmAction, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, notice, stateBadge } from '../components/parts.js';
import { areaField, dateField } from '../components/retention-parts.js';
import { runState } from '../components/run-parts.js';

const KINDS = ['permanent', 'years', 'untilSuperseded', 'lifeOfAsset', 'afterEvent'];
const MARKS = { active: 'active', superseded: 'closed', withdrawn: 'voided' };

/** Schedules of retention periods: the general ones, those of sectors, the agency's own; and their rows. */
class SchedulesPage extends Element {
  static properties = { address: { attribute: false }, schedules: { state: true }, rules: { state: true }, runs: { state: true }, words: { state: true }, failure: { state: true }, mayManage: { state: true } };

  #shown = null;

  connected() {
    this.words = '';
    this.#load();
  }

  async #load() {
    try {
      const answer = await get('/retention/schedules', { agency: session.agencyCode });
      this.schedules = answer.items;
      this.mayManage = answer.mayManage;
      this.runs = this.mayManage ? (await get('/batch/runs', { agency: session.agencyCode, kind: 'retention', limit: 50 })).items : [];
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  willUpdate() {
    const id = this.address.rest[0];
    if (id !== this.#shown) {
      this.#shown = id;
      this.rules = null;
      if (id) {
        this.#loadRules(id);
      }
    }
  }

  async #loadRules(id) {
    try {
      this.rules = (await get(`/retention/schedules/${encodeURIComponent(id)}/rules`, { agency: session.agencyCode })).items;
    } catch (error) {
      this.failure = error;
    }
  }

  async #new() {
    let file = null;
    const others = this.schedules.map((one) => [one.id, one.title]);
    const done = await openForm({
      title: t('schedules.load'),
      intro: t('schedules.loadHint'),
      testid: 'schedule-dialog',
      size: 'wide',
      action: t('schedules.load'),
      values: { kind: 'agency', title: '', source: '', validFrom: '', validTo: '', complete: true, replaces: '', floor: this.schedules.find((one) => one.kind === 'general' && one.completeness === 'complete')?.id ?? '', note: '' },
      fields: (data, errors, change) => html`<div class="two">
        ${choiceField({ ids: 'sch', name: 'kind', label: t('schedules.kind'), value: data.kind, error: errors.kind, change, options: ['agency', 'sector'].map((one) => [one, t('schedules.kind.' + one)]) })}
        ${textField({ ids: 'sch', name: 'title', label: t('schedules.title'), value: data.title, error: errors.title, change, required: true, length: 300 })}
        ${textField({ ids: 'sch', name: 'source', label: t('schedules.source'), value: data.source, error: errors.source, change, required: true, length: 500, wide: true, hint: t('schedules.sourceHint') })}
        ${dateField('sch', 'validFrom', t('schedules.validFrom'), data, errors, change, { required: true })}
        ${dateField('sch', 'validTo', t('schedules.validTo'), data, errors, change)}
        ${choiceField({ ids: 'sch', name: 'floor', label: t('schedules.floor'), value: data.floor, error: errors.floor, change, options: [['', '—'], ...others] })}
        ${choiceField({ ids: 'sch', name: 'replaces', label: t('schedules.replaces'), value: data.replaces, error: errors.replaces, change, options: [['', '—'], ...others] })}
        ${tickField({ name: 'complete', label: t('schedules.completeTick'), value: data.complete, change })}
        <div class="field wide ${errors.file ? 'has-error' : ''}"><label for="sch-file">${t('schedules.file')}</label><input id="sch-file" type="file" accept=".csv,.xlsx" data-testid="schedule-file" @change=${(event) => {
          [file] = event.target.files;
        }}><div class="field-note"><span class="hint">${t('schedules.fileHint')}</span></div></div>
        ${Object.entries(errors).filter(([name, text]) => text && /^(row|code) |^file$/.test(name)).map(([, text]) => html`<p class="error-text wide" role="alert">${icon('warn')} ${text}</p>`)}</div>`,
      submit: async (data) => {
        if (!file) {
          throw Object.assign(new Error(t('schedules.fileMissing')), { field: 'file', byField: () => ({ file: t('schedules.fileMissing') }) });
        }
        const form = new FormData();
        form.append('metadata', JSON.stringify({ agency: session.agencyCode, ...data, validFrom: data.validFrom || null, validTo: data.validTo || null, replaces: data.replaces || null, floor: data.floor || null }));
        form.append('file', file);
        return upload('/retention/schedules', form);
      },
    });
    if (done) {
      note(t('schedules.loaded'));
      this.#load();
    }
  }

  async #recalculate(schedule) {
    if (await confirmAction({ title: t('schedules.recalculate'), text: t('schedules.recalculateHint'), action: t('schedules.recalculate'), danger: false, testid: 'recalculate-dialog' })) {
      const { run } = await post('/retention/recalculations', { agency: session.agencyCode, schedule: schedule.id });
      go('run', [run]);
    }
  }

  #renderRuns(schedule) {
    const runs = (this.runs ?? []).filter((run) => run.parameters.schedule === schedule.id);
    return runs.length ? html`<section class="card" data-testid="schedule-runs"><h2>${t('schedules.runs')}</h2><ul class="plain">${runs.map((run) => html`<li><a href=${href('run', [run.id])}>${formatDateTime(run.proposedAt)}</a> · ${run.proposedByName} ${runState(run)}</li>`)}</ul></section>` : nothing;
  }

  async #edit(rule) {
    const done = await openForm({
      title: `${rule.code} · ${rule.title}`,
      intro: t('schedules.editHint'),
      testid: 'rule-edit-dialog',
      values: { ...rule, years: rule.years ?? '' },
      fields: (data, errors, change) => html`<div class="two">
        ${textField({ ids: 'rule', name: 'title', label: t('schedules.ruleTitle'), value: data.title, error: errors.title, change, required: true, length: 1000, wide: true })}
        ${choiceField({ ids: 'rule', name: 'kind', label: t('schedules.period'), value: data.kind, error: errors.kind, change, options: KINDS.map((one) => [one, t('retention.kind.' + one)]) })}
        ${['years', 'afterEvent'].includes(data.kind) ? textField({ ids: 'rule', name: 'years', label: t('schedules.years'), value: data.years, error: errors.years, change, mode: 'numeric', length: 2 }) : nothing}
        ${data.kind === 'afterEvent' ? textField({ ids: 'rule', name: 'event', label: t('schedules.event'), value: data.event, error: errors.event, change, length: 60 }) : nothing}
        ${areaField('rule', 'note', t('schedules.note'), data, errors, change, { length: 1000, rows: 2 })}
        ${Object.entries(errors).filter(([name, text]) => text && name.startsWith('code ')).map(([, text]) => html`<p class="error-text wide" role="alert">${icon('warn')} ${text}</p>`)}</div>`,
      submit: (data) => put(`/retention/rules/${encodeURIComponent(rule.id)}?agency=${encodeURIComponent(session.agencyCode)}`, { title: data.title, kind: data.kind, years: ['years', 'afterEvent'].includes(data.kind) ? Number(data.years) || null : null, event: data.event, note: data.note, version: rule.version }),
    });
    if (done) {
      note(t('schedules.changed'));
      this.#loadRules(this.#shown);
    }
  }

  #renderOne(schedule) {
    const own = this.mayManage && schedule.agency === session.agencyCode;
    const words = this.words.toLocaleLowerCase('vi');
    const rows = (this.rules ?? []).filter((rule) => !words || `${rule.code} ${rule.title} ${rule.groupTitle}`.toLocaleLowerCase('vi').includes(words));
    let group = null;
    return html`<div class="page-body" data-testid="schedule">
      <header class="page-head"><a class="icon-button" href=${href('schedules')} aria-label=${t('retention.back')}>${icon('left')}</a><h1>${schedule.title}</h1><span class="grow"></span>
        ${this.mayManage && schedule.state !== 'withdrawn' ? html`<button type="button" class="button" data-testid="recalculate" @click=${() => this.#recalculate(schedule).catch(noteError)}>${icon('retry')} ${t('schedules.recalculate')}</button>` : nothing}</header>
      <p>${schedule.source} · ${t('schedules.validFrom')} ${formatDate(schedule.validFrom)}${schedule.validTo ? ` – ${formatDate(schedule.validTo)}` : ''} · ${t('schedules.' + schedule.completeness)} ${stateBadge(MARKS[schedule.state], t('schedules.state.' + schedule.state))}</p>
      ${schedule.note ? notice(schedule.state === 'superseded' ? 'warn' : 'info', schedule.note) : nothing}
      ${this.#renderRuns(schedule)}
      <span class="quick"><label class="sr-only" for="rule-filter">${t('retention.findRule')}</label>${icon('filter')}<input id="rule-filter" type="search" placeholder=${t('retention.findRule')} data-testid="rule-filter" .value=${this.words} @input=${(event) => {
        this.words = event.target.value;
      }}></span> <span class="muted" data-testid="rule-count">${t('list.count', { n: number(rows.length) })}</span>
      ${!this.rules ? busy() : html`<div class="table-box"><table class="plain-table wide-table" data-testid="rule-table"><thead><tr><th>${t('schedules.code')}</th><th>${t('schedules.ruleTitle')}</th><th>${t('schedules.period')}</th><th>${t('schedules.note')}</th>${own ? html`<th><span class="sr-only">${t('common.actions')}</span></th>` : nothing}</tr></thead>
        <tbody>${rows.map((rule) => {
          const head = rule.group !== group ? html`<tr class="group-row"><th colspan=${own ? 5 : 4}>${rule.group} ${rule.groupTitle}</th></tr>` : nothing;
          group = rule.group;
          return html`${head}<tr data-testid="schedule-rule"><td>${rule.code}</td><td>${rule.title}</td><td>${rule.words}</td><td class="muted">${rule.note}</td>${own ? html`<td class="row-actions"><button type="button" class="text-button" @click=${() => this.#edit(rule).catch(noteError)}>${t('common.edit')}</button></td>` : nothing}</tr>`;
        })}</tbody></table></div>`}
    </div>`;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.schedules) {
      return busy();
    }
    const one = this.address.rest[0] && this.schedules.find((schedule) => schedule.id === this.address.rest[0]);
    if (one) {
      return this.#renderOne(one);
    }
    return html`<div class="page-body" data-testid="schedules"><header class="page-head"><h1>${t('page.schedules')}</h1><span class="muted">${t('schedules.hint')}</span><span class="grow"></span>
        ${this.mayManage ? html`<button type="button" class="button primary" data-testid="load-schedule" @click=${() => this.#new().catch(noteError)}>${icon('upload')} ${t('schedules.load')}</button>` : nothing}</header>
      ${!this.schedules.length ? emptyState({ title: t('schedules.none'), symbol: 'book' }) : html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('schedules.title')}</th><th>${t('schedules.kind')}</th><th>${t('schedules.validFrom')}</th><th>${t('schedules.completeness')}</th><th>${t('column.state')}</th></tr></thead>
        <tbody>${this.schedules.map((schedule) => html`<tr data-testid="schedule-row"><td><a href=${href('schedules', [schedule.id])}><strong>${schedule.title}</strong></a><br><small class="muted">${schedule.source}</small></td><td>${t('schedules.kind.' + schedule.kind)}</td><td>${formatDate(schedule.validFrom)}${schedule.validTo ? html` – ${formatDate(schedule.validTo)}` : nothing}</td><td>${t('schedules.' + schedule.completeness)}</td><td>${stateBadge(MARKS[schedule.state], t('schedules.state.' + schedule.state))}</td></tr>`)}</tbody></table></div>`}
    </div>`;
  }
}

define('vt-schedules-page', SchedulesPage);
