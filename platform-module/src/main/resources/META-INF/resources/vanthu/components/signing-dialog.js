import './pdf-view.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { formatTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { copy, note } from '../app/live.js';
import { session } from '../app/session.js';
import { openDialog } from './dialog.js';
import { icon } from './icons.js';
import { busy, field, notice } from './parts.js';
import { signaturePlace } from './signature-place.js';
import { renderReport } from './verification.js';

const PARTIES = { sign: 'person', seal: 'organisation', handOver: 'person' };
/** In the order in which they are offered. */
const KEYS = ['file', 'token', 'remote', 'paper'];

/**
 * Signs a document (`act` is "sign", by the person) or seals it ("seal", by the organisation): shows where the signature goes, lets choose the key, signs,
 * and says what verification found. Resolves with the document, or nothing when it was given up. Minutes of a hand-over ("handOver") bring the path under
 * which they are signed, the kinds of keys, and the side that is sent along.
 */
export function openSigning(draft, act, file) {
  return new Signing(draft, act, file).open();
}

class Signing {
  #draft;
  #act;
  #file;
  #update = () => {};
  #kinds = null;
  #key = '';
  #values = { password: '', certificate: '', signature: '', comment: '', date: '' };
  #errors = {};
  #failure = '';
  #working = false;
  #request = null;
  #place = null;
  #picture = '';
  #done = null;
  #report = null;
  #trusted = true;

  constructor(draft, act, file) {
    this.#draft = draft;
    this.#act = act;
    this.#file = file instanceof Blob && file.type.includes('pdf') ? file : null;
  }

  get #path() {
    return this.#draft.path ?? `/outgoing/documents/${this.#draft.nodeId}`;
  }

  get #side() {
    return this.#draft.side ? { side: this.#draft.side } : {};
  }

  /** A sentence of this act, or else that of the signature on a document. */
  #say(key, parameters) {
    return t(hasText(`${key}.${this.#act}`) ? `${key}.${this.#act}` : `${key}.sign`, parameters);
  }

  /** Attachments in files of their own, which the organisation signs with the document. */
  get #appendices() {
    const unsigned = new Set((this.#draft.warnings ?? []).map((one) => one.file));
    return (this.#draft.files ?? []).filter((one) => one.kind === 'attachment' && !one.removed && !unsigned.has(one.id));
  }

  open() {
    this.#start();
    return openDialog({
      title: this.#say('signing.title', { number: this.#draft.number ?? '' }),
      size: 'full',
      testid: 'signing-dialog',
      content: ({ close, update }) => {
        this.#update = update;
        return this.#done ? this.#renderDone(close) : this.#renderForm(close);
      },
    }).then(() => (this.#done ? { text: this.#say('draft.done') } : null));
  }

  async #start() {
    const party = PARTIES[this.#act];
    const looks = await get('/signing/looks', { agency: session.agencyCode }).catch((error) => {
      this.#failure = error.message;
      return {};
    });
    this.#trusted = looks.trustSet !== false;
    this.#kinds = [...(this.#draft.keys ?? (party === 'person' ? looks.personKeys : looks.organisationKeys?.filter((kind) => kind !== 'remote'))) ?? [], 'paper'];
    this.#key = KEYS.find((key) => this.#kinds.includes(key));
    const picture = party === 'person' ? looks.signature : looks.seal;
    this.#picture = picture ? `data:image/png;base64,${picture.png}` : '';
    if (this.#file && !this.#draft.invisible) {
      this.#place = await signaturePlace(this.#file, { name: this.#draft.signerName, position: this.#draft.fields?.signerPosition, seal: this.#act === 'seal', widthMm: picture?.widthMm, ratio: await ratioOf(this.#picture) }).catch(() => null);
    }
    this.#update();
    document.querySelector('[data-testid="signing-dialog"] [name="key"]:checked')?.focus();
    await customElements.whenDefined('vt-pdf-view');
    const view = document.querySelector('[data-testid="signing-dialog"] vt-pdf-view');
    for (let tries = 0; view && this.#place && !view.pages && tries < 40; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    view?.showMark('place');
  }

  #marks() {
    return this.#place ? [{ id: 'place', kind: this.#act === 'seal' ? 'seal' : 'signature', label: this.#say('signing.place'), picture: this.#picture, text: this.#say('signing.place'), ...this.#place }] : [];
  }

  #set(name, value) {
    this.#values = { ...this.#values, [name]: value };
    this.#errors = { ...this.#errors, [name]: undefined };
    this.#update();
  }

  async #send(work) {
    if (this.#working) {
      return;
    }
    this.#working = true;
    this.#errors = {};
    this.#failure = '';
    this.#update();
    try {
      await work();
    } catch (error) {
      this.#errors = error.byField?.() ?? {};
      this.#failure = Object.keys(this.#errors).some((name) => name in this.#values || name === 'certificates') ? '' : error.message;
      if (error.status === 409) {
        // What was prepared is of a state that is over: the next try begins anew.
        this.#request = null;
        await this.#draft.changed?.();
      }
    } finally {
      this.#working = false;
      this.#values = { ...this.#values, password: '' };
      this.#update();
    }
  }

  #submit() {
    const { version } = this.#draft;
    const { password, comment, date } = this.#values;
    if (this.#key === 'remote') {
      return this.#send(() => (this.#request ? this.#complete() : this.#prepare()));
    }
    return this.#send(async () => {
      const body = this.#key === 'paper' ? { signature: 'paper', ...(date ? { date } : {}) } : { signature: 'digital', key: this.#key, ...(password ? { password } : {}) };
      this.#finish(await post(`${this.#path}/${this.#draft.side ? 'sign' : this.#act}`, { version, ...(this.#draft.side ? this.#side : { comment: comment.trim() }), ...body }));
    });
  }

  async #prepare() {
    this.#request = await post(`${this.#path}/signature`, { ...this.#side, version: this.#draft.version, certificates: pemToBase64(this.#values.certificate) });
  }

  async #complete() {
    const signature = this.#values.signature.replace(/\s+/g, '');
    this.#finish(await post(`${this.#path}/signature/${this.#request.requestId}`, { ...this.#side, version: this.#request.version ?? this.#draft.version, signature }));
  }

  #finish(document) {
    this.#done = document;
    if (this.#key !== 'paper') {
      get(`${this.#path}/verification`).then((report) => {
        this.#report = report;
        this.#update();
      }, (error) => {
        this.#report = { error };
        this.#update();
      });
    }
  }

  #renderForm(close) {
    return html`<form class="dialog-form" novalidate @submit=${(event) => {
      event.preventDefault();
      this.#submit();
    }}>
      <div class="sign-columns">
        <div class="sign-view">${this.#file ? html`<vt-pdf-view class="picture" .data=${this.#file} .marks=${this.#marks()}></vt-pdf-view>` : html`<div class="empty">${icon('file')}<p>${t('signing.noView')}</p></div>`}</div>
        <div class="sign-side">
          <p class="hint">${this.#draft.invisible ? t('signing.invisible') : this.#place?.found === false ? t('signing.placeFixed') : this.#say('signing.placeHint')}</p>
          ${this.#trusted || this.#key === 'paper' ? nothing : notice('warn', this.#say('signing.noTrust'), 'no-trust')}
          ${this.#act === 'seal' && this.#key !== 'paper' && this.#appendices.length ? notice('info', t('signing.appendices', { n: this.#appendices.length, names: this.#appendices.map((one) => one.name).join(', ') }), 'appendices') : nothing}
          ${this.#picture || !this.#kinds || this.#draft.invisible ? nothing : notice('info', html`${this.#say('signing.noPicture')} ${this.#act !== 'seal' ? html`<a href="#/signature" @click=${() => close()}>${t('page.signature')}</a>` : nothing}`, 'no-picture')}
          ${this.#kinds ? this.#renderKeys() : busy()}
          ${this.#failure ? html`<p class="error-text" role="alert" data-testid="dialog-error">${icon('warn')} ${this.#failure}</p>` : nothing}
        </div>
      </div>
      <div class="dialog-foot">
        <button type="button" class="button" data-testid="dialog-cancel" @click=${() => close()}>${t('common.cancel')}</button>
        <button type="submit" class="button primary" data-testid="dialog-ok" ?disabled=${this.#working || !this.#kinds}>${this.#working ? t('signing.working') : this.#key === 'remote' && !this.#request ? t('signing.prepare') : this.#say(this.#key === 'paper' ? 'signing.paper' : 'draft.action')}</button>
      </div></form>`;
  }

  #renderKeys() {
    const keys = KEYS.filter((key) => this.#kinds.includes(key));
    const secret = (name, label, hint) => field({ id: 's-' + name, label, error: this.#errors[name], hint, control: html`<input id="s-${name}" name=${name} type="password" autocomplete="off" data-testid=${name} aria-describedby="s-${name}-note" .value=${this.#values[name]} @input=${(event) => this.#set(name, event.target.value)}>` });
    const long = (name, label, hint) => field({ id: 's-' + name, label, error: this.#errors[name] ?? (name === 'certificate' ? this.#errors.certificates : undefined), hint, control: html`<textarea id="s-${name}" name=${name} rows="4" class="mono" spellcheck="false" data-testid=${name} aria-describedby="s-${name}-note" .value=${this.#values[name]} @input=${(event) => this.#set(name, event.target.value)}></textarea>` });
    return html`<fieldset class="key-choice"><legend>${t('signing.key')}</legend>${keys.map((key, index) => html`<label><input type="radio" name="key" value=${key} data-testid="key-${key}" ?autofocus=${index === 0} .checked=${this.#key === key} ?disabled=${Boolean(this.#request)} @change=${() => {
        this.#key = key;
        this.#failure = '';
        this.#errors = {};
        this.#values = { ...this.#values, password: '' };
        this.#update();
      }}> <span>${t('signing.key.' + key)}</span><small>${t(`signing.key.${key}.hint`)}</small></label>`)}</fieldset>
      ${this.#key === 'file' ? secret('password', t('signing.password'), t('signing.passwordHint')) : this.#key === 'token' ? secret('password', t('signing.pin'), t('signing.pinHint')) : nothing}
      ${this.#key === 'remote' ? this.#request ? html`
          <div class="field"><label for="s-digest">${t('signing.digest')}</label><output id="s-digest" class="digest" tabindex="0" data-testid="digest">${this.#request.digest}</output>
            <span><button type="button" class="text-button" @click=${async () => {
              await copy(this.#request.content ?? this.#request.digest);
              note(t('common.copied'));
            }}>${icon('copy')} ${t('signing.copyDigest')}</button> ${this.#request.expiresAt ? html`<span class="hint">${t('signing.expires', { time: formatTime(this.#request.expiresAt) })}</span>` : nothing}</span></div>
          ${long('signature', t('signing.signature'), t('signing.signatureHint'))}` : long('certificate', t('signing.certificate'), t('signing.certificateHint')) : nothing}
      ${this.#key === 'paper' ? html`<p class="hint">${this.#say('signing.paperHint')}</p>` : nothing}
      ${this.#key === 'paper' && this.#draft.side ? field({ id: 's-date', label: t('signing.paperDate'), error: this.#errors.date, control: html`<input id="s-date" name="date" type="date" data-testid="date" aria-describedby="s-date-note" .value=${this.#values.date} @input=${(event) => this.#set('date', event.target.value)}>` }) : nothing}
      ${this.#key === 'remote' || this.#draft.side ? nothing : field({ id: 's-comment', label: t('draft.comment'), error: this.#errors.comment, control: html`<input id="s-comment" name="comment" maxlength="2000" data-testid="comment" aria-describedby="s-comment-note" .value=${this.#values.comment} @input=${(event) => this.#set('comment', event.target.value)}>` })}`;
  }

  #renderDone(close) {
    return html`<div class="dialog-body" data-testid="signed">
        ${notice('ok', html`<strong>${this.#say('draft.done')}</strong>`)}
        ${this.#key === 'paper' ? nothing : !this.#report ? busy(t('signing.verifying')) : this.#report.error ? notice('warn', this.#report.error.message) : renderReport(this.#report)}
      </div>
      <div class="dialog-foot"><button type="button" class="button primary" autofocus data-testid="signed-close" @click=${() => close()}>${t('common.close')}</button></div>`;
  }
}

/** Height by width of a picture. */
async function ratioOf(address) {
  const image = new Image();
  image.src = address;
  return image.decode().then(() => image.naturalHeight / image.naturalWidth, () => 0.5);
}

/** Certificates as people have them (PEM or plain Base64), each as Base64 alone. */
function pemToBase64(text) {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return (blocks ?? [text]).map((block) => block.replace(/-----[^-]+-----/g, '').replace(/\s+/g, '')).filter(Boolean);
}
