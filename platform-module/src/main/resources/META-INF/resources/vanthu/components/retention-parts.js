import { html, nothing } from '../vendor/lit.js';
import { get, post, put } from '../app/api.js';
import { formatDate, today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { choiceField, textField } from './choice.js';
import { openDialog, openForm } from './dialog.js';
import './date-input.js';
import { icon } from './icons.js';
import { field, stateBadge } from './parts.js';

const MARKS = { running: 'inProgress', permanent: 'ok', waiting: 'waiting', term: 'active', destroyed: 'voided' };

/** Where the clock of a dossier stands, in words. */
export const stageBadge = (row) => stateBadge(MARKS[row.stage] ?? 'none', t('retention.stage.' + row.stage));

/** Until when it is kept, in words. */
export const keptUntil = (row) => (row.stage === 'term' ? formatDate(row.expiresOn) : t('retention.stage.' + row.stage));

/** The holds that last on a dossier. */
export const heldMark = (row) => (row.holds?.length ? html`<span class="badge warn" title=${row.holds.join(', ')}>${icon('lock')} ${t('retention.held')}</span>` : nothing);

/** A date of a form. */
export const dateField = (ids, name, label, data, errors, change, options = {}) => field({
  id: `${ids}-${name}`,
  label,
  error: errors[name],
  required: options.required,
  hint: options.hint,
  control: html`<vt-date input-id="${ids}-${name}" testid=${name} .value=${data[name] ?? ''} @change=${(event) => event.detail !== null && change(name, event.detail)}></vt-date>`,
});

/** A text of several lines. */
export const areaField = (ids, name, label, data, errors, change, options = {}) => html`<div class="wide">${field({
  id: `${ids}-${name}`,
  label,
  error: errors[name],
  required: options.required,
  hint: options.hint,
  control: html`<textarea id="${ids}-${name}" name=${name} rows=${options.rows ?? 3} maxlength=${options.length ?? 2000} data-testid=${name} aria-describedby="${ids}-${name}-note" .value=${data[name] ?? ''} @input=${(event) => change(name, event.target.value)}></textarea>`,
})}</div>`;

/** Lets the person choose a row of a schedule; resolves with the row. */
export function chooseRule(title) {
  let rows = null;
  let words = '';
  let run = 0;
  return openDialog({
    title,
    size: 'wide',
    testid: 'rule-dialog',
    content: ({ close, update }) => {
      const look = async () => {
        const mine = ++run;
        const found = (await get('/retention/rules', { agency: session.agencyCode, q: words, limit: 60 })).items;
        if (mine === run) {
          rows = found;
          update();
        }
      };
      if (!rows && run === 0) {
        look();
      }
      return html`<div class="dialog-body"><div class="field"><label for="rule-words">${t('retention.findRule')}</label>
          <input id="rule-words" type="search" autofocus data-testid="rule-words" .value=${words} @input=${(event) => {
            words = event.target.value;
            look();
          }}></div>
        <ul class="plain candidates" data-testid="rule-list">${(rows ?? []).map((row) => html`<li><button type="button" class="text-button" data-testid="rule-row" @click=${() => close(row)}><b>${row.code}</b> ${row.title}</button> <span class="badge info">${row.words}</span><br><small class="muted">${row.groupTitle}${row.note ? ` · ${row.note}` : ''}</small></li>`)}</ul>
        ${rows && !rows.length ? html`<p class="muted">${t('retention.noRules')}</p>` : nothing}</div>
        <div class="dialog-foot"><button type="button" class="button" @click=${() => close()}>${t('common.cancel')}</button></div>`;
    },
  });
}

/** Places a hold on dossiers, on documents, or on what a query finds; resolves with the hold. */
export function placeHold({ dossiers = null, documents = null, query = null, intro }) {
  return openForm({
    title: t('holds.place'),
    intro,
    testid: 'hold-dialog',
    action: t('holds.place'),
    values: { name: '', reason: '', until: '' },
    fields: (data, errors, change) => html`<div class="two">
      ${textField({ ids: 'hold', name: 'name', label: t('holds.name'), value: data.name, error: errors.name, change, required: true, length: 300, wide: true, autofocus: true })}
      ${areaField('hold', 'reason', t('common.reason'), data, errors, change, { required: true, length: 1000 })}
      ${dateField('hold', 'until', t('holds.until'), data, errors, change, { hint: t('holds.untilHint') })}</div>`,
    submit: (data) => post('/retention/holds', { agency: session.agencyCode, name: data.name, reason: data.reason, until: data.until || null, dossiers, documents, query }),
  });
}

const EVENTS = ['event', 'superseded', 'assetGone', 'restart'];

/** Notes what starts the clock of a dossier, or starts it again. */
export function noteEvent(dossier) {
  return openForm({
    title: t('retention.noteEvent'),
    testid: 'event-dialog',
    values: { kind: 'event', happenedOn: today(), note: '' },
    fields: (data, errors, change) => html`<div class="two">
      ${choiceField({ ids: 'event', name: 'kind', label: t('retention.event'), value: data.kind, error: errors.kind, change, options: EVENTS.map((one) => [one, t('retention.event.' + one)]), wide: true })}
      ${dateField('event', 'happenedOn', t('retention.happenedOn'), data, errors, change, { required: true })}
      ${areaField('event', 'note', t('retention.eventNote'), data, errors, change, { required: true, length: 500 })}</div>`,
    submit: (data) => post(`/retention/dossiers/${dossier}/events`, { kind: data.kind, happenedOn: data.happenedOn || null, note: data.note }),
  });
}

/** Gives a dossier a row of a schedule; resolves with its retention as it is now. */
export async function assignRule(dossier) {
  const rule = await chooseRule(t('retention.assign'));
  return rule ? put('/retention/dossiers/' + dossier, { rule: rule.id }) : null;
}
