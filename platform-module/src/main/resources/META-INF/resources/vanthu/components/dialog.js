import { html, nothing, render } from '../vendor/lit.js';
import { t } from '../app/i18n.js';
import { icon } from './icons.js';
import { field } from './parts.js';

/**
 * Opens a window over the page and resolves when it closes: with what `close(value)` was given, or undefined when it was dismissed.
 * `content({ close, update })` draws the inside each time `update()` is called.
 */
export function openDialog({ title, content, size = 'normal', testid, dismissible = true }) {
  const before = document.activeElement;
  const dialog = document.createElement('dialog');
  dialog.className = `modal ${size}`;
  dialog.dataset.testid = testid ?? 'dialog';
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  document.body.append(dialog);
  return new Promise((resolve) => {
    let result;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    const update = () => render(html`
      <div class="dialog-head"><h2 id="dialog-title">${title}</h2>
        ${dismissible ? html`<button type="button" class="icon-button" aria-label=${t('common.close')} title=${t('common.close')} @click=${() => close()}>${icon('close')}</button>` : nothing}
      </div>
      ${content({ close, update, dialog })}`, dialog);
    dialog.addEventListener('cancel', (event) => {
      if (!dismissible) {
        event.preventDefault();
      }
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      before?.focus?.();
      resolve(result);
    });
    update();
    dialog.showModal();
    const given = document.activeElement;
    // In the next frame: elements of ours inside have drawn their fields by then. Who is in a field already stays there.
    requestAnimationFrame(() => document.activeElement === given && (dialog.querySelector('[autofocus]') ?? dialog.querySelector('.dialog-body :is(input, select, textarea):not([disabled])') ?? dialog.querySelector('[data-testid="dialog-ok"]'))?.focus());
  });
}

/**
 * A window with a form: `fields(values, errors, change)` draws it, `submit(values)` does the work and may throw an ApiError,
 * whose messages then stand beside their fields. Resolves with what `submit` returned.
 */
export function openForm({ title, intro, values = {}, fields, submit, action, danger, testid, size }) {
  const data = { ...values };
  let errors = {};
  let general = '';
  let late = false;
  let working = false;
  return openDialog({
    title,
    testid,
    size,
    content: ({ close, update }) => {
      const change = (name, value) => {
        data[name] = value;
        if (errors[name]) {
          errors = { ...errors, [name]: undefined };
        }
        update();
      };
      const send = async (event) => {
        event.preventDefault();
        if (working) {
          return;
        }
        working = true;
        errors = {};
        general = '';
        update();
        try {
          const answer = await submit(data);
          close(answer ?? true);
        } catch (error) {
          errors = error.byField?.() ?? {};
          general = Object.values(errors).some(Boolean) && error.field ? '' : error.message;
          late = error.status === 409;
          working = false;
          update();
          const wrong = Object.keys(errors)[0];
          const form = event.currentTarget ?? event.target;
          (form.querySelector?.(`[name="${wrong}"], #x-${wrong}`))?.focus();
          if (general) {
            form.querySelector?.('[data-testid="dialog-error"]')?.scrollIntoView({ block: 'nearest' });
          }
        }
      };
      return html`<form class="dialog-form" novalidate @submit=${send} @keydown=${(event) => {
        if (event.key === 'Enter' && event.ctrlKey) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
      }}>
        <div class="dialog-body">
          ${intro ? html`<p class="intro">${intro}</p>` : nothing}
          ${fields(data, errors, change)}
          ${general && late ? html`<div class="notice warn" role="alert" data-testid="dialog-error">${icon('warn')}<div><strong>${general}</strong><p>${t('conflict.seen')}</p></div></div>` : general ? html`<p class="error-text" role="alert" data-testid="dialog-error">${icon('warn')} ${general}</p>` : nothing}
        </div>
        <div class="dialog-foot">
          <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close()}>${t('common.cancel')}</button>
          <button type="submit" class="button ${danger ? 'danger' : 'primary'}" data-testid="dialog-ok" ?disabled=${working}>${working ? t('common.working') : action ?? t('common.save')}</button>
        </div>
      </form>`;
    },
  });
}

/** Asks for a reason before something that cannot be undone; resolves with what `submit(reason)` returned. */
export function askReason({ title, intro, action, label = t('common.reason'), submit, danger = true, testid }) {
  return openForm({
    title,
    intro,
    action,
    danger,
    testid,
    values: { reason: '' },
    fields: (data, errors, change) => field({
      id: 'reason',
      label,
      required: true,
      error: errors.reason,
      control: html`<textarea id="reason" name="reason" rows="3" autofocus required data-testid="reason" .value=${data.reason} aria-describedby="reason-note"
        @input=${(event) => change('reason', event.target.value)}></textarea>`,
    }),
    submit: async (data) => {
      if (!data.reason.trim()) {
        throw Object.assign(new Error(t('error.reasonMissing')), { field: 'reason', byField: () => ({ reason: t('error.reasonMissing') }) });
      }
      return submit(data.reason.trim());
    },
  });
}

/** A question that must be answered because what follows cannot be undone. */
export function confirmAction({ title, text, action, danger = true, testid = 'confirm' }) {
  return openDialog({
    title,
    testid,
    content: ({ close }) => html`<div class="dialog-body"><p>${text}</p></div>
      <div class="dialog-foot">
        <button type="button" class="button" autofocus @click=${() => close(false)}>${t('common.cancel')}</button>
        <button type="button" class="button ${danger ? 'danger' : 'primary'}" data-testid="dialog-ok" @click=${() => close(true)}>${action}</button>
      </div>`,
  });
}
