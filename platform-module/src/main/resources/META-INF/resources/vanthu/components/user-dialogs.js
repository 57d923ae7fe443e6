import { html, nothing } from '../vendor/lit.js';
import { post, put } from '../app/api.js';
import { t } from '../app/i18n.js';
import { copy, note } from '../app/live.js';
import { askReason, confirmAction, openDialog, openForm } from './dialog.js';
import { choiceField, textField } from './choice.js';

export const ROLES = ['clerk', 'leader', 'delegate', 'unit-head', 'specialist', 'follow-up', 'content-admin', 'system-admin', 'archivist', 'external'];

/** Shows a generated password; it is not kept anywhere and cannot be shown again. */
export function showPassword(userName, password) {
  return openDialog({
    title: t('users.passwordTitle', { name: userName }),
    testid: 'password-shown',
    dismissible: false,
    content: ({ close }) => html`<div class="dialog-body"><p>${t('users.passwordOnce')}</p><p class="secret" data-testid="generated-password">${password}</p></div>
      <div class="dialog-foot"><button type="button" class="button" @click=${() => copy(password).then(() => note(t('common.copied')))}>${t('common.copy')}</button>
      <button type="button" class="button primary" autofocus data-testid="dialog-ok" @click=${() => close(true)}>${t('users.passwordNoted')}</button></div>`,
  });
}

function rolesField(data, errors, change) {
  const has = new Set(data.roles);
  return html`<fieldset class="radios wide roles"><legend>${t('users.roles')} *</legend>
    ${ROLES.map((role) => html`<label><input type="checkbox" name="roles" value=${role} data-testid="role-${role}" .checked=${has.has(role)} @change=${(event) => {
      if (event.target.checked) {
        has.add(role);
      } else {
        has.delete(role);
      }
      change('roles', [...has]);
    }}> ${t('role.' + role)}</label>`)}
    ${errors.roles ? html`<p class="error-text">${errors.roles}</p>` : nothing}</fieldset>`;
}

/** Creates or changes an account. A new one gets a generated password, shown once. */
export async function openUser({ user, agency, units }) {
  const answer = await openForm({
    title: user ? t('users.edit', { name: user.fullName }) : t('users.new'),
    action: user ? t('common.save') : t('users.create'),
    size: 'wide',
    testid: 'user-dialog',
    values: { userName: '', fullName: '', email: '', phone: '', position: '', unit: '', roles: ['specialist'], ...user },
    fields: (data, errors, change) => {
      const text = (name, options = {}) => textField({ ids: 'u', name, label: t('users.' + name), value: data[name], error: errors[name], change, ...options });
      return html`<div class="two">
        ${text('userName', { required: true, disabled: Boolean(user), hint: user ? undefined : t('users.userNameHint'), length: 60 })}
        ${text('fullName', { required: true })}${text('position')}
        ${choiceField({ ids: 'u', name: 'unit', label: t('users.unit'), value: data.unit, error: errors.unit, change, options: [['', t('common.none')], ...units.map((unit) => [unit.code, unit.name])] })}
        ${text('email', { type: 'email' })}${text('phone', { type: 'tel', length: 40, hint: t('users.phoneHint') })}
        ${rolesField(data, errors, change)}</div>`;
    },
    submit: (data) => {
      const body = { userName: data.userName.trim(), fullName: data.fullName.trim(), email: data.email?.trim() ?? '', phone: data.phone?.trim() ?? '', position: data.position?.trim() ?? '', unit: data.unit, agency, roles: data.roles };
      return user ? put(`/organization/users/${encodeURIComponent(user.userName)}`, body) : post('/organization/users', body);
    },
  });
  if (answer?.password) {
    await showPassword(answer.userName, answer.password);
  }
  return answer;
}

export async function resetPassword(user) {
  const sure = await confirmAction({ title: t('users.resetTitle', { name: user.fullName }), text: t('users.resetText'), action: t('users.reset'), danger: false });
  if (sure) {
    const { password } = await post(`/organization/users/${encodeURIComponent(user.userName)}/password`);
    await showPassword(user.userName, password);
  }
  return sure;
}

export const lockUser = (user) => askReason({
  title: t('users.lockTitle', { name: user.fullName }),
  intro: t('users.lockIntro'),
  action: t('users.lock'),
  testid: 'lock-dialog',
  submit: (reason) => post(`/organization/users/${encodeURIComponent(user.userName)}/lock`, { reason }).then(() => true),
});

export const closeUser = (user) => openForm({
  title: t('users.closeTitle', { name: user.fullName }),
  intro: t('users.closeIntro'),
  action: t('users.close'),
  danger: true,
  testid: 'close-dialog',
  values: { reason: '', successor: '' },
  fields: (data, errors, change) => html`
    ${textField({ ids: 'x', name: 'reason', label: t('common.reason'), value: data.reason, error: errors.reason, change, required: true, length: 500 })}
    ${textField({ ids: 'x', name: 'successor', label: t('users.successor'), value: data.successor, error: errors.successor, change, hint: t('users.successorHint') })}`,
  submit: (data) => {
    if (!data.reason.trim()) {
      throw Object.assign(new Error(t('error.reasonMissing')), { field: 'reason', byField: () => ({ reason: t('error.reasonMissing') }) });
    }
    return post(`/organization/users/${encodeURIComponent(user.userName)}/close`, { reason: data.reason.trim(), ...(data.successor ? { successor: data.successor.trim() } : {}) }).then(() => true);
  },
});
