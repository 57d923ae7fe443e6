import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go } from '../app/router.js';
import { session } from '../app/session.js';
import { icon } from './icons.js';

/** What can be done with documents and dossiers where documents are shown; the windows are loaded when they are opened. */

const MOST = 200;

async function open(documents) {
  const { openNewDossier } = await import('./dossier-dialogs.js');
  const answer = await openNewDossier(documents);
  if (answer) {
    note(t('dossier.opened', { code: answer.dossier.code }));
    go('dossier', [answer.dossier.id]);
  }
  return answer;
}

async function add(documents) {
  const { openAddToDossier } = await import('./dossier-dialogs.js');
  const answer = await openAddToDossier(documents);
  if (answer) {
    note(t('dossier.added', { code: answer.dossier.code }), 'ok', { text: t('common.open'), run: () => go('dossier', [answer.dossier.id]) });
  }
  return answer;
}

function choose(choice, documents, done) {
  if (documents.length > MOST) {
    note(t('dossier.tooMany', { n: MOST }), 'bad');
    return;
  }
  (choice === 'open' ? open(documents) : add(documents)).then((answer) => answer && done?.(), noteError);
}

/** A menu for the documents: into a new dossier, or into one that runs. `done()` is told when they are in it. */
export function dossierMenu(documents, done, size = 'small') {
  if (!session.opensDossiers || !documents.length) {
    return nothing;
  }
  return html`<sl-dropdown placement="bottom-end" hoist @sl-select=${(event) => choose(event.detail.item.value, documents, done)}>
    <button slot="trigger" type="button" class="button ${size}" data-testid="into-dossier">${icon('folder')} ${t('dossier.putInto')} ${icon('down')}</button>
    <sl-menu><sl-menu-item value="open" data-testid="open-dossier">${t('dossier.openTitle')}</sl-menu-item><sl-menu-item value="add" data-testid="add-to-dossier">${t('dossier.addTitle')}</sl-menu-item></sl-menu></sl-dropdown>`;
}

/** The same for rows chosen in a list. */
export const dossierBulk = (rows) => dossierMenu(rows.filter((row) => !row.voided));

/** Dossiers and links of a document for its page. */
export const relationsOf = (nodeId) => get(`/dossier/documents/${nodeId}`);
