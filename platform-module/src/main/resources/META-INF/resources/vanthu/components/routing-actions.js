import './due-input.js';
import './target-input.js';
import { html, nothing } from '../vendor/lit.js';
import { post } from '../app/api.js';
import { principals } from '../app/acting.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { usualTargets } from '../app/usual.js';
import { openForm } from './dialog.js';
import { checkTyped, handwritingFields, handwritingOf, onBehalfField, openDirect } from './direct-dialog.js';
import { fieldError, openCorrection } from './document-dialogs.js';
import { openPdf } from './pdf-dialog.js';
import { field } from './parts.js';

/** Small windows for what the holder of a document may do with it. Each resolves with the answer, or undefined. */

/** What each asks for: `text` names the member of the request, `to` asks for a person or unit, `scope` is what a delegate needs. */
const ITEM_ACTIONS = {
  forward: { to: true, text: 'comment', scope: 'forward' },
  return: { text: 'reason', required: true, scope: 'forward' },
  'take-back': { text: 'reason', required: true, scope: 'forward' },
  wait: { text: 'reason', required: true },
  resume: {},
  file: { text: 'comment' },
  decline: { text: 'reason', required: true },
  'answered-earlier': { number: true, text: 'comment' },
  progress: { text: 'text', required: true },
  opinion: { text: 'text', required: true },
  done: { text: 'comment' },
  take: { own: true },
};

const DOCUMENT_ACTIONS = { correct: true, follow: true, reroute: true, reopen: true, classify: true, deadline: true };

/** "takeBack" and "take-back" are one. */
export const actionId = (name) => String(name).replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());

export const isItemAction = (name) => name in ITEM_ACTIONS || name === 'direct' || name === 'assign' || name === 'process';

const area = (name, data, errors, change, { label, required, hint, autofocus }) => field({
  id: 'x-' + name,
  label,
  required,
  hint,
  error: errors[name],
  control: html`<textarea id="x-${name}" name=${name} rows="3" maxlength="2000" data-testid=${name} aria-describedby="x-${name}-note" ?autofocus=${autofocus} .value=${data[name] ?? ''} @input=${(event) => change(name, event.target.value)}></textarea>`,
});

const line = (name, data, errors, change, { label, required, hint }) => field({
  id: 'x-' + name,
  label,
  required,
  hint,
  error: errors[name],
  control: html`<input id="x-${name}" name=${name} maxlength="500" autocomplete="off" data-testid=${name} aria-describedby="x-${name}-note" .value=${data[name] ?? ''} @input=${(event) => change(name, event.target.value)}>`,
});

const targetField = (name, data, errors, change, { label, unit, required = true }) => field({
  id: 'x-' + name,
  label,
  required,
  error: errors[name],
  control: html`<vt-targets input-id="x-${name}" testid=${name} single .unit=${unit} .recent=${usualTargets()} .value=${data[name]} @change=${(event) => change(name, event.detail)}></vt-targets>`,
});

const toOf = (chosen) => ({ [chosen[0].kind]: chosen[0].code });

const reasonHint = (name, part) => t(`act.${name}.${part}`);

/** Acts on a piece of work that this person holds. `current()` gives it as it is now; `conflict()` is told when somebody else was quicker. */
export async function openItemAction({ name, item, current = () => item, conflict }) {
  if (name === 'direct' || name === 'assign') {
    return openDirect({ item, current, action: name, conflict });
  }
  if (name === 'process') {
    return openProcessing({ item, current, conflict });
  }
  const action = ITEM_ACTIONS[name];
  const forWhom = action.scope ? await principals(action.scope) : [];
  const send = (body) => sendAction(name, item, { ...body, version: current().version }, conflict);
  if (name === 'take') {
    return send({});
  }
  return openForm({
    title: t(`act.${name}`),
    intro: html`<strong>${item.label ?? ''}</strong> ${item.title ?? ''}<br>${t(`act.${name}.intro`)}`,
    action: t(`act.${name}.go`),
    testid: `${name}-dialog`,
    danger: name === 'decline',
    values: { to: [], [action.text]: '', number: '', onBehalfOf: item.principal ?? '' },
    fields: (data, errors, change) => html`
      ${forWhom.length ? onBehalfField(forWhom, data, change) : nothing}
      ${action.to ? targetField('to', data, errors, change, { label: t('act.to') }) : nothing}
      ${action.number ? line('number', data, errors, change, { label: t('act.answeringNumber'), required: true, hint: t('act.answeringNumberHint') }) : nothing}
      ${action.text ? area(action.text, data, errors, change, { label: reasonHint(name, 'label'), required: action.required }) : nothing}`,
    submit: (data) => {
      checkTyped();
      if (action.to && !data.to.length) {
        throw fieldError('to', t('act.toMissing'));
      }
      if (action.number && !data.number.trim()) {
        throw fieldError('number', t('act.answeringNumberMissing'));
      }
      if (action.required && !data[action.text].trim()) {
        throw fieldError(action.text, t(action.text === 'reason' ? 'error.reasonMissing' : 'act.textMissing'));
      }
      return send({
        ...(action.to ? { to: toOf(data.to) } : {}),
        ...(action.number ? { number: data.number.trim() } : {}),
        ...(action.text ? { [action.text]: data[action.text].normalize('NFC').trim() } : {}),
        ...(data.onBehalfOf ? { onBehalfOf: data.onBehalfOf } : {}),
      });
    },
  });
}

async function sendAction(name, item, body, conflict) {
  const path = name === 'take' ? `/work/items/${item.id}/take` : `/routing/items/${item.id}/${name}`;
  try {
    return await post(path, { ...(item.principal ? { onBehalfOf: item.principal } : {}), ...body }) ?? true;
  } catch (error) {
    if (error.status === 409) {
      conflict?.();
    }
    throw error;
  }
}

/** "Lập phiếu XLVB": why it is not handled, what it waits for, or which document answered it before. */
function openProcessing({ item, current, conflict }) {
  const allowed = (item.actions ?? []).map(actionId);
  const kinds = ['decline', 'wait', 'answered-earlier'].filter((kind) => allowed.includes(kind));
  return openForm({
    title: t('act.process'),
    intro: html`<strong>${item.label ?? ''}</strong> ${item.title ?? ''}`,
    action: t('act.process.go'),
    testid: 'process-dialog',
    values: { kind: kinds[0], reason: '', number: '', comment: '' },
    fields: (data, errors, change) => html`
      <fieldset class="radios column"><legend>${t('act.process.what')}</legend>${kinds.map((kind, index) => html`<label><input type="radio" name="kind" value=${kind} data-testid="kind-${kind}" ?autofocus=${index === 0} .checked=${data.kind === kind} @change=${() => change('kind', kind)}> <span>${t(`act.process.${kind}`)}<br><small class="muted">${t(`act.${kind}.intro`)}</small></span></label>`)}</fieldset>
      ${data.kind === 'answered-earlier'
        ? html`${line('number', data, errors, change, { label: t('act.answeringNumber'), required: true, hint: t('act.answeringNumberHint') })}${area('comment', data, errors, change, { label: t('act.answered-earlier.label') })}`
        : area('reason', data, errors, change, { label: t(`act.${data.kind}.label`), required: true })}`,
    submit: (data) => {
      if (data.kind === 'answered-earlier') {
        if (!data.number.trim()) {
          throw fieldError('number', t('act.answeringNumberMissing'));
        }
        return sendAction(data.kind, item, { number: data.number.trim(), comment: data.comment.trim(), version: current().version }, conflict);
      }
      if (!data.reason.trim()) {
        throw fieldError('reason', t('error.reasonMissing'));
      }
      return sendAction(data.kind, item, { reason: data.reason.normalize('NFC').trim(), version: current().version }, conflict);
    },
  });
}

/** Acts on the document as a whole: the general office puts right, the clerk changes a deadline on a leader's word. */
export async function openDocumentAction({ name, nodeId, routing, items, current = () => routing, conflict }) {
  if (name === 'correct') {
    return openCorrection(nodeId, { handler: true, principal: principalOf(routing) });
  }
  const forms = { follow: followForm, reroute: rerouteForm, reopen: reopenForm, classify: classifyForm, deadline: deadlineForm };
  const form = forms[name]({ nodeId, routing, items });
  const forWhom = await principals(form.scope ?? 'direct');
  return openForm({
    title: t(`act.${name}`),
    intro: t(`act.${name}.intro`),
    action: t(`act.${name}.go`),
    testid: `${name}-dialog`,
    values: { ...form.values, onBehalfOf: form.scope ? principalOf(routing) ?? '' : forWhom.some((one) => one.userName === routing.director) ? routing.director : '' },
    fields: (data, errors, change) => html`${forWhom.length ? onBehalfField(forWhom, data, change) : nothing}${form.fields(data, errors, change)}`,
    submit: async (data) => {
      try {
        return await post(`/routing/documents/${nodeId}/${name}`, { version: current().version, ...form.request(data), ...(data.onBehalfOf ? { onBehalfOf: data.onBehalfOf } : {}) }) ?? true;
      } catch (error) {
        if (error.status === 409) {
          conflict?.();
        }
        throw error;
      }
    },
  });
}

export const isDocumentAction = (name) => name in DOCUMENT_ACTIONS;

function itemChoice(items, data, change) {
  return items.length > 1 ? field({
    id: 'x-item',
    label: t('act.whichItem'),
    control: html`<select id="x-item" name="item" data-testid="item" aria-describedby="x-item-note" @change=${(event) => change('item', event.target.value)}>${items.map((one) => html`<option value=${one.id} ?selected=${String(one.id) === String(data.item)}>${one.said}</option>`)}</select>`,
  }) : items.length ? html`<p class="hint">${items[0].said}</p>` : nothing;
}

/** For whom this person would act on the work of the lead, if for anybody. */
const principalOf = (routing) => routing.items?.find((item) => item.part === 'lead')?.principal ?? null;

function followForm({ routing }) {
  const known = routing.followUp ?? { area: '', on: null, note: '', version: 0 };
  return {
    scope: 'forward',
    values: { area: known.area, on: known.on ?? '', note: known.note },
    fields: (data, errors, change) => html`
      ${line('area', data, errors, change, { label: t('follow.area'), hint: t('follow.areaHint') })}
      ${field({ id: 'x-on', label: t('follow.on'), error: errors.on, control: html`<vt-due input-id="x-on" testid="on" label=${t('follow.on')} .value=${data.on} @change=${(event) => change('on', event.detail)}></vt-due>` })}
      ${area('note', data, errors, change, { label: t('follow.note') })}`,
    request: (data) => ({ area: data.area.normalize('NFC').trim(), on: data.on || null, note: data.note.normalize('NFC').trim(), version: known.version }),
  };
}

function rerouteForm({ items }) {
  return {
    values: { item: items[0]?.id, to: [], reason: '' },
    fields: (data, errors, change) => html`${itemChoice(items, data, change)}${targetField('to', data, errors, change, { label: t('act.to') })}${area('reason', data, errors, change, { label: t('common.reason'), required: true })}`,
    request: (data) => {
      checkTyped();
      if (!data.to.length) {
        throw fieldError('to', t('act.toMissing'));
      }
      needReason(data);
      return { item: data.item, to: toOf(data.to), reason: data.reason.trim() };
    },
  };
}

function reopenForm({ nodeId }) {
  return {
    values: { reason: '', reference: '', onScan: false },
    fields: (data, errors, change) => html`${area('reason', data, errors, change, { label: t('common.reason'), required: true })}${onLeadersWord(data, errors, change)}`,
    request: (data) => {
      needReason(data);
      return { reason: data.reason.trim(), ...handwritingOf(data, nodeId) };
    },
  };
}

/** The clerk changes nothing of this without the leader's written word; others may leave it empty. */
const onLeadersWord = (data, errors, change) => (session.has('clerk') ? handwritingFields(data, errors, change, { hint: t('act.wordNeeded') }) : nothing);

function classifyForm({ routing, nodeId }) {
  return {
    values: { response: routing.response === 'unknown' ? 'required' : routing.response ?? 'required', replyDue: routing.replyDue ?? '', reference: '', onScan: false },
    fields: (data, errors, change) => html`
      <fieldset class="radios column"><legend>${t('direct.response')}</legend>${['required', 'none'].map((one) => html`<label><input type="radio" name="response" value=${one} data-testid="response-${one}" .checked=${data.response === one} @change=${() => change('response', one)}> <span>${t('response.' + one)}<br><small class="muted">${t(`response.${one}Hint`)}</small></span></label>`)}</fieldset>
      ${data.response === 'required' ? field({ id: 'x-replyDue', label: t('direct.replyDue'), required: true, error: errors.replyDue, control: html`<vt-due input-id="x-replyDue" testid="replyDue" required label=${t('direct.replyDue')} .value=${data.replyDue} @change=${(event) => change('replyDue', event.detail)}></vt-due>` }) : nothing}
      ${onLeadersWord(data, errors, change)}`,
    request: (data) => {
      if (data.response === 'required' && !data.replyDue) {
        throw fieldError('replyDue', t('direct.replyDueMissing'));
      }
      return { response: data.response, ...(data.response === 'required' ? { replyDue: data.replyDue } : {}), ...handwritingOf(data, nodeId) };
    },
  };
}

function deadlineForm({ nodeId, items }) {
  return {
    values: { item: items[0]?.id, due: '', reason: '', reference: '', onScan: false },
    fields: (data, errors, change) => html`${itemChoice(items, data, change)}
      ${field({ id: 'x-due', label: t('act.newDue'), required: true, error: errors.due, control: html`<vt-due input-id="x-due" testid="due" required label=${t('act.newDue')} .value=${data.due} @change=${(event) => change('due', event.detail)}></vt-due>` })}
      ${area('reason', data, errors, change, { label: t('common.reason'), required: true })}
      ${onLeadersWord(data, errors, change)}`,
    request: (data) => {
      if (!data.due) {
        throw fieldError('due', t('act.newDueMissing'));
      }
      needReason(data);
      return {
        item: data.item,
        due: data.due,
        reason: data.reason.trim(),
        ...handwritingOf(data, nodeId),
      };
    },
  };
}

function needReason(data) {
  if (!data.reason.trim()) {
    throw fieldError('reason', t('error.reasonMissing'));
  }
}

/** The printed form "Phiếu giải quyết văn bản đến". */
export const openSlip = (nodeId) => openPdf({ title: t('act.slip.title'), path: `/routing/documents/${nodeId}/slip`, fileName: 'phieu-giai-quyet-van-ban-den.pdf' });
