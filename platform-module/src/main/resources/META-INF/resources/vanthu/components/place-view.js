import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { textField } from './choice.js';
import { openForm } from './dialog.js';

/** A place in words, to open for those who look after the shelves. */
export const placeText = (where) => (!where ? '' : where.box && session.has('archivist', 'leader') ? html`<a href=${href('shelves', [where.box])}>${where.place}</a>` : where.place ?? where.words ?? '');

/** Asks for the box that dossiers are put into; resolves with how many lie elsewhere now. */
export const openBox = (dossiers) => openForm({
  title: t('shelves.put'),
  intro: t('shelves.putIntro', { n: dossiers.length }),
  testid: 'box-dialog',
  values: { box: '' },
  fields: (data, errors, change) => textField({ name: 'box', label: t('shelves.boxCode'), value: data.box, error: errors.box, change, required: true, length: 20, hint: t('shelves.boxHint'), autofocus: true }),
  submit: (data) => post('/archive/boxed', { agency: session.agencyCode, box: data.box, dossiers }),
});

/** Where the papers of one dossier are; nothing where there are none in a box. */
class PlaceView extends Element {
  static properties = { dossier: {}, where: { state: true } };

  willUpdate(changed) {
    if (changed.has('dossier')) {
      this.where = null;
      get('/archive/boxed/' + this.dossier).then((found) => {
        this.where = found;
      }).catch(noteError);
    }
  }

  render() {
    const text = placeText(this.where);
    return text ? html`<span data-testid="place">${text}</span>` : this.where ? html`<span class="muted">${t('shelves.nowhere')}</span>` : nothing;
  }
}

define('vt-place', PlaceView);
