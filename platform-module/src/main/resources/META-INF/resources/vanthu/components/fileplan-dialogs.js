import './date-input.js';
import { html } from '../vendor/lit.js';
import { post } from '../app/api.js';
import { t } from '../app/i18n.js';
import { choiceField, textField } from './choice.js';
import { openForm } from './dialog.js';
import { field } from './parts.js';

/** Opens the dossier of a line of the list in force, with documents or from nothing; resolves with the dossier. */
export function openPlanned(line, documents = []) {
  return openForm({
    title: t('fileplan.openTitle', { code: line.code }),
    intro: documents.length ? t('dossier.openWith', { n: documents.length }) : t('fileplan.openIntro', { retention: line.retention ?? '—' }),
    action: t('dossier.open'),
    size: 'wide',
    testid: 'planned-dialog',
    values: { title: line.title, kind: 'personal', dueDate: '', description: '' },
    fields: (data, errors, change) => html`<div class="two">
      ${textField({ name: 'title', label: t('dossier.title'), value: data.title, error: errors.title, change, required: true, wide: true, length: 1000, autofocus: true })}
      ${choiceField({ name: 'kind', label: t('dossier.kind'), value: data.kind, error: errors.kind ?? errors.unit, change, options: ['personal', 'unit'].map((kind) => [kind, t('dossier.kind.' + kind)]) })}
      ${field({ id: 'x-dueDate', label: t('dossier.dueDate'), error: errors.dueDate, control: html`<vt-date input-id="x-dueDate" name="dueDate" testid="dueDate" .value=${data.dueDate} @change=${(event) => change('dueDate', event.detail)}></vt-date>` })}
      ${textField({ name: 'description', label: t('dossier.description'), value: data.description, error: errors.description, change, wide: true, length: 2000 })}</div>`,
    submit: (data) => post(`/fileplan/lines/${line.id}/dossier`, { title: data.title, kind: data.kind, dueDate: data.dueDate || null, description: data.description || null, documents: documents.map((one) => one.nodeId) }).then((answer) => answer.dossier),
  });
}
