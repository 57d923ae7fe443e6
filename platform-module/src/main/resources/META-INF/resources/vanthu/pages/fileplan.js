import '../components/date-input.js';
import '../components/people-input.js';
import '../components/suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { download, get, post, put, upload } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField } from '../components/choice.js';
import { askReason, confirmAction, openForm } from '../components/dialog.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, field, iconButton, notice, stateBadge } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { openPlanned } from '../components/fileplan-dialogs.js';

const NUMBERINGS = ['whole', 'heading', 'byHand'];
const BADGE = { draft: 'awaitingCheck', submitted: 'inProgress', approved: 'active', issued: 'issued' };
const SHOWN = ['all', 'unopened', 'mine'];

/** Rows of the retention schedules that the agency may choose, by their words. */
const findRules = async (text) => (await get('/retention/rules', { agency: session.agencyCode, q: text, limit: 8 })).items.map((rule) => ({ text: rule.words, hint: `${rule.code} – ${rule.title}`, rule }));

/** The list of dossiers of a year: worked on by archivists, approved by the head, read by everybody when it is issued. */
class FilePlanPage extends Element {
  static properties = { address: { attribute: false }, plans: { state: true }, found: { state: true }, failure: { state: true }, units: { state: true } };

  #id = null;

  connected() {
    this.#load();
  }

  willUpdate(changed) {
    if (changed.has('address') && this.plans) {
      this.#open();
    }
  }

  get #edits() {
    return session.has('archivist');
  }

  #may(action) {
    return this.found?.actions.includes(action);
  }

  async #load() {
    try {
      const agency = session.agencyCode;
      [this.plans, this.units] = await Promise.all([get('/fileplan/plans', { agency }).then((answer) => answer.items), this.#edits ? get(`/organization/agencies/${agency}/units`).then((answer) => answer.items ?? answer, () => []) : []]);
      this.failure = null;
      await this.#open();
    } catch (error) {
      this.failure = error;
    }
  }

  get #chosen() {
    const year = Number(this.address.query.year ?? today().slice(0, 4));
    return this.plans.find((plan) => plan.year === year) ?? (this.address.query.year ? undefined : this.plans[0]);
  }

  async #open() {
    const plan = this.#chosen;
    if (plan?.id === this.#id && this.found) {
      return;
    }
    this.#id = plan?.id;
    this.found = null;
    if (plan) {
      try {
        this.found = await get('/fileplan/plans/' + plan.id);
        if (plan.state === 'issued') {
          post(`/fileplan/plans/${plan.id}/seen`).then(refreshCounters, () => {});
        }
      } catch (error) {
        this.failure = error;
      }
    }
  }

  #take(found, told) {
    if (!found?.plan) {
      return;
    }
    this.found = found;
    this.#id = found.plan.id;
    this.plans = [...this.plans.filter((plan) => plan.id !== found.plan.id), found.plan].sort((one, other) => other.year - one.year);
    if (told) {
      note(told);
    }
  }

  /** Runs something that answers with the list as it is now. */
  async #act(work, told) {
    try {
      this.#take(await work(), told);
    } catch (error) {
      noteError(error);
      if (error.status === 409) {
        this.#id = null;
        this.#open();
      }
    }
  }

  #step(step, body = {}) {
    return post(`/fileplan/plans/${this.found.plan.id}/steps/${step}`, { ...body, version: this.found.plan.version });
  }

  #new() {
    const years = this.plans.map((plan) => plan.year);
    const next = years.length ? Math.max(...years) + 1 : Number(today().slice(0, 4));
    return openForm({
      title: t('fileplan.new'),
      intro: t('fileplan.newIntro'),
      action: t('fileplan.draft'),
      testid: 'fileplan-new',
      values: { year: next, from: years.includes(next - 1) ? 'last' : 'empty', numbering: 'whole' },
      fields: (data, errors, change) => html`<div class="two">
        ${textField({ name: 'year', label: t('common.year'), value: data.year, error: errors.year, change, required: true, mode: 'numeric', length: 4, autofocus: true })}
        ${choiceField({ name: 'from', label: t('fileplan.from'), value: data.from, change, options: ['last', 'empty'].map((one) => [one, t('fileplan.from.' + one)]) })}
        ${data.from === 'empty' ? choiceField({ name: 'numbering', label: t('fileplan.numbering'), value: data.numbering, error: errors.numbering, change, wide: true, options: NUMBERINGS.map((one) => [one, t('fileplan.numbering.' + one)]) }) : nothing}</div>`,
      submit: (data) => post('/fileplan/plans', { agency: session.agencyCode, year: Number(data.year), numbering: data.numbering, empty: data.from === 'empty' }),
    }).then((found) => {
      if (found) {
        this.#take(found, t('fileplan.drafted', { year: found.plan.year }));
        replace('fileplan', [], { year: found.plan.year });
      }
    });
  }

  #line(line, after) {
    const { plan } = this.found;
    const draft = plan.state === 'draft';
    const byHand = plan.numbering === 'byHand' || !draft;
    const fixed = Boolean(line) && !draft;
    return openForm({
      title: line ? t('fileplan.changeLine') : t('fileplan.addLine'),
      testid: 'fileplan-line',
      size: 'wide',
      values: { kind: 'dossier', abbreviation: '', code: '', title: '', retention: '', unit: '', note: '', ...line, people: line?.person ? [{ userName: line.person, fullName: line.personName }] : [] },
      fields: (data, errors, change) => {
        const text = (name, options = {}) => textField({ name, label: t('fileplan.' + name), value: data[name], error: errors[name], change, ...options });
        return html`<div class="two">
          ${choiceField({ name: 'kind', label: t('fileplan.kind'), value: data.kind, error: errors.kind, change, disabled: fixed, options: ['large', 'small', 'dossier'].map((one) => [one, t('fileplan.kind.' + one)]) })}
          ${data.kind === 'large' ? text('abbreviation', { length: 14, hint: t('fileplan.abbreviationHint'), disabled: fixed }) : nothing}
          ${data.kind === 'dossier' && byHand ? text('code', { length: 20, disabled: fixed }) : nothing}
          ${text('title', { required: true, wide: true, length: 1000, disabled: fixed, autofocus: !fixed })}
          ${data.kind === 'dossier' ? html`${field({ id: 'x-retention', label: t('fileplan.retention'), error: errors.retention ?? errors.rule, hint: data.ruleTitle || t('fileplan.retentionHint'), control: html`<vt-suggest input-id="x-retention" name="retention" testid="retention" ?disabled=${fixed} .value=${data.retention ?? ''} .source=${findRules} @change=${(event) => {
              const rule = event.detail.item?.rule;
              change('rule', rule?.id ?? null);
              change('ruleTitle', rule ? `${rule.code} – ${rule.title}` : '');
              change('retention', rule?.words ?? event.detail.value);
            }}></vt-suggest>` })}
            ${choiceField({ name: 'unit', label: t('dossier.unit'), value: data.unit ?? '', error: errors.unit, change, options: [['', t('common.none')], ...this.units.map((unit) => [unit.code, unit.name])] })}
            <div class="wide">${field({ id: 'x-person', label: t('fileplan.person'), error: errors.person, control: html`<vt-people input-id="x-person" testid="person" single .value=${data.people} @change=${(event) => change('people', event.detail)}></vt-people>` })}</div>` : nothing}
          ${text('note', { wide: true, length: 500 })}</div>`;
      },
      submit: (data) => {
        const body = {
          kind: data.kind, abbreviation: data.abbreviation || null, code: data.code || null, title: data.title, rule: data.rule ?? null, retention: data.retention || null,
          unit: data.unit || null, person: data.people[0]?.userName ?? null, note: data.note || null, version: this.found.plan.version,
        };
        return line ? put('/fileplan/lines/' + line.id, body) : post(`/fileplan/plans/${plan.id}/lines`, { ...body, after: after?.id ?? null });
      },
    }).then((found) => this.#take(found, t('common.saved')));
  }

  #move(index, by) {
    const { lines, plan } = this.found;
    const target = index + by;
    if (target < 0 || target >= lines.length) {
      return null;
    }
    const after = by > 0 ? lines[target].id : lines[target - 1]?.id ?? '';
    return this.#act(() => post(`/fileplan/lines/${lines[index].id}/place`, { after, version: plan.version }));
  }

  async #remove(line) {
    if (await confirmAction({ title: t('fileplan.removeLine'), text: line.title, action: t('common.delete') })) {
      await this.#act(() => post(`/fileplan/lines/${line.id}/removal`, { version: this.found.plan.version }));
    }
  }

  #numbering() {
    return openForm({
      title: t('fileplan.numbering'),
      testid: 'fileplan-numbering',
      values: { numbering: this.found.plan.numbering },
      fields: (data, errors, change) => choiceField({ name: 'numbering', label: t('fileplan.numbering'), value: data.numbering, error: errors.numbering, change, options: NUMBERINGS.map((one) => [one, t('fileplan.numbering.' + one)]) }),
      submit: (data) => put('/fileplan/plans/' + this.found.plan.id, { numbering: data.numbering, version: this.found.plan.version }),
    }).then((found) => this.#take(found));
  }

  #issue() {
    return openForm({
      title: t('fileplan.issue'),
      intro: t('fileplan.issueIntro'),
      action: t('fileplan.issue'),
      testid: 'fileplan-issue',
      values: { decision: '', decidedOn: today() },
      fields: (data, errors, change) => html`${textField({ name: 'decision', label: t('fileplan.decision'), value: data.decision, error: errors.decision, change, required: true, length: 60, autofocus: true })}
        ${field({ id: 'x-decidedOn', label: t('fileplan.decidedOn'), required: true, error: errors.decidedOn, control: html`<vt-date input-id="x-decidedOn" name="decidedOn" testid="decidedOn" .value=${data.decidedOn} @change=${(event) => change('decidedOn', event.detail)}></vt-date>` })}`,
      submit: (data) => this.#step('issue', { decision: data.decision, decidedOn: data.decidedOn || null }),
    }).then((found) => this.#take(found, t('fileplan.issued')));
  }

  async #readSheet(file) {
    if (!file) {
      return;
    }
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      this.sheetErrors = null;
      this.#take(await upload(`/fileplan/plans/${this.found.plan.id}/sheet?version=${this.found.plan.version}`, form), t('fileplan.read'));
    } catch (error) {
      this.sheetErrors = error;
    }
    this.requestUpdate();
  }

  async #openDossier(line) {
    const dossier = await openPlanned(line);
    if (dossier) {
      note(t('dossier.opened', { code: dossier.code }));
      go('dossier', [dossier.id]);
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.plans) {
      return busy();
    }
    const plan = this.found?.plan;
    const button = (action, name, symbol, run, primary) => (this.#may(action) ? html`<button type="button" class="button ${primary ? 'primary' : ''}" data-testid="fileplan-${name}" @click=${() => Promise.resolve(run()).catch(noteError)}>${icon(symbol)} ${t('fileplan.' + name)}</button>` : nothing);
    return html`<div class="page-body" data-testid="fileplan">
      <header class="page-head"><h1>${t('page.fileplan')}</h1>
        ${this.plans.length ? filterChip({ name: 'year', label: t('common.year'), value: String(this.#chosen?.year ?? ''), options: this.plans.map((one) => [String(one.year), one.year]), change: (year) => replace('fileplan', [], { year: year || undefined }) }) : nothing}
        ${plan ? stateBadge(BADGE[plan.state], t('fileplan.state.' + plan.state)) : nothing}<span class="grow"></span>
        ${plan ? html`
          <button type="button" class="button" data-testid="fileplan-print" @click=${() => openPdf({ title: t('page.fileplan'), path: `/fileplan/plans/${plan.id}/print`, fileName: 'danh-muc-ho-so.pdf' })}>${icon('print')} ${t('common.print')}</button>
          <button type="button" class="button" data-testid="fileplan-xlsx" @click=${() => download(`/fileplan/plans/${plan.id}/print`, { format: 'xlsx' }, 'danh-muc-ho-so.xlsx').catch(noteError)}>${icon('table')} XLSX</button>` : nothing}
        ${this.#edits ? html`<button type="button" class="button" data-testid="fileplan-begin" @click=${() => this.#new().catch(noteError)}>${icon('plus')} ${t('fileplan.new')}</button>` : nothing}
        ${button('submit', 'submit', 'send', () => this.#act(() => this.#step('submit'), t('fileplan.submitted')), true)}
        ${button('return', 'return', 'left', () => askReason({ title: t('fileplan.return'), action: t('fileplan.return'), danger: false, submit: (reason) => this.#step('return', { reason }) }).then((found) => this.#take(found)))}
        ${button('approve', 'approve', 'check', () => this.#act(() => this.#step('approve'), t('fileplan.approved')), true)}
        ${button('issue', 'issue', 'megaphone', () => this.#issue(), true)}
      </header>
      ${!this.plans.length ? emptyState({ title: t('fileplan.none'), text: t(this.#edits ? 'fileplan.noneHint' : 'fileplan.noneForYou'), symbol: 'clipboard' }) : !this.found ? (this.#chosen ? busy() : emptyState({ title: t('fileplan.none'), symbol: 'clipboard' })) : this.#renderPlan()}
    </div>`;
  }

  #renderPlan() {
    const { plan, lines } = this.found;
    const edit = this.#may('edit');
    const shown = SHOWN.includes(this.address.query.show) ? this.address.query.show : 'all';
    const rows = lines.filter((line) => shown === 'all' || (line.kind === 'dossier' && !line.dossier && (shown === 'unopened' || line.person === session.user.id)));
    const dossiers = lines.filter((line) => line.kind === 'dossier');
    return html`
      ${plan.state === 'draft' && plan.returnedReason ? notice('warn', `${t('fileplan.returned')}: ${plan.returnedReason}`, 'fileplan-returned') : nothing}
      ${this.sheetErrors ? notice('bad', html`<strong>${this.sheetErrors.message}</strong><ul>${(this.sheetErrors.errors ?? []).map((one) => html`<li><b>${one.field}</b>: ${one.message}</li>`)}</ul>`, 'sheet-errors') : nothing}
      <p class="muted" data-testid="fileplan-facts">${this.#facts(plan, dossiers)}</p>
      <div class="list-bar">
        <span class="segments" role="group" aria-label=${t('common.all')}>${SHOWN.map((one) => html`<button type="button" aria-pressed=${String(one === shown)} data-testid="show-${one}" @click=${() => replace('fileplan', [], { ...this.address.query, show: one === 'all' ? undefined : one })}>${t('fileplan.show.' + one)}</button>`)}</span>
        ${edit || this.#may('add') ? html`<button type="button" class="button" data-testid="fileplan-add" @click=${() => this.#line(null, null).catch(noteError)}>${icon('plus')} ${t('fileplan.addLine')}</button>` : nothing}
        ${edit ? html`<button type="button" class="button" data-testid="fileplan-renumber" @click=${() => this.#numbering().catch(noteError)}>${icon('rows')} ${t('fileplan.numbering.' + plan.numbering)}</button>
          <button type="button" class="button" data-testid="fileplan-sheet" @click=${() => download(`/fileplan/plans/${plan.id}/sheet`, {}, 'danh-muc-ho-so.xlsx').catch(noteError)}>${icon('download')} ${t('fileplan.sheet')}</button>
          <label class="button">${icon('upload')} ${t('fileplan.readSheet')}<input class="sr-only" type="file" accept=".xlsx" data-testid="fileplan-file" @change=${(event) => {
            this.#readSheet(event.target.files[0]);
            event.target.value = '';
          }}></label>` : nothing}
      </div>
      ${!rows.length ? emptyState({ title: t(shown === 'all' ? 'fileplan.noLines' : 'fileplan.noneShown'), text: shown === 'all' && edit ? t('fileplan.noLinesHint') : '', symbol: 'clipboard' }) : html`<div class="table-box"><table class="plain-table wide-table" data-testid="fileplan-table">
        <thead><tr><th>${t('dossier.code')}</th><th>${t('fileplan.title')}</th><th>${t('dossier.retention')}</th><th>${t('fileplan.person')}</th><th>${t('fileplan.note')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
        <tbody>${this.#numbered(lines).filter(({ line }) => rows.includes(line)).map(({ line, mark, index }) => this.#row(line, mark, index, edit))}</tbody></table></div>`}`;
  }

  #facts(plan, dossiers) {
    const facts = [t('fileplan.count', { n: dossiers.length, open: dossiers.filter((line) => line.dossier).length })];
    if (plan.submittedAt) {
      facts.push(t('fileplan.submittedBy', { name: plan.submittedByName, at: formatDateTime(plan.submittedAt) }));
    }
    if (plan.approvedAt) {
      facts.push(t('fileplan.approvedBy', { name: plan.approvedByName, at: formatDateTime(plan.approvedAt) }));
    }
    if (plan.issuedAt) {
      facts.push(t('fileplan.issuedBy', { number: plan.decision, at: formatDate(plan.decidedOn) }));
    }
    return facts.join(' · ');
  }

  #numbered(lines) {
    let large = 0;
    let small = 0;
    return lines.map((line, index) => {
      if (line.kind === 'large') {
        large += 1;
        small = 0;
      } else if (line.kind === 'small') {
        small += 1;
      }
      return { line, index, mark: line.kind === 'large' ? roman(large) + '. ' : line.kind === 'small' ? small + '. ' : '' };
    });
  }

  #row(line, mark, index, edit) {
    const dossier = line.kind === 'dossier';
    const opens = dossier && !line.dossier && session.opensDossiers && ['approved', 'issued'].includes(this.found.plan.state);
    const actions = html`<td class="row-actions">
      ${opens ? html`<button type="button" class="text-button" data-testid="open-line" @click=${() => this.#openDossier(line).catch(noteError)}>${t('fileplan.open')}</button>` : nothing}
      ${edit ? html`${iconButton({ name: 'up', label: t('fileplan.up'), run: () => this.#move(index, -1), disabled: index === 0, testid: 'line-up' })}${iconButton({ name: 'down', label: t('fileplan.down'), run: () => this.#move(index, 1), disabled: index === this.found.lines.length - 1, testid: 'line-down' })}` : nothing}
      ${edit || this.#may('add') ? html`${iconButton({ name: 'plus', label: t('fileplan.addBehind'), run: () => this.#line(null, line).catch(noteError), testid: 'line-add' })}${iconButton({ name: 'pen', label: t('common.edit'), run: () => this.#line(line).catch(noteError), testid: 'line-edit' })}` : nothing}
      ${edit && !line.dossier ? iconButton({ name: 'close', label: t('common.delete'), run: () => this.#remove(line).catch(noteError), testid: 'line-remove' }) : nothing}</td>`;
    if (!dossier) {
      return html`<tr data-testid="fileplan-line" class="heading-row"><td>${line.abbreviation ?? ''}</td><td colspan="3">${line.kind === 'large' ? html`<strong>${mark}${line.title}</strong>` : html`<em>${mark}${line.title}</em>`}</td><td class="muted">${line.note ?? ''}</td>${actions}</tr>`;
    }
    return html`<tr data-testid="fileplan-line"><td><b>${line.code ?? '—'}</b></td>
      <td>${line.dossier ? html`<a href=${href('dossier', [line.dossier])}>${line.title}</a>` : line.title}${line.carriedFrom ? html` <span class="badge info">${t('fileplan.carried', { year: line.carriedFrom })}</span>` : nothing}${line.addedLater ? html` <span class="badge">${t('fileplan.later')}</span>` : nothing}</td>
      <td>${line.retention ?? html`<span class="muted">—</span>`}</td><td>${line.personName ?? line.unitName ?? ''}</td><td class="muted">${line.note ?? ''}</td>${actions}</tr>`;
  }
}

const SIGNS = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];

function roman(value) {
  let rest = value;
  return SIGNS.reduce((text, [size, sign]) => {
    const times = Math.floor(rest / size);
    rest -= times * size;
    return text + sign.repeat(times);
  }, '');
}

define('vt-fileplan-page', FilePlanPage);
