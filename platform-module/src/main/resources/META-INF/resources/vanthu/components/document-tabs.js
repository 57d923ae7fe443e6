import { html, nothing } from '../vendor/lit.js';
import { FIELDS } from '../app/fields.js';
import { formatDate, formatDateTime, formatSize } from '../app/format.js';
import { hasText, number, t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { actorName, holderName } from '../app/work.js';
import { renderAttachments } from './attachments.js';
import { busy, notice } from './parts.js';
import { dueMark } from './document-columns.js';

/** What stands on the tabs of a document. Lists are null while they load, { error } when that failed. */

function fieldText(name, value, document) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)) {
    return '';
  }
  switch (name) {
    case 'issuedDate': return formatDate(value);
    case 'dueDate': return html`${formatDate(value)} ${dueMark(value)}`;
    case 'typeCode': return document.typeName ?? value;
    case 'urgency': return t('urgency.' + value);
    case 'language': return hasText('language.' + value) ? t('language.' + value) : value;
    case 'origin': case 'source': return hasText(`${name}.${value}`) ? t(`${name}.${value}`) : value;
    case 'recipients': return [].concat(value).join('\n');
    default: return String(value);
  }
}

const row = (label, value) => (value === '' || value === null || value === undefined ? nothing : html`<dt>${label}</dt><dd>${value}</dd>`);

export function renderInformation(document) {
  const fields = document.fields ?? document;
  return html`
    ${document.voided ? notice('bad', html`<strong>${t('document.isVoid')}</strong>${voidReason(document)}`) : nothing}
    <dl class="facts" data-testid="information">
      ${row(t('capture.arrivalNumber'), document.arrivalNumber ? `${number(document.arrivalNumber)}/${document.year}` : '')}
      ${row(t('column.arrivalDate'), formatDate(document.arrivalDate))}
      ${row(t('column.receivedAt'), formatDateTime(document.receivedAt))}
      ${document.backfilled ? row(t('document.backfilled'), formatDateTime(document.enteredAt)) : nothing}
      ${FIELDS.map((one) => row(t('field.' + one.name).replace(/ \(.*\)$/, ''), fieldText(one.name, fields[one.name], document)))}
      ${row(t('field.issuerCode'), fields.issuerCode ?? '')}
      ${row(t('document.documentId'), document.documentId ?? '')}
    </dl>
    ${document.file ? html`<h2 class="minor">${t('document.file')}</h2><dl class="facts">
      ${row(t('capture.file'), document.file.name)}
      ${row(t('capture.size'), `${formatSize(document.file.sizeBytes)}${document.file.pages ? ` · ${t('capture.pages', { n: document.file.pages })}` : ''}`)}
      ${row('SHA-256', html`<code class="hash">${document.file.sha256}</code>`)}
    </dl>` : nothing}
    ${renderAttachments(document.attachments?.map((one) => ({ ...one, path: `/registry/documents/${document.nodeId}/attachments/${one.nodeId}/content` })))}`;
}

function voidReason(document) {
  const entry = (document.ledger ?? []).find((one) => one.kind === 'void');
  return entry?.reason ? html`<p>${t('common.reason')}: ${entry.reason}</p>` : nothing;
}

export function renderRelated(items) {
  if (!items) {
    return busy();
  }
  if (items.error) {
    return notice('bad', items.error.message);
  }
  if (!items.length) {
    return html`<p class="muted">${t('document.noRelated')}</p>`;
  }
  return html`<h2 class="minor">${t('document.sameNumber')}</h2><ul class="plain related">${items.map((one) => html`<li><a href=${href('document', [one.nodeId])}>${t('capture.arrival', { n: number(one.arrivalNumber), year: one.year })}</a> — ${one.number}, ${formatDate(one.issuedDate)}, ${one.issuerName}<br><span class="hint">${one.subject}</span></li>`)}</ul>`;
}

export function renderVersions(items, show) {
  if (!items) {
    return busy();
  }
  if (items.error) {
    return notice('bad', items.error.message);
  }
  if (!items.length) {
    return html`<p class="muted">${t('document.noVersions')}</p>`;
  }
  return html`<table class="plain-table" data-testid="versions"><thead><tr><th>${t('version.label')}</th><th>${t('version.what')}</th><th>${t('version.when')}</th><th class="num">${t('capture.size')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
    <tbody>${items.map((version) => html`<tr><td>${version.label}</td><td>${hasText('version.kind.' + version.kind) ? t('version.kind.' + version.kind) : version.comment}<br><small class="muted">${version.comment ?? ''}</small></td>
      <td>${formatDateTime(version.at)}<br><small class="muted">${version.byName ?? version.by}</small></td><td class="num">${formatSize(version.sizeBytes)}</td>
      <td><button type="button" class="text-button" @click=${() => show(version)}>${t('common.open')}</button></td></tr>`)}</tbody></table>`;
}

/** Values that are codes, in words. */
function coded(field, value) {
  const prefix = { state: 'flow.document.', step: 'flow.step.', response: 'response.' }[field];
  return prefix && hasText(prefix + value) ? t(prefix + value) : field === 'holder' && /^(unit|role):/.test(value ?? '') ? holderName({ pool: value }) : value;
}

function changeOf(entry) {
  if (!entry.field) {
    return entry.detail ?? '';
  }
  const label = hasText('field.' + entry.field) ? t('field.' + entry.field) : entry.field;
  const show = (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value ?? '') ? formatDate(value) : /^\d{4}-\d{2}-\d{2}T/.test(value ?? '') ? formatDateTime(value) : coded(entry.field, value) || t('history.nothing'));
  const before = entry.old === null || entry.old === undefined ? nothing : html`<del>${show(entry.old)}</del> → `;
  return html`${label}: ${before}<ins>${show(entry.new)}</ins>${entry.detail ? html`<br><small class="muted">${entry.detail}</small>` : nothing}`;
}

/** "registry.correct" in words. */
function actionName(action) {
  const key = 'history.' + String(action).split('.').pop();
  return hasText(key) ? t(key) : action;
}

export function renderHistory(items, document) {
  if (!items) {
    return busy();
  }
  if (items.error) {
    return notice('bad', items.error.message);
  }
  return html`
    <ol class="history" data-testid="history">${items.filter((entry) => !(entry.field === 'holder' && entry.old === entry.new)).map((entry) => html`<li><time>${formatDateTime(entry.at)}</time><div><strong>${actionName(entry.action)}</strong> · ${actorName(entry.byName ?? entry.by, entry.onBehalfOfName ?? entry.onBehalfOf)}<div>${changeOf(entry)}</div></div></li>`)}</ol>
    ${document.ledger?.length ? html`<h2 class="minor">${t('history.ledger')}</h2><p class="hint">${t('history.ledgerHint')}</p>
      <ol class="history" data-testid="ledger">${document.ledger.map((entry) => html`<li><time>${formatDateTime(entry.at)}</time><div><strong>${hasText('ledger.' + entry.kind) ? t('ledger.' + entry.kind) : entry.kind}</strong> · ${entry.byName ?? entry.by}${entry.number ? ` · ${t('capture.arrivalNumber')} ${number(entry.number)}` : ''}${entry.reason ? html`<div>${entry.reason}</div>` : nothing}<div><code class="hash" title=${entry.hash}>${entry.hash?.slice(0, 16)}…</code></div></div></li>`)}</ol>` : nothing}`;
}
