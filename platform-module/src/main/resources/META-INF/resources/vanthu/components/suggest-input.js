import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';

/**
 * A text field that offers what was used before; anything else may be typed. `source(text)` returns [{ text, hint, ... }].
 * Fires "change" with detail { value, item }.
 */
class SuggestInput extends Element {
  static properties = {
    value: {},
    inputId: { attribute: 'input-id' },
    name: {},
    testid: {},
    placeholder: {},
    source: { attribute: false },
    skip: { type: Boolean },
    disabled: { type: Boolean },
    items: { state: true },
    active: { state: true },
  };

  #timer;
  #asked = 0;

  constructor() {
    super();
    this.value = '';
    this.items = [];
    this.active = -1;
  }

  #ask(text) {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (text.trim().length < 1) {
      this.items = [];
      return;
    }
    this.#timer = setTimeout(async () => {
      const items = await this.source(text.trim()).catch(() => []);
      if (asked === this.#asked) {
        this.items = items.slice(0, 8);
        this.active = -1;
      }
    }, 150);
  }

  #choose(item) {
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.value = item.text;
    this.items = [];
    this.emit('change', { value: item.text, item });
  }

  #key(event) {
    if (!this.items.length) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active = (this.active + step + this.items.length) % this.items.length;
    } else if (event.key === 'Enter' && this.active >= 0 && !event.ctrlKey) {
      event.preventDefault();
      this.#choose(this.items[this.active]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.items = [];
    }
  }

  render() {
    const listId = `${this.inputId}-list`;
    return html`<span class="suggest">
      <input id=${this.inputId} name=${this.name ?? ''} type="text" autocomplete="off" role="combobox" aria-autocomplete="list" data-testid=${this.testid ?? this.name ?? ''}
        placeholder=${this.placeholder ?? nothing} aria-expanded=${String(this.items.length > 0)} aria-controls=${listId} aria-describedby="${this.inputId}-note" tabindex=${this.skip ? -1 : 0} ?disabled=${this.disabled}
        aria-activedescendant=${this.active >= 0 ? `${listId}-${this.active}` : nothing}
        .value=${this.value ?? ''} @keydown=${this.#key}
        @input=${(event) => {
          event.stopPropagation();
          this.value = event.target.value;
          this.emit('change', { value: this.value, item: null });
          this.#ask(this.value);
        }}
        @change=${(event) => event.stopPropagation()}
        @blur=${(event) => setTimeout((input) => {
          // who has come back meanwhile is typing again
          if (input !== document.activeElement) {
            this.#asked += 1;
            this.items = [];
          }
        }, 150, event.target)}>
      ${this.items.length
        ? html`<ul id=${listId} role="listbox" aria-label=${t('suggest.list')}>
            ${this.items.map((item, index) => html`<li id="${listId}-${index}" role="option" aria-selected=${String(index === this.active)}
              @pointerdown=${(event) => {
                event.preventDefault();
                this.#choose(item);
              }}>${item.text}${item.hint ? html` <small>${item.hint}</small>` : nothing}</li>`)}
          </ul>`
        : nothing}
    </span>`;
  }
}

define('vt-suggest', SuggestInput);
