import { html } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { field, notice } from './parts.js';

/** Documents already registered with the same number, notation, issuer and date. */
export async function findDuplicates(agency, values) {
  if (!values.number || !values.issuerName) {
    return [];
  }
  const { items } = await get('/registry/duplicates', { agency, number: values.number, issuerName: values.issuerName, issuedDate: values.issuedDate });
  return items;
}

/** The warning, and the reason that lets the clerk register all the same. */
export function renderDuplicates(duplicates, { reason, onReason, error, prefix = 'f' }) {
  const id = `${prefix}-overrideReason`;
  return notice('warn', html`
    <strong>${t('duplicate.title')}</strong>
    <ul class="plain">${duplicates.map((one) => html`<li><a href=${href('document', [one.nodeId])} target="_blank" rel="noopener">${t('capture.arrival', { n: number(one.arrivalNumber), year: one.year })}</a>
      — ${one.number}, ${formatDate(one.issuedDate)}, ${one.issuerName}${one.subject ? html`<br><span class="hint">${one.subject}</span>` : ''}</li>`)}</ul>
    ${field({
      id,
      label: t('duplicate.reason'),
      error,
      control: html`<input id=${id} name="overrideReason" type="text" maxlength="500" data-testid="overrideReason" aria-describedby="${id}-note" .value=${reason} @input=${(event) => onReason(event.target.value)}>`,
    })}`, 'duplicate-warning');
}
