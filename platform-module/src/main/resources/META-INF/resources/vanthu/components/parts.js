import { html, nothing } from '../vendor/lit.js';
import { t } from '../app/i18n.js';
import { percent } from '../app/format.js';
import { icon } from './icons.js';

/** Small pieces that every page draws the same way. */

/** A label, its control and what is wrong with it. `control` must carry id=`id` and aria-describedby=`${id}-note`. */
export function field({ id, label, control, error, hint, mark, wide, required }) {
  return html`
    <div class="field ${wide ? 'wide' : ''} ${error ? 'has-error' : ''}">
      <div class="field-top">
        <label for=${id}>${label}${required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing}</label>
        ${mark ?? nothing}
      </div>
      ${control}
      <div class="field-note" id="${id}-note">
        ${error
          ? html`<span class="error-text" data-testid="${id}-error">${icon('warn')} ${error}</span>`
          : hint ? html`<span class="hint">${hint}</span>` : nothing}
      </div>
    </div>`;
}

/** How sure the reading is, as a sign, a word for screen readers and a number. */
export function confidenceMark(confidence) {
  const share = percent(confidence);
  if (share === null) {
    return html`<span class="mark none" title=${t('confidence.none')}>${t('confidence.noneShort')}</span>`;
  }
  const level = confidenceLevel(confidence);
  return html`<span class="mark ${level}" title=${t('confidence.' + level)}>
    ${icon(level === 'sure' ? 'check' : 'warn')}<span>${share} %</span><span class="sr-only">${t('confidence.' + level)}</span></span>`;
}

export function confidenceLevel(confidence) {
  const share = percent(confidence);
  return share === null ? 'none' : share >= 90 ? 'sure' : share >= 70 ? 'check' : 'doubt';
}

const STATE_KIND = {
  awaitingCheck: 'wait', awaitingDirection: 'wait', registered: 'ok', voided: 'bad', quarantined: 'bad', refused: 'bad', failed: 'bad',
  inProgress: 'info', awaitingAssignment: 'wait', waiting: 'warn', done: 'ok', filed: 'ok', answeredEarlier: 'ok', recalled: 'bad',
  duplicate: 'warn', reading: 'info', stored: 'info', stable: 'info', seen: 'info', issued: 'ok', open: 'ok', closed: 'none', active: 'ok', locked: 'warn',
};

/** A state in words with its colour and a small sign. */
export function stateBadge(state, text = t('state.' + state)) {
  const kind = STATE_KIND[state] ?? 'none';
  return html`<span class="badge ${kind}"><span class="dot" aria-hidden="true"></span>${text}</span>`;
}

export function urgencyBadge(urgency) {
  return urgency > 0 ? html`<span class="badge ${urgency > 1 ? 'bad' : 'warn'}">${t('urgency.' + urgency)}</span>` : nothing;
}

/** What an empty page says: what will be here, and how to start. */
export function emptyState({ title, text, action, symbol = 'inbox', heading = false }) {
  return html`<div class="empty" data-testid="empty">
    ${icon(symbol)}${heading ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}${text ? html`<p>${text}</p>` : nothing}${action ?? nothing}</div>`;
}

/** Work in progress, in words. */
export const busy = (text = t('common.loading')) => html`<div class="busy" role="status"><span class="spin" aria-hidden="true"></span>${text}</div>`;

/** A failure with a way out. */
export function failureBox(error, again) {
  return html`<div class="failure" role="alert" data-testid="failure">
    ${icon('warn')}<div><strong>${error.message}</strong>
    ${error.status === 404 ? html`<p>${t('error.notFoundHint')}</p>` : nothing}
    ${again ? html`<p><button class="button" @click=${again}>${t('common.retry')}</button></p>` : nothing}</div></div>`;
}

/** A box of a given kind inside a page: info, warn, bad, ok. */
export function notice(kind, content, testid) {
  return html`<div class="notice ${kind}" role=${kind === 'bad' ? 'alert' : 'note'} data-testid=${testid ?? nothing}>
    ${icon(kind === 'ok' ? 'check' : kind === 'info' ? 'info' : 'warn')}<div>${content}</div></div>`;
}

/** Text of the server with <mark>…</mark> around hits and five entities: split and replaced, never interpreted as HTML. */
export function marked(text) {
  if (!text) {
    return nothing;
  }
  let inside = false;
  return text.split(/(<\/?mark>)/).map((piece) => {
    if (piece === '<mark>' || piece === '</mark>') {
      inside = piece === '<mark>';
      return nothing;
    }
    const plain = piece.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (whole, name) => ENTITIES[name]);
    return inside ? html`<mark>${plain}</mark>` : plain;
  });
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", amp: '&' };

/** A button with an icon and a name for everyone. */
export function iconButton({ name, label, run, testid, pressed, disabled, keys }) {
  return html`<button type="button" class="icon-button" title=${keys ? `${label} (${keys})` : label} aria-label=${label}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)} ?disabled=${disabled} data-testid=${testid ?? nothing} @click=${run}>${icon(name)}</button>`;
}
