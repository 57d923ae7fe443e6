import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { post } from '../app/api.js';
import { formatDate, formatDateTime, today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { choiceField, textField } from './choice.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { linkTarget } from './draft-form.js';
import { icon } from './icons.js';
import { field } from './parts.js';

const DELIVERIES = ['waiting', 'sent', 'failed', 'arrived', 'refused', 'received', 'assigned', 'inProgress', 'done'];
const KINDS = { sent: 'info', failed: 'bad', arrived: 'info', refused: 'bad', recalled: 'bad', received: 'ok', assigned: 'ok', inProgress: 'ok', done: 'ok' };

const deliveryBadge = (state) => (state ? html`<span class="badge ${KINDS[state] ?? 'wait'}"><span class="dot" aria-hidden="true"></span>${t('delivery.' + state)}</span>` : nothing);

/** To whom a document went and how far it has come there. */
export function renderDelivery(document, { may, edit, lend, giveBack }) {
  const rows = document.recipients ?? [];
  const loans = document.loans ?? [];
  return html`${rows.length ? html`<div class="table-box"><table class="plain-table" data-testid="deliveries"><thead><tr><th>${t('draft.field.recipients')}</th><th>${t('column.state')}</th><th>${t('delivery.post')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
    <tbody>${rows.map((one) => html`<tr data-testid="delivery"><td>${one.name}<br><small class="muted">${[t('draft.purpose.' + one.purpose), one.mode && t('draft.mode.' + one.mode)].filter(Boolean).join(' · ')}</small></td>
      <td>${deliveryBadge(one.delivery)}<br><small class="muted">${[formatDateTime(one.deliveredAt), one.deliveryNote].filter(Boolean).join(' · ')}</small></td>
      <td>${one.dispatchedOn ? html`${formatDate(one.dispatchedOn)}<br><small class="muted">${t('delivery.envelopesN', { n: one.envelopes ?? 0 })}</small>` : '–'}</td>
      <td class="row-actions">${may ? html`<button type="button" class="text-button" data-testid="deliver" @click=${() => edit(one)}>${t('delivery.edit')}</button>` : nothing}</td></tr>`)}</tbody></table></div>` : html`<p class="muted">${t('delivery.none')}</p>`}
    ${lend || loans.length ? html`<section class="side-block"><h2>${t('loan.title')}</h2>
      ${loans.length ? html`<div class="table-box"><table class="plain-table"><thead><tr><th>${t('loan.borrower')}</th><th>${t('loan.lentOn')}</th><th>${t('loan.returnedOn')}</th></tr></thead><tbody>${loans.map((one) => html`<tr><td>${one.borrower}<br><small class="muted">${t('loan.allowedBy')}: ${one.allowedBy}</small></td><td>${formatDate(one.lentOn)}</td><td>${lend && !one.returnedOn ? html`<button type="button" class="text-button" data-testid="loan-return" @click=${() => giveBack(one)}>${t('loan.giveBack')}</button>` : formatDate(one.returnedOn)}</td></tr>`)}</tbody></table></div>` : nothing}
      ${lend ? html`<p><button type="button" class="button" data-testid="lend" @click=${lend}>${icon('plus')} ${t('loan.new')}</button></p>` : nothing}</section>` : nothing}`;
}

/** How far the document has come at one recipient, or its dispatch by post. */
export function openDelivery(document, recipient) {
  return openForm({
    title: t('delivery.title', { name: recipient.name }),
    testid: 'delivery-dialog',
    values: { delivery: !recipient.delivery || recipient.delivery === 'waiting' ? 'sent' : recipient.delivery, note: recipient.deliveryNote ?? '', dispatchedOn: recipient.dispatchedOn ?? '', envelopes: recipient.envelopes ? String(recipient.envelopes) : '' },
    fields: (data, errors, change) => html`
      ${choiceField({ ids: 'd', name: 'delivery', label: t('column.state'), value: data.delivery, options: DELIVERIES.map((one) => [one, t('delivery.' + one)]), error: errors.delivery, change })}
      ${textField({ ids: 'd', name: 'note', label: t('draft.field.note'), value: data.note, error: errors.note, change, length: 500 })}
      ${(recipient.mode || document.mode) === 'electronic' ? html`<p class="hint">${t('delivery.noPaper')}</p>` : html`<div class="two">${field({ id: 'd-dispatchedOn', label: t('delivery.dispatchedOn'), error: errors.dispatchedOn, control: html`<vt-date input-id="d-dispatchedOn" name="dispatchedOn" testid="dispatchedOn" .value=${data.dispatchedOn} @change=${(event) => change('dispatchedOn', event.detail)}></vt-date>` })}
      ${textField({ ids: 'd', name: 'envelopes', label: t('delivery.envelopes'), value: data.envelopes, error: errors.envelopes, change, length: 4, mode: 'numeric' })}</div>`}`,
    submit: ({ dispatchedOn, envelopes, ...data }) => post(`/outgoing/documents/${document.nodeId}/deliveries/${recipient.ordinal}`, { ...data, ...(dispatchedOn ? { dispatchedOn } : {}), ...(envelopes ? { envelopes: Number(envelopes) } : {}), version: document.version }),
  });
}

/** Somebody used the kept copy. */
export function openLoan(document) {
  return openForm({
    title: t('loan.newTitle', { number: document.number ?? '' }),
    testid: 'loan-dialog',
    values: { borrower: '', dossierCode: '', lentOn: today(), returnedOn: '', allowedBy: '', note: '' },
    fields: (data, errors, change) => {
      const text = (name, options = {}) => textField({ ids: 'l', name, label: t('loan.' + name), value: data[name], error: errors[name], change, ...options });
      const date = (name) => field({ id: 'l-' + name, label: t('loan.' + name), error: errors[name], control: html`<vt-date input-id="l-${name}" name=${name} testid=${name} .value=${data[name]} @change=${(event) => change(name, event.detail)}></vt-date>` });
      return html`<div class="two">${text('borrower', { required: true, wide: true })}${date('lentOn')}${date('returnedOn')}${text('allowedBy', { required: true })}${text('dossierCode', { length: 60 })}${text('note', { wide: true, length: 500 })}</div>`;
    },
    submit: ({ returnedOn, ...data }) => {
      for (const name of ['borrower', 'allowedBy']) {
        if (!data[name].trim()) {
          throw fieldError(name, t('loan.missing'));
        }
      }
      return post(`/outgoing/documents/${document.nodeId}/loans`, { ...data, ...(returnedOn ? { returnedOn } : {}), version: document.version });
    },
  });
}

/** The kept copy came back. */
export function openLoanReturn(document, loan) {
  return openForm({
    title: t('loan.giveBackTitle', { name: loan.borrower }),
    testid: 'loan-return-dialog',
    values: { returnedOn: today() },
    fields: (data, errors, change) => field({ id: 'l-returnedOn', label: t('loan.returnedOn'), error: errors.returnedOn, control: html`<vt-date input-id="l-returnedOn" name="returnedOn" testid="returnedOn" .value=${data.returnedOn} @change=${(event) => change('returnedOn', event.detail)}></vt-date>` }),
    submit: (data) => post(`/outgoing/documents/${document.nodeId}/loans`, { ordinal: loan.ordinal, returnedOn: data.returnedOn, version: document.version }),
  });
}

/** What a document has to do with others, and how a new one is begun that changes it. */
export function renderLinks(document, drafts) {
  const links = document.links ?? [];
  return html`${links.length ? html`<ul class="plain related" data-testid="links">${links.map((link) => html`<li><span class="muted">${t('draft.link.' + link.kind)}</span> ${link.nodeId ? html`<a href=${link.kind === 'copyOf' ? href(document.copyOfIncoming ? 'document' : 'issued', [link.nodeId]) : linkTarget(link)}>${link.text || t('issued.noNumber')}</a>` : link.text}</li>`)}</ul>` : html`<p class="muted">${t('issued.noLinks')}</p>`}
    ${document.linkedFrom?.length ? html`<section class="side-block"><h2>${t('issued.linkedFrom')}</h2><ul class="plain related" data-testid="linked-from">${document.linkedFrom.map((link) => html`<li><a href=${href('issued', [link.nodeId])}>${link.text || t('issued.noNumber')}</a> <span class="muted">${t('issued.from.' + link.kind)}</span></li>`)}</ul></section>` : nothing}
    ${drafts && document.state === 'issued' ? html`<section class="side-block"><h2>${t('issued.follow')}</h2><p class="actions">${['corrects', 'amends', 'replaces'].map((kind) => html`<a class="button" data-testid="new-${kind}" href=${href('draft', ['new'], { [kind]: document.nodeId })}>${t('issued.new.' + kind)}</a>`)}</p></section>` : nothing}`;
}
