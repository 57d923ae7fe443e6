import '../components/keep-backs.js';
import '../components/list.js';
import '../components/retention-notices.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { textField } from '../components/choice.js';
import { openForm } from '../components/dialog.js';
import { dueMark } from '../components/document-columns.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { openKeepBack } from '../components/keep-backs.js';
import { emptyState, field, stateBadge } from '../components/parts.js';

const BADGE = { open: 'awaitingCheck', done: 'done' };

/** What is to be handed in to the agency's archive, and what was. The address holds the list. */
class SubmissionsPage extends Element {
  static properties = { address: { attribute: false } };

  #load = null;
  #loadKey = null;
  #submissionColumns = [
    { id: 'number', label: () => t('archive.number'), width: 96, fixed: true, text: (row) => row.number, view: (row) => html`<a href=${href('submission', [row.id])} tabindex="-1"><b>${row.number}</b></a>` },
    { id: 'title', label: () => t('archive.block'), fixed: true, text: (row) => row.title },
    { id: 'giver', rank: 2, label: () => t('archive.giver'), width: 170, text: (row) => row.giverName },
    { id: 'unit', rank: 3, label: () => t('dossier.unit'), width: 190, text: (row) => row.unitName },
    { id: 'dossiers', rank: 2, label: () => t('page.dossiers'), width: 90, number: true, text: (row) => number(row.dossiers) },
    { id: 'submittedAt', rank: 3, label: () => t('archive.submittedAt'), width: 110, text: (row) => formatDate(row.submittedAt) },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 150, text: (row) => t('archive.submission.' + row.state), view: (row) => stateBadge(BADGE[row.state], row.undecided ? t('archive.undecided', { n: row.undecided }) : t('archive.submission.' + row.state)) },
  ];
  #candidateColumns = [
    { id: 'code', label: () => t('dossier.code'), width: 120, fixed: true, text: (row) => row.code, view: (row) => html`<a href=${href('dossier', [row.id])} tabindex="-1"><b>${row.code}</b></a>` },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title, view: (row) => html`${row.title}${row.stage === 'returned' ? html` <span class="badge bad" title=${row.reason ?? ''}>${t('archive.stage.returned')}</span>` : nothing}${row.stage === 'keptBack' ? html` <span class="badge warn">${t('archive.keptUntil', { at: formatDate(row.keptUntil) })}</span>` : nothing}` },
    { id: 'year', rank: 4, label: () => t('common.year'), width: 70, number: true, text: (row) => String(row.year) },
    { id: 'owner', rank: 3, label: () => t('dossier.owner'), width: 170, text: (row) => row.ownerName },
    { id: 'retention', rank: 3, label: () => t('dossier.retention'), width: 120, text: (row) => row.retention ?? '' },
    { id: 'endedAt', rank: 4, label: () => t('dossier.endedAt'), width: 110, text: (row) => formatDate(row.endedAt) },
    { id: 'due', rank: 1, label: () => t('archive.due'), width: 150, text: (row) => formatDate(row.dueOn), view: (row) => dueMark(row.dueOn) },
  ];

  get #gives() {
    return session.opensDossiers;
  }

  get #show() {
    const wanted = this.address.query.show;
    const shown = this.#gives ? ['ready', 'mine', 'kept'] : ['kept'];
    if (session.has('archivist')) {
      shown.unshift('all');
    }
    return { shown, now: shown.includes(wanted) ? wanted : session.has('archivist') ? 'all' : shown[0] };
  }

  #loader(now) {
    const { state } = this.address.query;
    const key = JSON.stringify([session.agencyCode, now, state]);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      const agency = session.agencyCode;
      this.#load = ({ after, limit }) => (now === 'ready'
        ? get('/archive/candidates', { agency, after, limit })
        : get('/archive/submissions', { agency, state, mine: now === 'mine' ? 1 : undefined, after, limit }));
    }
    return this.#load;
  }

  async #handIn(rows) {
    const done = await openForm({
      title: t('archive.handIn'),
      intro: t('archive.handInIntro', { n: rows.length }),
      action: t('archive.handIn'),
      size: 'wide',
      testid: 'hand-in-dialog',
      values: { title: t('archive.blockOf', { year: rows[0].year }), note: '', ...Object.fromEntries(rows.map((row) => ['sheets-' + row.id, ''])) },
      fields: (data, errors, change) => html`
        ${textField({ name: 'title', label: t('archive.block'), value: data.title, error: errors.title, change, required: true, wide: true, length: 500, autofocus: true })}
        <div class="table-box"><table class="plain-table"><thead><tr><th>${t('dossier.code')}</th><th>${t('dossier.title')}</th><th>${t('archive.sheets')}</th></tr></thead>
          <tbody>${rows.map((row) => html`<tr><td><b>${row.code}</b></td><td>${row.title}</td><td><input class="short" type="number" min="0" aria-label="${t('archive.sheets')} ${row.code}" .value=${data['sheets-' + row.id]} @input=${(event) => change('sheets-' + row.id, event.target.value)}></td></tr>`)}</tbody></table></div>
        <p class="hint">${t('archive.sheetsHint')}</p>
        ${field({ id: 'x-note', label: t('archive.note'), error: errors.note, control: html`<textarea id="x-note" name="note" rows="2" maxlength="2000" .value=${data.note} @input=${(event) => change('note', event.target.value)}></textarea>` })}`,
      submit: (data) => post('/archive/submissions', {
        agency: session.agencyCode, title: data.title, note: data.note || null,
        dossiers: rows.map((row) => ({ dossier: row.id, sheets: data['sheets-' + row.id] === '' ? null : Number(data['sheets-' + row.id]), note: null })),
      }),
    });
    if (done) {
      note(t('archive.handedIn', { number: done.submission.number }));
      go('submission', [done.submission.id]);
    }
  }

  async #keepBack(rows) {
    if (await openKeepBack(rows)) {
      note(t('archive.keepBackAsked'));
      replace('submissions', [], { show: 'kept' });
    }
  }

  render() {
    const { shown, now } = this.#show;
    const ready = now === 'ready';
    const bar = html`${shown.length > 1 ? html`<span class="segments" role="group" aria-label=${t('page.submissions')}>${shown.map((one) => html`<button type="button" aria-pressed=${String(one === now)} data-testid="show-${one}" @click=${() => replace('submissions', [], { show: one })}>${t('archive.show.' + one)}</button>`)}</span>` : nothing}
      ${ready || now === 'kept' ? nothing : filterChip({ name: 'state', label: t('column.state'), value: this.address.query.state, options: ['open', 'done'].map((one) => [one, t('archive.submission.' + one)]), change: (state) => replace('submissions', [], { ...this.address.query, state }) })}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.submissions')}</h1><span class="muted">${ready ? t('archive.readyHint') : nothing}</span></header>
      <vt-retention-notices></vt-retention-notices>
      ${now === 'kept' ? html`<div class="list-bar">${bar}</div><vt-keep-backs></vt-keep-backs>` : html`<vt-list name=${ready ? 'submission-candidates' : 'submissions'} ?selectable=${ready} .bulk=${ready ? (rows) => html`<button type="button" class="button small" data-testid="keep-back" @click=${() => this.#keepBack(rows).catch(noteError)}>${icon('clock')} ${t('archive.keepBack')}</button> <button type="button" class="button primary small" data-testid="hand-in" @click=${() => this.#handIn(rows).catch(noteError)}>${icon('send')} ${t('archive.handIn')}</button>` : undefined}
        label=${t('page.submissions')} .columns=${ready ? this.#candidateColumns : this.#submissionColumns} .load=${this.#loader(now)} .filters=${bar} .exportName=${ready ? 'ho-so-den-han-nop' : 'nop-luu'} .keyOf=${(row) => row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${ready ? row.code : row.number}</b><span class="grow"></span><small>${formatDate(ready ? row.dueOn : row.submittedAt)}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom"><small class="ellipsis">${ready ? row.ownerName : row.giverName}</small>${ready ? nothing : stateBadge(BADGE[row.state], t('archive.submission.' + row.state))}</span></div>`}
        .empty=${() => emptyState({ title: t('archive.none.' + now), text: t('archive.noneHint.' + now), symbol: 'folder' })}
        @open=${(event) => go(ready ? 'dossier' : 'submission', [event.detail.id])}></vt-list>`}
    </div>`;
  }
}

define('vt-submissions-page', SubmissionsPage);
