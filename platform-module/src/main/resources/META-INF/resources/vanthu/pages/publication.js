import '../components/date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, put } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { serviceUrl } from '../app/host.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField, tickField } from '../components/choice.js';
import { askReason, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, field, stateBadge } from '../components/parts.js';

const FIELDS = ['subject', 'arrivalNumber', 'arrivalDate', 'state', 'unit', 'dueOn', 'endedOn', 'answerNumber'];
const SHOWN = ['results', 'reports', 'documents'];

/** What the agency shows to everybody: which fields of results, which reports and documents; and where. */
class PublicationPage extends Element {
  static properties = { address: { attribute: false }, setting: { state: true }, items: { state: true }, failure: { state: true } };

  connected() {
    this.#load().then(() => this.address.query.report && this.#mayPublish && this.#publishReport(this.address.query.report));
  }

  get #mayPublish() {
    return session.has('leader', 'content-admin');
  }

  async #load() {
    try {
      const agency = session.agencyCode;
      [this.setting, this.items] = await Promise.all([get('/publication/settings', { agency }), get('/publication/items', { agency, limit: 200 }).then((page) => page.items)]);
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  async #edit() {
    const { setting } = this;
    const done = await openForm({
      title: t('publication.settings'),
      intro: t('publication.settingsIntro'),
      testid: 'publication-settings-dialog',
      values: { ...Object.fromEntries(SHOWN.map((one) => [one, setting[one]])), ...Object.fromEntries(FIELDS.map((one) => ['field-' + one, setting.fields.includes(one)])) },
      fields: (data, errors, change) => html`
        ${SHOWN.map((one) => tickField({ name: one, label: t('publication.show.' + one), value: data[one], change }))}
        <fieldset class="radios ticks wide"><legend>${t('publication.fields')}</legend>${FIELDS.map((one) => tickField({ name: 'field-' + one, label: t('publication.field.' + one), value: data['field-' + one], change }))}</fieldset>`,
      submit: (data) => put('/publication/settings', { agency: session.agencyCode, results: data.results, reports: data.reports, documents: data.documents, fields: FIELDS.filter((one) => data['field-' + one]), version: setting.version }),
    });
    if (done) {
      note(t('publication.settingsSaved'));
      this.#load();
    }
  }

  async #publishReport(id) {
    replace('publication', [], {});
    try {
      const kept = await get('/statistics/kept/' + id);
      const done = await openForm({
        title: t('publication.report'),
        intro: `${t('report.subject.' + kept.subject)}, ${formatDate(kept.from)} – ${formatDate(kept.to)}`,
        action: t('report.publish'),
        testid: 'publish-dialog',
        values: { summary: '', ...Object.fromEntries(kept.figures.measures.map((one) => ['m-' + one, true])) },
        fields: (data, errors, change) => html`${this.#summary(data, errors, change)}
          <fieldset class="radios ticks wide"><legend>${t('publication.measures')}</legend>${kept.figures.measures.map((one) => tickField({ name: 'm-' + one, label: t('report.measure.' + one), value: data['m-' + one], change }))}</fieldset>`,
        submit: (data) => post('/publication/items', { agency: session.agencyCode, kind: 'report', reportId: id, summary: data.summary, measures: kept.figures.measures.filter((one) => data['m-' + one]) }),
      });
      this.#said(done);
    } catch (error) {
      noteError(error);
    }
  }

  async #publishDocument() {
    const issued = (await get('/outgoing/register', { agency: session.agencyCode, limit: 100 }).catch(() => ({ items: [] }))).items;
    if (!issued.length) {
      note(t('publication.noDocuments'));
      return;
    }
    const done = await openForm({
      title: t('publication.document'),
      action: t('report.publish'),
      testid: 'publish-dialog',
      values: { kind: 'dissemination', nodeId: issued[0]?.nodeId ?? '', summary: '', commentUntil: '', commentTo: '' },
      fields: (data, errors, change) => html`
        ${choiceField({ ids: 'publish', name: 'kind', label: t('publication.kind'), value: data.kind, error: errors.kind, change, options: ['dissemination', 'consultation'].map((one) => [one, t('publication.kind.' + one)]) })}
        ${choiceField({ ids: 'publish', name: 'nodeId', label: t('publication.which'), value: data.nodeId, error: errors.nodeId, change, wide: true, options: issued.map((one) => [one.nodeId, `${one.number ?? ''} ${one.subject}`]) })}
        ${this.#summary(data, errors, change)}
        ${data.kind === 'consultation' ? html`${field({ id: 'comment-until', label: t('publication.until'), required: true, error: errors.commentUntil, control: html`<vt-date input-id="comment-until" testid="commentUntil" .value=${data.commentUntil} @change=${(event) => event.detail !== null && change('commentUntil', event.detail)}></vt-date>` })}
          ${textField({ ids: 'publish', name: 'commentTo', label: t('publication.to'), value: data.commentTo, error: errors.commentTo, change, required: true, length: 300 })}` : nothing}`,
      submit: (data) => post('/publication/items', { agency: session.agencyCode, kind: data.kind, nodeId: data.nodeId, summary: data.summary, commentUntil: data.commentUntil || null, commentTo: data.commentTo || null }),
    });
    this.#said(done);
  }

  #summary = (data, errors, change) => field({ id: 'publish-summary', label: t('publication.summary'), error: errors.summary, control: html`<textarea id="publish-summary" name="summary" rows="3" maxlength="2000" aria-describedby="publish-summary-note" .value=${data.summary} @input=${(event) => change('summary', event.target.value)}></textarea>` });

  #said(done) {
    if (done) {
      note(t('publication.published'));
      this.#load();
    }
  }

  async #withdraw(item) {
    const done = await askReason({ title: t('publication.withdraw'), intro: t('publication.withdrawIntro', { title: item.title }), action: t('publication.withdraw'), submit: (reason) => post(`/publication/items/${item.id}/withdraw`, { version: item.version, reason }) });
    if (done) {
      this.#load();
    }
  }

  render() {
    if (this.failure && !this.setting) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.setting) {
      return busy();
    }
    const shown = SHOWN.filter((one) => this.setting[one]);
    const place = serviceUrl('/public/' + encodeURIComponent(session.agencyCode));
    return html`<div class="page-body publication" data-testid="publication">
      <header class="page-head"><h1>${t('page.publication')}</h1><span class="muted">${t('publication.hint')}</span></header>
      <section class="card"><h2>${t('publication.settings')}</h2>
        <p>${shown.length ? shown.map((one) => t('publication.show.' + one)).join('; ') : t('publication.nothing')}</p>
        ${this.setting.results ? html`<p class="muted">${t('publication.fields')}: ${FIELDS.filter((one) => this.setting.fields.includes(one)).map((one) => t('publication.field.' + one)).join(', ')}</p>` : nothing}
        ${shown.length ? html`<p><a href=${place} target="_blank" rel="noopener" data-testid="public-page">${t('publication.open')}</a></p>` : nothing}
        ${this.#mayPublish ? html`<button type="button" class="button" data-testid="publication-settings" @click=${() => this.#edit()}>${icon('gear')} ${t('publication.change')}</button>` : nothing}</section>
      <section><header class="page-head"><h2>${t('publication.items')}</h2><span class="grow"></span>${this.#mayPublish ? html`<button type="button" class="button primary" data-testid="publish-document" @click=${() => this.#publishDocument()}>${icon('plus')} ${t('publication.document')}</button>` : nothing}</header>
        ${!this.items.length ? emptyState({ title: t('publication.none'), text: t('publication.noneHint'), symbol: 'building' }) : html`<div class="table-box"><table class="plain-table" data-testid="publication-table">
          <thead><tr><th>${t('publication.kind')}</th><th>${t('report.label')}</th><th>${t('report.title')}</th><th>${t('publication.at')}</th><th>${t('publication.state')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
          <tbody>${this.items.map((item) => html`<tr data-testid="publication-item"><td>${t('publication.kind.' + item.kind)}</td><td>${item.number}</td><td>${item.title}${item.days ? html`<br><small class="muted">${formatDate(item.days.from)} – ${formatDate(item.days.to)}</small>` : nothing}${item.summary ? html`<br><small class="muted">${item.summary}</small>` : nothing}${item.commentUntil ? html`<br><small class="muted">${t('publication.until')}: ${formatDate(item.commentUntil)}</small>` : nothing}</td><td>${formatDateTime(item.publishedAt)}</td>
            <td>${stateBadge(item.state === 'published' ? 'active' : 'closed', t('publication.state.' + item.state))}${item.reason ? html`<br><small class="muted">${item.reason}</small>` : nothing}</td>
            <td class="row-actions">${item.state === 'published' ? html`<a href=${`${place}/items/${item.id}`} target="_blank" rel="noopener">${t('publication.show')}</a> ${this.#mayPublish ? html`<button type="button" class="text-button" data-testid="withdraw" @click=${() => this.#withdraw(item)}>${t('publication.withdraw')}</button>` : nothing}` : nothing}</td></tr>`)}</tbody></table></div>`}</section>
    </div>`;
  }
}

define('vt-publication-page', PublicationPage);
