import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note } from '../app/live.js';
import { session } from '../app/session.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, field, notice } from '../components/parts.js';

const WIDTHS = { signature: { usual: 40, least: 15, most: 70 }, seal: { usual: 36, least: 25, most: 50 } };

/** The picture of the own signature, and of the seal for those who keep it; and with which keys the person can sign. */
class SignaturePage extends Element {
  static properties = { address: { attribute: false }, looks: { state: true }, failure: { state: true }, chosen: { state: true }, errors: { state: true }, working: { state: true } };

  constructor() {
    super();
    this.chosen = {};
    this.errors = {};
  }

  connected() {
    this.#load();
  }

  async #load() {
    try {
      this.looks = await get('/signing/looks', { agency: session.agencyCode });
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  #change(kind, changes) {
    this.chosen = { ...this.chosen, [kind]: { widthMm: this.looks[kind]?.widthMm || WIDTHS[kind].usual, png: this.looks[kind]?.png ?? '', ...this.chosen[kind], ...changes } };
    this.errors = { ...this.errors, [kind]: undefined };
  }

  async #choose(kind, file) {
    if (file) {
      const address = await new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(file);
      });
      if (file.type === 'image/png') {
        this.#change(kind, { png: address.slice(address.indexOf(',') + 1) });
      } else {
        this.errors = { ...this.errors, [kind]: { picture: t('signature.pngOnly') } };
      }
    }
  }

  async #save(kind) {
    const { png, widthMm } = this.chosen[kind];
    this.working = true;
    try {
      await post('/signing/looks', { agency: session.agencyCode, kind, picture: png, widthMm: Number(String(widthMm).replace(',', '.')) });
      this.chosen = { ...this.chosen, [kind]: undefined };
      note(t(`signature.saved.${kind}`));
      await this.#load();
    } catch (error) {
      const errors = error.byField?.() ?? {};
      this.errors = { ...this.errors, [kind]: Object.keys(errors).length ? errors : { general: error.message } };
    } finally {
      this.working = false;
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.looks) {
      return busy();
    }
    const keys = this.looks.personKeys ?? [];
    return html`<div class="page-body">
      <header class="page-head"><h1>${t('page.signature')}</h1></header>
      <div class="work-grid">${this.#picture('signature')}${this.looks.maySetSeal ? this.#picture('seal') : nothing}
        ${keys.length ? html`<section class="card"><h2>${t('signature.keys')}</h2><ul class="plain related" data-testid="own-keys">${keys.map((key) => html`<li>${icon('check')} <b>${t('signing.key.' + key)}</b><br><span class="hint">${t(`signing.key.${key}.hint`)}</span></li>`)}</ul></section>` : nothing}</div>
    </div>`;
  }

  #picture(kind) {
    const chosen = this.chosen[kind];
    const { png, widthMm } = chosen ?? this.looks[kind] ?? { png: '', widthMm: WIDTHS[kind].usual };
    const errors = this.errors[kind] ?? {};
    const id = 'width-' + kind;
    return html`<section class="card" aria-label=${t('signature.title.' + kind)}><h2>${t('signature.title.' + kind)}</h2>
      <p class="hint">${t('signature.hint.' + kind)}</p>
      ${errors.general ? notice('bad', errors.general) : nothing}
      <div class="signature-picture" data-testid="picture-${kind}">${png ? html`<img src="data:image/png;base64,${png}" style="width:${widthMm}mm" alt=${t('signature.title.' + kind)}>` : html`<span>${t('signature.none')}</span>`}</div>
      ${errors.picture ? html`<p class="error-text" role="alert" data-testid="picture-error">${icon('warn')} ${errors.picture}</p>` : nothing}
      <p><label class="button">${icon('upload')} ${t('signature.choose')}<input class="sr-only" type="file" accept="image/png" data-testid="choose-${kind}" @change=${(event) => {
        this.#choose(kind, event.target.files[0]);
        event.target.value = '';
      }}></label></p>
      ${png ? field({ id, label: t('signature.width', { from: WIDTHS[kind].least, to: WIDTHS[kind].most }), error: errors.widthMm, control: html`<input id=${id} inputmode="decimal" data-testid=${id} aria-describedby="${id}-note" .value=${String(widthMm)} @input=${(event) => this.#change(kind, { widthMm: event.target.value })}>` }) : nothing}
      ${chosen?.png ? html`<p><button type="button" class="button primary" data-testid="save-${kind}" ?disabled=${this.working} @click=${() => this.#save(kind)}>${t('common.save')}</button></p>` : nothing}
    </section>`;
  }
}

define('vt-signature-page', SignaturePage);
