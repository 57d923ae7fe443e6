import './target-input.js';
import { html, nothing } from '../vendor/lit.js';
import { post } from '../app/api.js';
import { principals } from '../app/acting.js';
import { number, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { forgetText, rememberTargets, rememberText, usualTargets, usualTexts } from '../app/usual.js';
import { openDialog, openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { icon } from './icons.js';
import { field, notice } from './parts.js';

const CHUNK = 25;
const noDate = (date) => date === null;

const targetOf = (target) => ({ [target.kind]: target.code, ...(target.due ? { due: target.due } : {}) });

/** What the server takes of what was chosen. */
function requestOf(data) {
  const [lead] = data.lead;
  const { due, ...to } = targetOf(lead);
  return {
    lead: to,
    ...(due ? { leadDue: due } : {}),
    coordinators: data.coordinators.map(targetOf),
    informed: data.informed.map((one) => ({ [one.kind]: one.code })),
    text: data.text.normalize('NFC').trim(),
    ...(data.response === 'unknown' ? {} : { response: data.response }),
    ...(data.response === 'required' && data.replyDue ? { replyDue: data.replyDue } : {}),
    ...(data.taskAssigning ? { taskAssigning: true } : {}),
    ...handwritingOf(data, data.nodeId),
  };
}

/** The leader's handwritten direction: the scan of this document, or where it stands. */
export function handwritingOf(data, nodeId) {
  if (data.onScan) {
    return { handwriting: { nodeId } };
  }
  return data.reference.trim() ? { handwriting: { reference: data.reference.normalize('NFC').trim() } } : {};
}

export function handwritingFields(data, errors, change, { ids = 'x', scan = true, hint = t('direct.referenceHint') } = {}) {
  return html`
    ${scan ? html`<label class="check-line"><input type="checkbox" name="onScan" data-testid="onScan" .checked=${data.onScan} @change=${(event) => change('onScan', event.target.checked)}> ${t('direct.onScan')}</label>` : nothing}
    ${data.onScan ? nothing : field({ id: `${ids}-reference`, label: t('direct.reference'), error: errors.handwriting ?? errors.reference, hint, control: html`<input id="${ids}-reference" name="reference" maxlength="500" autocomplete="off" data-testid="reference" aria-describedby="${ids}-reference-note" .value=${data.reference} @input=${(event) => change('reference', event.target.value)}>` })}`;
}

/** A name that was typed but not chosen is no decision: says so instead of leaving somebody out. */
export function checkTyped() {
  const box = [...document.querySelectorAll('dialog[open] vt-targets')].find((one) => one.text.trim());
  if (box) {
    throw fieldError(box.testid, t('direct.pending', { text: box.text.trim() }));
  }
}

function check(data) {
  checkTyped();
  if (!data.lead.length) {
    throw fieldError('lead', t('direct.leadMissing'));
  }
  if (!data.text.trim()) {
    throw fieldError('text', t('direct.textMissing'));
  }
  if ([...data.lead, ...data.coordinators].some((one) => noDate(one.due))) {
    throw fieldError(data.lead.some((one) => noDate(one.due)) ? 'lead' : 'coordinators', t('date.wrong'));
  }
  if (data.response === 'required' && !data.replyDue) {
    throw fieldError('replyDue', t('direct.replyDueMissing'));
  }
}

/**
 * Directs (or, inside a unit, assigns) one document. `current()` gives the piece of work as it is now, so that after somebody else was quicker the second
 * try goes against what the person has been shown. Resolves with the answer, or undefined.
 */
export async function openDirect({ item, current = () => item, action = 'direct', title, conflict }) {
  const forWhom = await principals('direct');
  return openForm({
    ...formOf({ action, title: title ?? item.title, forWhom, unit: action === 'assign' ? item.unit : undefined, values: { onBehalfOf: item.principal ?? '', nodeId: item.nodeId } }),
    submit: async (data) => {
      check(data);
      try {
        const answer = await post(`/routing/items/${item.id}/${action}`, { ...requestOf(data), onBehalfOf: data.onBehalfOf || undefined, version: current().version });
        remember(data);
        return answer ?? true;
      } catch (error) {
        if (error.status === 409) {
          conflict?.();
        }
        throw error;
      }
    },
  });
}

/** Directs many documents with one word; tells for each how it went. Resolves with the answers, or undefined. */
export async function openBulkDirect(items) {
  const forWhom = await principals('direct');
  let progress = null;
  const answers = await openForm({
    ...formOf({ action: 'direct', title: t('direct.bulkTitle', { n: items.length }), forWhom, bulk: items.length, values: { onBehalfOf: items[0].principal ?? '', nodeId: null }, progress: () => progress }),
    submit: async (data) => {
      check(data);
      const results = [];
      for (let at = 0; at < items.length; at += CHUNK) {
        const part = items.slice(at, at + CHUNK);
        progress?.(at, items.length);
        results.push(...await sendPart(part, data));
      }
      remember(data);
      return { items: results };
    },
  });
  if (answers?.items) {
    await showResults(items, answers.items);
  }
  return answers;
}

/** One request per person acted for: who holds a document decides for whom it is directed, unless one was chosen. */
async function sendPart(part, data) {
  const groups = Map.groupBy ? Map.groupBy(part, (one) => one.principal ?? data.onBehalfOf ?? '') : groupBy(part, (one) => one.principal ?? data.onBehalfOf ?? '');
  const results = [];
  for (const [principal, group] of groups) {
    try {
      const answer = await post('/routing/direct', { items: group.map(({ id, version }) => ({ id, version })), ...requestOf(data), onBehalfOf: principal || undefined });
      results.push(...answer.items);
    } catch (error) {
      if (error.status === 400) {
        throw error;
      }
      results.push(...group.map(({ id }) => ({ id, ok: false, message: error.message })));
    }
  }
  return results;
}

function groupBy(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function remember(data) {
  rememberText(data.text);
  rememberTargets([...data.lead, ...data.coordinators, ...data.informed]);
}

function showResults(items, results) {
  const byId = new Map(items.map((item) => [String(item.id), item]));
  const failed = results.filter((one) => !one.ok);
  return openDialog({
    title: t('direct.resultTitle'),
    size: 'wide',
    testid: 'bulk-result',
    content: ({ close }) => html`<div class="dialog-body">
        ${notice(failed.length ? 'warn' : 'ok', failed.length ? t('direct.resultSome', { ok: results.length - failed.length, bad: failed.length }) : t('direct.resultAll', { n: results.length }), 'bulk-summary')}
        <ul class="plain bulk-results">${[...failed, ...results.filter((one) => one.ok)].map((one) => html`<li class=${one.ok ? 'ok' : 'bad'} data-testid="bulk-item">${icon(one.ok ? 'check' : 'warn')}
          <span><strong>${t(one.ok ? 'direct.itemOk' : 'direct.itemBad')}</strong> ${byId.get(String(one.id))?.label ?? ''} <small class="muted">${byId.get(String(one.id))?.title ?? ''}</small>${one.ok ? nothing : html`<br><span class="error-text">${one.message}</span>`}</span></li>`)}</ul>
      </div><div class="dialog-foot"><button type="button" class="button primary" autofocus @click=${() => close(true)}>${t('common.close')}</button></div>`,
  });
}

function formOf({ action, title, forWhom, unit, values, bulk = 0 }) {
  const recent = usualTargets();
  return {
    title: t(`direct.title.${action}`),
    intro: title,
    action: t(`direct.go.${action}`),
    size: 'wide',
    testid: 'direct-dialog',
    values: { lead: [], coordinators: [], informed: [], text: '', response: 'unknown', replyDue: '', reference: '', onScan: false, taskAssigning: false, ...values },
    fields: (data, errors, change) => {
      const targets = (name, options) => field({
        id: 'x-' + name,
        label: t('direct.' + name),
        required: options.required,
        error: errors[name],
        hint: options.hint,
        control: html`<vt-targets input-id="x-${name}" testid=${name} ?single=${options.single} ?with-due=${options.due} .unit=${unit} .recent=${recent} .value=${data[name]}
          .taken=${['lead', 'coordinators', 'informed'].filter((other) => other !== name).flatMap((other) => data[other])} @change=${(event) => change(name, event.detail)}></vt-targets>`,
      });
      const acts = Boolean(data.onBehalfOf) || session.has('clerk', 'delegate');
      return html`
        ${forWhom.length ? onBehalfField(forWhom, data, change) : nothing}
        ${targets('lead', { single: true, due: true, required: true })}
        ${targets('coordinators', { due: true })}
        ${targets('informed', {})}
        ${field({ id: 'x-text', label: t('direct.text'), required: true, error: errors.text, control: html`<textarea id="x-text" name="text" rows="3" maxlength="2000" data-testid="text" aria-describedby="x-text-note" .value=${data.text} @input=${(event) => change('text', event.target.value)}></textarea>` })}
        ${usualOnes(data, change)}
        <div class="two">
          <fieldset class="radios"><legend>${t('direct.response')}</legend>${['unknown', 'required', 'none'].map((one) => html`<label><input type="radio" name="response" value=${one} data-testid="response-${one}" .checked=${data.response === one} @change=${() => change('response', one)}> ${t('response.' + one)}</label>`)}</fieldset>
          ${data.response === 'required' ? field({ id: 'x-replyDue', label: t('direct.replyDue'), required: true, error: errors.replyDue, control: html`<vt-due input-id="x-replyDue" testid="replyDue" required label=${t('direct.replyDue')} .value=${data.replyDue} @change=${(event) => change('replyDue', event.detail)}></vt-due>` }) : nothing}
        </div>
        ${action === 'direct' ? html`<label class="check-line"><input type="checkbox" name="taskAssigning" data-testid="taskAssigning" .checked=${data.taskAssigning} @change=${(event) => change('taskAssigning', event.target.checked)}> <span>${t('direct.taskAssigning')}<br><span class="hint">${t('direct.taskAssigningHint')}</span></span></label>` : nothing}
        <details class="more" ?open=${acts}><summary>${t('direct.handwriting')}</summary>
          ${handwritingFields(data, errors, change, { scan: !bulk && Boolean(data.nodeId) })}
        </details>
        ${bulk ? html`<p class="hint">${t('direct.bulkHint', { n: number(bulk) })}</p>` : nothing}`;
    },
  };
}

/** For whom it is done: named in colour, because it is written into every trace. */
export function onBehalfField(forWhom, data, change) {
  return html`<div class="on-behalf ${data.onBehalfOf ? 'set' : ''}">${field({
    id: 'x-onBehalfOf',
    label: t('direct.onBehalfOf'),
    hint: data.onBehalfOf ? t('direct.onBehalfHint') : '',
    control: html`<select id="x-onBehalfOf" name="onBehalfOf" data-testid="onBehalfOf" aria-describedby="x-onBehalfOf-note" @change=${(event) => change('onBehalfOf', event.target.value)}>
      <option value="" ?selected=${!data.onBehalfOf}>${t('direct.myself')}</option>
      ${forWhom.map((one) => html`<option value=${one.userName} ?selected=${one.userName === data.onBehalfOf}>${t('direct.for', { name: one.fullName })}</option>`)}</select>`,
  })}</div>`;
}

function usualOnes(data, change) {
  const texts = usualTexts();
  return texts.length ? html`<ul class="usual" aria-label=${t('direct.usual')}>${texts.map((text) => html`<li>
      <button type="button" class="usual-text" data-testid="usual-text" title=${text} @click=${() => change('text', data.text.trim() ? `${data.text.trim()} ${text}` : text)}>${text}</button>
      <button type="button" class="icon-button" aria-label=${t('direct.forget', { text })} title=${t('direct.forget', { text })} @click=${() => {
        forgetText(text);
        change('text', data.text);
      }}>${icon('close')}</button></li>`)}</ul>` : nothing;
}
