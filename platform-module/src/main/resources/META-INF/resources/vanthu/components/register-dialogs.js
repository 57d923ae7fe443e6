import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { download, get, post } from '../app/api.js';
import { forget, registerName } from '../app/catalog.js';
import { formatDateTime, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { fieldError } from './document-dialogs.js';
import { askReason, openDialog, openForm } from './dialog.js';
import { busy, field, notice } from './parts.js';
import { openPdf } from './pdf-dialog.js';

/** Prints a register, or part of it, as PDF (A4 landscape) or XLSX. */
export async function openPrintRegister(registers, register) {
  const wanted = await openForm({
    title: t('print.title'),
    intro: t('print.intro'),
    action: t('print.go'),
    testid: 'print-dialog',
    values: { register: register || registers[0]?.id, from: '', to: '', format: 'pdf' },
    fields: (data, errors, change) => html`<div class="two">
      <div class="wide">${field({ id: 'p-register', label: t('capture.register'), error: errors.register, control: html`<select id="p-register" name="register" data-testid="print-register" @change=${(event) => change('register', event.target.value)}>${registers.map((one) => html`<option value=${one.id} ?selected=${one.id === data.register}>${registerName(one)}</option>`)}</select>` })}</div>
      ${['from', 'to'].map((name) => field({ id: 'p-' + name, label: t('print.' + name), error: errors[name], control: html`<input id="p-${name}" name=${name} inputmode="numeric" data-testid="print-${name}" aria-describedby="p-${name}-note" .value=${data[name]} @input=${(event) => change(name, event.target.value.replace(/\D/g, ''))}>` }))}
      <fieldset class="radios wide"><legend>${t('print.format')}</legend>${['pdf', 'xlsx'].map((format) => html`<label><input type="radio" name="format" value=${format} data-testid="format-${format}" .checked=${data.format === format} @change=${() => change('format', format)}> ${t('print.' + format)}</label>`)}</fieldset></div>`,
    submit: async (data) => {
      const path = `/registry/registers/${encodeURIComponent(data.register)}/print`;
      const parameters = { format: data.format, from: data.from, to: data.to };
      if (data.format === 'xlsx') {
        await download(path, parameters, 'so-van-ban-den.xlsx');
        return null;
      }
      return { title: registers.find((one) => one.id === data.register)?.name ?? t('print.title'), path, parameters, fileName: 'so-van-ban-den.pdf' };
    },
  });
  return wanted?.path ? openPdf(wanted) : wanted;
}

/** Prints the form "Sổ theo dõi giải quyết văn bản đến" of a stretch of days. */
export async function openTrackingBook() {
  const year = today().slice(0, 4);
  const wanted = await openForm({
    title: t('tracking.title'),
    intro: t('tracking.intro'),
    action: t('print.go'),
    testid: 'tracking-dialog',
    // To the end of the year: what comes after hours arrives on the next working day.
    values: { from: `${year}-01-01`, to: `${year}-12-31`, format: 'pdf' },
    fields: (data, errors, change) => html`<div class="two">
      ${['from', 'to'].map((name) => field({ id: 'p-' + name, label: t('common.' + name), error: errors[name], control: html`<vt-date input-id="p-${name}" name=${name} testid="tracking-${name}" .value=${data[name]} @change=${(event) => change(name, event.detail)}></vt-date>` }))}
      <fieldset class="radios wide"><legend>${t('print.format')}</legend>${['pdf', 'xlsx'].map((format) => html`<label><input type="radio" name="format" value=${format} data-testid="format-${format}" .checked=${data.format === format} @change=${() => change('format', format)}> ${t('print.' + format)}</label>`)}</fieldset></div>`,
    submit: async (data) => {
      for (const name of ['from', 'to']) {
        if (!data[name]) {
          throw fieldError(name, t('date.wrong'));
        }
      }
      const parameters = { agency: session.agencyCode, from: data.from, to: data.to, format: data.format };
      if (data.format === 'xlsx') {
        await download('/routing/tracking-book', parameters, 'so-theo-doi-giai-quyet-van-ban-den.xlsx');
        return null;
      }
      return { title: t('tracking.title'), path: '/routing/tracking-book', parameters, fileName: 'so-theo-doi-giai-quyet-van-ban-den.pdf' };
    },
  });
  return wanted?.path ? openPdf(wanted) && undefined : wanted;
}

/** Opens a new register; the first number may be taken over from the paper book. */
export function openNewRegister() {
  const year = Number(today().slice(0, 4));
  return openForm({
    title: t('registers.new'),
    action: t('registers.newGo'),
    testid: 'register-dialog',
    values: { name: t('registers.defaultName', { year }), year, startNumber: 1, kind: 'incoming' },
    fields: (data, errors, change) => html`<div class="two">
      <div class="wide">${field({ id: 'r-name', label: t('registers.name'), required: true, error: errors.name, control: html`<input id="r-name" name="name" data-testid="name" maxlength="200" .value=${data.name} @input=${(event) => change('name', event.target.value)}>` })}</div>
      ${field({ id: 'r-year', label: t('common.year'), required: true, error: errors.year, control: html`<input id="r-year" name="year" inputmode="numeric" data-testid="year" maxlength="4" .value=${String(data.year)} @input=${(event) => change('year', event.target.value)}>` })}
      ${field({ id: 'r-start', label: t('registers.start'), error: errors.startNumber, hint: t('registers.startHint'), control: html`<input id="r-start" name="startNumber" inputmode="numeric" data-testid="startNumber" .value=${String(data.startNumber)} aria-describedby="r-start-note" @input=${(event) => change('startNumber', event.target.value)}>` })}</div>`,
    submit: async (data) => {
      const answer = await post('/registry/registers', { agency: session.agencyCode, kind: data.kind, name: data.name.trim(), year: Number(data.year), startNumber: Number(data.startNumber) });
      forget('registers');
      return answer;
    },
  });
}

export const openCloseRegister = (register) => askReason({
  title: t('registers.closeTitle', { name: registerName(register) }),
  intro: t('registers.closeIntro'),
  action: t('registers.close'),
  testid: 'close-register-dialog',
  submit: async (reason) => {
    await post(`/registry/registers/${encodeURIComponent(register.id)}/close`, { reason });
    forget('registers');
    return true;
  },
});

/** Keeps a block of numbers for a day off line; they are entered later one by one. */
export function openReserve(register) {
  return openForm({
    title: t('registers.reserveTitle', { name: registerName(register) }),
    intro: t('registers.reserveIntro'),
    action: t('registers.reserve'),
    testid: 'reserve-dialog',
    values: { count: 10, reason: '' },
    fields: (data, errors, change) => html`
      ${field({ id: 'v-count', label: t('registers.reserveCount'), required: true, error: errors.count, control: html`<input id="v-count" name="count" inputmode="numeric" data-testid="count" .value=${String(data.count)} @input=${(event) => change('count', event.target.value)}>` })}
      ${field({ id: 'v-reason', label: t('common.reason'), required: true, error: errors.reason, control: html`<input id="v-reason" name="reason" data-testid="reason" maxlength="500" .value=${data.reason} @input=${(event) => change('reason', event.target.value)}>` })}`,
    submit: (data) => {
      const count = Number(data.count);
      if (!Number.isInteger(count) || count < 1 || count > 1000) {
        throw fieldError('count', t('registers.reserveCountWrong'));
      }
      if (!data.reason.trim()) {
        throw fieldError('reason', t('error.reasonMissing'));
      }
      return post(`/registry/registers/${encodeURIComponent(register.id)}/reservations`, { count, reason: data.reason.trim() });
    },
  });
}

/** Checks the chain of entries and shows unused and reserved numbers. */
export function openVerify(register) {
  let result = null;
  let reserved = [];
  let failure = '';
  let started = false;
  return openDialog({
    title: t('verify.title', { name: registerName(register) }),
    size: 'wide',
    testid: 'verify-dialog',
    content: ({ close, update }) => {
      if (!started) {
        started = true;
        Promise.all([get(`/registry/registers/${encodeURIComponent(register.id)}/verify`), get(`/registry/registers/${encodeURIComponent(register.id)}/reservations`).catch(() => ({ items: [] }))]).then(([found, blocks]) => {
          result = found;
          reserved = blocks.items ?? [];
          update();
        }, (error) => {
          failure = error.message;
          update();
        });
      }
      return html`<div class="dialog-body">
        ${failure ? notice('bad', failure) : !result ? busy(t('verify.running')) : html`
          ${result.ok ? notice('ok', t('verify.ok', { n: result.entries }), 'verify-ok') : notice('bad', t('verify.broken', { n: result.entries, id: result.firstBroken }), 'verify-broken')}
          <h3>${t('verify.unused')}</h3>
          ${result.unused?.length ? html`<table class="plain-table"><thead><tr><th class="num">${t('capture.arrivalNumber')}</th><th>${t('common.reason')}</th></tr></thead><tbody>${result.unused.map((one) => html`<tr><td class="num">${number(one.number)}</td><td>${one.reason}</td></tr>`)}</tbody></table>` : html`<p class="muted">${t('verify.noUnused')}</p>`}
          ${reserved.length ? html`<h3>${t('verify.reserved')}</h3><table class="plain-table"><thead><tr><th>${t('verify.numbers')}</th><th>${t('column.state')}</th><th>${t('common.reason')}</th><th>${t('verify.when')}</th></tr></thead><tbody>${blocks(reserved).map((one) => html`<tr><td>${number(one.from)}${one.to > one.from ? html`–${number(one.to)}` : nothing}</td><td>${t('slot.' + one.state)}</td><td>${one.reason ?? ''}</td><td>${formatDateTime(one.at)}</td></tr>`)}</tbody></table>` : nothing}`}
      </div><div class="dialog-foot"><button type="button" class="button primary" autofocus @click=${() => close()}>${t('common.close')}</button></div>`;
    },
  });
}

/** Numbers set aside, those that follow each other and share state and reason as one block. */
function blocks(slots) {
  const found = [];
  for (const slot of [...slots].sort((a, b) => a.number - b.number)) {
    const last = found.at(-1);
    const state = String(slot.state).toLowerCase();
    if (last && last.to === slot.number - 1 && last.state === state && last.reason === slot.reason) {
      last.to = slot.number;
    } else {
      found.push({ from: slot.number, to: slot.number, state, reason: slot.reason, at: slot.at });
    }
  }
  return found;
}
