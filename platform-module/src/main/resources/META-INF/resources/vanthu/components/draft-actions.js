import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, upload } from '../app/api.js';
import { today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { choiceField, textField, tickField } from './choice.js';
import { askReason, openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { MODES, PURPOSES } from './draft-form.js';
import { icon } from './icons.js';
import { field, notice } from './parts.js';
import { openSigning } from './signing-dialog.js';

/** What can be done with a document of our own, in the order of the buttons; the server says what this person may do now. */
export const ACTIONS = ['takeBack', 'cancel', 'void', 'return', 'parameters', 'closeReply', 'copy', 'received', 'submit', 'review', 'checkForm', 'approve', 'sign', 'number', 'seal', 'issue'];
/** Those that bring the document forward. */
export const PRIMARY = new Set(['submit', 'review', 'checkForm', 'approve', 'sign', 'number', 'seal', 'issue']);

const PATHS = { takeBack: 'take-back', checkForm: 'check-form', closeReply: 'close-reply' };

/** Takes a step with the version that was seen; when somebody was faster, the page behind shows it before the message does. */
async function send(draft, name, body) {
  try {
    return await post(`/outgoing/documents/${draft.nodeId}/${PATHS[name] ?? name}`, { version: draft.version, ...body });
  } catch (error) {
    if (error.status === 409) {
      await draft.changed?.();
    }
    const wrong = error.byField?.() ?? {};
    if (Object.keys(wrong).some((field) => !(field in body))) {
      // Something on the form behind the window: told here, and marked there.
      draft.wrong?.(wrong);
      throw Object.assign(new Error(Object.values(wrong).join(' ')), { status: error.status });
    }
    throw error;
  }
}

const area = ({ name, label, value, error, change, required, rows = 3, hint }) => field({
  id: 'a-' + name, label, required, error, hint,
  control: html`<textarea id="a-${name}" name=${name} rows=${rows} maxlength="2000" data-testid=${name} aria-describedby="a-${name}-note" .value=${value} @input=${(event) => change(name, event.target.value)}></textarea>`,
});

/** For whom the step is taken, where the person may act for somebody. */
function behalf(draft, data, change) {
  const others = (draft.actAs ?? []).filter((one) => one.userName !== session.user.id);
  return others.length ? choiceField({ ids: 'a', name: 'onBehalfOf', label: t('draft.actFor'), value: data.onBehalfOf, options: [['', t('draft.actForMe')], ...others.map((one) => [one.userName, one.fullName])], change }) : nothing;
}

/** Who must be named where the step is taken only on behalf. */
const firstBehalf = (draft) => {
  const others = draft.actAs ?? [];
  return others.length && !others.some((one) => one.userName === session.user.id) && draft.holder?.userName !== session.user.id ? others[0].userName : '';
};

function takeStep(name, draft, { required = false, more, values = {} } = {}) {
  return openForm({
    title: t(`draft.dialog.${name}`),
    intro: t(`draft.dialog.${name}.intro`),
    action: t('draft.action.' + name),
    testid: `${name}-dialog`,
    values: { comment: '', onBehalfOf: firstBehalf(draft), ...values },
    fields: (data, errors, change) => html`${behalf(draft, data, change)}${more?.(data, errors, change) ?? nothing}
      ${area({ name: 'comment', label: t(required ? 'draft.reason' : 'draft.comment'), value: data.comment, error: errors.comment, change, required })}`,
    submit: (data) => {
      if (required && !data.comment.trim()) {
        throw fieldError('comment', t('error.reasonMissing'));
      }
      const { comment, onBehalfOf, ...others } = data;
      return send(draft, name, { ...others, comment: comment.trim(), ...(onBehalfOf ? { onBehalfOf } : {}) });
    },
  });
}

function openReturn(draft) {
  return takeStep('return', draft, {
    required: true,
    values: { to: 'drafter' },
    more: (data, errors, change) => (['review', 'formCheck'].includes(draft.state) ? nothing : html`<fieldset class="radios"><legend>${t('draft.returnTo')}</legend>${['drafter', 'previous'].map((to) => html`<label><input type="radio" name="to" value=${to} data-testid="to-${to}" .checked=${data.to === to} @change=${() => change('to', to)}> ${t('draft.returnTo.' + to)}</label>`)}</fieldset>`),
  });
}

/** The leader approves and decides whether paper goes out as well. */
const openApprove = (draft) => takeStep('approve', draft, {
  values: { mode: draft.mode ?? 'electronic', modeReason: draft.fields?.modeReason ?? '' },
  more: (data, errors, change) => html`
    ${choiceField({ ids: 'a', name: 'mode', label: t('draft.field.mode'), value: data.mode, options: MODES.map((mode) => [mode, t('draft.mode.' + mode)]), error: errors.mode, change })}
    ${data.mode === 'electronic' ? nothing : textField({ ids: 'a', name: 'modeReason', label: t('draft.field.modeReason'), value: data.modeReason, error: errors.modeReason, change, length: 500, hint: t('draft.modeHint') })}`,
});

async function openNumber(draft) {
  const answer = await openForm({
    title: t('draft.dialog.number'),
    intro: t('draft.dialog.number.intro', { type: draft.typeName }),
    action: t('draft.action.number'),
    testid: 'number-dialog',
    values: { issuedDate: today(), reservedNumber: '', notation: draft.fields?.notation ?? '' },
    fields: (data, errors, change) => html`<div class="two">
      ${field({ id: 'a-issuedDate', label: t('field.issuedDate'), error: errors.issuedDate, control: html`<vt-date input-id="a-issuedDate" name="issuedDate" testid="issuedDate" .value=${data.issuedDate} @change=${(event) => change('issuedDate', event.detail)}></vt-date>` })}
      ${textField({ ids: 'a', name: 'notation', label: t('draft.field.notation'), value: data.notation, error: errors.notation, change, length: 60, hint: t('draft.notationHint') })}
      ${textField({ ids: 'a', name: 'reservedNumber', label: t('new.reserved'), value: data.reservedNumber, error: errors.reservedNumber, change, length: 9, mode: 'numeric' })}</div>`,
    submit: (data) => send(draft, 'number', { issuedDate: data.issuedDate || undefined, ...(data.reservedNumber ? { reservedNumber: Number(data.reservedNumber) } : {}), ...(data.notation.trim() ? { notation: data.notation.trim() } : {}) }),
  });
  return answer && { text: t('draft.numbered', { number: answer.number }) };
}

async function openIssue(draft) {
  const answer = await openForm({
    title: t('draft.dialog.issue', { number: draft.number ?? '' }),
    intro: t('draft.dialog.issue.intro'),
    action: t('draft.action.issue'),
    testid: 'issue-dialog',
    values: { mode: draft.mode ?? draft.fields?.mode ?? 'electronic', modeReason: draft.fields?.modeReason ?? '', comment: '' },
    fields: (data, errors, change) => html`
      <dl class="facts"><dt>${t('draft.field.recipients')}</dt><dd>${(draft.recipients ?? []).map((one) => `${one.name} (${t('draft.purpose.' + one.purpose)})`).join('\n') || '–'}</dd>
        ${draft.links?.some((link) => link.kind === 'answers') ? html`<dt>${t('draft.willAnswer')}</dt><dd>${draft.links.filter((link) => link.kind === 'answers').map((link) => link.text).join('\n')}</dd>` : nothing}</dl>
      ${choiceField({ ids: 'a', name: 'mode', label: t('draft.field.mode'), value: data.mode, options: MODES.map((mode) => [mode, t('draft.mode.' + mode)]), error: errors.mode, change })}
      ${data.mode === 'electronic' ? nothing : textField({ ids: 'a', name: 'modeReason', label: t('draft.field.modeReason'), value: data.modeReason, error: errors.modeReason, change, length: 500, hint: t('draft.modeHint') })}
      ${area({ name: 'comment', label: t('draft.comment'), value: data.comment, error: errors.comment, change, rows: 2 })}`,
    submit: (data) => send(draft, 'issue', { mode: data.mode, modeReason: data.mode === 'electronic' ? '' : data.modeReason.trim(), comment: data.comment.trim() }),
  });
  return answer && { text: t('draft.issuedNow', { number: answer.number ?? draft.number ?? '' }), go: ['issued', [draft.nodeId]] };
}

const openGivenUp = (name, draft) => askReason({
  title: t(`draft.dialog.${name}`, { number: draft.number ?? '' }),
  intro: t(`draft.dialog.${name}.intro`),
  action: t('draft.action.' + name),
  testid: `${name}-dialog`,
  submit: async (reason) => {
    try {
      return await send(draft, name, { comment: reason });
    } catch (error) {
      throw error.field === 'comment' ? fieldError('reason', error.message) : error;
    }
  },
});

/** What the drafter may still put right after the issuing; every change says why. */
function openParameters(draft) {
  const fields = { ...draft.fields };
  return openForm({
    title: t('draft.dialog.parameters'),
    intro: t('draft.dialog.parameters.intro'),
    testid: 'parameters-dialog',
    values: { replyDue: fields.replyDue ?? '', replyNote: fields.replyNote ?? '', note: fields.note ?? '', wide: Boolean(fields.wide), reason: '' },
    fields: (data, errors, change) => html`
      ${field({ id: 'a-replyDue', label: t('draft.field.replyDue'), error: errors.replyDue, control: html`<vt-date input-id="a-replyDue" name="replyDue" testid="replyDue" .value=${data.replyDue} @change=${(event) => change('replyDue', event.detail)}></vt-date>` })}
      ${textField({ ids: 'a', name: 'replyNote', label: t('draft.field.replyNote'), value: data.replyNote, error: errors.replyNote, change, length: 500 })}
      ${area({ name: 'note', label: t('draft.field.note'), value: data.note, error: errors.note, change, rows: 2 })}
      ${tickField({ name: 'wide', label: t('draft.field.wide'), value: data.wide, change, hint: t('draft.wideHint') })}
      ${textField({ ids: 'a', name: 'reason', label: t('common.reason'), value: data.reason, error: errors.reason, change, length: 500, required: true })}`,
    submit: ({ replyDue, ...data }) => {
      if (!data.reason.trim()) {
        throw fieldError('reason', t('error.reasonMissing'));
      }
      return send(draft, 'parameters', { ...(replyDue ? { replyDue } : {}), ...data });
    },
  });
}

/** A certified copy: a document of its own, in the series of its form. `source` is an outgoing or an incoming document. */
export async function openCopy(source) {
  const options = await get('/outgoing/options', { agency: session.agencyCode });
  const answer = await openForm({
    title: t('copy.title', { number: source.number ?? '' }),
    intro: t('copy.intro'),
    action: t('copy.go'),
    size: 'wide',
    testid: 'copy-dialog',
    values: { form: 'SY', subject: source.subject ?? '', signer: options.signers?.[0]?.userName ?? '', competence: '', copies: '1', recipient: '', file: null },
    fields: (data, errors, change) => html`
      <fieldset class="radios"><legend>${t('copy.form')}</legend>${['SY', 'TrS', 'SL'].map((form) => html`<label title=${t(`copy.form.${form}.hint`)}><input type="radio" name="form" value=${form} data-testid="form-${form}" .checked=${data.form === form} @change=${() => change('form', form)}> ${t('copy.form.' + form)}</label>`)}</fieldset>
      <p class="hint">${t(`copy.form.${data.form}.hint`)}</p>
      ${textField({ ids: 'a', name: 'subject', label: t('draft.field.subject'), value: data.subject, error: errors.subject, change, length: 500, required: true })}
      <div class="two">${choiceField({ ids: 'a', name: 'signer', label: t('draft.field.signer'), value: data.signer, options: (options.signers ?? []).map((one) => [one.userName, [one.fullName, one.position].filter(Boolean).join(' – ')]), error: errors.signer, change, required: true })}
      ${choiceField({ ids: 'a', name: 'competence', label: t('draft.field.competence'), value: data.competence, options: (options.competences ?? ['']).map((one) => [one, one || t('draft.competence.none')]), error: errors.competence, change })}
      ${textField({ ids: 'a', name: 'recipient', label: t('copy.recipient'), value: data.recipient, error: errors.recipients, change, length: 300 })}
      ${textField({ ids: 'a', name: 'copies', label: t('copy.count'), value: data.copies, error: errors.copies, change, length: 4, mode: 'numeric' })}</div>
      ${field({ id: 'a-file', label: t('copy.file'), error: errors.file, required: data.form === 'TrS', hint: t(data.form === 'TrS' ? 'copy.fileExtract' : 'copy.fileHint'), control: html`<span class="file-choice"><label class="button">${icon('upload')} ${t('new.chooseFile')}<input class="sr-only" id="a-file" name="file" type="file" accept=".pdf" data-testid="copy-file" aria-describedby="a-file-note" @change=${(event) => change('file', event.target.files[0] ?? null)}></label> <span>${data.file?.name ?? ''}</span></span>` })}`,
    submit: (data) => {
      if (data.form === 'TrS' && !data.file) {
        throw fieldError('file', t('copy.fileExtract'));
      }
      const signer = options.signers?.find((one) => one.userName === data.signer);
      const form = new FormData();
      const metadata = {
        agency: session.agencyCode, form: data.form, source: source.nodeId, subject: data.subject.trim(), signer: data.signer, signerPosition: signer?.position ?? '', competence: data.competence,
        copies: Number(data.copies || 1), recipients: data.recipient.trim() ? [{ kind: 'other', code: '', name: data.recipient.trim(), purpose: PURPOSES[0] }] : [],
      };
      form.set('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
      if (data.file) {
        form.set('file', data.file, data.file.name.normalize('NFC'));
      }
      return upload('/outgoing/copies', form);
    },
  });
  return answer && { text: t('copy.made'), go: ['draft', [answer.nodeId]] };
}

/** Does what a button says; resolves with what to tell, or nothing when it was given up. */
export async function actOn(name, { draft, file, findings }) {
  switch (name) {
    case 'return': return openReturn(draft);
    case 'approve': return openApprove(draft);
    case 'sign': case 'seal': return openSigning(draft, name, file);
    case 'number': return openNumber(draft);
    case 'issue': return openIssue(draft);
    case 'cancel': case 'void': return openGivenUp(name, draft);
    case 'parameters': return openParameters(draft);
    case 'copy': return openCopy(draft);
    case 'checkForm': return takeStep(name, draft, { more: () => (findings?.items?.length ? notice('warn', t('form.stillFound', { n: findings.items.length })) : nothing) });
    default: return takeStep(name, draft);
  }
}
