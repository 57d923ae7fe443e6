import '../components/directive-section.js';
import '../components/flow-tab.js';
import '../components/page-picture.js';
import '../components/pdf-view.js';
import '../components/relations.js';
import '../components/routing-bar.js';
import '../components/verification.js';
import { html, nothing } from '../vendor/lit.js';
import { blob, download, get, post, saveBlob } from '../app/api.js';
import { openRegisters } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { hasText, number, t } from '../app/i18n.js';
import { copy, note, noteError } from '../app/live.js';
import { go, replace } from '../app/router.js';
import { Routing } from '../app/routing.js';
import { session } from '../app/session.js';
import { openCorrection, openRegisterAwaiting } from '../components/document-dialogs.js';
import { renderHistory, renderInformation, renderRelated, renderVersions } from '../components/document-tabs.js';
import { askReason } from '../components/dialog.js';
import { dossierMenu } from '../components/dossier-actions.js';
import { icon } from '../components/icons.js';
import { openKeep } from '../components/keep-dialog.js';
import { printBlob } from '../components/pdf-dialog.js';
import { busy, failureBox, notice, stateBadge, urgencyBadge } from '../components/parts.js';
import { openReceipt, seesPublicResult } from '../components/public-result.js';
import { dueMark, titleOf } from '../components/document-columns.js';
import { findDuplicates } from '../components/duplicate-warning.js';

const TABS = ['information', 'flow', 'directives', 'related', 'versions', 'signatures', 'history'];

/** One document: the file on the left, what is known of it on the right, and what this person may do with it now. */
class DocumentPage extends Element {
  static properties = {
    address: { attribute: false },
    document: { state: true },
    failure: { state: true },
    file: { state: true },
    fileFailure: { state: true },
    shown: { state: true },
    history: { state: true },
    versions: { state: true },
    related: { state: true },
    wide: { state: true },
    routed: { state: true },
    receipts: { state: true },
  };

  #id = null;

  constructor() {
    super();
    const narrow = matchMedia('(max-width: 899px)');
    this.wide = !narrow.matches;
    narrow.addEventListener('change', () => {
      this.wide = !narrow.matches;
    });
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const id = this.address.rest[0];
      if (id !== this.#id) {
        this.#id = id;
        this.#load();
      } else {
        this.#loadTab();
      }
    }
  }

  get #tab() {
    return TABS.includes(this.address.query.tab) ? this.address.query.tab : TABS[0];
  }

  async #load() {
    const id = this.#id;
    this.document = null;
    this.failure = null;
    this.history = null;
    this.versions = null;
    this.related = null;
    this.shown = { rendition: 'file', version: '' };
    this.routing = new Routing(id, () => this.#onRouting());
    this.routing.load();
    try {
      const found = await get(`/registry/documents/${id}`);
      if (id === this.#id && found.kind === 'outgoing') {
        replace('issued', [id]);
      } else if (id === this.#id) {
        this.document = found;
        document.title = `${found.number ?? t('page.document')} · Vanthu`;
        this.#loadFile();
        this.#loadTab();
      }
    } catch (error) {
      this.failure = error;
    }
  }

  async #refresh() {
    this.routing.load();
    this.document = await get(`/registry/documents/${this.#id}`);
    this.history = null;
    this.versions = null;
    this.#loadTab();
  }

  /** The processing changed: by this person, or somebody was quicker. */
  #onRouting() {
    this.routed = (this.routed ?? 0) + 1;
    const { now } = this.routing;
    if (this.document && now && this.document.state !== now.state && this.document.nodeId === now.nodeId) {
      get(`/registry/documents/${this.#id}`).then((found) => {
        if (found.nodeId === this.#id) {
          this.document = found;
        }
      }, () => {});
    }
    if (this.history) {
      this.history = null;
      this.#loadTab();
    }
  }

  async #loadTab() {
    const base = `/registry/documents/${this.#id}`;
    const tab = this.#tab;
    const list = (promise) => promise.then((answer) => answer.items ?? answer, (error) => ({ error }));
    if (tab === 'history' && !this.history) {
      this.history = await list(get(base + '/history'));
    } else if (tab === 'versions' && !this.versions) {
      this.versions = await list(get(base + '/versions'));
    } else if (tab === 'related' && !this.related && this.document) {
      this.related = await list(findDuplicates(this.document.agency, this.document).then((items) => items.filter((one) => one.nodeId !== this.#id)));
    }
  }

  async #loadFile() {
    const { document: found, shown } = this;
    this.file = null;
    this.fileFailure = null;
    if (!found.file) {
      return;
    }
    try {
      const content = await blob(`/registry/documents/${found.nodeId}/content`, { rendition: shown.rendition, version: shown.version });
      if (this.shown === shown) {
        this.file = content.blob;
      }
    } catch (error) {
      if (this.shown === shown) {
        this.fileFailure = error;
      }
    }
  }

  #show(rendition, version = '') {
    this.shown = { rendition, version };
    this.#loadFile();
  }

  async #act(action) {
    const { document: found } = this;
    try {
      if (action === 'correct') {
        if (await openCorrection(found.nodeId)) {
          note(t('document.corrected'));
          await this.#refresh();
        }
      } else if (action === 'void') {
        const done = await askReason({
          title: t('document.voidTitle', { n: found.arrivalNumber, year: found.year }),
          intro: t('document.voidIntro'),
          action: t('action.void'),
          testid: 'void-dialog',
          submit: async (reason) => {
            await post(`/registry/documents/${found.nodeId}/void`, { reason });
            return true;
          },
        });
        if (done) {
          note(t('document.voided'));
          await this.#refresh();
        }
      } else if (action === 'purge' || action === 'not-secret' || action === 'secret') {
        const done = await askReason({
          title: t(`secrecy.${action}.title`, { n: found.arrivalNumber, year: found.year }),
          intro: t(`secrecy.${action}.intro`),
          action: t('action.' + action),
          testid: action + '-dialog',
          submit: async (reason) => {
            await post(`/registry/documents/${found.nodeId}/${action}`, { reason });
            return true;
          },
        });
        if (done) {
          note(t(`secrecy.${action}.done`));
          await this.#load();
        }
      } else if (action === 'stamp') {
        this.#show(this.shown.rendition === 'stamped' ? 'file' : 'stamped');
      } else if (action === 'register') {
        const answer = await openRegisterAwaiting(found, await openRegisters());
        if (answer) {
          note(t('capture.numberGiven', { n: answer.arrivalNumber }));
          await this.#refresh();
        }
      }
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.document) {
      return busy();
    }
    const view = html`<section class="document-file" aria-label=${t('document.file')}>${this.#renderFile()}</section>`;
    const side = html`<section class="document-side">${this.#renderSide()}</section>`;
    return html`<div class="document" data-testid="document">
      ${this.#renderHead()}
      <vt-routing-bar .routing=${this.routing} .document=${this.document} .version=${this.routed ?? 0}></vt-routing-bar>
      ${this.document.secrecy?.state === 'found' ? notice('bad', t('secrecy.banner', { mark: this.document.secrecy.mark }), 'secrecy-banner') : nothing}
      ${this.wide ? html`<sl-split-panel class="document-split" position="60"><div slot="start" class="pane">${view}</div><div slot="end" class="pane">${side}</div></sl-split-panel>` : html`<div class="document-stack">${side}${view}</div>`}
    </div>`;
  }

  #renderHead() {
    const { document: found } = this;
    const actions = (found.actions ?? []).filter((action) => hasText('action.' + action));
    return html`<header class="document-head">
      <button type="button" class="icon-button" aria-label=${t('document.back')} title=${t('document.back')} data-testid="back" @click=${() => history.back()}>${icon('left')}</button>
      <div class="document-title">
        <p>${found.arrivalNumber ? html`<button type="button" class="text-button strong" data-testid="document-number" title=${t('common.copy')} @click=${async () => {
          await copy(String(found.arrivalNumber));
          note(t('common.copied'));
        }}>${t('capture.arrival', { n: number(found.arrivalNumber), year: found.year })}</button>` : nothing}
          ${stateBadge(found.state)} ${urgencyBadge(found.urgency)} ${dueMark(found.fields?.dueDate)} <span class="muted">${[found.number, formatDate(found.issuedDate), found.issuerName].filter(Boolean).join(' · ')}</span></p>
        <h1 data-testid="document-subject">${titleOf(found)}</h1>
      </div>
      <div class="actions">
        ${actions.map((action) => html`<button type="button" class="button ${action === 'register' ? 'primary' : ''}" data-testid="action-${action}" aria-pressed=${action === 'stamp' ? String(this.shown.rendition === 'stamped') : nothing} @click=${() => this.#act(action)}>${t('action.' + action)}</button>`)}
        ${found.voided ? nothing : dossierMenu([found], () => {
          this.related = null;
          this.#loadTab();
        }, '')}
        <button type="button" class="icon-button" title=${t('mine.keepTitle')} aria-label=${t('mine.keepTitle')} data-testid="keep" @click=${() => this.#keep()}>${icon('star')}</button>
        ${session.clerk && found.file && found.arrivalNumber && !found.voided ? html`<button type="button" class="icon-button" title=${t('draft.action.copy')} aria-label=${t('draft.action.copy')} data-testid="certified-copy" @click=${() => this.#copy()}>${icon('copy')}</button>` : nothing}
        ${session.clerk && found.arrivalNumber && !found.voided ? html`<button type="button" class="icon-button" title=${t('receipt.title')} aria-label=${t('receipt.title')} data-testid="receipt" @click=${() => this.#receipt()}>${icon('megaphone')}</button>` : nothing}
        ${found.file ? html`
          <button type="button" class="icon-button" title=${t('common.print')} aria-label=${t('common.print')} data-testid="print" ?disabled=${!this.file} @click=${() => printBlob(this.file)}>${icon('print')}</button>
          <sl-dropdown placement="bottom-end" @sl-select=${(event) => this.#download(event.detail.item.value)}><button slot="trigger" type="button" class="icon-button" title=${t('document.download')} aria-label=${t('document.download')} data-testid="download">${icon('download')}</button>
            <sl-menu><sl-menu-item value="file">${t('document.downloadFile')}</sl-menu-item>
              ${found.file.hasOriginal ? html`<sl-menu-item value="original">${t('document.downloadOriginal')}</sl-menu-item>` : nothing}
              ${actions.includes('stamp') ? html`<sl-menu-item value="stamped">${t('document.downloadStamped')}</sl-menu-item>` : nothing}</sl-menu></sl-dropdown>` : nothing}
      </div>
    </header>`;
  }

  async #keep() {
    try {
      await openKeep(await get(`/registry/mine/${this.#id}`), []);
    } catch (error) {
      noteError(error);
    }
  }

  /** The receipt with the code, by which the sender asks for the result. */
  async #receipt() {
    try {
      await openReceipt(this.#id);
    } catch (error) {
      noteError(error);
    }
    this.receipts = (this.receipts ?? 0) + 1;
  }

  /** A certified copy of this document, which becomes a document of our own. */
  async #copy() {
    try {
      const { openCopy } = await import('../components/draft-actions.js');
      const done = await openCopy(this.document);
      if (done) {
        note(done.text);
        go(...done.go);
      }
    } catch (error) {
      noteError(error);
    }
  }

  #download(rendition) {
    if (rendition === this.shown.rendition && this.file && !this.shown.version) {
      saveBlob(this.file, this.document.file.name);
    } else {
      download(`/registry/documents/${this.#id}/content`, { rendition, download: 1 }, this.document.file.name).catch(noteError);
    }
  }

  #renderFile() {
    const { file } = this.document;
    if (!file) {
      return html`<div class="empty">${icon('file')}<h2>${t('document.noFile')}</h2><p>${t('document.noFileHint')}</p></div>`;
    }
    const told = this.shown.version
      ? notice('info', html`${t('document.oldVersion', { label: this.shown.version })} <button type="button" class="text-button" @click=${() => this.#show('file')}>${t('document.current')}</button>`)
      : this.shown.rendition === 'stamped' ? notice('info', html`${t('document.stampedCopy')} <button type="button" class="text-button" @click=${() => this.#show('file')}>${t('document.withoutStamp')}</button>`) : nothing;
    if (this.fileFailure) {
      return failureBox(this.fileFailure, () => this.#loadFile());
    }
    if (!this.file) {
      return busy(t('pdf.opening'));
    }
    if (this.file.type.includes('pdf') || file.mimetype === 'application/pdf') {
      return html`${told}<vt-pdf-view class="picture" .data=${this.file} .find=${this.address.query.find ?? ''}></vt-pdf-view>`;
    }
    const pages = Array.from({ length: file.pages ?? 1 }, (_, index) => ({ number: index + 1 }));
    return html`${told}<vt-page-picture class="picture" path="/registry/documents/${this.#id}" version="1" .pages=${pages}></vt-page-picture>`;
  }

  #renderSide() {
    const tab = this.#tab;
    const select = (name) => replace('document', [this.#id], { ...this.address.query, tab: name });
    return html`<div class="tabs" role="tablist" @keydown=${(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
          select(next);
          this.$(`#tab-${next}`)?.focus();
        }
      }}>${TABS.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${String(name === tab)} aria-controls="tab-panel" tabindex=${name === tab ? 0 : -1} data-testid="tab-${name}" @click=${() => select(name)}>${t('document.tab.' + name)}</button>`)}</div>
      <div class="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby="tab-${tab}" tabindex="0">
        ${tab === 'information' ? html`${renderInformation(this.document)}${seesPublicResult() && this.document.arrivalNumber && !this.document.voided ? html`<vt-public-result .nodeId=${this.#id} .version=${this.receipts ?? 0}></vt-public-result>` : nothing}` : tab === 'flow' ? html`<vt-flow-tab .routing=${this.routing} .version=${this.routed ?? 0}></vt-flow-tab>` : tab === 'directives' ? html`<vt-directives .nodeId=${this.#id} .version=${this.routed ?? 0}></vt-directives>` : tab === 'related' ? html`<vt-relations .document=${this.document} .version=${this.related ? 1 : 0}></vt-relations>${renderRelated(this.related)}` : tab === 'versions' ? renderVersions(this.versions, (version) => this.#show('file', version.label)) : tab === 'signatures' ? html`<vt-verification path="/signing/documents/${this.#id}/verification"></vt-verification>` : renderHistory(this.history, this.document)}
      </div>`;
  }
}

define('vt-document-page', DocumentPage);
