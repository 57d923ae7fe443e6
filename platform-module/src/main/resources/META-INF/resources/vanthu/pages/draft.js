import '../components/directive-section.js';
import '../components/draft-form.js';
import '../components/pdf-view.js';
import '../components/register-file.js';
import '../components/verification.js';
import { html, nothing } from '../vendor/lit.js';
import { blob, del, download, get, post, put, query, upload } from '../app/api.js';
import { drafts } from '../app/batch.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatSize } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { ACTIONS, PRIMARY, actOn } from '../components/draft-actions.js';
import { findingMarks, holderLine, renderDraftVersions, renderFacts, renderFindings, renderOpinions, stepsOf } from '../components/draft-tabs.js';
import '../components/dispatch-parts.js';
import { openDelivery, openLoan, openLoanReturn, renderDelivery, renderLinks } from '../components/delivery.js';
import { formOf, requestOf } from '../components/draft-values.js';
import { titleOf } from '../components/document-columns.js';
import { icon } from '../components/icons.js';
import { outgoingState } from '../components/outgoing-columns.js';
import { busy, failureBox, notice, urgencyBadge } from '../components/parts.js';
import { stepLine } from '../components/step-line.js';
import { openComparison, piecesOf } from '../components/text-compare.js';
import { confirmAction, openForm } from '../components/dialog.js';

const TABS = ['information', 'directives', 'delivery', 'related', 'opinions', 'versions', 'form', 'signatures'];
const ACCEPT = '.pdf,.doc,.docx,.odt';

/** What the address says that a new document answers, corrects, amends or replaces: [kind, node id]. */
const linksOf = (address) => ['answers', 'incoming', 'corrects', 'amends', 'replaces'].flatMap((kind) => (address.query[kind] ?? '').split(',').filter(Boolean).map((nodeId) => [kind === 'incoming' ? 'answers' : kind, nodeId]));

/** One document of our own: the file on the left; facts, opinions, versions, form check on the right; what this person may do now on top. */
class DraftPage extends Element {
  static properties = {
    address: { attribute: false },
    draft: { state: true },
    options: { state: true },
    failure: { state: true },
    values: { state: true },
    dirty: { state: true },
    errors: { state: true },
    file: { state: true },
    fileFailure: { state: true },
    shown: { state: true },
    flow: { state: true },
    findings: { state: true },
    finding: { state: true },
    newFile: { state: true },
    progress: { state: true },
    working: { state: true },
    editing: { state: true },
    wide: { state: true },
  };

  #id = null;

  constructor() {
    super();
    this.options = {};
    this.errors = {};
    const narrow = matchMedia('(max-width: 899px)');
    this.wide = !narrow.matches;
    narrow.addEventListener('change', () => {
      this.wide = !narrow.matches;
    });
  }

  connected() {
    this.own(bindKeys([{ keys: 'ctrl+s', text: () => t('draft.keySave'), typing: true, run: () => this.#save() }]));
    get('/outgoing/options', { agency: session.agencyCode }).then((options) => {
      this.options = options;
      if (this.#isNew && !this.dirty && this.values) {
        this.values = { ...this.values, mode: options.usualMode ?? this.values.mode };
      }
    }, noteError);
    const warn = (event) => this.dirty && this.#id !== 'new' && event.preventDefault();
    addEventListener('beforeunload', warn);
    this.own(() => removeEventListener('beforeunload', warn));
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const id = this.address.rest[0] ?? 'new';
      if (id !== this.#id) {
        this.#id = id;
        if (id === 'new') {
          this.#begin();
        } else {
          this.#load();
        }
      }
    }
  }

  get #isNew() {
    return this.#id === 'new';
  }

  get #may() {
    return new Set(this.draft?.actions ?? []);
  }

  /** Whether the facts are a form now: for the drafter at once, for those who check only when they want to change something. */
  get #editable() {
    return this.#isNew || (this.#may.has('edit') && (['draft', 'returned'].includes(this.draft.state) || this.editing));
  }

  get #tabs() {
    const over = ['issued', 'voided'].includes(this.draft?.state);
    const hidden = { delivery: !over, related: !over, form: over, signatures: !this.draft?.stage?.signedAt };
    return TABS.filter((name) => !hidden[name]);
  }

  get #tab() {
    const { tab } = this.address.query;
    return this.#tabs.includes(tab) ? tab : this.draft?.state === 'formCheck' && this.#may.has('checkForm') ? 'form' : 'information';
  }

  #empty() {
    return {
      typeCode: '', subject: '', urgency: 0, signer: '', signerName: '', signerPosition: '', competence: '', mode: this.options.usualMode ?? 'electronic', modeReason: '', recipients: [], links: [],
      replyRequested: false, replyDue: '', replyNote: '', submission: '', wide: false, important: false, controller: '', series: '', notation: '', copies: '', note: '',
    };
  }

  /** A new draft; the address may say what it answers. */
  async #begin() {
    this.draft = null;
    this.failure = null;
    this.newFile = null;
    this.values = { ...this.#empty(), ...(linksOf(this.address).length ? {} : drafts.get('outgoing')) };
    this.dirty = false;
    document.title = `${t('draft.new')} · Vanthu`;
    for (const [kind, nodeId] of linksOf(this.address)) {
      try {
        const found = await get(kind === 'answers' ? `/registry/documents/${nodeId}` : `/outgoing/documents/${nodeId}`);
        const link = { kind, nodeId, text: [found.number, found.issuerName].filter(Boolean).join(' · ') || found.subject, title: found.subject };
        const recipient = kind === 'answers' && found.issuerName ? [{ kind: found.fields?.issuerCode ? 'agency' : 'other', code: found.fields?.issuerCode ?? '', name: found.issuerName, purpose: 'action' }] : [];
        this.values = { ...this.values, links: [...this.values.links, link], recipients: this.values.recipients.length ? this.values.recipients : recipient, urgency: kind === 'answers' ? found.urgency ?? 0 : this.values.urgency };
      } catch (error) {
        noteError(error);
      }
    }
    await this.updateComplete;
    this.$('vt-draft-form')?.focusField('typeCode');
  }

  async #load() {
    const id = this.#id;
    this.draft = null;
    this.failure = null;
    this.flow = null;
    this.findings = null;
    this.finding = null;
    this.errors = {};
    try {
      const found = await get(`/outgoing/documents/${id}`);
      if (id === this.#id) {
        this.#take(found);
        this.#show(this.#mainFile());
      }
    } catch (error) {
      this.failure = error;
    }
  }

  #take(found) {
    this.draft = found;
    this.values = formOf(found);
    this.dirty = false;
    this.editing = false;
    this.errors = {};
    document.title = `${found.number ?? found.subject ?? t('page.draft')} · Vanthu`;
    get(`/work/documents/${found.nodeId}/flow`).then((answer) => {
      this.flow = answer.items;
    }, (error) => {
      this.flow = { error };
    });
    if (this.#tab === 'form') {
      this.#check();
    }
  }

  async #refresh() {
    const before = this.#mainFile()?.id;
    this.#take(await get(`/outgoing/documents/${this.#id}`));
    this.findings = null;
    if (this.#mainFile()?.id !== before) {
      this.#show(this.#mainFile());
    }
    refreshCounters();
  }

  #files(...kinds) {
    return (this.draft?.files ?? []).filter((file) => !file.removed && kinds.includes(file.kind));
  }

  /** The file that counts now: sealed, signed, or the last version of the draft. */
  #mainFile() {
    const shown = (this.draft?.files ?? []).find((file) => file.id === this.draft.file);
    return shown ?? this.#files('sealed').at(-1) ?? this.#files('signed').at(-1) ?? this.#versions()[0];
  }

  #versions() {
    return this.#files('draft').sort((a, b) => b.ordinal - a.ordinal);
  }

  async #show(file) {
    this.shown = file;
    this.file = null;
    this.fileFailure = null;
    if (!file) {
      return;
    }
    try {
      if (file.mimetype !== 'application/pdf') {
        const text = file.kind === 'draft' ? await get(`/outgoing/documents/${this.draft.nodeId}/comparison`, { from: file.ordinal, to: file.ordinal }) : { blocks: [] };
        if (this.shown === file) {
          this.file = { text: piecesOf(text.blocks ?? []).map((piece) => piece.text).join('') };
        }
        return;
      }
      const content = await blob(this.#content(file));
      if (this.shown === file) {
        this.file = content.blob;
      }
    } catch (error) {
      if (this.shown === file) {
        this.fileFailure = error;
      }
    }
  }

  #content(file) {
    return `/outgoing/documents/${this.draft.nodeId}/files/${file.id}/content`;
  }

  /** Hands a file to the browser to keep. */
  #download(file) {
    download(this.#content(file), { download: 1 }, file.name).catch(noteError);
  }

  async #check(again) {
    if (again) {
      this.findings = null;
    }
    try {
      this.findings = await get(`/outgoing/documents/${this.#id}/form-findings`);
    } catch (error) {
      this.findings = { error };
    }
  }

  #select(tab) {
    replace(this.address.page, [this.#id], { ...this.address.query, tab });
    if (tab === 'form' && !this.findings) {
      this.#check();
    }
  }

  #onFields(event) {
    const { values, name } = event.detail;
    this.values = values;
    this.dirty = true;
    this.errors = { ...this.errors, [name]: undefined };
    if (this.#isNew && !linksOf(this.address).length) {
      drafts.set('outgoing', values);
    }
  }

  #fail(error) {
    this.errors = error.byField?.() ?? {};
    if (Object.keys(this.errors).length) {
      this.#select('information');
      this.updateComplete.then(() => this.$('vt-draft-form')?.focusField(Object.keys(this.errors)[0]));
    } else {
      noteError(error);
    }
    return false;
  }

  /** Keeps what was typed; true when nothing is left to keep. */
  async #save() {
    if (!this.#editable || this.working) {
      return false;
    }
    this.working = true;
    try {
      if (this.#isNew) {
        await this.#create();
      } else {
        this.#take(await put(`/outgoing/documents/${this.#id}`, { ...requestOf(this.values), version: this.draft.version }));
        note(t('common.saved'));
      }
      return true;
    } catch (error) {
      return this.#fail(error);
    } finally {
      this.working = false;
      this.progress = null;
    }
  }

  async #create() {
    const request = { agency: session.agencyCode, ...(this.options.unit ? { unit: this.options.unit } : {}), ...(this.address.query.dossier ? { dossier: this.address.query.dossier } : {}), ...requestOf(this.values) };
    let made;
    if (this.newFile) {
      const form = new FormData();
      form.set('metadata', new Blob([JSON.stringify(request)], { type: 'application/json' }));
      form.set('file', this.newFile, this.newFile.name.normalize('NFC'));
      made = await upload('/outgoing/drafts', form, (share) => {
        this.progress = share;
      });
    } else {
      made = await post('/outgoing/drafts', request);
    }
    drafts.drop('outgoing');
    this.dirty = false;
    note(t('draft.created'));
    refreshCounters();
    replace('draft', [made.nodeId]);
  }

  #send(kind, file, words) {
    const form = new FormData();
    form.set('metadata', new Blob([JSON.stringify({ kind, note: words, version: this.draft.version })], { type: 'application/json' }));
    form.set('file', file, file.name.normalize('NFC'));
    return upload(`/outgoing/documents/${this.#id}/files`, form, (share) => {
      this.progress = share;
    });
  }

  async #addFile(kind, file) {
    if (!file) {
      return;
    }
    if (this.dirty && !(await this.#save())) {
      return;
    }
    let words = '';
    if (kind === 'draft' && this.#versions().length) {
      const answer = await openForm({
        title: t('draft.newVersion', { name: file.name }),
        intro: this.draft.stage?.approvedAt ? t('draft.versionAfterApproval') : '',
        action: t('draft.uploadGo'),
        testid: 'version-dialog',
        values: { note: '' },
        fields: (data, errors, change) => html`<label class="field" for="v-note"><span class="hint">${t('draft.versionNote')}</span><input id="v-note" name="note" maxlength="500" data-testid="version-note" .value=${data.note} @input=${(event) => change('note', event.target.value)}></label>`,
        submit: (data) => data,
      });
      if (!answer) {
        return;
      }
      words = answer.note ?? '';
    }
    this.working = true;
    try {
      await this.#send(kind, file, words);
      note(t('draft.uploaded', { name: file.name }));
      await this.#refresh();
    } catch (error) {
      noteError(error);
    } finally {
      this.working = false;
      this.progress = null;
    }
  }

  async #removeFile(file) {
    if (await confirmAction({ title: t('draft.removeFile', { name: file.name }), text: t('draft.removeFileText'), action: t('common.delete') })) {
      try {
        await del(`/outgoing/documents/${this.#id}/files/${file.id}${query({ version: this.draft.version })}`);
        await this.#refresh();
      } catch (error) {
        noteError(error);
      }
    }
  }

  async #act(name) {
    if (this.dirty && this.#editable && !(await this.#save())) {
      return;
    }
    try {
      const draft = { ...this.draft };
      draft.changed = async () => {
        await this.#refresh().catch(() => {});
        Object.assign(draft, this.draft);
      };
      draft.wrong = (errors) => {
        this.errors = errors;
        this.#select('information');
      };
      const done = await actOn(name, { draft, file: this.file, findings: this.findings });
      if (done) {
        note(done.text ?? t(`draft.done.${name}`));
        refreshCounters();
        if (done.go) {
          go(...done.go);
        } else {
          await this.#refreshOrLeave();
        }
      }
    } catch (error) {
      noteError(error);
      if (error.status === 409) {
        await this.#refresh();
      }
    }
  }

  /** After the own step the draft may be out of reach: then back to the list. */
  async #refreshOrLeave() {
    try {
      await this.#refresh();
    } catch (error) {
      if (error.status === 403 || error.status === 404) {
        go('drafts');
      } else {
        throw error;
      }
    }
  }

  /** The document for a window that stays open while the page behind takes over what was changed just before. */
  #live() {
    return Object.create(this.draft, { version: { get: () => this.draft.version } });
  }

  async #deliver(recipient) {
    this.#done(await openDelivery(this.#live(), recipient), t('delivery.saved'));
  }

  async #lend(loan) {
    this.#done(await (loan ? openLoanReturn(this.#live(), loan) : openLoan(this.#live())), t('loan.saved'));
  }

  async #done(answer, text) {
    if (answer) {
      note(text);
      await this.#refresh();
    }
  }

  #compare() {
    const versions = this.#versions().map((one) => ({ label: String(one.ordinal), title: `${t('draft.versionN', { n: one.ordinal })} · ${one.name}` }));
    openComparison({ versions, load: (from, to) => get(`/outgoing/documents/${this.#id}/comparison`, { from, to }) });
  }

  render() {
    if (this.failure) {
      return this.failure.messageId?.endsWith('not-handler') || this.failure.status === 403 ? this.#renderAskWhom() : failureBox(this.failure, () => this.#load());
    }
    if (this.#isNew ? !this.values : !this.draft) {
      return busy();
    }
    const view = html`<section class="document-file" aria-label=${t('document.file')}>${this.#renderFile()}</section>`;
    const side = html`<section class="document-side">${this.#renderSide()}</section>`;
    return html`<div class="document draft" data-testid="draft" data-state=${this.draft?.state ?? 'new'}>
      ${this.#renderHead()}
      ${this.wide ? html`<sl-split-panel class="document-split" position="55"><div slot="start" class="pane">${view}</div><div slot="end" class="pane">${side}</div></sl-split-panel>` : html`<div class="document-stack">${side}${view}</div>`}
    </div>`;
  }

  #renderAskWhom() {
    const people = this.failure.details?.handlers ?? [];
    return html`<div class="ask-whom" data-testid="ask-whom">
      <h1>${icon('lock')} ${t('draft.forbidden')}</h1>
      <p>${this.failure.message}</p>
      ${people.map((one) => html`<div class="card">${icon('user')}<div><strong>${one.fullName ?? one.name ?? one}</strong>${one.position || one.unitName ? html`<br><span class="muted">${[one.position, one.unitName].filter(Boolean).join(' · ')}</span>` : nothing}</div></div>`)}
      <p><a class="button" href=${href('drafts')}>${t('page.drafts')}</a></p></div>`;
  }

  #renderHead() {
    const { draft } = this;
    const actions = draft ? ACTIONS.filter((name) => this.#may.has(name)) : [];
    return html`<header class="document-head">
      <button type="button" class="icon-button" aria-label=${t('document.back')} title=${t('document.back')} data-testid="back" @click=${() => (history.length > 1 ? history.back() : go('drafts'))}>${icon('left')}</button>
      <div class="document-title">
        ${draft ? html`<p>${draft.number ? html`<strong data-testid="document-number">${draft.number}</strong>` : nothing} ${outgoingState(draft.state)} ${urgencyBadge(draft.urgency)} <span class="muted">${[draft.drafterName, draft.unitName].filter(Boolean).join(' · ')}</span></p>` : nothing}
        <h1 data-testid="document-subject">${draft ? titleOf(draft) || t('draft.noSubject') : t('draft.new')}</h1>
      </div>
      <div class="actions">
        ${this.#editable ? html`<button type="button" class="button ${this.#isNew ? 'primary' : ''}" data-testid="save" title="Ctrl+S" ?disabled=${this.working || (!this.dirty && !this.#isNew)} @click=${() => this.#save()}>${t(this.#isNew ? 'draft.create' : 'common.save')}</button>` : nothing}
        ${actions.map((name) => html`<button type="button" class="button ${PRIMARY.has(name) ? 'primary' : ''}" data-testid="action-${name}" ?disabled=${this.working} @click=${() => this.#act(name)}>${t('draft.action.' + name)}</button>`)}
        ${this.file ? html`<button type="button" class="icon-button" title=${t('document.download')} aria-label=${t('document.download')} data-testid="download" @click=${() => this.#download(this.shown)}>${icon('download')}</button>` : nothing}
      </div>
    </header>`;
  }

  #renderFile() {
    if (this.#isNew) {
      return html`<vt-register-file class="new-file" accept=${ACCEPT} .hint=${t('draft.fileHint')} .file=${this.newFile} @file=${(event) => {
        this.newFile = event.detail;
      }}></vt-register-file>`;
    }
    const files = [this.#mainFile(), ...this.#files('submission'), ...this.#files('appendix'), ...this.#files('attachment'), ...this.#files('original')].filter(Boolean);
    const bar = files.length > 1 ? html`<div class="picture-bar"><label class="sr-only" for="file-choice">${t('draft.whichFile')}</label><select id="file-choice" data-testid="file-choice" @change=${(event) => this.#show(files.find((one) => one.id === event.target.value))}>${files.map((one) => html`<option value=${one.id} ?selected=${one.id === this.shown?.id}>${t('draft.file.' + one.kind)}: ${one.name}</option>`)}</select></div>` : nothing;
    const main = this.#mainFile();
    const old = this.shown?.kind === 'draft' && this.shown.id !== main?.id ? notice('info', html`${t('document.oldVersion', { label: this.shown.ordinal })} <button type="button" class="text-button" @click=${() => this.#show(main)}>${t('document.current')}</button>`) : nothing;
    if (!main) {
      return html`<div class="empty" data-testid="no-file">${icon('file')}<h2>${t('draft.noFile')}</h2><p>${t('draft.noFileHint')}</p>${this.#may.has('addDraft') ? this.#upload('draft', t('new.chooseFile'), 'upload-draft') : nothing}</div>`;
    }
    if (this.fileFailure) {
      return html`${bar}${old}<div class="pad">${notice('warn', html`${this.fileFailure.message}`, 'no-view')}
        <p><button type="button" class="button" data-testid="download-file" @click=${() => this.#download(this.shown)}>${icon('download')} ${this.shown.name}</button></p></div>`;
    }
    if (!this.file) {
      return html`${bar}${busy(t('pdf.opening'))}`;
    }
    if (!(this.file instanceof Blob)) {
      return html`${bar}${old}<div class="sheets" tabindex="0" role="region" aria-label=${t('document.file')}><div class="text-sheet" data-testid="text-view">${this.file.text || t('draft.noText')}</div></div>`;
    }
    return html`${bar}${old}<vt-pdf-view class="picture" .data=${this.file} .marks=${this.#tab === 'form' && this.shown === main ? findingMarks(this.findings?.items) : []}></vt-pdf-view>`;
  }

  #upload(kind, text, testid) {
    return html`<label class="button ${this.working ? 'disabled' : ''}">${icon('upload')} ${text}<input class="sr-only" type="file" accept=${kind === 'draft' ? ACCEPT : kind === 'signed' ? '.pdf' : nothing} data-testid=${testid} ?disabled=${this.working} @change=${(event) => {
      const file = event.target.files[0];
      event.target.value = '';
      this.#addFile(kind, file);
    }}></label>`;
  }

  #renderSide() {
    if (this.#isNew) {
      return html`<div class="tab-panel">${this.#renderForm()}</div>`;
    }
    const tabs = this.#tabs;
    const tab = this.#tab;
    return html`${stepLine(stepsOf(this.draft, this.flow))}
      ${(this.draft.warnings ?? []).map((one) => notice('warn', one.message, 'warning'))}
      <div class="tabs" role="tablist" @keydown=${(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
          this.#select(next);
          this.$(`#tab-${next}`)?.focus();
        }
      }}>${tabs.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${String(name === tab)} aria-controls="tab-panel" tabindex=${name === tab ? 0 : -1} data-testid="tab-${name}" @click=${() => this.#select(name)}>${t('draft.tab.' + name)}</button>`)}</div>
      <div class="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby="tab-${tab}" tabindex="0">
        ${tab === 'information' ? html`${this.draft.returnedReason ? notice('warn', html`<strong>${t('draft.returned')}</strong> ${this.draft.returnedReason}`, 'returned') : nothing}${holderLine(this.draft, this.flow)}${this.#editable ? this.#renderForm() : html`${renderFacts(this.draft)}${this.#may.has('edit') ? html`<p><button type="button" class="text-button" data-testid="edit" @click=${() => {
            this.editing = true;
          }}>${icon('pen')} ${t('common.edit')}</button></p>` : nothing}`}${this.#renderAttachments()}`
          : tab === 'directives' ? html`<vt-directives .nodeId=${this.#id} .version=${this.draft.version} .defaults=${{ orderedBy: this.draft.fields?.signer || undefined }}></vt-directives>`
          : tab === 'delivery' ? html`${this.draft.state === 'issued' ? html`<vt-dispatch .nodeId=${this.#id} .version=${this.draft.version} @changed=${() => this.#refresh()}></vt-dispatch>` : nothing}${renderDelivery(this.draft, { may: this.#may.has('deliver'), edit: (one) => this.#deliver(one), lend: this.#may.has('loan') ? () => this.#lend() : null, giveBack: (loan) => this.#lend(loan) })}`
          : tab === 'related' ? renderLinks(this.draft, session.drafts)
          : tab === 'opinions' ? renderOpinions(this.flow, this.draft.checks)
          : tab === 'versions' ? html`${this.#may.has('addDraft') ? html`<p>${this.#upload('draft', t('draft.uploadVersion'), 'upload-draft')}</p>` : nothing}${renderDraftVersions(this.#versions(), { show: (file) => this.#show(file), compare: () => this.#compare(), shown: this.shown?.id })}`
          : tab === 'form' ? renderFindings(this.findings, { show: (index) => this.#showFinding(index), again: () => this.#check(true), here: this.finding, mayCheck: true })
          : html`<vt-verification path="/outgoing/documents/${this.#id}/verification"></vt-verification>${this.#files('appendix').map((file) => html`<section class="side-block" data-testid="appendix-signature"><h2>${file.name}</h2><vt-verification path="/outgoing/documents/${this.#id}/verification?file=${file.id}"></vt-verification></section>`)}`}
      </div>`;
  }

  #showFinding(index) {
    this.finding = index;
    const { page, box } = this.findings.items[index];
    const view = this.$('vt-pdf-view');
    if (box) {
      view?.showMark(index);
    } else {
      view?.goToPage(page);
    }
  }

  #renderForm() {
    return html`<form novalidate @submit=${(event) => {
      event.preventDefault();
      this.#save();
    }}><vt-draft-form .values=${this.values} .options=${this.options} .errors=${this.errors} ?readonly=${!this.#editable} @fields=${this.#onFields}></vt-draft-form>
      ${this.progress !== null && this.progress !== undefined ? html`<progress max="1" .value=${this.progress} aria-label=${t('capture.uploading')}></progress>` : nothing}
      ${this.#editable && this.dirty && !this.#isNew ? html`<div class="form-actions"><span class="muted">${t('draft.unsaved')}</span><span class="grow"></span><button type="submit" class="button primary" data-testid="save-form" ?disabled=${this.working}>${t('common.save')} <kbd>Ctrl</kbd><kbd>S</kbd></button></div>` : nothing}
      <button type="submit" hidden></button></form>`;
  }

  #renderAttachments() {
    const add = { signed: 'addSigned', submission: 'addSubmission', attachment: 'addAttachment', original: 'addOriginal' };
    const group = (kind) => {
      const upload = this.#may.has(add[kind]);
      const files = this.#files(kind);
      return files.length || upload ? html`<section class="side-block"><h2>${t('draft.file.' + kind)}</h2>
        <ul class="attachments" data-testid="files-${kind}">${files.map((file) => html`<li><button type="button" class="text-button" @click=${() => this.#show(file)}>${icon('file')} <span class="ellipsis">${file.name}</span></button><small class="muted">${formatSize(file.sizeBytes)}</small>
          ${upload && ['submission', 'attachment'].includes(kind) && this.#editable ? html`<button type="button" class="icon-button" aria-label=${t('draft.removeFile', { name: file.name })} title=${t('common.delete')} @click=${() => this.#removeFile(file)}>${icon('close')}</button>` : nothing}</li>`)}</ul>
        ${upload && (kind !== 'submission' || !files.length) ? this.#upload(kind, t('draft.add.' + kind), 'upload-' + kind) : nothing}</section>` : nothing;
    };
    return html`${this.#may.has('addSigned') ? group('signed') : nothing}${group('submission')}${group('appendix')}${group('attachment')}${group('original')}`;
  }
}

define('vt-draft-page', DraftPage);
