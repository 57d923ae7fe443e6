import '../components/date-input.js';
import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { levelBadge } from '../components/access-level.js';
import { certifiedList, checkCertified, issueCertified } from '../components/certified-dialogs.js';
import { choiceField, textField } from '../components/choice.js';
import { askReason, openDialog, openForm } from '../components/dialog.js';
import { dueMark } from '../components/document-columns.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { emptyState, field, stateBadge } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';

const KINDS = ['read', 'copy', 'certified', 'borrow'];
const PURPOSES = ['official', 'special', 'personal'];
const STATES = ['asked', 'granted', 'refused', 'returned'];
const BADGE = { asked: 'awaitingCheck', granted: 'active', refused: 'refused', returned: 'done' };

/** What is asked of the archive: archivists decide and lend, everybody asks and reads what was granted. */
class ArchiveUsePage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #opened = false;
  #columns = [
    { id: 'askedAt', rank: 3, label: () => t('archive.askedAt'), width: 104, fixed: true, text: (row) => formatDate(row.askedAt) },
    { id: 'code', label: () => t('dossier.code'), width: 130, fixed: true, text: (row) => `${row.year}/${row.code}`, view: (row) => html`<b>${row.year}/${row.code}</b>` },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title },
    { id: 'kind', rank: 2, label: () => t('archive.askKind'), width: 150, text: (row) => t('archive.askKind.' + row.kind) },
    { id: 'reader', rank: 2, label: () => t('archive.reader'), width: 170, text: (row) => row.reader || row.askedByName },
    { id: 'reason', rank: 5, label: () => t('archive.askReason'), width: 200, text: (row) => row.reason },
    { id: 'until', rank: 3, label: () => t('archive.until'), width: 150, text: (row) => formatDate(row.dueOn ?? row.openUntil), view: (row) => (row.dueOn && row.state === 'granted' ? dueMark(row.dueOn) : formatDate(row.dueOn ?? row.openUntil)) },
    { id: 'level', rank: 4, label: () => t('access.level'), width: 130, text: (row) => t('access.level.' + row.level), view: (row) => levelBadge(row.level) },
    { id: 'copies', rank: 5, label: () => t('archive.copies'), width: 80, number: true, text: (row) => number(row.copies) },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 130, text: (row) => this.#state(row), view: (row) => stateBadge(row.state === 'granted' && !row.open && row.kind !== 'borrow' ? 'closed' : BADGE[row.state], this.#state(row)) },
  ];

  #state(row) {
    if (row.state === 'granted' && row.kind === 'borrow') {
      return t('archive.asked.lent');
    }
    return t('archive.asked.' + (row.state === 'granted' && !row.open ? 'over' : row.state));
  }

  get #keeps() {
    return session.has('archivist');
  }

  #loader() {
    const { state, mine } = this.address.query;
    const parameters = { agency: session.agencyCode, state, mine: !this.#keeps || mine ? 1 : undefined };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/archive/requests', { ...parameters, after, limit });
    }
    return this.#load;
  }

  async #ask() {
    const done = await openForm({
      title: t('archive.ask'),
      intro: t('archive.askIntro'),
      action: t('archive.ask'),
      testid: 'ask-archive',
      values: { dossier: this.address.query.dossier ?? '', kind: 'read', purpose: 'official', reader: '', reason: '' },
      fields: (data, errors, change) => html`<div class="two">
        ${textField({ name: 'dossier', label: t('archive.which'), value: data.dossier, error: errors.dossier, change, required: true, hint: t('archive.whichHint'), length: 60, autofocus: true })}
        ${choiceField({ name: 'kind', label: t('archive.askKind'), value: data.kind, error: errors.kind, change, options: KINDS.map((one) => [one, t('archive.askKind.' + one)]) })}
        ${choiceField({ name: 'purpose', label: t('archive.purpose'), value: data.purpose, error: errors.purpose, change, options: PURPOSES.map((one) => [one, t('archive.purpose.' + one)]) })}
        ${textField({ name: 'reader', label: t('archive.reader'), value: data.reader, error: errors.reader, change, hint: t('archive.readerHint') })}
        ${textField({ name: 'reason', label: t('archive.askReason'), value: data.reason, error: errors.reason, change, required: true, wide: true, length: 500 })}</div>
        ${data.kind === 'certified' ? html`<p class="hint">${t('archive.certifiedHint')}</p>` : nothing}`,
      submit: (data) => post('/archive/requests', { agency: session.agencyCode, dossier: data.dossier, kind: data.kind, purpose: data.purpose, reader: data.reader || null, reason: data.reason }),
    });
    this.#said(done, t('archive.askDone'));
  }

  #said(done, text) {
    if (done) {
      note(done.decidedAt && !done.decidedByName ? t('archive.grantedFreely') : text);
      this.$('vt-list').reload();
    }
  }

  async #grant(row) {
    const borrow = row.kind === 'borrow';
    const done = await openForm({
      title: t('archive.grant'),
      intro: borrow ? t('archive.lendIntro') : t('archive.grantIntro'),
      action: borrow ? t('archive.lend') : t('archive.grant'),
      testid: 'grant-dialog',
      values: { dueOn: today(), decision: '' },
      fields: (data, errors, change) => html`${borrow ? field({ id: 'x-dueOn', label: t('archive.backOn'), required: true, error: errors.dueOn, control: html`<vt-date input-id="x-dueOn" name="dueOn" testid="dueOn" .value=${data.dueOn} @change=${(event) => change('dueOn', event.detail)}></vt-date>` }) : nothing}
        ${textField({ name: 'decision', label: t('archive.note'), value: data.decision, error: errors.decision, change, length: 500, wide: true })}`,
      submit: (data) => post(`/archive/requests/${row.id}/decision`, { granted: true, decision: data.decision || null, dueOn: borrow ? data.dueOn || null : null, version: row.version }),
    });
    this.#said(done, t('common.saved'));
  }

  async #refuse(row) {
    this.#said(await askReason({ title: t('archive.refuse'), intro: row.title, action: t('archive.refuse'), submit: (reason) => post(`/archive/requests/${row.id}/decision`, { granted: false, decision: reason, version: row.version }) }), t('common.saved'));
  }

  async #back(row) {
    this.#said(await post(`/archive/requests/${row.id}/return`, { version: row.version }), t('archive.isBack'));
  }

  async #certify(one) {
    if (await issueCertified(one)) {
      note(t('certified.issued'));
      this.$('vt-list').reload();
      this.#opened = false;
      await this.#open(one);
    }
  }

  async #check(event) {
    event.preventDefault();
    const input = event.target.elements.code;
    if (!input.value.trim()) {
      input.focus();
      return;
    }
    try {
      await checkCertified(input.value);
    } catch (error) {
      noteError(error);
    }
  }

  /** One request with what may be done with it; resolves with what was chosen. */
  async #open(row) {
    if (this.#opened) {
      return;
    }
    this.#opened = true;
    try {
      const one = await get('/archive/requests/' + row.id);
      const certified = one.kind === 'certified' ? await get(`/archive/requests/${row.id}/certified`) : [];
      const run = await openDialog({
        title: `${one.year}/${one.code}`,
        testid: 'request-dialog',
        size: 'wide',
        content: ({ close }) => html`<div class="dialog-body">
          <p><strong>${one.title}</strong> ${levelBadge(one.level)}</p>
          <p class="muted">${t('archive.askKind.' + one.kind)} · ${t('archive.purpose.' + one.purpose)} · ${one.askedByName}${one.reader ? html` (${one.reader})` : nothing}, ${formatDateTime(one.askedAt)}<br>${one.reason}</p>
          ${one.decidedAt ? html`<p>${stateBadge(BADGE[one.state], this.#state(one))} ${one.decidedByName ?? t('archive.grantedFreely')}, ${formatDateTime(one.decidedAt)}${one.decision ? html`: ${one.decision}` : nothing}${one.openUntil ? html`<br>${t('archive.openUntil', { at: formatDateTime(one.openUntil) })}` : nothing}</p>` : nothing}
          ${one.documents.length ? html`<ul class="plain" data-testid="request-documents">${one.documents.map((document) => html`<li><button type="button" class="text-button" ?disabled=${!document.copyable} data-testid="request-copy" @click=${() => openPdf({ title: document.shown, path: `/archive/requests/${one.id}/documents/${document.nodeId}/copy`, fileName: 'ban-sao.pdf' })}>${icon('file')} ${document.shown}</button> <small class="muted">${formatDate(document.date)}</small></li>`)}</ul>` : nothing}
          ${certifiedList(one.id, certified)}
          ${this.#keeps ? html`<p class="muted">${t('archive.views', { n: one.views })} · <a href=${href('dossier', [one.dossier])} @click=${() => close()}>${t('dossier.one')}</a></p>` : nothing}</div>
          <div class="dialog-foot">
            ${one.actions.includes('decide') ? html`<button type="button" class="button" data-testid="refuse" @click=${() => close(() => this.#refuse(one))}>${t('archive.refuse')}</button><button type="button" class="button primary" data-testid="grant" @click=${() => close(() => this.#grant(one))}>${t(one.kind === 'borrow' ? 'archive.lend' : 'archive.grant')}</button>` : nothing}
            ${one.actions.includes('certify') ? html`<button type="button" class="button primary" data-testid="certify" @click=${() => close(() => this.#certify(one))}>${t('certified.issue')}</button>` : nothing}
            ${one.actions.includes('giveBack') ? html`<button type="button" class="button primary" data-testid="give-back" @click=${() => close(() => this.#back(one))}>${t('archive.giveBack')}</button>` : nothing}
            <button type="button" class="button" autofocus @click=${() => close()}>${t('common.close')}</button></div>`,
      });
      await run?.();
    } catch (error) {
      noteError(error);
      this.$('vt-list').reload();
    } finally {
      this.#opened = false;
    }
  }

  render() {
    const { state } = this.address.query;
    const bar = filterChip({ name: 'state', label: t('column.state'), value: state, options: STATES.map((one) => [one, t('archive.asked.' + one)]), change: (value) => replace('archive-use', [], { ...this.address.query, state: value }) });
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.archive-use')}</h1><span class="grow"></span>
        <form role="search" aria-label=${t('certified.check')} @submit=${(event) => this.#check(event)}><input name="code" type="text" maxlength="60" size="20" autocomplete="off" spellcheck="false" aria-label=${t('certified.code')} placeholder=${t('certified.code')} data-testid="check-code"> <button type="submit" class="button" data-testid="check-certified">${t('certified.check')}</button></form>
        <button type="button" class="button primary" data-testid="ask" @click=${() => this.#ask().catch(noteError)}>${icon('plus')} ${t('archive.ask')}</button></header>
      <vt-list name="archive-requests" label=${t('page.archive-use')} .columns=${this.#columns} .load=${this.#loader()} .filters=${bar} .exportName=${'khai-thac'} .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.year}/${row.code}</b><span class="grow"></span><small>${formatDate(row.askedAt)}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${t('archive.askKind.' + row.kind)} · ${row.reader || row.askedByName}</small>${stateBadge(BADGE[row.state], this.#state(row))}</span></div>`}
        .empty=${() => emptyState({ title: t('archive.noRequests'), text: t(this.#keeps ? 'archive.noRequestsKeeper' : 'archive.noRequestsHint'), symbol: 'eye' })}
        @open=${(event) => this.#open(event.detail)}></vt-list>
    </div>`;
  }
}

define('vt-archive-use-page', ArchiveUsePage);
