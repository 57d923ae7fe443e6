import { html, nothing } from '../vendor/lit.js';
import { post } from '../app/api.js';
import { formatDateTime, formatDuration, formatSize } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { stateWord } from './capture-list.js';
import { askReason } from './dialog.js';
import { notice, stateBadge } from './parts.js';

const facts = (entry) => html`<dl class="facts">
  <dt>${t('capture.file')}</dt><dd>${entry.fileName}</dd>
  <dt>${t('capture.size')}</dt><dd>${formatSize(entry.sizeBytes)}${entry.pages ? ` · ${t('capture.pages', { n: entry.pages })}` : ''}</dd>
  <dt>${t('capture.seenAt')}</dt><dd>${formatDateTime(entry.seenAt)}</dd>
  ${entry.attempts ? html`<dt>${t('capture.attempts')}</dt><dd>${entry.attempts}${entry.retryAt ? ` · ${t('capture.retryAt', { time: formatDateTime(entry.retryAt) })}` : ''}</dd>` : nothing}
</dl>`;

/** A file that was not taken: why, and what to do. */
export function renderProblem(entry, changed) {
  const act = (work, text) => work.then((answer) => {
    note(text);
    changed(answer);
  }, noteError);
  const { duplicateOf } = entry;
  const byClerk = stateWord(entry) !== t('state.' + entry.state);
  return html`<section class="problem" data-testid="problem">
    <h2>${entry.fileName} ${byClerk ? stateBadge('closed', stateWord(entry)) : stateBadge(entry.state)}</h2>
    ${duplicateOf
      ? notice('warn', html`<strong>${t(duplicateOf.arrivalNumber ? 'capture.duplicateOf' : 'capture.duplicateEntry')}</strong><p><a href=${duplicateOf.arrivalNumber ? href('document', [duplicateOf.nodeId]) : href('capture', [duplicateOf.entryId])} data-testid="duplicate-link">${duplicateOf.arrivalNumber ? t('capture.arrival', { n: number(duplicateOf.arrivalNumber), year: duplicateOf.year }) : duplicateOf.fileName}</a>${duplicateOf.subject ? ` — ${duplicateOf.subject}` : ''}</p>`)
      : nothing}
    ${entry.reason
      ? notice(byClerk || entry.state === 'duplicate' ? 'info' : 'bad', html`<strong data-testid="reason-message">${entry.reason.message}</strong>${entry.reason.wayOut ? html`<p data-testid="way-out">${entry.reason.wayOut}</p>` : nothing}`)
      : nothing}
    ${facts(entry)}
    <div class="actions">
      ${['failed', 'quarantined'].includes(entry.state) ? html`<button type="button" class="button primary" data-testid="retry" @click=${() => act(post(`/capture/entries/${entry.id}/retry`), t('capture.retried'))}>${t('capture.retry')}</button>` : nothing}
      ${['refused', 'duplicate'].includes(entry.state) ? html`<p class="hint">${t('capture.closed')}</p>` : html`<button type="button" class="button" data-testid="discard" @click=${() => discardEntry(entry, changed)}>${t('capture.discard')}</button>`}
    </div>
  </section>`;
}

export function discardEntry(entry, changed) {
  return askReason({
    title: t('capture.discardTitle', { name: entry.fileName }),
    intro: t('capture.discardIntro'),
    action: t('capture.discard'),
    testid: 'discard-dialog',
    submit: async (reason) => {
      await post(`/capture/entries/${entry.id}/discard`, { reason });
      note(t('capture.discarded', { name: entry.fileName }));
      changed({ ...entry, state: 'refused', gone: true });
      return true;
    },
  });
}

/** A file on its way: what is done with it now, how long it took, how long it may take. */
export function renderReading(entry) {
  const { progress } = entry;
  const spent = progress?.startedAt ? Math.max(0, Date.now() - Date.parse(progress.startedAt)) : null;
  const share = spent !== null && progress.estimatedMs ? Math.min(0.98, spent / progress.estimatedMs) : null;
  return html`<section class="problem" data-testid="reading">
    <h2>${entry.fileName}</h2>
    <p role="status">${t('step.' + (progress?.step ?? entry.state))}${spent !== null ? ` · ${t('capture.since', { time: formatDuration(spent) })}` : ''}</p>
    ${share === null ? nothing : html`<progress max="1" .value=${share} aria-label=${t('capture.progress')}></progress>`}
    <p class="hint">${t('capture.readingHint')}</p>
    ${facts(entry)}
  </section>`;
}

/** A file that is done. */
export function renderDone(entry, registration, next) {
  if (entry.state === 'attached') {
    return renderAttached(entry);
  }
  const nodeId = registration?.nodeId ?? entry.nodeId;
  const arrivalNumber = registration?.arrivalNumber ?? entry.arrivalNumber;
  return html`<section class="problem" data-testid="entry-done">
    <h2>${entry.fileName} ${stateBadge('registered')}</h2>
    ${registration ? nothing : notice('info', t('capture.doneByOther'), 'done-by-other')}
    ${arrivalNumber ? html`<p class="big-line">${t('capture.arrival', { n: number(arrivalNumber), year: registration?.year ?? entry.registerYear })}</p>` : nothing}
    ${facts(entry)}
    <div class="actions">${nodeId ? html`<a class="button primary" href=${href('document', [nodeId])}>${t('capture.openDocument')}</a>` : nothing}
      ${next ? html`<button type="button" class="button" data-testid="next-entry" @click=${next}>${t('capture.keyNext')}</button>` : nothing}</div>
  </section>`;
}

/** A file that belongs to another. */
function renderAttached(entry) {
  return html`<section class="problem" data-testid="entry-attached">
    <h2>${entry.fileName} ${stateBadge('attached')}</h2>
    ${entry.attachedTo ? html`<p>${t('attachments.belongsTo', { name: entry.attachedTo.fileName })}</p>` : nothing}
    ${facts(entry)}
    ${entry.attachedTo ? html`<div class="actions"><a class="button primary" href=${href('capture', [entry.attachedTo.id])}>${t('common.open')}</a></div>` : nothing}
  </section>`;
}
