import '../components/capture-list.js';
import '../components/document-form.js';
import '../components/number-shown.js';
import '../components/page-picture.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, upload } from '../app/api.js';
import { batch, drafts } from '../app/batch.js';
import { documentTypes, forget, openRegisters, registerName } from '../app/catalog.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { FIELDS, fromReading, missingFields, toRequest } from '../app/fields.js';
import { formatDuration, formatTime } from '../app/format.js';
import { keep } from '../app/host.js';
import { Hold } from '../app/hold.js';
import { number, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { announce, copy, note, noteError } from '../app/live.js';
import { picture } from '../app/pictures.js';
import { href, replace, route } from '../app/router.js';
import { session } from '../app/session.js';
import { renderAttachments } from '../components/attachments.js';
import { choiceField } from '../components/choice.js';
import { openForm } from '../components/dialog.js';
import { group, isSettled } from '../components/capture-list.js';
import { discardEntry, renderDone, renderProblem, renderReading } from '../components/capture-problem.js';
import { openCorrection } from '../components/document-dialogs.js';
import { fieldsOfSender, mailSenders, senderNotice } from '../components/exchange-parts.js';
import { findDuplicates, renderDuplicates } from '../components/duplicate-warning.js';
import { icon } from '../components/icons.js';
import { busy, confidenceLevel, emptyState, failureBox, field, notice } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { openSplit } from '../components/split-dialog.js';

const POLL_MILLISECONDS = 4000;

/** The clerk's main job: from the files that came in to registered documents, by keyboard. */
class CapturePage extends Element {
  static properties = {
    address: { attribute: false },
    entries: { state: true },
    filter: { state: true },
    entry: { state: true },
    values: { state: true },
    errors: { state: true },
    active: { state: true },
    failure: { state: true },
    entryFailure: { state: true },
    duplicates: { state: true },
    working: { state: true },
    summary: { state: true },
    last: { state: true },
    marked: { state: true },
    uploads: { state: true },
    dropping: { state: true },
    health: { state: true },
    doubtfulOnly: { state: true },
    wide: { state: true },
    holder: { state: true },
    waitingTotal: { state: true },
    senders: { state: true },
  };

  #details = new Map();
  #done = new Map();
  #edited = new Set();
  #duplicateTimer;
  #types = [];
  #wanted = null;
  #hold = new Hold((holder) => {
    this.holder = holder;
  });

  constructor() {
    super();
    this.entries = null;
    this.filter = 'todo';
    this.marked = new Set();
    this.uploads = [];
    this.errors = {};
    this.values = {};
    this.duplicates = [];
    this.senders = [];
    this.overrideReason = '';
    this.registers = [];
    this.doubtfulOnly = keep.get('capture.doubtfulOnly', true);
    const narrow = matchMedia('(max-width: 899px)');
    this.wide = !narrow.matches;
    const onChange = () => {
      this.wide = !narrow.matches;
    };
    narrow.addEventListener('change', onChange);
  }

  connected() {
    this.own(bindKeys([
      { keys: 'ctrl+enter', text: () => t('capture.keyRegister'), typing: true, run: () => this.#register() },
      { keys: 'alt+arrowdown', text: () => t('capture.keyNext'), typing: true, run: () => this.#step(1) },
      { keys: 'alt+arrowup', text: () => t('capture.keyPrevious'), typing: true, run: () => this.#step(-1) },
      { keys: 'alt+pagedown', text: () => t('picture.next'), typing: true, run: () => this.#pageStep(1) },
      { keys: 'alt+pageup', text: () => t('picture.previous'), typing: true, run: () => this.#pageStep(-1) },
      { keys: 'x', text: () => t('capture.keyMark'), run: () => this.#mark() },
      { keys: 'ctrl+z', text: () => t('capture.keyCorrect'), run: () => this.#correctLast() },
    ]));
    this.every(POLL_MILLISECONDS, () => this.#poll());
    this.every(1000, () => this.entries?.some((entry) => group(entry) === 'reading') && this.#list()?.requestUpdate());
    this.own(() => this.#hold.end());
    this.#start();
  }

  willUpdate(changed) {
    if (changed.has('address') && this.entries) {
      const id = this.address.rest[0];
      // an address of a moment ago is not followed: two files opened at once would open each other for ever
      if (id && id !== this.#wanted && id === route().rest[0]) {
        this.#open(id);
      }
    }
  }

  #list = () => this.$('vt-capture-list');
  #form = () => this.$('vt-document-form');

  async #start() {
    this.failure = null;
    try {
      const [types, registers] = await Promise.all([documentTypes(), openRegisters(), this.#poll(true)]);
      this.#types = types;
      this.registers = registers;
      this.register = registers.find((one) => one.id === keep.get('capture.register.' + session.agencyCode))?.id ?? registers[0]?.id ?? '';
      const wanted = this.address.rest[0];
      const first = this.entries.find((one) => one.id === wanted) ?? (this.wide ? this.#firstFree() : undefined);
      if (wanted || first) {
        await this.#open(first?.id ?? wanted);
      }
    } catch (error) {
      this.failure = error;
    }
    this.health = await get('/capture/health', { agency: session.agencyCode }).catch(() => null);
  }

  #waiting() {
    return (this.entries ?? []).filter((entry) => group(entry) === 'waiting' && !this.#done.has(entry.id));
  }

  /** The next to work on: one that no colleague has open, if there is. */
  #firstFree() {
    const waiting = this.#waiting();
    return waiting.find((entry) => !isHeld(entry)) ?? waiting[0];
  }

  /** Takes what is new from the server; rows that are shown keep their place. */
  async #poll(first = false) {
    if (session.expired || (!first && !this.entries)) {
      return;
    }
    let lists;
    try {
      lists = await Promise.all(['waiting', 'reading', 'refused'].map((state) => this.#all(state)));
    } catch (error) {
      if (first) {
        throw error;
      }
      return;
    }
    this.waitingTotal = lists[0].total;
    const fresh = new Map(lists.flatMap((list) => list.items).map((entry) => [entry.id, entry]));
    const kept = (this.entries ?? []).map((entry) => fresh.get(entry.id) ?? (this.#done.has(entry.id) ? entry : { ...entry, state: group(entry) === 'done' ? entry.state : 'gone' })).filter((entry) => entry.state !== 'gone' || entry.id === this.entry?.id);
    const known = new Set(kept.map((entry) => entry.id));
    const added = [...fresh.values()].filter((entry) => !known.has(entry.id));
    if (!first && added.length) {
      announce(t('capture.newFiles', { n: added.length }));
    }
    // By arrival, not by when the page learned of them: a file on its way from one list to the other can be missing once, and files are joined in this order.
    this.entries = [...kept, ...added].sort(byArrival);
    const open = this.entry && fresh.get(this.entry.id);
    if (open && this.entry.attachments?.some((one) => one.state === 'stored')) {
      this.#lookAtAttachments(open.id);
    }
    if (open && (open.state !== this.entry.state || open.version !== this.entry.version) && !this.working) {
      this.#details.delete(open.id);
      if (!this.#edited.size || open.state !== this.entry.state) {
        this.#open(open.id, false);
      }
    } else if (!open && this.entry && group(this.entry) === 'waiting' && !this.#done.has(this.entry.id) && !this.working) {
      await this.#lookForIt(this.entry.id);
    } else if (!first && this.wide && !this.entry && !this.summary && !this.entryFailure && this.#waiting().length) {
      this.#open(this.#firstFree().id);
    }
  }

  /** Files beside the open one are read after it; what the clerk typed stays. */
  async #lookAtAttachments(id) {
    try {
      const { attachments } = await get('/capture/entries/' + id);
      if (this.entry?.id === id) {
        this.entry = { ...this.entry, attachments };
      }
    } catch {
      // the next look will do
    }
  }

  /** The open file is no longer in the lists: a colleague registered, discarded or joined it. Shows what became of it. */
  async #lookForIt(id) {
    const now = await get(`/capture/entries/${id}`).catch(() => null);
    if (now && group(now) !== 'waiting' && this.entry?.id === id && !this.working && !this.#done.has(id)) {
      drafts.drop(id);
      this.#details.set(id, Promise.resolve(now));
      await this.#open(id, false);
      announce(t('capture.doneByOther'));
    }
  }

  async #all(state) {
    return get('/capture/entries', { agency: session.agencyCode, state, limit: 200 });
  }

  async #detail(id) {
    const kept = this.#details.get(id);
    if (kept) {
      return kept;
    }
    const detail = get(`/capture/entries/${id}`);
    this.#details.set(id, detail);
    detail.catch(() => this.#details.delete(id));
    return detail;
  }

  /** Fetches the next file ahead, so that it is there when this one is registered. */
  #fetchAhead() {
    const next = this.#following();
    if (next) {
      this.#detail(next.id).then((detail) => picture(`/capture/entries/${next.id}/pages/1`, 1200, detail.version).catch(() => {}), () => {});
    }
  }

  #following() {
    const waiting = this.#waiting().filter((one) => one.id !== this.entry?.id);
    const index = this.entries.findIndex((one) => one.id === this.entry?.id);
    const free = waiting.filter((one) => !isHeld(one));
    const after = (entries) => entries.find((one) => this.entries.indexOf(one) > index);
    return after(free) ?? free[0] ?? after(waiting) ?? waiting[0] ?? null;
  }

  async #open(id, focus = true) {
    this.#wanted = id;
    this.summary = null;
    this.entryFailure = null;
    replace('capture', [id]);
    let detail;
    try {
      detail = await this.#detail(id);
    } catch (error) {
      this.entryFailure = error;
      this.entry = null;
      return;
    }
    if (this.#wanted !== id) {
      return;
    }
    const draft = drafts.get(id);
    this.#edited = new Set(draft?.edited ?? []);
    this.entry = detail;
    this.values = draft?.values ?? fromReading(detail, this.#types);
    this.overrideReason = draft?.overrideReason ?? '';
    this.awaitDirection = draft?.awaitDirection ?? keep.get('capture.awaitDirection.' + session.agencyCode, false);
    this.errors = {};
    this.duplicates = [];
    this.senders = [];
    this.active = null;
    this.holder = detail.lockedBy;
    if (group(detail) === 'waiting' && !this.#done.has(id)) {
      this.#hold.take(id);
    } else {
      this.#hold.release();
    }
    if (detail.source === 'exchange') {
      this.#askSenders(id, !draft);
    }
    this.#checkDuplicates(0);
    if (group(detail) === 'waiting' && !this.#done.has(id)) {
      batch.start();
      this.#fetchAhead();
      if (focus && this.wide) {
        await this.updateComplete;
        this.#form()?.focusFirst();
      }
    }
  }

  /** What the sender says of the file; what was not read, or not surely, is filled in with it. A mail says less surely what a file is. */
  async #askSenders(id, fresh) {
    const asked = await Promise.all([get(`/exchange/entries/${id}`), get(`/mailbox/entries/${id}`).then(mailSenders)].map((one) => one.catch(() => ({ items: [] }))));
    const items = asked.flatMap((one) => one.items);
    if (this.entry?.id !== id) {
      return;
    }
    this.senders = items;
    if (fresh && items.length) {
      const [row] = items;
      this.#fillIn(Object.entries(fieldsOfSender(row, id)).filter(([name]) => !this.#edited.has(name) && (!this.values[name] || (!row.mail && !this.#isSure(name)))));
    }
  }

  #isSure(name) {
    const { reading } = FIELDS.find((field) => field.name === name) ?? {};
    return confidenceLevel(this.entry.reading?.fields?.[reading]?.confidence) === 'sure';
  }

  #fillIn(entries) {
    for (const [name] of entries) {
      this.#edited.add(name);
    }
    this.values = { ...this.values, ...Object.fromEntries(entries) };
    this.#checkDuplicates(0);
  }

  #close() {
    this.entry = null;
    this.#wanted = null;
    this.#hold.release();
  }

  #step(by) {
    const index = this.entries.findIndex((one) => one.id === this.entry?.id);
    const next = this.entries[index + by];
    if (next) {
      this.#open(next.id);
    }
  }

  #pageStep(by) {
    const view = this.$('vt-page-picture');
    view?.goToPage(view.current + by);
  }

  #onChange(event) {
    const { values, name } = event.detail;
    this.values = values;
    this.#edited.add(name);
    if (this.errors[name]) {
      this.errors = { ...this.errors, [name]: undefined };
    }
    this.#keepDraft();
    if (['number', 'issuerName', 'issuedDate'].includes(name)) {
      this.#checkDuplicates(300);
    }
  }

  #keepDraft() {
    drafts.set(this.entry.id, { values: this.values, edited: [...this.#edited], overrideReason: this.overrideReason, awaitDirection: this.awaitDirection });
  }

  #checkDuplicates(delay) {
    clearTimeout(this.#duplicateTimer);
    const { id } = this.entry;
    this.#duplicateTimer = setTimeout(async () => {
      const found = await findDuplicates(session.agencyCode, this.values).catch(() => []);
      if (this.entry?.id === id) {
        this.duplicates = found.filter((one) => one.nodeId !== this.entry.nodeId);
      }
    }, delay);
  }

  #pick(event) {
    const name = this.active ?? 'subject';
    const taken = this.#form()?.pick(name, event.detail.text, event.detail.append);
    if (taken) {
      announce(t('picture.picked', { field: t('field.' + name), text: event.detail.text }));
      this.#form().focusField(name);
    } else {
      note(t('picture.cannotPick', { field: t('field.' + name), text: event.detail.text }), 'info');
    }
  }

  #missing() {
    const errors = {};
    for (const name of missingFields(this.values)) {
      errors[name] = this.values[name] === null ? t('date.wrong') : t('field.' + name + '.missing');
    }
    if (this.duplicates.length && !this.overrideReason.trim()) {
      errors.overrideReason = t('duplicate.reasonMissing');
    }
    if (!this.register) {
      errors.register = t('capture.noRegister');
    }
    return errors;
  }

  async #register() {
    if (this.working || !this.entry || group(this.entry) !== 'waiting' || this.#done.has(this.entry.id)) {
      return;
    }
    this.errors = this.#missing();
    if (Object.keys(this.errors).length) {
      this.#focusError();
      return;
    }
    const { entry } = this;
    this.working = true;
    try {
      const registration = await post('/registry/incoming', {
        agency: session.agencyCode,
        register: this.register,
        entryId: entry.id,
        fields: toRequest(this.values),
        ...(this.duplicates.length ? { overrideReason: this.overrideReason.trim() } : {}),
        awaitDirection: this.awaitDirection || undefined,
      });
      this.working = false;
      this.#registered(entry, registration);
    } catch (error) {
      this.working = false;
      this.#refused(error);
    }
  }

  #registered(entry, registration) {
    this.last = { ...registration, subject: this.values.subject };
    this.#done.set(entry.id, registration);
    drafts.drop(entry.id);
    const sitting = batch.add(registration.arrivalNumber);
    if (registration.arrivalNumber) {
      this.$('vt-number-shown').show(registration);
      const register = this.registers.find((one) => one.id === this.register);
      if (register) {
        register.nextNumber = registration.arrivalNumber + 1;
      }
    } else {
      note(t('capture.toDirection'));
    }
    forget('registers');
    const next = this.#following();
    if (next) {
      this.#open(next.id);
    } else {
      this.#close();
      this.summary = { ...sitting, milliseconds: Date.now() - sitting.start };
      replace('capture');
      announce(this.#summaryText());
    }
    refreshCounters();
  }

  #summaryText = () => t('capture.summary', { n: this.summary.count, time: formatDuration(this.summary.milliseconds) });

  #refused(error) {
    if (error.messageId === 'registry.error.duplicate') {
      this.duplicates = error.details?.duplicates ?? this.duplicates;
      this.errors = { overrideReason: t('duplicate.reasonMissing') };
    } else if (error.messageId === 'registry.error.already-registered' || error.messageId === 'capture.error.changed') {
      note(error.message, 'bad');
      this.#lookForIt(this.entry.id);
      return;
    } else {
      this.errors = error.byField?.() ?? {};
      const beside = Object.keys(this.errors).filter((name) => FIELDS.some((one) => one.name === name) || name === 'overrideReason' || name === 'register');
      if (!beside.length) {
        this.errors = { ...this.errors, general: error.message };
      }
    }
    this.#focusError();
  }

  async #focusError() {
    await this.updateComplete;
    const name = [...FIELDS.map((one) => one.name), 'overrideReason', 'register'].find((one) => this.errors[one]);
    if (FIELDS.some((one) => one.name === name)) {
      this.#form()?.focusField(name);
    } else if (name) {
      this.$(`[name="${name}"]`)?.focus();
    }
  }

  async #correctLast() {
    if (this.last?.nodeId && await openCorrection(this.last.nodeId)) {
      note(t('document.corrected'));
    }
  }

  async #rotate(event) {
    try {
      await post(`/capture/entries/${this.entry.id}/rotate`, event.detail);
      await this.#reload();
    } catch (error) {
      noteError(error);
    }
  }

  async #reload() {
    this.#details.delete(this.entry.id);
    await this.#poll();
    await this.#open(this.entry.id, false);
  }

  async #split() {
    const answer = await openSplit(this.entry);
    if (answer) {
      note(t('split.done', { n: answer.items?.length ?? 2 }));
      this.#details.delete(this.entry.id);
      this.entry = null;
      await this.#poll();
      const first = answer.items?.[0]?.id ?? this.#waiting()[0]?.id;
      if (first) {
        this.#open(first);
      }
    }
  }

  /** Chooses the file that has the focus in the list, or the open one, for merging. */
  #mark() {
    const id = document.activeElement?.closest('[data-id]')?.dataset.id ?? this.entry?.id;
    if (this.#waiting().some((entry) => entry.id === id)) {
      const marked = new Set(this.marked);
      if (!marked.delete(id)) {
        marked.add(id);
      }
      this.marked = marked;
    }
  }

  async #merge() {
    const ids = this.entries.filter((entry) => this.marked.has(entry.id)).map((entry) => entry.id);
    try {
      const merged = await post('/capture/merge', { ids });
      this.marked = new Set();
      this.entry = null;
      note(t('merge.done', { n: ids.length }));
      await this.#poll();
      this.#open(merged.id);
    } catch (error) {
      noteError(error);
    }
  }

  /** Asks which of the marked files is the document; the others are files beside it. */
  async #attach() {
    const files = this.entries.filter((entry) => this.marked.has(entry.id));
    const main = await openForm({
      title: t('attachments.attachTitle'),
      intro: t('attachments.attachIntro'),
      action: t('attachments.attach', { n: files.length - 1 }),
      testid: 'attach-dialog',
      values: { main: files[0].id },
      fields: (data, errors, change) => choiceField({ name: 'main', label: t('attachments.main'), value: data.main, error: errors.main, change, options: files.map((entry) => [entry.id, entry.fileName]) }),
      submit: (data) => post(`/capture/entries/${data.main}/attachments`, { ids: files.map((entry) => entry.id).filter((id) => id !== data.main) }),
    });
    if (main) {
      this.marked = new Set();
      note(t('attachments.attached', { n: files.length - 1, name: main.fileName }));
      refreshCounters();
      this.#details.delete(main.id);
      this.#details.delete(main.id);
      this.entry = null;
      await this.#poll();
      this.#open(main.id);
    }
  }

  async #upload(files) {
    for (const file of files) {
      const item = { name: file.name, share: 0, error: '' };
      this.uploads = [...this.uploads, item];
      const form = new FormData();
      form.set('agency', session.agencyCode);
      form.set('file', file, file.name.normalize('NFC'));
      try {
        await upload('/capture/entries', form, (share) => {
          item.share = share;
          this.requestUpdate();
        });
        this.uploads = this.uploads.filter((one) => one !== item);
        await this.#poll();
      } catch (error) {
        item.error = error.message;
        this.requestUpdate();
      }
    }
  }

  async #rescan() {
    try {
      await post('/capture/rescan', { agency: session.agencyCode });
      await this.#poll();
      note(t('capture.rescanned'));
    } catch (error) {
      noteError(error);
    }
  }

  #entryChanged(changed) {
    if (changed?.gone) {
      this.entries = this.entries.filter((one) => one.id !== changed.id);
      this.#close();
      const next = this.#firstFree();
      if (next) {
        this.#open(next.id);
      } else {
        replace('capture');
      }
    } else {
      this.#details.delete(this.entry.id);
      this.#poll();
    }
    refreshCounters();
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#start());
    }
    if (!this.entries) {
      return busy();
    }
    return html`<div class="capture ${this.dropping ? 'dropping' : ''} ${this.entry || this.summary || this.entryFailure ? 'has-entry' : ''}" data-testid="capture"
      @dragover=${(event) => {
        if (event.dataTransfer?.types.includes('Files')) {
          event.preventDefault();
          this.dropping = true;
        }
      }}
      @dragleave=${(event) => {
        if (event.target === event.currentTarget || !event.relatedTarget) {
          this.dropping = false;
        }
      }}
      @drop=${(event) => {
        event.preventDefault();
        this.dropping = false;
        this.#upload([...event.dataTransfer.files]);
      }}>
      <h1 class="sr-only">${t('page.capture')}</h1>
      ${this.#renderList()}
      ${this.#renderWork()}
      <vt-number-shown></vt-number-shown>
      ${this.dropping ? html`<div class="drop-here">${icon('upload')} ${t('capture.dropHere')}</div>` : nothing}
    </div>`;
  }

  #renderList() {
    const shown = this.entries.filter((entry) => this.#isShown(entry));
    const counts = { todo: Math.max(this.#waiting().length, (this.waitingTotal ?? 0) - [...this.#done.keys()].filter((id) => this.entries.some((one) => one.id === id && one.state === 'awaitingCheck')).length), reading: this.entries.filter((one) => group(one) === 'reading').length, refused: this.entries.filter((one) => group(one) === 'refused' && !isSettled(one)).length };
    return html`<aside class="capture-list" aria-label=${t('capture.list')}>
      <div class="list-head">
        <strong data-testid="waiting-count">${t('capture.waiting', { n: counts.todo })}</strong>
        <label class="icon-button" title=${t('capture.upload')}>${icon('upload')}<span class="sr-only">${t('capture.upload')}</span>
          <input type="file" multiple accept=".pdf,.tif,.tiff,.jpg,.jpeg,.png" class="sr-only" data-testid="upload" @change=${(event) => {
            this.#upload([...event.target.files]);
            event.target.value = '';
          }}></label>
        <button type="button" class="icon-button" title=${t('capture.rescan')} aria-label=${t('capture.rescan')} data-testid="rescan" @click=${() => this.#rescan()}>${icon('retry')}</button>
      </div>
      <div class="segments" role="group" aria-label=${t('capture.show')}>
        ${['todo', 'reading', 'refused'].map((name) => html`<button type="button" aria-pressed=${String(this.filter === name)} data-testid="filter-${name}" @click=${() => {
          this.filter = name;
        }}>${t('capture.filter.' + name)}${name !== 'todo' && counts[name] ? html` <b class=${name === 'refused' ? 'alarm' : ''}>${counts[name]}</b>` : nothing}</button>`)}
      </div>
      ${this.#renderHealth()}
      ${shown.length
        ? html`<vt-capture-list .entries=${shown} .selected=${this.entry?.id} .marked=${this.marked} .done=${this.#done}
            @open=${(event) => this.#open(event.detail)} @mark=${(event) => {
              this.marked = event.detail;
            }}></vt-capture-list>`
        : html`<p class="list-empty">${t('capture.nothingHere')}</p>`}
      ${this.marked.size > 1 ? html`<div class="list-foot"><button type="button" class="button" data-testid="merge" @click=${() => this.#merge()}>${icon('merge')} ${t('merge.go', { n: this.marked.size })}</button>
        <button type="button" class="button" data-testid="attach" title=${t('attachments.attachHint')} @click=${() => this.#attach()}>${icon('folder')} ${t('attachments.attach', { n: this.marked.size - 1 })}</button>
        <button type="button" class="text-button" @click=${() => {
          this.marked = new Set();
        }}>${t('common.unselect')}</button></div>` : nothing}
      ${this.uploads.map((item) => html`<div class="upload-row ${item.error ? 'bad' : ''}" role="status"><span>${item.name}</span>
        ${item.error
          ? html`<span class="error-text">${item.error}</span><button type="button" class="icon-button" aria-label=${t('common.close')} @click=${() => {
              this.uploads = this.uploads.filter((one) => one !== item);
            }}>${icon('close')}</button>`
          : html`<progress max="1" .value=${item.share} aria-label=${t('capture.uploading')}></progress>`}</div>`)}
    </aside>`;
  }

  #isShown(entry) {
    const kind = group(entry);
    if (this.filter === 'todo') {
      return !isSettled(entry) || entry.id === this.entry?.id;
    }
    return kind === this.filter;
  }

  #renderHealth() {
    const { health } = this;
    if (!health) {
      return nothing;
    }
    return html`
      ${health.ocr && !health.ocr.available ? notice('info', html`${t(health.ocr.service ? 'capture.noOcrService' : 'capture.noOcr')} ${health.ocr.hint ? html`<code>${health.ocr.hint}</code>` : nothing}`, 'no-ocr') : nothing}
      ${health.folderReadable === false ? notice('bad', t('capture.folderUnreadable', { folder: health.folder ?? '' })) : nothing}`;
  }

  #renderWork() {
    if (this.entryFailure) {
      return html`<section class="capture-work one">${failureBox(this.entryFailure, () => this.#open(this.#wanted))}</section>`;
    }
    if (this.summary) {
      return this.#renderSummary();
    }
    const { entry } = this;
    if (!entry) {
      return html`<section class="capture-work one">${this.#renderEmpty()}</section>`;
    }
    const kind = this.#done.has(entry.id) ? 'done' : group(entry);
    const back = this.wide ? nothing : html`<button type="button" class="text-button back" @click=${() => {
      this.#close();
      replace('capture');
    }}>${icon('left')} ${t('capture.backToList')}</button>`;
    if (kind !== 'waiting') {
      return html`<section class="capture-work one">${back}${kind === 'refused' ? renderProblem(entry, (changed) => this.#entryChanged(changed)) : kind === 'reading' ? renderReading(entry) : renderDone(entry, this.#done.get(entry.id), this.#following() && (() => this.#open(this.#following().id)))}</section>`;
    }
    if (!this.wide) {
      return html`<section class="capture-work one">${back}${this.#renderPicture(entry)}${this.#renderForm(entry)}</section>`;
    }
    return html`<sl-split-panel class="capture-work" position=${keep.get('capture.split', 54)} @sl-reposition=${(event) => keep.set('capture.split', Math.round(event.target.position))}>
      <div slot="start" class="pane">${this.#renderPicture(entry)}</div>
      <div slot="end" class="pane">${this.#renderForm(entry)}</div>
    </sl-split-panel>`;
  }

  #renderEmpty() {
    const reading = this.entries.filter((one) => group(one) === 'reading').length;
    if (reading) {
      return emptyState({ title: t('capture.readingNow', { n: reading }), text: t('capture.readingNowHint'), symbol: 'clock' });
    }
    return emptyState({
      title: t('capture.empty'),
      text: this.health?.folder ? t('capture.emptyFolder', { folder: this.health.folder }) : t('capture.emptyHint'),
      action: html`<p><a class="button" href=${href('new')}>${t('capture.registerPaper')}</a></p>`,
      symbol: 'scan',
    });
  }

  #renderSummary() {
    const register = this.registers.find((one) => one.id === this.register);
    return html`<section class="capture-work one"><div class="summary" data-testid="batch-summary">
      ${icon('check')}<h2>${this.#summaryText()}</h2>
      ${this.last?.arrivalNumber ? html`<p>${t('capture.lastNumber', { n: this.last.arrivalNumber })}</p>` : nothing}
      <div class="actions">
        ${register && this.last?.arrivalNumber ? html`<button type="button" class="button primary" data-testid="print-register" @click=${() => openPdf({ title: register.name, path: `/registry/registers/${encodeURIComponent(register.id)}/print`, parameters: { format: 'pdf', from: this.summary.from, to: this.summary.to }, fileName: 'so-van-ban-den.pdf' })}>${icon('print')} ${t('capture.printBatch')}</button>` : nothing}
        <a class="button" href=${href('incoming')}>${t('page.incoming')}</a>
        <button type="button" class="button" @click=${() => {
          batch.clear();
          this.summary = null;
        }}>${t('capture.newBatch')}</button>
      </div></div></section>`;
  }

  #boxes() {
    const read = this.entry.reading?.fields ?? {};
    return Object.fromEntries(FIELDS.filter((one) => one.reading && read[one.reading]?.box).map((one) => [one.name, read[one.reading].box]));
  }

  #renderPicture(entry) {
    return html`<vt-page-picture class="picture" editable path="/capture/entries/${entry.id}" .pages=${entry.pageList ?? []} .version=${String(entry.version ?? '')} .boxes=${this.#boxes()} .active=${this.active}
        @pick=${this.#pick} @rotate=${this.#rotate}></vt-page-picture>
      <div class="picture-foot">
        ${(entry.pageList?.length ?? 0) > 1 ? html`<button type="button" class="text-button" data-testid="split" @click=${() => this.#split()}>${icon('split')} ${t('split.open')}</button>` : nothing}
        <button type="button" class="text-button" data-testid="reread" @click=${() => post(`/capture/entries/${entry.id}/reread`).then(() => this.#reload(), noteError)}>${icon('retry')} ${t('capture.reread')}</button>
        <button type="button" class="text-button" data-testid="discard" @click=${() => discardEntry(entry, (changed) => this.#entryChanged(changed))}>${icon('close')} ${t('capture.discard')}</button>
        <span class="grow"></span><span class="hint ellipsis" title=${entry.fileName}>${entry.fileName}</span>
      </div>`;
  }

  /** A file that came beside this one and is a document of its own. */
  async #separate(file) {
    try {
      await post(`/capture/entries/${file.id}/separate`);
      note(t('attachments.separated', { name: file.fileName }));
      await this.#reload();
    } catch (error) {
      noteError(error);
    }
  }

  #renderForm(entry) {
    const register = this.registers.find((one) => one.id === this.register);
    return html`<form class="capture-form" novalidate aria-label=${t('capture.formTitle')} @submit=${(event) => {
      event.preventDefault();
      this.#register();
    }}>
      <div class="form-scroll">
        <div class="form-head"><h2>${t('capture.formTitle')}</h2>
          <label class="switch"><input type="checkbox" data-testid="doubtful-only" .checked=${this.doubtfulOnly} @change=${(event) => {
            this.doubtfulOnly = event.target.checked;
            keep.set('capture.doubtfulOnly', this.doubtfulOnly);
          }}> ${t('capture.doubtfulOnly')}</label></div>
        ${this.holder && this.holder.userName !== session.user.id ? notice('warn', t('capture.lockedBy', { name: this.holder.fullName, time: formatTime(this.holder.since) }), 'locked-by') : nothing}
        ${entry.reason ? notice('info', html`${entry.reason.message} ${entry.reason.wayOut}`, 'entry-reason') : isRead(entry) ? nothing : notice('info', t('capture.notRead'))}
        ${this.errors.general ? notice('bad', this.errors.general, 'form-error') : nothing}
        <div class="register-line">
          ${field({
            id: 'f-register',
            label: t('capture.register'),
            error: this.errors.register,
            control: html`<select id="f-register" name="register" data-testid="register" tabindex=${this.doubtfulOnly ? -1 : 0} @change=${(event) => {
              this.register = event.target.value;
              keep.set('capture.register.' + session.agencyCode, this.register);
              this.requestUpdate();
            }}>${this.registers.map((one) => html`<option value=${one.id} ?selected=${one.id === this.register}>${registerName(one)}</option>`)}</select>`,
          })}
          <div class="next-number" title=${t('capture.nextNumberHint')}><span>${t('capture.nextNumber')}</span><strong data-testid="next-number">${register ? number(register.nextNumber) : '–'}</strong></div>
        </div>
        ${renderAttachments(entry.attachments?.map((one) => ({ ...one, name: one.fileName, path: `/capture/entries/${one.id}/content`, separate: one.state === 'attached' ? () => this.#separate(one) : null })))}
        ${this.senders.map((row) => senderNotice(row, () => {
          this.#fillIn(Object.entries(fieldsOfSender(row, entry.id)));
          this.#keepDraft();
        }, entry.id))}
        ${this.duplicates.length
          ? renderDuplicates(this.duplicates, {
              reason: this.overrideReason,
              error: this.errors.overrideReason,
              onReason: (reason) => {
                this.overrideReason = reason;
                this.#keepDraft();
                this.requestUpdate();
              },
            })
          : nothing}
        <vt-document-form .values=${this.values} .readings=${isRead(entry) ? entry.reading.fields : null} .types=${this.#types} .errors=${this.errors} .edited=${this.#edited} ?doubtfulOnly=${this.doubtfulOnly && isRead(entry)}
          @fields=${this.#onChange} @field=${(event) => {
            this.active = event.detail;
          }}></vt-document-form>
        <label class="check-line"><input type="checkbox" data-testid="await-direction" tabindex=${this.doubtfulOnly ? -1 : 0} .checked=${this.awaitDirection} @change=${(event) => {
          this.awaitDirection = event.target.checked;
          keep.set('capture.awaitDirection.' + session.agencyCode, this.awaitDirection);
          this.requestUpdate();
        }}> ${t('capture.awaitDirection')}</label>
      </div>
      <div class="form-foot">
        ${this.last?.arrivalNumber ? html`<span class="last" data-testid="last-number">${t('capture.last')} <button type="button" class="text-button" title=${t('common.copy')} @click=${async () => {
          await copy(String(this.last.arrivalNumber));
          note(t('common.copied'));
        }}><strong>${number(this.last.arrivalNumber)}</strong></button><button type="button" class="text-button" data-testid="correct-last" title="Ctrl+Z" @click=${() => this.#correctLast()}>${t('capture.correct')}</button></span>` : nothing}
        <span class="grow"></span>
        <button type="submit" class="button primary large" data-testid="register-next" ?disabled=${this.working}>${this.working ? t('common.working') : this.awaitDirection ? t('capture.sendToDirection') : t('capture.registerNext')} <kbd>Ctrl</kbd><kbd>↵</kbd></button>
      </div>
    </form>`;
  }
}

/** Whether a colleague has the entry open. */
const byArrival = (one, other) => String(one.seenAt).localeCompare(String(other.seenAt)) || one.id.localeCompare(other.id);

const isHeld = (entry) => Boolean(entry.lockedBy) && entry.lockedBy.userName !== session.user.id;

const isRead = (entry) => Object.keys(entry.reading?.fields ?? {}).length > 0;

define('vt-capture-page', CapturePage);
