import '../components/access-level.js';
import '../components/place-view.js';
import '../components/reading-pane.js';
import { html, nothing } from '../vendor/lit.js';
import { download, get, post } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { askReason } from '../components/dialog.js';
import { dueMark } from '../components/document-columns.js';
import { awaited, documentHref, documentLine, dossierState } from '../components/dossier-columns.js';
import { openAnswer, openAsk, openChangeDossier, openDocumentNote, openEnd, openLink, openNewDossier, openNote, openPaper, openPeople, openReply } from '../components/dossier-dialogs.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, iconButton } from '../components/parts.js';
import { checkPackage, makePackage } from '../components/package-parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { renderDossierList, renderLinkList } from '../components/relations.js';

const MOST_ANSWERED = 20;
const PACKAGES = ['sip', 'aip', 'dip'];
const TABS = ['documents', 'opinions', 'people', 'information', 'history'];

/** One dossier: its documents in order, the chosen one beside them; opinions, people, history; what this person may do. */
class DossierPage extends Element {
  static properties = {
    address: { attribute: false },
    details: { state: true },
    failure: { state: true },
    history: { state: true },
    linked: { state: true },
    wide: { state: true },
    exporting: { state: true },
  };

  #id = null;

  constructor() {
    super();
    const narrow = matchMedia('(max-width: 899px)');
    this.wide = !narrow.matches;
    narrow.addEventListener('change', () => {
      this.wide = !narrow.matches;
    });
  }

  connected() {
    this.own(bindKeys([
      { keys: 'j', text: () => t('list.keyDown'), run: () => this.#step(1) },
      { keys: 'k', text: () => t('list.keyUp'), run: () => this.#step(-1) },
      { keys: 'alt+arrowdown', text: () => t('dossier.keyDown'), shown: () => this.#may('order'), run: () => this.#move(1) },
      { keys: 'alt+arrowup', text: () => t('dossier.keyUp'), shown: () => this.#may('order'), run: () => this.#move(-1) },
    ]));
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const id = this.address.rest[0];
      if (id === 'new') {
        this.#begin();
      } else if (id !== this.#id) {
        this.#id = id;
        this.#load();
      } else {
        this.#loadTab();
      }
    }
  }

  get #tab() {
    return TABS.includes(this.address.query.tab) ? this.address.query.tab : TABS[0];
  }

  get #chosen() {
    const items = this.details?.documents ?? [];
    return items.find((item) => item.document.nodeId === this.address.query.document) ?? items[0];
  }

  #may(action) {
    return this.details?.actions.includes(action);
  }

  #set(changes) {
    replace('dossier', [this.#id], { ...this.address.query, ...changes });
  }

  /** A dossier for the documents that the address names; back to where the person came from when it is given up. */
  async #begin() {
    const ids = (this.address.query.incoming ?? '').split(',').filter(Boolean);
    try {
      const documents = await Promise.all(ids.map((id) => get(`/registry/documents/${id}`)));
      const answer = await openNewDossier(documents);
      if (answer) {
        note(t('dossier.opened', { code: answer.dossier.code }));
        replace('dossier', [answer.dossier.id]);
      } else {
        history.back();
      }
    } catch (error) {
      this.failure = error;
    }
  }

  async #load() {
    const id = this.#id;
    this.failure = null;
    this.details = null;
    this.history = null;
    try {
      const found = await get(`/dossier/dossiers/${id}`);
      if (id === this.#id) {
        this.#take(found);
      }
    } catch (error) {
      this.failure = error;
    }
  }

  #take(details) {
    this.details = details;
    this.history = null;
    document.title = `${details.dossier.code} · Vanthu`;
    this.#loadTab();
  }

  async #loadTab() {
    if (this.#tab === 'history' && !this.history && this.#id) {
      this.history = await get(`/dossier/dossiers/${this.#id}/history`).then((answer) => answer.items, (error) => ({ error }));
    }
    const chosen = this.#chosen?.document;
    if (chosen?.readable && this.linked?.nodeId !== chosen.nodeId) {
      const answer = await get(`/dossier/documents/${chosen.nodeId}`).catch(() => null);
      this.linked = answer ? { nodeId: chosen.nodeId, ...answer } : null;
    }
  }

  /** Runs something that answers with the dossier as it is now, or with nothing. */
  async #act(work, told) {
    try {
      const answer = await work();
      if (answer) {
        if (told) {
          note(told);
        }
        refreshCounters();
        this.#take(answer.dossier?.id ? answer : await get(`/dossier/dossiers/${this.#id}`));
      }
    } catch (error) {
      noteError(error);
      if (error.status === 409) {
        this.#load();
      }
    }
  }

  #step(by) {
    const items = this.details?.documents ?? [];
    const next = items[items.indexOf(this.#chosen) + by];
    if (next) {
      this.#set({ document: next.document.nodeId });
    }
  }

  #move(by, item = this.#chosen) {
    const items = this.details?.documents ?? [];
    const at = items.indexOf(item);
    if (this.#may('order') && items[at + by]) {
      const ids = items.map((item) => item.document.nodeId);
      [ids[at], ids[at + by]] = [ids[at + by], ids[at]];
      this.#set({ document: ids[at + by] });
      this.#act(() => post(`/dossier/dossiers/${this.#id}/order`, { documents: ids, version: this.details.dossier.version }));
    }
  }

  #remove(item) {
    this.#act(() => askReason({
      title: t('dossier.removeTitle', { n: item.ordinal }),
      intro: t('dossier.removeIntro', { subject: item.document.subject }),
      action: t('dossier.remove'),
      testid: 'remove-dialog',
      submit: (reason) => post(`/dossier/dossiers/${this.#id}/documents/${item.document.nodeId}/removal`, { reason, version: this.details.dossier.version }),
    }), t('dossier.removed'));
  }

  #menu(item, choice) {
    const { details } = this;
    const choices = {
      ask: () => this.#act(() => openAsk(details, item.document), t('dossier.asked')),
      note: () => this.#act(() => openDocumentNote(details, item)),
      reply: () => this.#act(() => openReply(details, item)),
      link: () => this.#link(item.document),
      remove: () => this.#remove(item),
    };
    choices[choice]();
  }

  async #link(document) {
    try {
      if (await openLink(document)) {
        note(t('dossier.linked'));
        this.linked = null;
        this.#loadTab();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #export(format) {
    this.exporting = true;
    try {
      await download(`/dossier/dossiers/${this.#id}/export`, { format }, `ho-so.${format}`);
      note(t('dossier.exported'));
    } catch (error) {
      noteError(error);
    } finally {
      this.exporting = false;
    }
  }

  #print(choice) {
    const code = this.details.dossier.code;
    if (choice === 'contents') {
      openPdf({ title: t('dossier.contents'), path: `/dossier/dossiers/${this.#id}/contents`, fileName: `muc-luc-${code}.pdf` });
    } else if (choice === 'contents-xlsx') {
      download(`/dossier/dossiers/${this.#id}/contents`, { format: 'xlsx' }, `muc-luc-${code}.xlsx`).catch(noteError);
    } else if (choice.startsWith('package:')) {
      this.#pack(choice.slice('package:'.length));
    } else {
      this.#export(choice);
    }
  }

  /** Archivists pack what is ended. */
  get #packs() {
    return session.has('archivist') && this.details?.dossier.state === 'ended';
  }

  async #pack(kind) {
    this.exporting = true;
    try {
      if (kind === 'check') {
        await checkPackage(this.#id, 'sip');
      } else if (await makePackage(this.#id, kind)) {
        note(t('dossier.exported'));
      }
    } catch (error) {
      noteError(error);
    } finally {
      this.exporting = false;
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.details) {
      return busy();
    }
    const tab = this.#tab;
    const chosen = this.#chosen;
    const side = html`<section class="document-side">${this.#renderTabs(tab)}</section>`;
    const pane = tab === 'documents' && chosen ? html`<section class="dossier-pane" aria-label=${t('list.pane')}>${this.#renderPane(chosen)}</section>` : nothing;
    return html`<div class="document dossier" data-testid="dossier">
      ${this.#renderHead()}
      ${this.wide && pane !== nothing ? html`<sl-split-panel class="document-split" position="58"><div slot="start" class="pane">${side}</div><div slot="end" class="pane">${pane}</div></sl-split-panel>` : html`<div class="document-stack">${side}${pane}</div>`}
    </div>`;
  }

  /** A draft that goes into this dossier and answers its incoming documents. */
  #draftHref() {
    const answers = this.details.documents.filter((item) => item.document.kind === 'incoming').map((item) => item.document.nodeId);
    return href('draft', ['new'], { dossier: this.#id, answers: answers.slice(0, MOST_ANSWERED).join(',') });
  }

  #renderHead() {
    const { dossier } = this.details;
    const button = (action, run, kind = '') => (this.#may(action) ? html`<button type="button" class="button ${kind}" data-testid="do-${action}" @click=${run}>${t('dossier.do.' + action)}</button>` : nothing);
    return html`<header class="document-head">
      <button type="button" class="icon-button" aria-label=${t('document.back')} title=${t('document.back')} data-testid="back" @click=${() => history.back()}>${icon('left')}</button>
      <div class="document-title">
        <p><strong data-testid="dossier-code">${dossier.code}</strong> ${dossierState(dossier)} ${awaited(dossier)} ${dossier.endedAt ? nothing : dueMark(dossier.dueDate)} <span class="muted">${[dossier.ownerName, dossier.unitName, formatDate(dossier.openedAt)].filter(Boolean).join(' · ')}</span></p>
        <h1 data-testid="dossier-title">${dossier.title}</h1>
      </div>
      <div class="actions">
        ${this.#may('add') && session.drafts ? html`<a class="button" href=${this.#draftHref()} data-testid="do-draft">${t('act.draft')}</a>` : nothing}
        ${this.#may('add') ? html`<button type="button" class="button" data-testid="do-paper" @click=${() => this.#act(() => openPaper(this.details), t('dossier.paperAdded'))}>${t('dossier.do.paper')}</button>` : nothing}
        ${button('note', () => this.#act(() => openNote(this.details), t('dossier.noted')))}
        ${button('ask', () => this.#act(() => openAsk(this.details), t('dossier.asked')))}
        ${button('end', () => this.#act(() => openEnd(this.details), t('dossier.ended')), 'primary')}
        ${button('reopen', () => this.#act(() => askReason({
          title: t('dossier.reopenTitle', { code: dossier.code }), action: t('dossier.do.reopen'), danger: false, testid: 'reopen-dialog',
          submit: (reason) => post(`/dossier/dossiers/${dossier.id}/reopen`, { reason, version: dossier.version }),
        }), t('dossier.reopened')))}
        ${this.#may('change') ? iconButton({ name: 'pen', label: t('dossier.do.change'), testid: 'do-change', run: () => this.#act(() => openChangeDossier(this.details)) }) : nothing}
        <sl-dropdown placement="bottom-end" @sl-select=${(event) => this.#print(event.detail.item.value)}>
          <button slot="trigger" type="button" class="icon-button" title=${t('dossier.print')} aria-label=${t('dossier.print')} data-testid="print" ?disabled=${this.exporting}>${icon('print')}</button>
          <sl-menu><sl-menu-item value="contents" data-testid="print-contents">${t('dossier.contents')}</sl-menu-item><sl-menu-item value="contents-xlsx">${t('dossier.contentsXlsx')}</sl-menu-item><sl-divider></sl-divider>
            <sl-menu-item value="pdf">${t('dossier.exportPdf')}</sl-menu-item><sl-menu-item value="xml">${t('dossier.exportXml')}</sl-menu-item><sl-menu-item value="zip" data-testid="export-zip">${t('dossier.exportZip')}</sl-menu-item>${this.#packs ? html`<sl-divider></sl-divider>
            ${PACKAGES.map((kind) => html`<sl-menu-item value="package:${kind}" data-testid="package-${kind}">${t('packages.' + kind)}</sl-menu-item>`)}<sl-menu-item value="package:check" data-testid="package-check">${t('packages.check')}</sl-menu-item>` : nothing}</sl-menu></sl-dropdown>
      </div>
    </header>
    ${this.exporting ? busy(t('dossier.exporting')) : nothing}`;
  }

  #renderTabs(tab) {
    const { documents, opinions, people } = this.details;
    const counts = { documents: documents.length, opinions: opinions.length, people: people.length + 1 };
    return html`<div class="tabs" role="tablist" @keydown=${(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
          const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
          this.#set({ tab: next });
          this.$(`#tab-${next}`)?.focus();
        }
      }}>${TABS.map((name) => html`<button type="button" role="tab" id="tab-${name}" aria-selected=${String(name === tab)} aria-controls="tab-panel" tabindex=${name === tab ? 0 : -1} data-testid="tab-${name}" @click=${() => this.#set({ tab: name })}>${t('dossier.tab.' + name)}${counts[name] ? ` (${counts[name]})` : ''}</button>`)}</div>
      <div class="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby="tab-${tab}" tabindex="0">
        ${tab === 'documents' ? this.#renderDocuments() : tab === 'opinions' ? this.#renderOpinions() : tab === 'people' ? this.#renderPeople() : tab === 'information' ? this.#renderInformation() : this.#renderHistory()}</div>`;
  }

  #renderDocuments() {
    const { documents } = this.details;
    if (!documents.length) {
      return emptyState({ title: t('dossier.noDocuments'), text: t('dossier.noDocumentsHint'), symbol: 'folder', action: html`<a class="button" href=${href('incoming')}>${t('page.incoming')}</a>` });
    }
    const chosen = this.#chosen;
    return html`<ol class="dossier-documents" data-testid="documents">${documents.map((item, index) => this.#renderDocument(item, item === chosen, index, documents.length))}</ol>`;
  }

  #renderDocument(item, chosen, index, count) {
    const one = item.document;
    const waits = item.replySince && !item.replyEndedAt;
    const running = this.#may('annotate');
    return html`<li class="${chosen ? 'chosen' : ''} ${one.readable ? '' : 'closed'}" data-testid="document-row" data-id=${one.nodeId}>
      <span class="ordinal">${item.ordinal}</span>
      <button type="button" class="dossier-document" aria-pressed=${String(chosen)} @click=${() => this.#set({ document: one.nodeId })}>
        <span class="subject">${one.typeName && !one.subject.toLowerCase().startsWith(one.typeName.toLowerCase()) ? html`<span class="type-word">${one.typeName}</span> ` : nothing}${one.subject}</span>
        <span class="muted">${one.readable ? documentLine(one) : t('dossier.closedHint', { name: item.addedByName })}</span>
        ${item.note ? html`<span class="hint">${item.note}</span>` : nothing}
        ${waits ? html`<span><span class="badge wait">${t('dossier.replyOpen')}</span> ${dueMark(item.replyDue)}</span>` : item.replyEndedAt ? html`<span class="hint">${t('dossier.replyEnded', { at: formatDate(item.replyEndedAt) })}</span>` : nothing}
      </button>
      ${this.#may('order') ? html`<span class="movers">${iconButton({ name: 'up', label: t('dossier.up'), disabled: index === 0, testid: 'up', run: () => this.#move(-1, item) })}${iconButton({ name: 'down', label: t('dossier.down'), disabled: index === count - 1, testid: 'down', run: () => this.#move(1, item) })}</span>` : nothing}
      ${running ? html`<sl-dropdown placement="bottom-end" hoist @sl-select=${(event) => this.#menu(item, event.detail.item.value)}>
        <button slot="trigger" type="button" class="icon-button" aria-label=${t('dossier.more', { n: item.ordinal })} title=${t('dossier.more', { n: item.ordinal })} data-testid="more">${icon('dots')}</button>
        <sl-menu>${one.readable ? html`<sl-menu-item value="ask">${t('dossier.askAbout')}</sl-menu-item><sl-menu-item value="link" data-testid="menu-link">${t('dossier.linkTitle')}</sl-menu-item>` : nothing}
          <sl-menu-item value="note">${t('dossier.note')}</sl-menu-item><sl-menu-item value="reply" data-testid="menu-reply">${t('dossier.replyTitle')}</sl-menu-item>
          ${this.#may('remove') ? html`<sl-divider></sl-divider><sl-menu-item value="remove" data-testid="menu-remove">${t('dossier.remove')}</sl-menu-item>` : nothing}</sl-menu></sl-dropdown>` : nothing}
    </li>`;
  }

  #renderPane(item) {
    const one = item.document;
    if (!one.readable) {
      return html`<div class="empty">${icon('lock')}<h2>${one.subject}</h2><p>${t('dossier.closedHint', { name: item.addedByName })}</p></div>`;
    }
    return html`${one.kind === 'incoming'
      ? html`<vt-reading-pane .nodeId=${one.nodeId}></vt-reading-pane>`
      : one.kind === 'paper' ? this.#renderPaper(one)
      : html`<div class="reading"><h2>${one.subject}</h2><p class="muted">${documentLine(one)}</p><p><a class="button" href=${documentHref(one)} data-testid="open-document">${t('common.open')}</a></p></div>`}
      ${this.linked?.nodeId === one.nodeId ? this.#renderLinks(one) : nothing}`;
  }

  #renderPaper(one) {
    const path = `/dossier/dossiers/${this.#id}/papers/${one.nodeId}/content`;
    const open = one.mimetype === 'application/pdf' ? () => openPdf({ title: one.subject, path, fileName: one.fileName }) : () => download(path, { download: 1 }, one.fileName).catch(noteError);
    return html`<div class="reading"><p class="muted">${one.typeName}</p><h2>${one.subject}</h2><p class="muted">${documentLine(one)}</p><p>${one.fileName}</p>
      <p><button type="button" class="button" data-testid="open-paper" @click=${open}>${t(one.mimetype === 'application/pdf' ? 'common.open' : 'dossier.paperSave')}</button></p></div>`;
  }

  #renderLinks(one) {
    const { links, dossiers } = this.linked;
    const others = dossiers.filter((dossier) => dossier.id !== this.#id);
    if (!links.length && !others.length) {
      return nothing;
    }
    return html`<div class="dossier-links" data-testid="links">
      ${links.length ? html`<h3>${t('dossier.links')}</h3>${renderLinkList(links)}` : nothing}
      ${others.length ? html`<h3>${t('dossier.otherDossiers')}</h3>${renderDossierList(others)}` : nothing}</div>`;
  }

  #renderOpinions() {
    const { opinions } = this.details;
    if (!opinions.length) {
      return emptyState({ title: t('dossier.noOpinions'), text: t('dossier.noOpinionsHint'), symbol: 'pen' });
    }
    return html`<ol class="dossier-opinions" data-testid="opinions">${opinions.map((one) => html`<li class=${one.kind} data-testid="opinion">
      <p class="muted"><strong>${one.askedByName}</strong> ${one.kind === 'question' ? html`${t('dossier.asks')} <strong>${one.askedOfName}</strong>` : t('dossier.notes')} · <time>${formatDateTime(one.askedAt)}</time> ${one.open ? html`<span class="badge warn">${t('dossier.opinionOpen')}</span> ${dueMark(one.due)}` : nothing}</p>
      <p class="said">${one.question}</p>
      ${one.answer ? html`<blockquote class="instruction"><p class="muted"><strong>${one.askedOfName}</strong> · <time>${formatDateTime(one.answeredAt)}</time></p>${one.answer}</blockquote>` : nothing}
      ${one.withdrawnAt ? html`<p class="hint">${t('dossier.withdrawn', { at: formatDateTime(one.withdrawnAt) })}: ${one.withdrawnReason}</p>` : nothing}
      ${one.mayAnswer ? html`<button type="button" class="button primary small" data-testid="answer-opinion" @click=${() => this.#after(() => openAnswer(one), t('dossier.answered'))}>${t('dossier.answerTitle')}</button>` : nothing}
      ${one.mayWithdraw || (one.open && this.#may('end')) ? html`<button type="button" class="text-button" data-testid="withdraw-opinion" @click=${() => this.#after(() => askReason({ title: t('dossier.withdrawTitle'), action: t('dossier.withdraw'), testid: 'withdraw-dialog', submit: (reason) => post(`/dossier/opinions/${one.id}/withdrawal`, { reason }).then(() => true) }))}>${t('dossier.withdraw')}</button>` : nothing}
    </li>`)}</ol>`;
  }

  /** As `#act`, for what answers nothing. */
  #after(work, told) {
    this.#act(async () => ((await work()) ? {} : null), told);
  }

  #renderPeople() {
    const { dossier, people } = this.details;
    return html`<ul class="holders plain" data-testid="people">
        <li>${icon('user')}<div><strong>${dossier.ownerName}</strong><br><span class="muted">${t('dossier.owner')}</span></div></li>
        ${people.map((one) => html`<li>${icon('user')}<div>${one.fullName}<br><span class="muted">${t('dossier.right.' + one.right)}</span></div></li>`)}</ul>
      <p class="hint">${t(dossier.kind === 'unit' ? 'dossier.seenByUnit' : 'dossier.seenBy')}</p>
      ${this.#may('people') ? html`<button type="button" class="button" data-testid="do-people" @click=${() => this.#act(() => openPeople(this.details))}>${t('dossier.peopleTitle')}</button>` : nothing}`;
  }

  #renderInformation() {
    const { dossier, description, fileCode, openedByName, endedByName, endNote } = this.details;
    const row = (label, value) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing);
    return html`<dl class="facts" data-testid="information">
      ${row(t('dossier.code'), dossier.code)}${row(t('dossier.fileCode'), fileCode)}${row(t('dossier.title'), dossier.title)}${row(t('dossier.kind'), t('dossier.kind.' + dossier.kind))}
      ${row(t('dossier.unit'), dossier.unitName)}${row(t('dossier.owner'), dossier.ownerName)}${row(t('dossier.retention'), dossier.retention ?? t('dossier.retentionNone'))}${row(t('access.level'), html`<vt-access-level .dossier=${dossier.id}></vt-access-level>`)}${dossier.endedAt ? row(t('shelves.place'), html`<vt-place .dossier=${dossier.id}></vt-place>`) : nothing}${row(t('dossier.dueDate'), formatDate(dossier.dueDate))}
      ${row(t('dossier.openedAt'), `${formatDateTime(dossier.openedAt)} – ${openedByName}`)}${dossier.endedAt ? row(t('dossier.endedAt'), `${formatDateTime(dossier.endedAt)} – ${endedByName}`) : nothing}${row(t('dossier.endNote'), endNote)}${row(t('dossier.description'), description)}
    </dl>`;
  }

  #renderHistory() {
    if (!this.history) {
      return busy();
    }
    if (this.history.error) {
      return failureBox(this.history.error);
    }
    const name = (action) => {
      const key = 'dossier.history.' + action.split('.').pop();
      return hasText(key) ? t(key) : action;
    };
    const value = (entry, text) => (entry.field === 'state' && text ? t('dossier.state.' + text) : entry.field === 'access' && text ? t('access.level.' + text) : /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? formatDate(text) : text);
    const field = (entry) => (hasText('dossier.field.' + entry.field) ? t('dossier.field.' + entry.field) + ': ' : entry.field === 'document' ? '' : `${entry.field}: `);
    return html`<ol class="history" data-testid="history">${this.history.map((entry) => html`<li><time>${formatDateTime(entry.at)}</time><div><strong>${name(entry.action)}</strong> · ${entry.byName}
      ${entry.field ? html`<div>${field(entry)}${entry.old ? html`<del>${value(entry, entry.old)}</del> ` : nothing}${entry.new ? html`<ins>${value(entry, entry.new)}</ins>` : nothing}</div>` : nothing}${entry.detail && !/^[0-9a-f-]{36}$/.test(entry.detail) ? html`<div class="muted">${entry.detail}</div>` : nothing}</div></li>`)}</ol>`;
  }
}

define('vt-dossier-page', DossierPage);
