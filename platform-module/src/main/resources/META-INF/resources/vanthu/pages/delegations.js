import '../components/date-input.js';
import '../components/suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { textField } from '../components/choice.js';
import { askReason, openForm } from '../components/dialog.js';
import { fieldError } from '../components/document-dialogs.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, field, notice, stateBadge } from '../components/parts.js';

const SCOPES = ['direct', 'approve', 'forward', 'urge'];
const BADGE = { running: 'active', future: 'awaitingCheck', ended: 'closed', revoked: 'closed' };

/** Who may act for whom in the agency: what runs, and what ran; leaders and unit heads grant for themselves. */
class DelegationsPage extends Element {
  static properties = { address: { attribute: false }, items: { state: true }, failure: { state: true } };

  #key = null;

  get #all() {
    return this.address.query.list === 'all';
  }

  willUpdate() {
    const key = `${session.agencyCode} ${this.#all}`;
    if (session.agencyCode && key !== this.#key) {
      this.#key = key;
      this.items = null;
      this.#load();
    }
  }

  async #load() {
    try {
      this.items = (await get('/delegation/delegations', { agency: session.agencyCode, state: this.#all ? 'all' : 'running' })).items;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  async #grant() {
    const forOthers = session.has('content-admin');
    const own = session.has('leader', 'unit-head');
    const done = await openForm({
      title: t('delegation.new'),
      intro: t('delegation.intro'),
      action: t('delegation.grant'),
      testid: 'delegation-dialog',
      size: 'wide',
      values: { principal: '', delegate: '', scopes: ['direct', 'forward'], from: '', until: '', reason: '', permission: '' },
      fields: (data, errors, change) => html`<div class="two">
        ${forOthers ? personField({ name: 'principal', label: t('delegation.principal'), data, errors, change, required: !own, hint: own ? t('delegation.principalHint') : undefined }) : nothing}
        ${personField({ name: 'delegate', label: t('delegation.delegate'), data, errors, change, required: true, hint: t('delegation.personHint') })}
        <fieldset class="radios wide"><legend>${t('delegation.scopes')} *</legend>
          ${SCOPES.map((scope) => html`<label><input type="checkbox" name="scopes" value=${scope} data-testid="scope-${scope}" .checked=${data.scopes.includes(scope)} @change=${(event) => change('scopes', event.target.checked ? [...data.scopes, scope] : data.scopes.filter((one) => one !== scope))}> ${t('delegation.scope.' + scope)}</label>`)}
          <p class=${errors.scopes ? 'error-text' : 'hint'}>${errors.scopes ?? t('delegation.scopesHint')}</p></fieldset>
        ${dateField({ name: 'from', label: t('delegation.from'), data, errors, change, hint: t('delegation.fromHint') })}
        ${dateField({ name: 'until', label: t('delegation.until'), data, errors, change, hint: t('delegation.untilHint') })}
        ${textField({ ids: 'g', name: 'reason', label: t('common.reason'), value: data.reason, error: errors.reason, change, required: true, wide: true, length: 500 })}
        ${forOthers ? textField({ ids: 'g', name: 'permission', label: t('delegation.permission'), value: data.permission, error: errors.permission, change, required: !own, wide: true, hint: t('delegation.permissionHint') }) : nothing}</div>`,
      submit: (data) => {
        for (const name of [...(forOthers && !own ? ['principal'] : []), 'delegate', 'reason', ...(forOthers && !own ? ['permission'] : [])]) {
          if (!data[name].trim()) {
            throw fieldError(name, t('loan.missing'));
          }
        }
        return post('/delegation/delegations', {
          agency: session.agencyCode, principal: data.principal || null, delegate: data.delegate, scopes: data.scopes, from: data.from || null, until: data.until || null, reason: data.reason, permission: data.permission || null,
        });
      },
    }).catch(noteError);
    if (done) {
      note(t('delegation.granted', { principal: done.principalName, delegate: done.delegateName }));
      this.#load();
    }
  }

  async #revoke(one) {
    const done = await askReason({
      title: t('delegation.revokeTitle', { delegate: one.delegateName, principal: one.principalName }),
      intro: t('delegation.revokeIntro'),
      action: t('delegation.revoke'),
      testid: 'revoke-dialog',
      submit: (reason) => post(`/delegation/delegations/${encodeURIComponent(one.id)}/revoke`, { reason }),
    }).catch(noteError);
    if (done) {
      note(t('delegation.revoked'));
      this.#load();
    }
  }

  #row(one) {
    return html`<tr data-testid="delegation-row"><td><strong>${one.principalName}</strong></td><td>${one.delegateName}</td>
      <td>${one.scopes.map((scope) => t('delegation.scope.' + scope)).join('; ')}</td>
      <td>${formatDate(one.from)} – ${one.until ? formatDate(one.until) : t('delegation.open')}</td>
      <td>${one.reason}${one.permission ? html`<br><span class="muted">${t('delegation.byPaper', { paper: one.permission })}</span>` : nothing}
        ${one.grantedBy === one.principal ? nothing : html`<br><span class="muted">${t('delegation.recordedBy', { name: one.grantedByName, at: formatDateTime(one.grantedAt) })}</span>`}</td>
      <td>${stateBadge(BADGE[one.state], t('delegation.state.' + one.state))}${one.revokedAt ? html`<br><span class="muted">${t('delegation.revokedBy', { name: one.revokedByName, at: formatDateTime(one.revokedAt), reason: one.revokedReason })}</span>` : nothing}</td>
      <td class="row-actions">${one.revocable ? html`<button type="button" class="text-button" data-testid="revoke" @click=${() => this.#revoke(one)}>${t('delegation.revoke')}</button>` : nothing}</td></tr>`;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    const grants = session.has('leader', 'unit-head', 'content-admin');
    const tab = (name, pressed) => html`<button type="button" aria-pressed=${String(pressed)} data-testid="list-${name}" @click=${() => replace('delegations', [], name === 'all' ? { list: 'all' } : {})}>${t('delegation.list.' + name)}</button>`;
    return html`<div class="page-body"><header class="page-head"><h1>${t('page.delegations')}</h1><div class="segments" role="group" aria-label=${t('page.delegations')}>${tab('running', !this.#all)}${tab('all', this.#all)}</div><span class="grow"></span>
        ${grants ? html`<button type="button" class="button primary" data-testid="new-delegation" @click=${() => this.#grant()}>${icon('plus')} ${t('delegation.new')}</button>` : nothing}</header>
      ${notice('info', t('delegation.hint'))}
      ${!this.items ? busy() : !this.items.length ? emptyState({ title: t('delegation.none'), text: t(grants ? 'delegation.noneHint' : 'delegation.noneOther'), symbol: 'users' })
        : html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th>${t('delegation.principal')}</th><th>${t('delegation.delegate')}</th><th>${t('delegation.scopes')}</th><th>${t('delegation.days')}</th><th>${t('common.reason')}</th><th>${t('column.state')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
        <tbody>${this.items.map((one) => this.#row(one))}</tbody></table></div>`}
    </div>`;
  }
}

const people = (text) => get('/organization/users', { agency: session.agencyCode, q: text, limit: 8 })
  .then((answer) => answer.items.filter((one) => one.state === 'active').map((one) => ({ text: one.userName, hint: [one.fullName, one.position].filter(Boolean).join(', ') })));

function personField({ name, label, data, errors, change, required, hint }) {
  return field({ id: `g-${name}`, label, required, hint, error: errors[name], control: html`<vt-suggest input-id="g-${name}" name=${name} testid=${name} .value=${data[name]} .source=${people} @change=${(event) => change(name, event.detail.value)}></vt-suggest>` });
}

function dateField({ name, label, data, errors, change, hint }) {
  return field({ id: `g-${name}`, label, hint, error: errors[name], control: html`<vt-date input-id="g-${name}" name=${name} testid=${name} .value=${data[name]} @change=${(event) => change(name, event.detail ?? '')}></vt-date>` });
}

define('vt-delegations-page', DelegationsPage);
