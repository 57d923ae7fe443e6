import { html } from '../vendor/lit.js';
import { download, get } from '../app/api.js';
import { t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { openDialog } from './dialog.js';

/** Makes a package of a dossier and saves it; where the dossier does not meet the standard, shows what is missing and where it is entered. */
export async function makePackage(dossierId, kind) {
  try {
    await download(`/archive/dossiers/${dossierId}/package`, { kind }, `${kind}.zip`);
    return true;
  } catch (error) {
    if (!error.details?.findings) {
      throw error;
    }
    await showFindings(error.message, error.details.findings);
    return false;
  }
}

/** What of a dossier does not meet the standard for packages. */
export async function checkPackage(dossierId, kind) {
  const { items } = await get(`/archive/dossiers/${dossierId}/package-check`, { kind });
  await showFindings(items.length ? t('packages.found', { n: items.length }) : t('packages.allGood'), items);
}

const words = (one) => t('packages.problem.' + one.problem, { length: one.length });

function showFindings(title, findings) {
  return openDialog({
    title: t('packages.standard'),
    size: 'wide',
    testid: 'findings-dialog',
    content: ({ close }) => html`<div class="dialog-body"><p>${title}</p>
        ${findings.length ? html`<div class="table-box"><table class="plain-table"><thead><tr><th>${t('packages.where')}</th><th>${t('packages.field')}</th><th>${t('packages.problem')}</th></tr></thead>
        <tbody>${findings.map((one) => html`<tr data-testid="finding"><td>${one.nodeId ? html`<a href=${href('document', [one.nodeId])} @click=${() => close()}>${t('packages.documentNo', { n: one.ordinal })}</a>` : t('packages.dossier')}</td><td>${one.label}</td><td>${words(one)}</td></tr>`)}</tbody></table></div>` : ''}</div>
      <div class="dialog-foot"><button type="button" class="button primary" autofocus @click=${() => close()}>${t('common.close')}</button></div>`,
  });
}
