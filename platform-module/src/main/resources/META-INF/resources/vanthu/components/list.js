import { html, ifDefined, nothing, repeat } from '../vendor/lit.js';
import { saveBlob } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { keep, keepWord } from '../app/host.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { announce, note } from '../app/live.js';
import { csvOf } from '../app/csv.js';
import { icon } from './icons.js';
import { busy, emptyState, failureBox, iconButton } from './parts.js';

const PAGE = 100;
const EXPORT_LIMIT = 50000;
const TEXT_WIDTH = 300;
/** Milliseconds between the first click and the second. */
const DOUBLE_CLICK = 800;
const ROW_HEIGHTS = { compact: 27, normal: 34, roomy: 44, card: 68 };

/**
 * The list of the desk. It shows what `load({ after, sort, limit })` gives, page by page while scrolling, and draws only the rows in sight.
 *
 * `columns`: [{ id, label(), width, view(row), text(row), sort, number, hidden, fixed }]; which are shown is remembered under `name`.
 * `keyOf(row)` identifies a row, `card(row)` draws it on a phone, `preview(row)` draws the reading pane.
 * `bulk(rows)` draws what can be done with the rows that were chosen.
 * Fires "open" (row) on Enter in the pane or a double click, "sort" with the new order.
 */
class List extends Element {
  static properties = {
    name: {},
    columns: { attribute: false },
    load: { attribute: false },
    keyOf: { attribute: false },
    card: { attribute: false },
    preview: { attribute: false },
    filters: { attribute: false },
    empty: { attribute: false },
    sort: {},
    label: {},
    selectable: { type: Boolean },
    exportName: {},
    bulk: { attribute: false },
    watch: { type: Number },
    rows: { state: true },
    total: { state: true },
    active: { state: true },
    paneOpen: { state: true },
    failure: { state: true },
    fresh: { state: true },
    scrolled: { state: true },
    narrow: { state: true },
    selection: { state: true },
    exporting: { state: true },
  };

  #next = null;
  #loading = false;
  #run = 0;
  #clicked = null;
  #clickedAt = 0;
  #viewHeight = 600;
  #viewWidth = 1200;

  constructor() {
    super();
    this.rows = null;
    this.active = 0;
    this.fresh = 0;
    this.scrolled = 0;
    this.selection = new Map();
    this.columns = [];
    this.density = document.documentElement.dataset.density;
  }

  connected() {
    const media = matchMedia('(max-width: 699px)');
    this.narrow = media.matches;
    const onMedia = () => {
      this.narrow = media.matches;
    };
    media.addEventListener('change', onMedia);
    this.own(() => media.removeEventListener('change', onMedia));
    this.own(bindKeys([
      { keys: 'j', text: () => t('list.keyDown'), run: () => this.#move(1) },
      { keys: 'k', text: () => t('list.keyUp'), run: () => this.#move(-1) },
      { keys: 'escape', text: () => t('list.keyClose'), run: () => this.#closePane() },
    ]));
    const observer = new ResizeObserver(() => this.#measure());
    observer.observe(this);
    this.own(() => observer.disconnect());
    if (this.watch) {
      this.every(this.watch, () => this.#lookForNew());
    }
  }

  willUpdate(changed) {
    if (changed.has('load') || changed.has('sort')) {
      this.reload();
    }
    if (changed.has('name')) {
      this.shown = keep.get('list.' + this.name, null);
    }
  }

  #measure() {
    const body = this.$('.list-scroll');
    if (body && (body.clientHeight !== this.#viewHeight || body.clientWidth !== this.#viewWidth)) {
      this.#viewHeight = body.clientHeight;
      this.#viewWidth = body.clientWidth;
      this.requestUpdate();
    }
  }

  updated() {
    this.#measure();
  }

  get rowHeight() {
    return this.narrow && this.card ? ROW_HEIGHTS.card : ROW_HEIGHTS[this.density] ?? ROW_HEIGHTS.normal;
  }

  async reload() {
    this.#run += 1;
    this.#next = null;
    this.#loading = false;
    this.failure = null;
    this.fresh = 0;
    this.selection = new Map();
    this.all = false;
    await this.#more(true);
    this.$('.list-scroll')?.scrollTo(0, 0);
  }

  async #more(first = false) {
    if (this.#loading || (!first && !this.#next)) {
      return;
    }
    this.#loading = true;
    const run = this.#run;
    try {
      const answer = await this.load({ after: first ? undefined : this.#next, sort: this.sort, limit: PAGE });
      if (run !== this.#run) {
        return;
      }
      this.rows = first ? answer.items : [...this.rows, ...answer.items];
      this.#next = answer.next ?? null;
      this.total = answer.total ?? (this.#next ? null : this.rows.length);
      if (first) {
        this.active = 0;
        announce(this.#countText());
      }
    } catch (error) {
      if (run === this.#run) {
        if (first) {
          this.failure = error;
        } else {
          note(error.message, 'bad');
        }
      }
    } finally {
      if (run === this.#run) {
        this.#loading = false;
      }
    }
  }

  /** Counts what stands above the first row known; shows nothing until asked. */
  async #lookForNew() {
    if (!this.rows || this.#loading) {
      return;
    }
    const run = this.#run;
    const answer = await this.load({ sort: this.sort, limit: PAGE }).catch(() => null);
    if (!answer || run !== this.#run) {
      return;
    }
    const known = new Set(this.rows.map(this.keyOf));
    const index = answer.items.findIndex((row) => known.has(this.keyOf(row)));
    this.fresh = index < 0 ? (this.rows.length ? answer.items.length : 0) : index;
    if (!this.rows.length && answer.items.length) {
      this.reload();
    }
  }

  #countText() {
    return this.total === null || this.total === undefined ? t('list.atLeast', { n: this.rows.length }) : t('list.count', { n: this.total });
  }

  /** The columns that were chosen. */
  get visibleColumns() {
    return this.columns.filter((column) => column.fixed || (this.shown ? this.shown.includes(column.id) : !column.hidden));
  }

  /** Those of them that have room; the least needed (highest `rank`) give way first, so that the text stays readable. */
  get #fittingColumns() {
    const columns = [...this.visibleColumns];
    const wanted = () => columns.reduce((sum, column) => sum + (column.width ?? TEXT_WIDTH), 0);
    while (wanted() > this.#viewWidth) {
      const least = columns.filter((column) => column.rank).sort((a, b) => b.rank - a.rank)[0];
      if (!least) {
        break;
      }
      columns.splice(columns.indexOf(least), 1);
    }
    return columns;
  }

  #onScroll(event) {
    const { scrollTop, scrollHeight, clientHeight } = event.target;
    this.scrolled = scrollTop;
    if (scrollTop + clientHeight > scrollHeight - this.rowHeight * 30) {
      this.#more();
    }
  }

  #move(by, extend = false) {
    if (!this.rows?.length) {
      return;
    }
    const next = Math.min(this.rows.length - 1, Math.max(0, this.active + by));
    if (extend) {
      this.#select(this.rows[this.active], true);
      this.#select(this.rows[next], true);
    }
    this.active = next;
    this.#reveal();
    if (next > this.rows.length - 20) {
      this.#more();
    }
  }

  async #reveal() {
    const scroll = this.$('.list-scroll');
    const top = this.active * this.rowHeight;
    const head = this.narrow && this.card ? 0 : 32;
    if (top < scroll.scrollTop) {
      scroll.scrollTop = top;
    } else if (top + this.rowHeight + head > scroll.scrollTop + scroll.clientHeight) {
      scroll.scrollTop = top + this.rowHeight + head - scroll.clientHeight;
    }
    this.scrolled = scroll.scrollTop;
    await this.updateComplete;
    this.$(`[data-index="${this.active}"]`)?.focus({ preventScroll: true });
  }

  #onKey(event) {
    // A button, link or box inside a row has keys of its own.
    if (event.target.closest('a, button, input, sl-menu-item') && ['Enter', ' '].includes(event.key)) {
      return;
    }
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: Math.floor(this.#viewHeight / this.rowHeight) - 1, PageUp: 1 - Math.floor(this.#viewHeight / this.rowHeight), Home: -Infinity, End: Infinity };
    if (event.key in steps && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      const step = steps[event.key];
      this.#move(Number.isFinite(step) ? step : step > 0 ? this.rows.length : -this.rows.length, event.shiftKey);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter(this.rows[this.active]);
    } else if ((event.key === ' ' || event.key === 'x') && this.selectable) {
      event.preventDefault();
      this.#select(this.rows[this.active]);
    } else if (event.key === 'a' && event.ctrlKey && this.selectable) {
      event.preventDefault();
      this.#selectAll();
    }
  }

  #enter(row) {
    if (this.preview && !this.narrow && !this.paneOpen) {
      this.paneOpen = true;
    } else {
      this.emit('open', row);
    }
  }

  #closePane() {
    if (this.paneOpen) {
      this.paneOpen = false;
      this.#reveal();
    } else if (this.selection.size || this.all) {
      this.#clear();
    }
  }

  #select(row, on = !this.#isSelected(row)) {
    const selection = new Map(this.selection);
    if (on) {
      selection.set(this.keyOf(row), row);
    } else {
      selection.delete(this.keyOf(row));
      this.all = false;
    }
    this.selection = selection;
  }

  #isSelected = (row) => this.all || this.selection.has(this.keyOf(row));

  #selectAll() {
    this.all = true;
    this.selection = new Map(this.rows.map((row) => [this.keyOf(row), row]));
  }

  #clear() {
    this.all = false;
    this.selection = new Map();
  }

  #sortBy(column) {
    const down = this.sort === column.sort || (this.sort !== '-' + column.sort && column.number);
    this.emit('sort', down ? '-' + column.sort : column.sort);
  }

  #chooseColumn(id, on) {
    const now = this.visibleColumns.map((column) => column.id);
    this.shown = on ? [...now, id] : now.filter((one) => one !== id);
    keep.set('list.' + this.name, this.shown);
    this.requestUpdate();
  }

  #chooseDensity(density) {
    this.density = density;
    document.documentElement.dataset.density = density;
    keepWord('density', density);
    this.requestUpdate();
  }

  /** Writes exactly the columns and rows shown (or selected) into a CSV file, fetching what was not scrolled to yet. */
  async #export() {
    const chosen = this.selection.size && !this.all ? [...this.selection.values()] : null;
    let rows = chosen ?? [...this.rows];
    this.exporting = 0;
    try {
      let next = chosen ? null : this.#next;
      while (next && rows.length < EXPORT_LIMIT) {
        const answer = await this.load({ after: next, sort: this.sort, limit: 500 });
        rows = rows.concat(answer.items);
        next = answer.next;
        this.exporting = rows.length;
      }
      saveBlob(csvOf(this.visibleColumns, rows), `${this.exportName ?? this.name}.csv`);
      note(t('list.exported', { n: rows.length }));
    } catch (error) {
      note(error.message, 'bad');
    } finally {
      this.exporting = null;
    }
  }

  render() {
    return html`<div class="list ${this.paneOpen ? 'with-pane' : ''}" data-testid="list-${this.name}">
      <div class="list-main">
        ${this.#renderBar()}
        ${this.fresh ? html`<button type="button" class="fresh" data-testid="new-items" @click=${() => this.reload()}>${icon('up')} ${t('list.fresh', { n: this.fresh })}</button>` : nothing}
        ${this.failure ? failureBox(this.failure, () => this.reload()) : !this.rows ? busy() : !this.rows.length ? this.empty?.() ?? emptyState({ title: t('list.empty') }) : this.#renderRows()}
      </div>
      ${this.paneOpen && this.rows?.[this.active] ? html`<aside class="pane-reading" aria-label=${t('list.pane')} data-testid="reading-pane">
        <div class="pane-head"><span class="grow"></span>${iconButton({ name: 'close', label: t('common.close'), run: () => this.#closePane(), keys: 'Esc' })}</div>
        ${this.preview(this.rows[this.active])}</aside>` : nothing}
    </div>`;
  }

  #renderBar() {
    const count = this.all ? this.total ?? this.rows.length : this.selection.size;
    return html`<div class="list-bar">
      ${this.filters ?? nothing}
      <span class="grow"></span>
      ${count
        ? html`<span class="selected" role="status" data-testid="selected-count">${t('list.selected', { n: count })}</span>
            ${!this.all && this.total && this.total > this.selection.size ? html`<button type="button" class="text-button" @click=${() => this.#selectAll()}>${t('list.selectAll', { n: this.total })}</button>` : nothing}
            <button type="button" class="text-button" @click=${() => this.#clear()}>${t('common.unselect')}</button>
            ${this.bulk?.([...this.selection.values()]) ?? nothing}`
        : html`<span class="list-count" role="status" data-testid="list-count">${this.rows ? this.#countText() : ''}</span>`}
      ${iconButton({ name: 'download', label: this.exporting !== null && this.exporting !== undefined ? t('list.exporting', { n: this.exporting }) : t('list.export'), run: () => this.#export(), testid: 'export', disabled: !this.rows?.length || (this.exporting ?? null) !== null })}
      ${this.narrow && this.card ? nothing : html`<sl-dropdown placement="bottom-end" stay-open-on-select @sl-select=${(event) => {
        const [kind, value] = event.detail.item.value.split(':');
        if (kind === 'density') {
          this.#chooseDensity(value);
        } else {
          this.#chooseColumn(value, event.detail.item.checked);
        }
      }}>
        <button slot="trigger" type="button" class="icon-button" title=${t('list.columns')} aria-label=${t('list.columns')} data-testid="columns">${icon('columns')}</button>
        <sl-menu>
          ${this.columns.filter((column) => !column.fixed).map((column) => html`<sl-menu-item type="checkbox" value="column:${column.id}" ?checked=${this.visibleColumns.includes(column)}>${column.label()}</sl-menu-item>`)}
          <sl-divider></sl-divider>
          ${['compact', 'normal', 'roomy'].map((density) => html`<sl-menu-item type="checkbox" value="density:${density}" .checked=${this.density === density}>${t('list.density.' + density)}</sl-menu-item>`)}
        </sl-menu>
      </sl-dropdown>`}
    </div>`;
  }

  #renderRows() {
    const height = this.rowHeight;
    const first = Math.max(0, Math.floor(this.scrolled / height) - 8);
    const last = Math.min(this.rows.length, Math.ceil((this.scrolled + this.#viewHeight) / height) + 8);
    const cards = this.narrow && this.card;
    const columns = this.#fittingColumns;
    const span = cards ? 1 : columns.length + (this.selectable ? 1 : 0);
    const spacer = (count) => (count > 0 ? html`<tr aria-hidden="true" class="spacer"><td colspan=${span} style="height:${count * height}px"></td></tr>` : nothing);
    return html`<div class="list-scroll" @scroll=${this.#onScroll}>
      <table role="grid" aria-label=${ifDefined(this.label)} aria-rowcount=${this.total ?? -1} class=${cards ? 'cards' : ''} @keydown=${this.#onKey} @dblclick=${this.#onDoubleClick}>
        ${cards ? nothing : html`<thead><tr>
          ${this.selectable ? html`<th class="tick" scope="col"><input type="checkbox" aria-label=${t('list.selectShown')} .checked=${this.all || (this.selection.size > 0 && this.selection.size === this.rows.length)} @change=${(event) => (event.target.checked ? this.#selectAll() : this.#clear())}></th>` : nothing}
          ${columns.map((column) => html`<th scope="col" class=${column.number ? 'num' : ''} style=${column.width ? `width:${column.width}px` : ''} aria-sort=${this.sort === column.sort ? 'ascending' : this.sort === '-' + column.sort ? 'descending' : nothing}>
            ${column.sort ? html`<button type="button" data-testid="sort-${column.id}" @click=${() => this.#sortBy(column)}>${column.label()}${this.sort === column.sort ? icon('up') : this.sort === '-' + column.sort ? icon('down') : nothing}</button>` : column.label()}</th>`)}
        </tr></thead>`}
        <tbody>
          ${spacer(first)}
          ${repeat(this.rows.slice(first, last), this.keyOf, (row, offset) => this.#renderRow(row, first + offset, columns, cards))}
          ${spacer(this.rows.length - last)}
        </tbody>
      </table>
      ${this.#next ? html`<div class="list-more">${busy(t('list.loadingMore'))}</div>` : nothing}
    </div>`;
  }

  #renderRow(row, index, columns, cards) {
    const selected = this.#isSelected(row);
    return html`<tr data-index=${index} data-testid="row" data-key=${this.keyOf(row)} aria-rowindex=${index + 1} aria-selected=${String(selected)} tabindex=${index === this.active ? 0 : -1}
      class="${index === this.active ? 'active' : ''} ${selected ? 'selected' : ''} ${row.voided ? 'voided' : ''}" style="height:${this.rowHeight}px"
      @click=${(event) => this.#clickRow(event, row, index)} @focus=${() => {
        this.active = index;
      }}>
      ${this.selectable && !cards ? html`<td class="tick"><input type="checkbox" tabindex="-1" aria-label=${t('list.selectRow')} .checked=${selected} @click=${(event) => event.stopPropagation()} @change=${() => this.#select(row)}></td>` : nothing}
      ${cards ? html`<td>${this.card(row)}</td>` : columns.map((column) => html`<td class=${column.number ? 'num' : ''} title=${ifDefined(column.text?.(row) || undefined)}>${column.view ? column.view(row) : column.text(row)}</td>`)}
    </tr>`;
  }

  /** Opens the row of the first click: it may have opened the reading pane, and another row may be under the pointer since. */
  #onDoubleClick = (event) => {
    if (this.preview && this.#clicked && event.timeStamp - this.#clickedAt < DOUBLE_CLICK && !event.target.closest('a, button, input, sl-menu-item')) {
      this.emit('open', this.#clicked);
    }
  };

  #clickRow(event, row, index) {
    if (event.detail > 1 || event.target.closest('a, button, input, sl-menu-item')) {
      return;
    }
    this.#clicked = row;
    this.#clickedAt = event.timeStamp;
    if (event.ctrlKey && this.selectable) {
      this.#select(row);
    } else if (event.shiftKey && this.selectable) {
      getSelection().removeAllRanges();
      for (let at = Math.min(this.active, index); at <= Math.max(this.active, index); at += 1) {
        this.#select(this.rows[at], true);
      }
    } else if (this.narrow || !this.preview) {
      this.emit('open', row);
    } else {
      this.paneOpen = true;
    }
    this.active = index;
  }
}

define('vt-list', List);
