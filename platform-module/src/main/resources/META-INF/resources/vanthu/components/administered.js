import { html } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { Element } from '../app/element.js';
import { t } from '../app/i18n.js';
import { replace } from '../app/router.js';
import { session } from '../app/session.js';
import { filterChip } from './filter-chip.js';
import { emptyState, failureBox } from './parts.js';

/**
 * A page of administration: it works on the agency of the address, or on the one the person works in; the administrator of the site
 * chooses among all. A page has `read()`, which fetches what it shows, and `body()`, which draws it.
 */
export class AdministeredPage extends Element {
  static properties = { address: { attribute: false }, agencies: { state: true }, failure: { state: true } };

  #read = null;

  constructor() {
    super();
    this.agencies = [];
  }

  connected() {
    if (session.admin) {
      get('/organization/agencies').then((answer) => {
        this.agencies = answer.items;
      }, () => {});
    }
  }

  get agency() {
    return this.address.query.agency ?? session.agencyCode ?? this.agencies[0]?.code ?? null;
  }

  /** What is read again when it changes. */
  get readKey() {
    return this.agency;
  }

  willUpdate() {
    if (this.agency && this.readKey !== this.#read) {
      this.#read = this.readKey;
      this.forget?.();
      this.load();
    }
  }

  async load() {
    try {
      await this.read();
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  /** The choice of the agency, for those who have one. */
  agencyChip(page) {
    return this.agencies.length > 1 ? filterChip({ name: 'agency', label: t('search.agency'), value: this.agency, options: this.agencies.map((one) => [one.code, one.name]), change: (agency) => replace(page, [], { ...this.address.query, agency }) }) : '';
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.load());
    }
    if (!this.agency) {
      return emptyState({ title: t('agencies.none'), text: t('agencies.noneHint'), action: html`<a class="button primary" href="#/agencies">${t('page.agencies')}</a>`, symbol: 'building' });
    }
    return this.body();
  }
}
