import './people-input.js';
import './target-input.js';
import { html, nothing } from '../vendor/lit.js';
import { principals } from '../app/acting.js';
import { get, post, put } from '../app/api.js';
import { FIELDS, RESULT_KINDS, findExecutors, executorOf, targetOfLine } from '../app/directives.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { rememberExecutors, usualExecutors } from '../app/usual.js';
import { choiceField, textField, tickField } from './choice.js';
import { checkTyped, onBehalfField } from './direct-dialog.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { field } from './parts.js';

/** A field for whoever must do it; `data[name]` is a list of targets. */
export function executorField(name, data, errors, change, { label, single, due, required, hint, taken = [] }) {
  return field({
    id: 'x-' + name,
    label,
    required,
    hint,
    error: errors[name] ?? errors[`${name}.dueOn`],
    control: html`<vt-targets input-id="x-${name}" testid=${name} ?single=${single} ?with-due=${due} .source=${findExecutors} .recent=${usualExecutors()} .taken=${taken} .value=${data[name]} placeholder=${t('directive.findExecutor')} @change=${(event) => change(name, event.detail)}></vt-targets>`,
  });
}

export const areaField = (name, data, errors, change, { label, required, hint, rows = 3, length = 2000, autofocus }) => field({
  id: 'x-' + name,
  label,
  required,
  hint,
  error: errors[name],
  control: html`<textarea id="x-${name}" name=${name} rows=${rows} maxlength=${length} data-testid=${name} aria-describedby="x-${name}-note" ?autofocus=${autofocus} .value=${data[name] ?? ''} @input=${(event) => change(name, event.target.value)}></textarea>`,
});

/** Says beside the first empty field that it must be filled in. */
export function need(data, names) {
  for (const name of names) {
    const value = data[name];
    if (value === undefined || value === null || (typeof value === 'string' && !value.trim()) || (Array.isArray(value) && !value.length)) {
      throw fieldError(name, t('directive.missing'));
    }
  }
}

const clean = (text) => (text ?? '').normalize('NFC').trim();

/** The officer who follows is the person who writes it, when that is their role. */
const oneself = () => (session.has('follow-up') ? [{ userName: session.user.id, fullName: session.user.fullName }] : []);

const valuesOf = (directive, defaults) => ({
  content: directive?.content ?? '',
  lead: directive ? directive.lines.filter((line) => line.part === 'lead').map(targetOfLine) : [],
  coordinators: directive ? directive.lines.filter((line) => line.part === 'coordinate').map(targetOfLine) : [],
  orderedBy: directive?.orderedBy ?? defaults.orderedBy ?? '',
  officer: directive?.officer ? [{ userName: directive.officer, fullName: directive.officerName ?? directive.officer }] : defaults.officer ?? oneself(),
  field: directive?.field ?? defaults.field ?? '',
  resultKind: directive?.resultKind ?? 'report',
  longTerm: Boolean(directive?.longTerm),
  longTermDecision: directive?.longTermDecision ?? '',
  onBehalfOf: '',
});

function requestOf(data, directive) {
  return {
    content: clean(data.content),
    orderedBy: data.orderedBy,
    officer: data.officer[0]?.userName ?? '',
    field: clean(data.field),
    resultKind: data.resultKind,
    longTerm: data.longTerm,
    longTermDecision: data.longTerm ? clean(data.longTermDecision) : '',
    lead: executorOf(data.lead[0]),
    coordinators: data.coordinators.map(executorOf),
    ...(data.longTerm && data.onBehalfOf ? { onBehalfOf: data.onBehalfOf } : {}),
    ...(directive ? { version: directive.version } : {}),
  };
}

function check(data) {
  checkTyped();
  need(data, ['content', 'lead']);
  if (data.longTerm) {
    need(data, ['longTermDecision']);
  } else if (!data.lead[0].due) {
    throw fieldError('lead', t('directive.dueMissing'));
  }
  if (data.coordinators.some((one) => one.due === null)) {
    throw fieldError('coordinators', t('date.wrong'));
  }
}

/**
 * Writes a directive of a document, or changes one that was not given yet. `defaults` are those of the one before; of a document that is `out` it is
 * given at once. Resolves with the directive.
 */
export async function openDirective({ nodeId, directive, defaults = {}, out, conflict }) {
  const options = await get('/outgoing/options', { agency: session.agencyCode }).catch(() => ({}));
  const leaders = (options.signers ?? []).map((one) => [one.userName, [one.fullName, one.position].filter(Boolean).join(' – ')]);
  const forWhom = session.has('leader') ? [] : await principals('direct');
  // Who signed a paper need not have an account here.
  const signer = defaults.signerName ?? (directive && !directive.orderedBy ? directive.orderedName : '');
  return openForm({
    title: t(directive ? 'directive.edit' : 'directive.new'),
    intro: out ? t('directive.givenAtOnce') : '',
    action: t(directive ? 'common.save' : out ? 'directive.give' : 'directive.add'),
    size: 'wide',
    testid: 'directive-dialog',
    values: valuesOf(directive, { orderedBy: signer ? '' : leaders[0]?.[0], ...defaults }),
    fields: (data, errors, change) => html`
      ${areaField('content', data, errors, change, { label: t('directive.content'), required: true, hint: t('directive.contentHint'), autofocus: true })}
      ${executorField('lead', data, errors, change, { label: t('directive.lead'), single: true, due: true, required: true, taken: data.coordinators })}
      ${executorField('coordinators', data, errors, change, { label: t('directive.coordinators'), due: true, hint: data.coordinators.length ? t('directive.coordinatorsHint') : undefined, taken: data.lead })}
      <div class="two">
        ${choiceField({ name: 'orderedBy', label: t('directive.orderedBy'), value: data.orderedBy, error: errors.orderedBy, change, options: [...(signer ? [['', signer]] : []), ...leaders, ...(!data.orderedBy || leaders.some(([code]) => code === data.orderedBy) ? [] : [[data.orderedBy, directive?.orderedName ?? data.orderedBy]])] })}
        ${field({ id: 'x-officer', label: t('directive.officer'), hint: data.officer.length ? undefined : t('directive.officerHint'), error: errors.officer, control: html`<vt-people input-id="x-officer" testid="officer" single .value=${data.officer} @change=${(event) => change('officer', event.detail)}></vt-people>` })}
        ${fieldInput(data, errors, change)}
        <fieldset class="radios"><legend>${t('directive.resultKind')}</legend>${RESULT_KINDS.map((kind) => html`<label><input type="radio" name="resultKind" value=${kind} data-testid="result-${kind}" .checked=${data.resultKind === kind} @change=${() => change('resultKind', kind)}> ${t('directive.result.' + kind)}</label>`)}</fieldset>
      </div>
      ${tickField({ name: 'longTerm', label: t('directive.longTerm'), hint: t('directive.longTermHint'), value: data.longTerm, change })}
      ${data.longTerm ? html`${forWhom.length ? onBehalfField(forWhom, data, change) : nothing}${textField({ name: 'longTermDecision', label: t('directive.longTermDecision'), value: data.longTermDecision, error: errors.longTermDecision, required: true, change })}` : nothing}`,
    submit: async (data) => {
      check(data);
      try {
        const answer = directive ? await put(`/directive/directives/${directive.id}`, requestOf(data, directive)) : await post(`/directive/documents/${nodeId}`, requestOf(data));
        rememberExecutors([...data.lead, ...data.coordinators]);
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

/** What offices sort directives by: chosen from what is usual, or typed. */
function fieldInput(data, errors, change) {
  return field({
    id: 'x-field',
    label: t('directive.field'),
    error: errors.field,
    control: html`<input id="x-field" name="field" list="directive-fields" maxlength="30" autocomplete="off" data-testid="field" aria-describedby="x-field-note" .value=${data.field} @input=${(event) => change('field', event.target.value)}>
      <datalist id="directive-fields">${FIELDS.map((one) => html`<option value=${one}></option>`)}</datalist>`,
  });
}
