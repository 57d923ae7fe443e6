import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { compareWords, number, t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { holderName } from '../app/work.js';
import { bars } from '../components/bars.js';
import { filterChip } from '../components/filter-chip.js';
import { busy, emptyState, failureBox } from '../components/parts.js';
import { openUrge } from '../components/urge-dialog.js';

const byNeed = (a, b) => (b.overdue ?? 0) - (a.overdue ?? 0) || (b.open ?? 0) - (a.open ?? 0) || compareWords(a.name ?? a.fullName, b.name ?? b.fullName);

/** The units and people at a glance: what is open, what is near its end, what is late, and a word to those who are late. */
class OverviewPage extends Element {
  static properties = { address: { attribute: false }, summary: { state: true }, failure: { state: true } };

  connected() {
    this.#load();
    this.every(60000, () => this.#load());
  }

  async #load() {
    try {
      this.summary = await get('/work/summary', { agency: session.agencyCode });
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  async #urge(target) {
    await openUrge({ ...target, [target.kind]: target.code }).catch(noteError);
  }

  render() {
    if (this.failure && !this.summary) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.summary) {
      return busy();
    }
    const units = this.summary.units.map((one) => ({ ...one, name: one.name || one.unit || t('overview.noUnit') })).sort(byNeed);
    const { unit } = this.address.query;
    const people = this.summary.people.filter((one) => !unit || one.unit === unit).map((one) => ({ ...one, name: /^@/.test(one.userName) ? holderName({ holder: one.userName, unitName: units.find((other) => other.unit === one.unit)?.name }) : one.fullName || one.userName })).sort(byNeed);
    const total = units.reduce((sum, one) => ({ open: sum.open + (one.open ?? 0), soon: sum.soon + (one.soon ?? 0), overdue: sum.overdue + (one.overdue ?? 0) }), { open: 0, soon: 0, overdue: 0 });
    if (!units.length && !people.length) {
      return emptyState({ title: t('overview.none'), text: t('overview.noneHint'), symbol: 'chart', heading: true });
    }
    return html`<div class="page-body overview" data-testid="overview">
      <header class="page-head"><h1>${t('page.overview')}</h1><span class="muted">${t('overview.hint')}</span></header>
      <dl class="figures">${['open', 'soon', 'overdue'].map((name) => html`<div><dt>${t('overview.total.' + name)}</dt><dd class=${name === 'overdue' && total.overdue ? 'late' : ''} data-testid="total-${name}">${number(total[name])}</dd></div>`)}</dl>
      <section aria-label=${t('overview.units')}><h2>${t('overview.units')}</h2>${this.#renderRows(units.map((one) => ({ ...one, kind: 'unit', code: one.unit })))}</section>
      <section aria-label=${t('overview.people')}><header class="page-head"><h2>${t('overview.people')}</h2>
        ${filterChip({ name: 'unit', label: t('users.unit'), value: unit, options: units.filter((one) => one.unit).map((one) => [one.unit, one.name]), change: (value) => replace('overview', [], { unit: value }) })}</header>
        ${people.length ? this.#renderRows(people.map((one) => ({ ...one, kind: 'person', code: one.userName }))) : html`<p class="muted">${t('overview.noPeople')}</p>`}</section>
    </div>`;
  }

  #renderRows(rows) {
    const list = (row, due) => href('work', [], { box: 'agency', [row.kind === 'unit' ? 'unit' : 'holder']: row.code, due });
    const cell = (row, name, due) => html`<td class="num">${row[name] && !row.code ? number(row[name]) : row[name] ? html`<a class=${name === 'overdue' ? 'late' : ''} href=${list(row, due)} aria-label=${t('overview.openList', { name: row.name, what: t('overview.total.' + name), n: row[name] })}>${number(row[name])}</a>` : '0'}</td>`;
    return html`<div class="overview-rows">
      ${bars(rows)}
      <div class="table-box"><table class="plain-table">
        <thead><tr><th>${t(rows[0].kind === 'unit' ? 'users.unit' : 'users.fullName')}</th>${['open', 'soon', 'overdue'].map((name) => html`<th class="num">${t('overview.total.' + name)}</th>`)}<th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
        <tbody>${rows.map((row) => html`<tr data-testid="overview-${row.kind}-${row.code}"><td><span>${row.name}</span></td>${cell(row, 'open')}${cell(row, 'soon', 'soon')}${cell(row, 'overdue', 'overdue')}
          <td class="row-actions">${row.code && (row.overdue || row.soon) ? html`<button type="button" class="text-button" data-testid="urge-${row.code}" @click=${() => this.#urge(row)}>${t('overview.urge')}</button>` : nothing}</td></tr>`)}</tbody></table></div>
    </div>`;
  }
}

define('vt-overview-page', OverviewPage);
