import { html } from '../vendor/lit.js';
import { get, post, put } from '../app/api.js';
import { forget } from '../app/catalog.js';
import { Element, define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { textField, tickField } from '../components/choice.js';
import { openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, stateBadge } from '../components/parts.js';

/** Document types: the 29 of Decree 30/2020 and what an office adds (laws, decrees, circulars…). */
class TypesPage extends Element {
  static properties = { address: { attribute: false }, items: { state: true }, failure: { state: true } };

  connected() {
    this.#load();
  }

  async #load() {
    try {
      this.items = (await get('/registry/types')).items;
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  async #edit(type) {
    const done = await openForm({
      title: type ? type.name : t('types.new'),
      testid: 'type-dialog',
      values: { code: '', abbreviation: '', name: '', nameEn: '', active: true, ...type },
      fields: (data, errors, change) => {
        const text = (name, options = {}) => textField({ ids: 't', name, label: t('types.' + name), value: data[name], error: errors[name], change, ...options });
        return html`<div class="two">${text('name', { required: true, wide: true, length: 100 })}${text('nameEn', { wide: true, length: 100 })}
          ${text('code', { required: true, disabled: Boolean(type), length: 20 })}${text('abbreviation', { length: 20, hint: t('types.abbreviationHint') })}
          ${tickField({ name: 'active', label: t('types.active'), value: data.active, change })}</div>`;
      },
      submit: (data) => (type ? put('/registry/types', data) : post('/registry/types', data)),
    }).catch(noteError);
    if (done) {
      forget('types');
      note(t('common.saved'));
      this.#load();
    }
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    return html`<div class="page-body"><header class="page-head"><h1>${t('page.types')}</h1><span class="muted">${t('types.hint')}</span><span class="grow"></span>
        <button type="button" class="button primary" data-testid="new-type" @click=${() => this.#edit(null)}>${icon('plus')} ${t('types.new')}</button></header>
      ${!this.items ? busy() : html`<div class="table-box"><table class="plain-table wide-table"><thead><tr><th class="num">${t('types.order')}</th><th>${t('types.name')}</th><th>${t('types.abbreviation')}</th><th>${t('types.nameEn')}</th><th>${t('column.state')}</th><th><span class="sr-only">${t('common.actions')}</span></th></tr></thead>
        <tbody>${this.items.map((type, index) => html`<tr data-testid="type-row"><td class="num">${index + 1}</td><td><strong>${type.name}</strong></td><td>${type.abbreviation || '—'}</td><td class="muted">${type.nameEn ?? ''}</td>
          <td>${type.active === false ? stateBadge('closed', t('agencies.inactive')) : stateBadge('active')}</td><td class="row-actions"><button type="button" class="text-button" @click=${() => this.#edit(type)}>${t('common.edit')}</button></td></tr>`)}</tbody></table></div>`}
    </div>`;
  }
}

define('vt-types-page', TypesPage);
