import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { compareWords, number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { holderName } from '../app/work.js';
import { bars } from '../components/bars.js';
import { openForm } from '../components/dialog.js';
import { fieldError } from '../components/document-dialogs.js';
import { filterChip } from '../components/filter-chip.js';
import { busy, emptyState, failureBox, field } from '../components/parts.js';

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
    try {
      const answer = await openUrge(target);
      if (answer) {
        note(t('overview.urged', { n: answer.count ?? answer.sent ?? target.overdue ?? 1, name: target.name }));
      }
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    if (this.failure && !this.summary) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.summary) {
      return busy();
    }
    const units = [...this.summary.units].sort(byNeed);
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
        ${filterChip({ name: 'unit', label: t('users.unit'), value: unit, options: units.map((one) => [one.unit, one.name]), change: (value) => replace('overview', [], { unit: value }) })}</header>
        ${people.length ? this.#renderRows(people.map((one) => ({ ...one, kind: 'person', code: one.userName }))) : html`<p class="muted">${t('overview.noPeople')}</p>`}</section>
    </div>`;
  }

  #renderRows(rows) {
    const list = (row, due) => href('work', [], { box: 'agency', [row.kind === 'unit' ? 'unit' : 'holder']: row.code, due });
    const cell = (row, name, due) => html`<td class="num">${row[name] ? html`<a class=${name === 'overdue' ? 'late' : ''} href=${list(row, due)} aria-label=${t('overview.openList', { name: row.name, what: t('overview.total.' + name), n: row[name] })}>${number(row[name])}</a>` : '0'}</td>`;
    return html`<div class="overview-rows">
      ${bars(rows)}
      <div class="table-box"><table class="plain-table">
        <thead><tr><th>${t(rows[0].kind === 'unit' ? 'users.unit' : 'users.fullName')}</th>${['open', 'soon', 'overdue'].map((name) => html`<th class="num">${t('overview.total.' + name)}</th>`)}<th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
        <tbody>${rows.map((row) => html`<tr data-testid="overview-${row.kind}-${row.code}"><td><span>${row.name}</span></td>${cell(row, 'open')}${cell(row, 'soon', 'soon')}${cell(row, 'overdue', 'overdue')}
          <td class="row-actions">${row.overdue || row.soon ? html`<button type="button" class="text-button" data-testid="urge-${row.code}" @click=${() => this.#urge(row)}>${t('overview.urge')}</button>` : nothing}</td></tr>`)}</tbody></table></div>
    </div>`;
  }
}

/** A word to a unit or a person about what is late; kept in the log of reminders. */
function openUrge(target) {
  return openForm({
    title: t('overview.urgeTitle', { name: target.name }),
    intro: t('overview.urgeIntro', { overdue: target.overdue ?? 0, soon: target.soon ?? 0 }),
    action: t('overview.urge'),
    testid: 'urge-dialog',
    values: { text: t('overview.urgeText'), scope: target.overdue ? 'overdue' : 'soon' },
    fields: (data, errors, change) => html`
      ${target.overdue && target.soon ? html`<fieldset class="radios"><legend>${t('overview.urgeWhat')}</legend>${['overdue', 'soon'].map((one) => html`<label><input type="radio" name="scope" value=${one} .checked=${data.scope === one} @change=${() => change('scope', one)}> ${t('overview.urge.' + one)}</label>`)}</fieldset>` : nothing}
      ${field({ id: 'x-text', label: t('overview.urgeSays'), required: true, error: errors.text, control: html`<textarea id="x-text" name="text" rows="4" maxlength="1000" autofocus data-testid="text" aria-describedby="x-text-note" .value=${data.text} @input=${(event) => change('text', event.target.value)}></textarea>` })}`,
    submit: (data) => {
      if (!data.text.trim()) {
        throw fieldError('text', t('act.textMissing'));
      }
      return post('/reminder/urge', { agency: session.agencyCode, [target.kind]: target.code, due: data.scope, text: data.text.trim() });
    },
  });
}

define('vt-overview-page', OverviewPage);
