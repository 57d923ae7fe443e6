import { html, nothing } from '../vendor/lit.js';
import { del } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { relationsOf } from './dossier-actions.js';
import { documentHref, documentLine, dossierState } from './dossier-columns.js';
import { icon } from './icons.js';
import { busy, iconButton, notice } from './parts.js';

/** Documents that a document is tied to; `unlink(link)` unties where the person tied them. */
export const renderLinkList = (links, unlink) => html`<ul class="plain related">${links.map((link) => html`<li data-testid="linked">
  <span class="badge none">${t(`dossier.link.${link.kind}${link.outward ? '' : '.inward'}`)}</span> <a href=${documentHref(link.document)}>${documentLine(link.document) || link.document.subject}</a>
  ${link.own && unlink ? iconButton({ name: 'close', label: t('dossier.unlink'), testid: 'unlink', run: () => unlink(link) }) : nothing}<br>
  <span class="hint">${link.document.subject}${link.note ? ` – ${link.note}` : ''}</span></li>`)}</ul>`;

export const renderDossierList = (dossiers) => html`<ul class="plain related">${dossiers.map((one) => html`<li data-testid="in-dossier">
  <a href=${href('dossier', [one.id])}><b>${one.code}</b> ${one.title}</a> ${dossierState(one)}<br><span class="hint">${one.ownerName}</span></li>`)}</ul>`;

/** On the page of a document: the dossiers that it is in, and the documents that it is tied to. */
class Relations extends Element {
  static properties = { document: { attribute: false }, version: { type: Number }, relations: { state: true }, failure: { state: true } };

  willUpdate(changed) {
    if (changed.has('document') || changed.has('version')) {
      this.#load();
    }
  }

  async #load() {
    const id = this.document.nodeId;
    try {
      const found = await relationsOf(id);
      if (id === this.document.nodeId) {
        this.relations = found;
        this.failure = null;
      }
    } catch (error) {
      this.failure = error;
    }
  }

  async #link() {
    const { openLink } = await import('./dossier-dialogs.js');
    if (await openLink(this.document)) {
      note(t('dossier.linked'));
      this.#load();
    }
  }

  async #unlink(link) {
    try {
      await del(`/dossier/links/${link.id}`);
      this.#load();
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    if (this.failure) {
      return notice('bad', this.failure.message);
    }
    if (!this.relations) {
      return busy();
    }
    const { dossiers, links } = this.relations;
    return html`<div data-testid="relations"><h2 class="minor">${t('dossier.inDossiers')}</h2>
      ${dossiers.length ? renderDossierList(dossiers) : html`<p class="muted">${t('dossier.inNone')}</p>`}
      <h2 class="minor">${t('dossier.links')}</h2>${links.length ? renderLinkList(links, (link) => this.#unlink(link)) : nothing}
      ${session.opensDossiers ? html`<p><button type="button" class="button small" data-testid="link-document" @click=${() => this.#link().catch(noteError)}>${icon('link')} ${t('dossier.linkTitle')}</button></p>` : nothing}</div>`;
  }
}

define('vt-relations', Relations);
