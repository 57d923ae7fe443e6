import { html } from '../vendor/lit.js';
import { t } from '../app/i18n.js';
import { changePassword } from '../app/session.js';
import { openForm } from './dialog.js';
import { field } from './parts.js';

/** Changes one's own password. */
export function openPasswordForm() {
  const input = (name, label, errors, change, autocomplete) => field({
    id: name,
    label,
    error: errors[name],
    control: html`<input id=${name} name=${name} type="password" autocomplete=${autocomplete} data-testid=${name} aria-describedby="${name}-note" @input=${(event) => change(name, event.target.value)}>`,
  });
  return openForm({
    title: t('user.password'),
    testid: 'password-dialog',
    values: { oldPassword: '', newPassword: '', repeat: '' },
    fields: (data, errors, change) => html`
      ${input('oldPassword', t('user.oldPassword'), errors, change, 'current-password')}
      ${input('newPassword', t('user.newPassword'), errors, change, 'new-password')}
      ${input('repeat', t('user.repeatPassword'), errors, change, 'new-password')}`,
    submit: async (data) => {
      if (data.newPassword !== data.repeat) {
        throw Object.assign(new Error(t('user.passwordsDiffer')), { field: 'repeat', byField: () => ({ repeat: t('user.passwordsDiffer') }) });
      }
      await changePassword(data.oldPassword, data.newPassword);
      return true;
    },
  });
}
