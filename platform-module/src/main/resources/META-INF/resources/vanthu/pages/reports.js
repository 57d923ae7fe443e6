import '../components/date-input.js';
import '../components/list.js';
import '../components/people-input.js';
import { html, nothing } from '../vendor/lit.js';
import { del, download, get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { BELOW, SUBJECTS, keepsReports, measureName, periodName, rowHref, rowState, seesBelow, share, usualPeriods, word } from '../app/reports.js';
import { choiceField } from '../components/choice.js';
import { confirmAction, openForm } from '../components/dialog.js';
import { dateChip } from '../components/filter-chip.js';
import { field } from '../components/parts.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, notice } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { courseChart, rowBars } from '../components/report-charts.js';

const PERIODS = ['month', 'quarter', 'halfYear', 'year'];
const SERIOUS = ['overdue', 'notUpdated', 'missing'];
const VIEWS = ['live', 'kept', 'schedules'];

/** Figures of the agency, live: by whom, over which time, how they went; each opens the list that was counted. */
class ReportsPage extends Element {
  static properties = { address: { attribute: false }, report: { state: true }, course: { state: true }, failure: { state: true }, kept: { state: true }, schedules: { state: true }, of: { state: true } };

  #key = null;
  #rowsKey = null;
  #load = null;

  get #view() {
    return VIEWS.includes(this.address.query.view) ? this.address.query.view : 'live';
  }

  /** What is asked for, with what the address leaves out. */
  get #asked() {
    const { query } = this.address;
    const subject = query.subject in SUBJECTS ? query.subject : session.has('follow-up', 'leader', 'delegate', 'content-admin') ? 'directives-given' : 'work';
    const below = query.below === '1' && BELOW.includes(subject) && seesBelow();
    const by = below ? 'agency' : SUBJECTS[subject].includes(query.by) ? query.by : SUBJECTS[subject][0];
    const [from, to] = query.from && query.to ? [query.from, query.to] : usualPeriods().year;
    const filters = Object.fromEntries(Object.entries(query).filter(([name]) => name.startsWith('is-')));
    return { subject, below, by, from, to, threshold: query.threshold ?? '', measure: query.measure ?? '', filters };
  }

  #parameters(asked = this.#asked) {
    return { agency: session.agencyCode, from: asked.from, to: asked.to, by: asked.by, below: asked.below ? '1' : '', threshold: asked.threshold };
  }

  #path(rest = '') {
    return `/statistics/reports/${this.#asked.subject}${rest}`;
  }

  willUpdate() {
    const key = JSON.stringify([session.agencyCode, this.#view, this.#asked]);
    if (key !== this.#key) {
      this.#key = key;
      this.#loadView();
    }
  }

  async #loadView() {
    this.failure = null;
    try {
      if (this.#view === 'kept') {
        this.kept = (await get('/statistics/kept', { agency: session.agencyCode, limit: 200 })).items;
      } else if (this.#view === 'schedules') {
        this.schedules = (await get('/statistics/schedules', { agency: session.agencyCode })).items;
      } else if (!this.#asked.measure) {
        const key = this.#key;
        this.course = null;
        const report = await get(this.#path(), this.#parameters());
        if (key === this.#key) {
          this.report = report;
          this.course = (await get(this.#path('/course'), { ...this.#parameters(), by: '' })).items;
        }
      } else {
        await this.#loadFilter();
      }
    } catch (error) {
      this.failure = error;
    }
  }

  /** The name of the row whose figure was opened. */
  async #loadFilter() {
    const asked = this.#asked;
    const key = this.#key;
    const wanted = asked.filters['is-' + asked.by];
    this.of = null;
    if (wanted !== undefined) {
      const known = this.report?.subject === asked.subject && this.report.by === asked.by ? this.report : await get(this.#path(), this.#parameters(asked));
      if (key === this.#key) {
        this.of = known.rows.find((row) => row.key === (wanted === '~' ? '' : wanted))?.name ?? null;
      }
    }
  }

  #set(changes) {
    replace('reports', [], { ...this.address.query, ...changes });
  }

  /** The address of the list behind a figure. */
  #cell(measure, key, asked = this.#asked) {
    const { subject, below, by, from, to, threshold } = asked;
    return href('reports', [], { subject, by, below: below ? '1' : '', from, to, threshold, measure, [key === undefined ? '' : 'is-' + by]: key === '' ? '~' : key });
  }

  async #keep() {
    const { subject, by, from, to, threshold } = this.#asked;
    try {
      await post('/statistics/kept', { agency: session.agencyCode, subject, by, from, to, filters: {}, threshold: threshold ? Number(threshold) : null });
      note(t('report.keptNow'));
    } catch (error) {
      noteError(error);
    }
  }

  async #schedule() {
    const { subject, by } = this.#asked;
    const done = await openForm({
      title: t('report.schedule'),
      intro: t('report.scheduleIntro', { name: t('report.subject.' + subject) }),
      action: t('report.scheduleAction'),
      testid: 'schedule-dialog',
      values: { period: 'month', people: [] },
      fields: (data, errors, change) => html`
        ${choiceField({ ids: 'schedule', name: 'period', label: t('report.period'), value: data.period, error: errors.period, change, options: PERIODS.map((one) => [one, t('report.every.' + one)]) })}
        ${field({ id: 'schedule-people', label: t('report.recipients'), required: true, hint: t('report.recipientsHint'), error: errors.recipients, control: html`<vt-people input-id="schedule-people" .value=${data.people} @change=${(event) => Array.isArray(event.detail) && change('people', event.detail)}></vt-people>` })}`,
      submit: (data) => post('/statistics/schedules', { agency: session.agencyCode, subject, by, period: data.period, recipients: data.people.map((one) => one.userName) }),
    });
    if (done) {
      note(t('report.scheduled', { day: formatDate(done.nextOn) }));
    }
  }

  async #unschedule(one) {
    const sure = await confirmAction({ title: t('report.unschedule'), text: t('report.unscheduleText', { name: t('report.subject.' + one.subject) }), action: t('report.unschedule') });
    if (sure) {
      await del(`/statistics/schedules/${one.id}?version=${one.version}`).catch(noteError);
      this.#loadView();
    }
  }

  render() {
    const asked = this.#asked;
    return asked.measure && this.#view === 'live' ? this.#renderList(asked) : html`<div class="page-body reports" data-testid="reports">
      <header class="page-head"><h1>${t('page.reports')}</h1>
        <div class="segments" role="group" aria-label=${t('page.reports')}>${VIEWS.map((one) => html`<button type="button" aria-pressed=${String(one === this.#view)} data-testid="view-${one}" @click=${() => this.#set({ view: one === 'live' ? '' : one })}>${t('report.view.' + one)}</button>`)}</div></header>
      ${this.failure ? failureBox(this.failure, () => this.#loadView()) : this.#view === 'kept' ? this.#renderKept() : this.#view === 'schedules' ? this.#renderSchedules() : this.#renderLive(asked)}
    </div>`;
  }

  #renderLive(asked) {
    const { report } = this;
    const choose = (name, label, options, value, change) => html`<label class="report-choice"><span>${label}</span><select data-testid=${name} @change=${(event) => change(event.target.value)}>${options.map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}</select></label>`;
    return html`<div class="report-bar-top" role="group" aria-label=${t('report.choose')}>
        ${choose('subject', t('report.what'), Object.keys(SUBJECTS).map((one) => [one, t('report.subject.' + one)]), asked.subject, (value) => this.#set({ subject: value, by: '', below: '' }))}
        ${asked.below ? nothing : choose('by', t('report.by'), SUBJECTS[asked.subject].map((one) => [one, t('report.by.' + one)]), asked.by, (value) => this.#set({ by: value }))}
        ${choose('period', t('report.period'), [['', t('report.kind.own')], ...Object.keys(usualPeriods()).map((one) => [one, t('report.kind.' + one)])], periodName(asked.from, asked.to), (value) => {
          const [from, to] = usualPeriods()[value] ?? [asked.from, asked.to];
          this.#set({ from, to });
        })}
        <div class="report-choice"><span aria-hidden="true">${t('report.days')}</span>${dateChip({ from: asked.from, to: asked.to, label: t('report.days'), required: true, change: ({ from, to }) => from && to && this.#set({ from, to }) })}</div>
        ${report && !report.measures.includes('overdue') ? nothing : html`<label class="report-choice narrow"><span>${t('report.threshold')}</span><input type="number" min="0" max="9999" data-testid="threshold" .value=${String(asked.threshold || report?.threshold || '')} @change=${(event) => this.#set({ threshold: event.target.value })}></label>`}
        ${BELOW.includes(asked.subject) && seesBelow() ? html`<label class="check-line"><input type="checkbox" data-testid="below" .checked=${asked.below} @change=${(event) => this.#set({ below: event.target.checked ? '1' : '' })}> ${t('report.below')}</label>` : nothing}
      </div>
      ${!report || report.subject !== asked.subject ? busy() : html`
        <p class="muted">${t('report.asOf', { at: formatDateTime(report.asOf) })} ${t('report.note.' + asked.subject)}</p>
        <div class="report-actions">
          <button type="button" class="button" data-testid="print-report" @click=${() => openPdf({ title: t('report.subject.' + asked.subject), path: this.#path('/print'), parameters: { ...this.#parameters(), format: 'pdf' }, fileName: 'bao-cao.pdf' })}>${icon('print')} ${t('common.print')}</button>
          ${['xlsx', 'docx'].map((format) => html`<button type="button" class="button" data-testid="report-${format}" @click=${() => download(this.#path('/print'), { ...this.#parameters(), format }, 'bao-cao.' + format).catch(noteError)}>${icon('download')} ${format.toUpperCase()}</button>`)}
          ${keepsReports() && !asked.below ? html`<button type="button" class="button" data-testid="keep-report" @click=${() => this.#keep()}>${t('report.keep')}</button>
            <button type="button" class="button" data-testid="schedule-report" @click=${() => this.#schedule()}>${icon('clock')} ${t('report.schedule')}</button>` : nothing}
        </div>
        <dl class="figures report-figures">${report.measures.map((measure) => html`<div><dt>${measureName(measure)}</dt><dd class=${SERIOUS.includes(measure) && report.total.figures[measure] ? 'late' : ''} data-testid="total-${measure}"><a href=${this.#cell(measure)}>${number(report.total.figures[measure])}</a></dd></div>`)}
          <div><dt>${t(this.#rateName(report))}</dt><dd>${share(report.total.rate)}</dd></div></dl>
        ${!report.rows.length ? emptyState({ title: t('report.none'), text: t('report.noneHint'), symbol: 'chart' }) : html`
          <section aria-label=${t('report.by.' + report.by)}><h2>${t('report.by.' + report.by)}</h2>${rowBars(report)}${this.#renderTable(report)}</section>
          <section aria-label=${t('report.course')}><h2>${t('report.course')}</h2>${this.course?.length ? html`${courseChart(report, this.course)}${this.#renderCourse(report)}` : this.course ? nothing : busy()}</section>`}`}`;
  }

  #rateName(report) {
    return report.subject === 'usage' ? 'report.rate.usage' : report.subject === 'outgoing' ? 'report.rate.outgoing' : 'report.rate.done';
  }

  #renderTable(report) {
    const above = report.rows.filter((row) => row.above);
    const figure = (row, measure) => (row.figures[measure] ? html`<a class=${measure === 'overdue' ? 'late' : ''} href=${this.#cell(measure, row.key)} aria-label=${t('report.open', { name: row.name, what: measureName(measure), n: row.figures[measure] })}>${number(row.figures[measure])}</a>` : '0');
    return html`${above.length ? notice('warn', t('report.above', { n: report.threshold, names: above.map((row) => row.name).join('; ') }), 'above-threshold') : nothing}
      <div class="table-box"><table class="plain-table report-table" data-testid="report-table">
        <thead><tr><th>${t('report.by.' + report.by)}</th>${report.measures.map((measure) => html`<th class="num">${measureName(measure)}</th>`)}<th class="num">${t(this.#rateName(report))}</th><th class="num">${t('report.rank')}</th></tr></thead>
        <tbody>${report.rows.map((row) => html`<tr class=${row.above ? 'above' : ''} data-testid="report-row"><th scope="row">${row.above ? html`<span class="badge bad"><span class="dot" aria-hidden="true"></span>${t('report.marked')}</span> ` : nothing}${row.name}</th>${report.measures.map((measure) => html`<td class="num">${figure(row, measure)}</td>`)}<td class="num">${share(row.rate)}</td><td class="num">${row.rank ?? '–'}</td></tr>`)}</tbody>
        <tfoot><tr><th scope="row">${t('report.total')}</th>${report.measures.map((measure) => html`<td class="num"><a href=${this.#cell(measure)}>${number(report.total.figures[measure])}</a></td>`)}<td class="num">${share(report.total.rate)}</td><td></td></tr></tfoot></table></div>`;
  }

  #renderCourse(report) {
    const shown = report.measures.filter((measure) => !['extended', 'returned', 'assigned'].includes(measure));
    return html`<div class="table-box"><table class="plain-table" data-testid="course-table">
      <thead><tr><th>${t('report.days')}</th>${shown.map((measure) => html`<th class="num">${measureName(measure)}</th>`)}</tr></thead>
      <tbody>${this.course.map((part) => html`<tr><th scope="row">${formatDate(part.from)} – ${formatDate(part.to)}</th>${shown.map((measure) => html`<td class="num">${part.figures[measure] ? html`<a href=${this.#cell(measure, undefined, { ...this.#asked, from: part.from, to: part.to })}>${number(part.figures[measure])}</a>` : '0'}</td>`)}</tr>`)}</tbody></table></div>`;
  }

  #loader(asked) {
    const key = this.#key;
    if (key !== this.#rowsKey) {
      this.#rowsKey = key;
      const filters = Object.fromEntries(Object.entries(asked.filters).map(([name, value]) => [name, value === '~' ? '' : value]));
      // an empty key asks for the rows that have none, so it must be sent
      const empty = Object.keys(filters).filter((name) => filters[name] === '').map((name) => `&${encodeURIComponent(name)}=`).join('');
      this.#load = async ({ after, limit }) => {
        const first = new URLSearchParams(Object.entries({ ...this.#parameters(asked), by: '', ...filters, measure: asked.measure, after: after ?? '', limit }).filter(([, value]) => value !== ''));
        return get(`${this.#path('/rows')}?${first}${empty}`);
      };
    }
    return this.#load;
  }

  #renderList(asked) {
    const back = href('reports', [], { subject: asked.subject, by: asked.by, below: asked.below ? '1' : '', from: asked.from, to: asked.to, threshold: asked.threshold });
    const usage = asked.subject === 'usage';
    const columns = [
      { id: 'label', label: () => t(usage ? 'report.day' : 'report.label'), width: 150, text: (row) => (usage ? formatDate(row.label) : row.label), view: (row) => (usage ? formatDate(row.label) : rowHref(asked.subject, row) ? html`<a href=${rowHref(asked.subject, row)} tabindex="-1"><b>${row.label || '–'}</b></a>` : row.label || '–') },
      { id: 'title', label: () => t('report.title'), fixed: true, text: (row) => (usage ? word('report.half.', row.kind) : row.title || '–') },
      { id: 'who', rank: 2, label: () => t('report.who'), width: 200, text: (row) => row.whoName || row.who },
      { id: 'unit', rank: 4, label: () => t('users.unit'), width: 180, hidden: usage, text: (row) => row.unitName },
      { id: 'started', rank: 3, label: () => t(usage ? 'report.came' : 'report.started'), width: 132, text: (row) => formatDateTime(row.startedAt) || '–' },
      { id: 'due', rank: 1, label: () => t('queue.due'), width: 132, hidden: usage, text: (row) => formatDateTime(row.dueAt) || '–' },
      { id: 'state', rank: 3, label: () => t('column.state'), width: 150, hidden: usage, text: (row) => rowState(asked.subject, row) },
      { id: 'ended', rank: 1, label: () => t('report.ended'), width: 132, hidden: usage, text: (row) => formatDateTime(row.endedAt) || '–' },
    ];
    return html`<div class="page-list">
      <header class="page-head"><h1>${measureName(asked.measure)}</h1><span class="muted" data-testid="report-of">${t('report.subject.' + asked.subject)}${this.of ? ` · ${this.of}` : ''}, ${formatDate(asked.from)} – ${formatDate(asked.to)}</span><span class="grow"></span><a class="button" href=${back} data-testid="back-to-report">${icon('left')} ${t('report.back')}</a></header>
      <vt-list name="report-rows" label=${measureName(asked.measure)} .columns=${columns} .load=${this.#loader(asked)} .exportName=${'so-lieu'} .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.label || '–'}</b></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${row.whoName || row.who}</small></span>${usage ? nothing : html`<span class="row-bottom"><small class="ellipsis">${[rowState(asked.subject, row), row.dueAt ? t('flow.dueAt', { at: formatDateTime(row.dueAt) }) : ''].filter(Boolean).join(' · ')}</small></span>`}</div>`}
        .empty=${() => emptyState({ title: t('report.none'), symbol: 'chart' })} @open=${(event) => {
          const address = rowHref(asked.subject, event.detail);
          if (address) {
            location.hash = address;
          }
        }}></vt-list></div>`;
  }

  #renderKept() {
    if (!this.kept) {
      return busy();
    }
    const print = (one, format) => html`<button type="button" class="text-button" data-testid="kept-${format}" @click=${() => (format === 'pdf' ? openPdf({ title: t('report.subject.' + one.subject), path: `/statistics/kept/${one.id}/print`, parameters: { format }, fileName: 'bao-cao.pdf' }) : download(`/statistics/kept/${one.id}/print`, { format }, 'bao-cao.' + format).catch(noteError))}>${format.toUpperCase()}</button>`;
    return !this.kept.length ? emptyState({ title: t('report.keptNone'), text: t('report.keptHint'), symbol: 'chart' }) : html`<div class="table-box"><table class="plain-table" data-testid="kept-table">
      <thead><tr><th>${t('report.what')}</th><th>${t('report.days')}</th><th>${t('report.madeAt')}</th><th>${t('report.madeBy')}</th><th>${t('report.sent')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
      <tbody>${this.kept.map((one) => html`<tr><td>${t('report.subject.' + one.subject)}${one.by ? html`<br><small class="muted">${t('report.by.' + one.by)}</small>` : nothing}</td><td>${formatDate(one.from)} – ${formatDate(one.to)}</td><td>${formatDateTime(one.madeAt)}</td><td>${one.scheduled ? t('report.byItself') : one.madeByName || one.madeBy}</td>
        <td>${Object.keys(one.sent).length ? Object.entries(one.sent).map(([who, state]) => html`<div>${who}: ${t('report.mail.' + state)}</div>`) : '–'}</td>
        <td class="row-actions">${['pdf', 'xlsx', 'docx'].map((format) => print(one, format))}${session.has('leader', 'content-admin') ? html`<button type="button" class="text-button" data-testid="publish-report" @click=${() => go('publication', [], { report: one.id })}>${t('report.publish')}</button>` : nothing}</td></tr>`)}</tbody></table></div>`;
  }

  #renderSchedules() {
    if (!this.schedules) {
      return busy();
    }
    return !this.schedules.length ? emptyState({ title: t('report.scheduleNone'), text: t('report.scheduleHint'), symbol: 'clock' }) : html`<div class="table-box"><table class="plain-table" data-testid="schedule-table">
      <thead><tr><th>${t('report.what')}</th><th>${t('report.period')}</th><th>${t('report.nextOn')}</th><th>${t('report.recipients')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
      <tbody>${this.schedules.map((one) => html`<tr><td>${t('report.subject.' + one.subject)}</td><td>${t('report.every.' + one.period)}</td><td>${formatDate(one.nextOn)}</td><td>${one.recipients.join(', ')}</td>
        <td class="row-actions">${keepsReports() ? html`<button type="button" class="text-button" data-testid="unschedule" @click=${() => this.#unschedule(one)}>${t('report.unschedule')}</button>` : nothing}</td></tr>`)}</tbody></table></div>`;
  }
}

define('vt-reports-page', ReportsPage);
