import { html, nothing } from '../vendor/lit.js';
import { get, put } from '../app/api.js';
import { typeName } from '../app/catalog.js';
import { t } from '../app/i18n.js';
import { choiceField, tickField } from './choice.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { icon } from './icons.js';
import { field } from './parts.js';

const GROUPINGS = ['type', 'all', 'group'];
const IMPORTANT = ['CTr', 'KH'];

const codes = (text) => text.split(/[,;\s]+/).filter(Boolean);

/** { QĐ: 'Cá biệt', CT: 'Cá biệt' } as rows [{ name, types: 'QĐ, CT' }]. */
function rowsOf(groups) {
  const rows = [];
  for (const [type, name] of Object.entries(groups ?? {})) {
    const row = rows.find((one) => one.name === name);
    if (row) {
      row.types += `, ${type}`;
    } else {
      rows.push({ name, types: type });
    }
  }
  return rows;
}

/** How an agency numbers what it issues, and of which types it keeps the editable file: its own rules where the regulations leave the choice. */
export async function openAgencyRules(agency) {
  const types = await get('/registry/types').then((answer) => answer.items);
  const known = (code) => types.find((type) => [type.code, type.abbreviation].some((one) => one?.toLowerCase() === code.toLowerCase()))?.code;
  const typesOf = (text, name) => codes(text).map((code) => {
    const found = known(code);
    if (!found) {
      throw fieldError(name, t('rules.unknownType', { code }));
    }
    return found;
  });
  const now = agency.settings?.outgoing ?? {};
  const on = (name, usual) => now[name] ?? usual;
  return openForm({
    title: t('rules.title', { name: agency.shortName || agency.name }),
    intro: t('rules.intro'),
    size: 'wide',
    testid: 'rules-dialog',
    values: {
      grouping: on('grouping', 'type'),
      groups: rowsOf(now.groups),
      yearInNotation: on('yearInNotation', false),
      importantTypes: on('importantTypes', IMPORTANT).join(', '),
    },
    fields: (data, errors, change) => {
      const choice = (name, options, more = {}) => choiceField({ ids: 'u', name, label: t('rules.' + name), value: data[name], options, error: errors[name], change, ...more });
      const tick = (name) => tickField({ name, label: t('rules.' + name), hint: t(`rules.${name}Hint`), value: data[name], change });
      return html`<div class="two">
        ${choice('grouping', GROUPINGS.map((one) => [one, t('rules.grouping.' + one)]), { wide: true, hint: t('rules.groupingHint') })}
        ${data.grouping === 'group' ? html`<div class="wide">${groupRows(data.groups, errors.groups, (groups) => change('groups', groups))}</div>` : nothing}
        ${tick('yearInNotation')}
        <div class="wide">${field({ id: 'u-importantTypes', label: t('rules.importantTypes'), hint: t('rules.importantTypesHint', { types: types.slice(0, 4).map((type) => `${type.code} (${typeName(type)})`).join(', ') }), error: errors.importantTypes, control: html`<input id="u-importantTypes" name="importantTypes" maxlength="300" autocomplete="off" data-testid="importantTypes" aria-describedby="u-importantTypes-note" .value=${data.importantTypes} @input=${(event) => change('importantTypes', event.target.value)}>` })}</div></div>`;
    },
    submit: (data) => {
      const { groups, ...others } = data;
      const outgoing = { ...now, ...others, importantTypes: typesOf(data.importantTypes, 'importantTypes') };
      if (data.grouping === 'group') {
        outgoing.groups = groupsOf(groups, typesOf);
      }
      return put(`/organization/agencies/${encodeURIComponent(agency.code)}`, { ...agency, settings: { ...agency.settings, outgoing } });
    },
  });
}

function groupsOf(rows, typesOf) {
  const groups = {};
  for (const row of rows.filter((one) => one.name.trim() || one.types.trim())) {
    if (!row.name.trim() || !row.types.trim()) {
      throw fieldError('groups', t('rules.groupHalf'));
    }
    for (const code of typesOf(row.types, 'groups')) {
      if (groups[code]) {
        throw fieldError('groups', t('rules.typeTwice', { code }));
      }
      groups[code] = row.name.trim();
    }
  }
  return groups;
}

/** Names of groups, each with the types whose numbers it counts. */
function groupRows(rows, error, change) {
  const set = (index, value) => change(value ? rows.map((row, at) => (at === index ? { ...row, ...value } : row)) : rows.filter((_, at) => at !== index));
  const input = (row, index, name, label, length) => html`<input type="text" maxlength=${length} autocomplete="off" aria-label=${`${label} ${index + 1}`} placeholder=${label} data-testid="group-${name}" .value=${row[name]} @input=${(event) => set(index, { [name]: event.target.value })}>`;
  return html`<fieldset class="rows"><legend>${t('rules.groups')}</legend>
    ${error ? html`<p class="error-text" id="u-groups-error">${icon('warn')} ${error}</p>` : nothing}
    ${rows.map((row, index) => html`<div class="row-edit" data-testid="group-row">${input(row, index, 'name', t('rules.groupName'), 100)}${input(row, index, 'types', t('rules.groupTypes'), 300)}
      <button type="button" class="icon-button" aria-label=${t('rules.removeGroup', { name: row.name || index + 1 })} title=${t('common.delete')} @click=${() => set(index, null)}>${icon('close')}</button></div>`)}
    <button type="button" class="text-button" data-testid="add-group" @click=${() => change([...rows, { name: '', types: '' }])}>${icon('plus')} ${t('rules.addGroup')}</button>
    <p class="hint">${t('rules.groupsHint')}</p></fieldset>`;
}
