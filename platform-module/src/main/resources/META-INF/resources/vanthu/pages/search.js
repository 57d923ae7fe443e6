import '../components/date-input.js';
import { html, nothing } from '../vendor/lit.js';
import { del, download, get, post } from '../app/api.js';
import { documentTypes, typeName } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDuration } from '../app/format.js';
import { hasText, number, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { announce, note, noteError } from '../app/live.js';
import { go, href, replace } from '../app/router.js';
import { session } from '../app/session.js';
import { openForm } from '../components/dialog.js';
import { dateChip, filterChip } from '../components/filter-chip.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, field, marked, notice, stateBadge, urgencyBadge } from '../components/parts.js';

const FILTERS = ['q', 'agency', 'year', 'type', 'issuer', 'register', 'number', 'urgency', 'state', 'from', 'to'];
const FACETS = ['type', 'issuer', 'year', 'urgency', 'state'];
const PAGE = 20;

/** Search: one box, filters, counts per value, marks in the text, saved searches, export. The address is the search. */
class SearchPage extends Element {
  static properties = {
    address: { attribute: false },
    items: { state: true },
    facets: { state: true },
    total: { state: true },
    next: { state: true },
    freshness: { state: true },
    interpretation: { state: true },
    fullText: { state: true },
    notice: { state: true },
    failure: { state: true },
    loading: { state: true },
    saved: { state: true },
    active: { state: true },
    types: { state: true },
    facetsOpen: { state: true },
  };

  #key = null;
  #run = 0;

  constructor() {
    super();
    this.saved = [];
    this.types = [];
    this.active = 0;
  }

  connected() {
    this.own(bindKeys([
      { keys: 'j', text: () => t('list.keyDown'), run: () => this.#move(1) },
      { keys: 'k', text: () => t('list.keyUp'), run: () => this.#move(-1) },
    ]));
    documentTypes().then((types) => {
      this.types = types;
    }, () => {});
    this.#loadSaved();
    this.own(() => this.observer?.disconnect());
  }

  willUpdate(changed) {
    if (changed.has('address')) {
      const key = JSON.stringify([this.#filters, this.#sort]);
      if (key !== this.#key) {
        this.#key = key;
        this.#search();
      }
    }
  }

  updated(changed) {
    if (changed.has('address')) {
      const box = document.querySelector('#search-box');
      if (box && box !== document.activeElement) {
        box.value = this.address.query.q ?? '';
      }
    }
  }

  get #filters() {
    return Object.fromEntries(FILTERS.map((name) => [name, this.address.query[name]]).filter(([, value]) => value));
  }

  get #sort() {
    return this.address.query.sort ?? (this.address.query.q ? 'relevance' : '-issuedDate');
  }

  get #asked() {
    return Object.keys(this.#filters).length > 0;
  }

  #set(changes) {
    replace('search', [], { ...this.address.query, ...changes });
  }

  async #search() {
    const run = ++this.#run;
    this.failure = null;
    if (!this.#asked) {
      this.items = null;
      this.facets = null;
      this.loading = false;
      return;
    }
    this.loading = true;
    try {
      const answer = await get('/search', { ...this.#filters, sort: this.#sort, limit: PAGE, facets: 1 });
      if (run === this.#run) {
        Object.assign(this, { items: answer.items, facets: answer.facets, total: answer.total, next: answer.next, freshness: answer.freshness, interpretation: answer.interpretation, fullText: answer.fullText, notice: answer.notice, active: 0 });
        announce(t('search.found', { n: answer.total ?? answer.items.length }));
      }
    } catch (error) {
      if (run === this.#run) {
        this.failure = error;
      }
    } finally {
      if (run === this.#run) {
        this.loading = false;
      }
    }
  }

  async #more() {
    const run = this.#run;
    const after = this.next;
    this.next = null;
    try {
      const answer = await get('/search', { ...this.#filters, sort: this.#sort, limit: PAGE, after });
      if (run === this.#run) {
        this.items = [...this.items, ...answer.items];
        this.next = answer.next;
      }
    } catch (error) {
      this.next = after;
      noteError(error);
    }
  }

  #onScroll(event) {
    const { scrollTop, scrollHeight, clientHeight } = event.target;
    if (this.next && scrollTop + clientHeight > scrollHeight - 600) {
      this.#more();
    }
  }

  async #move(by) {
    if (this.items?.length) {
      this.active = Math.min(this.items.length - 1, Math.max(0, this.active + by));
      await this.updateComplete;
      this.$(`[data-result="${this.active}"] a`)?.focus();
    }
  }

  async #loadSaved() {
    this.saved = await get('/search/saved').then((answer) => answer.items ?? [], () => []);
  }

  async #save() {
    const done = await openForm({
      title: t('search.save'),
      action: t('common.save'),
      testid: 'save-dialog',
      values: { name: this.address.query.q ?? '' },
      fields: (data, errors, change) => field({ id: 's-name', label: t('search.saveName'), required: true, error: errors.name, control: html`<input id="s-name" name="name" maxlength="100" data-testid="name" .value=${data.name} @input=${(event) => change('name', event.target.value)}>` }),
      submit: (data) => post('/search/saved', { name: data.name.trim(), query: { ...this.#filters, sort: this.address.query.sort } }),
    });
    if (done) {
      note(t('search.saved'));
      this.#loadSaved();
    }
  }

  async #forget(entry) {
    try {
      await del(`/search/saved/${encodeURIComponent(entry.id)}`);
      await this.#loadSaved();
      note(t('search.forgotten', { name: entry.name }), 'ok', { text: t('common.undo'), run: () => post('/search/saved', { name: entry.name, query: entry.query }).then(() => this.#loadSaved(), noteError) });
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    return html`<div class="search-page" @scroll=${this.#onScroll} data-testid="search-page">
      <h1 class="sr-only">${t('page.search')}</h1>
      ${this.#renderBar()}
      ${this.failure ? failureBox(this.failure, () => this.#search()) : !this.#asked ? this.#renderStart() : html`<div class="search-columns">
        ${this.#renderFacets()}
        <section class="results" aria-busy=${String(Boolean(this.loading))} aria-label=${t('search.results')}>
          ${this.#renderSummary()}
          ${this.items && this.notice ? notice('warn', this.notice, 'search-notice') : nothing}
          ${!this.items ? busy(t('search.searching')) : this.items.length ? html`<ol class="hits">${this.items.map((item, index) => this.#renderHit(item, index))}</ol>` : this.#renderNothing()}
          ${this.next ? html`<button type="button" class="button" @click=${() => this.#more()}>${t('common.more')}</button>` : nothing}
        </section></div>`}
    </div>`;
  }

  #renderBar() {
    const filters = this.#filters;
    const chip = (name, label, options) => filterChip({ name, label, value: filters[name], options, change: (value) => this.#set({ [name]: value }) });
    const facetOptions = (name) => (this.facets?.[name] ?? []).map((one) => [one.value, this.#facetText(name, one)]);
    const withValue = (name, options) => (filters[name] && !options.some(([code]) => String(code) === filters[name]) ? [[filters[name], filters[name]], ...options] : options);
    return html`<div class="list-bar search-bar">
      ${session.agencies.length > 1 ? chip('agency', t('search.agency'), session.agencies.map((one) => [one.code, one.name])) : nothing}
      ${chip('year', t('common.year'), withValue('year', facetOptions('year')))}
      ${chip('type', t('field.typeCode'), withValue('type', this.types.map((type) => [type.code, typeName(type)])))}
      ${chip('issuer', t('field.issuerName'), withValue('issuer', facetOptions('issuer')))}
      ${chip('urgency', t('field.urgency'), [1, 2, 3, 4].map((level) => [level, t('urgency.' + level)]))}
      ${chip('state', t('column.state'), ['registered', 'issued', 'awaitingDirection', 'awaitingAssignment', 'inProgress', 'waiting', 'done', 'filed', 'declined', 'answeredEarlier', 'voided'].map((state) => [state, t('state.' + state)]))}
      ${dateChip({ from: filters.from, to: filters.to, change: (dates) => this.#set(dates), label: t('field.issuedDate') })}
      <span class="grow"></span>
      ${this.#renderSaved()}
      ${this.#asked ? html`<button type="button" class="text-button" data-testid="save-search" @click=${() => this.#save()}>${icon('star')} ${t('search.save')}</button>
        <sl-dropdown placement="bottom-end" @sl-select=${(event) => download('/search/export', { ...filters, sort: this.#sort, format: event.detail.item.value }, `tim-kiem.${event.detail.item.value}`).catch(noteError)}>
          <button slot="trigger" type="button" class="text-button" data-testid="export">${icon('download')} ${t('search.export')}</button>
          <sl-menu>${['xlsx', 'docx', 'pdf', 'csv'].map((format) => html`<sl-menu-item value=${format}>${format.toUpperCase()}</sl-menu-item>`)}</sl-menu></sl-dropdown>` : nothing}
    </div>`;
  }

  #renderSaved() {
    if (!this.saved.length) {
      return nothing;
    }
    return html`<sl-dropdown placement="bottom-end" @sl-select=${(event) => {
        const entry = this.saved.find((one) => one.id === event.detail.item.value);
        go('search', [], entry.query);
      }}>
      <button slot="trigger" type="button" class="text-button" data-testid="saved-searches">${t('search.savedOnes')} ${icon('down')}</button>
      <sl-menu>${this.saved.map((entry) => html`<sl-menu-item value=${entry.id}>${entry.name}</sl-menu-item>`)}</sl-menu></sl-dropdown>`;
  }

  #renderStart() {
    return html`<div class="page-body">${emptyState({ title: t('search.start'), text: t('search.startHint'), symbol: 'search' })}
      ${this.saved.length ? html`<section class="saved-list"><h2>${t('search.savedOnes')}</h2><ul class="plain">${this.saved.map((entry) => html`<li><a href=${href('search', [], entry.query)}>${entry.name}</a><button type="button" class="icon-button" aria-label=${t('search.forget', { name: entry.name })} title=${t('search.forget', { name: entry.name })} @click=${() => this.#forget(entry)}>${icon('close')}</button></li>`)}</ul></section>` : nothing}
    </div>`;
  }

  #facetText(name, one) {
    if (name === 'urgency' || name === 'state') {
      return hasText(`${name}.${one.value}`) ? t(`${name}.${one.value}`) : one.label ?? one.value;
    }
    return one.label ?? one.value;
  }

  #renderFacets() {
    const filters = this.#filters;
    const groups = FACETS.filter((name) => this.facets?.[name]?.length);
    return html`<aside class="facets ${this.facetsOpen ? 'open' : ''}" aria-label=${t('search.facets')}>
      <button type="button" class="button facets-toggle" aria-expanded=${String(Boolean(this.facetsOpen))} @click=${() => {
        this.facetsOpen = !this.facetsOpen;
      }}>${icon('filter')} ${t('search.facets')}</button>
      <div class="facet-groups">${groups.map((name) => {
        const values = this.facets[name];
        const most = Math.max(...values.map((one) => one.count));
        return html`<section><h2>${t('search.facet.' + name)}</h2><ul class="plain">${values.slice(0, 10).map((one) => {
          const on = filters[name] === String(one.value);
          return html`<li><button type="button" class="facet" aria-pressed=${String(on)} data-testid="facet-${name}" @click=${() => this.#set({ [name]: on ? '' : one.value })}>
            <span class="facet-bar" style="width:${Math.max(2, Math.round((one.count / most) * 100))}%" aria-hidden="true"></span><span class="ellipsis">${this.#facetText(name, one)}</span><b>${number(one.count)}</b></button></li>`;
        })}</ul></section>`;
      })}</div></aside>`;
  }

  #renderSummary() {
    const { freshness } = this;
    const behind = freshness && !freshness.upToDate;
    return html`<header class="result-head">
      <strong role="status" data-testid="result-count">${this.items ? t('search.found', { n: this.total ?? this.items.length }) : ''}</strong>
      ${this.interpretation ? html`<span class="muted">${this.interpretation}</span>` : nothing}
      ${freshness ? html`<span class="freshness ${behind ? 'behind' : ''}" data-testid="freshness" title=${t('search.freshHint')}>${icon(behind ? 'clock' : 'check')} ${behind ? t('search.behind', { time: formatDuration((freshness.behindSeconds ?? 0) * 1000) }) : t('work.upToDate')}</span>` : nothing}
      <span class="grow"></span>
      <label class="sort"><span>${t('search.sort')}</span><select data-testid="sort" @change=${(event) => this.#set({ sort: event.target.value })}>
        ${['relevance', '-issuedDate', 'issuedDate', '-arrivalNumber', 'arrivalNumber'].map((sort) => html`<option value=${sort} ?selected=${sort === this.#sort}>${t('search.sort.' + sort)}</option>`)}</select></label>
    </header>`;
  }

  #renderHit(item, index) {
    const { highlights = {} } = item;
    return html`<li class="hit ${item.voided || item.state === 'voided' ? 'voided' : ''}" data-result=${index} data-testid="result" data-node=${item.nodeId}>
      <a class="hit-title" href=${href('document', [item.nodeId], { find: this.address.query.q && highlights.content?.length ? this.address.query.q : '' })} @focus=${() => {
        this.active = index;
      }}>${item.typeName ? html`<span class="type-word">${item.typeName}</span> ` : nothing}${highlights.subject ? marked(highlights.subject) : item.subject}</a>
      <p class="hit-facts"><b>${highlights.number ? marked(highlights.number) : item.number}</b> <span>${formatDate(item.issuedDate)}</span> <span>${highlights.issuerName ? marked(highlights.issuerName) : item.issuerName}</span>
        ${item.arrivalNumber ? html`<span>${t('capture.arrival', { n: number(item.arrivalNumber), year: item.year })}</span>` : nothing} ${urgencyBadge(item.urgency)} ${item.state && item.state !== 'registered' ? stateBadge(item.state) : nothing}</p>
      ${(highlights.content ?? []).slice(0, 2).map((piece) => html`<p class="hit-text">${marked(piece)}</p>`)}
    </li>`;
  }

  #renderNothing() {
    const only = Object.keys(this.#filters).length > 1;
    return emptyState({
      title: t(this.fullText ? 'search.nothing' : 'search.nothingWithoutIndex'),
      text: t('search.nothingHint'),
      action: only && this.address.query.q ? html`<button type="button" class="button" @click=${() => go('search', [], { q: this.address.query.q })}>${t('search.withoutFilters')}</button>` : nothing,
      symbol: 'search',
    });
  }
}

define('vt-search-page', SearchPage);
