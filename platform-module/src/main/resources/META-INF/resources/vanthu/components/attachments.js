import { html, nothing } from '../vendor/lit.js';
import { blob, saveBlob } from '../app/api.js';
import { formatSize } from '../app/format.js';
import { t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { openPdf } from './pdf-dialog.js';

/** What a browser can show is shown, anything else is kept. */
async function open(path, name) {
  try {
    const found = await blob(path);
    if (found.blob.type.includes('pdf')) {
      await openPdf({ title: name, found, fileName: name });
    } else {
      saveBlob(found.blob, name);
    }
  } catch (error) {
    noteError(error);
  }
}

/**
 * The files that came beside a document.
 *
 * @param files [{ name, path, sizeBytes, pages, separate }]; separate makes it a file of its own, where that is possible
 */
export function renderAttachments(files) {
  return !files?.length ? nothing : html`<section class="beside-files" data-testid="attachments" aria-label=${t('attachments.title')}>
    <h2 class="minor">${t('attachments.title')}</h2>
    <ul class="plain">${files.map((file) => html`<li data-testid="attachment">
      <button type="button" class="text-button" @click=${() => open(file.path, file.name)}>${file.name}</button>
      <span class="hint">${formatSize(file.sizeBytes)}${file.pages ? ` · ${t('capture.pages', { n: file.pages })}` : ''}</span>
      ${file.separate ? html`<button type="button" class="text-button" data-testid="separate" title=${t('attachments.separateHint')} @click=${file.separate}>${t('attachments.separate')}</button>` : nothing}
    </li>`)}</ul>
  </section>`;
}
