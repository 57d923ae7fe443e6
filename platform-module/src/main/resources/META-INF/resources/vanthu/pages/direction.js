import '../components/list.js';
import '../components/reading-pane.js';
import { html } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { openRegisters } from '../app/catalog.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go } from '../app/router.js';
import { session } from '../app/session.js';
import { incomingCard, incomingColumns } from '../components/document-columns.js';
import { openRegisterAwaiting } from '../components/document-dialogs.js';
import { emptyState } from '../components/parts.js';

/** Documents that wait for a leader's word before they enter the register. */
class DirectionPage extends Element {
  static properties = { address: { attribute: false } };

  #columns = [
    ...incomingColumns().filter((column) => !['arrivalNumber', 'arrivalDate', 'state'].includes(column.id)).map((column) => ({ ...column, sort: undefined, hidden: column.id === 'receivedAt' ? false : column.hidden })),
    ...(session.clerk ? [{ id: 'act', label: () => '', width: 160, fixed: true, text: () => '', view: (row) => html`<button type="button" class="button small" data-testid="register-awaiting" @click=${() => this.#register(row)}>${t('direction.open')}</button>` }] : []),
  ];

  #load = ({ after, limit }) => get('/registry/incoming', { agency: session.agencyCode, state: 'awaitingDirection', sort: 'issuedDate', after, limit });

  async #register(row) {
    try {
      const answer = await openRegisterAwaiting(row, await openRegisters());
      if (answer) {
        note(t('capture.numberGiven', { n: answer.arrivalNumber }), 'ok', { text: t('common.open'), run: () => go('document', [row.nodeId]) });
        this.$('vt-list').reload();
        refreshCounters();
      }
    } catch (error) {
      noteError(error);
    }
  }

  render() {
    return html`<div class="page-list">
      <header class="page-head"><h1>${t('page.direction')}</h1><span class="muted">${t('direction.hint')}</span></header>
      <vt-list name="direction" label=${t('page.direction')} .watch=${20000} .columns=${this.#columns} .load=${this.#load} sort="issuedDate" .keyOf=${(row) => row.nodeId} .card=${incomingCard}
        .preview=${(row) => html`<vt-reading-pane .nodeId=${row.nodeId}></vt-reading-pane>`} .exportName=${'cho-but-phe'}
        .empty=${() => emptyState({ title: t('direction.none'), text: t('direction.noneHint'), symbol: 'pen' })}
        @open=${(event) => go('document', [event.detail.nodeId])}></vt-list>
    </div>`;
  }
}

define('vt-direction-page', DirectionPage);
