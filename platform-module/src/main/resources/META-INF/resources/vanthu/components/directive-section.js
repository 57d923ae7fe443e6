import { html, nothing } from '../vendor/lit.js';
import { del, get, post, query } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { executorName, lineHolder, partWord } from '../app/directives.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { confirmAction } from './dialog.js';
import { lineDueMark, lineHref, lineState } from './directive-columns.js';
import { openDirective } from './directive-form.js';
import { icon } from './icons.js';
import { busy, failureBox, notice } from './parts.js';

const CHECK_KIND = { open: 'warn', stale: 'warn', checked: 'ok' };

/**
 * The directives of a document: written with it, checked against the signed text, given; afterwards how far each executor has come. `defaults` is what
 * a new one starts with. Fires "changed" with what the server says.
 */
class Directives extends Element {
  static properties = { nodeId: {}, version: {}, defaults: { attribute: false }, found: { state: true }, failure: { state: true }, working: { state: true } };

  connected() {
    this.own(bindKeys([
      { keys: 'n', text: () => t('directive.new'), shown: () => this.#may('add'), run: () => this.#may('add') && this.#write() },
    ]));
  }

  willUpdate(changed) {
    if (changed.has('nodeId') || changed.has('version')) {
      if (changed.has('nodeId')) {
        this.found = null;
        this.failure = null;
      }
      this.load();
    }
  }

  async load() {
    const wanted = this.nodeId;
    try {
      const found = await get(`/directive/documents/${wanted}`);
      if (wanted === this.nodeId) {
        this.#take(found);
      }
    } catch (error) {
      if (wanted === this.nodeId) {
        this.failure = error;
      }
    }
  }

  #take(found) {
    this.failure = null;
    this.found = found;
    this.emit('changed', found);
  }

  #may(action) {
    return (this.found?.actions ?? []).includes(action);
  }

  #mayOf(directive, action) {
    return directive.state !== 'given' && this.#may(action);
  }

  async #write(directive) {
    const last = this.found.directives.at(-1);
    const defaults = { ...this.defaults, ...(last ? { orderedBy: last.orderedBy, field: last.field, officer: last.officer ? [{ userName: last.officer, fullName: last.officerName ?? last.officer }] : undefined } : {}) };
    try {
      if (await openDirective({ nodeId: this.nodeId, directive, defaults, out: this.found.document?.state === 'issued', conflict: () => this.load() })) {
        note(t(directive ? 'directive.saved' : 'directive.added'), 'ok', directive ? null : { text: t('directive.another'), run: () => this.#write() });
        await this.load();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #remove(directive) {
    if (await confirmAction({ title: t('directive.removeTitle', { n: directive.ordinal }), text: directive.content, action: t('common.delete') })) {
      await this.#run(() => del(`/directive/directives/${directive.id}${query({ version: directive.version })}`), t('directive.removed'));
    }
  }

  async #run(work, said) {
    if (this.working) {
      return;
    }
    this.working = true;
    try {
      const answer = await work();
      note(said);
      if (answer?.directives) {
        this.#take(answer);
      } else {
        await this.load();
      }
      refreshCounters();
    } catch (error) {
      noteError(error);
      await this.load();
    } finally {
      this.working = false;
    }
  }

  #check() {
    const versions = Object.fromEntries(this.found.directives.map((one) => [one.id, one.version]));
    return this.#run(() => post(`/directive/documents/${this.nodeId}/check`, { versions }), t('directive.checked'));
  }

  async #give() {
    const { directives } = this.found;
    if (await confirmAction({ title: t('directive.giveTitle', { n: directives.length }), text: t('directive.giveText'), action: t('directive.give'), danger: false, testid: 'give-dialog' })) {
      await this.#run(() => post(`/directive/documents/${this.nodeId}/give`, { versions: Object.fromEntries(directives.map((one) => [one.id, one.version])) }), t('directive.given'));
    }
  }

  render() {
    if (this.failure) {
      return this.failure.status === 404 || this.failure.status === 403 ? html`<p class="muted" data-testid="no-directives">${t('directive.none')}</p>` : failureBox(this.failure, () => this.load());
    }
    if (!this.found) {
      return busy();
    }
    const { directives, checkState } = this.found;
    const findings = this.found.findings ?? [];
    return html`<div class="directives" data-testid="directives" data-check=${checkState ?? 'none'}>
      ${directives.length && checkState in CHECK_KIND && (checkState !== 'checked' || directives.some((one) => one.state !== 'given')) ? notice(CHECK_KIND[checkState], t('directive.check.' + checkState), 'check-state') : nothing}
      ${findings.filter((one) => !directives.some((other) => String(other.id) === String(one.directiveId))).map((one) => notice('warn', one.message, 'finding'))}
      ${directives.length ? html`<ol class="directive-list">${directives.map((one) => this.#renderDirective(one, findings.filter((other) => String(other.directiveId) === String(one.id))))}</ol>` : html`<p class="muted" data-testid="no-directives">${t(this.#may('add') ? 'directive.noneYet' : 'directive.none')}</p>`}
      <p class="actions">
        ${this.#may('add') ? html`<button type="button" class="button ${directives.length ? '' : 'primary'}" data-testid="add-directive" ?disabled=${this.working} @click=${() => this.#write()}>${icon('plus')} ${t('directive.new')} <kbd aria-hidden="true">n</kbd></button>` : nothing}
        ${this.#may('check') && directives.length ? html`<button type="button" class="button ${checkState === 'checked' ? '' : 'primary'}" data-testid="check-directives" ?disabled=${this.working} @click=${() => this.#check()}>${icon('check')} ${t(checkState === 'checked' ? 'directive.checkAgain' : 'directive.checkNow')}</button>` : nothing}
        ${this.#may('give') && directives.length ? html`<button type="button" class="button primary" data-testid="give-directives" ?disabled=${this.working} @click=${() => this.#give()}>${icon('send')} ${t('directive.give')}</button>` : nothing}
      </p>
    </div>`;
  }

  #renderDirective(directive, findings) {
    const lines = directive.lines ?? [];
    return html`<li class="directive" data-testid="directive" data-state=${directive.state}>
      <header><b class="directive-number" aria-label=${t('directive.nth', { n: directive.ordinal })}>${directive.ordinal}</b>
        <p class="directive-content">${directive.content}</p>
        ${this.#mayOf(directive, 'change') ? html`<button type="button" class="icon-button" data-testid="edit-directive" title=${t('directive.edit')} aria-label=${t('directive.editNth', { n: directive.ordinal })} @click=${() => this.#write(directive)}>${icon('pen')}</button>` : nothing}
        ${this.#mayOf(directive, 'delete') ? html`<button type="button" class="icon-button" data-testid="delete-directive" title=${t('common.delete')} aria-label=${t('directive.deleteNth', { n: directive.ordinal })} @click=${() => this.#remove(directive)}>${icon('close')}</button>` : nothing}</header>
      ${findings.map((one) => notice('warn', html`<strong>${hasText('directive.finding.' + one.kind) ? t('directive.finding.' + one.kind) : one.kind}</strong> ${one.message}`, 'finding'))}
      <ul class="directive-lines">${lines.map((line) => this.#renderLine(line, directive))}</ul>
      <p class="hint">${directiveFacts(directive)}</p>
    </li>`;
  }

  #renderLine(line, directive) {
    const over = directive.state === 'given';
    const name = html`<strong>${executorName(line)}</strong>`;
    return html`<li class="directive-line" data-testid="directive-line" data-state=${line.state}>
      <span class="directive-who">${over ? html`<a href=${lineHref(line)} data-testid="open-line">${name}</a>` : name} <small class="muted">${partWord(line.part)}</small>
        ${line.holder ? html`<br><small class="muted">${icon('user')} ${lineHolder(line.holder)}</small>` : nothing}</span>
      ${over ? lineState(line.state) : nothing}<span class="directive-due">${line.dueAt ? lineDueMark({ ...line, state: line.state ?? directive.state }) : html`<span class="muted">${directive.longTerm ? t('directive.longTerm') : t('flow.noDue')}</span>`}</span></li>`;
  }
}

/** Who ordered it, who follows it, by what it is sorted. */
export function directiveFacts(directive) {
  return [
    directive.orderedName && t('directive.orderedByName', { name: directive.orderedName }),
    (directive.officerName || directive.officer) && t('directive.followedBy', { name: directive.officerName || directive.officer }),
    directive.field,
    directive.resultKind && t('directive.result.' + directive.resultKind),
    directive.longTerm && t('directive.longTermBy', { decision: directive.longTermDecision ?? '' }),
    directive.givenAt && t('directive.givenAt', { at: formatDateTime(directive.givenAt) }),
  ].filter(Boolean).join(' · ');
}

define('vt-directives', Directives);
