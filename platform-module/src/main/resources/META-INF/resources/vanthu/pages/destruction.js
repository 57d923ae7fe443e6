import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, put } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField, tickField } from '../components/choice.js';
import { askReason, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, field, notice, stateBadge } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { areaField, dateField } from '../components/retention-parts.js';

const STEPS = ['draft', 'council', 'appraisal', 'decision', 'decided', 'running', 'done'];
const FORMS = ['list', 'note', 'council', 'kept', 'minutes'];
const ROLES = ['chairman', 'secretary', 'member'];
const MARKS = { draft: 'waiting', council: 'inProgress', appraisal: 'inProgress', decision: 'awaitingDirection', decided: 'warn', running: 'inProgress', done: 'done', rejected: 'voided' };
const ITEM_MARKS = { proposed: 'waiting', kept: 'ok', destroyed: 'voided', left: 'open' };
const stateOf = (one) => stateBadge(MARKS[one.state], t('destruction.state.' + one.state));
const EMPTY_MEMBER = { fullName: '', position: '', userName: '', role: 'member', absentReason: '' };

/** Destructions: lists, and one of them from its list to its minutes. */
class DestructionPage extends Element {
  static properties = { address: { attribute: false }, one: { state: true }, failure: { state: true } };

  #id = null;
  #loadItems = null;
  #loadAll = ({ after, limit }) => get('/destruction/destructions', { agency: session.agencyCode, after, limit });

  #columns = [
    { id: 'title', label: () => t('destruction.title'), fixed: true, text: (row) => row.title, view: (row) => html`<a href=${href('destruction', [row.id])} tabindex="-1"><b>${row.title}</b></a>` },
    { id: 'items', rank: 2, label: () => t('destruction.dossiers'), width: 90, number: true, text: (row) => number(Object.values(row.counts).reduce((sum, one) => sum + one, 0)) },
    { id: 'by', rank: 3, label: () => t('destruction.by'), width: 170, text: (row) => row.proposedByName },
    { id: 'at', rank: 4, label: () => t('destruction.at'), width: 130, text: (row) => formatDateTime(row.proposedAt) },
    { id: 'decision', rank: 5, label: () => t('destruction.decision'), width: 170, text: (row) => (row.decisionNumber ? `${row.decisionNumber} (${formatDate(row.decisionOn)})` : '') },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 160, text: (row) => t('destruction.state.' + row.state), view: stateOf },
  ];

  #itemColumns = [
    { id: 'ordinal', label: () => t('destruction.no'), width: 52, number: true, rank: 6, text: (row) => number(row.ordinal) },
    { id: 'code', label: () => t('dossier.code'), width: 120, fixed: true, text: (row) => `${row.code}/${row.year}` },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title, view: (row) => html`${row.title}${row.obstacle ? html` <span class="badge warn" data-testid="obstacle">${icon('warn')} ${row.obstacle}</span>` : nothing}${row.outcome ? html` <span class="muted">${row.outcome}</span>` : nothing}` },
    { id: 'retention', rank: 4, label: () => t('dossier.retention'), width: 110, text: (row) => row.retention },
    { id: 'expiresOn', rank: 3, label: () => t('retention.expiresOn'), width: 104, text: (row) => formatDate(row.expiresOn) },
    { id: 'documents', rank: 5, label: () => t('dossier.documents'), width: 84, number: true, text: (row) => number(row.documents) },
    { id: 'reason', rank: 2, label: () => t('destruction.reason'), width: 220, text: (row) => `${t('destruction.reason.' + row.reason)}${row.duplicateOfName ? `: ${row.duplicateOfName}` : ''}`, view: (row) => (row.duplicateOf ? html`${t('destruction.reason.duplicate')}: <a href=${href('dossier', [row.duplicateOf])} tabindex="-1">${row.duplicateOfName ?? ''}</a>` : t('destruction.reason.' + row.reason)) },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 120, text: (row) => t('destruction.item.' + row.state), view: (row) => stateBadge(ITEM_MARKS[row.state], t('destruction.item.' + row.state)) },
  ];

  connected() {
    this.every(3000, () => this.one?.state === 'running' && this.#read());
  }

  willUpdate() {
    const id = this.address.rest[0] ?? null;
    if (id !== this.#id) {
      this.#id = id;
      this.one = null;
      this.failure = null;
      this.#loadItems = ({ after, limit }) => get(`/destruction/destructions/${id}/items`, { after, limit });
      if (id) {
        this.#read();
      }
    }
  }

  async #read() {
    const before = this.one?.state;
    try {
      this.one = await get('/destruction/destructions/' + this.#id);
      this.failure = null;
      if (before && before !== this.one.state) {
        this.$('vt-list')?.reload();
      }
    } catch (error) {
      this.failure = error;
    }
  }

  /** A step: opens its form, then shows what became of it. */
  async #step(work, said) {
    try {
      const done = await work();
      if (done) {
        if (done.id) {
          this.one = done;
        } else {
          await this.#read();
        }
        note(t(said));
        this.$('vt-list')?.reload();
        refreshCounters();
      }
    } catch (error) {
      noteError(error);
    }
  }

  #post = (step, body) => post(`/destruction/destructions/${this.one.id}/${step}`, { ...body, version: this.one.version });

  #proposal(one) {
    return openForm({
      title: t(one ? 'destruction.change' : 'destruction.new'),
      intro: t('destruction.newHint'),
      testid: 'destruction-dialog',
      size: 'wide',
      values: { title: one?.title ?? t('destruction.defaultTitle', { year: today().slice(0, 4) }), note: one?.note ?? '', appraised: one?.appraised ?? false },
      fields: (data, errors, change) => html`
        ${textField({ ids: 'des', name: 'title', label: t('destruction.title'), value: data.title, error: errors.title, change, required: true, length: 300, wide: true })}
        ${areaField('des', 'note', t('destruction.note'), data, errors, change, { rows: 8, length: 4000, hint: t('destruction.noteHint') })}
        ${tickField({ name: 'appraised', label: t('destruction.appraised'), hint: t('destruction.appraisedHint'), value: data.appraised, change })}`,
      submit: (data) => (one ? put('/destruction/destructions/' + one.id, { agency: session.agencyCode, ...data, version: one.version }) : post('/destruction/destructions', { agency: session.agencyCode, ...data, version: null })),
    });
  }

  async #new() {
    const done = await this.#proposal(null);
    if (done) {
      go('destruction', [done.id]);
    }
  }

  async #addExpired() {
    const answer = await this.#post('items', { dossiers: null, duplicateOf: null, note: null });
    this.#tellAdded(answer);
    return true;
  }

  async #duplicates() {
    const id = this.one.id;
    let { items, next } = await get(`/destruction/destructions/${id}/duplicates`, { limit: 100 });
    const chosen = new Set();
    const named = (one) => html`<b>${one.code}/${one.year}</b> ${one.title}<br><small class="muted">${one.retention} · ${`${number(one.documents)} ${t('dossier.documents')}`}</small>`;
    const done = await openForm({
      title: t('destruction.do.duplicates'),
      intro: t('destruction.duplicatesHint'),
      testid: 'duplicates-dialog',
      size: 'large',
      action: t('destruction.duplicate'),
      fields: (data, errors, change) => html`
        ${items.length ? html`<div class="table-box"><table class="plain-table"><thead><tr><th>${t('destruction.duplicate')}</th><th>${t('destruction.duplicateKept')}</th><th>${t('destruction.duplicateBasis')}</th></tr></thead>
          <tbody>${items.map((one) => html`<tr data-testid="duplicate-row"><td><label class="check-line"><input type="checkbox" ?disabled=${Boolean(one.obstacle)} .checked=${chosen.has(one)} @change=${(event) => {
            chosen[event.target.checked ? 'add' : 'delete'](one);
            change('chosen', chosen.size);
          }}> <span>${named(one)}${one.obstacle ? html`<br><span class="badge warn">${icon('warn')} ${one.obstacle}</span>` : nothing}</span></label></td><td data-testid="duplicate-kept">${named(one.kept)}</td><td>${t('destruction.basis.' + one.basis)}</td></tr>`)}</tbody></table></div>` : html`<p data-testid="no-duplicates">${t('destruction.noDuplicates')}</p>`}
        ${next ? html`<p><button type="button" class="button" @click=${async () => {
          const more = await get(`/destruction/destructions/${id}/duplicates`, { after: next, limit: 100 });
          items = [...items, ...more.items];
          ({ next } = more);
          change('shown', items.length);
        }}>${t('destruction.moreDuplicates')}</button></p>` : nothing}
        ${errors.chosen ? html`<p class="error-text" role="alert">${icon('warn')} ${errors.chosen}</p>` : nothing}`,
      submit: async () => {
        if (!chosen.size) {
          throw Object.assign(new Error(t('destruction.chooseDuplicates')), { field: 'chosen', byField: () => ({ chosen: t('destruction.chooseDuplicates') }) });
        }
        return this.#post('duplicates', { pairs: [...chosen].map((one) => ({ dossier: one.dossier, duplicateOf: one.kept.dossier })) });
      },
    });
    if (done) {
      this.#tellAdded(done);
    }
    return done;
  }

  #tellAdded(answer) {
    note(t('destruction.added', { n: answer.added, left: answer.refusedCount }));
    for (const one of answer.refused.slice(0, 3)) {
      note(`${one.code}: ${one.reason}`, 'warn');
    }
  }

  #council() {
    const known = this.one.members.map((one) => ({ ...one, userName: one.userName ?? '' }));
    let members = known.length ? known : [{ ...EMPTY_MEMBER, role: 'chairman' }, { ...EMPTY_MEMBER, role: 'secretary', fullName: session.person?.fullName ?? '' }, { ...EMPTY_MEMBER }];
    return openForm({
      title: t('destruction.council'),
      intro: t('destruction.councilHint'),
      testid: 'council-dialog',
      size: 'large',
      action: t('destruction.toCouncil'),
      fields: (data, errors, change) => {
        const set = (index, name, value) => {
          members = members.map((one, at) => (at === index ? { ...one, [name]: value } : one));
          change('members', members);
        };
        const cell = (index, name, length) => html`<input aria-label=${t('destruction.member.' + name)} maxlength=${length} data-testid="member-${name}-${index}" .value=${members[index][name]} @input=${(event) => set(index, name, event.target.value)}>`;
        return html`<div class="table-box"><table class="plain-table"><thead><tr>${['fullName', 'position', 'userName', 'role', 'absentReason'].map((one) => html`<th>${t('destruction.member.' + one)}</th>`)}</tr></thead>
          <tbody>${members.map((one, index) => html`<tr><td>${cell(index, 'fullName', 200)}</td><td>${cell(index, 'position', 200)}</td><td>${cell(index, 'userName', 100)}</td>
            <td><select aria-label=${t('destruction.member.role')} data-testid="member-role-${index}" @change=${(event) => set(index, 'role', event.target.value)}>${ROLES.map((role) => html`<option value=${role} ?selected=${role === one.role}>${t('destruction.role.' + role)}</option>`)}</select></td><td>${cell(index, 'absentReason', 500)}</td></tr>`)}</tbody></table></div>
          <p><button type="button" class="button" @click=${() => {
            members = [...members, { ...EMPTY_MEMBER }];
            change('members', members);
          }}>${icon('plus')} ${t('destruction.moreMembers')}</button></p>
          ${errors.members || errors.note ? html`<p class="error-text" role="alert">${icon('warn')} ${errors.members ?? errors.note}</p>` : nothing}`;
      },
      submit: () => this.#post('council', { members: members.filter((one) => one.fullName.trim() || one.userName.trim()).map(({ fullName, position, userName, role, absentReason }) => ({ fullName, position, userName: userName.trim() || null, role, absentReason })) }),
    });
  }

  #opine(rows) {
    const voting = this.one.members.filter((one) => !one.absentReason);
    return openForm({
      title: t('destruction.opinion'),
      intro: t('holds.onDossiers', { n: rows.length }),
      testid: 'opinion-dialog',
      values: { member: String(voting[0]?.ordinal ?? ''), opinion: 'keep', reason: '' },
      fields: (data, errors, change) => html`
        ${choiceField({ ids: 'op', name: 'member', label: t('destruction.member.fullName'), value: data.member, error: errors.member, change, options: voting.map((one) => [one.ordinal, `${one.fullName} (${t('destruction.role.' + one.role)})`]) })}
        ${choiceField({ ids: 'op', name: 'opinion', label: t('destruction.opinion'), value: data.opinion, error: errors.opinion, change, options: ['keep', 'destroy'].map((one) => [one, t('destruction.opinion.' + one)]) })}
        ${areaField('op', 'reason', t('common.reason'), data, errors, change, { length: 1000, required: data.opinion === 'keep' })}`,
      submit: (data) => this.#post('opinions', { member: Number(data.member), dossiers: rows.map((row) => row.dossier), opinion: data.opinion, reason: data.reason }),
    });
  }

  #conclude() {
    return openForm({
      title: t('destruction.conclude'),
      intro: t('destruction.concludeHint'),
      testid: 'conclusion-dialog',
      values: { metOn: today(), minutes: '' },
      fields: (data, errors, change) => html`${dateField('con', 'metOn', t('destruction.metOn'), data, errors, change, { required: true })}${areaField('con', 'minutes', t('destruction.minutes'), data, errors, change, { required: true, rows: 6, length: 4000 })}`,
      submit: (data) => this.#post('conclusion', { metOn: data.metOn || null, minutes: data.minutes }),
    });
  }

  #appraise(rows) {
    return openForm({
      title: t('destruction.appraise'),
      intro: rows?.length ? t('destruction.appraiseKeep', { n: rows.length }) : t('destruction.appraiseHint'),
      testid: 'appraisal-dialog',
      values: { number: '', date: today(), words: '' },
      fields: (data, errors, change) => html`<div class="two">${textField({ ids: 'app', name: 'number', label: t('destruction.number'), value: data.number, error: errors.number, change, required: true, length: 60 })}
        ${dateField('app', 'date', t('destruction.date'), data, errors, change, { required: true })}${areaField('app', 'words', t('destruction.appraisal'), data, errors, change, { required: true })}</div>`,
      submit: (data) => this.#post('appraisal', { number: data.number, date: data.date || null, words: data.words, keep: (rows ?? []).map((row) => row.dossier) }),
    });
  }

  #decide() {
    return openForm({
      title: t('destruction.decide'),
      intro: t('destruction.decideHint', { n: this.one.counts.proposed ?? 0 }),
      testid: 'decision-dialog',
      action: t('destruction.decide'),
      values: { number: '', date: today() },
      fields: (data, errors, change) => html`<div class="two">${textField({ ids: 'dec', name: 'number', label: t('destruction.number'), value: data.number, error: errors.number, change, required: true, length: 60 })}${dateField('dec', 'date', t('destruction.date'), data, errors, change, { required: true })}</div>`,
      submit: (data) => this.#post('decision', { number: data.number, date: data.date || null }),
    });
  }

  #confirm() {
    return openForm({
      title: t('destruction.confirm'),
      intro: t('destruction.confirmHint', { n: this.one.counts.proposed ?? 0 }),
      testid: 'confirmation-dialog',
      action: t('destruction.confirm'),
      danger: true,
      values: { password: '' },
      fields: (data, errors, change) => field({ id: 'confirm-password', label: t('destruction.password'), required: true, error: errors.password, hint: t('destruction.passwordHint'), control: html`<input id="confirm-password" name="password" type="password" autocomplete="current-password" data-testid="confirm-password" aria-describedby="confirm-password-note" .value=${data.password} @input=${(event) => change('password', event.target.value)}>` }),
      submit: (data) => this.#post('confirmation', { password: data.password }),
    });
  }

  #renderActions() {
    const { one } = this;
    const may = (action) => one.actions.includes(action);
    const button = (action, symbol, run, said, kind = '') => (may(action) ? html`<button type="button" class="button ${kind}" data-testid="do-${action}" @click=${() => this.#step(run, said)}>${icon(symbol)} ${t('destruction.do.' + action)}</button>` : nothing);
    return html`
      ${button('change', 'pen', () => this.#proposal(one), 'common.saved')}
      ${button('add', 'plus', () => this.#addExpired(), 'common.saved')}
      ${may('add') ? html`<button type="button" class="button" data-testid="do-duplicates" @click=${() => this.#step(() => this.#duplicates(), 'common.saved')}>${icon('copy')} ${t('destruction.do.duplicates')}</button>` : nothing}
      ${button('council', 'users', () => this.#council(), 'common.saved', one.state === 'draft' ? 'primary' : '')}
      ${button('conclude', 'check', () => this.#conclude(), 'destruction.concluded', 'primary')}
      ${button('appraise', 'check', () => this.#appraise(null), 'common.saved', 'primary')}
      ${button('decide', 'stamp', () => this.#decide(), 'destruction.decidedNote', 'primary')}
      ${may('prepare') ? html`<button type="button" class="button ${one.run ? '' : 'primary'}" data-testid="do-prepare" @click=${() => this.#step(() => this.#post('preparation', { reason: null }), 'destruction.prepared')}>${icon('tasks')} ${t('destruction.do.prepare')}</button>` : nothing}
      ${one.run ? html`<a class="button" href=${href('run', [one.run])} data-testid="open-run">${icon('rows')} ${t('destruction.run')}</a>` : nothing}
      ${button('confirm', 'lock', () => this.#confirm(), 'destruction.started', 'danger')}
      ${button('reject', 'close', () => askReason({ title: t('destruction.do.reject'), action: t('destruction.do.reject'), submit: (reason) => this.#post('rejection', { reason }) }), 'common.saved')}`;
  }

  #renderOne() {
    const { one } = this;
    const at = STEPS.indexOf(one.state);
    const steps = STEPS.filter((step) => step !== 'appraisal' || one.appraised);
    const canKeep = one.actions.includes('opine') || one.actions.includes('appraise');
    return html`<div class="page-list destruction-page" data-testid="destruction">
      <header class="page-head"><a class="icon-button" href=${href('destruction')} aria-label=${t('retention.back')}>${icon('left')}</a><h1>${one.title}</h1><span data-testid="destruction-state">${stateOf(one)}</span><span class="grow"></span>${this.#renderActions()}</header>
      <ol class="steps" aria-label=${t('destruction.steps')}>${steps.map((step) => html`<li class=${STEPS.indexOf(step) < at || one.state === 'done' ? 'past' : step === one.state ? 'now' : ''} aria-current=${step === one.state ? 'step' : nothing}>${t('destruction.step.' + step)}</li>`)}</ol>
      ${one.state === 'rejected' ? notice('warn', one.endReason) : nothing}
      ${one.state === 'done' ? notice('ok', html`${t('destruction.doneText', { n: one.counts.destroyed ?? 0, left: one.counts.left ?? 0 })} ${one.recordDossier ? html`<a href=${href('dossier', [one.recordDossier])} data-testid="record-dossier">${t('destruction.record')}</a>` : nothing}`, 'destruction-done') : nothing}
      <dl class="facts card">
        <dt>${t('destruction.note')}</dt><dd>${one.note || '—'}</dd>
        ${one.members.length ? html`<dt>${t('destruction.council')}</dt><dd>${one.members.map((member) => html`<div>${t('destruction.role.' + member.role)}: ${member.fullName}${member.position ? `, ${member.position}` : ''}${member.absentReason ? ` (${member.absentReason})` : ''}</div>`)}</dd>` : nothing}
        ${one.minutes ? html`<dt>${t('destruction.minutes')}</dt><dd>${formatDate(one.metOn)}: ${one.minutes}</dd>` : nothing}
        ${one.appraisalNumber ? html`<dt>${t('destruction.appraisal')}</dt><dd>${one.appraisalNumber}, ${formatDate(one.appraisalOn)}: ${one.appraisalWords}</dd>` : nothing}
        ${one.decisionNumber ? html`<dt>${t('destruction.decision')}</dt><dd>${one.decisionNumber}, ${formatDate(one.decisionOn)}, ${one.decidedByName}</dd>` : nothing}
        ${one.confirmedAt ? html`<dt>${t('destruction.confirmed')}</dt><dd>${formatDateTime(one.confirmedAt)}, ${one.confirmedByName}</dd>` : nothing}
        <dt>${t('destruction.papers')}</dt><dd class="row-actions">${FORMS.map((form) => html`<button type="button" class="text-button" data-testid="form-${form}" @click=${() => openPdf({ title: t('destruction.form.' + form), path: `/destruction/destructions/${one.id}/print/${form}`, fileName: `huy-${form}.pdf` })}>${icon('print')} ${t('destruction.form.' + form)}</button>`)}</dd>
      </dl>
      <vt-list name="destruction-items" label=${t('destruction.dossiers')} .columns=${this.#itemColumns} .load=${this.#loadItems} .exportName=${'danh-muc-huy'} ?selectable=${canKeep} .keyOf=${(row) => row.dossier}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.code}/${row.year}</b><span class="grow"></span><small>${formatDate(row.expiresOn)}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${row.obstacle ?? row.outcome}</small>${stateBadge(ITEM_MARKS[row.state], t('destruction.item.' + row.state))}</span></div>`}
        .bulk=${(rows) => html`${one.actions.includes('opine') ? html`<button type="button" class="button" data-testid="bulk-opine" @click=${() => this.#step(() => this.#opine(rows), 'common.saved')}>${icon('users')} ${t('destruction.opinion')}</button>` : nothing}
          ${one.actions.includes('appraise') ? html`<button type="button" class="button" @click=${() => this.#step(() => this.#appraise(rows), 'common.saved')}>${t('destruction.appraiseKept')}</button>` : nothing}`}
        .empty=${() => emptyState({ title: t('destruction.noItems'), text: t('destruction.noItemsHint'), symbol: 'folder' })}
        @open=${(event) => go('dossier', [event.detail.dossier])}></vt-list>
    </div>`;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#read());
    }
    if (this.#id) {
      return this.one ? this.#renderOne() : busy();
    }
    return html`<div class="page-list"><header class="page-head"><h1>${t('page.destruction')}</h1><span class="muted">${t('destruction.hint')}</span><span class="grow"></span>
        ${session.has('archivist') ? html`<button type="button" class="button primary" data-testid="new-destruction" @click=${() => this.#new().catch(noteError)}>${icon('plus')} ${t('destruction.new')}</button>` : nothing}</header>
      <vt-list name="destructions" label=${t('page.destruction')} .columns=${this.#columns} .load=${this.#loadAll} .exportName=${'huy-tai-lieu'} .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b class="ellipsis">${row.title}</b></span><span class="row-bottom"><small>${row.proposedByName}</small>${stateOf(row)}</span></div>`}
        .empty=${() => emptyState({ title: t('destruction.none'), text: t('destruction.noneHint'), symbol: 'folder' })}
        @open=${(event) => go('destruction', [event.detail.id])}></vt-list></div>`;
  }
}

define('vt-destruction-page', DestructionPage);
