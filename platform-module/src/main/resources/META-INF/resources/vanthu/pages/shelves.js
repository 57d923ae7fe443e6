import { html, nothing } from '../vendor/lit.js';
import { del, get, post, put } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href } from '../app/router.js';
import { session } from '../app/session.js';
import { textField } from '../components/choice.js';
import { confirmAction, openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, emptyState, failureBox, field } from '../components/parts.js';
import { openPdf } from '../components/pdf-dialog.js';
import { openBox } from '../components/place-view.js';

const BELOW = { store: 'shelf', shelf: 'box' };

/** Stores, shelves and boxes; the address holds the place that is open. */
class ShelvesPage extends Element {
  static properties = { address: { attribute: false }, found: { state: true }, failure: { state: true }, chosen: { state: true } };

  #id;

  constructor() {
    super();
    this.chosen = new Set();
  }

  willUpdate(changed) {
    const id = this.address.rest[0] ?? '';
    if (changed.has('address') && id !== this.#id) {
      this.#id = id;
      this.found = null;
      this.#load();
    }
  }

  async #load() {
    this.chosen = new Set();
    try {
      this.found = await get(this.#id ? '/archive/places/' + this.#id : '/archive/places', this.#id ? {} : { agency: session.agencyCode });
      this.failure = null;
    } catch (error) {
      this.failure = error;
    }
  }

  get #here() {
    return this.found.path.at(-1);
  }

  async #act(work, told = t('common.saved')) {
    try {
      if (await work()) {
        note(told);
      }
    } catch (error) {
      noteError(error);
    }
    this.#load();
  }

  #form(kind, { title, values, moves, submit }) {
    return openForm({
      title,
      testid: 'place-dialog',
      values,
      fields: (data, errors, change) => html`
        ${textField({ name: 'code', label: t('shelves.code.' + kind), value: data.code, error: errors.code, change, required: true, length: 20, hint: t('shelves.codeHint'), autofocus: true })}
        ${textField({ name: 'name', label: t('shelves.name'), value: data.name, error: errors.name, change, length: 200, hint: t('shelves.nameHint.' + kind) })}
        ${moves ? textField({ name: 'parent', label: t('shelves.code.' + moves), value: data.parent, error: errors.parent, change, required: true, length: 20, hint: t('shelves.moveHint') }) : nothing}`,
      submit,
    });
  }

  #add() {
    const kind = this.#here ? BELOW[this.#here.kind] : 'store';
    return this.#form(kind, {
      title: t('shelves.add.' + kind),
      values: { code: '', name: '' },
      submit: (data) => post('/archive/places', { agency: session.agencyCode, kind, parent: this.#here?.code ?? null, code: data.code, name: data.name || null }),
    });
  }

  #edit() {
    const here = this.#here;
    const above = this.found.path.at(-2);
    return this.#form(here.kind, {
      title: t('shelves.edit'),
      values: { code: here.code, name: here.name, parent: above?.code ?? '' },
      moves: above?.kind,
      submit: (data) => put('/archive/places/' + here.id, { parent: above ? data.parent : null, code: data.code, name: data.name || null, version: here.version }),
    });
  }

  async #remove() {
    const above = this.found.path.at(-2);
    try {
      if (await confirmAction({ title: t('shelves.remove'), text: this.#words(this.#here), action: t('shelves.remove') })) {
        await del('/archive/places/' + this.#here.id);
        go('shelves', above ? [above.id] : []);
      }
    } catch (error) {
      noteError(error);
    }
  }

  /** Dossiers by year and code, one on a line. */
  #fill() {
    const box = this.#here.code;
    return openForm({
      title: t('shelves.fill'),
      intro: t('shelves.fillIntro'),
      testid: 'fill-dialog',
      values: { dossiers: '' },
      fields: (data, errors, change) => field({ id: 'x-dossiers', label: t('page.dossiers'), required: true, error: errors.dossiers, control: html`<textarea id="x-dossiers" name="dossiers" rows="6" data-testid="dossiers" .value=${data.dossiers} @input=${(event) => change('dossiers', event.target.value)}></textarea>` }),
      submit: (data) => post('/archive/boxed', { agency: session.agencyCode, box, dossiers: data.dossiers.split('\n').map((line) => line.trim()).filter(Boolean) }),
    });
  }

  #out() {
    return post('/archive/boxed', { agency: session.agencyCode, box: null, dossiers: [...this.chosen] });
  }

  #words(place) {
    return `${t('shelves.' + place.kind)} ${place.code}`;
  }

  #tick(ids, on) {
    const chosen = new Set(this.chosen);
    ids.forEach((id) => (on ? chosen.add(id) : chosen.delete(id)));
    this.chosen = chosen;
  }

  #print(form) {
    return openPdf({ title: t('shelves.print.' + form), path: `/archive/places/${this.#here.id}/print`, parameters: { form }, fileName: form === 'labels' ? 'nhan.pdf' : 'danh-sach.pdf' });
  }

  #buttons() {
    const here = this.#here;
    const below = here ? BELOW[here.kind] : 'store';
    return html`
      ${here && here.kind !== 'store' ? ['labels', 'list'].map((form) => html`<button type="button" class="button" data-testid="print-${form}" @click=${() => this.#print(form)}>${icon('print')} ${t('shelves.print.' + form)}</button>`) : nothing}
      ${this.found.mayKeep ? html`
        ${here ? html`<button type="button" class="button" data-testid="edit-place" @click=${() => this.#act(() => this.#edit())}>${icon('pen')} ${t('shelves.edit')}</button>` : nothing}
        ${here && !here.places && !here.dossiers ? html`<button type="button" class="button" data-testid="remove-place" @click=${() => this.#remove()}>${icon('close')} ${t('shelves.remove')}</button>` : nothing}
        ${below ? html`<button type="button" class="button primary" data-testid="add-place" @click=${() => this.#act(() => this.#add())}>${icon('plus')} ${t('shelves.add.' + below)}</button>` : html`<button type="button" class="button primary" data-testid="fill-box" @click=${() => this.#act(() => this.#fill())}>${icon('plus')} ${t('shelves.fill')}</button>`}` : nothing}`;
  }

  #places() {
    const { places } = this.found;
    const kind = places[0].kind;
    return html`<div class="table-box"><table class="plain-table" data-testid="places"><thead><tr><th>${t('shelves.' + kind)}</th><th>${t('shelves.name')}</th>${kind === 'box' ? nothing : html`<th class="num">${t('shelves.count.' + BELOW[kind])}</th>`}<th class="num">${t('page.dossiers')}</th></tr></thead>
      <tbody>${places.map((one) => html`<tr data-testid="place-row"><td><a href=${href('shelves', [one.id])}><b>${one.code}</b></a></td><td>${one.name}</td>${kind === 'box' ? nothing : html`<td class="num">${number(one.places)}</td>`}<td class="num">${number(one.dossiers)}</td></tr>`)}</tbody></table></div>`;
  }

  #dossiers() {
    const { dossiers, mayKeep } = this.found;
    const ids = dossiers.map((one) => one.id);
    return html`
      ${mayKeep ? html`<div class="list-bar">
        <button type="button" class="button" data-testid="put-elsewhere" ?disabled=${!this.chosen.size} @click=${() => this.#act(() => openBox([...this.chosen]))}>${icon('folder')} ${t('shelves.put')}</button>
        <button type="button" class="button" data-testid="take-out" ?disabled=${!this.chosen.size} @click=${() => this.#act(() => this.#out())}>${icon('close')} ${t('shelves.out')}</button></div>` : nothing}
      <div class="table-box"><table class="plain-table wide-table" data-testid="boxed"><thead><tr>${mayKeep ? html`<th class="tick"><input type="checkbox" aria-label=${t('list.selectShown')} .checked=${ids.length > 0 && ids.every((id) => this.chosen.has(id))} @change=${(event) => this.#tick(ids, event.target.checked)}></th>` : nothing}<th>${t('dossier.code')}</th><th>${t('dossier.title')}</th><th>${t('dossier.retention')}</th><th class="num">${t('archive.sheets')}</th></tr></thead>
        <tbody>${dossiers.map((one) => html`<tr data-testid="boxed-row">${mayKeep ? html`<td class="tick"><input type="checkbox" data-testid="choose" aria-label="${t('list.selectRow')} ${one.code}" .checked=${this.chosen.has(one.id)} @change=${(event) => this.#tick([one.id], event.target.checked)}></td>` : nothing}
          <td><b>${one.year}/${one.code}</b></td><td><a href=${href('dossier', [one.id])}>${one.title}</a></td><td>${one.retention ?? ''}</td><td class="num">${one.sheets === null ? '' : number(one.sheets)}</td></tr>`)}</tbody></table></div>`;
  }

  render() {
    if (this.failure) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.found) {
      return busy();
    }
    const { path, places, dossiers } = this.found;
    const here = this.#here;
    const kind = here ? BELOW[here.kind] ?? 'dossier' : 'store';
    return html`<div class="page-body" data-testid="shelves">
      <header class="page-head"><h1>${here ? this.#words(here) : t('page.shelves')}</h1>${here?.name ? html`<span class="muted">${here.name}</span>` : nothing}<span class="grow"></span>${this.#buttons()}</header>
      ${here ? html`<p data-testid="place-path"><a href=${href('shelves')}>${t('page.shelves')}</a>${path.slice(0, -1).map((one) => html` › <a href=${href('shelves', [one.id])}>${this.#words(one)}</a>`)} › ${this.#words(here)}</p>` : nothing}
      ${places.length ? this.#places() : dossiers.length ? this.#dossiers() : emptyState({ title: t('shelves.none.' + kind), text: t('shelves.noneHint.' + kind), symbol: 'folder' })}
    </div>`;
  }
}

define('vt-shelves-page', ShelvesPage);
