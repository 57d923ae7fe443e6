import { html, nothing } from '../vendor/lit.js';
import { get, post, put } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { copy, note, noteError } from '../app/live.js';
import { session } from '../app/session.js';
import { askReason } from './dialog.js';
import { icon } from './icons.js';
import { openPdf } from './pdf-dialog.js';
import { stateBadge } from './parts.js';

const pathOf = (nodeId) => `/publication/documents/${nodeId}`;

/** Whether the person sees what everybody may learn of a document's result. */
export const seesPublicResult = () => session.has('leader', 'delegate', 'content-admin', 'follow-up', 'clerk');

/** The code as it stands on the receipt. */
const grouped = (code) => code.replace(/(.{4})(?=.)/g, '$1-');

/** Makes the code of the receipt, if there is none yet, and shows the receipt to be printed. */
export async function openReceipt(nodeId) {
  await post(pathOf(nodeId) + '/receipt');
  return openPdf({ title: t('receipt.title'), path: pathOf(nodeId) + '/receipt', parameters: {}, fileName: 'phieu-tiep-nhan.pdf' });
}

/** What everybody may learn of a document's result: the code of its receipt, and whether the result is kept back. */
class PublicResult extends Element {
  static properties = { nodeId: {}, version: { type: Number }, found: { state: true } };

  willUpdate(changed) {
    if ((changed.has('nodeId') || changed.has('version')) && this.nodeId) {
      this.#load();
    }
  }

  async #load() {
    const wanted = this.nodeId;
    const found = await get(pathOf(wanted)).catch(() => null);
    if (wanted === this.nodeId) {
      this.found = found;
    }
  }

  async #receipt() {
    try {
      await openReceipt(this.nodeId);
    } catch (error) {
      noteError(error);
    }
    this.#load();
  }

  async #hide(hidden) {
    const { version } = this.found;
    const name = hidden ? 'hide' : 'show';
    const done = await askReason({
      title: t(`receipt.${name}`),
      intro: t(`receipt.${name}Intro`),
      action: t(`receipt.${name}`),
      danger: hidden,
      testid: 'public-result-dialog',
      submit: (reason) => put(pathOf(this.nodeId) + '/hidden', { hidden, reason, version }),
    });
    if (done) {
      this.found = done;
    }
  }

  render() {
    const { found } = this;
    if (!found) {
      return nothing;
    }
    return html`<section data-testid="public-result" data-hidden=${String(found.hidden)}>
      <h2 class="minor">${t('receipt.section')}</h2>
      <dl class="facts">
        <dt>${t('receipt.code')}</dt><dd>${found.code ? html`<button type="button" class="text-button strong" title=${t('common.copy')} data-testid="receipt-code" @click=${async () => {
          await copy(grouped(found.code));
          note(t('common.copied'));
        }}>${grouped(found.code)}</button>` : t('receipt.none')}</dd>
        <dt>${t('receipt.shown')}</dt><dd>${found.hidden ? stateBadge('waiting', t('receipt.hidden')) : found.released ? stateBadge('active', t('receipt.released')) : stateBadge('closed', t('receipt.unreleased'))}</dd>
        ${found.reason ? html`<dt>${t('common.reason')}</dt><dd>${found.reason}</dd>` : nothing}
      </dl>
      ${session.clerk ? html`<p class="public-result-actions">
        <button type="button" class="button small" data-testid="make-receipt" @click=${() => this.#receipt()}>${icon('print')} ${t(found.code ? 'receipt.print' : 'receipt.make')}</button>
        <button type="button" class="button small" data-testid="keep-back" @click=${() => this.#hide(!found.hidden)}>${t(found.hidden ? 'receipt.show' : 'receipt.hide')}</button></p>` : nothing}
    </section>`;
  }
}

define('vt-public-result', PublicResult);
