import { html, nothing } from '../vendor/lit.js';
import { define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { receivedCard, receivedColumns } from '../components/directive-columns.js';
import { icon } from '../components/icons.js';
import { LinesPage } from '../components/lines-page.js';

/** What others have given to this agency. */
class ReceivedPage extends LinesPage {
  constructor() {
    super({ page: 'received', side: 'received', list: { columns: receivedColumns(), card: receivedCard, exportName: 'nhiem-vu-duoc-giao', none: 'received.none' } });
  }

  chips() {
    return html`${this.partChip()}${this.setChip('unit')}${this.setChip('outcome')}`;
  }

  links() {
    return session.reads ? html`<a class="button" href=${href('inspections', [], { side: 'inspected' })} data-testid="inspections">${icon('eye')} ${t('page.inspections')}</a>` : nothing;
  }
}

define('vt-received-page', ReceivedPage);
