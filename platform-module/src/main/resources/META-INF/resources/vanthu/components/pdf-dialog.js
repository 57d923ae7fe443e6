import './pdf-view.js';
import { html } from '../vendor/lit.js';
import { blob, saveBlob } from '../app/api.js';
import { t } from '../app/i18n.js';
import { openDialog } from './dialog.js';
import { icon } from './icons.js';
import { busy, notice } from './parts.js';

/**
 * Shows a PDF of the server before it is printed or kept: in every browser, also those that cannot show one themselves.
 *
 * @param found what was fetched already; otherwise it is fetched from the path
 */
export function openPdf({ title, path, parameters, fileName, found = null }) {
  let file = found;
  let failure = '';
  let started = Boolean(found);
  return openDialog({
    title,
    size: 'full',
    testid: 'pdf-dialog',
    content: ({ close, update }) => {
      if (!started) {
        started = true;
        blob(path, parameters).then((made) => {
          file = made;
          update();
        }, (error) => {
          failure = error.message;
          update();
        });
      }
      return html`<div class="dialog-pdf">${failure ? notice('bad', failure) : file ? html`<vt-pdf-view class="picture" .data=${file.blob}></vt-pdf-view>` : busy(t('pdf.making'))}</div>
        <div class="dialog-foot">
          <button type="button" class="button" ?disabled=${!file} data-testid="pdf-save" @click=${() => saveBlob(file.blob, file.name ?? fileName)}>${icon('download')} ${t('document.download')}</button>
          <button type="button" class="button" ?disabled=${!file} data-testid="pdf-print" @click=${() => printBlob(file.blob)}>${icon('print')} ${t('common.print')}</button>
          <button type="button" class="button primary" autofocus @click=${() => close(true)}>${t('common.close')}</button>
        </div>`;
    },
  });
}

/** Hands a PDF to the browser's own viewer, which prints it. */
export function printBlob(content) {
  const address = URL.createObjectURL(content);
  if (!window.open(address, '_blank')) {
    saveBlob(content, 'van-ban.pdf');
  }
  setTimeout(() => URL.revokeObjectURL(address), 600000);
}
