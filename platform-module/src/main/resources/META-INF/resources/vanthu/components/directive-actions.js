import './date-input.js';
import './due-input.js';
import './suggest-input.js';
import './target-input.js';
import { html, nothing } from '../vendor/lit.js';
import { principals } from '../app/acting.js';
import { get, post } from '../app/api.js';
import { dayOf, executorName, executorOf, lineDue, targetOfLine } from '../app/directives.js';
import { formatDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note } from '../app/live.js';
import { session } from '../app/session.js';
import { usualTargets } from '../app/usual.js';
import { choiceField } from './choice.js';
import { checkTyped, onBehalfField } from './direct-dialog.js';
import { areaField, executorField, need } from './directive-form.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { actionId } from './routing-actions.js';
import { field, notice } from './parts.js';
import { CHANNELS } from './urge-dialog.js';

/** Windows for what may be done with a line of a directive. Each resolves with the answer of the server, or undefined. */

/**
 * What each step asks for, in this order: `to` a person or unit, `executor` an agency, `texts` (a "!" says that it must be there), `due`, `document` (an
 * issued document or its number; `dated`: and its day), `channel`. `scope` is what a person needs who takes it for somebody else.
 */
const STEPS = {
  accept: { texts: ['text'], scope: 'direct' },
  assign: { to: true, texts: ['text!'], scope: 'direct' },
  forward: { to: true, texts: ['text'], scope: 'forward' },
  'give-back': { texts: ['reason!'], scope: 'forward' },
  'take-back': { texts: ['reason!'], scope: 'forward' },
  wait: { texts: ['reason!'] },
  resume: {},
  return: { texts: ['reason!'], danger: true, scope: 'direct' },
  progress: { texts: ['text!'], document: true },
  difficulty: { texts: ['cause!', 'proposal!'], document: true },
  reply: { document: 'required', dated: true, texts: ['text'] },
  extension: { due: 'required', texts: ['reason!'], document: 'required' },
  request: { partner: true, texts: ['text!'], due: 'required' },
  message: { texts: ['text!'] },
  approve: { texts: ['text'], scope: 'direct' },
  reject: { texts: ['reason!'], scope: 'direct' },
  adjust: { content: true, due: 'returned', texts: ['reason!'], scope: 'direct' },
  reassign: { executor: true, due: 'current', texts: ['reason!'], scope: 'direct' },
  withdraw: { texts: ['reason!'], danger: true, scope: 'direct' },
  urge: { channel: true, texts: ['text!'], scope: 'urge' },
  direction: { texts: ['text!'], document: true, scope: 'direct' },
};

/** The first things to do, then the others; what is done seldom stands in a menu. */
export const LINE_ACTIONS = ['approve', 'reject', 'accept', 'assign', 'resume', 'reply', 'progress', 'request', 'extension', 'difficulty', 'forward', 'return', 'wait', 'give-back', 'urge', 'direction', 'adjust', 'reassign', 'withdraw', 'take-back'];
export const MAIN_ACTIONS = new Set(['approve', 'accept', 'assign', 'resume', 'reply']);
export const RARE_ACTIONS = new Set(['give-back', 'take-back', 'wait', 'withdraw', 'adjust']);
export const KEYS = { approve: 'a', accept: 'a', reject: 'x', assign: 'd', reply: 't', progress: 'p', request: 'y', extension: 'h', difficulty: 'k', forward: 'f', return: 'r', resume: 'w', urge: 'u', direction: 'e', reassign: 'l' };

/** What the server permits now, in our words. */
export const actionsOf = (line) => (line.actions ?? []).map(actionId);

/** Issued documents of the agency that fit what was typed. */
async function suggestIssued(text) {
  const { items } = await get('/outgoing/register', { agency: session.agencyCode, q: text, state: 'issued', limit: 8 });
  return items.map((row) => ({ text: row.number ?? row.subject, hint: `${formatDate(row.issuedDate)} · ${row.subject}`, row }));
}

/** An issued document, chosen or named by its number: `data.documentNumber`, `data.documentNodeId`. */
export function documentField(data, errors, change, { label, required, hint }) {
  return field({
    id: 'x-documentNumber',
    label,
    required,
    hint,
    error: errors.documentNumber ?? errors.documentNodeId ?? errors.document,
    control: html`<vt-suggest input-id="x-documentNumber" name="documentNumber" testid="documentNumber" .value=${data.documentNumber} .source=${suggestIssued} @change=${(event) => {
      data.documentNodeId = event.detail.item?.row.nodeId ?? '';
      change('documentNumber', event.detail.value);
    }}></vt-suggest>`,
  });
}

const dueField = (data, errors, change, { label, required }) => field({
  id: 'x-dueOn',
  label,
  required,
  error: errors.dueOn,
  control: html`<vt-due input-id="x-dueOn" testid="dueOn" ?required=${required} label=${label} .value=${data.dueOn} @change=${(event) => change('dueOn', event.detail)}></vt-due>`,
});

const toField = (data, errors, change) => field({
  id: 'x-to',
  label: t('line.to'),
  required: true,
  error: errors.to,
  control: html`<vt-targets input-id="x-to" testid="to" single .recent=${usualTargets()} .value=${data.to} @change=${(event) => change('to', event.detail)}></vt-targets>`,
});

const documentOf = (data) => ({ ...(data.documentNodeId ? { documentNodeId: data.documentNodeId } : {}), ...(data.documentNumber?.trim() ? { documentNumber: data.documentNumber.trim() } : {}) });

/** Sends with the version that was seen; when somebody was quicker, the page behind shows it before the message does. */
async function send(path, body, version, conflict) {
  try {
    return await post(path, { ...body, version }) ?? true;
  } catch (error) {
    if (error.status === 409) {
      await conflict?.();
    }
    throw error;
  }
}

const introOf = (name, line) => html`<strong>${executorName(line)}</strong> · ${lineDue(line).title || lineDue(line).text}<br>${t(`line.act.${name}.intro`)}`;

/**
 * Takes a step with a line, and the same with the `others`. `current()` gives it as it is now; `conflict()` is told when somebody else was quicker.
 */
export async function openLineStep({ name, line, others = [], current = () => line, conflict }) {
  const step = { ...STEPS[name] };
  if (step.due === 'returned') {
    // a deadline that runs changes by an extension only
    step.due = line.state === 'returned' ? 'current' : undefined;
  }
  const forWhom = step.scope ? (await principals(step.scope)).filter((one) => one.userName !== session.user.id) : [];
  const texts = (step.texts ?? []).map((text) => ({ name: text.replace('!', ''), required: text.endsWith('!') }));
  const partners = (line.siblings ?? []).filter((one) => one.id !== line.id);
  return openForm({
    title: t(`line.act.${name}`),
    intro: others.length ? t('line.many', { n: others.length + 1 }) : introOf(name, line),
    action: t(`line.act.${name}.go`),
    danger: step.danger,
    size: step.to || step.executor || step.content ? 'wide' : 'normal',
    testid: `${name}-dialog`,
    values: {
      to: [], executor: [], line: partners[0]?.id ?? '', text: name === 'urge' ? t('urge.words') : '', reason: '', cause: '', proposal: '', content: line.content ?? '', documentNumber: '', documentNodeId: '', documentDate: '', channel: 'desk',
      dueOn: step.due === 'current' ? dayOf(line.dueAt) : '', onBehalfOf: line.principal ?? line.work?.principal ?? '',
    },
    fields: (data, errors, change) => html`
      ${forWhom.length ? onBehalfField(forWhom, data, change) : nothing}
      ${step.to ? toField(data, errors, change) : nothing}
      ${step.content ? areaField('content', data, errors, change, { label: t('directive.content'), required: true }) : nothing}
      ${step.executor ? executorField('executor', data, errors, change, { label: t('line.newExecutor'), single: true, required: true, taken: [targetOfLine(line)] }) : nothing}
      ${step.partner ? choiceField({ name: 'line', label: t('line.partner'), value: data.line, error: errors.line, required: true, change, options: partners.map((one) => [one.id, executorName(one)]) }) : nothing}
      ${step.channel ? choiceField({ name: 'channel', label: t('urge.channel'), value: data.channel, error: errors.channel, change, hint: t('urge.channelHint'), options: CHANNELS.map((one) => [one, t('urge.channel.' + one)]) }) : nothing}
      ${texts.map((text, index) => areaField(text.name, data, errors, change, { label: t(`line.act.${name}.${text.name}`), required: text.required, autofocus: index === 0 && !step.to && !step.executor && !step.content && !step.partner }))}
      ${step.due ? dueField(data, errors, change, { label: t(step.due === 'current' ? 'line.dueNew' : 'line.dueWanted'), required: step.due === 'required' }) : nothing}
      ${step.dated ? field({ id: 'x-documentDate', label: t('line.documentDate'), required: true, error: errors.documentDate, control: html`<vt-date input-id="x-documentDate" name="documentDate" testid="documentDate" .value=${data.documentDate} @change=${(event) => change('documentDate', event.detail)}></vt-date>` }) : nothing}
      ${step.document ? documentField(data, errors, change, { label: t('line.document.' + (step.document === 'required' ? 'issued' : 'any')), required: step.document === 'required', hint: t('line.documentHint') }) : nothing}`,
    submit: async (data) => {
      checkTyped();
      need(data, [...(step.to ? ['to'] : []), ...(step.content ? ['content'] : []), ...(step.executor ? ['executor'] : []), ...(step.partner ? ['line'] : []), ...texts.filter((text) => text.required).map((text) => text.name), ...(step.due === 'required' ? ['dueOn'] : []), ...(step.document === 'required' ? ['documentNumber'] : []), ...(step.dated ? ['documentDate'] : [])]);
      if (data.dueOn === null) {
        throw fieldError('dueOn', t('date.wrong'));
      }
      const body = {
        ...Object.fromEntries(texts.filter((text) => data[text.name].trim()).map((text) => [text.name, data[text.name].normalize('NFC').trim()])),
        ...(step.to ? { to: toOf(data.to[0]) } : {}),
        ...(step.content ? { text: data.content.normalize('NFC').trim() } : {}),
        ...(step.executor ? executorOf(data.executor[0]) : {}),
        ...(step.partner ? { line: data.line } : {}),
        ...(step.channel ? { channel: data.channel } : {}),
        ...(data.dueOn && (step.due !== 'current' || data.dueOn !== dayOf(line.dueAt)) ? { dueOn: data.dueOn } : {}),
        ...documentOf(data),
        ...(step.dated ? { documentDate: data.documentDate } : {}),
        ...(data.onBehalfOf ? { onBehalfOf: data.onBehalfOf } : {}),
      };
      const answer = await send(`/directive/lines/${line.id}/${name}`, body, current().version, conflict);
      for (const other of others) {
        await send(`/directive/lines/${other.id}/${name}`, body, other.version).catch((error) => note(`${executorName(other)}: ${error.message}`, 'bad'));
      }
      return answer;
    },
  });
}

const toOf = (target) => (target.kind === 'person' ? { user: target.code } : { unit: target.code });

/** A step that asks for nothing more. */
export const takeLineStep = (name, line, conflict) => send(`/directive/lines/${line.id}/${name}`, line.principal ? { onBehalfOf: line.principal } : {}, line.version, conflict);

/** Whether the step needs no window; a reply is drafted here, unless whoever must do it issues documents elsewhere. */
export const asksNothing = (name, line) => name === 'resume' || (name === 'reply' && Boolean(line.executor) && session.reads);

/** The longer time that nobody has decided about yet. */
export const openExtensionOf = (line) => (line.extensionList ?? []).find((one) => one.state === 'asked' || one.state === 'late');

/**
 * The giver decides about a longer time: granted with the document that grants it, the deadline exactly as it says. What was asked too late is granted by
 * a leader only, who says why.
 */
export function openExtensionDecision({ extension, line, conflict }) {
  const grants = actionsOf(line).includes('grant-extension');
  const others = (line.siblings ?? []).filter((one) => one.id !== line.id && one.dueAt && one.state !== 'completed' && one.state !== 'withdrawn');
  return openForm({
    title: t('extension.decide'),
    intro: html`<strong>${executorName(line)}</strong><br>${t('extension.asked', { now: formatDate(extension.dueBefore ?? line.dueAt), wanted: formatDate(extension.askedDue ?? extension.dueOn), number: extension.requestNumber ?? '' })}<br>${extension.reason ?? ''}${extension.late ? html`<br>${notice('warn', t(grants ? 'extension.lateGrant' : 'extension.lateRefuse'), 'extension-late')}` : nothing}`,
    action: t('extension.decideGo'),
    testid: 'extension-dialog',
    values: { grant: grants && !extension.late, dueOn: extension.askedDue ?? extension.dueOn ?? '', documentNumber: '', documentNodeId: '', note: '', shift: [] },
    fields: (data, errors, change) => html`
      <fieldset class="radios"><legend>${t('extension.decision')}</legend>${(grants ? [true, false] : [false]).map((grant) => html`<label><input type="radio" name="grant" value=${grant} data-testid=${grant ? 'grant' : 'refuse'} ?autofocus=${data.grant === grant} .checked=${data.grant === grant} @change=${() => change('grant', grant)}> ${t(grant ? 'extension.grant' : 'extension.refuse')}</label>`)}</fieldset>
      ${data.grant ? html`${field({ id: 'x-dueOn', label: t('extension.newDue'), required: true, hint: t('extension.newDueHint'), error: errors.dueOn, control: html`<vt-date input-id="x-dueOn" name="dueOn" testid="dueOn" .value=${data.dueOn} @change=${(event) => change('dueOn', event.detail)}></vt-date>` })}
        ${documentField(data, errors, change, { label: t('extension.document'), required: true, hint: t('line.documentHint') })}
        ${others.length ? html`<fieldset class="radios column"><legend>${t('extension.shift')}</legend>${others.map((one) => html`<label><input type="checkbox" name="shift" value=${one.id} data-testid="shift-${one.id}" .checked=${data.shift.includes(one.id)} @change=${(event) => change('shift', event.target.checked ? [...data.shift, one.id] : data.shift.filter((id) => id !== one.id))}> <span>${executorName(one)} <small class="muted">${lineDue(one).title}</small></span></label>`)}<span class="hint">${t('extension.shiftHint')}</span></fieldset>` : nothing}` : nothing}
      ${areaField('note', data, errors, change, { label: t(!data.grant ? 'extension.reason' : extension.late ? 'extension.lateReason' : 'extension.note'), required: !data.grant || extension.late, rows: 2 })}`,
    submit: (data) => {
      need(data, [...(data.grant ? ['dueOn', 'documentNumber'] : []), ...(!data.grant || extension.late ? ['note'] : [])]);
      return send(`/directive/extensions/${extension.id}/decision`, { grant: data.grant, note: data.note.trim(), ...(data.grant ? { dueOn: data.dueOn, shift: data.shift, ...documentOf(data) } : {}) }, line.version, conflict);
    },
  });
}

/** What is done with a coordination request: answer, refuse (in writing, with reasons), withdraw. */
export function openRequestStep({ name, request, conflict }) {
  const shift = request.kind === 'shift';
  const written = name === 'refuse' && !shift;
  const words = name === 'refuse' || (name === 'answer' && !shift);
  return openForm({
    title: t('request.' + name),
    intro: html`<strong>${request.toName}</strong><br>${shift ? t('request.shift', { date: formatDate(request.shiftDue) }) : nothing} ${request.text}${shift ? nothing : html`<br>${t(`request.${name}.intro`)}`}`,
    action: t(`request.${name}.go`),
    danger: name !== 'answer',
    testid: `request-${name}-dialog`,
    values: { text: '', documentNumber: '', documentNodeId: '' },
    fields: (data, errors, change) => html`
      ${areaField('text', data, errors, change, { label: t(name === 'answer' ? 'request.answerText' : 'common.reason'), required: words, autofocus: true })}
      ${name === 'withdraw' || shift ? nothing : documentField(data, errors, change, { label: t(written ? 'request.refusal' : 'line.document.any'), required: written, hint: t('line.documentHint') })}`,
    submit: (data) => {
      need(data, [...(words ? ['text'] : []), ...(written ? ['documentNumber'] : [])]);
      return send(`/directive/requests/${request.id}/${name}`, { text: data.text.normalize('NFC').trim(), ...documentOf(data) }, request.version, conflict);
    },
  });
}
