import { html, nothing } from '../vendor/lit.js';
import '../components/verification.js';
import { blob, get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { askReason } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, stateBadge } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { openSigning } from '../components/signing-dialog.js';
import { openBox, placeText } from '../components/place-view.js';

const LEVEL = { info: 'info', warn: 'warn', bad: 'bad' };

/** One submission: its list, what the checks found of each dossier, and what was decided. */
class SubmissionPage extends Element {
  static properties = { address: { attribute: false }, found: { state: true }, failure: { state: true }, chosen: { state: true }, places: { state: true }, checking: { state: true } };

  #id = null;

  constructor() {
    super();
    this.chosen = new Set();
    this.places = {};
  }

  willUpdate(changed) {
    if (changed.has('address') && this.address.rest[0] !== this.#id) {
      this.#id = this.address.rest[0];
      this.chosen = new Set();
      this.#load();
    }
  }

  async #load() {
    try {
      this.found = await get('/archive/submissions/' + this.#id);
      this.failure = null;
      await this.#places();
    } catch (error) {
      this.failure = error;
    }
  }

  #may(action) {
    return this.found.actions.includes(action);
  }

  /** One after the other, so that each is seen when it is done. */
  async #check() {
    const items = this.found.items.filter((item) => !item.result && (!this.chosen.size || this.chosen.has(item.dossier)));
    try {
      for (const [index, item] of items.entries()) {
        this.checking = t('archive.checking', { n: index + 1, of: items.length });
        const { findings } = await post(`/archive/submissions/${this.#id}/dossiers/${item.dossier}/check`);
        this.found = { ...this.found, items: this.found.items.map((one) => (one.dossier === item.dossier ? { ...one, findings, checkedAt: new Date().toISOString() } : one)) };
      }
    } catch (error) {
      noteError(error);
    }
    this.checking = null;
  }

  #decide(result, reason) {
    return post(`/archive/submissions/${this.#id}/decision`, { dossiers: [...this.chosen], result, reason, version: this.found.submission.version });
  }

  #take(found) {
    if (found?.submission) {
      this.found = found;
      this.chosen = new Set();
      note(t('common.saved'));
      this.#places().catch(noteError);
    }
  }

  async #accept() {
    const unsound = this.found.items.some((item) => this.chosen.has(item.dossier) && item.findings.some((one) => one.level === 'bad'));
    try {
      this.#take(await (unsound
        ? askReason({ title: t('archive.acceptAnyway'), intro: t('archive.acceptAnywayIntro'), action: t('archive.accept'), submit: (reason) => this.#decide('accepted', reason) })
        : this.#decide('accepted', null)));
    } catch (error) {
      noteError(error);
      this.#load();
    }
  }

  async #return() {
    this.#take(await askReason({ title: t('archive.return'), intro: t('archive.returnIntro', { n: this.chosen.size }), action: t('archive.return'), danger: false, submit: (reason) => this.#decide('returned', reason) }));
  }

  /** Into which box papers go; of what was taken over. */
  async #box() {
    if (await openBox([...this.chosen])) {
      this.chosen = new Set();
      note(t('common.saved'));
      this.#places();
    }
  }

  /** Where the papers are, for those who look after them. */
  async #places() {
    if (this.#may('box')) {
      this.places = await get('/archive/boxed', { agency: this.found.submission.agency, submission: this.#id });
    }
  }

  /** With the person's key, or as a note that the print was signed. */
  async #sign(side) {
    const { submission, minutes } = this.found;
    const path = `/archive/submissions/${this.#id}/minutes`;
    const file = await blob(path);
    const page = this;
    const printed = session.user.id === (side === 'giver' ? submission.giver : submission.receivedBy);
    const done = await openSigning({
      path, side, keys: minutes.keys, invisible: !printed, signerName: session.user?.fullName, fields: { signerPosition: t('archive.side.' + side) },
      get version() {
        return page.found.submission.version;
      },
      changed: () => this.#load(),
    }, 'handOver', file.blob);
    if (done) {
      note(done.text);
      // what is shown of the signatures is verified anew
      this.found = null;
      await this.#load();
    }
  }

  #renderMinutes() {
    const { submission, minutes } = this.found;
    if (!minutes.nodeId) {
      return nothing;
    }
    const sides = ['giver', 'receiver'];
    const path = `/archive/submissions/${submission.id}/minutes`;
    return html`<section class="card minutes" data-testid="minutes"><h2>${t('archive.minutes')}</h2>
      <p class="hint">${t('archive.minutesHint')}</p>
      <dl class="facts">${sides.map((side) => html`<dt>${t('archive.side.' + side)}</dt><dd data-testid="signed-${side}">${this.#signature(minutes[side])}</dd>`)}</dl>
      <div class="list-bar">${minutes.mine.map((side) => html`<button type="button" class="button primary" data-testid="sign-${side}" @click=${() => this.#sign(side).catch(noteError)}>${icon('pen')} ${t('archive.signFor.' + side)}</button>`)}
        <button type="button" class="button" data-testid="open-record" @click=${() => openPdf({ title: t('archive.minutes'), path, fileName: `bien-ban-giao-nhan-${submission.number}.pdf` })}>${icon('file')} ${t('archive.openRecord')}</button></div>
      ${sides.some((side) => minutes[side]?.how === 'digital') ? html`<vt-verification .path=${path + '/verification'}></vt-verification>` : nothing}</section>`;
  }

  #signature(signed) {
    return signed ? html`${stateBadge('done', t('archive.signed.' + signed.how))} ${t('archive.signedBy.' + signed.how, { name: signed.byName, at: formatDateTime(signed.at), date: formatDate(signed.at) })}` : html`<span class="muted">${t('archive.unsigned')}</span>`;
  }

  #tick(dossier, on) {
    const chosen = new Set(this.chosen);
    (Array.isArray(dossier) ? dossier : [dossier]).forEach((one) => (on ? chosen.add(one) : chosen.delete(one)));
    this.chosen = chosen;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.found) {
      return busy();
    }
    const { submission, items } = this.found;
    const boxes = this.#may('box');
    const open = items.filter((item) => (boxes ? item.result === 'accepted' : !item.result)).map((item) => item.dossier);
    const picks = this.#may('decide') || boxes;
    const print = (form, text) => html`<button type="button" class="button" data-testid="print-${form}" @click=${() => openPdf({ title: text, path: `/archive/submissions/${submission.id}/print`, parameters: { form }, fileName: form === 'minutes' ? 'bien-ban-giao-nhan.pdf' : 'muc-luc-nop-luu.pdf' })}>${icon('print')} ${text}</button>`;
    return html`<div class="page-body" data-testid="submission">
      <header class="page-head"><h1>${t('archive.submission', { number: submission.number })}</h1>${stateBadge(submission.state === 'done' ? 'done' : 'awaitingCheck', t('archive.submission.' + submission.state))}<span class="grow"></span>
        ${print('list', t('archive.list'))}${print('minutes', t('archive.minutes'))}</header>
      <p><strong>${submission.title}</strong></p>
      <p class="muted">${t('archive.givenBy', { name: submission.giverName, unit: submission.unitName, at: formatDateTime(submission.submittedAt) })}${submission.receivedAt ? html` · ${t('archive.receivedBy', { name: submission.receivedByName, at: formatDateTime(submission.receivedAt) })}` : nothing}${submission.note ? html`<br>${submission.note}` : nothing}</p>
      ${this.#renderMinutes()}
      ${boxes ? html`<div class="list-bar"><button type="button" class="button" data-testid="box" ?disabled=${!this.chosen.size} @click=${() => this.#box().catch(noteError)}>${icon('folder')} ${t('shelves.put')}</button><span class="muted">${t('archive.chooseBox')}</span></div>` : picks ? html`<div class="list-bar">
        <button type="button" class="button" data-testid="check-all" ?disabled=${Boolean(this.checking)} @click=${() => this.#check()}>${icon('check')} ${this.checking ?? t(this.chosen.size ? 'archive.checkChosen' : 'archive.checkAll')}</button>
        <button type="button" class="button primary" data-testid="accept" ?disabled=${!this.chosen.size || Boolean(this.checking)} @click=${() => this.#accept()}>${icon('inbox')} ${t('archive.accept')}</button>
        <button type="button" class="button" data-testid="return" ?disabled=${!this.chosen.size || Boolean(this.checking)} @click=${() => this.#return().catch(noteError)}>${icon('left')} ${t('archive.return')}</button>
        <span class="muted">${this.chosen.size ? t('archive.chosen', { n: this.chosen.size }) : t('archive.chooseHint')}</span></div>` : nothing}
      <div class="table-box"><table class="plain-table wide-table" data-testid="submission-table">
        <thead><tr>${picks ? html`<th class="tick"><input type="checkbox" data-testid="choose-all" aria-label=${t('list.selectShown')} .checked=${open.length > 0 && open.every((one) => this.chosen.has(one))} @change=${(event) => this.#tick(open, event.target.checked)}></th>` : nothing}<th class="num">${t('archive.ordinal')}</th><th>${t('dossier.code')}</th><th>${t('dossier.title')}</th><th>${t('archive.period')}</th><th>${t('dossier.retention')}</th><th class="num">${t('archive.amount')}</th><th>${t('archive.found')}</th><th>${t('archive.result')}</th></tr></thead>
        <tbody>${items.map((item) => this.#row(item, picks))}</tbody></table></div>
    </div>`;
  }

  /** How many sheets, and where they are: the box, or what was written before there were boxes. */
  #papers(item) {
    const parts = [item.sheets === null ? null : t('archive.sheetsCount', { n: item.sheets }), placeText(this.places[item.dossier]) || this.found.boxes[item.dossier]].filter(Boolean);
    return parts.length ? html`<br><small class="muted" data-testid="papers">${parts.map((part, index) => html`${index ? ' · ' : nothing}${part}`)}</small>` : nothing;
  }

  #row(item, picks) {
    return html`<tr data-testid="submission-item">
      ${picks ? html`<td class="tick"><input type="checkbox" data-testid="choose" aria-label="${t('list.selectRow')} ${item.code}" ?disabled=${this.#may('box') ? item.result !== 'accepted' : Boolean(item.result)} .checked=${this.chosen.has(item.dossier)} @change=${(event) => this.#tick(item.dossier, event.target.checked)}></td>` : nothing}
      <td class="num">${item.ordinal}</td><td><b>${item.code}</b></td><td><a href=${href('dossier', [item.dossier])}>${item.title}</a>${item.note ? html`<br><small class="muted">${item.note}</small>` : nothing}</td>
      <td>${formatDate(item.firstDate)}${item.lastDate && item.lastDate !== item.firstDate ? html` – ${formatDate(item.lastDate)}` : nothing}</td><td>${item.retention ?? ''}</td>
      <td class="num">${t('archive.amounts', { documents: item.documents, pages: item.pages })}${this.#papers(item)}</td>
      <td>${!item.checkedAt ? html`<span class="muted">${t('archive.unchecked')}</span>` : item.findings.length
        ? html`<ul class="plain">${item.findings.map((one) => html`<li><span class="badge ${LEVEL[one.level]}">${t('archive.check.' + one.kind)}</span> ${one.message}</li>`)}</ul>`
        : stateBadge('done', t('archive.sound'))}</td>
      <td>${item.result ? html`${stateBadge(item.result === 'accepted' ? 'done' : 'refused', t('archive.result.' + item.result))}${item.reason ? html`<br><small class="muted">${item.reason}</small>` : nothing}` : html`<span class="muted">—</span>`}</td></tr>`;
  }
}

define('vt-submission-page', SubmissionPage);
