import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { choiceField, textField } from './choice.js';
import { askReason, confirmAction, openForm } from './dialog.js';
import { icon } from './icons.js';
import { busy, failureBox } from './parts.js';

const KINDS = { sent: 'info', arrived: 'info', received: 'ok', assigned: 'ok', inProgress: 'ok', done: 'ok', agreed: 'ok', refused: 'bad', failed: 'bad', recalled: 'bad', declined: 'bad' };

/** On which paper may go beside the electronic document. */
const GROUNDS = ['government', 'receiversList', 'requiredByLaw'];

/** Where a delivery or an arrival stands, in words. */
export const dispatchState = (row) => html`<span class="badge ${KINDS[row.state] ?? 'wait'}" data-testid="dispatch-state" data-state=${row.state} title=${row.words ?? ''}><span class="dot" aria-hidden="true"></span>${t('dispatch.state.' + row.state)}</span>`;

const eventWord = (event) => (hasText('dispatch.event.' + event.code) ? t('dispatch.event.' + event.code) : hasText('dispatch.state.' + event.code) ? t('dispatch.state.' + event.code) : event.code);

/** What happened, line by line. */
export const dispatchHistory = (row) => html`<details class="dispatch-history"><summary>${t('dispatch.history')}</summary>
  <ol class="plain">${row.events.map((event) => html`<li><span class="muted">${formatDateTime(event.at)}</span> ${eventWord(event)}${event.words ? html`: ${event.words}` : nothing}${event.person ? html` <small class="muted">(${event.person})</small>` : nothing}</li>`)}</ol></details>`;

const wayWord = (connector) => (connector ? t(hasText('dispatch.way.' + connector) ? 'dispatch.way.' + connector : 'dispatch.way.other') : t('dispatch.way.post'));

/** Chooses to whom an issued document is sent now. Resolves with what the server says. */
function openSend(found) {
  return openForm({
    title: t('dispatch.sendTitle'),
    intro: t('dispatch.sendIntro'),
    action: t('dispatch.send'),
    size: 'wide',
    testid: 'send-dialog',
    values: { ...Object.fromEntries(found.unsent.flatMap((one) => [['to' + one.ordinal, true], ['paper' + one.ordinal, false], ['ground' + one.ordinal, ''], ['reason' + one.ordinal, '']])), added: '', reason: '' },
    fields: (data, errors, change) => html`
      <ul class="plain dispatch-choices">${found.unsent.map((one) => html`<li>
        <label class="check"><input type="checkbox" name="to${one.ordinal}" .checked=${data['to' + one.ordinal]} @change=${(event) => change('to' + one.ordinal, event.target.checked)}> <span><b>${one.name}</b> <small class="muted">${wayWord(one.connector)}${one.change ? html` · <span data-testid="send-change">${t('dispatch.change.' + one.change, { number: one.changed })}</span>` : nothing}</small></span></label>
        ${one.connector && data['to' + one.ordinal] ? html`<label class="check"><input type="checkbox" name="paper${one.ordinal}" .checked=${data['paper' + one.ordinal]} @change=${(event) => change('paper' + one.ordinal, event.target.checked)}> <span>${t('dispatch.paperToo')}</span></label>
          ${data['paper' + one.ordinal] ? html`${choiceField({ name: 'ground' + one.ordinal, label: t('dispatch.paperGround'), value: data['ground' + one.ordinal], options: [['', t('dispatch.ground.choose')], ...GROUNDS.map((ground) => [ground, t('dispatch.ground.' + ground)])], error: data['ground' + one.ordinal] ? undefined : errors.ground, change, required: true })}
            ${textField({ name: 'reason' + one.ordinal, label: t('dispatch.paperReason'), value: data['reason' + one.ordinal], error: errors.reason, change, length: 500 })}` : nothing}` : nothing}</li>`)}</ul>
      ${textField({ name: 'added', label: t('dispatch.added'), value: data.added, error: errors.code, change: (name, value) => { change('code'); change(name, value); }, length: 35, hint: t('dispatch.addedHint') })}`,
    submit: (data) => {
      const recipients = found.unsent.filter((one) => data['to' + one.ordinal]).map((one) => ({ ordinal: one.ordinal, paper: data['paper' + one.ordinal], ground: data['ground' + one.ordinal] || undefined, reason: data['reason' + one.ordinal] || undefined }));
      const added = data.added.trim() ? [{ code: data.added.trim() }] : undefined;
      return post(`/dispatch/documents/${found.nodeId}/send`, { version: found.version, recipients, added });
    },
  });
}

/** The sending of an issued document: to whom it can be sent, how far it has come, what happened. Fires "changed" when something was done. */
class Dispatch extends Element {
  static properties = { nodeId: {}, version: {}, found: { state: true }, failure: { state: true }, working: { state: true } };

  willUpdate(changed) {
    if (changed.has('nodeId') || changed.has('version')) {
      this.load();
    }
  }

  async load() {
    const wanted = this.nodeId;
    try {
      const found = await get(`/dispatch/documents/${wanted}`);
      if (wanted === this.nodeId) {
        this.found = found;
        this.failure = null;
      }
    } catch (error) {
      if (wanted === this.nodeId) {
        this.failure = error;
      }
    }
  }

  async #run(work, said) {
    if (this.working) {
      return;
    }
    this.working = true;
    try {
      const answer = await work();
      if (answer) {
        note(said);
        this.emit('changed');
        refreshCounters();
      }
    } catch (error) {
      noteError(error);
    } finally {
      this.working = false;
      await this.load();
    }
  }

  render() {
    const { found } = this;
    if (this.failure) {
      return failureBox(this.failure, () => this.load());
    }
    if (!found) {
      return busy();
    }
    return html`<section class="side-block" data-testid="dispatch"><h2>${t('dispatch.title')}</h2>
      ${found.mayHandle ? html`<p class="actions">
        <button type="button" class="button primary" data-testid="dispatch-send" ?disabled=${this.working} @click=${() => this.#run(() => openSend(found), t('dispatch.sent'))}>${icon('send')} ${t('dispatch.send')}</button>
        ${found.recallable ? html`<button type="button" class="button" data-testid="dispatch-recall" ?disabled=${this.working} @click=${() => this.#run(() => askReason({ title: t('dispatch.recallTitle'), intro: t('dispatch.recallIntro'), action: t('dispatch.recall'), danger: true, submit: (reason) => post(`/dispatch/documents/${found.nodeId}/recall`, { version: found.version, reason }) }), t('dispatch.recallSent'))}>${icon('left')} ${t('dispatch.recall')}</button>` : nothing}</p>` : nothing}
      ${found.deliveries.length ? html`<ul class="plain dispatch-list">${found.deliveries.map((row) => this.#row(row, found.mayHandle))}</ul>` : html`<p class="muted">${t('dispatch.nothing')}</p>`}</section>`;
  }

  #row(row, may) {
    const stuck = may && ['waiting', 'failed'].includes(row.state);
    return html`<li data-testid="dispatch-row"><p><b>${row.receiverName}</b> <small class="muted">${[row.kind === 'recall' ? t('dispatch.kind.recall') : '', wayWord(row.connector)].filter(Boolean).join(' · ')}</small><br>
      ${dispatchState(row)} <small class="muted">${formatDateTime(row.changedAt)}</small></p>
      ${row.words ? html`<p class="instruction">${row.words}</p>` : nothing}
      ${stuck ? deliveryActions(row, (work, said) => this.#run(work, said)) : nothing}
      ${dispatchHistory(row)}</li>`;
  }
}

/** What a clerk does with a delivery that does not arrive. */
export const deliveryActions = (row, run) => html`<p class="actions">
  <button type="button" class="text-button" data-testid="delivery-retry" @click=${() => run(() => post(`/dispatch/deliveries/${row.id}/retry`, { version: row.version }), t('dispatch.retried'))}>${t('dispatch.retry')}</button>
  <button type="button" class="text-button" data-testid="delivery-give-up" @click=${() => run(() => askReason({ title: t('dispatch.giveUpTitle', { name: row.receiverName }), action: t('dispatch.giveUp'), danger: true, submit: (reason) => post(`/dispatch/deliveries/${row.id}/give-up`, { version: row.version, reason }) }), t('dispatch.gaveUp'))}>${t('dispatch.giveUp')}</button></p>`;

/** What a clerk does with a document that its sender calls back. */
export const recallActions = (row, run) => html`<p class="actions">
  <button type="button" class="button primary" data-testid="recall-agree" @click=${() => run(async () => await confirmAction({ title: t('dispatch.agreeTitle', { number: row.number }), text: t('dispatch.agreeText'), action: t('dispatch.agree') }) && post(`/dispatch/arrivals/${row.id}/decision`, { version: row.version, agrees: true }), t('dispatch.agreed'))}>${t('dispatch.agree')}</button>
  <button type="button" class="button" data-testid="recall-decline" @click=${() => run(() => askReason({ title: t('dispatch.declineTitle', { number: row.number }), action: t('dispatch.decline'), danger: false, submit: (reason) => post(`/dispatch/arrivals/${row.id}/decision`, { version: row.version, agrees: false, reason }) }), t('dispatch.declined'))}>${t('dispatch.decline')}</button></p>`;

define('vt-dispatch', Dispatch);
