import './date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { download, get, post } from '../app/api.js';
import { today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note } from '../app/live.js';
import { session } from '../app/session.js';
import { choiceField, textField } from './choice.js';
import { openDialog, openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { icon } from './icons.js';
import { busy, field, notice, stateBadge } from './parts.js';
import { openPdf } from './pdf-dialog.js';

const BOOKS = ['register', 'post', 'loans'];
const FILES = { register: 'so-dang-ky-van-ban-di', post: 'so-gui-van-ban-di', loans: 'so-su-dung-ban-luu' };

/** Prints a book of outgoing documents as PDF (A4 landscape) or XLSX. */
export async function openPrintBook(series, filters) {
  const wanted = await openForm({
    title: t('issued.printTitle'),
    action: t('print.go'),
    testid: 'print-dialog',
    values: { book: 'register', series: filters.series ?? '', from: filters.from || `${today().slice(0, 4)}-01-01`, to: filters.to || today(), format: 'pdf' },
    fields: (data, errors, change) => html`
      <fieldset class="radios"><legend>${t('issued.book')}</legend>${BOOKS.map((book) => html`<label><input type="radio" name="book" value=${book} data-testid="book-${book}" .checked=${data.book === book} @change=${() => change('book', book)}> ${t('issued.book.' + book)}</label>`)}</fieldset>
      ${data.book === 'register' && series.length ? choiceField({ ids: 'b', name: 'series', label: t('issued.series'), value: data.series, options: [['', t('common.all')], ...series.map((one) => [one.id, one.name])], error: errors.series, change }) : nothing}
      <div class="two">${['from', 'to'].map((name) => field({ id: 'b-' + name, label: t('common.' + name), error: errors[name], control: html`<vt-date input-id="b-${name}" name=${name} testid="print-${name}" .value=${data[name]} @change=${(event) => change(name, event.detail)}></vt-date>` }))}</div>
      <fieldset class="radios"><legend>${t('print.format')}</legend>${['pdf', 'xlsx'].map((format) => html`<label><input type="radio" name="format" value=${format} data-testid="format-${format}" .checked=${data.format === format} @change=${() => change('format', format)}> ${t('print.' + format)}</label>`)}</fieldset>`,
    submit: async (data) => {
      const path = `/outgoing/books/${data.book}`;
      const parameters = { agency: session.agencyCode, series: data.book === 'register' ? data.series : '', from: data.from, to: data.to, format: data.format };
      if (data.format === 'xlsx') {
        await download(path, parameters, FILES[data.book] + '.xlsx');
        return null;
      }
      return { title: t('issued.book.' + data.book), path, parameters, fileName: FILES[data.book] + '.pdf' };
    },
  });
  return wanted?.path ? openPdf(wanted) : wanted;
}

/** The series of numbers of the year, and opening one with the number to begin with. */
export function openSeries() {
  let items = null;
  let failure = '';
  let started = false;
  return openDialog({
    title: t('issued.numbers'),
    size: 'wide',
    testid: 'series-dialog',
    content: ({ close, update }) => {
      const load = () => get('/outgoing/series', { agency: session.agencyCode }).then((answer) => {
        ({ items } = answer);
        update();
      }, (error) => {
        failure = error.message;
        update();
      });
      if (!started) {
        started = true;
        load();
      }
      return html`<div class="dialog-body">
          ${failure ? notice('bad', failure) : !items ? busy() : items.length ? html`<div class="table-box"><table class="plain-table"><thead><tr><th>${t('issued.series')}</th><th class="num">${t('common.year')}</th><th>${t('column.state')}</th><th class="num">${t('registers.start')}</th><th class="num">${t('registers.next')}</th><th class="num">${t('registers.count')}</th></tr></thead>
            <tbody>${items.map((one) => html`<tr data-testid="series-row"><td>${one.name}</td><td class="num">${one.year}</td><td>${stateBadge(one.state)}</td><td class="num">${number(one.startNumber)}</td><td class="num">${number(one.nextNumber)}</td><td class="num">${number(one.count)}</td></tr>`)}</tbody></table></div>` : html`<p class="muted">${t('issued.noSeries')}</p>`}
        </div>
        <div class="dialog-foot"><button type="button" class="button" data-testid="new-series" @click=${async () => {
          if (await openNewSeries()) {
            note(t('issued.seriesOpened'));
            load();
          }
        }}>${icon('plus')} ${t('issued.newSeries')}</button><button type="button" class="button primary" autofocus @click=${() => close()}>${t('common.close')}</button></div>`;
    },
  });
}

async function openNewSeries() {
  const { types } = await get('/outgoing/options', { agency: session.agencyCode });
  return openForm({
    title: t('issued.newSeries'),
    intro: t('issued.newSeriesIntro'),
    testid: 'new-series-dialog',
    values: { typeCode: types[0]?.code ?? '', name: '', year: today().slice(0, 4), startNumber: '1' },
    fields: (data, errors, change) => html`<div class="two">
      ${choiceField({ ids: 'n', name: 'typeCode', label: t('field.typeCode'), value: data.typeCode, options: types.map((type) => [type.code, type.name]), error: errors.typeCode, change })}
      ${textField({ ids: 'n', name: 'name', label: t('issued.seriesName'), value: data.name, error: errors.name, change, hint: t('draft.seriesHint') })}
      ${textField({ ids: 'n', name: 'year', label: t('common.year'), value: data.year, error: errors.year, change, length: 4, mode: 'numeric' })}
      ${textField({ ids: 'n', name: 'startNumber', label: t('registers.start'), value: data.startNumber, error: errors.startNumber, change, length: 7, mode: 'numeric', hint: t('registers.startHint') })}</div>`,
    submit: (data) => {
      for (const name of ['year', 'startNumber']) {
        if (!/^\d+$/.test(data[name].trim())) {
          throw fieldError(name, t('deadline.wholeNumber'));
        }
      }
      return post('/outgoing/series', { agency: session.agencyCode, typeCode: data.typeCode, name: data.name.trim(), year: Number(data.year), startNumber: Number(data.startNumber) });
    },
  });
}
