import { html, nothing, styleMap } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { keep } from '../app/host.js';
import { t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { plainText } from '../app/plain.js';
import { icon } from './icons.js';
import { busy, iconButton } from './parts.js';

const GAP = 10;

/**
 * A PDF as it is in print: pages below each other, thumbnails, search inside with marks, text that can be copied. `data` is a Blob.
 * `marks` draws boxes over pages: [{ id, page, left, top, width, height (points from the top left corner), kind, label, picture, text }]; `showMark(id)` goes to one.
 */
class PdfView extends Element {
  static properties = {
    data: { attribute: false },
    find: {},
    marks: { attribute: false },
    here: {},
    pages: { state: true },
    failure: { state: true },
    current: { state: true },
    zoom: { state: true },
    thumbs: { state: true },
    hits: { state: true },
    hit: { state: true },
  };

  #task = null;
  #pdf = null;
  #texts = new Map();
  #drawn = new Map();
  #observer;
  #lib;

  constructor() {
    super();
    this.zoom = keep.get('pdf.zoom', 'width');
    this.thumbs = keep.get('pdf.thumbs', true);
    this.current = 1;
    this.hits = [];
    this.hit = 0;
    this.width = 800;
  }

  connected() {
    const resize = new ResizeObserver(() => {
      const scroll = this.$('.pdf-scroll');
      if (scroll && Math.abs(scroll.clientWidth - this.width) > 4) {
        this.width = scroll.clientWidth;
        this.#redraw();
      }
    });
    resize.observe(this);
    this.own(() => resize.disconnect());
    this.own(bindKeys([{ keys: 'ctrl+f', text: () => t('pdf.find'), typing: true, run: () => this.$('#pdf-find')?.select() }]));
  }

  disconnected() {
    this.#observer?.disconnect();
    this.#task?.destroy();
  }

  willUpdate(changed) {
    if (changed.has('data') && this.data) {
      this.#open();
    }
  }

  async #open() {
    this.#task?.destroy();
    this.pages = null;
    this.failure = null;
    this.#texts.clear();
    this.#drawn.clear();
    try {
      this.#lib = await import('../vendor/pdf.js');
      this.#task = this.#lib.openPdf({ data: new Uint8Array(await this.data.arrayBuffer()) });
      this.#pdf = await this.#task.promise;
      const first = await this.#pdf.getPage(1);
      const { width, height } = first.getViewport({ scale: 1 });
      this.pages = Array.from({ length: this.#pdf.numPages }, (_, index) => ({ number: index + 1, width, height }));
      await this.updateComplete;
      this.width = this.$('.pdf-scroll').clientWidth;
      this.requestUpdate();
      await this.updateComplete;
      this.#watch();
      if (this.find) {
        this.#search(this.find);
      }
    } catch (error) {
      this.failure = error.message;
    }
  }

  #watch() {
    this.#observer?.disconnect();
    this.#observer = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting) {
          (target.classList.contains('pdf-thumb') ? this.#drawThumb(target) : this.#draw(Number(target.dataset.page)));
        }
      }
    }, { rootMargin: '400px' });
    for (const target of this.querySelectorAll('.pdf-page, .pdf-thumb')) {
      this.#observer.observe(target);
    }
  }

  #scaleOf(page) {
    const scroll = this.$('.pdf-scroll');
    if (this.zoom === 'width') {
      return Math.max(0.2, (this.width - 2 * GAP - 4) / page.width);
    }
    return this.zoom === 'page' ? Math.min((this.width - 2 * GAP) / page.width, ((scroll?.clientHeight ?? 800) - 2 * GAP) / page.height) : Number(this.zoom);
  }

  /** Draws a page; that the document went away meanwhile is no failure. */
  async #draw(number) {
    try {
      await this.#drawPage(number);
    } catch (error) {
      if (this.isConnected && error.name !== 'RenderingCancelledException') {
        throw error;
      }
    }
  }

  async #drawPage(number) {
    const scale = this.#scaleOf(this.pages[number - 1]);
    if (this.#drawn.get(number) === scale) {
      return;
    }
    this.#drawn.set(number, scale);
    const page = await this.#pdf.getPage(number);
    const holder = this.$(`.pdf-page[data-page="${number}"]`);
    if (!holder || this.#drawn.get(number) !== scale) {
      return;
    }
    const natural = page.getViewport({ scale: 1 });
    this.pages[number - 1] = { number, width: natural.width, height: natural.height };
    const viewport = page.getViewport({ scale });
    const canvas = document.createElement('canvas');
    const ratio = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.floor(viewport.width * ratio);
    canvas.height = Math.floor(viewport.height * ratio);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', t('picture.alt', { n: number }));
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, transform: ratio === 1 ? null : [ratio, 0, 0, ratio, 0, 0] }).promise;
    const layer = document.createElement('div');
    layer.className = 'textLayer';
    layer.style.setProperty('--total-scale-factor', scale);
    layer.style.setProperty('--scale-factor', scale);
    holder.style.width = `${viewport.width}px`;
    holder.style.height = `${viewport.height}px`;
    holder.querySelector('.pdf-ink').replaceChildren(canvas, layer);
    const textLayer = new this.#lib.TextLayer({ textContentSource: await page.getTextContent(), container: layer, viewport });
    await textLayer.render();
    this.#texts.set(`divs ${number}`, textLayer.textDivs);
    this.#markPage(number);
  }

  async #drawThumb(target) {
    if (target.dataset.drawn) {
      return;
    }
    target.dataset.drawn = 'yes';
    const page = await this.#pdf.getPage(Number(target.dataset.page));
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: 110 / natural.width });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise.then(() => target.querySelector('.thumb-ink')?.replaceChildren(canvas), () => {});
  }

  #redraw() {
    this.#drawn.clear();
    this.requestUpdate();
    this.updateComplete.then(() => this.pages && this.#watch());
  }

  #zoomTo(zoom) {
    this.zoom = zoom;
    keep.set('pdf.zoom', zoom);
    this.#redraw();
  }

  #zoomBy(factor) {
    const now = this.#scaleOf(this.pages[this.current - 1]);
    this.#zoomTo(Math.min(4, Math.max(0.3, Math.round(now * factor * 100) / 100)));
  }

  goToPage(number) {
    const target = this.$(`.pdf-page[data-page="${Math.min(this.pages.length, Math.max(1, number))}"]`);
    if (target) {
      this.$('.pdf-scroll').scrollTop = target.offsetTop - GAP;
    }
  }

  /** Shows the mark of that id in the middle of the view. */
  async showMark(id) {
    this.here = id;
    const mark = this.marks?.find((one) => one.id === id);
    if (mark && this.pages) {
      this.goToPage(mark.page);
      await this.updateComplete;
      this.$(`[data-mark="${CSS.escape(String(id))}"]`)?.scrollIntoView({ block: 'center', inline: 'nearest' });
    }
  }

  #renderMarks(page, scale) {
    return (this.marks ?? []).filter((mark) => mark.page === page.number).map((mark) => html`<div class="pdf-mark ${mark.kind ?? ''} ${mark.id === this.here ? 'here' : ''}" data-mark=${mark.id} data-testid="pdf-mark" role="img" aria-label=${mark.label ?? ''} title=${mark.label ?? ''}
      style=${styleMap({ left: `${mark.left * scale}px`, top: `${mark.top * scale}px`, width: `${mark.width * scale}px`, height: `${mark.height * scale}px` })}>
      ${mark.picture ? html`<img src=${mark.picture} alt="">` : mark.text ? html`<span>${mark.text}</span>` : nothing}</div>`);
  }

  async #textOf(number) {
    if (!this.#texts.has(number)) {
      const content = await (await this.#pdf.getPage(number)).getTextContent();
      this.#texts.set(number, content.items.filter((item) => item.str !== undefined).map((item) => item.str));
    }
    return this.#texts.get(number);
  }

  /** Finds with and without tone marks; words may run over pieces of text. */
  async #search(words) {
    this.find = words;
    const wanted = plainText(words).trim();
    const hits = [];
    if (wanted.length > 1) {
      for (const page of this.pages) {
        const pieces = await this.#textOf(page.number);
        const starts = [];
        let whole = '';
        for (const piece of pieces) {
          starts.push(whole.length);
          whole += plainText(piece) + (piece.endsWith(' ') || !piece ? '' : ' ');
        }
        const text = whole.replace(/\s/g, ' ');
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          hits.push({ page: page.number, from: at, to: at + wanted.length, starts });
        }
      }
    }
    this.hits = hits;
    this.hit = 0;
    for (const page of this.pages) {
      this.#markPage(page.number);
    }
    this.#revealHit();
  }

  #markPage(number) {
    const divs = this.#texts.get(`divs ${number}`);
    if (!divs) {
      return;
    }
    for (const div of divs) {
      if (div.querySelector('mark')) {
        div.textContent = div.textContent;
      }
    }
    const ranges = new Map();
    this.hits.forEach((hit, order) => {
      if (hit.page === number) {
        hit.starts.forEach((start, index) => {
          const div = divs[index];
          const end = start + (div?.textContent.length ?? 0);
          if (div && hit.from < end && hit.to > start) {
            ranges.set(index, [...(ranges.get(index) ?? []), [Math.max(0, hit.from - start), Math.min(end, hit.to) - start, order]]);
          }
        });
      }
    });
    for (const [index, parts] of ranges) {
      const text = divs[index].textContent;
      const nodes = [];
      let at = 0;
      for (const [from, to, order] of parts) {
        nodes.push(text.slice(at, from));
        const mark = document.createElement('mark');
        mark.textContent = text.slice(from, to);
        mark.dataset.hit = order;
        nodes.push(mark);
        at = to;
      }
      nodes.push(text.slice(at));
      divs[index].replaceChildren(...nodes);
    }
  }

  async #revealHit() {
    const hit = this.hits[this.hit];
    if (!hit) {
      return;
    }
    if (!this.#texts.has(`divs ${hit.page}`)) {
      this.goToPage(hit.page);
      await this.#draw(hit.page);
    }
    for (const mark of this.querySelectorAll('mark.here')) {
      mark.classList.remove('here');
    }
    const mark = this.$(`mark[data-hit="${this.hit}"]`);
    mark?.classList.add('here');
    mark?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  #step(by) {
    if (this.hits.length) {
      this.hit = (this.hit + by + this.hits.length) % this.hits.length;
      this.#revealHit();
    }
  }

  #onScroll(event) {
    const middle = event.target.scrollTop + event.target.clientHeight / 3;
    for (const page of this.querySelectorAll('.pdf-page')) {
      if (page.offsetTop + page.offsetHeight > middle) {
        this.current = Number(page.dataset.page);
        return;
      }
    }
  }

  render() {
    if (this.failure) {
      return html`<p class="error-text pad" role="alert">${t('pdf.failed')} ${this.failure}</p>`;
    }
    if (!this.pages) {
      return busy(t('pdf.opening'));
    }
    return html`
      <div class="picture-bar" role="toolbar" aria-label=${t('picture.tools')}>
        ${iconButton({ name: 'rows', label: t('pdf.thumbs'), pressed: this.thumbs, testid: 'thumbs', run: () => {
          this.thumbs = !this.thumbs;
          keep.set('pdf.thumbs', this.thumbs);
          this.updateComplete.then(() => this.#watch());
        } })}
        <span class="page-of" data-testid="page-of">${t('picture.pageOf', { n: this.current, of: this.pages.length })}</span>
        ${iconButton({ name: 'up', label: t('picture.previous'), run: () => this.goToPage(this.current - 1), disabled: this.current <= 1 })}
        ${iconButton({ name: 'down', label: t('picture.next'), run: () => this.goToPage(this.current + 1), disabled: this.current >= this.pages.length })}
        <span class="bar-gap"></span>
        ${iconButton({ name: 'zoomOut', label: t('picture.zoomOut'), run: () => this.#zoomBy(0.8) })}
        ${iconButton({ name: 'zoomIn', label: t('picture.zoomIn'), run: () => this.#zoomBy(1.25) })}
        ${iconButton({ name: 'fitWidth', label: t('picture.fitWidth'), run: () => this.#zoomTo('width'), pressed: this.zoom === 'width' })}
        ${iconButton({ name: 'fitPage', label: t('picture.fitPage'), run: () => this.#zoomTo('page'), pressed: this.zoom === 'page' })}
        <span class="grow"></span>
        <form class="pdf-find" role="search" @submit=${(event) => {
          event.preventDefault();
          const words = this.$('#pdf-find').value;
          if (words === this.find && this.hits.length) {
            this.#step(1);
          } else {
            this.#search(words);
          }
        }}>${icon('search')}<input id="pdf-find" type="search" aria-label=${t('pdf.find')} placeholder=${t('pdf.find')} data-testid="pdf-find" .value=${this.find ?? ''}></form>
        ${this.find ? html`<span class="page-of" role="status" data-testid="pdf-hits">${this.hits.length ? t('pdf.hit', { n: this.hit + 1, of: this.hits.length }) : t('pdf.noHit')}</span>
          ${iconButton({ name: 'up', label: t('pdf.previousHit'), run: () => this.#step(-1), disabled: !this.hits.length })}
          ${iconButton({ name: 'down', label: t('pdf.nextHit'), run: () => this.#step(1), disabled: !this.hits.length })}` : nothing}
      </div>
      <div class="pdf-body">
        ${this.thumbs && this.pages.length > 1 ? html`<nav class="pdf-thumbs" aria-label=${t('pdf.thumbs')}>${this.pages.map((page) => html`<button type="button" class="pdf-thumb" data-page=${page.number} aria-current=${String(page.number === this.current)} @click=${() => this.goToPage(page.number)}>
          <span class="thumb-ink" style="aspect-ratio:${page.width} / ${page.height}"></span>${page.number}</button>`)}</nav>` : nothing}
        <div class="pdf-scroll sheets" tabindex="0" role="region" aria-label=${t('page.document')} @scroll=${this.#onScroll}>
          ${this.pages.map((page) => {
            const scale = this.#scaleOf(page);
            return html`<div class="pdf-page" data-page=${page.number} data-testid="pdf-page" style=${styleMap({ width: `${page.width * scale}px`, height: `${page.height * scale}px` })}><div class="pdf-ink"></div>${this.#renderMarks(page, scale)}</div>`;
          })}
        </div>
      </div>`;
  }
}

define('vt-pdf-view', PdfView);
