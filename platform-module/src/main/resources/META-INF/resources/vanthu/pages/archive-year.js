import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { download, get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { figureBars } from '../components/figure-bars.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox } from '../components/parts.js';

const STAGES = ['none', 'proposed', 'submitted', 'returned', 'keptBack', 'accepted', 'transferring', 'transferred', 'destroyed'];
/** What the notices of retention call late. */
const NOTICES = ['due', 'overdue', 'keptBack', 'expired', 'waiting', 'noRule', 'held'];
const LATE = ['overdue', 'expired'];

/** The year as a picture: dossiers by state, by stage in the archive, by retention; what is due, held and unfiled. Each bar opens its list. */
class ArchiveYearPage extends Element {
  static properties = { address: { attribute: false }, figures: { state: true }, notices: { state: true }, failure: { state: true }, extracting: { state: true } };

  #load = null;
  #loadKey = null;
  #year = null;

  #dossierColumns = [
    { id: 'code', label: () => t('dossier.code'), width: 120, fixed: true, text: (row) => row.code },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 118, text: (row) => t('dossier.state.' + row.state) },
    { id: 'stage', rank: 2, label: () => t('year.stage'), width: 160, text: (row) => t('year.stage.' + (row.stage ?? 'none')) },
    { id: 'retention', rank: 3, label: () => t('dossier.retention'), width: 120, text: (row) => row.retention ?? '' },
    { id: 'expiresOn', rank: 4, label: () => t('year.expiresOn'), width: 110, text: (row) => formatDate(row.expiresOn) },
    { id: 'unit', rank: 5, label: () => t('dossier.unit'), width: 110, text: (row) => row.unit ?? '' },
  ];

  #documentColumns = [
    { id: 'number', label: () => t('year.number'), width: 150, fixed: true, text: (row) => row.number },
    { id: 'issuedDate', rank: 2, label: () => t('year.issuedDate'), width: 104, text: (row) => formatDate(row.issuedDate) },
    { id: 'issuer', rank: 3, label: () => t('year.issuer'), width: 200, text: (row) => row.issuerName },
    { id: 'subject', label: () => t('column.subject'), fixed: true, text: (row) => row.subject },
  ];

  get #shown() {
    return this.address.query.show ?? '';
  }

  get #chosenYear() {
    return Number(this.address.query.year) || Number(today().slice(0, 4));
  }

  willUpdate(changed) {
    if (changed.has('address') && this.#year !== this.#chosenYear) {
      this.#year = this.#chosenYear;
      this.#read();
    }
  }

  async #read() {
    this.figures = null;
    this.failure = null;
    try {
      const [figures, notices] = await Promise.all([
        get('/archive/year', { agency: session.agencyCode, year: this.#chosenYear }),
        get('/retention/counts', { agency: session.agencyCode }).catch(() => ({})),
      ]);
      this.figures = figures;
      this.notices = notices;
    } catch (error) {
      this.failure = error;
    }
  }

  #loader() {
    const unfiled = this.#shown === 'unfiled';
    const parameters = { agency: session.agencyCode, year: this.#chosenYear, ...(unfiled ? {} : { show: this.#shown }) };
    const key = JSON.stringify([unfiled, parameters]);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get(unfiled ? '/archive/year/unfiled' : '/archive/year/dossiers', { ...parameters, after, limit });
    }
    return this.#load;
  }

  #rows(kind, figures, name, order) {
    const sorted = order ? [...figures].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)) : figures;
    return sorted.map((one) => {
      const show = `${kind}:${one.name}`;
      return { name: name(one.name), count: one.count, current: show === this.#shown, href: href('archive-year', [], { year: this.#chosenYear, show }) };
    });
  }

  #notices() {
    return NOTICES.filter((name) => this.notices?.[name]).map((name) => ({ name: t('year.notice.' + name), count: this.notices[name], late: LATE.includes(name), href: href('retention', [], { view: name }) }));
  }

  #unfiled() {
    const count = this.figures.unfiled.reduce((sum, one) => sum + one.count, 0);
    return count ? [{ name: t('year.unfiled'), count, current: this.#shown === 'unfiled', href: href('archive-year', [], { year: this.#chosenYear, show: 'unfiled' }) }] : [];
  }

  async #extract() {
    this.extracting = true;
    try {
      await download('/archive/extract', { agency: session.agencyCode, year: this.#chosenYear }, 'ho-so.xlsx');
      note(t('year.extracted'));
    } catch (error) {
      noteError(error);
    } finally {
      this.extracting = false;
    }
  }

  #charts() {
    const { states, stages, retention } = this.figures;
    const none = t('year.nothing');
    return html`<div class="year-charts">
      ${figureBars({ title: t('year.byState'), testid: 'by-state', empty: none, rows: this.#rows('state', states, (name) => t('dossier.state.' + name), ['open', 'inProgress', 'ended']) })}
      ${figureBars({ title: t('year.byStage'), testid: 'by-stage', empty: none, rows: this.#rows('stage', stages, (name) => t('year.stage.' + name), STAGES) })}
      ${figureBars({ title: t('year.byRetention'), testid: 'by-retention', empty: none, rows: this.#rows('retention', retention, periodName) })}
      ${figureBars({ title: t('year.notices'), testid: 'notices', empty: t('year.noNotices'), rows: [...this.#unfiled(), ...this.#notices()] })}
    </div>`;
  }

  render() {
    const year = Number(today().slice(0, 4));
    const unfiled = this.#shown === 'unfiled';
    const total = this.figures?.states.reduce((sum, one) => sum + one.count, 0) ?? 0;
    return html`<div class="page-list stacked">
      <header class="page-head"><h1>${t('page.archive-year')}</h1>
        <label class="sr-only" for="archive-year">${t('common.year')}</label>
        <select id="archive-year" data-testid="year" @change=${(event) => replace('archive-year', [], { year: event.target.value })}>${Array.from({ length: 12 }, (_, i) => year + 1 - i).map((one) => html`<option value=${one} ?selected=${one === this.#chosenYear}>${one}</option>`)}</select>
        ${this.figures ? html`<span class="muted">${t('year.total', { n: number(total) })}</span>` : nothing}<span class="grow"></span>
        ${session.has('archivist') ? html`<button type="button" class="button" data-testid="extract" ?disabled=${this.extracting} @click=${() => this.#extract()}>${icon('download')} ${t('year.extract')}</button>` : nothing}
      </header>
      ${this.failure ? failureBox(this.failure, () => this.#read()) : this.figures ? this.#charts() : busy()}
      <vt-list name=${unfiled ? 'year-unfiled' : 'year-dossiers'} label=${t('page.archive-year')} .columns=${unfiled ? this.#documentColumns : this.#dossierColumns} .load=${this.#loader()} .exportName=${'ho-so-nam'}
        .filters=${this.#shown ? html`<button type="button" class="chip on" data-testid="show-all" @click=${() => replace('archive-year', [], { year: this.#chosenYear })}>${this.#showName()} ${icon('close')}</button>` : nothing}
        .keyOf=${(row) => row.nodeId ?? row.id}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.code ?? row.number}</b></span><span class="ellipsis">${row.title ?? row.subject}</span><span class="row-bottom"><small class="ellipsis">${row.retention ?? row.issuerName ?? ''}</small></span></div>`}
        .empty=${() => emptyState({ title: t('year.nothing'), symbol: 'folder' })}
        @open=${(event) => (event.detail.nodeId ? go(event.detail.kind === 'outgoing' ? 'issued' : 'document', [event.detail.nodeId]) : go('dossier', [event.detail.id]))}></vt-list>
    </div>`;
  }

  #showName() {
    const [kind, name] = this.#shown.split(':');
    return kind === 'unfiled' ? t('year.unfiled') : kind === 'state' ? t('dossier.state.' + name) : kind === 'stage' ? t('year.stage.' + name) : periodName(name ?? '');
  }
}

function periodName(name) {
  const [kind, years] = name.split('-');
  return kind === 'years' ? t('year.years', { n: years }) : t('year.period.' + kind, { n: years ?? '' });
}

define('vt-archive-year-page', ArchiveYearPage);
