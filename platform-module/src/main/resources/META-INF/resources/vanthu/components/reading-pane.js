import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { picture } from '../app/pictures.js';
import { href } from '../app/router.js';
import { dueMark, titleOf } from './document-columns.js';
import { busy, stateBadge, urgencyBadge } from './parts.js';

/** What one needs to know of a document without leaving the list: facts and the picture of the first page. */
class ReadingPane extends Element {
  static properties = { nodeId: {}, document: { state: true }, image: { state: true }, failure: { state: true } };

  #timer;

  willUpdate(changed) {
    if (changed.has('nodeId')) {
      clearTimeout(this.#timer);
      this.image = null;
      this.failure = null;
      const wanted = this.nodeId;
      this.#timer = setTimeout(() => this.#load(wanted), 120);
    }
  }

  async #load(wanted) {
    try {
      const document = await get(`/registry/documents/${wanted}`);
      if (wanted !== this.nodeId) {
        return;
      }
      this.document = document;
      if (document.file) {
        const address = await picture(`/registry/documents/${wanted}/pages/1`, 800).catch(() => null);
        if (wanted === this.nodeId) {
          this.image = address;
        }
      }
    } catch (error) {
      if (wanted === this.nodeId) {
        this.failure = error.message;
        this.document = null;
      }
    }
  }

  disconnected() {
    clearTimeout(this.#timer);
  }

  render() {
    const { document } = this;
    if (this.failure) {
      return html`<p class="error-text">${this.failure}</p>`;
    }
    if (!document) {
      return busy();
    }
    return html`<div class="reading">
      <p class="reading-number">${document.arrivalNumber ? html`<b>${t('capture.arrival', { n: number(document.arrivalNumber), year: document.year })}</b>` : nothing} ${stateBadge(document.state)} ${urgencyBadge(document.urgency)} ${dueMark(document.fields?.dueDate)}</p>
      <h2>${titleOf(document)}</h2>
      <p class="muted">${[document.number, formatDate(document.issuedDate), document.issuerName].filter(Boolean).join(' · ')}</p>
      ${document.toPlaces ? html`<p>${t('field.toPlaces')}: ${document.toPlaces}</p>` : nothing}
      <p><a class="button" href=${href('document', [document.nodeId])} data-testid="open-document">${t('common.open')} <kbd>Enter</kbd></a></p>
      ${this.image ? html`<a href=${href('document', [document.nodeId])} tabindex="-1"><img class="reading-page" src=${this.image} alt=${t('picture.alt', { n: 1 })}></a>` : document.file ? nothing : html`<p class="muted">${t('document.noFile')}</p>`}
    </div>`;
  }
}

define('vt-reading-pane', ReadingPane);
