import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { executorName, isRunning, lineDue, lineHolder, partWord } from '../app/directives.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { actorName, dueOf, stepName } from '../app/work.js';
import { KEYS, LINE_ACTIONS, MAIN_ACTIONS, RARE_ACTIONS, actionsOf, asksNothing, openExtensionDecision, openExtensionOf, openLineStep, openRequestStep, takeLineStep } from '../components/directive-actions.js';
import { lineDueMark, lineHref, lineState } from '../components/directive-columns.js';
import { directiveFacts } from '../components/directive-section.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, notice, urgencyBadge } from '../components/parts.js';

const REFRESH_MILLISECONDS = 30000;

/** One line of a directive: what is to be done until when, who has it, what was said and done; and what this person may do now. */
class DirectivePage extends Element {
  static properties = { address: { attribute: false }, line: { state: true }, failure: { state: true }, typed: { state: true }, working: { state: true } };

  #id = null;

  constructor() {
    super();
    this.typed = '';
  }

  connected() {
    const keys = [...new Set(Object.values(KEYS))];
    this.own(bindKeys([
      ...keys.map((key) => ({
        keys: key,
        text: () => this.#byKey(key).map((name) => t('line.act.' + name)).join(', '),
        shown: () => this.#byKey(key).length > 0,
        run: () => this.#byKey(key)[0] && this.#act(this.#byKey(key)[0]),
      })),
      { keys: 'm', text: () => t('line.message'), shown: () => this.#may('message'), run: () => this.$('#line-message')?.focus() },
    ]));
    this.every(REFRESH_MILLISECONDS, () => this.line && !this.working && !document.querySelector('dialog[open]') && this.#load(true));
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const [id, nodeId, item] = this.address.rest;
      if (id === 'of') {
        this.#find(nodeId, item);
      } else if (id !== this.#id) {
        this.#id = id;
        this.line = null;
        this.typed = '';
        this.#load();
      }
    }
  }

  /** Work names its document only: finds the line that it belongs to. */
  async #find(nodeId, item) {
    try {
      const { directives } = await get(`/directive/documents/${nodeId}`);
      const lines = directives.flatMap((one) => one.lines ?? []);
      const found = lines.find((one) => one.holder?.itemId === item) ?? (lines.length === 1 ? lines[0] : null);
      if (found) {
        replace('directive', [found.id], {});
      } else {
        replace('document', [nodeId], { tab: 'directives' });
      }
    } catch (error) {
      this.failure = error;
    }
  }

  async #load(quiet = false) {
    const id = this.#id;
    try {
      const found = await get(`/directive/lines/${id}`);
      if (id === this.#id) {
        this.failure = null;
        this.line = found;
        document.title = `${found.number ?? t('page.directive')} · Vanthu`;
      }
    } catch (error) {
      if (id === this.#id && !quiet) {
        this.failure = error;
      }
    }
  }

  #may(name) {
    return Boolean(this.line) && actionsOf(this.line).includes(name);
  }

  #byKey(key) {
    return Object.keys(KEYS).filter((name) => KEYS[name] === key && this.#may(name));
  }

  async #act(name) {
    const { line } = this;
    const conflict = () => this.#load(true);
    await this.#run(() => (asksNothing(name, line) ? takeLineStep(name, line, conflict) : openLineStep({ name, line, current: () => this.line, conflict })), (answer) => {
      const draft = name === 'reply' && asksNothing(name, line) ? draftOf(answer) : null;
      note(t(draft || name !== 'reply' ? `line.act.${name}.done` : 'line.act.report.done'));
      if (draft) {
        go('draft', [draft]);
      }
    });
  }

  /** Does something and shows the line as it is then. */
  async #run(work, done) {
    this.working = true;
    try {
      const answer = await work();
      if (answer) {
        done(answer);
        refreshCounters();
        await this.#load(true);
      }
    } catch (error) {
      noteError(error);
      await this.#load(true);
    } finally {
      this.working = false;
    }
  }

  #say(event) {
    event.preventDefault();
    const text = this.typed.normalize('NFC').trim();
    if (text && !this.working) {
      this.#run(() => takeMessage(this.line, text), () => {
        this.typed = '';
        note(t('line.act.message.done'));
      });
    }
  }

  #decide(extension) {
    return this.#run(() => openExtensionDecision({ extension, line: this.line, conflict: () => this.#load(true) }), () => note(t('extension.decided')));
  }

  #request(name, request) {
    return this.#run(() => openRequestStep({ name, request, conflict: () => this.#load(true) }), () => note(t(`request.${name}.done`)));
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => (this.#id ? this.#load() : location.reload()));
    }
    const { line } = this;
    if (!line) {
      return busy();
    }
    return html`<div class="line-page" data-testid="line-page" data-state=${line.state}>
      ${this.#renderHead(line)}
      ${this.#renderActions(line)}
      <div class="line-columns">
        <div class="line-main">
          ${this.#renderStanding(line)}
          ${this.#renderExtensions(line)}
          ${this.#renderRequests(line)}
          ${this.#renderTalk(line)}
        </div>
        <aside class="line-side" aria-label=${t('line.about')}>
          ${this.#renderContacts(line)}
          ${this.#renderFacts(line)}
          ${this.#renderSiblings(line)}
        </aside>
      </div>
    </div>`;
  }

  #renderHead(line) {
    const directive = line.directive ?? {};
    return html`<header class="document-head line-head">
      <button type="button" class="icon-button" aria-label=${t('document.back')} title=${t('document.back')} data-testid="back" @click=${() => (history.length > 1 ? history.back() : go(line.agency === session.agencyCode ? 'directives' : 'received'))}>${icon('left')}</button>
      <div class="document-title">
        <p>${lineState(line.state)} ${urgencyBadge(line.urgency)} ${lineDueMark(line)} <span class="muted">${[executorName(line), partWord(line.part)].filter(Boolean).join(' – ')}</span></p>
        <h1 data-testid="line-content">${line.content ?? directive.content}</h1>
        <p class="muted">${t('line.orderedIn', { name: line.orderedName ?? directive.orderedName ?? '', agency: line.agencyName ?? '' })} ${documentLink(line)}</p>
      </div></header>`;
  }

  #renderActions(line) {
    const may = actionsOf(line);
    const shown = LINE_ACTIONS.filter((name) => may.includes(name));
    // what came back is mostly put right
    const rare = shown.filter((name) => RARE_ACTIONS.has(name) && !(name === 'adjust' && line.state === 'returned'));
    const plain = shown.filter((name) => !rare.includes(name));
    if (!shown.length) {
      return nothing;
    }
    return html`<div class="routing-bar line-actions" role="toolbar" aria-label=${t('flow.actions')} data-testid="line-actions">
      <div class="routing-buttons">${plain.map((name) => html`<button type="button" class="button ${MAIN_ACTIONS.has(name) ? 'primary' : ''}" data-testid="do-${name}" ?disabled=${this.working} @click=${() => this.#act(name)}>${t('line.act.' + name)}${KEYS[name] ? html` <kbd aria-hidden="true">${KEYS[name]}</kbd>` : nothing}</button>`)}
        ${rare.length === 1 ? html`<button type="button" class="button" data-testid="do-${rare[0]}" ?disabled=${this.working} @click=${() => this.#act(rare[0])}>${t('line.act.' + rare[0])}</button>` : rare.length ? html`<sl-dropdown placement="bottom-end" @sl-select=${(event) => this.#act(event.detail.item.value)}>
          <button slot="trigger" type="button" class="button" data-testid="line-more">${t('flow.more')} ${icon('down')}</button>
          <sl-menu>${rare.map((name) => html`<sl-menu-item value=${name} data-testid="do-${name}">${t('line.act.' + name)}</sl-menu-item>`)}</sl-menu></sl-dropdown>` : nothing}</div></div>`;
  }

  /** How far it has come: who has it, what the result is, why it came back. */
  #renderStanding(line) {
    const holders = [line.holder].filter(Boolean);
    const returned = line.state === 'returned' ? [...line.events ?? []].reverse().find((one) => one.kind === 'return') : null;
    const again = line.state === 'inProgress' ? [...line.events ?? []].reverse().find((one) => one.kind === 'reject' || (one.kind === 'takeBack' && one.audience === 'all')) : null;
    return html`<section class="line-standing" aria-label=${t('flow.now')}>
      ${returned ? notice('warn', html`<strong>${t('line.returned')}</strong> ${returned.text}`, 'line-returned') : nothing}
      ${again ? notice('warn', html`<strong>${t(again.kind === 'reject' ? 'line.rejected' : 'line.takenBack')}</strong> ${again.text}`, 'line-rejected') : nothing}
      ${line.resultNumber ? notice(line.state === 'completed' ? 'ok' : 'info', html`${t('line.resultIs')} ${line.resultNodeId ? html`<a href=${href('issued', [line.resultNodeId])} data-testid="result">${line.resultNumber}</a>` : html`<strong data-testid="result">${line.resultNumber}</strong>`} <span class="muted">${line.resultIssuedAt ? t('line.resultAt', { at: formatDateTime(line.resultIssuedAt) }) : ''}</span>`, 'line-result') : nothing}
      ${line.replies?.some((one) => one.state !== 'issued') ? html`<p data-testid="replies">${icon('file')} ${t('line.replies')} ${line.replies.filter((one) => one.state !== 'issued').map((one, index) => html`${index ? ', ' : nothing}<a href=${href('draft', [one.nodeId])}>${one.subject}</a>`)}</p>` : nothing}
      ${holders.length && isRunning(line) ? html`<ul class="plain holders">${holders.map((item) => {
        const due = item.dueAt ? dueOf({ ...item, startedAt: item.since }) : null;
        return html`<li data-testid="holder">${icon(item.state === 'waiting' ? 'clock' : 'user')}<span><strong>${lineHolder(item)}</strong>${item.step ? html` — ${stepName(item)}` : nothing}<br>
          <small class="muted">${t('flow.sinceShort', { at: formatDateTime(item.since) })}${item.dueAt ? html` · ${t('flow.until', { at: formatDateTime(item.dueAt) })}` : nothing}</small> ${due ? html`<span class="due ${due.kind}">${due.text}</span>` : nothing}
          ${item.instruction ? html`<blockquote class="instruction">${item.instruction}</blockquote>` : nothing}</span></li>`;
      })}</ul>` : line.state === 'given' ? html`<p class="muted">${t(line.executor ? 'line.notRegistered' : 'line.outsideSite')}</p>` : nothing}
    </section>`;
  }

  #renderExtensions(line) {
    const extensions = line.extensionList ?? [];
    return extensions.length ? html`<section class="side-block" aria-label=${t('extension.title')}><h2>${t('extension.title')}</h2><ul class="plain related" data-testid="extensions">${extensions.map((one) => html`<li data-state=${one.state}>
      <p><span class="badge ${{ granted: 'ok', refused: 'bad', late: 'bad' }[one.state] ?? 'wait'}"><span class="dot" aria-hidden="true"></span>${t('extension.state.' + one.state)}</span>${one.late && one.state !== 'late' ? html` <span class="badge bad">${t('extension.state.late')}</span>` : nothing}
        ${t('extension.line', { before: formatDate(one.dueBefore), wanted: formatDate(one.dueAfter ?? one.askedDue) })} <span class="muted">${one.requestNumber ? t('extension.by', { number: one.requestNumber }) : ''}${one.decisionNumber ? ` · ${t('extension.decidedBy', { number: one.decisionNumber })}` : ''}</span></p>
      <p class="hint">${[formatDateTime(one.askedAt), one.askedByName ?? one.askedBy, one.reason, one.note].filter(Boolean).join(' · ')}</p>
      ${mayDecide(line, one) ? html`<button type="button" class="button small primary" data-testid="decide-extension" ?disabled=${this.working} @click=${() => this.#decide(one)}>${t('extension.decide')}</button>` : nothing}</li>`)}</ul></section>` : nothing;
  }

  #renderRequests(line) {
    const requests = line.requests ?? [];
    return requests.length ? html`<section class="side-block" aria-label=${t('request.title')}><h2>${t('request.title')}</h2><ul class="plain related" data-testid="requests">${requests.map((one) => html`<li data-state=${one.state} data-testid="request">
      <p><strong>${one.mine && one.kind !== 'shift' ? t('request.from', { name: one.fromName }) : one.toName ?? one.toAgency ?? ''}</strong> <span class="badge ${{ answered: 'ok', refused: 'bad', withdrawn: 'none' }[one.state] ?? 'wait'}"><span class="dot" aria-hidden="true"></span>${t('request.state.' + one.state)}</span>
        ${one.state === 'asked' && one.dueAt ? html`<span class="due ${requestDue(one).kind}" title=${requestDue(one).title}>${requestDue(one).text}</span>` : nothing}</p>
      <p>${one.kind === 'shift' ? t('request.shift', { date: formatDate(one.shiftDue) }) : nothing} ${one.text}</p>
      ${one.answer ? html`<blockquote class="instruction">${one.answer}${one.answerNumber ? ` (${one.answerNumber})` : ''}</blockquote>` : nothing}
      <p class="actions">${requestActions(line, one).map((name) => html`<button type="button" class="button small ${name === 'answer' ? 'primary' : ''}" data-testid="request-${name}" ?disabled=${this.working} @click=${() => this.#request(name, one)}>${t('request.' + name)}</button>`)}</p></li>`)}</ul></section>` : nothing;
  }

  /** What was done and said, oldest first, and the field to say more. */
  #renderTalk(line) {
    const events = line.events ?? [];
    return html`<section class="side-block talk" aria-label=${t('line.talk')}><h2>${t('line.talk')}</h2>
      ${events.length ? html`<ol class="records" data-testid="talk">${events.map((one) => html`<li class="${one.kind === 'message' && one.agency !== session.agencyCode ? 'other' : ''} ${eventKind(one.kind)}" data-kind=${one.kind}>
        <p><strong>${actorName(one.byName ?? one.byUser ?? one.by, one.onBehalfOfName ?? one.onBehalfOf)}</strong> <span class="muted">${[one.agencyName && one.agency !== session.agencyCode ? one.agencyName : '', eventWord(one), one.channel && one.channel !== 'desk' ? t('urge.channel.' + one.channel) : ''].filter(Boolean).join(' · ')} · <time>${formatDateTime(one.at)}</time></span></p>
        ${one.text ? html`<p class="record-text">${one.text}</p>` : nothing}
        ${one.documentNumber || one.documentNodeId ? html`<p class="hint">${icon('file')} ${one.documentNodeId && one.agency === session.agencyCode ? html`<a href=${href('issued', [one.documentNodeId])}>${one.documentNumber || t('page.document')}</a>` : one.documentNumber}</p>` : nothing}</li>`)}</ol>` : html`<p class="muted">${t('line.noTalk')}</p>`}
      ${this.#may('message') ? html`<form class="talk-form" @submit=${(event) => this.#say(event)} @keydown=${(event) => event.key === 'Enter' && event.ctrlKey && this.#say(event)}>
        <label class="sr-only" for="line-message">${t('line.message')}</label>
        <textarea id="line-message" rows="2" maxlength="2000" placeholder=${t('line.messageHint')} data-testid="message" .value=${this.typed} @input=${(event) => {
          this.typed = event.target.value;
        }}></textarea>
        <button type="submit" class="button" data-testid="send-message" ?disabled=${this.working || !this.typed.trim()}>${icon('send')} ${t('line.messageSend')}</button></form>` : nothing}</section>`;
  }

  /** Whom to call: shown to every executor, so that nobody has to search. */
  #renderContacts(line) {
    const contacts = [line.contacts ?? []].flat();
    return contacts.length ? html`<section class="card contacts" aria-label=${t('line.contacts')}><h2>${t('line.contacts')}</h2>${contacts.map((one) => html`<p data-testid="contact">${icon('user')} <span><strong>${one.fullName ?? one.name}</strong>${one.role || one.position ? html`<br><small class="muted">${one.position || (hasText('line.contact.' + one.role) ? t('line.contact.' + one.role) : one.role)}</small>` : nothing}
      ${one.phone ? html`<br><a href="tel:${one.phone.replaceAll(/[^+\d]/g, '')}">${one.phone}</a>` : nothing}${one.email ? html`<br><a href="mailto:${one.email}">${one.email}</a>` : nothing}</span></p>`)}</section>` : nothing;
  }

  #renderFacts(line) {
    const directive = line.directive ?? line;
    const row = (label, value) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing);
    return html`<section class="card" aria-label=${t('line.facts')}><h2>${t('line.facts')}</h2><dl class="facts" data-testid="line-facts">
      ${row(t('line.document'), documentLink(line))}
      ${row(t('column.subject'), line.subject)}
      ${row(t('queue.due'), formatDateTime(line.dueAt))}
      ${line.firstDueAt && line.firstDueAt !== line.dueAt ? row(t('line.firstDue'), formatDateTime(line.firstDueAt)) : nothing}
      ${row(t('line.givenAt'), formatDateTime(line.givenAt))}
      ${row(t('line.registeredAt'), formatDateTime(line.registeredAt))}
      ${row(t('line.acceptedAt'), formatDateTime(line.acceptedAt))}
      ${row(t('line.updatedAt'), formatDateTime(line.updatedAt))}
      ${row(t('line.updateDueAt'), isRunning(line) ? formatDateTime(line.updateDueAt) : '')}
      ${row(t('line.reportedAt'), formatDateTime(line.reportedAt))}
      ${row(t('line.completedAt'), formatDateTime(line.completedAt))}
      ${row(t('line.returns'), line.returns ? String(line.returns) : '')}
      ${row(t('line.rejections'), line.rejections ? String(line.rejections) : '')}</dl>
      <p class="hint">${directiveFacts(directive)}</p></section>`;
  }

  /** Others who work on the same directive, as far as one may see them. */
  #renderSiblings(line) {
    const siblings = (line.siblings ?? []).filter((one) => one.id !== line.id);
    return siblings.length ? html`<section class="card" aria-label=${t('line.siblings')}><h2>${t('line.siblings')}</h2><ul class="plain related" data-testid="siblings">${siblings.map((one) => html`<li>
      ${one.open === false ? html`<strong>${executorName(one)}</strong>` : html`<a href=${lineHref(one)}>${executorName(one)}</a>`} <small class="muted">${partWord(one.part)}</small><br>${one.state ? lineState(one.state) : nothing} ${one.dueAt ? html`<span class="due ${lineDue(one).kind}" title=${lineDue(one).title}>${lineDue(one).text}</span>` : nothing}</li>`)}</ul></section>` : nothing;
  }
}

const takeMessage = (line, text) => post(`/directive/lines/${line.id}/message`, { version: line.version, text });

/** The draft that a reply was begun with. */
const draftOf = (answer) => answer.replies?.at(-1)?.nodeId;

const mayDecide = (line, extension) => extension === openExtensionOf(line) && actionsOf(line).includes('decide-extension');

/** Who was asked answers or refuses; who asked takes it back, and enters what somebody outside of this system answered on paper. */
function requestActions(line, request) {
  if (request.state !== 'asked' || !actionsOf(line).includes('message')) {
    return [];
  }
  const asked = request.mine && line.executor === session.agencyCode;
  const asking = request.kind === 'shift' ? line.agency === session.agencyCode : !request.mine && line.executor === session.agencyCode;
  return [...(asked || (asking && !request.toAgency) ? ['answer', 'refuse'] : []), ...(asking ? ['withdraw'] : [])];
}

const requestDue = (request) => dueOf({ ...request, startedAt: request.askedAt });

const GIVING = ['give', 'giveLate', 'extensionGranted', 'extensionGrantedLate', 'extensionRefused', 'reword', 'direction', 'reassign', 'adjust', 'reject', 'approve', 'urge', 'withdraw'];
const eventKind = (kind) => (GIVING.includes(kind) ? 'direction' : '');
const eventWord = (event) => (hasText('line.event.' + event.kind) ? t('line.event.' + event.kind) : event.kind);

/** The document that orders it: where this person can read it. */
function documentLink(line) {
  const text = [line.number, formatDate(line.documentDate)].filter(Boolean).join(', ') || t('page.document');
  const own = line.agency === session.agencyCode;
  const nodeId = own ? line.documentNodeId : line.nodeId;
  return nodeId && session.reads ? html`<a href=${own ? href('assigning', [nodeId]) : href('document', [nodeId], { tab: 'directives' })} data-testid="line-document">${text}</a>` : text;
}

define('vt-directive-page', DirectivePage);
