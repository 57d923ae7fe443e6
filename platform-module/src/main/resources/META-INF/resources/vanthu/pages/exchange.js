import '../components/list.js';
import '../components/pdf-view.js';
import { html, nothing } from '../vendor/lit.js';
import { blob, get, saveBlob } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, formatSize } from '../app/format.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { confirmReceipt, exchangeCard, exchangeColumns, exchangeState, openHandIn } from '../components/exchange-parts.js';
import { filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox } from '../components/parts.js';

const NEW_EVERY_MILLISECONDS = 20000;
const STATES = ['sent', 'confirmed', 'registered', 'refused'];
const SIDES = {
  received: { other: (row) => row.senderName, label: () => t('exchange.sender') },
  sent: { other: (row) => row.receiverName, label: () => t('exchange.receiver') },
};

/** What came to the agency from others of the site and what it sent them: the door of an outside unit. The address holds the filters, or the open document. */
class ExchangePage extends Element {
  static properties = { address: { attribute: false }, document: { state: true }, file: { state: true }, failure: { state: true }, working: { state: true } };

  #load = null;
  #loadKey = null;
  #columns = Object.fromEntries(Object.entries(SIDES).map(([side, { other, label }]) => [side, exchangeColumns(other, label)]));
  #shown = null;

  connected() {
    this.own(bindKeys([
      { keys: 'f', text: () => t('incoming.keyFilter'), run: () => this.$('#exchange-filter')?.focus() },
      { keys: 'n', text: () => t('exchange.new'), run: () => this.#handIn(), shown: () => session.has('external') },
    ]));
  }

  willUpdate(changed) {
    if (changed.has('address') && this.#id !== this.#shown) {
      this.#shown = this.#id;
      this.document = null;
      this.file = null;
      this.failure = null;
      if (this.#id) {
        this.#open(this.#id);
      }
    }
  }

  get #id() {
    return this.address.rest[0] ?? null;
  }

  get #side() {
    return this.address.query.side === 'sent' ? 'sent' : 'received';
  }

  #set(changes) {
    replace('exchange', [], { ...this.address.query, ...changes });
  }

  async #open(id) {
    try {
      const document = await get(`/exchange/documents/${id}`);
      if (id !== this.#shown) {
        return;
      }
      this.document = document;
      if (document.readable) {
        const file = await blob(`/exchange/documents/${id}/content`);
        if (id === this.#shown) {
          this.file = file.blob;
        }
      }
    } catch (error) {
      if (id === this.#shown) {
        this.failure = error;
      }
    }
  }

  async #handIn() {
    try {
      const sent = await openHandIn();
      if (sent) {
        note(t('exchange.sent', { name: sent.receiverName }));
        this.#set({ side: 'sent', state: '', q: '' });
        this.#loadKey = null;
        this.requestUpdate();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #confirm() {
    this.working = true;
    try {
      this.document = await confirmReceipt(this.document);
      note(t('exchange.confirmed'));
    } catch (error) {
      noteError(error);
      await this.#open(this.document.id);
    } finally {
      this.working = false;
    }
  }

  #loader() {
    const { q, state } = this.address.query;
    const parameters = { agency: session.agencyCode, side: this.#side, q, state };
    const key = JSON.stringify(parameters);
    if (key !== this.#loadKey) {
      this.#loadKey = key;
      this.#load = ({ after, limit }) => get('/exchange/documents', { ...parameters, after, limit });
    }
    return this.#load;
  }

  render() {
    return this.#id ? this.#renderDocument() : this.#renderList();
  }

  #renderList() {
    const { q, state } = this.address.query;
    const side = this.#side;
    const bar = html`
      <div class="segments" role="group" aria-label=${t('exchange.sides')}>${Object.keys(SIDES).map((name) => html`<button type="button" aria-pressed=${String(name === side)} data-testid="side-${name}" @click=${() => this.#set({ side: name === 'received' ? '' : name, state: '' })}>${t('exchange.side.' + name)}</button>`)}</div>
      <span class="quick"><label class="sr-only" for="exchange-filter">${t('exchange.quick')}</label>${icon('filter')}
        <input id="exchange-filter" type="search" placeholder=${t('exchange.quick')} data-testid="quick-filter" .value=${q ?? ''} @change=${(event) => this.#set({ q: event.target.value.trim() })} @search=${(event) => this.#set({ q: event.target.value.trim() })}></span>
      ${filterChip({ name: 'state', label: t('column.state'), value: state, options: STATES.map((one) => [one, t('exchange.state.' + one)]), change: (value) => this.#set({ state: value }) })}`;
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.exchange')}</h1><span class="muted">${t('exchange.hint')}</span><span class="grow"></span>
        ${session.has('external') ? html`<button type="button" class="button primary" data-testid="hand-in-open" @click=${() => this.#handIn()}>${icon('send')} ${t('exchange.new')}</button>` : nothing}</header>
      <vt-list name="exchange-${side}" .watch=${NEW_EVERY_MILLISECONDS} label=${t('page.exchange')} .columns=${this.#columns[side]} .load=${this.#loader()} .filters=${bar} .exportName=${'gui-nhan-van-ban'}
        .keyOf=${(row) => row.id} .card=${exchangeCard(SIDES[side].other)}
        .empty=${() => emptyState(q || state
          ? { title: t('exchange.noneFiltered'), action: html`<button type="button" class="button" @click=${() => this.#set({ q: '', state: '' })}>${t('filter.clear')}</button>`, symbol: 'filter' }
          : { title: t('exchange.none.' + side), text: t('exchange.noneHint.' + side), symbol: side === 'sent' ? 'send' : 'inbox' })}
        @open=${(event) => go('exchange', [event.detail.id], this.address.query)}></vt-list>
    </div>`;
  }

  #renderDocument() {
    const back = href('exchange', [], this.address.query);
    if (this.failure) {
      return html`<div class="page-body"><p><a href=${back}>${icon('left')} ${t('page.exchange')}</a></p>${failureBox(this.failure, () => this.#open(this.#id))}</div>`;
    }
    const { document } = this;
    if (!document) {
      return busy();
    }
    const mine = document.receiver === session.agencyCode;
    const orders = document.kind === 'directive' && mine && session.has('external');
    const fact = (label, value) => (value ? html`<dt>${label}</dt><dd>${value}</dd>` : nothing);
    return html`<div class="exchange-document" data-testid="exchange-document">
      <section class="exchange-facts" aria-label=${t('document.tab.information')}>
        <p><a href=${back} data-testid="back">${icon('left')} ${t('page.exchange')}</a></p>
        <h1>${document.subject}</h1>
        <p>${exchangeState(document)}</p>
        ${document.reason ? html`<p class="notice bad">${icon('warn')}<span>${document.reason}</span></p>` : nothing}
        <div class="actions">
          ${document.readable && document.state === 'sent' ? html`<button type="button" class="button primary" data-testid="confirm-receipt" ?disabled=${this.working} @click=${() => this.#confirm()}>${icon('check')} ${t('exchange.confirm')}</button>` : nothing}
          ${this.file ? html`<button type="button" class="button" data-testid="download" @click=${() => saveBlob(this.file, document.fileName)}>${icon('download')} ${t('document.download')}</button>` : nothing}
          ${orders ? html`<a class="button" data-testid="directives" href=${href('received', [], { state: 'all', q: document.number })}>${icon('clipboard')} ${t('exchange.directives')}</a>` : nothing}
        </div>
        <dl class="facts">
          ${fact(t('field.number'), document.number)}
          ${fact(t('field.issuedDate'), formatDate(document.date))}
          ${fact(t('exchange.sender'), document.senderName)}
          ${fact(t('exchange.receiver'), document.receiverName)}
          ${fact(t('exchange.sentAt'), `${formatDateTime(document.sentAt)}, ${document.sentBy}`)}
          ${fact(t('exchange.confirmedAt'), document.confirmedAt && `${formatDateTime(document.confirmedAt)}, ${document.confirmedBy}`)}
          ${fact(t('exchange.note'), document.note)}
          ${fact(t('exchange.file'), `${document.fileName} (${formatSize(document.sizeBytes)})`)}
        </dl>
      </section>
      <section class="exchange-file" aria-label=${t('exchange.file')}>${this.#renderFile(document)}</section>
    </div>`;
  }

  #renderFile(document) {
    if (!document.readable) {
      return html`<p class="muted exchange-none">${t(document.sender === session.agencyCode ? 'exchange.ownFile' : 'exchange.notReadable')}</p>`;
    }
    if (!this.file) {
      return busy();
    }
    return document.mimetype === 'application/pdf' || this.file.type.startsWith('application/pdf')
      ? html`<vt-pdf-view class="picture" .data=${this.file}></vt-pdf-view>`
      : html`<p class="muted exchange-none">${t('exchange.noPreview')}</p>`;
  }
}

define('vt-exchange-page', ExchangePage);
