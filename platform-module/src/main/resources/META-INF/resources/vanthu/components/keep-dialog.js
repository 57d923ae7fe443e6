import { html } from '../vendor/lit.js';
import { del, put } from '../app/api.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { openForm } from './dialog.js';
import { field } from './parts.js';

/**
 * Keeps a document in the person's own list with a label and a note, or takes it out again.
 * Resolves with whether anything changed.
 */
export async function openKeep(row, labels = []) {
  let released = false;
  const release = async (event) => {
    released = true;
    try {
      await del(`/registry/mine/${row.nodeId}`);
      note(t('mine.released'));
    } catch (error) {
      released = false;
      noteError(error);
    }
    event.target.closest('dialog').close();
  };
  const saved = await openForm({
    title: t(row.kept ? 'mine.changeTitle' : 'mine.keepTitle'),
    intro: t('mine.private'),
    testid: 'keep-dialog',
    values: { label: row.label ?? '', note: row.note ?? '' },
    fields: (data, errors, change) => html`
      ${field({ id: 'label', label: t('mine.label'), error: errors.label, control: html`<input id="label" name="label" list="own-labels" maxlength="50" autocomplete="off" data-testid="keep-label" .value=${data.label} @input=${(event) => change('label', event.target.value)}><datalist id="own-labels">${labels.map((one) => html`<option value=${one}></option>`)}</datalist>` })}
      ${field({ id: 'note', label: t('mine.note'), error: errors.note, control: html`<textarea id="note" name="note" rows="4" maxlength="1000" data-testid="keep-note" .value=${data.note} @input=${(event) => change('note', event.target.value)}></textarea>` })}
      ${row.kept ? html`<p><button type="button" class="text-button" data-testid="release" @click=${release}>${t('mine.release')}</button></p>` : ''}`,
    submit: (data) => put(`/registry/mine/${row.nodeId}`, { label: data.label, note: data.note }),
  });
  if (saved) {
    note(t('mine.kept'));
  }
  return Boolean(saved) || released;
}
