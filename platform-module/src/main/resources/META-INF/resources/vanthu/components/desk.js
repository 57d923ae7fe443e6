import '../vendor/shoelace.js';
import { html, keyed, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { counters, onCounters, refreshCounters } from '../app/counters.js';
import { formatDateTime } from '../app/format.js';
import { host, keep, keepWord } from '../app/host.js';
import { currentLanguage, loadLanguage, number, t } from '../app/i18n.js';
import { represented } from '../app/acting.js';
import { activeKeys, bindKeys } from '../app/keys.js';
import { note, onNote } from '../app/live.js';
import { get, onConnection } from '../app/api.js';
import { pageById, pages, visiblePages } from '../app/menu.js';
import { go, href, onRoute, route } from '../app/router.js';
import { chooseAgency, onSession, resume, session, signOut } from '../app/session.js';
import { icon } from './icons.js';
import { busy, emptyState } from './parts.js';
import { openDialog } from './dialog.js';
import { openPasswordForm } from './password-form.js';
import './sign-in.js';

const MAINTENANCE_MILLIS = 180_000;

/** The frame: top bar, menu by role, the page of the address, notes and lost connection. */
class Desk extends Element {
  static properties = {
    ready: { type: Boolean },
    started: { state: true },
    failed: { state: true },
    online: { state: true },
    notes: { state: true },
    menuOpen: { state: true },
    narrow: { state: true },
    represented: { state: true },
    maintenance: { state: true },
  };

  constructor() {
    super();
    this.online = true;
    this.notes = [];
    this.narrow = keep.get('menuNarrow', false);
  }

  connected() {
    this.own(onSession(() => {
      this.requestUpdate();
      this.#askRepresented();
      this.#askMaintenance();
    }));
    this.every(MAINTENANCE_MILLIS, () => this.#askMaintenance());
    this.own(onCounters(() => this.requestUpdate()));
    this.own(onConnection((online) => {
      this.online = online;
    }));
    this.own(onRoute(() => {
      this.menuOpen = false;
      this.requestUpdate();
    }));
    this.own(onNote((entry) => this.#showNote(entry)));
    this.own(bindKeys(this.#keys()));
  }

  /** For whom else the person may act: said in colour on every page. */
  async #askRepresented() {
    this.represented = session.user && session.reads ? await represented() : [];
  }

  /** When the system is not to be used: said on every page until it is over. */
  async #askMaintenance() {
    try {
      this.maintenance = session.user && !session.expired ? (await get('/system/maintenance')).items : [];
    } catch {
      // a desk that cannot ask says so by itself; what was known stays
    }
  }

  #renderMaintenance() {
    return (this.maintenance ?? []).map((one) => html`<div class="lost upkeep" role="status" data-testid="maintenance-notice">${icon('warn')}
      ${t(new Date(one.startsAt) > new Date() ? 'maintenance.coming' : 'maintenance.now', { from: formatDateTime(one.startsAt), until: formatDateTime(one.endsAt), words: one.words })}</div>`);
  }

  async updated(changed) {
    if (changed.has('ready') && this.ready) {
      await this.#start();
    }
  }

  async #start() {
    this.failed = null;
    try {
      await resume();
      this.started = true;
    } catch (error) {
      this.failed = error;
      setTimeout(() => this.#start(), 4000);
    }
  }

  #keys() {
    const jumps = visibleKeys().map(([key, id]) => ({
      keys: `g ${key}`,
      run: () => {
        if (session.user && pageById(id)?.shown()) {
          go(id);
        }
      },
    }));
    return [
      ...jumps,
      { keys: '/', text: () => t('keys.search'), run: () => this.$('#search-box')?.focus(), shown: () => session.reads },
      { keys: '?', text: () => t('keys.help'), run: () => session.user && this.#showKeys() },
    ];
  }

  #showNote(entry) {
    const shown = { ...entry, id: Math.random() };
    this.notes = [...this.notes.slice(-2), shown];
    setTimeout(() => this.#dropNote(shown), entry.kind === 'bad' ? 9000 : 5000);
  }

  #dropNote(entry) {
    this.notes = this.notes.filter((other) => other !== entry);
  }

  #showKeys() {
    const pages = visiblePages().filter((page) => page.key);
    openDialog({
      title: t('keys.title'),
      testid: 'keys-dialog',
      content: ({ close }) => html`<div class="dialog-body keys">
          <section><h3>${t('keys.goTo')}</h3><dl>${pages.map((page) => html`<dt><kbd>g</kbd> <kbd>${page.key}</kbd></dt><dd>${t('page.' + (page.id || 'workplace'))}</dd>`)}</dl></section>
          <section><h3>${t('keys.here')}</h3><dl>${activeKeys().map((binding) => html`<dt>${binding.keys.split(/ |\+(?=.)/).map((key) => html`<kbd>${keyName(key)}</kbd> `)}</dt><dd>${binding.text()}</dd>`)}</dl></section>
        </div>
        <div class="dialog-foot"><button class="button primary" autofocus @click=${() => close()}>${t('common.close')}</button></div>`,
    });
  }

  render() {
    if (!this.ready) {
      return nothing;
    }
    if (this.failed) {
      return html`<div class="centre" role="alert">${icon('warn')} ${this.failed.message} ${t('error.retrying')}</div>`;
    }
    if (!this.started) {
      return html`<div class="centre">${busy()}</div>`;
    }
    if (!session.user) {
      return html`<vt-sign-in></vt-sign-in>${this.#renderNotes()}`;
    }
    const address = route();
    const page = pageById(address.page);
    return html`
      <a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        this.$('#main').focus();
      }}>${t('frame.skip')}</a>
      ${this.#renderTop()}
      <div class="below ${this.narrow ? 'narrow' : ''} ${this.menuOpen ? 'menu-open' : ''}">
        ${this.#renderMenu(address)}
        <main id="main" tabindex="-1">
          ${this.#renderMaintenance()}
          ${this.online ? nothing : html`<div class="lost" role="alert" data-testid="connection-lost">${icon('warn')} ${t('error.lost')}</div>`}
          ${keyed(`${session.agencyCode} ${address.page}`, page && page.shown() ? html`<vt-page .page=${page} .address=${address}></vt-page>` : this.#renderNoPage())}
        </main>
      </div>
      ${session.expired ? html`<vt-sign-in again></vt-sign-in>` : nothing}
      ${this.#renderNotes()}`;
  }

  #renderNoPage() {
    return emptyState({
      title: t('frame.noPage'),
      heading: true,
      text: session.agencies.length || session.admin ? t('frame.noPageHint') : t('frame.noAgency'),
      action: html`<a class="button primary" href="#/">${t('page.workplace')}</a>`,
      symbol: 'warn',
    });
  }

  #renderTop() {
    return html`<header class="top">
      <button type="button" class="icon-button menu-button" aria-label=${t('frame.menu')} aria-expanded=${String(Boolean(this.menuOpen))} @click=${() => {
        this.menuOpen = !this.menuOpen;
      }}>${icon('menu')}</button>
      <a class="brand" href="#/">Vanthu</a>
      ${this.#renderAgency()}
      ${session.reads ? this.#renderSearch() : nothing}
      <span class="grow"></span>
      ${this.represented?.length ? html`<a class="badge wait represented" href=${href('work')} data-testid="represented" title=${t('frame.representedHint')}>${t('frame.represented', { names: this.represented.map((one) => one.fullName).join(', ') })}</a>` : nothing}
      <button type="button" class="text-button" data-testid="language" aria-label="${currentLanguage() === 'vi' ? 'VI' : 'EN'}: ${t('frame.language')}" title=${t('frame.language')} @click=${() => loadLanguage(currentLanguage() === 'vi' ? 'en' : 'vi')}>${currentLanguage() === 'vi' ? 'VI' : 'EN'}</button>
      ${session.reads ? this.#renderBell() : nothing}
      <a class="icon-button" href="${guideUrl()}" target="_blank" rel="noopener" aria-label=${t('frame.guide')} title=${t('frame.guide')}>${icon('help')}</a>
      ${this.#renderUser()}
    </header>`;
  }

  #renderBell() {
    const count = counters().reminders ?? 0;
    const label = count ? t('reminder.bell', { n: count }) : t('reminder.bellNone');
    return html`<a class="icon-button bell" href=${href('reminders')} aria-label=${label} title=${label} data-testid="bell">${icon('bell')}${count ? html`<b class="count" aria-hidden="true" data-testid="bell-count">${count > 99 ? '99+' : number(count)}</b>` : nothing}</a>`;
  }

  #renderSearch() {
    return html`<form class="search-box" role="search" @submit=${(event) => {
      event.preventDefault();
      const text = this.$('#search-box').value.trim();
      go('search', [], { q: text });
    }}>
      ${icon('search')}
      <input id="search-box" type="search" autocomplete="off" enterkeyhint="search" aria-label=${t('frame.search')} placeholder=${t('frame.searchPlaceholder')} data-testid="search-box"
        @keydown=${(event) => event.key === 'Escape' && event.target.blur()}>
      <kbd aria-hidden="true">/</kbd>
    </form>`;
  }

  #renderAgency() {
    const { agencies, agency } = session;
    if (agencies.length < 2) {
      return html`<span class="agency" title=${agency?.name ?? ''}>${agency?.name ?? t('frame.system')}</span>`;
    }
    return html`<sl-dropdown class="agency" @sl-select=${(event) => chooseAgency(event.detail.item.value)}>
      <button slot="trigger" type="button" class="text-button" data-testid="agency-switch" title=${t('frame.agency')}><span>${agency?.name}</span>${icon('down')}</button>
      <sl-menu>${agencies.map((one) => html`<sl-menu-item type="checkbox" value=${one.code} ?checked=${one === agency}>${one.name}</sl-menu-item>`)}</sl-menu>
    </sl-dropdown>`;
  }

  #renderUser() {
    return html`<sl-dropdown placement="bottom-end" @sl-select=${(event) => this.#userChoice(event.detail.item.value)}>
      <button slot="trigger" type="button" class="text-button" data-testid="user-menu" aria-label=${session.user.fullName || session.user.id}>${icon('user')}<span class="user-name">${session.user.fullName || session.user.id}</span>${icon('down')}</button>
      <sl-menu>
        <div class="menu-who"><strong>${session.user.fullName || session.user.id}</strong><br>${(session.agency?.roles ?? []).map((role) => t('role.' + role)).join(', ')}</div>
        <sl-divider></sl-divider>
        ${session.reads ? html`<sl-menu-item value="signature" data-testid="my-signature">${t('page.signature')}</sl-menu-item>` : nothing}
        <sl-menu-item value="password">${t('user.password')}</sl-menu-item>
        <sl-menu-item value="theme">${t(document.documentElement.dataset.theme === 'dark' ? 'user.light' : 'user.dark')}</sl-menu-item>
        <sl-menu-item value="keys">${t('keys.title')}</sl-menu-item>
        ${host.signsIn ? html`<sl-divider></sl-divider><sl-menu-item value="out" data-testid="sign-out">${t('user.signOut')}</sl-menu-item>` : nothing}
      </sl-menu>
    </sl-dropdown>`;
  }

  async #userChoice(choice) {
    if (choice === 'out') {
      await signOut();
    } else if (choice === 'theme') {
      const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset.theme = theme;
      keepWord('theme', theme);
      this.requestUpdate();
    } else if (choice === 'signature') {
      go('signature');
    } else if (choice === 'keys') {
      this.#showKeys();
    } else if (await openPasswordForm()) {
      note(t('user.passwordChanged'));
    }
  }

  #renderMenu(address) {
    const pages = visiblePages();
    const archive = pages.filter((page) => page.group === 'archive');
    const admin = pages.filter((page) => page.group === 'admin');
    const link = (page) => {
      const count = typeof page.counter === 'function' ? page.counter(counters()) : page.counter ? counters()[page.counter] : 0;
      const name = t('page.' + (page.id || 'workplace'));
      return html`<a href=${href(page.id)} aria-current=${address.page === page.id ? 'page' : nothing} title="${name} (g ${page.key})" data-testid="menu-${page.id || 'workplace'}">
        ${icon(page.icon)}<span>${name}</span>${count ? html`<b class="count" data-testid="count-${page.id}">${number(count)}</b>` : nothing}</a>`;
    };
    return html`<nav class="side" aria-label=${t('frame.menu')}>
      ${pages.filter((page) => !page.group).map(link)}
      ${archive.length ? html`<h2>${t('frame.archive')}</h2>${archive.map(link)}` : nothing}
      ${admin.length ? html`<h2>${t('frame.admin')}</h2>${admin.map(link)}` : nothing}
      <span class="grow"></span>
      <button type="button" class="side-fold" aria-pressed=${String(this.narrow)} title=${t('frame.fold')} @click=${() => {
        this.narrow = !this.narrow;
        keep.set('menuNarrow', this.narrow);
      }}>${icon(this.narrow ? 'right' : 'left')}<span>${t('frame.fold')}</span></button>
    </nav>
    <div class="side-shade" @click=${() => {
      this.menuOpen = false;
    }}></div>`;
  }

  #renderNotes() {
    return html`<div class="notes" aria-live="polite">
      ${this.notes.map((entry) => html`<div class="toast ${entry.kind}" role=${entry.kind === 'bad' ? 'alert' : 'status'} data-testid="toast">
        ${icon(entry.kind === 'ok' ? 'check' : entry.kind === 'bad' ? 'warn' : 'info')}<span>${entry.text}</span>
        ${entry.action ? html`<button type="button" class="text-button" @click=${() => {
          this.#dropNote(entry);
          entry.action.run();
        }}>${entry.action.text}</button>` : nothing}
        <button type="button" class="icon-button" aria-label=${t('common.close')} @click=${() => this.#dropNote(entry)}>${icon('close')}</button>
      </div>`)}
    </div>`;
  }
}

const visibleKeys = () => [...pages.filter((page) => page.key).map((page) => [page.key, page.id]), ['n', 'new']];

const guideUrl = () => `guide/${currentLanguage()}/index.html`;

const KEY_NAMES = { ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', enter: 'Enter', arrowdown: '↓', arrowup: '↑', arrowleft: '←', arrowright: '→', space: 'Space', escape: 'Esc' };
const keyName = (key) => KEY_NAMES[key] ?? key;

/** Loads the code of a page when it is first opened and shows it. */
class Page extends Element {
  static properties = { page: { attribute: false }, address: { attribute: false }, failed: { state: true } };

  #loaded;
  #element;

  willUpdate(changed) {
    if (changed.has('page') && this.page !== changed.get('page')) {
      this.#loaded = null;
      const wanted = this.page;
      document.title = `${t('page.' + (wanted.id || 'workplace'))} · Vanthu`;
      wanted.load().then(() => {
        if (this.page === wanted) {
          this.#loaded = wanted;
          this.requestUpdate();
        }
      }, (error) => {
        this.failed = error;
      });
    }
  }

  render() {
    if (this.failed) {
      return html`<div class="failure" role="alert">${icon('warn')}<div><strong>${t('error.pageLoad')}</strong><p><button class="button" @click=${() => location.reload()}>${t('common.retry')}</button></p></div></div>`;
    }
    if (!this.#loaded) {
      return busy();
    }
    if (!this.#element || this.#element.localName !== this.#loaded.tag) {
      this.#element = document.createElement(this.#loaded.tag);
      this.#element.classList.add('page');
    }
    this.#element.address = this.address;
    return this.#element;
  }
}

define('vt-page', Page);
define('vt-desk', Desk);
refreshCounters();
