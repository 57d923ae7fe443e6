import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { session } from '../app/session.js';
import { choiceField, textField } from './choice.js';
import { openForm } from './dialog.js';
import { stateBadge } from './parts.js';

export const LEVELS = ['01', '02', '03'];
const BADGE = { '01': 'active', '02': 'awaitingCheck', '03': 'locked' };
const AT_ONCE = 500;

/** A level of access in words. */
export const levelBadge = (level) => stateBadge(BADGE[level], t('access.level.' + level));

/** Sets or (`level` null) confirms the level of dossiers as they were seen; answers how many have another one now and how many are confirmed. */
export async function setLevels(rows, level, reason) {
  const outcome = { changed: 0, confirmed: 0 };
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const dossiers = rows.slice(from, from + AT_ONCE).map((row) => ({ dossier: row.id, level: row.level }));
    const done = await post('/archive/access', { agency: session.agencyCode, dossiers, level, reason: reason || null });
    outcome.changed += done.changed;
    outcome.confirmed += done.confirmed;
  }
  return outcome;
}

/** Asks which level dossiers shall have; resolves with what became of it. */
export const openLevels = (rows, intro) => openForm({
  title: t('access.change'),
  intro,
  testid: 'access-dialog',
  values: { level: rows[0].level, reason: '' },
  fields: (data, errors, change) => html`${choiceField({ name: 'level', label: t('access.level'), value: data.level, error: errors.level, change, options: LEVELS.map((one) => [one, t('access.level.' + one)]), hint: t('access.hint.' + data.level) })}
    ${textField({ name: 'reason', label: t('common.reason'), value: data.reason, error: errors.reason, change, length: 500, wide: true })}`,
  submit: (data) => setLevels(rows, data.level, data.reason),
});

/** For whom one dossier is open, who said so, and the button to change it for those who may. */
class AccessLevelView extends Element {
  static properties = { dossier: {}, found: { state: true } };

  willUpdate(changed) {
    if (changed.has('dossier')) {
      this.found = null;
      this.#load();
    }
  }

  async #load() {
    try {
      this.found = await get('/archive/access/' + this.dossier);
    } catch (error) {
      noteError(error);
    }
  }

  async #change() {
    try {
      if (await openLevels([{ id: this.dossier, level: this.found.level }], t('access.changeOne'))) {
        note(t('common.saved'));
      }
    } catch (error) {
      noteError(error);
    }
    this.#load();
  }

  render() {
    if (!this.found) {
      return nothing;
    }
    const { level, setByName, setAt, usual, reviewedByName, reviewedAt, mayChange } = this.found;
    return html`<span data-testid="access-level">${levelBadge(level)}
      <small class="muted">${reviewedByName ? t('access.reviewedBy', { name: reviewedByName, at: formatDateTime(reviewedAt) }) : usual ? t('access.usual') : t('access.setBy', { name: setByName, at: formatDateTime(setAt) })}</small>
      ${mayChange ? html`<button type="button" class="text-button" data-testid="access-change" @click=${() => this.#change()}>${t('access.change')}</button>` : nothing}</span>`;
  }
}

define('vt-access-level', AccessLevelView);
