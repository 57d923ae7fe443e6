import './pdf-view.js';
import { html } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatSize } from '../app/format.js';
import { t } from '../app/i18n.js';
import { icon } from './icons.js';

/** The file of a document that is registered by hand: chosen or dropped, and seen before it is sent. Fires "file". */
class RegisterFile extends Element {
  static properties = { file: { attribute: false }, accept: {}, hint: {}, over: { state: true } };

  constructor() {
    super();
    this.accept = '.pdf,.tif,.tiff,.jpg,.jpeg,.png,.doc,.docx,.odt';
  }

  #address = null;

  willUpdate(changed) {
    if (changed.has('file')) {
      if (this.#address) {
        URL.revokeObjectURL(this.#address);
      }
      this.#address = this.file?.type.startsWith('image/') ? URL.createObjectURL(this.file) : null;
    }
  }

  disconnected() {
    if (this.#address) {
      URL.revokeObjectURL(this.#address);
    }
  }

  #view() {
    if (this.file.type === 'application/pdf') {
      return html`<vt-pdf-view class="picture" .data=${this.file}></vt-pdf-view>`;
    }
    return this.#address ? html`<div class="sheets"><img class="reading-page" src=${this.#address} alt=${this.file.name}></div>` : html`<div class="empty">${icon('file')}<h2>${this.file.name}</h2></div>`;
  }

  render() {
    const choose = html`<label class="button">${icon('upload')} ${t(this.file ? 'new.otherFile' : 'new.chooseFile')}<input class="sr-only" type="file" accept=${this.accept} data-testid="file" @change=${(event) => {
      this.emit('file', event.target.files[0] ?? null);
      event.target.value = '';
    }}></label>`;
    return html`<div class="register-file ${this.over ? 'over' : ''}" @dragover=${(event) => {
        event.preventDefault();
        this.over = true;
      }} @dragleave=${() => {
        this.over = false;
      }} @drop=${(event) => {
        event.preventDefault();
        this.over = false;
        this.emit('file', event.dataTransfer.files[0] ?? null);
      }}>
      ${this.file
        ? html`<div class="picture-bar"><strong class="ellipsis">${this.file.name}</strong> <span class="page-of">${formatSize(this.file.size)}</span><span class="grow"></span>${choose}
            <button type="button" class="button" data-testid="remove-file" @click=${() => this.emit('file', null)}>${t('new.removeFile')}</button></div>${this.#view()}`
        : html`<div class="empty">${icon('upload')}<h2>${this.hint ? t('draft.fileTitle') : t('new.fileTitle')}</h2><p>${this.hint ?? t('new.fileHint')}</p>${choose}</div>`}
    </div>`;
  }
}

define('vt-register-file', RegisterFile);
