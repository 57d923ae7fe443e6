import { html, nothing } from '../vendor/lit.js';
import { post } from '../app/api.js';
import { t } from '../app/i18n.js';
import { picture } from '../app/pictures.js';
import { openDialog } from './dialog.js';
import { icon } from './icons.js';

/** Chooses after which pages a scan is cut into several documents; resolves with the new entries. */
export function openSplit(entry) {
  const after = new Set();
  const addresses = {};
  let working = false;
  let failure = '';
  return openDialog({
    title: t('split.title', { name: entry.fileName }),
    size: 'large',
    testid: 'split-dialog',
    content: ({ close, update }) => {
      const load = (number) => {
        if (!(number in addresses)) {
          addresses[number] = null;
          picture(`/capture/entries/${entry.id}/pages/${number}`, 300, entry.version).then((address) => {
            addresses[number] = address;
            update();
          }, () => {});
        }
        return addresses[number];
      };
      const cut = async () => {
        working = true;
        failure = '';
        update();
        try {
          close(await post(`/capture/entries/${entry.id}/split`, { after: [...after].sort((a, b) => a - b) }));
        } catch (error) {
          failure = error.message;
          working = false;
          update();
        }
      };
      return html`<div class="dialog-body">
        <p class="intro">${t('split.intro')}</p>
        <div class="split-pages">
          ${entry.pageList.map((page, index) => html`
            <figure class="thumb">${load(page.number) ? html`<img src=${addresses[page.number]} alt="">` : html`<span class="thumb-blank"></span>`}<figcaption>${t('split.page', { n: page.number })}</figcaption></figure>
            ${index < entry.pageList.length - 1
              ? html`<button type="button" class="cut ${after.has(page.number) ? 'on' : ''}" aria-pressed=${String(after.has(page.number))} data-testid="cut-${page.number}"
                  aria-label=${t('split.after', { n: page.number })} title=${t('split.after', { n: page.number })} @click=${() => {
                    if (!after.delete(page.number)) {
                      after.add(page.number);
                    }
                    update();
                  }}>${icon('split')}</button>`
              : nothing}`)}
        </div>
        ${failure ? html`<p class="error-text" role="alert">${failure}</p>` : nothing}
      </div>
      <div class="dialog-foot"><span class="grow">${after.size ? t('split.result', { n: after.size + 1 }) : ''}</span>
        <button type="button" class="button" @click=${() => close()}>${t('common.cancel')}</button>
        <button type="button" class="button primary" data-testid="dialog-ok" ?disabled=${!after.size || working} @click=${cut}>${t('split.go')}</button></div>`;
    },
  });
}
