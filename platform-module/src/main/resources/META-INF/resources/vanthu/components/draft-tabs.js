import { html, nothing } from '../vendor/lit.js';
import { formatDate, formatDateTime, formatSize } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { holderName, outcomeName, stepName } from '../app/work.js';
import { icon } from './icons.js';
import { linkTarget } from './draft-form.js';
import { dueWords } from './outgoing-columns.js';
import { busy, notice } from './parts.js';

/** What stands on the tabs of a draft. Lists are null while they load, { error } when that failed. */

const STEPS = ['draft', 'review', 'formCheck', 'approve', 'sign', 'number', 'seal', 'issue'];
const BACK = ['return', 'back', 'returned', 'takenBack', 'changed', 'cancelled', 'voided'];
const isBack = (item) => BACK.includes(item.outcome);

const orFailure = (items, draw) => (!items ? busy() : items.error ? notice('bad', items.error.message) : draw(items));

/** Steps of the document for the picture: from its state and from what was done. */
export function stepsOf(document, flow) {
  const state = document.state === 'returned' ? 'draft' : document.state;
  const at = STEPS.indexOf(state);
  const items = Array.isArray(flow) ? flow : [];
  return STEPS.map((name, index) => {
    const ofStep = items.filter((item) => item.step === name);
    const open = ofStep.find((item) => !item.endedAt);
    const last = ofStep.at(-1);
    const now = index === at;
    const past = at < 0 ? document.state === 'issued' || Boolean(last) : index < at;
    const kind = now ? 'now' : past ? (last || name === 'draft' ? 'done' : items.length ? 'skipped' : 'done') : last && isBack(last) ? 'back' : 'later';
    return {
      name,
      title: t('flow.step.' + name),
      state: kind + (index === at + 1 && at >= 0 && kind === 'later' ? ' next' : ''),
      who: now ? (open ? holderName(open) : document.holder?.fullName ?? '') : last?.endedByName ?? (name === 'draft' ? document.drafterName : ''),
      at: now ? open?.startedAt ?? document.holder?.since : last?.endedAt,
    };
  });
}

/** Who has the document now, since when, until when. */
export function holderLine(document, flow) {
  const { holder } = document;
  const open = Array.isArray(flow) ? flow.filter((item) => !item.endedAt) : holder ? [{ step: holder.step, holder: holder.userName, holderName: holder.fullName, startedAt: holder.since, dueAt: holder.dueAt }] : [];
  return open.map((item) => html`<p class="holder" data-testid="holder">${icon('user')} ${t('draft.heldBy', { name: holderName(item), step: t('flow.step.' + item.step), time: formatDateTime(item.startedAt) })} ${dueWords(item)}</p>`);
}

/** What is known of a document that this person does not change. */
export function renderFacts(document) {
  const fields = { ...document, ...document.fields };
  const row = (label, value) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing);
  const stage = document.stage ?? {};
  return html`<dl class="facts" data-testid="information">
    ${row(t('field.number'), document.number ? html`<b class="big-number">${document.number}</b>` : '')}
    ${row(t('field.issuedDate'), formatDate(document.issuedDate))}
    ${row(t('document.documentId'), stage.documentId)}
    ${row(t('draft.field.submission'), fields.submission)}
    ${row(t('draft.field.typeCode'), document.typeName)}
    ${row(t('draft.field.subject'), document.subject)}
    ${row(t('field.urgency'), document.urgency > 0 ? t('urgency.' + document.urgency) : '')}
    ${row(t('draft.field.signer'), html`${[fields.competence, fields.signerPosition].filter(Boolean).join(' ')} ${document.signerName}`)}
    ${row(t('draft.field.recipients'), (document.recipients ?? []).map((one) => `${one.name} (${t('draft.purpose.' + one.purpose)})`).join('\n'))}
    ${row(t('draft.field.links'), document.links?.length ? html`${document.links.map((link, index) => html`${index ? html`<br>` : nothing}${t('draft.link.' + link.kind)} ${link.nodeId ? html`<a href=${linkTarget(link)}>${link.text}</a>` : link.text}`)}` : '')}
    ${row(t('draft.field.mode'), [t('draft.mode.' + (fields.mode || 'electronic')), fields.modeReason].filter(Boolean).join(': '))}
    ${row(t('draft.field.replyRequested'), fields.replyRequested ? [formatDate(fields.replyDue), fields.replyNote, document.replyClosed ? t('issued.replyClosed') : ''].filter(Boolean).join(' · ') : '')}
    ${row(t('draft.column.drafter'), [document.drafterName, document.unitName].filter(Boolean).join(' · '))}
    ${row(t('signing.signedAt'), formatDateTime(stage.signedAt))}
    ${row(t('issued.issuedAt'), formatDateTime(stage.issuedAt ?? document.issuedAt))}
    ${row(t('draft.field.wide'), fields.wide ? t('common.yes') : '')}
    ${row(t('draft.field.note'), fields.note)}
  </dl>`;
}

/** Who answers for content, form and approval, and of which version. */
function renderChecks(checks) {
  return checks?.length ? html`<section class="side-block"><h2>${t('draft.checks')}</h2><ul class="plain related" data-testid="checks">${checks.map((check) => html`<li>${icon(check.passed ? 'check' : 'close')} <b>${t('draft.check.' + check.kind)}</b>: ${t(check.passed ? 'draft.checkPassed' : 'draft.checkFailed')}, ${check.byName}${check.onBehalfOfName ? html` <span class="muted">${t('draft.onBehalfOf', { name: check.onBehalfOfName })}</span>` : nothing}
    <span class="muted">· ${formatDateTime(check.at)} · ${t('draft.versionN', { n: check.draftVersion })}${check.current ? '' : ` (${t('draft.notCurrent')})`}</span></li>`)}</ul></section>` : nothing;
}

const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);

/** The trail of opinions as a conversation, oldest first. */
export function renderOpinions(flow, checks) {
  return html`${renderTrail(flow)}${renderChecks(checks)}`;
}

function renderTrail(flow) {
  return orFailure(flow, (items) => (items.length ? html`<ol class="opinions" data-testid="opinions">${items.map((item) => {
    const back = isBack(item);
    const who = item.endedAt ? item.endedByName || item.endedBy : holderName(item);
    return html`<li class="opinion ${item.endedAt ? (back ? 'back' : 'ok') : 'now'}" data-testid="opinion">
      <header><strong>${who}</strong>${item.endedForName ? html`<span class="muted">${t('draft.onBehalfOf', { name: item.endedForName })}</span>` : nothing}
        <span>${item.endedAt ? outcomeWords(item) : t('draft.doing', { step: lower(t('flow.step.' + item.step)) })}</span><span class="grow"></span>
        <time>${formatDateTime(item.endedAt ?? item.startedAt)}</time></header>
      ${item.instruction ? html`<p class="muted">${t('draft.instruction')}: ${item.instruction}</p>` : nothing}
      ${item.comment ? html`<p>${item.comment}</p>` : nothing}
      ${item.endedAt ? nothing : dueWords(item)}</li>`;
  })}</ol>` : html`<p class="muted">${t('draft.noOpinions')}</p>`));
}

function outcomeWords(item) {
  const key = `draft.outcome.${isBack(item) ? item.outcome : item.step}`;
  return hasText(key) ? t(key) : outcomeName(item) || stepName(item);
}

/** Versions of the file, newest first. */
export function renderDraftVersions(items, { show, compare, shown }) {
  return orFailure(items, (versions) => (versions.length ? html`
    ${versions.length > 1 ? html`<p><button type="button" class="button" data-testid="compare" @click=${() => compare()}>${icon('split')} ${t('draft.compare')}</button></p>` : nothing}
    <div class="table-box"><table class="plain-table" data-testid="versions"><thead><tr><th>${t('version.label')}</th><th>${t('version.what')}</th><th>${t('version.when')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
      <tbody>${versions.map((version) => html`<tr aria-current=${version.id === shown ? 'true' : nothing}><td>${version.ordinal}</td><td>${version.name}<br><small class="muted">${[version.note, formatSize(version.sizeBytes)].filter(Boolean).join(' · ')}</small></td>
        <td>${formatDateTime(version.addedAt)}<br><small class="muted">${version.addedByName ?? version.addedBy}</small></td>
        <td class="row-actions"><button type="button" class="text-button" @click=${() => show(version)}>${t('common.open')}</button></td></tr>`)}</tbody></table></div>` : html`<p class="muted">${t('draft.noFile')}</p>`));
}

const FINDING_ICON = { error: 'close', warning: 'warn' };

/** What the form check found; the clerk decides. */
export function renderFindings(result, { show, again, here }) {
  return orFailure(result, ({ items = [], available }) => html`
    ${available === false ? notice('info', t('form.unavailable'), 'form-unavailable')
      : items.length ? notice(items.some((one) => one.severity === 'error') ? 'warn' : 'info', html`<strong>${t('form.found', { n: items.length })}</strong> ${t('form.decide')}`, 'form-found')
      : notice('ok', t('form.clean'), 'form-clean')}
    <ol class="findings" data-testid="findings">${items.map((one, index) => html`<li class="finding ${one.severity}" data-testid="finding" data-rule=${one.code}>
      ${icon(FINDING_ICON[one.severity] ?? 'info')}
      <div class="finding-text"><span class="sr-only">${t('form.severity.' + one.severity)}: </span>${one.message}
        <br><small class="muted">${one.page ? t('form.page', { n: one.page }) : t('form.whole')}</small></div>
      <span class="row-actions">${one.page ? html`<button type="button" class="text-button" aria-pressed=${String(here === index)} data-testid="show-finding" @click=${() => show(index)}>${t('form.show')}</button>` : nothing}</span></li>`)}</ol>
    <p><button type="button" class="text-button" @click=${again}>${icon('retry')} ${t('form.again')}</button></p>`);
}

/** Findings as marks on the pages. */
export const findingMarks = (findings) => (findings ?? []).map((one, index) => ({ ...one, index })).filter((one) => one.box).map((one) => ({
  id: one.index, page: one.page, left: one.box.x, top: one.box.y, width: one.box.width, height: one.box.height, kind: one.severity, label: one.message,
}));
