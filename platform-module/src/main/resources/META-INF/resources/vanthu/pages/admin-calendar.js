import { html, nothing } from '../vendor/lit.js';
import { del, get, put } from '../app/api.js';
import { define } from '../app/element.js';
import { formatDate, today } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { choiceField, textField } from '../components/choice.js';
import { openForm } from '../components/dialog.js';
import { AdministeredPage } from '../components/administered.js';
import { icon } from '../components/icons.js';
import { busy, iconButton } from '../components/parts.js';

const KINDS = ['holiday', 'rest', 'work'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const iso = (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The working calendar of the agency: a year at a glance; a click on a day changes it. */
class CalendarPage extends AdministeredPage {
  static properties = { calendar: { state: true } };

  get readKey() {
    return `${this.agency} ${this.#year}`;
  }

  get #year() {
    return Number(this.address.query.year) || Number(today().slice(0, 4));
  }

  get #path() {
    return `/calendar/${encodeURIComponent(this.agency)}`;
  }

  async read() {
    this.calendar = await get(this.#path, { year: this.#year });
  }

  #worksOn(weekday) {
    return (this.calendar.sessions ?? []).some((one) => one.weekday === weekday);
  }

  async #edit(date) {
    const known = this.calendar.days.find((one) => one.date === date);
    try {
      const done = await openForm({
        title: formatDate(date),
        testid: 'day-dialog',
        values: { kind: known?.kind ?? 'holiday', name: known?.name ?? '' },
        fields: (data, errors, change) => html`
          ${choiceField({ ids: 'd', name: 'kind', label: t('calendar.kind'), value: data.kind, error: errors.kind, change, options: [...KINDS.map((kind) => [kind, t('calendar.kind.' + kind)]), ...(known ? [['', t('calendar.asUsual')]] : [])] })}
          ${textField({ ids: 'd', name: 'name', label: t('calendar.name'), value: data.name, error: errors.name, change })}`,
        submit: (data) => (data.kind ? put(`${this.#path}/days/${date}`, { kind: data.kind, name: data.name.trim() }) : del(`${this.#path}/days/${date}`)).then(() => true),
      });
      if (done) {
        note(t('calendar.saved'));
        this.load();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #editSessions() {
    const values = Object.fromEntries(WEEKDAYS.map((day) => [day, this.calendar.sessions.filter((one) => one.weekday === day).map((one) => `${one.from}–${one.to}`).join(', ')]));
    try {
      const done = await openForm({
        title: t('calendar.sessions'),
        intro: t('calendar.sessionsHint'),
        testid: 'sessions-dialog',
        values,
        fields: (data, errors, change) => WEEKDAYS.map((day) => textField({ ids: 'h', name: String(day), label: t('weekday.' + day), value: data[day], error: errors[day], change, hint: undefined })),
        submit: (data) => put(this.#path + '/sessions', { sessions: WEEKDAYS.flatMap((day) => readSessions(day, data[day])) }).then(() => true),
      });
      if (done) {
        note(t('calendar.saved'));
        this.load();
      }
    } catch (error) {
      noteError(error);
    }
  }

  #month(month, marked) {
    const year = this.#year;
    const first = new Date(Date.UTC(year, month - 1, 1));
    const blank = (first.getUTCDay() + 6) % 7;
    const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const now = today();
    return html`<section class="month"><h2>${t('calendar.month', { n: String(month) })}</h2>
      <div class="days">${WEEKDAYS.map((day) => html`<span class="weekday" aria-hidden="true">${t('weekday.short.' + day)}</span>`)}
        ${Array.from({ length: blank }, () => html`<span></span>`)}
        ${Array.from({ length: count }, (_, index) => {
          const date = iso(year, month, index + 1);
          const entry = marked.get(date);
          const weekday = ((blank + index) % 7) + 1;
          const kind = entry?.kind ?? (this.#worksOn(weekday) ? 'usual' : 'weekend');
          const words = entry ? `${t('calendar.kind.' + entry.kind)}${entry.name ? ': ' + entry.name : ''}` : t(kind === 'usual' ? 'calendar.usual' : 'calendar.weekend');
          return html`<button type="button" class="day ${kind} ${date === now ? 'today' : ''}" data-date=${date} title=${words} aria-label="${index + 1}, ${formatDate(date)}, ${words}" @click=${() => this.#edit(date)}>${index + 1}</button>`;
        })}</div></section>`;
  }

  body() {
    if (!this.calendar) {
      return busy();
    }
    const year = this.#year;
    const marked = new Map(this.calendar.days.map((one) => [one.date, one]));
    const go = (to) => replace('calendar', [], { ...this.address.query, year: to });
    return html`<div class="page-body">
      <header class="page-head"><h1>${t('page.calendar')}</h1>
        ${iconButton({ name: 'left', label: t('calendar.previousYear'), run: () => go(year - 1), testid: 'previous-year' })}<strong data-testid="year">${year}</strong>${iconButton({ name: 'right', label: t('calendar.nextYear'), run: () => go(year + 1), testid: 'next-year' })}
        ${this.agencyChip('calendar')}
        <span class="legend">${['holiday', 'rest', 'work', 'weekend'].map((kind) => html`<span><i class="day ${kind}" aria-hidden="true">1</i> ${t(kind === 'weekend' ? 'calendar.weekend' : 'calendar.kind.' + kind)}</span>`)}</span>
        <span class="grow"></span><button type="button" class="button" data-testid="sessions" @click=${() => this.#editSessions()}>${icon('clock')} ${t('calendar.sessions')}</button></header>
      <div class="year">${Array.from({ length: 12 }, (_, index) => this.#month(index + 1, marked))}</div>
      <div class="calendar-below">
        <section class="card"><h2>${t('calendar.marked')}</h2>${this.calendar.days.length ? html`<table class="plain-table">${[...this.calendar.days].sort((a, b) => a.date.localeCompare(b.date)).map((one) => html`<tr><td>${formatDate(one.date)}</td><td>${t('calendar.kind.' + one.kind)}</td><td>${one.name ?? ''}</td><td class="muted">${one.source ? t('calendar.by.' + one.source) : nothing}</td></tr>`)}</table>` : html`<p class="muted">${t('calendar.nothing')}</p>`}</section>
        <section class="card"><h2>${t('calendar.sessions')}</h2><dl class="facts">${WEEKDAYS.map((day) => html`<dt>${t('weekday.' + day)}</dt><dd>${this.calendar.sessions.filter((one) => one.weekday === day).map((one) => `${one.from}–${one.to}`).join(', ') || t('calendar.off')}</dd>`)}</dl></section>
      </div></div>`;
  }
}

/** "7:30-11:30, 13:30-17:00" as sessions of the weekday. */
function readSessions(weekday, text) {
  return text.split(/[,;]/).map((part) => part.trim()).filter(Boolean).map((part) => {
    const match = /^(\d{1,2})[:hg.](\d{2})\s*[-–]\s*(\d{1,2})[:hg.](\d{2})$/i.exec(part);
    if (!match) {
      throw Object.assign(new Error(t('calendar.sessionWrong')), { field: String(weekday), byField: () => ({ [weekday]: t('calendar.sessionWrong') }) });
    }
    return { weekday, from: `${match[1].padStart(2, '0')}:${match[2]}`, to: `${match[3].padStart(2, '0')}:${match[4]}` };
  });
}

define('vt-calendar-page', CalendarPage);
