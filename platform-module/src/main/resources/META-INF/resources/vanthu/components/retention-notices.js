import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { notice } from './parts.js';

const KIND = { overdue: 'warn', expired: 'warn' };

/** What the person was told of the lists of retention and is still so, each with its list. */
class RetentionNotices extends Element {
  static properties = { items: { state: true } };

  connected() {
    this.#load();
  }

  async #load() {
    this.items = (await get('/retention/notices', { agency: session.agencyCode }).catch(() => ({ items: [] }))).items;
  }

  async #seen() {
    await post('/retention/notices/seen', { agency: session.agencyCode }).catch(noteError);
    this.#load();
    refreshCounters();
  }

  render() {
    const fresh = (this.items ?? []).filter((one) => !one.seen);
    if (!fresh.length) {
      return nothing;
    }
    const oversees = session.has('archivist', 'leader');
    return notice(fresh.some((one) => KIND[one.view]) ? 'warn' : 'info', html`${fresh.map((one, at) => html`${at ? ' · ' : nothing}<a href=${oversees ? href('retention', [], { view: one.view }) : href('submissions', [], { show: 'ready' })} data-testid="notice-${one.view}">${t('retention.notice.' + one.view, { n: one.dossiers })}</a>`)}
      <button type="button" class="text-button" data-testid="notices-seen" @click=${() => this.#seen()}>${t('retention.notice.seen')}</button>`, 'retention-notices');
  }
}

define('vt-retention-notices', RetentionNotices);
