import { html, nothing } from '../vendor/lit.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';

/** What a Vietnamese name is told by, where there is little room: the middle and the given name. */
const short = (name) => name.split(' ').slice(-2).join(' ');

const SIGNS = { done: '✓', now: '●', skipped: '–', back: '↩', later: '' };

/**
 * The way of a document as a small picture: `steps` is [{ name, title, state: 'done' | 'now' | 'later' | 'skipped' | 'back', who, at }].
 * State by sign, words and colour.
 */
export function stepLine(steps) {
  return html`<ol class="step-line" data-testid="step-line" aria-label=${t('steps.label')}>${steps.map((step) => html`
    <li class=${step.state} title=${[step.title, step.who, formatDateTime(step.at)].filter(Boolean).join(' · ')} aria-current=${step.state === 'now' ? 'step' : nothing} data-testid="step-${step.name}">
      <span class="step-sign" aria-hidden="true">${SIGNS[step.state.split(' ')[0]] ?? ''}</span>
      <span class="step-words"><b>${step.title}</b><span class="sr-only">: ${t('steps.' + step.state.split(' ')[0])}</span>
        ${step.who ? html`<small class="ellipsis">${step.state.startsWith('now') ? step.who : short(step.who)}</small>` : nothing}
        ${step.at ? html`<small>${formatDate(step.at).slice(0, 5)}</small>` : nothing}
        </span></li>`)}</ol>`;
}
