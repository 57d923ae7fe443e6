import './due-input.js';
import { html, nothing, repeat } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { announce } from '../app/live.js';
import { session } from '../app/session.js';
import { icon } from './icons.js';

const OFFERED = 10;
const keyOf = (target) => `${target.kind}:${target.code}`;

/** A unit that nobody leads cannot be given work. */
const isHeadless = (target) => target.kind === 'unit' && target.heads === 0;

const ofTheAgency = (typed, unit) => get('/routing/targets', { agency: session.agencyCode, q: typed, unit }).then((answer) => answer.items);

/**
 * Units and people chosen by typing: the list opens with those used of late, Enter takes the marked one, Backspace in the empty field takes the last
 * one away. `value`: [{ kind, code, name, position, unit, due }]. Fires "change" with detail = the new value. `source(typed, unit)` finds others than
 * those of the agency.
 */
class TargetInput extends Element {
  static properties = {
    value: { attribute: false },
    inputId: { attribute: 'input-id' },
    testid: {},
    single: { type: Boolean },
    withDue: { type: Boolean, attribute: 'with-due' },
    unit: {},
    recent: { attribute: false },
    taken: { attribute: false },
    source: { attribute: false },
    placeholder: {},
    items: { state: true },
    active: { state: true },
    open: { state: true },
    text: { state: true },
  };

  #timer;
  #asked = 0;

  constructor() {
    super();
    this.value = [];
    this.recent = [];
    this.taken = [];
    this.source = ofTheAgency;
    this.items = [];
    this.active = 0;
    this.text = '';
  }

  #ask() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    const typed = this.text.trim();
    if (!typed) {
      this.items = this.#offer(this.recent);
      this.active = 0;
    }
    this.#timer = setTimeout(async () => {
      const found = await this.source(typed, this.unit).catch(() => []);
      if (asked === this.#asked) {
        this.items = this.#offer(typed ? found : [...this.recent, ...found]);
        this.active = 0;
        if (typed) {
          announce(t('direct.offered', { n: this.items.length }));
        }
      }
    }, typed ? 120 : 0);
  }

  #offer(found) {
    const not = new Set([...this.value, ...this.taken].map(keyOf));
    return found.filter((one) => {
      const fits = !not.has(keyOf(one)) && (!this.unit || (one.kind === 'person' && one.unit === this.unit));
      not.add(keyOf(one));
      return fits;
    }).slice(0, OFFERED);
  }

  #set(value) {
    this.value = value;
    this.emit('change', value);
  }

  async #choose(target) {
    if (isHeadless(target)) {
      announce(t('direct.headless'));
      return;
    }
    this.text = '';
    const due = this.single ? this.value[0]?.due : undefined;
    this.#set(this.single ? [{ ...target, due }] : [...this.value, target]);
    this.items = [];
    announce(t('direct.taken', { name: target.name }));
    await this.updateComplete;
    this.open = false;
    if (this.single) {
      (this.$('.due-select') ?? this.$('.target button'))?.focus();
    } else {
      this.$('input')?.focus();
    }
  }

  async #remove(target) {
    this.#set(this.value.filter((one) => one !== target));
    await this.updateComplete;
    this.$('input')?.focus();
  }

  #key(event) {
    const shown = this.open && this.items.length > 0;
    if (shown && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.active = (this.active + (event.key === 'ArrowDown' ? 1 : -1) + this.items.length) % this.items.length;
      this.updateComplete.then(() => this.$('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'ArrowDown' && !this.open) {
      event.preventDefault();
      this.open = true;
      this.#ask();
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      // Never sends the form: a name half typed is not a decision.
      event.preventDefault();
      if (shown) {
        this.#choose(this.items[this.active]);
      }
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      this.open = false;
    } else if (event.key === 'Backspace' && !this.text && this.value.length) {
      event.preventDefault();
      this.#remove(this.value.at(-1));
    }
  }

  render() {
    const listId = `${this.inputId}-list`;
    const shown = Boolean(this.open) && this.items.length > 0;
    return html`<div class="targets ${this.text.trim() && !this.open ? 'pending' : ''}">
      ${this.value.length ? html`<ul class="target-list">${repeat(this.value, keyOf, (target) => this.#renderTarget(target))}</ul>` : nothing}
      ${this.single && this.value.length ? nothing : html`<span class="suggest">
        <input id=${this.inputId} name=${this.inputId} type="text" autocomplete="off" role="combobox" aria-autocomplete="list" aria-expanded=${String(shown)} aria-controls=${shown ? listId : nothing}
          aria-describedby="${this.inputId}-note" aria-activedescendant=${shown ? `${listId}-${this.active}` : nothing} placeholder=${this.placeholder ?? t('direct.find')}
          data-testid=${this.testid ?? this.inputId} .value=${this.text} @keydown=${this.#key}
          @focus=${() => {
            this.open = true;
            this.#ask();
          }}
          @input=${(event) => {
            event.stopPropagation();
            this.text = event.target.value;
            this.open = true;
            this.#ask();
          }}
          @change=${(event) => event.stopPropagation()}
          @blur=${() => setTimeout(() => {
            this.open = false;
          }, 150)}>
        ${shown ? html`<ul id=${listId} role="listbox" aria-label=${t('suggest.list')}>${this.items.map((item, index) => html`<li id="${listId}-${index}" role="option" aria-selected=${String(index === this.active)} aria-disabled=${String(isHeadless(item))}
            data-testid="target-option" @pointerdown=${(event) => {
              event.preventDefault();
              this.#choose(item);
            }}>${icon(item.kind === 'person' ? 'user' : 'building')} ${item.name} <small>${isHeadless(item) ? t('direct.headless') : [item.position, item.kind === 'person' ? item.unitName ?? item.unit : ''].filter(Boolean).join(', ')}</small></li>`)}</ul>` : nothing}
      </span>`}
      ${this.text.trim() && !this.open ? html`<span class="error-text">${icon('warn')} ${t('direct.pending', { text: this.text.trim() })}</span>` : nothing}
    </div>`;
  }

  #renderTarget(target) {
    return html`<li class="target" data-testid="target-${target.kind}-${target.code}">
      <span class="target-name">${icon(target.kind === 'person' ? 'user' : 'building')} <span>${target.name}${target.position ? html` <small>${target.position}</small>` : nothing}</span></span>
      ${this.withDue ? html`<vt-due input-id="${this.inputId}-due-${target.code}" testid="due-${target.code}" label=${t('direct.dueOf', { name: target.name })} .value=${target.due ?? ''} @change=${(event) => this.#set(this.value.map((one) => (one === target ? { ...target, due: event.detail } : one)))}></vt-due>` : nothing}
      <button type="button" class="icon-button" aria-label=${t('direct.remove', { name: target.name })} title=${t('direct.remove', { name: target.name })} @click=${() => this.#remove(target)}>${icon('close')}</button>
    </li>`;
  }
}

define('vt-targets', TargetInput);
