import '../components/directive-section.js';
import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDate } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { go, replace } from '../app/router.js';
import { icon } from '../components/icons.js';
import { urgencyBadge } from '../components/parts.js';

/** A meeting's conclusion or a paper entered here, with the directives that it gives. */
class AssigningPage extends Element {
  static properties = { address: { attribute: false }, found: { state: true } };

  willUpdate(changed) {
    if (changed.has('address') && this.address.rest[0] !== this.found?.document?.nodeId) {
      this.found = null;
    }
  }

  render() {
    const nodeId = this.address.rest[0];
    const about = this.found?.document;
    return html`<div class="line-page" data-testid="assigning">
      <header class="document-head line-head"><button type="button" class="icon-button" aria-label=${t('document.back')} title=${t('document.back')} data-testid="back" @click=${() => (history.length > 1 ? history.back() : go('directives'))}>${icon('left')}</button>
        <div class="document-title">${about ? html`<p><strong>${about.number}</strong> ${urgencyBadge(about.urgency)} <span class="muted">${[formatDate(about.date), about.signerName, hasText('source.kind.' + about.source) ? t('source.kind.' + about.source) : ''].filter(Boolean).join(' · ')}</span></p>` : nothing}
          <h1 data-testid="document-subject">${about?.subject ?? t('page.assigning')}</h1></div></header>
      <div class="page-body narrow-body"><vt-directives .nodeId=${nodeId} .defaults=${about ? { signerName: about.signerName } : {}} @changed=${(event) => {
        this.found = event.detail;
        if (this.found.document?.source === 'draft') {
          replace(this.found.document.state === 'issued' ? 'issued' : 'draft', [nodeId], { tab: 'directives' });
        }
      }}></vt-directives></div></div>`;
  }
}

define('vt-assigning-page', AssigningPage);
