import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { currentLanguage, loadLanguage, t } from '../app/i18n.js';
import { host } from '../app/host.js';
import { otherWays, session, signIn, signInRefusal, signOut, wayUrl } from '../app/session.js';
import { icon } from './icons.js';
import { field } from './parts.js';

const REFUSALS = ['unreachable', 'refused', 'expired', 'unproven', 'no-account'];

/** Sign in; with `again`, over the page whose work is kept. */
class SignIn extends Element {
  static properties = { again: { type: Boolean }, error: { state: true }, working: { state: true }, ways: { state: true } };

  connected() {
    const refusal = this.again ? '' : signInRefusal();
    this.error = refusal ? t('signIn.refused.' + (REFUSALS.includes(refusal) ? refusal : 'unproven')) : '';
    if (host.signsIn) {
      otherWays().then((ways) => {
        this.ways = ways;
      });
    }
  }

  firstUpdated() {
    const dialog = this.$('dialog');
    if (dialog) {
      dialog.showModal();
      dialog.addEventListener('cancel', (event) => event.preventDefault());
    }
    this.$(this.again ? '#password' : '#userId').focus();
  }

  async #submit(event) {
    event.preventDefault();
    const userId = this.again ? session.user.id : this.$('#userId').value.trim();
    const password = this.$('#password').value;
    if (!userId || !password) {
      this.error = t('signIn.missing');
      return;
    }
    this.error = '';
    this.working = true;
    try {
      await signIn(userId, password);
    } catch (error) {
      this.error = error.status === 403 || error.status === 401 ? t('signIn.wrong') : error.message;
      await this.updateComplete;
      this.$('#password').select();
    } finally {
      this.working = false;
    }
  }

  #form() {
    return html`<form class="sign-in-form" @submit=${this.#submit} novalidate>
      ${this.again ? html`<h2>${t('signIn.again')}</h2><p class="hint">${t('signIn.againHint')}</p>` : nothing}
      ${field({
        id: 'userId',
        label: t('signIn.user'),
        control: html`<input id="userId" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" data-testid="user" .value=${this.again ? session.user.id : ''} ?disabled=${this.again}>`,
      })}
      ${field({
        id: 'password',
        label: t('signIn.password'),
        control: html`<input id="password" name="password" type="password" autocomplete="current-password" data-testid="password">`,
      })}
      ${this.error ? html`<p class="error-text" role="alert" data-testid="sign-in-error">${icon('warn')} ${this.error}</p>` : nothing}
      <button class="button primary large" ?disabled=${this.working} data-testid="sign-in">${this.working ? t('common.working') : t('signIn.go')}</button>
      ${this.ways?.length ? html`<div class="sign-in-ways"><span class="hint">${t('signIn.or')}</span>${this.ways.map((way) => html`<a class="button large" href=${wayUrl(way.id)} data-testid="way-${way.id}">${icon('user')} ${t('signIn.by', { name: way.title || t('signIn.provider') })}</a>`)}</div>` : nothing}
      ${this.again ? html`<button type="button" class="text-button" @click=${signOut}>${t('signIn.other')}</button>` : nothing}
    </form>`;
  }

  render() {
    if (this.again) {
      return html`<dialog class="modal small" aria-label=${t('signIn.again')} data-testid="sign-in-again">${this.#form()}</dialog>`;
    }
    return html`<div class="sign-in">
      <div class="sign-in-card">
        <div class="sign-in-brand"><img src="favicon.svg" alt="" width="36" height="36"><div><h1>Vanthu</h1><p>${t('signIn.subtitle')}</p></div></div>
        ${this.#form()}
      </div>
      <p class="sign-in-foot"><button type="button" class="text-button" data-testid="language" @click=${() => loadLanguage(currentLanguage() === 'vi' ? 'en' : 'vi')}>${currentLanguage() === 'vi' ? 'English' : 'Tiếng Việt'}</button>
        · <a href="guide/${currentLanguage()}/index.html">${t('frame.guide')}</a></p>
    </div>`;
  }
}

define('vt-sign-in', SignIn);
