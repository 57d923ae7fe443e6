import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { download, get, post } from '../app/api.js';
import { formatDate, formatDateTime, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { textField } from './choice.js';
import { openDialog, openForm } from './dialog.js';
import { icon } from './icons.js';
import { field, stateBadge } from './parts.js';

/** Gives documents of a granted request out as certified copies; resolves with all that was given out for it. */
export function issueCertified(request) {
  const files = request.documents.filter((document) => document.file);
  const year = Number(today().slice(0, 4)) + 1;
  return openForm({
    title: t('certified.issue'),
    intro: t('certified.issueIntro'),
    action: t('certified.issue'),
    testid: 'certify-dialog',
    size: 'wide',
    values: { documents: files.length === 1 ? [files[0].nodeId] : [], copies: '1', validUntil: `${year}-12-31` },
    fields: (data, errors, change) => html`${field({
      id: 'x-documents',
      label: t('certified.documents'),
      required: true,
      error: errors.documents,
      control: html`<div id="x-documents" role="group" aria-label=${t('certified.documents')} data-testid="certified-documents">${files.map((document) => html`<label class="check-line"><input type="checkbox" .checked=${data.documents.includes(document.nodeId)}
          @change=${(event) => change('documents', event.target.checked ? [...data.documents, document.nodeId] : data.documents.filter((one) => one !== document.nodeId))}> <span>${document.shown} <small class="muted">${formatDate(document.date)}</small></span></label>`)}</div>`,
    })}
      <div class="two">
        ${textField({ name: 'copies', label: t('archive.copies'), value: data.copies, error: errors.copies, change, required: true, length: 3, mode: 'numeric' })}
        ${field({ id: 'x-validUntil', label: t('certified.validUntil'), required: true, error: errors.validUntil, control: html`<vt-date input-id="x-validUntil" name="validUntil" testid="validUntil" .value=${data.validUntil} @change=${(event) => change('validUntil', event.detail)}></vt-date>` })}
      </div>`,
    submit: (data) => post(`/archive/requests/${request.id}/certified`, { documents: data.documents, copies: /^\d+$/.test(data.copies.trim()) ? Number(data.copies) : 0, validUntil: data.validUntil || null }),
  });
}

/** What was given out for a request, package by package. */
export function certifiedList(requestId, rows) {
  const packages = [...new Set(rows.map((row) => row.packageId))].map((id) => rows.filter((row) => row.packageId === id));
  return packages.map((copies) => html`<section class="certified" data-testid="certified-package">
    <h3>${t('certified.issuedBy', { at: formatDateTime(copies[0].issuedAt), name: copies[0].issuedByName })}</h3>
    <p class="muted">${t('certified.terms', { n: number(copies[0].copies), day: formatDate(copies[0].validUntil) })}
      ${copies[0].fetchable ? html` <button type="button" class="button" data-testid="certified-fetch" @click=${() => download(`/archive/requests/${requestId}/certified/${copies[0].packageId}`, {}, 'dip.zip').catch(noteError)}>${icon('download')} ${t('certified.fetch')}</button>` : nothing}</p>
    <ul class="plain">${copies.map((copy) => html`<li><code data-testid="certified-code">${copy.code}</code> ${copy.number} ${copy.subject}</li>`)}</ul>
  </section>`);
}

/** What a code stands for, and whether a file is the one that was given out; the file stays on this computer. */
export async function checkCertified(typed) {
  const found = await get('/archive/certified/' + encodeURIComponent(typed.trim()));
  let compared = null;
  const compare = async (event, update) => {
    const file = event.target.files[0];
    if (!file) {
      return;
    }
    compared = { name: file.name, working: true };
    update();
    try {
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      const sha256 = [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, '0')).join('');
      compared = { name: file.name, same: sha256 === found.sha256.toLowerCase() };
    } catch {
      compared = { name: file.name, unread: true };
    }
    update();
  };
  const rows = [
    ['certified.archive', found.archive],
    ['archive.reader', found.recipient],
    ['certified.documentCode', found.documentCode],
    ['certified.number', found.number],
    ['certified.type', found.typeName],
    ['certified.subject', found.subject],
    ['archive.purpose', t('archive.purpose.' + found.purpose)],
    ['certified.issuedAt', formatDateTime(found.issuedAt)],
    ['certified.validUntil', formatDate(found.validUntil)],
    ['archive.copies', number(found.copies)],
  ].filter(([, value]) => value);
  await openDialog({
    title: found.code,
    testid: 'certified-result',
    content: ({ close, update }) => html`<div class="dialog-body">
        <p>${found.valid ? stateBadge('active', t('certified.valid')) : stateBadge('refused', t('certified.expired', { day: formatDate(found.validUntil) }))}</p>
        <dl class="facts" data-testid="certified-result-facts">${rows.map(([label, value]) => html`<dt>${t(label)}</dt><dd>${value}</dd>`)}
          <dt>SHA-256</dt><dd><code>${found.sha256}</code></dd></dl>
        ${field({
          id: 'certified-file',
          label: t('certified.compare'),
          hint: t('certified.compareHint'),
          control: globalThis.crypto?.subtle
            ? html`<input id="certified-file" type="file" data-testid="certified-file" aria-describedby="certified-file-note" @change=${(event) => compare(event, update)}>`
            : html`<p class="hint">${t('certified.noCrypto')}</p>`,
        })}
        <div role="status" data-testid="certified-compared">${compared ? verdict(compared) : nothing}</div>
      </div>
      <div class="dialog-foot"><button type="button" class="button" @click=${() => close()}>${t('common.close')}</button></div>`,
  });
}

function verdict({ name, working, same, unread }) {
  if (working) {
    return html`<p>${t('common.working')}</p>`;
  }
  if (unread) {
    return html`<div class="notice warn">${icon('warn')}<div>${t('certified.unread', { name })}</div></div>`;
  }
  return same
    ? html`<div class="notice ok">${icon('check')}<div>${t('certified.same', { name })}</div></div>`
    : html`<div class="notice bad">${icon('warn')}<div>${t('certified.different', { name })}</div></div>`;
}
