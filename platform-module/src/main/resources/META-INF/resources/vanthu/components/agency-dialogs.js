import { html } from '../vendor/lit.js';
import { post, put } from '../app/api.js';
import { t } from '../app/i18n.js';
import { openForm } from './dialog.js';
import { choiceField, textField, tickField } from './choice.js';

const LEVELS = ['province', 'department', 'commune', 'other'];

/** Creates or changes an agency. Identifiers as in Decision 20/2020/QĐ-TTg. */
export function openAgency(agency, agencies) {
  return openForm({
    title: agency ? agency.name : t('agencies.new'),
    action: agency ? t('common.save') : t('agencies.create'),
    size: 'wide',
    testid: 'agency-dialog',
    values: { code: '', name: '', shortName: '', abbreviation: '', place: '', level: 'department', parent: '', identifier: '', scanFolder: '', complaintsRefused: true, active: true, ...agency, oldIdentifiers: (agency?.oldIdentifiers ?? []).join(', ') },
    fields: (data, errors, change) => {
      const text = (name, options = {}) => textField({ ids: 'a', name, label: t('agencies.' + name), value: data[name], error: errors[name], change, ...options });
      return html`<div class="two">
        ${text('name', { required: true, wide: true })}
        ${text('code', { required: true, disabled: Boolean(agency), length: 35, hint: agency ? undefined : t('agencies.codeHint') })}${text('identifier', { length: 35, hint: t('agencies.identifierHint') })}
        ${text('shortName')}${text('abbreviation', { hint: t('agencies.abbreviationHint'), length: 30 })}
        ${text('place', { hint: t('agencies.placeHint') })}${choiceField({ ids: 'a', name: 'level', label: t('agencies.level'), value: data.level, error: errors.level, change, options: LEVELS.map((level) => [level, t('level.' + level)]) })}
        ${choiceField({ ids: 'a', name: 'parent', label: t('agencies.parent'), value: data.parent, error: errors.parent, change, options: [['', t('common.none')], ...agencies.filter((one) => one.code !== agency?.code).map((one) => [one.code, one.name])] })}
        ${text('oldIdentifiers', { hint: t('agencies.oldIdentifiersHint') })}
        ${text('scanFolder', { wide: true, hint: t('agencies.scanFolderHint'), length: 500 })}
        ${tickField({ name: 'complaintsRefused', label: t('agencies.complaintsRefused'), hint: t('agencies.complaintsHint'), value: data.complaintsRefused, change })}
        ${tickField({ name: 'active', label: t('agencies.active'), value: data.active, change })}</div>`;
    },
    submit: (data) => {
      const body = { ...data, parent: data.parent || null, oldIdentifiers: data.oldIdentifiers.split(/[,;\s]+/).filter(Boolean) };
      return agency ? put(`/organization/agencies/${encodeURIComponent(agency.code)}`, body) : post('/organization/agencies', body);
    },
  });
}

export function openUnit(agencyCode, unit) {
  const base = `/organization/agencies/${encodeURIComponent(agencyCode)}/units`;
  return openForm({
    title: unit ? unit.name : t('units.new'),
    testid: 'unit-dialog',
    values: { code: '', name: '', abbreviation: '', active: true, ...unit },
    fields: (data, errors, change) => html`
      ${textField({ ids: 'n', name: 'name', label: t('units.name'), value: data.name, error: errors.name, change, required: true })}
      ${textField({ ids: 'n', name: 'code', label: t('units.code'), value: data.code, error: errors.code, change, required: true, disabled: Boolean(unit), length: 30 })}
      ${textField({ ids: 'n', name: 'abbreviation', label: t('agencies.abbreviation'), value: data.abbreviation, error: errors.abbreviation, change, length: 30, hint: t('units.abbreviationHint') })}
      ${tickField({ name: 'active', label: t('agencies.active'), value: data.active, change })}`,
    submit: (data) => (unit ? put(`${base}/${encodeURIComponent(unit.code)}`, data) : post(base, data)),
  });
}
