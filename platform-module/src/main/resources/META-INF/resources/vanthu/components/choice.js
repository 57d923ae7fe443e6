import { html } from '../vendor/lit.js';
import { field } from './parts.js';

/** Fields of dialogs, drawn from a name: `ids` keeps them apart from other forms on the page. */
export function textField({ ids = 'x', name, label, value, error, change, required, hint, length = 200, type = 'text', mode, disabled, wide, autofocus }) {
  const id = `${ids}-${name}`;
  const control = html`<input id=${id} name=${name} type=${type} inputmode=${mode ?? 'text'} maxlength=${length} autocomplete="off" data-testid=${name} aria-describedby="${id}-note" ?disabled=${disabled} ?autofocus=${autofocus}
    .value=${String(value ?? '')} @input=${(event) => change(name, event.target.value)}>`;
  const drawn = field({ id, label, error, required, hint, control });
  return wide ? html`<div class="wide">${drawn}</div>` : drawn;
}

export function choiceField({ ids = 'x', name, label, value, options, error, change, required, hint, wide, disabled }) {
  const id = `${ids}-${name}`;
  const control = html`<select id=${id} name=${name} data-testid=${name} aria-describedby="${id}-note" ?disabled=${disabled} @change=${(event) => change(name, event.target.value)}>
    ${options.map(([code, text]) => html`<option value=${code} ?selected=${String(code) === String(value ?? '')}>${text}</option>`)}</select>`;
  const drawn = field({ id, label, error, required, hint, control });
  return wide ? html`<div class="wide">${drawn}</div>` : drawn;
}

export function tickField({ name, label, value, change, hint }) {
  return html`<label class="check-line wide"><input type="checkbox" name=${name} data-testid=${name} .checked=${Boolean(value)} @change=${(event) => change(name, event.target.checked)}> <span>${label}${hint ? html`<br><span class="hint">${hint}</span>` : ''}</span></label>`;
}
