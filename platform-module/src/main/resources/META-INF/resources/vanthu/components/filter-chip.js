import { html, nothing } from '../vendor/lit.js';
import { t } from '../app/i18n.js';
import { icon } from './icons.js';

/** A filter: closed it says what it filters, set it says by what and can be taken away. `options`: [[value, text]]. */
export function filterChip({ name, label, value, options, change }) {
  const set = value !== undefined && value !== '';
  return html`<span class="chip ${set ? 'set' : ''}">
    <label><span>${label}${set ? ':' : ''}</span>
      <select aria-label=${label} data-testid="filter-${name}" .value=${value ?? ''} @change=${(event) => change(event.target.value)}>
        <option value="" ?selected=${!set}>${t('common.all')}</option>
        ${options.map(([code, text]) => html`<option value=${code} ?selected=${String(code) === String(value)}>${text}</option>`)}
      </select></label>
    ${set ? html`<button type="button" aria-label=${t('filter.remove', { name: label })} title=${t('filter.remove', { name: label })} @click=${() => change('')}>${icon('close')}</button>` : nothing}</span>`;
}

/** A stretch of days as a filter, or what must always be one. */
export function dateChip({ from, to, change, label = t('filter.dates'), required = false }) {
  const set = Boolean(from || to);
  return html`<span class="chip dates ${set ? 'set' : ''}" role="group" aria-label=${label}>
    <vt-date input-id="filter-from" testid="filter-from" .value=${from ?? ''} title=${t('common.from')} @change=${(event) => event.detail !== null && change({ from: event.detail, to })}></vt-date>
    <span aria-hidden="true">–</span>
    <vt-date input-id="filter-to" testid="filter-to" .value=${to ?? ''} title=${t('common.to')} @change=${(event) => event.detail !== null && change({ from, to: event.detail })}></vt-date>
    <label class="sr-only" for="filter-from">${t('common.from')}</label><label class="sr-only" for="filter-to">${t('common.to')}</label>
    ${set && !required ? html`<button type="button" aria-label=${t('filter.remove', { name: label })} @click=${() => change({ from: '', to: '' })}>${icon('close')}</button>` : nothing}</span>`;
}
