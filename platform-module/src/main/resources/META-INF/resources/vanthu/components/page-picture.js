import { html, nothing, styleMap } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { get } from '../app/api.js';
import { keep } from '../app/host.js';
import { t } from '../app/i18n.js';
import { picture } from '../app/pictures.js';
import { busy, iconButton } from './parts.js';

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];

/**
 * Pictures of the pages of a scan, one below the other. `boxes` are the places that fields were read from; the box of `active` lights up.
 * Dragging over words fires "pick" with their text. `path` is the address of the entry below the service, e.g. /capture/entries/42.
 */
class PagePicture extends Element {
  static properties = {
    path: {},
    pages: { attribute: false },
    version: {},
    boxes: { attribute: false },
    active: {},
    editable: { type: Boolean },
    zoom: { state: true },
    fit: { state: true },
    current: { state: true },
    drag: { state: true },
    images: { state: true },
  };

  #observer;
  #words = new Map();

  constructor() {
    super();
    this.pages = [];
    this.boxes = {};
    this.fit = keep.get('picture.fit', 'width');
    this.zoom = 1;
    this.current = 1;
    this.images = {};
  }

  connected() {
    this.#observer = new IntersectionObserver((seen) => this.#onSeen(seen), { root: null, rootMargin: '300px' });
    this.own(() => this.#observer.disconnect());
  }

  willUpdate(changed) {
    if (changed.has('path') || changed.has('version')) {
      this.images = {};
      this.#words.clear();
      if (changed.has('path')) {
        this.current = 1;
        this.zoom = 1;
      }
    }
  }

  updated(changed) {
    if (changed.has('path') || changed.has('pages') || changed.has('version')) {
      this.#observer.disconnect();
      for (const sheet of this.querySelectorAll('.sheet')) {
        this.#observer.observe(sheet);
      }
      if (changed.has('path')) {
        this.$('.sheets')?.scrollTo(0, 0);
      }
    }
    if (changed.has('active') || changed.has('boxes')) {
      this.#revealActive();
    }
  }

  #onSeen(seen) {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) {
        this.#load(Number(target.dataset.page));
      }
    }
  }

  async #load(number) {
    const wanted = `${this.path} ${this.version}`;
    const width = this.zoom * devicePixelRatio > 1.4 || this.fit === 'none' && this.zoom > 1.4 ? 1800 : 1200;
    if ((this.images[number]?.width ?? 0) >= width) {
      return;
    }
    try {
      const address = await picture(`${this.path}/pages/${number}`, width, this.version);
      if (wanted === `${this.path} ${this.version}`) {
        this.images = { ...this.images, [number]: { address, width } };
      }
    } catch (error) {
      if (wanted === `${this.path} ${this.version}`) {
        this.images = { ...this.images, [number]: { error: error.message, width: 0 } };
      }
    }
  }

  #revealActive() {
    const box = this.boxes?.[this.active];
    if (!box) {
      return;
    }
    const scroll = this.$('.sheets');
    const sheet = this.$(`.sheet[data-page="${box.page}"]`);
    if (!scroll || !sheet) {
      return;
    }
    const top = sheet.offsetTop + box.y * sheet.offsetHeight;
    const bottom = top + box.height * sheet.offsetHeight;
    if (top < scroll.scrollTop + 10 || bottom > scroll.scrollTop + scroll.clientHeight - 10) {
      scroll.scrollTo({ top: Math.max(0, top - scroll.clientHeight / 3), behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    }
    const left = sheet.offsetLeft + box.x * sheet.offsetWidth;
    if (left < scroll.scrollLeft || left > scroll.scrollLeft + scroll.clientWidth - 40) {
      scroll.scrollLeft = Math.max(0, left - 40);
    }
  }

  zoomBy(step) {
    const index = ZOOMS.findIndex((value) => value >= this.zoom - 0.01);
    this.zoom = ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, index + step))];
    for (const sheet of this.querySelectorAll('.sheet')) {
      this.#observer.unobserve(sheet);
      this.#observer.observe(sheet);
    }
  }

  #fitTo(fit) {
    this.fit = fit;
    this.zoom = 1;
    keep.set('picture.fit', fit);
  }

  goToPage(number) {
    const target = Math.min(this.pages.length, Math.max(1, number));
    this.$(`.sheet[data-page="${target}"]`)?.scrollIntoView({ block: 'start' });
  }

  #onScroll() {
    const scroll = this.$('.sheets');
    const middle = scroll.scrollTop + scroll.clientHeight / 3;
    for (const sheet of this.querySelectorAll('.sheet')) {
      if (sheet.offsetTop + sheet.offsetHeight > middle) {
        this.current = Number(sheet.dataset.page);
        return;
      }
    }
  }

  async #wordsOf(number) {
    if (!this.#words.has(number)) {
      this.#words.set(number, get(`${this.path}/pages/${number}/words`, undefined, { cache: 'default' }).then((answer) => answer.items ?? answer, () => []));
    }
    return this.#words.get(number);
  }

  #point(event, sheet) {
    const area = sheet.getBoundingClientRect();
    return { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height };
  }

  async #startDrag(event, page) {
    if (event.button !== 0 || event.pointerType === 'touch') {
      return;
    }
    event.preventDefault();
    const sheet = event.currentTarget;
    const from = this.#point(event, sheet);
    sheet.setPointerCapture(event.pointerId);
    const wordsReady = this.#wordsOf(page);
    this.drag = { page, from, to: from, words: [] };
    const move = async (next) => {
      const to = this.#point(next, sheet);
      const words = within(await wordsReady, from, to);
      if (this.drag) {
        this.drag = { page, from, to, words };
      }
    };
    const end = async (last) => {
      sheet.removeEventListener('pointermove', move);
      sheet.removeEventListener('pointerup', end);
      sheet.removeEventListener('pointercancel', end);
      const words = within(await wordsReady, from, this.#point(last, sheet));
      this.drag = null;
      if (words.length && last.type === 'pointerup') {
        this.emit('pick', { text: words.map((word) => word.text).join(' '), append: last.shiftKey });
      }
    };
    sheet.addEventListener('pointermove', move);
    sheet.addEventListener('pointerup', end);
    sheet.addEventListener('pointercancel', end);
  }

  #sheet(page) {
    const image = this.images[page.number];
    const ratio = page.width && page.height ? `${page.width} / ${page.height}` : '210 / 297';
    const size = this.fit === 'page' ? { height: `calc(${this.zoom} * (100% - 16px))`, aspectRatio: ratio } : { width: `${this.zoom * 100}%`, aspectRatio: ratio };
    const boxes = Object.entries(this.boxes ?? {}).filter(([, box]) => box?.page === page.number);
    const drag = this.drag?.page === page.number ? this.drag : null;
    return html`<div class="sheet" data-page=${page.number} style=${styleMap(size)} @pointerdown=${(event) => this.#startDrag(event, page.number)}>
      ${image?.address
        ? html`<img src=${image.address} alt=${t('picture.alt', { n: page.number })} draggable="false" data-testid="page-image">`
        : image?.error ? html`<div class="sheet-error">${image.error}</div>` : busy(t('picture.loading'))}
      ${boxes.map(([name, box]) => html`<span class="box ${name === this.active ? 'active' : ''}" data-testid="box-${name}" style=${styleMap(place(box))}></span>`)}
      ${drag ? drag.words.map((word) => html`<span class="word" style=${styleMap(place(word))}></span>`) : nothing}
      ${drag ? html`<span class="lasso" style=${styleMap(place(spanned(drag.from, drag.to)))}></span>` : nothing}
    </div>`;
  }

  render() {
    const count = this.pages.length;
    return html`
      <div class="picture-bar" role="toolbar" aria-label=${t('picture.tools')}>
        <span class="page-of" data-testid="page-of">${t('picture.pageOf', { n: this.current, of: count })}</span>
        ${count > 1 ? html`
          ${iconButton({ name: 'up', label: t('picture.previous'), run: () => this.goToPage(this.current - 1), disabled: this.current <= 1, keys: 'Alt+PageUp' })}
          ${iconButton({ name: 'down', label: t('picture.next'), run: () => this.goToPage(this.current + 1), disabled: this.current >= count, keys: 'Alt+PageDown' })}` : nothing}
        <span class="bar-gap"></span>
        ${iconButton({ name: 'zoomOut', label: t('picture.zoomOut'), run: () => this.zoomBy(-1) })}
        ${iconButton({ name: 'zoomIn', label: t('picture.zoomIn'), run: () => this.zoomBy(1), testid: 'zoom-in' })}
        ${iconButton({ name: 'fitWidth', label: t('picture.fitWidth'), run: () => this.#fitTo('width'), pressed: this.fit === 'width' && this.zoom === 1 })}
        ${iconButton({ name: 'fitPage', label: t('picture.fitPage'), run: () => this.#fitTo('page'), pressed: this.fit === 'page' && this.zoom === 1 })}
        ${this.editable ? html`<span class="bar-gap"></span>
          ${iconButton({ name: 'rotateLeft', label: t('picture.rotateLeft'), run: () => this.emit('rotate', { page: this.current, degrees: 270 }), testid: 'rotate-left' })}
          ${iconButton({ name: 'rotateRight', label: t('picture.rotateRight'), run: () => this.emit('rotate', { page: this.current, degrees: 90 }), testid: 'rotate-right' })}` : nothing}
      </div>
      <div class="sheets ${this.fit}" tabindex="0" role="region" aria-label=${t('picture.region')} @scroll=${this.#onScroll}
        @wheel=${(event) => {
          if (event.ctrlKey) {
            event.preventDefault();
            this.zoomBy(event.deltaY < 0 ? 1 : -1);
          }
        }}>${this.pages.map((page) => this.#sheet(page))}</div>`;
  }
}

const place = (box) => ({ left: `${box.x * 100}%`, top: `${box.y * 100}%`, width: `${box.width * 100}%`, height: `${box.height * 100}%` });

const spanned = (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });

/** Words that the rectangle touches, in reading order. */
function within(words, from, to) {
  const area = spanned(from, to);
  const touched = words.filter((word) => word.x < area.x + area.width && word.x + word.width > area.x && word.y < area.y + area.height && word.y + word.height > area.y);
  const lines = [];
  for (const word of touched.sort((a, b) => a.y - b.y)) {
    const middle = word.y + word.height / 2;
    const line = lines.find((one) => Math.abs(one.middle - middle) < Math.max(one.height, word.height) * 0.6);
    if (line) {
      line.words.push(word);
    } else {
      lines.push({ middle, height: word.height, words: [word] });
    }
  }
  return lines.flatMap((line) => line.words.sort((a, b) => a.x - b.x));
}

define('vt-page-picture', PagePicture);
