import '../components/list.js';
import '../components/suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { LEVELS } from '../components/access-level.js';
import { choiceField } from '../components/choice.js';
import { openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { openPdf } from '../components/pdf-dialog.js';
import { busy, emptyState, failureBox, field, notice } from '../components/parts.js';

const TABS = ['filings', 'dossiers'];
const FILING_STATES = ['proposed', 'confirmed', 'rejected'];
const CHOICES = ['close', 'carry', 'leave'];
/** How sure a proposal is, in percent, from which all are confirmed at once. */
const SURE = [90, 80, 70, 60, 50];
const USUAL_SURE = 70;

/** For whom a dossier is open, whether an archivist has looked at it, and what the run is to make of it. */
function levelText(row) {
  const now = t('access.level.' + row.level);
  if (row.wantedLevel && (!row.reviewed || row.wantedLevel !== row.level)) {
    return row.wantedLevel === row.level ? t('reorganization.level.toConfirm', { level: now }) : `${now} → ${t('access.level.' + row.wantedLevel)}`;
  }
  return row.reviewed ? now : t('reorganization.level.open', { level: now });
}

/** The reorganization of a closed year, step by step: registers, what is in no dossier, dossiers, the run. */
class ReorganizationPage extends Element {
  static properties = { address: { attribute: false }, plans: { state: true }, plan: { state: true }, failure: { state: true }, working: { state: true }, sure: { state: true } };

  #id = null;
  #load = null;
  #loadKey = null;

  #filingColumns = [
    { id: 'label', label: () => t('reorganization.document'), fixed: true, text: (row) => row.label, view: (row) => html`<a href=${href('document', [row.nodeId])} tabindex="-1">${row.label}</a>` },
    { id: 'dossier', label: () => t('reorganization.into'), width: 360, text: (row) => row.dossierLabel || t('reorganization.noDossier') },
    { id: 'basis', rank: 2, label: () => t('reorganization.basis'), width: 170, text: (row) => t('reorganization.basis.' + row.basis) },
    { id: 'score', rank: 1, label: () => t('reorganization.score'), width: 80, number: true, text: (row) => (row.score ? `${row.score} %` : '') },
  ];

  #dossierColumns = [
    { id: 'code', label: () => t('dossier.code'), width: 120, fixed: true, text: (row) => row.code, view: (row) => html`<b>${row.code}</b>` },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title },
    { id: 'year', rank: 4, label: () => t('common.year'), width: 60, number: true, text: (row) => String(row.year) },
    { id: 'documents', rank: 3, label: () => t('dossier.documents'), width: 84, number: true, text: (row) => number(row.documents) },
    { id: 'lastAt', rank: 3, label: () => t('reorganization.lastAt'), width: 110, text: (row) => formatDate(row.lastAt) },
    { id: 'retention', rank: 2, label: () => t('dossier.retention'), width: 110, text: (row) => row.retention ?? t('reorganization.unkept') },
    { id: 'against', rank: 1, label: () => t('reorganization.against'), width: 156, text: (row) => (row.against ? t('reorganization.against.' + row.against) : '') },
    { id: 'choice', label: () => t('reorganization.choice'), width: 120, text: (row) => (row.choice ? t('reorganization.choice.' + row.choice) : '') },
    { id: 'level', rank: 2, label: () => t('access.level'), width: 204, text: (row) => levelText(row) },
    { id: 'state', rank: 2, label: () => t('column.state'), width: 118, text: (row) => t('dossier.state.' + row.state) },
  ];

  connected() {
    this.every(3000, () => this.plan?.stage === 'preparing' && this.#read());
  }

  willUpdate(changed) {
    if (changed.has('address') && (this.address.rest[0] ?? '') !== this.#id) {
      this.#id = this.address.rest[0] ?? '';
      this.plan = null;
      this.plans = null;
      this.#read();
    }
  }

  async #read() {
    try {
      if (this.#id) {
        const before = this.plan;
        this.plan = await get('/reorganization/plans/' + encodeURIComponent(this.#id));
        if (before && before.stage !== this.plan.stage) {
          this.#loadKey = null;
        }
      } else {
        this.plans = (await get('/reorganization/plans', { agency: session.agencyCode })).items;
      }
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  /** @param said what to tell when it is done: a text, or one made of the plan as it was and as it is */
  async #send(path, body, said) {
    const before = this.plan;
    this.working = true;
    try {
      this.plan = await post(`/reorganization/plans/${this.plan.id}/${path}`, { version: this.plan.version, ...body });
      if (said) {
        note(typeof said === 'function' ? said(before, this.plan) : said);
      }
      this.$('vt-list')?.reload();
      return true;
    } catch (error) {
      noteError(error);
      await this.#read();
      return false;
    } finally {
      this.working = false;
    }
  }

  async #begin() {
    const last = new Date().getFullYear() - 1;
    const plan = await openForm({
      title: t('reorganization.begin'),
      intro: t('reorganization.beginIntro'),
      action: t('reorganization.begin'),
      testid: 'begin-dialog',
      values: { year: String(last), quietDays: '30' },
      fields: (data, errors, change) => ['year', 'quietDays'].map((name) => field({
        id: 'x-' + name,
        label: t('reorganization.' + name),
        error: errors[name],
        hint: t('reorganization.hint.' + name),
        control: html`<input id="x-${name}" name=${name} inputmode="numeric" data-testid=${name} .value=${data[name]} aria-describedby="x-${name}-note" @input=${(event) => change(name, event.target.value)}>`,
      })),
      submit: (data) => post('/reorganization/plans', { agency: session.agencyCode, year: Number(data.year), quietDays: Number(data.quietDays) }),
    });
    if (plan) {
      go('reorganization', [plan.id]);
    }
  }

  async #propose() {
    if (await this.#send('run', {}, t('reorganization.proposed'))) {
      go('run', [this.plan.runId]);
    }
  }

  /** Puts chosen documents into a dossier that the archivist looks for. */
  async #chooseDossier(rows) {
    const found = async (typed) => (await get(`/reorganization/plans/${this.plan.id}/dossiers`, { q: typed, limit: 10 })).items.map((one) => ({ text: `${one.code} · ${one.title}`, hint: String(one.year), id: one.id }));
    const chosen = await openForm({
      title: t('reorganization.chooseDossier', { n: rows.length }),
      action: t('reorganization.file'),
      testid: 'choose-dossier-dialog',
      values: { text: '', dossier: null },
      fields: (data, errors, change) => field({
        id: 'x-dossier',
        label: t('dossier.title'),
        error: errors.dossier,
        hint: t('reorganization.hint.dossier'),
        control: html`<vt-suggest input-id="x-dossier" testid="dossier" name="dossier" .value=${data.text} .source=${found} @change=${(event) => {
          change('text', event.detail.value);
          change('dossier', event.detail.item?.id ?? null);
        }}></vt-suggest>`,
      }),
      submit: async (data) => {
        if (!data.dossier) {
          throw Object.assign(new Error(t('reorganization.dossierMissing')), { field: 'dossier', byField: () => ({ dossier: t('reorganization.dossierMissing') }) });
        }
        return data.dossier;
      },
    });
    if (chosen) {
      this.#send('filings', { nodes: rows.map((row) => row.nodeId), dossier: chosen }, t('reorganization.confirmedSome', { n: rows.length }));
    }
  }

  #loader(tab, state) {
    const key = [this.#id, tab, state, this.plan.stage].join();
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = tab === 'dossiers'
        ? ({ after, limit }) => get(`/reorganization/plans/${this.#id}/dossiers`, { after, limit })
        : ({ after, limit }) => get(`/reorganization/plans/${this.#id}/filings`, { state, after, limit });
    }
    return this.#load;
  }

  render() {
    if (this.failure && !this.plan && !this.plans) {
      return failureBox(this.failure, () => this.#read());
    }
    return this.#id ? this.plan ? this.#renderPlan() : busy() : this.plans ? this.#renderPlans() : busy();
  }

  #renderPlans() {
    const mayBegin = session.has('archivist');
    return html`<div class="page-body" data-testid="reorganizations">
      <header class="page-head"><h1>${t('page.reorganization')}</h1><span class="grow"></span>
        ${mayBegin ? html`<button type="button" class="button primary" data-testid="begin" @click=${() => this.#begin()}>${icon('plus')} ${t('reorganization.begin')}</button>` : nothing}</header>
      ${this.plans.length ? html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('common.year')}</th><th class="num">${t('reorganization.unfiled')}</th><th class="num">${t('dossier.state.ended')}</th><th class="num">${t('reorganization.running')}</th><th>${t('column.state')}</th></tr></thead>
        <tbody>${this.plans.map((plan) => html`<tr data-testid="plan-row"><td><a href=${href('reorganization', [plan.id])}><strong>${t('reorganization.title', { year: plan.year })}</strong></a></td>
          <td class="num">${number((plan.filings.proposed ?? 0) + (plan.filings.none ?? 0))}</td><td class="num">${number(plan.dossiers.ended ?? 0)}</td>
          <td class="num">${number((plan.dossiers.open ?? 0) + (plan.dossiers.inProgress ?? 0) + (plan.dossiers.earlier ?? 0))}</td>
          <td>${t(plan.runState ? 'run.state.' + plan.runState : 'reorganization.stage.' + plan.stage)}</td></tr>`)}</tbody></table></div>`
        : emptyState({ title: t('reorganization.none'), text: t('reorganization.noneHint'), symbol: 'calendar' })}</div>`;
  }

  #renderPlan() {
    const { plan } = this;
    const over = !plan.runState || !['planning', 'planned', 'running', 'paused'].includes(plan.runState);
    const may = plan.mayPrepare && over && plan.stage === 'prepared';
    const tab = TABS.includes(this.address.query.tab) ? this.address.query.tab : 'filings';
    const state = FILING_STATES.includes(this.address.query.state) ? this.address.query.state : 'proposed';
    return html`<div class="page-body fill reorganization" data-testid="reorganization" data-stage=${plan.stage}>
      <header class="page-head"><h1>${t('reorganization.title', { year: plan.year })}</h1><span class="grow"></span>
        ${plan.runId ? html`<a class="button ${over ? '' : 'primary'}" href=${href('run', [plan.runId])} data-testid="to-run">${t('reorganization.toRun')}: ${t('run.state.' + plan.runState)}</a>` : nothing}
        ${['running', 'paused', 'done', 'undone'].includes(plan.runState) ? html`<button type="button" class="button" data-testid="minutes" @click=${() => openPdf({ title: t('reorganization.minutes'), path: `/reorganization/plans/${plan.id}/minutes`, fileName: `bien-ban-to-chuc-lai-${plan.year}` })}>${icon('print')} ${t('reorganization.minutes')}</button>` : nothing}
        ${may ? html`<button type="button" class="button" data-testid="prepare-again" ?disabled=${this.working} @click=${() => this.#send('preparation', { quietDays: plan.quietDays }, t('reorganization.preparingAgain'))}>${icon('retry')} ${t('reorganization.prepareAgain')}</button>
          <button type="button" class="button primary" data-testid="propose-run" ?disabled=${this.working || plan.openRegisters.length > 0} @click=${() => this.#propose()}>${t('reorganization.propose')}</button>` : nothing}</header>
      ${plan.stage === 'preparing' ? notice('info', html`<strong>${t('reorganization.preparing')}</strong> ${t('reorganization.preparingHint')}`, 'preparing') : nothing}
      ${this.#renderSteps(plan)}
      <div class="segments" role="group" aria-label=${t('reorganization.lists')}>
        ${FILING_STATES.map((one) => html`<button type="button" aria-pressed=${String(tab === 'filings' && one === state)} data-testid="filings-${one}" @click=${() => replace('reorganization', [plan.id], { tab: 'filings', state: one })}>${t('reorganization.filings.' + one)} <b>${number((plan.filings[one] ?? 0) + (one === 'proposed' ? plan.filings.none ?? 0 : 0))}</b></button>`)}
        <button type="button" aria-pressed=${String(tab === 'dossiers')} data-testid="tab-dossiers" @click=${() => replace('reorganization', [plan.id], { tab: 'dossiers' })}>${t('reorganization.tab.dossiers')} <b>${number(Object.values(plan.dossiers).reduce((sum, n) => sum + n, 0))}</b></button></div>
      ${tab === 'dossiers' ? this.#renderDossiers(may) : this.#renderFilings(may, state)}
    </div>`;
  }

  #renderSteps(plan) {
    const unfiled = (plan.filings.proposed ?? 0) + (plan.filings.none ?? 0);
    const running = (plan.dossiers.open ?? 0) + (plan.dossiers.inProgress ?? 0) + (plan.dossiers.earlier ?? 0);
    const year = (plan.dossiers.open ?? 0) + (plan.dossiers.inProgress ?? 0) + (plan.dossiers.ended ?? 0);
    const broken = plan.registers.filter((one) => !one.ok);
    const step = (done, head, text) => html`<li class="card step ${done ? 'done' : 'todo'}">${icon(done ? 'check' : 'clock')}<div><strong>${head}</strong><p>${text}</p></div></li>`;
    return html`<ol class="step-list" data-testid="steps">
      ${step(!plan.openRegisters.length && !broken.length, t('reorganization.step.registers'), plan.openRegisters.length
        ? html`${t('reorganization.registersOpen', { names: plan.openRegisters.join(', ') })} <a href=${href('registers', [], { year: String(plan.year) })}>${t('reorganization.toRegisters')}</a>`
        : broken.length ? t('reorganization.registersBroken', { names: broken.map((one) => one.name).join(', ') })
          : t('reorganization.registersOk', { n: plan.registers.length, entries: plan.registers.reduce((sum, one) => sum + one.entries, 0), unused: plan.registers.reduce((sum, one) => sum + one.unused, 0) }))}
      ${step(unfiled === 0, t('reorganization.step.filings'), t('reorganization.filingsText', { n: unfiled, none: plan.filings.none ?? 0, confirmed: plan.filings.confirmed ?? 0 }))}
      ${step(running === 0, t('reorganization.step.dossiers'), t('reorganization.dossiersText', { n: running, ended: plan.dossiers.ended ?? 0, earlier: plan.dossiers.earlier ?? 0 }))}
      ${step(year > 0 && plan.levels.reviewed + plan.levels.chosen >= year, t('reorganization.step.levels'), html`${t('reorganization.levelsText', { reviewed: plan.levels.reviewed, chosen: plan.levels.chosen, n: Math.max(0, year - plan.levels.reviewed - plan.levels.chosen) })}
        <a href=${href('reorganization', [plan.id], { tab: 'dossiers' })} data-testid="to-levels">${t('reorganization.toLevels')}</a>`)}
      ${step(plan.runState === 'done', t('reorganization.step.run'), plan.runState ? t('run.state.' + plan.runState) : t('reorganization.runText'))}</ol>`;
  }

  #renderConfirmFrom() {
    const sure = this.sure ?? USUAL_SURE;
    const confirmed = (plan) => plan.filings.confirmed ?? 0;
    const said = (before, after) => {
      const n = confirmed(after) - confirmed(before);
      return n > 0 ? t('reorganization.confirmedSure', { n: number(n) }) : t('reorganization.noneSure', { n: sure });
    };
    return html`<button type="button" class="button" data-testid="confirm-sure" ?disabled=${this.working} @click=${() => this.#send('filings', { minScore: sure }, said)}>${t('reorganization.confirmSure')}</button>
      <select aria-label=${t('reorganization.sureFrom')} data-testid="sure-from" @change=${(event) => { this.sure = Number(event.target.value); }}>${SURE.map((n) => html`<option value=${n} ?selected=${n === sure}>${t('reorganization.fromScore', { n })}</option>`)}</select>`;
  }

  #renderFilings(may, state) {
    const decide = (rows, to) => this.#send('filings', { nodes: rows.map((row) => row.nodeId), state: to }, t(`reorganization.${to}Some`, { n: rows.length }));
    const bulk = (rows) => html`
      ${state !== 'confirmed' ? html`<button type="button" class="button primary" data-testid="confirm-filings" @click=${() => decide(rows, 'confirmed')}>${t('reorganization.confirm')}</button>` : nothing}
      ${state !== 'rejected' ? html`<button type="button" class="button" data-testid="reject-filings" @click=${() => decide(rows, 'rejected')}>${t('reorganization.reject')}</button>` : nothing}
      <button type="button" class="button" data-testid="choose-dossier" @click=${() => this.#chooseDossier(rows)}>${t('reorganization.choose')}</button>`;
    return html`<vt-list name="filings" label=${t('reorganization.filings.' + state)} .columns=${this.#filingColumns} .load=${this.#loader('filings', state)} .keyOf=${(row) => row.nodeId} exportName="van-ban-chua-lap-ho-so"
      ?selectable=${may} .bulk=${bulk}
      .filters=${may && state === 'proposed' ? this.#renderConfirmFrom() : nothing}
      .card=${(row) => html`<div class="row-card"><span class="ellipsis"><b>${row.label}</b></span><span class="ellipsis">→ ${row.dossierLabel || t('reorganization.noDossier')}</span><small>${t('reorganization.basis.' + row.basis)}${row.score ? ` · ${row.score} %` : ''}</small></div>`}
      .empty=${() => emptyState({ title: t('reorganization.noFilings.' + state), symbol: 'folder' })}></vt-list>`;
  }

  /** Says for whom the chosen dossiers are to be open once the run has ended them. */
  async #review(rows) {
    const options = [['same', t('reorganization.level.same')], ...LEVELS.map((one) => [one, t('access.level.' + one)]), ['none', t('reorganization.level.none')]];
    const level = await openForm({
      title: t('reorganization.reviewLevels', { n: rows.length }),
      intro: t('reorganization.reviewIntro'),
      action: t('reorganization.review'),
      testid: 'review-levels-dialog',
      values: { level: 'same' },
      fields: (data, errors, change) => choiceField({ name: 'level', label: t('access.level'), value: data.level, error: errors.level, change, options, hint: t((LEVELS.includes(data.level) ? 'access.hint.' : 'reorganization.levelHint.') + data.level) }),
      submit: async (data) => data.level,
    });
    if (level) {
      this.#send('levels', { dossiers: rows.map((row) => row.id), level }, t('reorganization.reviewed', { n: rows.length }));
    }
  }

  #renderDossiers(may) {
    const bulk = (rows) => html`<button type="button" class="button primary" data-testid="review-levels" @click=${() => this.#review(rows)}>${t('access.level')}…</button>${CHOICES.map((choice) => html`<button type="button" class="button" data-testid="choice-${choice}" @click=${() => this.#send('choices', { dossiers: rows.map((row) => row.id), choice }, t('reorganization.chosen', { n: rows.length }))}>${t('reorganization.choice.' + choice)}</button>`)}
      <button type="button" class="button" data-testid="choice-none" @click=${() => this.#send('choices', { dossiers: rows.map((row) => row.id), choice: null }, t('reorganization.chosen', { n: rows.length }))}>${t('reorganization.choice.none')}</button>`;
    return html`<vt-list name="year-dossiers" label=${t('reorganization.tab.dossiers')} .columns=${this.#dossierColumns} .load=${this.#loader('dossiers')} .keyOf=${(row) => row.id} exportName="ho-so-trong-nam"
      ?selectable=${may} .bulk=${bulk}
      .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.code}</b><span class="grow"></span><small>${t('dossier.state.' + row.state)}</small></span><span class="ellipsis">${row.title}</span><small class="ellipsis">${levelText(row)} ${row.against ? t('reorganization.against.' + row.against) : ''} ${row.choice ? t('reorganization.choice.' + row.choice) : ''}</small></div>`}
      .empty=${() => emptyState({ title: t('reorganization.noDossiers'), symbol: 'folder' })}></vt-list>`;
  }
}

define('vt-reorganization-page', ReorganizationPage);
