import '../components/list.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { askReason, confirmAction, openForm } from '../components/dialog.js';
import { emptyState, failureBox, busy, field, notice } from '../components/parts.js';
import { changeOf, itemState, runPeople, runProgress, runState } from '../components/run-parts.js';

const ITEM_STATES = ['planned', 'done', 'left', 'differs', 'failed', 'undone', 'kept'];
const ALIVE = ['planning', 'planned', 'running', 'paused'];
/** What asks for a reason first. */
const REASONED = ['reject', 'cancel', 'undo'];
const PRIMARY = ['approve', 'resume'];

/** A long run: what it would do, the second person's decision, how far it is, its ledger. */
class RunPage extends Element {
  static properties = { address: { attribute: false }, run: { state: true }, failure: { state: true }, working: { state: true } };

  #id = null;
  #load = null;
  #loadKey = null;

  #columns = [
    { id: 'label', label: () => t('run.item'), fixed: true, text: (row) => row.label },
    { id: 'documents', rank: 3, label: () => t('dossier.documents'), width: 84, number: true, text: (row) => number(row.documents) },
    { id: 'change', rank: 1, label: () => t('run.change'), width: 330, text: changeOf },
    { id: 'reason', rank: 2, label: () => t('run.why'), width: 260, text: (row) => row.reason ?? '' },
    { id: 'at', rank: 4, label: () => t('run.at'), width: 130, text: (row) => formatDateTime(row.at) },
    { id: 'state', label: () => t('column.state'), width: 120, text: (row) => t('run.item.' + row.state), view: itemState },
    { id: 'undo', label: () => '', width: 90, text: () => '', view: (row) => (row.state === 'done' && this.run?.actions.includes('undo') ? html`<button type="button" class="text-button" data-testid="undo-item" @click=${(event) => this.#undoItem(event, row)}>${t('run.undoItem')}</button>` : nothing) },
  ];

  connected() {
    this.every(2000, () => ALIVE.includes(this.run?.state) && this.#read());
  }

  willUpdate(changed) {
    if (changed.has('address') && this.address.rest[0] !== this.#id) {
      this.#id = this.address.rest[0];
      this.run = null;
      this.#read();
    }
  }

  async #read() {
    const before = this.run;
    try {
      this.run = await get('/batch/runs/' + encodeURIComponent(this.#id));
      this.failure = null;
    } catch (error) {
      this.failure = error;
      return;
    }
    if (before && before.state !== this.run.state) {
      note(t('run.nowState', { state: t('run.state.' + this.run.state) }));
      this.#loadKey = null;
    }
  }

  async #decide(name) {
    const send = (body) => post(`/batch/runs/${this.run.id}/${name}`, { version: this.run.version, ...body });
    this.working = true;
    try {
      if (name === 'pace') {
        await this.#pace(send);
      } else if (REASONED.includes(name)) {
        await askReason({ title: t('run.do.' + name), intro: t('run.intro.' + name), action: t('run.do.' + name), submit: (reason) => send({ reason }), testid: `run-${name}-dialog` });
      } else if (name === 'approve') {
        if (await confirmAction({ title: t('run.do.approve'), text: t('run.intro.approve', { n: this.run.toChange, documents: this.run.documents }), action: t('run.do.approve'), danger: false, testid: 'run-approve-dialog' })) {
          await send({});
        }
      } else {
        await send({});
      }
    } catch (error) {
      noteError(error);
    } finally {
      this.working = false;
      await this.#read();
    }
  }

  #pace(send) {
    return openForm({
      title: t('run.do.pace'),
      intro: t('run.intro.pace'),
      testid: 'run-pace-dialog',
      values: { itemsPerSecond: String(this.run.itemsPerSecond || ''), from: this.run.from ?? '', to: this.run.to ?? '' },
      fields: (data, errors, change) => ['itemsPerSecond', 'from', 'to'].map((name) => field({
        id: 'x-' + name,
        label: t('run.' + name),
        error: errors[name],
        hint: t('run.hint.' + name),
        control: html`<input id="x-${name}" name=${name} inputmode=${name === 'itemsPerSecond' ? 'numeric' : 'text'} data-testid=${name} .value=${data[name]} aria-describedby="x-${name}-note" @input=${(event) => change(name, event.target.value)}>`,
      })),
      submit: (data) => send({ itemsPerSecond: Number(data.itemsPerSecond.trim() || 0), from: data.from.trim() || null, to: data.to.trim() || null }),
    });
  }

  async #undoItem(event, row) {
    event.stopPropagation();
    try {
      const done = await askReason({ title: t('run.undoItem'), intro: row.label, action: t('run.undoItem'), testid: 'undo-item-dialog', submit: (reason) => post(`/batch/runs/${this.run.id}/items/${row.ordinal}/undo`, { version: this.run.version, reason }) });
      if (done) {
        note(t('run.itemUndone'));
        await this.#read();
        this.$('vt-list')?.reload();
      }
    } catch (error) {
      noteError(error);
    }
  }

  #loader(state) {
    const key = this.#id + state;
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get(`/batch/runs/${encodeURIComponent(this.#id)}/items`, { state, after, limit });
    }
    return this.#load;
  }

  render() {
    if (this.failure && !this.run) {
      return failureBox(this.failure, () => this.#read());
    }
    if (!this.run) {
      return busy();
    }
    const { run } = this;
    const state = ITEM_STATES.includes(this.address.query.state) ? this.address.query.state : undefined;
    return html`<div class="page-body fill run-page" data-testid="run-page">
      <header class="page-head"><h1>${run.title}</h1>${runState(run)}<span class="grow"></span>
        ${run.kind === 'reorganization' ? html`<a class="button" href=${href('reorganization', [run.parameters.plan])} data-testid="to-plan">${t('run.toPlan')}</a>` : nothing}
        ${run.kind === 'destruction' && run.actions.includes('approve') ? html`<a class="button" href=${href('destruction')}>${t('destruction.confirmThere')}</a>` : nothing}
        ${run.actions.filter((name) => name !== 'approve' || run.kind !== 'destruction').map((name) => html`<button type="button" class="button ${PRIMARY.includes(name) ? 'primary' : ''}" ?disabled=${this.working} data-testid="run-${name}" @click=${() => this.#decide(name)}>${t('run.do.' + name)}</button>`)}</header>
      ${run.state === 'planned' ? notice('info', html`<strong>${t('run.wouldChange', { n: run.toChange, documents: run.documents })}</strong> ${t(run.actions.includes('approve') ? 'run.decideNow' : 'run.secondPerson')}`, 'run-planned') : nothing}
      ${run.fault ? notice('warn', t('run.fault', { name: run.fault }), 'run-fault') : nothing}
      <div class="card run-head">${run.state === 'planned' ? nothing : runProgress(run)}${runPeople(run)}</div>
      <div class="segments" role="group" aria-label=${t('run.items')}>
        ${[undefined, ...ITEM_STATES.filter((one) => run.counts[one])].map((one) => html`<button type="button" aria-pressed=${String(one === state)} data-testid="items-${one ?? 'all'}" @click=${() => replace('run', [run.id], { state: one })}>${one ? t('run.item.' + one) : t('common.all')} <b>${number(one ? run.counts[one] : run.items)}</b></button>`)}</div>
      <vt-list name="run-items" label=${t('run.items')} .columns=${this.#columns} .load=${this.#loader(state)} .keyOf=${(row) => row.ordinal} exportName="danh-sach"
        .card=${(row) => html`<div class="row-card"><span class="row-top"><b class="ellipsis">${row.label}</b><span class="grow"></span>${itemState(row)}</span><small class="ellipsis">${changeOf(row)} ${row.reason ?? ''}</small></div>`}
        .empty=${() => emptyState({ title: t('run.noItems'), symbol: 'clipboard' })}></vt-list>
    </div>`;
  }
}

define('vt-run-page', RunPage);
