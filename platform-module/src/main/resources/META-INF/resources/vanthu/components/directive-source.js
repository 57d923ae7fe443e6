import './date-input.js';
import { html } from '../vendor/lit.js';
import { upload } from '../app/api.js';
import { today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { choiceField, textField } from './choice.js';
import { areaField, need } from './directive-form.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { icon } from './icons.js';
import { field } from './parts.js';

const KINDS = ['conclusion', 'paper'];

/** Enters a meeting's conclusion, or a paper that gave directives before. Resolves with { nodeId }. */
export function openSource() {
  return openForm({
    title: t('source.new'),
    intro: t('source.intro'),
    action: t('source.go'),
    size: 'wide',
    testid: 'source-dialog',
    values: { kind: 'conclusion', number: '', date: today(), subject: '', signerName: '', urgency: 0, file: null },
    fields: (data, errors, change) => html`
      <fieldset class="radios"><legend>${t('source.kind')}</legend>${KINDS.map((kind, index) => html`<label><input type="radio" name="kind" value=${kind} data-testid="kind-${kind}" ?autofocus=${index === 0} .checked=${data.kind === kind} @change=${() => change('kind', kind)}> ${t('source.kind.' + kind)}</label>`)}</fieldset>
      <div class="two">
        ${textField({ name: 'number', label: t('field.number'), value: data.number, error: errors.number, change, length: 60, required: true })}
        ${field({ id: 'x-date', label: t('field.issuedDate'), required: true, error: errors.date, control: html`<vt-date input-id="x-date" name="date" testid="date" .value=${data.date} @change=${(event) => change('date', event.detail)}></vt-date>` })}
        ${textField({ name: 'signerName', label: t('source.signer'), value: data.signerName, error: errors.signerName, change, required: true })}
        ${choiceField({ name: 'urgency', label: t('field.urgency'), value: data.urgency, options: [0, 1, 2, 3, 4].map((level) => [level, t('urgency.' + level)]), error: errors.urgency, change })}</div>
      ${areaField('subject', data, errors, change, { label: t('column.subject'), required: true, rows: 2, length: 500 })}
      ${field({ id: 'x-file', label: t('source.file'), required: true, error: errors.file, hint: t('source.fileHint'), control: html`<span class="file-choice"><label class="button">${icon('upload')} ${t('new.chooseFile')}<input class="sr-only" id="x-file" name="file" type="file" accept=".pdf" data-testid="source-file" aria-describedby="x-file-note" @change=${(event) => change('file', event.target.files[0] ?? null)}></label> <span>${data.file?.name ?? ''}</span></span>` })}`,
    submit: (data) => {
      need(data, ['number', 'date', 'signerName', 'subject']);
      if (!data.file) {
        throw fieldError('file', t('source.fileMissing'));
      }
      const form = new FormData();
      const metadata = { agency: session.agencyCode, kind: data.kind, number: data.number.trim(), date: data.date, subject: data.subject.normalize('NFC').trim(), signerName: data.signerName.normalize('NFC').trim(), urgency: Number(data.urgency) };
      form.set('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
      form.set('file', data.file, data.file.name.normalize('NFC'));
      return upload('/directive/sources', form);
    },
  });
}
