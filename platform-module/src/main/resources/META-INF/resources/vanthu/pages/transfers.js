import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, formatSize, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { choiceField, textField } from '../components/choice.js';
import { confirmAction, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, notice, stateBadge } from '../components/parts.js';
import { checkPackage } from '../components/package-parts.js';

const BADGES = { planned: 'none', packed: 'none', waiting: 'waiting', processing: 'inProgress', passed: 'done', failed: 'failed', done: 'done', draft: 'none', registered: 'inProgress', sent: 'waiting' };
const badge = (state, kind) => stateBadge(BADGES[state] ?? 'none', t(`transfer.${kind}.${state}`));

/** Permanent dossiers for the historical archive: what is due, the transfers, and one of them with its packages and answers. */
class TransfersPage extends Element {
  static properties = { address: { attribute: false }, view: { state: true }, failure: { state: true }, sending: { state: true } };

  #id = null;
  #load = null;
  #loadKey = null;

  #transferColumns = [
    { id: 'code', label: () => t('transfer.code'), width: 160, fixed: true, text: (row) => row.code, view: (row) => html`<a href=${href('transfers', [row.id])} tabindex="-1"><b>${row.code}</b></a>` },
    { id: 'title', label: () => t('transfer.title'), fixed: true, text: (row) => row.title },
    { id: 'registeredOn', rank: 3, label: () => t('transfer.registeredOn'), width: 120, text: (row) => formatDate(row.registeredOn) },
    { id: 'createdAt', rank: 4, label: () => t('transfer.createdAt'), width: 140, text: (row) => formatDateTime(row.createdAt) },
    { id: 'state', rank: 1, label: () => t('column.state'), width: 150, text: (row) => t('transfer.state.' + row.state), view: (row) => badge(row.state, 'state') },
  ];

  #candidateColumns = [
    { id: 'code', label: () => t('dossier.code'), width: 130, fixed: true, text: (row) => row.code, view: (row) => html`<a href=${href('dossier', [row.dossier])} tabindex="-1"><b>${row.code}</b></a>` },
    { id: 'year', rank: 2, label: () => t('common.year'), width: 70, text: (row) => String(row.year) },
    { id: 'title', label: () => t('dossier.title'), fixed: true, text: (row) => row.title },
    { id: 'retention', rank: 3, label: () => t('dossier.retention'), width: 120, text: (row) => row.retention ?? '' },
    { id: 'acceptedAt', rank: 3, label: () => t('transfer.acceptedAt'), width: 110, text: (row) => formatDate(row.acceptedAt) },
    { id: 'check', label: () => '', width: 140, fixed: true, text: () => '', view: (row) => html`<button type="button" class="button small" tabindex="-1" data-testid="check-standard" @click=${(event) => { event.stopPropagation(); checkPackage(row.dossier, 'sip').catch(noteError); }}>${t('transfer.check')}</button>` },
  ];

  willUpdate(changed) {
    const id = this.address.rest[0] ?? null;
    if (changed.has('address') && id !== this.#id) {
      this.#id = id;
      this.view = null;
      if (id) {
        this.#read();
      }
    }
  }

  async #read() {
    this.failure = null;
    try {
      this.view = await get('/archive/transfers/' + this.#id);
    } catch (error) {
      this.failure = error;
    }
  }

  get #scope() {
    return ['transfers', 'due', 'all'].includes(this.address.query.scope) ? this.address.query.scope : 'transfers';
  }

  #loader() {
    const scope = this.#scope;
    const key = scope + session.agencyCode;
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => (scope === 'transfers'
        ? get('/archive/transfers', { agency: session.agencyCode, after, limit })
        : get('/archive/transfer-candidates', { agency: session.agencyCode, all: scope === 'all' ? '1' : '', after, limit }));
    }
    return this.#load;
  }

  async #create(rows) {
    const made = await openForm({
      title: t('transfer.new'),
      intro: t('transfer.newIntro', { n: rows.length }),
      testid: 'transfer-dialog',
      values: { code: '', title: t('transfer.defaultTitle', { year: today().slice(0, 4) }), note: '' },
      action: t('transfer.create'),
      fields: (values, errors, change) => html`
        ${textField({ name: 'code', label: t('transfer.code'), value: values.code, error: errors.code, change, required: true, length: 60, hint: t('transfer.codeHint') })}
        ${textField({ name: 'title', label: t('transfer.title'), value: values.title, error: errors.title, change, required: true, length: 500 })}
        ${textField({ name: 'note', label: t('transfer.note'), value: values.note, error: errors.note, change, length: 2000 })}`,
      submit: (values) => post('/archive/transfers', { agency: session.agencyCode, ...values, dossiers: rows.map((row) => row.dossier) }),
    });
    if (made) {
      go('transfers', [made.transfer.id]);
    }
  }

  async #act(path, body, told) {
    try {
      this.view = await post(`/archive/transfers/${this.#id}/${path}`, body);
      note(told);
    } catch (error) {
      noteError(error);
      if (error.status === 409) {
        this.#read();
      }
    }
  }

  #register() {
    const { transfer } = this.view;
    return openForm({
      title: t('transfer.register'),
      testid: 'registration-dialog',
      values: { code: transfer.code, registeredOn: transfer.registeredOn ?? today() },
      action: t('transfer.register'),
      fields: (values, errors, change) => html`
        ${textField({ name: 'code', label: t('transfer.registeredCode'), value: values.code, error: errors.code, change, required: true, length: 60 })}
        ${textField({ name: 'registeredOn', label: t('transfer.registeredOn'), value: values.registeredOn, error: errors.registeredOn, change, type: 'date' })}`,
      submit: (values) => post(`/archive/transfers/${this.#id}/registration`, { ...values, version: transfer.version }),
    }).then((answer) => {
      this.view = answer?.transfer ? answer : this.view;
    });
  }

  /** Some packages at each call, until all are there or no more get there. */
  async #send() {
    this.sending = true;
    try {
      let open = Infinity;
      for (;;) {
        this.view = await post(`/archive/transfers/${this.#id}/sending`);
        const left = (this.view.counts.planned ?? 0) + (this.view.counts.packed ?? 0);
        if (!left || left >= open || !this.isConnected) {
          break;
        }
        open = left;
      }
      const left = (this.view.counts.planned ?? 0) + (this.view.counts.packed ?? 0);
      note(left ? t('transfer.sendLeft', { n: left }) : t('transfer.sendDone'), left ? 'bad' : 'ok');
    } catch (error) {
      noteError(error);
    } finally {
      this.sending = false;
    }
  }

  #answer(item) {
    return openForm({
      title: t('transfer.answer'),
      intro: `${item.code} · ${item.title}`,
      testid: 'answer-dialog',
      values: { result: 'passed', reason: '' },
      action: t('transfer.answer'),
      fields: (values, errors, change) => html`
        ${choiceField({ name: 'result', label: t('transfer.result'), value: values.result, error: errors.result, change, options: ['processing', 'passed', 'failed'].map((one) => [one, t('transfer.item.' + one)]) })}
        ${textField({ name: 'reason', label: t('common.reason'), value: values.reason, error: errors.reason, change, length: 1000, required: values.result === 'failed' })}`,
      submit: (values) => post(`/archive/transfers/${this.#id}/answers`, { version: this.view.transfer.version, answers: [{ objectId: item.objectId, ...values }] }),
    }).then((answer) => {
      this.view = answer?.transfer ? answer : this.view;
    });
  }

  async #answers(file) {
    const form = new FormData();
    form.append('file', file);
    try {
      this.view = await post(`/archive/transfers/${this.#id}/answers?version=${this.view.transfer.version}`, form);
      note(t('transfer.answersRead'));
    } catch (error) {
      noteError(error);
    }
  }

  async #end() {
    if (await confirmAction({ title: t('transfer.end'), text: t('transfer.endHint'), action: t('transfer.end'), danger: false })) {
      await this.#act('end', { version: this.view.transfer.version }, t('transfer.ended'));
    }
  }

  #detail() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#read());
    }
    if (!this.view) {
      return busy();
    }
    const { transfer, items, counts, actions } = this.view;
    const sent = (counts.waiting ?? 0) + (counts.processing ?? 0) + (counts.passed ?? 0) + (counts.failed ?? 0) + (counts.done ?? 0);
    return html`<div class="page-body" data-testid="transfer">
      <header class="page-head"><a class="icon-button" href=${href('transfers')} aria-label=${t('common.close')}>${icon('left')}</a><h1>${transfer.code}</h1>${badge(transfer.state, 'state')}<span class="grow"></span>
        ${actions.includes('register') ? html`<button type="button" class="button ${transfer.state === 'draft' ? 'primary' : ''}" data-testid="register" @click=${() => this.#register().catch(noteError)}>${t('transfer.register')}</button>` : nothing}
        ${actions.includes('send') ? html`<button type="button" class="button primary" data-testid="send" ?disabled=${this.sending} @click=${() => this.#send()}>${icon('send')} ${t('transfer.send')}</button>` : nothing}
        ${actions.includes('answer') ? html`<label class="button">${icon('upload')} ${t('transfer.answerFile')}<input class="sr-only" type="file" accept=".csv,.txt" data-testid="answer-file" @change=${(event) => { this.#answers(event.target.files[0]); event.target.value = ''; }}></label>` : nothing}
        ${actions.includes('finish') ? html`<button type="button" class="button primary" data-testid="end" @click=${() => this.#end()}>${t('transfer.end')}</button>` : nothing}
      </header>
      <p>${transfer.title}${transfer.registeredOn ? html` · <span class="muted">${t('transfer.registeredOn')}: ${formatDate(transfer.registeredOn)}</span>` : nothing}</p>
      ${transfer.note ? html`<p class="muted">${transfer.note}</p>` : nothing}
      ${this.sending ? notice('info', html`${t('transfer.sendingNow', { sent: number(sent), all: number(items.length) })} <progress max=${items.length} value=${sent}></progress>`, 'sending') : nothing}
      <div class="table-box"><table class="plain-table"><thead><tr><th>${t('transfer.ordinal')}</th><th>${t('dossier.code')}</th><th>${t('dossier.title')}</th><th>${t('packages.objectId')}</th><th>${t('packages.size')}</th><th>${t('column.state')}</th><th>${t('common.reason')}</th><th></th></tr></thead>
        <tbody>${items.map((item) => html`<tr data-testid="transfer-item"><td class="num">${item.ordinal}</td><td><a href=${href('dossier', [item.dossier])}>${item.code}</a></td><td>${item.title}</td><td class="breakable"><small>${item.objectId}</small></td><td class="num">${item.sizeBytes ? formatSize(item.sizeBytes) : ''}</td><td>${badge(item.state, 'item')}</td><td>${item.reason}</td>
          <td>${actions.includes('answer') ? html`<button type="button" class="button small" data-testid="answer" @click=${() => this.#answer(item).catch(noteError)}>${t('transfer.answer')}</button>` : nothing}</td></tr>`)}</tbody></table></div>
    </div>`;
  }

  render() {
    if (this.#id) {
      return this.#detail();
    }
    const scope = this.#scope;
    const transfers = scope === 'transfers';
    const bar = html`<span class="segments" role="group" aria-label=${t('page.transfers')}>${['transfers', 'due', 'all'].map((one) => html`<button type="button" aria-pressed=${String(one === scope)} data-testid="scope-${one}" @click=${() => replace('transfers', [], { scope: one })}>${t('transfer.scope.' + one)}</button>`)}</span>`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.transfers')}</h1><span class="muted">${t('transfer.hint')}</span></header>
      <vt-list name=${transfers ? 'transfers' : 'transfer-candidates'} label=${t('page.transfers')} .columns=${transfers ? this.#transferColumns : this.#candidateColumns} .load=${this.#loader()} .filters=${bar} .exportName=${'nop-luu-lich-su'}
        .keyOf=${(row) => row.id ?? row.dossier} ?selectable=${!transfers && session.has('archivist')}
        .bulk=${(rows) => html`<button type="button" class="button small primary" data-testid="new-transfer" @click=${() => this.#create(rows).catch(noteError)}>${t('transfer.new')} (${rows.length})</button>`}
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b>${row.code}</b><span class="grow"></span><small>${formatDate(row.registeredOn ?? row.acceptedAt)}</small></span><span class="ellipsis">${row.title}</span><span class="row-bottom">${row.state ? badge(row.state, 'state') : html`<small>${row.retention ?? ''}</small>`}</span></div>`}
        .empty=${() => emptyState({ title: t('transfer.none.' + scope), text: transfers ? t('transfer.noneHint') : undefined, symbol: 'send' })}
        @open=${(event) => (transfers ? go('transfers', [event.detail.id]) : go('dossier', [event.detail.dossier]))}></vt-list>
    </div>`;
  }
}

define('vt-transfers-page', TransfersPage);
